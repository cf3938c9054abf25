//! Who holds which post: 市委书记林某; 林某任秘书长; 免去林某的局长职务.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::title::{has_unit, head, is_government, leading_titles, titles};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityType::{Organisation, Person};
use crate::ontology::{Change, EntityClass, Modality, RelationType as R};
use crate::text::Span;

/// 国务院副总理韩正.
pub const APPOSITION: Rule = Rule {
    id: "title-before-name",
    predicates: &[R::HoldsPosition],
    en: "a body, a title made of title words, and a person; several bodies give several posts",
    zh: "机构、职务、人名连写；多个机构即多个职务",
    example: "[溧阳市委:O/PartyBody]常委、[焦尾琴协会:O]原会长[王小明:P]出席。",
    finds: &["王小明 holdsPosition 溧阳市委", "王小明 holdsPosition 焦尾琴协会"],
    counter: "[溧阳市委:O/PartyBody]邀请[王小明:P]。",
    apply: apposition,
};

fn apposition(view: &View<'_>, sink: &mut Sink<'_>) {
    let mut last: Option<(usize, Vec<String>)> = None;
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == Person) {
        let mut bodies = Vec::new();
        for at in phrase.first..phrase.head {
            if view.kind(at) == Organisation {
                bodies.push(at);
            }
        }
        for body in &bodies {
            let from = view.mention(*body).mention.span.end;
            let Some(title) = title_of(view, *body, phrase) else {
                view.stop(view.mention(*body).mention.span, Condition::Title);
                continue;
            };
            let trigger = Span::new(from, view.mention(body + 1).mention.span.begin.max(from));
            let saying =
                Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence: 0.95 };
            let (person, body) = (&view.mention(phrase.head).entity, &view.mention(*body).entity);
            sink.say_position(view, saying, person, body, Some(title), None);
        }
        if bodies.is_empty() {
            inherited(view, phrase, last.as_ref(), sink);
        }
        if let Some(body) = bodies.last() {
            last = Some((*body, titles_of(view, phrase)));
        } else if phrase.first < phrase.head {
            last = None;
        }
    }
}

/// The title that a body gives to the person of the phrase: what stands behind it, with a 原 before it.
fn title_of(view: &View<'_>, body: usize, phrase: &Phrase) -> Option<String> {
    let from = view.mention(body).mention.span.end;
    let gap = view.plain(from, view.mention(body + 1).mention.span.begin);
    let mut found = titles(gap.trim_end_matches(['、', '兼', ' ']))?;
    // 书记、中组部部长: the second post is of another body.
    let mut first = true;
    found.retain(|t| std::mem::take(&mut first) || !has_unit(t));
    if is_party(view, body) {
        found.retain(|t| !is_government(t));
    }
    if found.is_empty() {
        return None;
    }
    let clause = view.clauses[phrase.clause];
    let begin = view.mention(phrase.first).mention.span.begin;
    let former = view.plain(clause.begin.min(begin), begin).ends_with('原') && !found[0].starts_with('原');
    Some(format!("{}{}", if former { "原" } else { "" }, found.join("、")))
}

/// 市委, 纪委: a party body has no 副县长.
fn is_party(view: &View<'_>, body: usize) -> bool {
    let mention = view.mention(body);
    let class = view.context.entity(&mention.entity).and_then(|e| e.class).or(mention.mention.class);
    let surface = view.context.article.slice(mention.mention.span);
    class == Some(EntityClass::PartyBody) || class.is_none() && surface.ends_with('委')
}

fn titles_of(view: &View<'_>, phrase: &Phrase) -> Vec<String> {
    let from = view.mention(phrase.first).mention.span.end;
    let text = view.plain(from, view.mention(phrase.head).mention.span.begin);
    titles(&text).unwrap_or_default().into_iter().map(str::to_owned).collect()
}

/// 中心主任陈某，原纪检组长周某: the second is of the same body where the titles belong together.
fn inherited(view: &View<'_>, phrase: &Phrase, last: Option<&(usize, Vec<String>)>, sink: &mut Sink<'_>) {
    let Some((body, before)) = last else { return };
    let begin = phrase.span.begin;
    let index = view.phrase_after(begin);
    let Some(previous) = index.checked_sub(1).and_then(|i| view.phrases.get(i)) else { return };
    let gap = view.plain(previous.span.end, begin);
    let text = gap.trim_start_matches(['，', '、', '和', '与', '及']);
    let Some(found) = titles(text) else { return };
    let heads: Vec<_> = before.iter().filter_map(|t| head(t)).collect();
    let together = found.iter().any(|title| {
        let own = head(title).unwrap_or_default();
        let deputy = own.strip_prefix('副').unwrap_or(own);
        ["党组", "纪检", "原党", "党委", "总工程师", "总经济师"]
            .iter()
            .any(|w| title.starts_with(w) || title.contains(w))
            || heads.contains(&own)
            || heads.contains(&deputy)
    });
    if text == gap || !together || found.iter().any(|t| is_government(t)) {
        return;
    }
    let trigger = Span::new(previous.span.end, begin);
    let saying = Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence: 0.7 };
    let (person, body) = (&view.mention(phrase.head).entity, &view.mention(*body).entity);
    sink.say_position(view, saying, person, body, Some(found.join("、")), None);
}

