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
use super::vocab::{org, prov, skos, tupu};
use crate::extraction::RelationRecord;
use crate::ontology::{Modality, RelationType};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for (index, relation) in scope.extraction.relations.iter().enumerate() {
        if relation.predicate == RelationType::HoldsPosition && relation.modality == Modality::Done {
            write_one(scope, index, relation)?;
        }
    }
    Ok(())
}

/// The position that a person holds in this article, as its node: what an endorsement is made in.
pub(super) fn held_by(scope: &Scope<'_>, person: &str) -> Option<oxigraph::model::NamedNode> {
    let index = scope.extraction.relations.iter().position(|relation| {
        relation.predicate == RelationType::HoldsPosition
            && relation.modality == Modality::Done
            && relation.subject == person
    })?;
    Some(node(scope, index))
}

fn node(scope: &Scope<'_>, index: usize) -> oxigraph::model::NamedNode {
    scope.part(&format!("post-{}", index + 1))
}

fn write_one(scope: &mut Scope<'_>, index: usize, relation: &RelationRecord) -> Result<(), ExportError> {
    let (person, organisation) = (scope.iri(&relation.subject)?, scope.iri(&relation.object)?);
    let (post, claim) = (node(scope, index), claim::node(scope, index));
    let evidence = scope.evidence(relation.evidence);
    let role = relation.title.as_ref().map(|title| (title, Scope::minted(scope.base.thing("role", title))));
    let day = scope.day();
    let out = &mut scope.out;
    out.a(&post, org::MEMBERSHIP);
    out.add(&post, org::MEMBER, person);
    out.add(&post, org::ORGANIZATION, organisation);
    out.add(&post, tupu::EVIDENCE, evidence);
    out.add(&post, tupu::CONFIDENCE, confidence(relation.confidence));
    out.add(&post, prov::WAS_DERIVED_FROM, claim);
    if let Some(day) = day {
        out.add(&post, tupu::OBSERVED_ON, Literal::new_typed_literal(day, xsd::DATE));
    }
    if let Some((title, role)) = role {
        out.zh(&post, tupu::TITLE_TEXT, title);
        out.add(&post, org::ROLE, role.clone());
        out.a(&role, org::ROLE_CLASS);
        out.a(&role, skos::CONCEPT);
        name(out, &role, title);
    }
    Ok(())
}
