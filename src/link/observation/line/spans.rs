//! What stands in brackets, and what lies in no name.

use super::Class;
use crate::link::observation::enclosure::{Enclosure, Mark};
use crate::link::observation::quantity::Quantity;
use crate::text::Span;

/// A quick look, so that sentences without a number cost nothing more.
pub(super) fn may_count(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万亿几首".contains(c))
}

pub(super) fn brackets<'b>(
    enclosed: &'b [Enclosure],
    quantities: &'b [Quantity],
) -> impl Iterator<Item = (Span, Class)> + 'b {
    enclosed
        .iter()
        .filter(|e| e.mark == Mark::Bracket)
        .filter(|e| {
            let next = quantities.partition_point(|q| q.span.begin < e.span.begin);
            quantities.get(next).is_none_or(|q| q.span.begin >= e.span.end)
        })
        .map(|e| (e.span, Class::Bracket))
}

/// Drops the quantities that touch one of `blocked`, both in order.
pub(super) fn retain_free(quantities: &mut Vec<Quantity>, blocked: &[Span]) {
    quantities.retain(|q| {
        let next = blocked.partition_point(|b| b.end <= q.core.begin);
        blocked.get(next).is_none_or(|b| !b.overlaps(q.core))
    });
}

/// Overlapping spans joined, in order.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.begin < last.end => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}