/// 林某任省文旅厅副厅长; 免去林某的局长职务.
pub const OFFICE: Rule = Rule {
    id: "takes-office",
    predicates: &[R::HoldsPosition],
    en: "a verb of holding, taking or leaving office, a body and a title; the person stands before",
    zh: "任、当选、免去等动词后接机构与职务",
    example: "会议任命[李小红:P]为[焦尾琴协会:O]秘书长，免去[王小明:P]的[焦尾琴协会:O]会长职务。",
    finds: &["李小红 holdsPosition 焦尾琴协会", "王小明 holdsPosition 焦尾琴协会 [denied]"],
    counter: "[王小明:P]对[焦尾琴协会:O]会长表示感谢。",
    apply: office,
};

const HOLDING: &[&str] = &[
    "是",
    "任",
    "担任",
    "出任",
    "现任",
    "曾任",
    "历任",
    "兼任",
    "就任",
    "为",
    "系",
    "受聘为",
    "聘为",
    "出任了",
    "当",
    "做",
    "接任",
    "继任",
    "转任",
    "升任",
    "进入",
    "再任",
    "调任",
];
const TAKING: &[&str] =
    &["任命", "当选", "出任", "就任", "接任", "继任", "升任", "聘", "选举", "推选", "调任"];
const REMOVING: &[&str] = &["免去", "免除", "撤销", "罢免", "不再担任", "不再兼任", "卸任"];
const RESIGNING: &[&str] = &["辞去", "请辞", "辞任", "离任"];

fn office(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in &view.phrases {
        for at in phrase.first..=phrase.head {
            if view.kind(at) == Organisation && view.kind(phrase.head) != Person {
                one_office(view, phrase, at, sink);
            }
        }
    }
}

fn one_office(view: &View<'_>, phrase: &Phrase, body: usize, sink: &mut Sink<'_>) {
    let clause = view.clauses[phrase.clause];
    let span = view.mention(body).mention.span;
    let tail = view.plain(span.end, clause.end.max(span.end));
    let serving = ["当", "任", "担任", "做"].iter().find_map(|w| tail.strip_prefix(w));
    let tail = serving.unwrap_or(&tail);
    let Some((found, rest)) = leading_titles(tail) else {
        view.stop(span, Condition::Title);
        return;
    };
    let rest = rest.trim_start_matches(['、', ' ']);
    let ended = rest.is_empty()
        || ["职务", "一职", "的职务", "等职", "期间", "后", "时", "以来", "兼"]
            .iter()
            .any(|w| rest.starts_with(w))
        || view.phrases.iter().skip(view.phrase_after(span.end)).take(1).any(|p| p.clause == phrase.clause);
    let before = view.plain(clause.begin, phrase.span.begin);
    let near = before.trim_end_matches(['了', '的', '原']);
    let last: String = before.chars().skip(before.chars().count().saturating_sub(16)).collect();
    let verb = |words: &[&str]| words.iter().any(|w| last.contains(w));
    let holds = HOLDING.iter().any(|w| near.ends_with(w) && !near.ends_with("成为"))
        || verb(REMOVING)
        || verb(RESIGNING);
    // 到某大学任助理员
    let holds = holds || serving.is_some() && near.ends_with(['到', '在', '赴', '去', '于']);
    let holds = holds || TAKING.iter().any(|w| near.ends_with(w));
    if !ended || !holds {
        view.stop(span, Condition::Title);
        return;
    }
    let (modality, change) = if verb(REMOVING) {
        (Modality::Denied, Some(Change::Removed))
    } else if verb(RESIGNING) {
        (Modality::Denied, Some(Change::Resigned))
    } else if verb(TAKING) {
        (Modality::Done, Some(Change::Appointed))
    } else {
        (if verb(&["不再", "没有", "拒绝"]) { Modality::Denied } else { Modality::Done }, None)
    };
    let modality = if modality == Modality::Done && verb(&["拟任", "将任", "将出任", "拟"]) {
        Modality::Planned
    } else {
        modality
    };
    let Some((person, weight)) = holder(view, phrase) else {
        view.stop(span, Condition::Subject);
        return;
    };
    let previous =
        view.groups_before(clause.begin, phrase.span.begin).next().map_or(clause.begin, |g| g.span.end);
    let trigger = Span::new(previous.max(clause.begin).min(phrase.span.begin), phrase.span.begin);
    let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence: 0.9 * weight };
    sink.say_position(view, saying, person, &view.mention(body).entity, Some(found.join("、")), change);
}

