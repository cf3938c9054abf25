//! Endorsements (批示): who, in which position, of which work.

use super::quads::confidence;
use super::scope::Scope;
use super::vocab::{prov, tupu};
use super::{ExportError, claim, membership};
use crate::ontology::{Modality, RelationType};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for (index, relation) in scope.extraction.relations.iter().enumerate() {
        if relation.predicate != RelationType::Endorses || relation.modality != Modality::Done {
            continue;
        }
        let (by, work) = (scope.iri(&relation.subject)?, scope.iri(&relation.object)?);
        let node = scope.part(&format!("endorsement-{}", index + 1));
        let (evidence, claim) = (scope.evidence(relation.evidence), claim::node(scope, index));
        let position = membership::held_by(scope, &relation.subject);
        let out = &mut scope.out;
        out.a(&node, tupu::ENDORSEMENT);
        out.add(&node, tupu::ENDORSER, by);
        out.add(&node, tupu::ENDORSED, work);
        out.add(&node, tupu::EVIDENCE, evidence);
        out.add(&node, tupu::CONFIDENCE, confidence(relation.confidence));
        out.add(&node, prov::WAS_DERIVED_FROM, claim);
        if let Some(position) = position {
            out.add(&node, tupu::IN_POSITION, position);
        }
    }
    Ok(())
}
