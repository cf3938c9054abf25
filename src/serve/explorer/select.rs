//! Rows of a query that the workers answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::ontology::Change;
use crate::serve::Shared;
use crate::serve::accept::Accept;
use crate::serve::wire::Refusal;

/// The values of one row by variable: IRIs as they are, of literals the text.
pub(super) type Row = BTreeMap<String, String>;

#[derive(Deserialize)]
struct Document {
    results: Results,
}

#[derive(Deserialize)]
struct Results {
    bindings: Vec<BTreeMap<String, Term>>,
}

#[derive(Deserialize)]
struct Term {
    value: String,
}

/// Asks a SELECT query of our own.
pub(super) async fn select(shared: &Arc<Shared>, query: String) -> Result<Vec<Row>, Refusal> {
    let answer = shared.ask(query, Accept::only("application/sparql-results+json")).await?;
    let document: Document = serde_json::from_slice(&answer.body)
        .map_err(|error| Refusal::Failed(format!("the results cannot be read: {error}")))?;
    let row = |binding: BTreeMap<String, Term>| {
        binding.into_iter().map(|(name, term)| (name, term.value)).collect()
    };
    Ok(document.results.bindings.into_iter().map(row).collect())
}

/// How a position changed hands, where a row says so.
pub(super) fn change(row: &Row) -> Option<Change> {
    let iri = row.get("change")?;
    Change::ALL.iter().copied().find(|change| change.iri().as_str() == iri)
}

/// A number in a row; 0 where there is none.
pub(super) fn number(row: &Row, name: &str) -> usize {
    row.get(name).and_then(|text| text.parse().ok()).unwrap_or_default()
}
