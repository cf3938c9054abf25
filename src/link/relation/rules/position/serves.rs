//! 在某校任教: a post whose title is left open.

use super::holder::holder;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation, Person};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 在某校任教.
pub const SERVES: Rule = Rule {
    id: "serves-at",
    predicates: &[R::HoldsPosition],
    en: "在, a body, and 任职, 任教 or 供职, the person before or behind 的; the title is left open",
    zh: "在某机构任职、任教、供职（的某人）",
    example: "[王小明:P]没有投资，也不在[焦尾琴公司:O]任职。在[天目大学:O]任教的校友[李小红:P]到场。",
    finds: &["李小红 holdsPosition 天目大学", "王小明 holdsPosition 焦尾琴公司 [denied]"],
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
        // 在某校任教的|林某
        let after = phrase.span.end + word.len();
        let relative = view.raw(after, clause.end.max(after)).starts_with('的');
        let described = || {
            let next = view.phrases.get(view.phrase_after(after)).filter(|p| p.span.begin < clause.end)?;
            let gap = view.plain(after, next.span.begin);
            let person = view.kind(next.head) == Person && next.first == next.head;
            (person && gap.chars().count() <= 16).then(|| (&view.mention(next.head).entity, 1.0))
        };
        let found = if relative { described() } else { holder(view, phrase) };
        let Some((person, weight)) = found else { continue };
        let denied = ["不在", "没有在", "未在", "不再在"].iter().any(|w| before.ends_with(w));
        let modality = if denied { Modality::Denied } else { Modality::Done };
        let trigger = Span::new(phrase.span.end, phrase.span.end + word.len());
        let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence: 0.75 * weight };
        sink.say(view, saying, person, &view.mention(phrase.head).entity);
    }
}
