//! Words that mean one place whoever writes them: 赣鄱, 全疆, 羊城.

use super::definite::is_free;
use super::{Mention, View};
use crate::ontology::{EntityClass, EntityType};
use crate::text::Span;

/// Every listed word of one to three tokens that is no part of a longer name in `found` (羊城晚报).
pub(super) fn epithets(view: &View<'_>, found: &[Mention]) -> Vec<Mention> {
    let mut places = Vec::new();
    for (index, token) in view.tokens.iter().enumerate() {
        let ends = view.tokens.iter().skip(index).take(3).rev().map(|last| last.span.end);
        let mut spans = ends.map(|end| Span::new(token.span.begin, end));
        let known = spans.find(|&span| view.lexicon.words.epithets.contains_key(view.slice(span)));
        places.extend(known.filter(|&span| is_free(found, span)).map(|span| Mention {
            span,
            kind: EntityType::Place,
            class: Some(EntityClass::AdministrativeDivision),
            confidence: 0.85,
            recogniser: "pattern",
            rule: "deixis-epithet",
        }));
    }
    places
}
