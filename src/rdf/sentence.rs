//! Sentences, which mentions lie in and statements rest on: `nif:Sentence`.

use oxigraph::model::NamedNode;

use super::scope::Scope;
use crate::extraction::Offsets;
use crate::ontology::vocab::nif;

/// Writes the sentences that something points at; with the text kept, all of them.
pub(super) fn write(scope: &mut Scope<'_>) {
    for (index, &sentence) in scope.extraction.sentences.iter().enumerate() {
        if scope.options.text || scope.used.contains(&index) {
            let node = scope.sentence(index);
            write_one(scope, &node, sentence);
        }
    }
    for offsets in std::mem::take(&mut scope.loose) {
        let node = scope.loose_sentence(offsets);
        write_one(scope, &node, offsets);
    }
}

fn write_one(scope: &mut Scope<'_>, node: &NamedNode, offsets: Offsets) {
    scope.out.a(node, nif::SENTENCE);
    locate(scope, node, offsets);
    if let Some(text) = scope.slice(offsets).map(str::to_owned) {
        scope.out.zh(node, nif::ANCHOR_OF, &text);
    }
}

/// Where a part of the text stands.
pub(super) fn locate(scope: &mut Scope<'_>, node: &NamedNode, offsets: Offsets) {
    scope.out.add(node, nif::REFERENCE_CONTEXT, scope.article.clone());
    scope.out.count(node, nif::BEGIN_INDEX, offsets.start);
    scope.out.count(node, nif::END_INDEX, offsets.end);
}
