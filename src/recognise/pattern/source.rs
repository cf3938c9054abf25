//! The newspaper's own name, wherever it stands, in （文章来源：常州日报） too.

use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{Mention, View};
use crate::text::Span;

/// Every occurrence of the newspaper that the article's metadata names.
pub(super) fn newspaper(view: &View<'_>) -> Vec<Mention> {
    let Some(name) = view.article.meta.newspaper.as_deref().filter(|name| name.chars().count() >= 2) else {
        return Vec::new();
    };
    let text = view.article.text().as_str();
    text.match_indices(name)
        .map(|(at, found)| Mention {
            span: Span::new(at, at + found.len()),
            kind: EntityType::Organisation,
            class: Some(EntityClass::Media),
            confidence: 0.96,
            recogniser: "pattern",
            rule: "newspaper",
        })
        .collect()
}
