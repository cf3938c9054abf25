//! 在某校任教: a post whose title is left open.

use super::holder::holder;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::Organisation;
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

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
