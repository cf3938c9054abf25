//! Endorsements (批示): who, and of which work: `tupu:Endorsement`.

use super::quads::confidence;
use super::scope::Scope;
use super::{ExportError, claim};
use crate::ontology::vocab::{prov, schema};
use crate::ontology::{Modality, RelationType, class, property};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for (index, relation) in scope.extraction.relations.iter().enumerate() {
        if relation.predicate != RelationType::Endorses || relation.modality != Modality::Done {
            continue;
        }
        let (by, work) = (scope.iri(&relation.subject)?, scope.iri(&relation.object)?);
        let node = scope.part(&format!("endorsement-{}", index + 1));
        scope.evidence(&node, relation.evidence);
        let claim = claim::node(scope, index);
        let out = &mut scope.out;
        out.a(&node, class::ENDORSEMENT);
        out.a(&node, schema::ENDORSE_ACTION);
        out.add(&node, property::ENDORSER, by);
        out.add(&node, property::ENDORSED_WORK, work);
        out.add(&node, property::CONFIDENCE, confidence(relation.confidence));
        out.add(&node, prov::WAS_DERIVED_FROM, claim);
    }
    Ok(())
}
