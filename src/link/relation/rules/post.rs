//! Posts whose body stands elsewhere than before the title: in brackets, or in what was said before.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::rules::position::{REMOVING, RESIGNING, TAKING};
use crate::link::relation::title::{head, leading_titles, titles};
use crate::link::relation::view::{Group, View};
use crate::ontology::EntityType::{Organisation, Person};
use crate::ontology::{Change, Modality, RelationType as R};
use crate::text::Span;

/// 姜某（时任某公司总裁助理）.
pub const BRACKET: Rule = Rule {
    id: "title-in-brackets",
    predicates: &[R::HoldsPosition],
    en: "a person, and in brackets right behind the name a body and a title",
    zh: "人名后括注机构与职务",
    example: "法院对[王小明:P]（时任[焦尾琴公司:O]总裁助理）和[李小红:P]（[燕山集团:O]董事长）作出判决。",
    finds: &["王小明 holdsPosition 焦尾琴公司", "李小红 holdsPosition 燕山集团"],
    counter: "[王小明:P]（[焦尾琴公司:O]供图）出席。",
    apply: bracket,
};

fn bracket(view: &View<'_>, sink: &mut Sink<'_>) {
    for bracket in &view.brackets {
        let end = view.phrases.partition_point(|p| p.span.end <= bracket.begin);
        let before = end.checked_sub(1).and_then(|i| view.phrases.get(i));
        let Some(person) = before.filter(|p| p.span.end == bracket.begin && view.kind(p.head) == Person)
        else {
            continue;
        };
        let inside = view.context.mentions_in(*bracket);
        let Some(body) = inside.first() else { continue };
        let span = body.mention.span;
        let opening = view.raw(bracket.begin, span.begin).trim_start_matches(['（', '(', '【', '[']);
        let rest = view.raw(span.end, bracket.end);
        let Some((found, rest)) = leading_titles(rest) else { continue };
        let ended = rest.starts_with(['）', ')', '】', ']', '，', ',', '；', '、']);
        let held = ["", "时任", "现任", "曾任", "原任", "系", "原", "现为", "原系", "任"];
        if !ended || !held.contains(&opening.trim()) {
            continue;
        }
        let former = ["时任", "曾任", "原任", "原", "原系"].contains(&opening.trim());
        let title = format!("{}{}", if former { "原" } else { "" }, found.join("、"));
        let trigger = Span::new(bracket.begin, span.begin.max(bracket.begin + 1));
        let trigger = if opening.is_empty() { Span::new(span.end, bracket.end) } else { trigger };
        let saying =
            Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence: 0.9 };
        let person = &view.mention(person.head).entity;
        sink.say_position(view, saying, person, &body.entity, Some(title), None);
    }
}

/// 协会成立，林某任会长.
pub const BODY_BEFORE: Rule = Rule {
    id: "office-of-body-before",
    predicates: &[R::HoldsPosition],
    en: "a person and 任, 当选 or 不再担任 with a title alone: the body is the one that the clause before founds, or whose \
         office of the same kind was spoken of before in the sentence",
    zh: "某人任、当选、不再担任某职而未言明机构：前一分句成立的机构，或本句前文同类职务所属机构",
    example: "1958年，[焦尾琴协会:O]成立，[王小明:P]任首任会长。[周天:P]当选[燕山学会:O]主席，[李小红:P]、[孙大为:P]当选副主席，\
              [赵海:P]不再担任主席。",
    finds: &[
        "王小明 holdsPosition 焦尾琴协会",
        "李小红 holdsPosition 燕山学会",
        "孙大为 holdsPosition 燕山学会",
        "赵海 holdsPosition 燕山学会 [denied]",
    ],
    counter: "1958年，[焦尾琴协会:O]成立，[王小明:P]到场祝贺会长。[燕山学会:O]闭会，[李小红:P]当选副主席。",
    apply: body_before,
};

const VERBS: &[&str] = &[
    "任",
    "担任",
    "出任",
    "当选",
    "当选为",
    "兼任",
    "就任",
    "被任命为",
    "被推选为",
    "连任",
    "续任",
    "不再担任",
    "不再兼任",
    "不再任",
    "卸任",
    "辞任",
    "辞去",
    "接任",
    "继任",
    "升任",
    "获任",
    "被选为",
    "受聘为",
    "受聘担任",
    "继续担任",
    "改任",
    "被聘为",
    "被聘任为",
    "再次当选",
];

