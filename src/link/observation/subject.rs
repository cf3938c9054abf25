//! Whom a number is about.

use super::line::Line;
use crate::link::{Context, EntityId};
use crate::ontology::EntityType;
use crate::text::Span;

/// The nearest name before the quantity in its clause, else in its sentence, else whom the sentence is about.
pub(super) fn subject(line: &Line<'_>, clause: usize, at: usize) -> Option<EntityId> {
    let begin = line.items.get(clause).map_or(0, |i| i.span.begin);
    let end = line.items.get(at).map_or(begin, |i| i.span.begin);
    nearest(line, Span::new(begin.min(end), end))
        .or_else(|| supplied(&line.context, line.span))
        .or_else(|| nearest(line, Span::new(0, begin)))
}

fn nearest(line: &Line<'_>, within: Span) -> Option<EntityId> {
    let acts = |kind| kind != EntityType::Work;
    line.context
        .mentions_in(within.shifted(line.span.begin))
        .iter()
        .rev()
        .find(|m| acts(m.mention.kind))
        .map(|m| m.entity.clone())
}

/// Whom a sentence is about that names nobody.
fn supplied(context: &Context<'_>, sentence: Span) -> Option<EntityId> {
    let index = context.article.sentence_at(sentence.begin)?;
    crate::link::subject::supplied(context, index).map(|(entity, _)| entity)
}
