//! 林某任省文旅厅副厅长; 免去林某的局长职务: taking, holding and leaving office.

use super::holder::holder;
use super::verbs::{HOLDING, REMOVING, RESIGNING, TAKING};
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::title::{head, leading_titles};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityType::{Organisation, Person};
use crate::ontology::{Change, Modality, RelationType as R};
use crate::text::Span;

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
    // 是某支队|某站站长: the office is of the body that stands right before it.
    let next = view.context.mentions.get(body + 1).map(|m| m.mention.span.begin);
    if next == Some(span.end) && view.kind(body + 1) == Organisation {
        view.stop(span, Condition::Title);
        return;
    }
    let tail = view.plain(span.end, clause.end.max(span.end));
    let serving = ["当", "任", "担任", "做"].iter().find_map(|w| tail.strip_prefix(w));
    let tail = serving.unwrap_or(&tail);
    // 是某台新闻中心的记者
    let is = view.plain(clause.begin, phrase.span.begin).ends_with(['是', '系']);
    let of = |(part, title): (&str, &str)| (part.chars().count() <= 6).then(|| format!("{part}{title}"));
    let of_part = tail.split_once('的').filter(|_| is).and_then(of);
    let tail = of_part.as_deref().unwrap_or(tail);
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
    if !ended || !tells_of_office(&before, serving.is_some()) {
        view.stop(span, Condition::Title);
        return;
    }
    let (modality, change) = how_held(&before);
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

/// Whether what stands before the body says that somebody holds, takes or leaves an office there.
fn tells_of_office(before: &str, serving: bool) -> bool {
    let near = second_post(before).unwrap_or(before).trim_end_matches(['了', '的', '原']);
    HOLDING.iter().any(|w| near.ends_with(w) && !near.ends_with("成为"))
        || verb_near(before, REMOVING)
        || verb_near(before, RESIGNING)
        // 到某大学任助理员
        || serving && near.ends_with(['到', '在', '赴', '去', '于'])
        || TAKING.iter().any(|w| near.ends_with(w))
}

/// 兼任厂工会副主席、|某协会|理事: the second post of one verb; the text up to that verb.
fn second_post(before: &str) -> Option<&str> {
    let lead = before.strip_suffix('、')?;
    let titles = HOLDING.iter().filter_map(|verb| lead.rsplit_once(verb)).map(|(_, title)| title);
    let title = titles.min_by_key(|title| title.len())?;
    lead.strip_suffix(title).filter(|_| head(title).is_some() && title.chars().count() <= 12)
}

/// Whether the office is held, is to be, or no longer is, and how it changed hands.
fn how_held(before: &str) -> (Modality, Option<Change>) {
    let verb = |words: &[&str]| verb_near(before, words);
    let (modality, change) = if verb(REMOVING) {
        (Modality::Denied, Some(Change::Removed))
    } else if verb(RESIGNING) {
        (Modality::Denied, Some(Change::Resigned))
    } else if verb(TAKING) {
        (Modality::Done, Some(Change::Appointed))
    } else {
        (if verb(&["不再", "没有", "拒绝"]) { Modality::Denied } else { Modality::Done }, None)
    };
    let to_come = modality == Modality::Done && verb(&["拟任", "将任", "将出任", "拟"]);
    (if to_come { Modality::Planned } else { modality }, change)
}

/// Whether one of these words stands in the last sixteen characters.
fn verb_near(before: &str, words: &[&str]) -> bool {
    let last: String = before.chars().skip(before.chars().count().saturating_sub(16)).collect();
    words.iter().any(|w| last.contains(w))
}