fn body_before(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in view.groups.iter().filter(|g| !view.heads(g, &[Person]).is_empty()) {
        let people = view.heads(group, &[Person]);
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        // 甲、乙|等5人|当选
        let tail = tail.strip_prefix('等').unwrap_or(&tail);
        let people_more = tail
            .split_once('人')
            .filter(|(n, _)| n.chars().all(|c| c.is_numeric() || "一二三四五六七八九十".contains(c)));
        let tail = people_more.filter(|(count, _)| !count.is_empty()).map_or(tail, |(_, rest)| rest);
        let verbs = VERBS.iter().filter_map(|w| Some((*w, tail.strip_prefix(*w)?)));
        let Some((word, rest)) = verbs.max_by_key(|(w, _)| w.len()) else { continue };
        let rest = rest.strip_prefix(['新', '了']).unwrap_or(rest);
        let Some((found, rest)) = leading_titles(rest) else { continue };
        let ended = ["", "职务", "一职", "的职务"].contains(&rest);
        if !ended || people.len() != group.phrases.len() || !is_alone(view, group, clause) {
            continue;
        }
        let told = founded(view, index).or_else(|| same_office(view, index, &found));
        let told = told.map(|body| (&view.mention(body).entity, 0.75));
        let Some((body, confidence)) = told.or_else(|| view.employer(found[0], index)) else { continue };
        let says = |words: &[&str]| words.iter().any(|w| word.contains(w));
        let (modality, change) = if says(REMOVING) {
            (Modality::Denied, Some(Change::Removed))
        } else if says(RESIGNING) {
            (Modality::Denied, Some(Change::Resigned))
        } else {
            (Modality::Done, says(TAKING).then_some(Change::Appointed))
        };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence };
        for person in people {
            let person = &view.mention(person).entity;
            sink.say_position(view, saying, person, body, Some(found.join("、")), change);
        }
    }
}

/// Whether the clause holds no other names.
fn is_alone(view: &View<'_>, group: &Group, clause: Span) -> bool {
    let first = view.phrase_after(clause.begin);
    let names = view.phrases.iter().skip(first).take_while(|p| p.span.begin < clause.end).count();
    names == group.phrases.len()
}

/// The body that one of the two clauses before says was founded.
fn founded(view: &View<'_>, clause: usize) -> Option<usize> {
    (clause.saturating_sub(2)..clause).rev().find_map(|c| {
        let span = view.clauses[c];
        let founded = view.plain(span.begin, span.end).contains("成立");
        let bodies = view.groups_before(span.begin, span.end);
        let last = bodies.into_iter().find_map(|g| view.heads(g, &[Organisation]).last().copied());
        last.filter(|_| founded)
    })
}

/// The body with an office of the same kind, before in the sentence: …当选某会|主席, 林某当选|副主席.
fn same_office(view: &View<'_>, clause: usize, found: &[&str]) -> Option<usize> {
    let base = |title: &str| head(title).map(|h| h.strip_prefix('副').unwrap_or(h).to_owned());
    let wanted: Vec<_> = found.iter().filter_map(|t| base(t)).collect();
    let from = view.clauses[clause.saturating_sub(4)].begin;
    let end = view.phrases.partition_point(|p| p.span.end <= view.clauses[clause].begin);
    let phrases = view.phrases[..end].iter().rev().take_while(|p| p.span.begin >= from).take(8);
    let bodies = phrases.filter(|p| view.kind(p.head) == Organisation).map(|p| p.head);
    bodies.into_iter().find(|body| {
        let span = view.mention(*body).mention.span;
        let behind = view.plain(span.end, view.clauses[view.clause_at(span.begin)].end.max(span.end));
        let titles = leading_titles(&behind).map(|(t, _)| t).unwrap_or_default();
        titles.iter().filter_map(|t| base(t)).any(|t| wanted.contains(&t))
    })
}

/// 王小明，某大学教授，….
pub const AFTER_NAME: Rule = Rule {
    id: "title-after-name",
    predicates: &[R::HoldsPosition],
    en: "a person that ends a clause, and a clause of nothing but a body and a title",
    zh: "人名之后的分句只有机构与职务",
    example: "获奖者[王小明:P]，[焦尾琴大学:O]教授，今年五十岁。",
    finds: &["王小明 holdsPosition 焦尾琴大学"],
    counter: "台下坐着[王小明:P]，[焦尾琴大学:O]教授在讲台上讲话。",
    apply: after_name,
};

fn after_name(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, phrase) in view.phrases.iter().enumerate() {
        let next = view.phrases.get(index + 1).filter(|n| n.clause == phrase.clause + 1);
        let Some(next) = next.filter(|n| view.kind(n.head) == Organisation) else { continue };
        let (own, clause) = (view.clauses[phrase.clause], view.clauses[next.clause]);
        let ends = view.raw(phrase.span.end, own.end).is_empty() && view.group_of(index).phrases.len() == 1;
        let verb = view.verb_in(own.begin, phrase.span.begin);
        let opening = view.raw(clause.begin, next.span.begin);
        let held = ["", "现任", "时任", "原", "曾任", "现为", "系", "任"].contains(&opening);
        let last = view.mention(next.head).mention.span.end;
        let tail = view.raw(last, clause.end.max(last));
        if view.kind(phrase.head) != Person
            || !ends
            || verb
            || !held
            || view.raw(own.end, clause.begin) != "，"
        {
            continue;
        }
        let Some(found) = titles(tail) else { continue };
        let former = ["时任", "原", "曾任"].contains(&opening);
        let title = format!("{}{}", if former { "原" } else { "" }, found.join("、"));
        let trigger = Span::new(last, clause.end.max(last));
        let saying =
            Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence: 0.75 };
        let (person, body) = (&view.mention(phrase.head).entity, &view.mention(next.head).entity);
        sink.say_position(view, saying, person, body, Some(title), None);
    }
}
