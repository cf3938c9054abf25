//! Whom a number is about.

use super::line::{Class, Line};
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

/// 甲公司和乙公司分别持股24.5%: whom one number holds for, each; empty where it holds for one subject, or where several
/// numbers follow.
pub(super) fn each(line: &Line<'_>, at: usize) -> Vec<EntityId> {
    let clause = super::phrase::clause_start(line, at);
    let row = matches!(line.class(at + 1), Class::Pause | Class::And) && line.quantity(at + 2).is_some();
    let after = at >= 2 && line.quantity(at - 2).is_some();
    let Some(mark) =
        (clause..at).rev().find(|&k| matches!(line.word(k), "分别" | "各自")).filter(|_| !row && !after)
    else {
        return Vec::new();
    };
    let mut begin = mark;
    while begin > clause && matches!(line.class(begin - 1), Class::Name(_) | Class::Pause | Class::And) {
        begin -= 1;
    }
    let (Some(first), Some(last)) =
        (line.items.get(begin), mark.checked_sub(1).and_then(|k| line.items.get(k)))
    else {
        return Vec::new();
    };
    if begin == mark {
        return Vec::new();
    }
    let names = line.context.mentions_in(first.span.cover(last.span).shifted(line.span.begin));
    if names.len() < 2 { Vec::new() } else { names.iter().map(|m| m.entity.clone()).collect() }
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
