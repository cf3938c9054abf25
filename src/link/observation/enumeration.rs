//! What is named beside a count: 2个(甲馆、乙馆), or 甲馆、乙馆2家展馆.

use super::line::{Class, Line};
use crate::link::EntityId;
use crate::text::Span;

/// The entities named beside the quantity of item `at`, and whether they are as many as counted.
pub(super) fn enumerated(line: &Line<'_>, at: usize) -> (Vec<EntityId>, Option<bool>) {
    let named = match line.items.get(at + 1) {
        _ if bracket_after(line, at).is_some() => {
            bracket_after(line, at).map(|s| inside(line, s)).unwrap_or_default()
        }
        // 示范区和实践基地23个: without a noun behind, the names are what is counted.
        Some(next) if next.is_nominal() || next.class == Class::Modifier => row_before(line, at),
        _ => Vec::new(),
    };
    let counted = line.quantity(at).and_then(|q| q.value);
    let complete = counted.map(|value| (value - named.len() as f64).abs() < 0.5);
    if named.is_empty() { (named, None) } else { (named, complete) }
}

/// The bracket right after the quantity or the noun that it counts.
fn bracket_after(line: &Line<'_>, at: usize) -> Option<Span> {
    let mut next = at + 1;
    while next < at + 8 && line.items.get(next).is_some_and(|i| i.is_nominal() || i.class == Class::Modifier)
    {
        next += 1;
    }
    (line.class(next) == Class::Bracket).then(|| line.items[next].span)
}

fn inside(line: &Line<'_>, span: Span) -> Vec<EntityId> {
    line.context.mentions_in(span.shifted(line.span.begin)).iter().map(|m| m.entity.clone()).collect()
}

/// At least two names joined by 、 that stand right before the quantity.
fn row_before(line: &Line<'_>, at: usize) -> Vec<EntityId> {
    let mut begin = at;
    let mut names = 0;
    while begin > 0 && at - begin < 400 {
        match line.class(begin - 1) {
            Class::Name(_) => names += 1,
            Class::Pause | Class::And | Class::Etc if begin - 1 > 0 => {}
            _ => break,
        }
        begin -= 1;
    }
    if names < 2 {
        return Vec::new();
    }
    inside(line, line.items[begin].span.cover(line.items[at - 1].span))
}
