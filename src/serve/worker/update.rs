//! SPARQL Update in one transaction, after which the default graph is again the merge of the named graphs.

use oxigraph::model::{GraphName, GraphNameRef, NamedOrBlankNode, Quad, QuadRef};
use oxigraph::sparql::{CancellationToken, UpdateEvaluationError};
use oxigraph::store::{StorageError, Store, Transaction};

use super::super::wire::{Change, Refusal};
use super::Bench;
use super::evaluate::graphs;
use crate::query::evaluator;

/// Applies `change`, wholly or not at all.
pub(super) fn apply(bench: &Bench, change: &Change, token: CancellationToken) -> Result<(), Refusal> {
    if !bench.writable {
        return Err(Refusal::Forbidden("the store is open for reading only".to_owned()));
    }
    let malformed = |error: &dyn std::fmt::Display| Refusal::Malformed(error.to_string().replace('\n', " "));
    let evaluator = evaluator(&bench.base).with_cancellation_token(token).with_base_iri(&change.url);
    let mut update = evaluator
        .map_err(|error| malformed(&error))?
        .parse_update(&change.update)
        .map_err(|error| malformed(&error))?;
    if !(change.using.is_empty() && change.using_named.is_empty()) {
        let default: Vec<_> = graphs(&change.using)?.into_iter().map(GraphName::from).collect();
        let named: Vec<_> = graphs(&change.using_named)?.into_iter().map(NamedOrBlankNode::from).collect();
        for dataset in update.using_datasets_mut() {
            dataset.set_default_graph(default.clone());
            dataset.set_available_named_graphs(named.clone());
        }
    }
    let store = bench.store.inner();
    let unwritten = |_: StorageError| Refusal::Store("the store cannot be written".to_owned());
    let mut transaction = store.start_transaction().map_err(unwritten)?;
    update.on_transaction(&mut transaction).execute().map_err(failed)?;
    merge(store, &mut transaction).map_err(unwritten)?;
    transaction.commit().map_err(unwritten)?;
    bench.store.save().map_err(|_| Refusal::Store("the store cannot be saved".to_owned()))
}

fn failed(error: UpdateEvaluationError) -> Refusal {
    match error {
        UpdateEvaluationError::Storage(_) => Refusal::Store("the store cannot be written".to_owned()),
        other if other.to_string().contains("cancelled") => Refusal::Cancelled,
        other => Refusal::Failed(other.to_string().replace('\n', " ")),
    }
}

/// Brings the default graph up to date with the named graphs: what one of them states is in it; what one stated
/// before and none does now is not. What was only ever in the default graph stays.
fn merge(before: &Store, now: &mut Transaction<'_>) -> Result<(), StorageError> {
    let mut gone: Vec<Quad> = Vec::new();
    for quad in now.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)) {
        let quad = quad?;
        let QuadRef { subject, predicate, object, .. } = quad.as_ref();
        let (s, p, o) = (Some(subject), Some(predicate), Some(object));
        if !is_named(now.quads_for_pattern(s, p, o, None))?
            && is_named(before.quads_for_pattern(s, p, o, None))?
        {
            gone.push(quad);
        }
    }
    for quad in &gone {
        now.remove(quad);
    }
    let mut missing: Vec<Quad> = Vec::new();
    for quad in now.quads_for_pattern(None, None, None, None) {
        let quad = quad?;
        let merged = QuadRef { graph_name: GraphNameRef::DefaultGraph, ..quad.as_ref() };
        if !quad.graph_name.is_default_graph() && !now.contains(merged)? {
            missing.push(merged.into_owned());
        }
    }
    for quad in &missing {
        now.insert(quad);
    }
    Ok(())
}

/// Whether one of the quads is in a named graph.
fn is_named(quads: impl Iterator<Item = Result<Quad, StorageError>>) -> Result<bool, StorageError> {
    for quad in quads {
        if !quad?.graph_name.is_default_graph() {
            return Ok(true);
        }
    }
    Ok(false)
}
