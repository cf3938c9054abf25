//! Rows as a table for people: entities by name, IRIs with prefixes, literals plain.

use std::collections::BTreeMap;
use std::time::Duration;

use comfy_table::{ContentArrangement, Table, presets};
use oxigraph::model::{NamedNode, Term};
use oxigraph::sparql::QuerySolutionIter;

use super::{QueryError, Rows};
use crate::iri::Base;
use crate::ontology::vocab::skos;
use crate::rdf::prefix::{prefixes, shorten};
use crate::store::GraphStore;

pub(super) fn of(
    rows: QuerySolutionIter<'_>,
    store: &GraphStore,
    base: &Base,
    limit: usize,
    timeout: Option<Duration>,
) -> Result<(Table, Rows), QueryError> {
    let mut names = Names { store, base, prefixes: prefixes(base), known: BTreeMap::new() };
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(rows.variables().iter().map(|variable| variable.as_str().to_owned()));
    let mut count = 0;
    for row in rows {
        let row = row.map_err(|error| QueryError::evaluation(&error, timeout))?;
        if count == limit {
            return Ok((table, Rows { count, cut: true }));
        }
        let cells = row.values().iter().map(|term| term.as_ref().map_or(String::new(), |t| names.show(t)));
        table.add_row(cells.collect::<Vec<_>>());
        count += 1;
    }
    Ok((table, Rows { count, cut: false }))
}

struct Names<'a> {
    store: &'a GraphStore,
    base: &'a Base,
    prefixes: Vec<(&'static str, String)>,
    known: BTreeMap<String, String>,
}

impl Names<'_> {
    fn show(&mut self, term: &Term) -> String {
        match term {
            Term::Literal(literal) => printable(literal.value()),
            Term::BlankNode(node) => node.to_string(),
            Term::NamedNode(node) => {
                if let Some(known) = self.known.get(node.as_str()) {
                    return known.clone();
                }
                let shown = self.name(node);
                self.known.insert(node.as_str().to_owned(), shown.clone());
                shown
            }
        }
    }

    /// An entity's name, else the IRI with a prefix, else the IRI.
    fn name(&self, node: &NamedNode) -> String {
        let label = self.base.entity_name(node.as_str()).map(|name| {
            let quads =
                self.store.inner().quads_for_pattern(Some(node.into()), Some(skos::PREF_LABEL), None, None);
            let label = quads.flatten().find_map(|quad| match quad.object {
                Term::Literal(label) => Some(label.value().to_owned()),
                _ => None,
            });
            printable(&label.unwrap_or(name))
        });
        label.or_else(|| shorten(node.as_str(), &self.prefixes)).unwrap_or_else(|| node.as_str().to_owned())
    }
}

/// A text may hold line breaks, which a cell shows, and must not command the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}
