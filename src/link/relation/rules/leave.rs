//! Who leaves an office, and who takes it over, where the office is not named anew: 会长林某因病辞职，由周某接任.

use crate::link::EntityId;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::title::titles;
use crate::link::relation::view::{Phrase, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation, Person};
use crate::ontology::{Change, Modality, RelationType as R};
use crate::text::Span;

/// 会长林某因病辞职，由周某接任.
pub const LEAVES: Rule = Rule {
    id: "leaves-office",
    predicates: &[R::HoldsPosition],
    en: "a person with a title, and 辞职, 卸任 or 被免去职务 at the end of the clause or the one behind: that office is left; \
         不再兼任该职: the office of the clause before; 由…接任: who takes over what was left",
    zh: "某职某人辞职、卸任、被免职：离任该职；不再兼任该职：前一分句所述之职；由某人接任：接任所离之职",
    example: "[焦尾琴协会:O]会长[王小明:P]因病辞职，由[李小红:P]接任。",
    finds: &["王小明 holdsPosition 焦尾琴协会 [denied]", "李小红 holdsPosition 焦尾琴协会"],
    counter: "[焦尾琴协会:O]会长[王小明:P]因病缺席，由[李小红:P]接任。[天目学会:O]会长[周天:P]拒绝辞职。",
    apply: leaves,
};

/// How a clause ends that says that somebody leaves an office, and whether it is of their own will.
const LEAVING: &[(&str, bool)] = &[
    ("辞职", true),
    ("请辞", true),
    ("离职", true),
    ("去职", true),
    ("辞任", true),
    ("辞去职务", true),
    ("辞去该职", true),
    ("辞去该职务", true),
    ("卸任", false),
    ("离任", false),
    ("被免职", false),
    ("被撤职", false),
    ("被免去职务", false),
    ("被撤销职务", false),
    ("被解除职务", false),
    ("不再兼任", false),
    ("不再担任", false),
    ("不再兼任该职", false),
    ("不再担任该职", false),
    ("不再兼任该职务", false),
    ("不再担任该职务", false),
];

/// Whether a clause that ends so says that somebody leaves the office that they are named with; 不再兼任该职 is of another.
pub(super) fn is_leaving(text: &str) -> bool {
    LEAVING.iter().any(|(word, _)| !word.starts_with("不再") && !word.contains('该') && text.ends_with(word))
}

/// What keeps it from being so: 拒绝辞职, 传闻离职.
const UNTRUE: &[&str] = &[
    "未", "没", "拒绝", "否认", "要求", "呼吁", "传", "并非", "不会", "将", "拟", "计划", "有意", "是否",
    "曾想", "如",
];

/// An office that somebody leaves.
struct Left<'a> {
    person: &'a EntityId,
    body: &'a EntityId,
    title: String,
    confidence: f32,
}

fn leaves(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, clause) in view.clauses.iter().enumerate() {
        let text = view.plain(clause.begin, clause.end);
        if let Some((left, change)) = left(view, index, &text) {
            say(view, sink, *clause, left, Modality::Denied, change);
        } else if let Some(person) = successor(view, index, &text) {
            let from = index.saturating_sub(2);
            let before = (from..index).rev().find_map(|c| {
                let span = view.clauses[c];
                let text = view.plain(span.begin, span.end);
                left(view, c, &text).or_else(|| removed(view, c, &text))
            });
            let Some((vacant, _)) = before else { continue };
            say(view, sink, *clause, Left { person, ..vacant }, Modality::Done, Change::Appointed);
        }
    }
}

fn say(
    view: &View<'_>,
    sink: &mut Sink<'_>,
    trigger: Span,
    left: Left<'_>,
    modality: Modality,
    change: Change,
) {
    let Left { person, body, title, confidence } = left;
    let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence };
    sink.say_position(view, saying, person, body, Some(title), Some(change));
}

/// The office that the clause says is left.
fn left<'a>(view: &View<'a>, clause: usize, text: &str) -> Option<(Left<'a>, Change)> {
    let text = text.strip_suffix('了').unwrap_or(text);
    let ends = LEAVING.iter().filter(|(w, _)| text.ends_with(w)).max_by_key(|(w, _)| w.len());
    let (word, willing) = ends?;
    let lead = text.strip_suffix(word).unwrap_or_default();
    let change = if *willing { Change::Resigned } else { Change::Removed };
    if UNTRUE.iter().any(|w| lead.contains(w)) || view.is_reported(clause) {
        return None;
    }
    let phrase = leaver(view, clause, lead)?;
    let person = &view.mention(phrase.head).entity;
    let (body, title, confidence) = if word.contains('该') || word.starts_with("不再") {
        office_before(view, clause)?
    } else {
        office_of(view, phrase)?
    };
    Some((Left { person, body, title, confidence }, change))
}

