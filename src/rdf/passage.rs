//! Sentences and other ranges of characters that statements point at: `nif:Sentence`, `nif:Phrase`.

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::scope::Scope;
use super::vocab::nif;
use crate::extraction::Offsets;

/// Writes every sentence, and every passage that the shapes before asked for.
pub(super) fn write(scope: &mut Scope<'_>) {
    for (index, &sentence) in scope.extraction.sentences.iter().enumerate() {
        let node = scope.sentence(index);
        locate(scope, &node, nif::SENTENCE, sentence);
        if scope.options.text || scope.quoted.contains(&index) {
            anchor(scope, &node, sentence);
        }
    }
    for passage in std::mem::take(&mut scope.passages) {
        let node = scope.passage(passage);
        locate(scope, &node, nif::PHRASE, passage);
        anchor(scope, &node, passage);
    }
}

/// Where a part of the text stands.
pub(super) fn locate(scope: &mut Scope<'_>, node: &NamedNode, class: NamedNodeRef<'_>, offsets: Offsets) {
    scope.out.a(node, class);
    scope.out.add(node, nif::REFERENCE_CONTEXT, scope.article.clone());
    scope.out.count(node, nif::BEGIN_INDEX, offsets.start);
    scope.out.count(node, nif::END_INDEX, offsets.end);
}

fn anchor(scope: &mut Scope<'_>, node: &NamedNode, offsets: Offsets) {
    if let Some(text) = scope.slice(offsets).map(str::to_owned) {
        scope.out.zh(node, nif::ANCHOR_OF, &text);
    }
}
