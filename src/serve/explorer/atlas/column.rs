//! Reading a store by columns: one predicate at a time, only what is wanted decoded.

use std::path::Path;

use oxigraph::model::{NamedNodeRef, Term};
use oxigraph::sparql::{QueryResults, QuerySolution};

use crate::iri::Base;
use crate::query::evaluator;
use crate::store::GraphStore;

/// A store open for reading.
pub(in super::super) struct Reader {
    store: GraphStore,
    pub(in super::super) base: Base,
}

impl Reader {
    /// Opens the store in `folder`. An error names no path: a client has no business with them.
    pub(in super::super) fn open(folder: &Path) -> Result<Self, String> {
        let unplaced = |error: crate::store::StoreError| {
            error.to_string().replace(&format!(" `{}`", folder.display()), "")
        };
        let store = GraphStore::open_read_only(folder).map_err(unplaced)?;
        let base = store.base().map_err(unplaced)?.unwrap_or_default();
        Ok(Self { store, base })
    }

    /// Every `(subject, value)` of a predicate, in no order.
    pub(in super::super) fn column(
        &self,
        predicate: NamedNodeRef<'_>,
        mut row: impl FnMut(&str, &Term),
    ) -> Result<(), String> {
        self.rows(&format!("SELECT ?s ?v {{ ?s {predicate} ?v }}"), |found| {
            if let (Some(Term::NamedNode(subject)), Some(value)) = (found.get("s"), found.get("v")) {
                row(subject.as_str(), value);
            }
        })
    }

    /// Every subject that has `value` there, in no order.
    pub(in super::super) fn having(
        &self,
        predicate: NamedNodeRef<'_>,
        value: NamedNodeRef<'_>,
        mut row: impl FnMut(&str),
    ) -> Result<(), String> {
        self.rows(&format!("SELECT ?s {{ ?s {predicate} {value} }}"), |found| {
            if let Some(Term::NamedNode(subject)) = found.get("s") {
                row(subject.as_str());
            }
        })
    }

    /// Every row of a query.
    pub(in super::super) fn rows(
        &self,
        query: &str,
        mut row: impl FnMut(&QuerySolution),
    ) -> Result<(), String> {
        let failed = |error: &dyn std::fmt::Display| format!("the store cannot be read: {error}");
        let query = evaluator(&self.base).parse_query(query).map_err(|error| failed(&error))?;
        let results = query.on_store(self.store.inner()).execute().map_err(|error| failed(&error))?;
        let QueryResults::Solutions(solutions) = results else { return Ok(()) };
        for solution in solutions {
            row(&solution.map_err(|error| failed(&error))?);
        }
        Ok(())
    }
}

/// The text of a literal or an IRI.
pub(in super::super) fn text(term: &Term) -> &str {
    match term {
        Term::NamedNode(node) => node.as_str(),
        Term::Literal(literal) => literal.value(),
        Term::BlankNode(_) => "",
    }
}
