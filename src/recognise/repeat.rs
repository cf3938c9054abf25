//! A name that was seen once with good signs is seen again without them.

use std::collections::BTreeMap;

use daachorse::{CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use super::{Mention, View};
use crate::ontology::EntityType;
use crate::text::Span;

/// Other occurrences of the names in `found`: 王文虎 after 院长王文虎.
pub(super) fn repeats(view: &View<'_>, found: &[Mention]) -> Vec<Mention> {
    let mut names: BTreeMap<&str, &Mention> = BTreeMap::new();
    for mention in found.iter().filter(|m| m.confidence >= 0.7) {
        let name = view.slice(mention.span);
        let least = if mention.kind == EntityType::Person { 2 } else { 3 };
        if name.chars().count() >= least && !is_contextual(mention) {
            names.entry(name).or_insert(mention);
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    let matcher = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build_with_values(names.keys().zip(0_u32..))
        .expect("names are distinct and not empty");
    let models: Vec<&Mention> = names.values().copied().collect();
    matcher
        .leftmost_find_iter(view.article.text().as_str())
        .map(|m| (Span::new(m.start(), m.end()), models[m.value() as usize]))
        .filter(|(span, model)| model.kind != EntityType::Person || stands_alone(view, *span))
        .map(|(span, model)| Mention {
            span,
            rule: "repeated-name",
            confidence: model.confidence * 0.98,
            ..model.clone()
        })
        .collect()
}

/// Forms that mean something only where they stand; they are found there by their own rule.
fn is_contextual(mention: &Mention) -> bool {
    mention.rule.starts_with("deixis") || matches!(mention.rule, "surname-title" | "short-form")
}

/// A short person name must not lie across a longer word: 高峰 in 高峰期.
fn stands_alone(view: &View<'_>, span: Span) -> bool {
    view.slice(span).chars().count() > 2 || view.is_words(span)
}
