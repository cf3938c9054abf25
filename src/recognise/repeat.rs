//! A name that was seen once with good signs is seen again without them.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Mention, Nature, View};
use crate::ontology::EntityType;
use crate::text::Span;

/// Other occurrences of the names in `found`: 王文虎 after 院长王文虎.
pub(super) fn repeats(view: &View<'_>, found: &[Mention]) -> Vec<Mention> {
    let mut names: FxHashMap<&str, &Mention> = FxHashMap::default();
    for mention in found.iter().filter(|m| m.confidence >= 0.7) {
        let name = view.slice(mention.span);
        let least = if mention.kind == EntityType::Person { 2 } else { 3 };
        if name.chars().count() >= least && Nature::of(mention.rule) != Nature::Contextual {
            names.entry(name).or_insert(mention);
        }
    }
    occurrences(view.article.text().as_str(), &names)
        .into_iter()
        .filter(|(span, model)| model.kind != EntityType::Person || stands_alone(view, *span))
        .map(|(span, model)| Mention {
            span,
            rule: "repeated-name",
            confidence: model.confidence * 0.98,
            ..model.clone()
        })
        .collect()
}

/// Where each of `names` stands in `text`, left to right, the longest at each place.
fn occurrences<'m>(text: &str, names: &FxHashMap<&str, &'m Mention>) -> Vec<(Span, &'m Mention)> {
    // A matcher built anew for every article would cost more than it saves.
    let mut lengths: FxHashMap<char, BTreeSet<usize>> = FxHashMap::default();
    for (first, name) in names.keys().filter_map(|name| Some((name.chars().next()?, name))) {
        lengths.entry(first).or_default().insert(name.len());
    }
    let mut found = Vec::new();
    let mut free = 0;
    for (at, c) in text.char_indices().filter(|_| !names.is_empty()) {
        let Some(lengths) = lengths.get(&c).filter(|_| at >= free) else { continue };
        let longest =
            lengths.iter().rev().find_map(|&len| names.get(text.get(at..at + len)?).map(|m| (len, m)));
        if let Some((len, model)) = longest {
            found.push((Span::new(at, at + len), *model));
            free = at + len;
        }
    }
    found
}

/// A short person name must not lie across a longer word: 高峰 in 高峰期.
fn stands_alone(view: &View<'_>, span: Span) -> bool {
    view.slice(span).chars().count() > 2 || view.is_words(span)
}