/// The person before the body: in the clause, carried over from one before, or from the sentence before.
fn holder<'a>(view: &View<'a>, phrase: &Phrase) -> Option<(&'a crate::link::EntityId, f32)> {
    let clause = view.clauses[phrase.clause];
    let own = view.groups_before(clause.begin, phrase.span.begin).take(4).find_map(|g| {
        let heads = view.heads(g, &[Person]);
        heads.last().copied()
    });
    if let Some(person) = own {
        return Some((&view.mention(person).entity, 1.0));
    }
    if view.is_reported(phrase.clause) {
        return None;
    }
    if let Some((_, group)) = view.subject_before(phrase.clause) {
        return view.heads(group, &[Person]).first().map(|h| (&view.mention(*h).entity, 0.9));
    }
    let earlier = view.earlier.iter().find(|i| view.kind(**i) == Person)?;
    Some((&view.mention(*earlier).entity, 0.7))
}

/// 在某校任教.
pub const SERVES: Rule = Rule {
    id: "serves-at",
    predicates: &[R::HoldsPosition],
    en: "在, a body, and 任职, 任教 or 供职; the title is left open",
    zh: "在某机构任职、任教、供职",
    example: "[王小明:P]没有投资，也不在[焦尾琴公司:O]任职。",
    finds: &["王小明 holdsPosition 焦尾琴公司 [denied]"],
    counter: "[王小明:P]在[焦尾琴公司:O]门口等候。",
    apply: serves,
};

fn serves(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == Organisation) {
        let clause = view.clauses[phrase.clause];
        let before = view.plain(clause.begin, phrase.span.begin);
        let tail = view.plain(phrase.span.end, clause.end.max(phrase.span.end));
        let serves = ["任职", "任教", "供职", "执教", "从教", "挂职"].iter().find(|w| tail.starts_with(**w));
        let Some(word) = serves.filter(|_| before.ends_with(['在', '于', '到'])) else { continue };
        let Some((person, weight)) = holder(view, phrase) else { continue };
        let denied = ["不在", "没有在", "未在", "不再在"].iter().any(|w| before.ends_with(w));
        let modality = if denied { Modality::Denied } else { Modality::Done };
        let trigger = Span::new(phrase.span.end, phrase.span.end + word.len());
        let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence: 0.75 * weight };
        sink.say(view, saying, person, &view.mention(phrase.head).entity);
    }
}

/// 协会成立，林某任会长.
pub const BODY_BEFORE: Rule = Rule {
    id: "office-of-body-before",
    predicates: &[R::HoldsPosition],
    en: "a person and 任 or 当选 with a title alone: the body is the one that the clause before is about",
    zh: "某人任某职而未言明机构：前一分句所述机构",
    example: "1958年，[焦尾琴协会:O]成立，[王小明:P]任首任会长。",
    finds: &["王小明 holdsPosition 焦尾琴协会"],
    counter: "1958年，[焦尾琴协会:O]成立，[王小明:P]到场祝贺会长。",
    apply: body_before,
};

fn body_before(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == Person && p.clause > 0) {
        let clause = view.clauses[phrase.clause];
        let tail = view.plain(phrase.span.end, clause.end.max(phrase.span.end));
        let mut verb =
            ["任", "担任", "出任", "当选", "当选为", "兼任", "就任", "被任命为", "被推选为"].iter().rev();
        let Some((word, rest)) = verb.find_map(|w| Some((*w, tail.strip_prefix(*w)?))) else { continue };
        let Some((found, "")) = leading_titles(rest) else { continue };
        let alone = {
            let first = view.phrase_after(clause.begin);
            view.phrases
                .iter()
                .skip(first)
                .take(2)
                .all(|p| p.clause != phrase.clause || p.head == phrase.head)
        };
        let before = (phrase.clause.saturating_sub(2)..phrase.clause).rev().find_map(|c| {
            let span = view.clauses[c];
            let founded = view.plain(span.begin, span.end).contains("成立");
            let last = view
                .groups_before(span.begin, span.end)
                .find_map(|g| view.heads(g, &[Organisation]).last().copied());
            last.filter(|_| founded)
        });
        let Some(body) = before.filter(|_| alone) else { continue };
        let change = TAKING.iter().any(|w| word.contains(w)).then_some(Change::Appointed);
        let saying = Saying {
            predicate: R::HoldsPosition,
            trigger: Span::new(phrase.span.end, clause.end.max(phrase.span.end)),
            modality: Modality::Done,
            confidence: 0.75,
        };
        let (person, body) = (&view.mention(phrase.head).entity, &view.mention(body).entity);
        sink.say_position(view, saying, person, body, Some(found.join("、")), change);
    }
}
