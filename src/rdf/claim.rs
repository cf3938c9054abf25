//! Relations: the direct edge that people query, and the `tupu:Claim` that says why it is believed.

use oxigraph::model::vocab::rdf;

use super::ExportError;
use super::quads::confidence;
use super::scope::Scope;
use super::vocab::{term, tupu};
use crate::extraction::RelationRecord;
use crate::ontology::Modality;

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for (index, relation) in scope.extraction.relations.iter().enumerate() {
        write_one(scope, index, relation)?;
    }
    Ok(())
}

/// Claims are numbered in the order of the record, which is an order of content.
pub(super) fn node(scope: &Scope<'_>, index: usize) -> oxigraph::model::NamedNode {
    scope.part(&format!("claim-{}", index + 1))
}

fn write_one(scope: &mut Scope<'_>, index: usize, relation: &RelationRecord) -> Result<(), ExportError> {
    let (subject, object) = (scope.iri(&relation.subject)?, scope.iri(&relation.object)?);
    let predicate = term(relation.predicate.as_str());
    // What is planned or denied is not so: it has no edge.
    if relation.modality == Modality::Done {
        scope.out.add(&subject, predicate.as_ref(), object.clone());
    }
    let claim = node(scope, index);
    let evidence = scope.evidence(relation.evidence);
    let trigger = scope.passage(relation.trigger);
    let out = &mut scope.out;
    out.a(&claim, tupu::CLAIM);
    out.a(&claim, rdf::STATEMENT);
    out.add(&claim, rdf::SUBJECT, subject);
    out.add(&claim, rdf::PREDICATE, predicate);
    out.add(&claim, rdf::OBJECT, object);
    out.add(&claim, tupu::MODALITY, term(modality_term(relation.modality)));
    out.add(&claim, tupu::CONFIDENCE, confidence(relation.confidence));
    out.string(&claim, tupu::RULE, &relation.rule);
    out.add(&claim, tupu::EVIDENCE, evidence);
    out.add(&claim, tupu::TRIGGER, trigger);
    if let Some(title) = &relation.title {
        out.zh(&claim, tupu::TITLE_TEXT, title);
    }
    if let Some(change) = relation.change {
        out.add(&claim, tupu::CHANGE, term(change_term(change)));
    }
    Ok(())
}

/// Individuals of the ontology begin with a capital, values in JSON do not.
const fn modality_term(modality: Modality) -> &'static str {
    match modality {
        Modality::Done => "Done",
        Modality::Planned => "Planned",
        Modality::Denied => "Denied",
    }
}

const fn change_term(change: crate::ontology::Change) -> &'static str {
    use crate::ontology::Change;
    match change {
        Change::Appointed => "Appointed",
        Change::Removed => "Removed",
        Change::Resigned => "Resigned",
    }
}