/// 免去某人的某局局长职务: the office that is taken away.
fn removed<'a>(view: &View<'a>, clause: usize, text: &str) -> Option<(Left<'a>, Change)> {
    let span = view.clauses[clause];
    text.contains("免去").then_some(())?;
    let end = view.phrases.partition_point(|p| p.span.end <= span.end);
    let phrase = view.phrases[..end].last().filter(|p| p.span.begin >= span.begin)?;
    let body = Some(phrase.head).filter(|head| view.kind(*head) == Organisation)?;
    let title = view.plain(phrase.span.end, span.end.max(phrase.span.end));
    let found = titles(title.strip_suffix("职务")?)?;
    let person = view.mention(body.checked_sub(1)?);
    let (person, body) = (&person.entity, &view.mention(body).entity);
    Some((Left { person, body, title: found.join("、"), confidence: 0.8 }, Change::Removed))
}

/// Who leaves: the person that the clause opens with, else the one that an earlier clause did.
fn leaver<'v>(view: &'v View<'_>, clause: usize, lead: &str) -> Option<&'v Phrase> {
    let here = view.clauses[clause];
    let own = view.phrases.get(view.phrase_after(here.begin)).filter(|p| p.span.begin < here.end);
    if let Some(phrase) = own {
        return Some(phrase).filter(|p| view.kind(p.head) == Person);
    }
    if !WORDS.is_adverbial(lead) {
        return None;
    }
    let (_, group) = view.subject_before(clause)?;
    view.phrases.get(group.phrases.start).filter(|p| group.phrases.len() == 1 && view.kind(p.head) == Person)
}

/// The office that the person of the phrase is named with: 某协会会长|林某, 会长|林某.
fn office_of<'a>(view: &View<'a>, phrase: &Phrase) -> Option<(&'a EntityId, String, f32)> {
    let body = phrase.head.checked_sub(1).filter(|at| *at >= phrase.first);
    let name = view.mention(phrase.head).mention.span.begin;
    if let Some(at) = body {
        let text = view.plain(view.mention(at).mention.span.end, name);
        let found = titles(&text).filter(|_| view.kind(at) == Organisation)?;
        return Some((&view.mention(at).entity, found.join("、"), 0.8));
    }
    let text = view.plain(view.clauses[phrase.clause].begin, name);
    let found = titles(&text)?;
    let (body, confidence) = view.employer(found[0], phrase.clause)?;
    Some((body, found.join("、"), confidence))
}

/// The office that the clause before gives to somebody else: 聘任周某为总经理，|林某不再兼任该职.
fn office_before<'a>(view: &View<'a>, clause: usize) -> Option<(&'a EntityId, String, f32)> {
    let index = clause.checked_sub(1)?;
    let before = view.clauses[index];
    let text = view.plain(before.begin, before.end);
    let found = ["为", "任"].iter().find_map(|w| titles(text.rsplit_once(w)?.1))?;
    let first = view.phrase_after(before.begin);
    let mut near = view.phrases.iter().skip(first).take_while(|p| p.span.begin < before.end);
    let named = near.find(|p| view.kind(p.head) == Organisation).map(|p| (&view.mention(p.head).entity, 0.7));
    let (body, confidence) = named.or_else(|| view.employer(found[0], index))?;
    Some((body, found.join("、"), confidence))
}

/// 由某某|接任: who takes over.
fn successor<'a>(view: &View<'a>, clause: usize, text: &str) -> Option<&'a EntityId> {
    let ends = ["接任", "继任", "接替", "接棒", "接任该职", "接任其职"].iter().any(|w| text.ends_with(w));
    let span = view.clauses[clause];
    let first = view.phrase_after(span.begin);
    let phrase = view.phrases.get(first).filter(|p| ends && p.span.begin < span.end)?;
    let opening = view.plain(span.begin, phrase.span.begin);
    let by = opening.is_empty() || opening.trim_end_matches('原').ends_with('由');
    let alone = view.phrases.get(first + 1).is_none_or(|p| p.span.begin >= span.end);
    let planned = ["将", "拟"].iter().any(|w| text.contains(w));
    (by && alone && !planned && view.kind(phrase.head) == Person).then(|| &view.mention(phrase.head).entity)
}
