//! Awards, listings and designations: one `tupu:Conferral` for all who received the same in the same sentence.

use std::collections::BTreeMap;

use oxigraph::model::NamedNode;

use super::quads::confidence;
use super::scope::Scope;
use super::{ExportError, claim};
use crate::extraction::{Offsets, RelationRecord};
use crate::ontology::vocab::{prov, schema};
use crate::ontology::{Modality, RelationType, class, property};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    let mut groups: BTreeMap<(Offsets, &str), Vec<usize>> = BTreeMap::new();
    for (index, relation) in scope.extraction.relations.iter().enumerate() {
        if relation.predicate == RelationType::Receives && relation.modality == Modality::Done {
            groups.entry((relation.evidence, &relation.object)).or_default().push(index);
        }
    }
    for (number, ((evidence, award), members)) in groups.into_iter().enumerate() {
        let node = scope.part(&format!("award-{}", number + 1));
        write_one(scope, &node, evidence, award, &members)?;
    }
    Ok(())
}

fn write_one(
    scope: &mut Scope<'_>,
    node: &NamedNode,
    evidence: Offsets,
    award: &str,
    members: &[usize],
) -> Result<(), ExportError> {
    let award_node = scope.iri(award)?;
    scope.evidence(node, evidence);
    scope.out.a(node, class::CONFERRAL);
    scope.out.a(node, schema::EVENT);
    scope.out.add(node, property::AWARD, award_node);
    let mut lowest = 1.0_f32;
    for &index in members {
        let relation = &scope.extraction.relations[index];
        let (recipient, claim) = (scope.iri(&relation.subject)?, claim::node(scope, index));
        scope.out.add(node, property::RECIPIENT, recipient);
        scope.out.add(node, prov::WAS_DERIVED_FROM, claim);
        lowest = lowest.min(relation.confidence);
    }
    scope.out.add(node, property::CONFIDENCE, confidence(lowest));
    let confers = |relation: &&RelationRecord| {
        relation.predicate == RelationType::Confers
            && relation.modality == Modality::Done
            && relation.evidence == evidence
            && relation.object == award
    };
    for relation in scope.extraction.relations.iter().filter(confers) {
        let giver = scope.iri(&relation.subject)?;
        scope.out.add(node, property::CONFERRED_BY, giver);
    }
    Ok(())
}
