//! Relations: the direct edge that people query, and the `tupu:Claim` that says why it is believed.

use oxigraph::model::NamedNode;
use oxigraph::model::vocab::rdf;

use super::ExportError;
use super::quads::confidence;
use super::scope::Scope;
use crate::extraction::RelationRecord;
use crate::ontology::{Modality, class, property};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for (index, relation) in scope.extraction.relations.iter().enumerate() {
        write_one(scope, index, relation)?;
    }
    Ok(())
}

/// Claims are numbered from 1 in the record's order, which is an order of content.
pub(super) fn node(scope: &Scope<'_>, index: usize) -> NamedNode {
    scope.part(&format!("claim-{}", index + 1))
}

fn write_one(scope: &mut Scope<'_>, index: usize, relation: &RelationRecord) -> Result<(), ExportError> {
    let (subject, object) = (scope.iri(&relation.subject)?, scope.iri(&relation.object)?);
    let predicate = relation.predicate.iri();
    // What is planned or denied is not so: it has no edge; nor has what is unsure, nor what a person's merge made of two ends
    // one.
    let sure = relation.confidence >= scope.options.threshold;
    if relation.modality == Modality::Done && sure && subject != object {
        scope.out.add(&subject, predicate, object.clone());
    }
    let claim = node(scope, index);
    scope.evidence(&claim, relation.evidence);
    let out = &mut scope.out;
    out.a(&claim, class::CLAIM);
    out.a(&claim, rdf::STATEMENT);
    out.add(&claim, rdf::SUBJECT, subject);
    out.add(&claim, rdf::PREDICATE, predicate);
    out.add(&claim, rdf::OBJECT, object);
    out.add(&claim, property::MODALITY, relation.modality.iri());
    out.add(&claim, property::CONFIDENCE, confidence(relation.confidence));
    out.string(&claim, property::RULE, &relation.rule);
    out.count(&claim, property::TRIGGER_BEGIN, relation.trigger.start);
    out.count(&claim, property::TRIGGER_END, relation.trigger.end);
    if let Some(supplied) = &relation.supplied {
        out.string(&claim, property::SUPPLIED_BY, supplied);
    }
    if let Some(title) = &relation.title {
        out.zh(&claim, property::TITLE_TEXT, title);
    }
    if let Some(change) = relation.change {
        out.add(&claim, property::CHANGE, change.iri());
    }
    Ok(())
}
