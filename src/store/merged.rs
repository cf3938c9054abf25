//! The default graph is the merge of all named graphs: each triple once, however many graphs state it.
//!
//! A union that is made while a query runs gives a triple as often as graphs state it, so that `COUNT(*)` is
//! wrong and joins multiply. SPARQL's merge of graphs is a set (SPARQL 1.1, 13.1), so the store keeps it as one.

use std::collections::{BTreeSet, HashSet};

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, Quad, Triple};
use oxigraph::store::{StorageError, Transaction};

/// Puts `quads` in place of what each graph held, and brings the default graph up to date with it.
pub(super) fn replace(
    transaction: &mut Transaction<'_>,
    graphs: &[(&NamedNode, &[Quad])],
) -> Result<(), StorageError> {
    let replaced: BTreeSet<&str> = graphs.iter().map(|(graph, _)| graph.as_str()).collect();
    let stated: HashSet<Triple> =
        graphs.iter().flat_map(|(_, quads)| quads.iter().cloned().map(Triple::from)).collect();
    let mut gone: Vec<Triple> = Vec::new();
    for (graph, _) in graphs {
        let named = GraphNameRef::from(graph.as_ref());
        for quad in transaction.quads_for_pattern(None, None, None, Some(named)) {
            let triple = Triple::from(quad?);
            if !stated.contains(&triple) && !is_elsewhere(transaction, &triple, &replaced)? {
                gone.push(triple);
            }
        }
    }
    for triple in gone {
        transaction.remove(&triple.in_graph(GraphName::DefaultGraph));
    }
    for (graph, quads) in graphs {
        transaction.clear_graph(graph.as_ref())?;
        transaction.extend(*quads);
    }
    // In the order of the graphs, so that equal builds write equal files.
    for (_, quads) in graphs {
        for quad in *quads {
            transaction.insert(Triple::from(quad.clone()).in_graph(GraphName::DefaultGraph).as_ref());
        }
    }
    Ok(())
}

/// The quads of new graphs, and what the default graph gets of them.
pub(super) fn with_merge(graphs: Vec<Vec<Quad>>) -> Vec<Quad> {
    let quads: Vec<Quad> = graphs.into_iter().flatten().collect();
    let mut seen: HashSet<Triple> = HashSet::with_capacity(quads.len());
    let mut merged = Vec::with_capacity(quads.len());
    for quad in &quads {
        let triple = Triple::from(quad.clone());
        if seen.insert(triple.clone()) {
            merged.push(triple.in_graph(GraphName::DefaultGraph));
        }
    }
    quads.into_iter().chain(merged).collect()
}

/// Whether a named graph that stays as it is states the triple.
fn is_elsewhere(
    transaction: &Transaction<'_>,
    triple: &Triple,
    replaced: &BTreeSet<&str>,
) -> Result<bool, StorageError> {
    let (subject, predicate, object) = (&triple.subject, &triple.predicate, &triple.object);
    let quads = transaction.quads_for_pattern(
        Some(subject.into()),
        Some(predicate.into()),
        Some(object.into()),
        None,
    );
    for quad in quads {
        if let GraphName::NamedNode(graph) = quad?.graph_name
            && !replaced.contains(graph.as_str())
        {
            return Ok(true);
        }
    }
    Ok(false)
}
