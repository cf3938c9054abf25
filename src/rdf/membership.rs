//! Positions held: `org:Membership` with the title verbatim and the day on which the article says so.
//!
//! News shows a state on a day, not an interval, so the day is `tupu:observedOn`, not a beginning.

use oxigraph::model::Literal;
use oxigraph::model::vocab::xsd;

use super::ExportError;
use super::claim;
use super::entity::name;
use super::quads::confidence;
use super::scope::Scope;
use crate::extraction::RelationRecord;
use crate::ontology::vocab::{org, prov, skos};
use crate::ontology::{Modality, RelationType, property};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for (index, relation) in scope.extraction.relations.iter().enumerate() {
        if relation.predicate == RelationType::HoldsPosition && relation.modality == Modality::Done {
            write_one(scope, index, relation)?;
        }
    }
    Ok(())
}

fn write_one(scope: &mut Scope<'_>, index: usize, relation: &RelationRecord) -> Result<(), ExportError> {
    let (person, organisation) = (scope.iri(&relation.subject)?, scope.iri(&relation.object)?);
    let post = scope.part(&format!("post-{}", index + 1));
    scope.evidence(&post, relation.evidence);
    let claim = claim::node(scope, index);
    let day = scope.day();
    let role = relation.title.as_ref().map(|title| (title, Scope::minted(scope.base.thing("role", title))));
    let out = &mut scope.out;
    out.a(&post, org::MEMBERSHIP);
    out.add(&post, org::MEMBER, person);
    out.add(&post, org::ORGANIZATION, organisation);
    out.add(&post, property::CONFIDENCE, confidence(relation.confidence));
    out.add(&post, prov::WAS_DERIVED_FROM, claim);
    if let Some(day) = day {
        out.add(&post, property::OBSERVED_ON, Literal::new_typed_literal(day, xsd::DATE));
    }
    if let Some(change) = relation.change {
        out.add(&post, property::CHANGE, change.iri());
    }
    if let Some((title, role)) = role {
        out.zh(&post, property::TITLE_TEXT, title);
        out.add(&post, org::ROLE, role.clone());
        out.a(&role, org::ROLE_CLASS);
        out.a(&role, skos::CONCEPT);
        name(out, &role, title);
    }
    Ok(())
}
