//! Results in every form: tables for people, the W3C's formats for programs.

use std::io::Write;
use std::time::Duration;

use clap::ValueEnum;
use oxigraph::model::{GraphName, Quad};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolutionIter, QueryTripleIter};

use super::{Answer, QueryError, table};
use crate::rdf::write::{RdfSyntax, write};

/// A form of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum ResultFormat {
    /// For people: entities by name; a graph is written as Turtle
    #[default]
    Table,
    /// SPARQL 1.1 results in CSV
    Csv,
    /// SPARQL 1.1 results in TSV
    Tsv,
    /// SPARQL 1.1 results in JSON
    Json,
    /// SPARQL results in XML
    Xml,
    /// Turtle, for CONSTRUCT and DESCRIBE
    Turtle,
    /// N-Triples, for CONSTRUCT and DESCRIBE
    Ntriples,
}

/// How much was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Rows or triples; 1 for yes or no.
    pub count: usize,
    /// Whether the limit cut off more.
    pub cut: bool,
}

impl Answer<'_> {
    /// Computes the results and writes them.
    pub fn write(self, format: ResultFormat, out: &mut dyn Write) -> Result<Rows, QueryError> {
        let Self { results, store, base, limit, watch } = self;
        let timeout = watch.as_ref().map(|watch| watch.timeout);
        let limit = limit.unwrap_or(usize::MAX);
        match (results, serialisation(format)) {
            (QueryResults::Solutions(rows), Some(format)) => solutions(rows, format, limit, timeout, out),
            (QueryResults::Solutions(rows), None) if format == ResultFormat::Table => {
                let (table, rows) = table::of(rows, store, &base, limit, timeout)?;
                writeln!(out, "{table}")?;
                Ok(rows)
            }
            (QueryResults::Boolean(answer), Some(format)) => {
                QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut *out, answer)?;
                Ok(Rows { count: 1, cut: false })
            }
            (QueryResults::Boolean(answer), None) if format == ResultFormat::Table => {
                writeln!(out, "{}", if answer { "true 是" } else { "false 否" })?;
                Ok(Rows { count: 1, cut: false })
            }
            (QueryResults::Graph(_), Some(_)) => Err(QueryError::Format(
                "CONSTRUCT and DESCRIBE give a graph, which is written as turtle or ntriples",
            )),
            (QueryResults::Graph(triples), None) => {
                let (quads, rows) = graph(triples, limit, timeout)?;
                let ntriples = format == ResultFormat::Ntriples;
                write(if ntriples { RdfSyntax::NTriples } else { RdfSyntax::Turtle }, quads, &base, out)?;
                Ok(rows)
            }
            (_, None) => Err(QueryError::Format(
                "SELECT and ASK give no graph; turtle and ntriples are for CONSTRUCT and DESCRIBE",
            )),
        }
    }
}

/// The W3C format of rows and of yes and no.
const fn serialisation(format: ResultFormat) -> Option<QueryResultsFormat> {
    match format {
        ResultFormat::Csv => Some(QueryResultsFormat::Csv),
        ResultFormat::Tsv => Some(QueryResultsFormat::Tsv),
        ResultFormat::Json => Some(QueryResultsFormat::Json),
        ResultFormat::Xml => Some(QueryResultsFormat::Xml),
        ResultFormat::Table | ResultFormat::Turtle | ResultFormat::Ntriples => None,
    }
}

fn solutions(
    rows: QuerySolutionIter<'_>,
    format: QueryResultsFormat,
    limit: usize,
    timeout: Option<Duration>,
    out: &mut dyn Write,
) -> Result<Rows, QueryError> {
    let serializer = QueryResultsSerializer::from_format(format);
    let mut serializer = serializer.serialize_solutions_to_writer(&mut *out, rows.variables().to_vec())?;
    let (mut count, mut cut) = (0, false);
    for row in rows {
        let row = row.map_err(|error| QueryError::evaluation(&error, timeout))?;
        if count == limit {
            cut = true;
            break;
        }
        serializer.serialize(&row)?;
        count += 1;
    }
    serializer.finish()?;
    if matches!(format, QueryResultsFormat::Json | QueryResultsFormat::Xml) {
        writeln!(out)?;
    }
    Ok(Rows { count, cut })
}

fn graph(
    triples: QueryTripleIter<'_>,
    limit: usize,
    timeout: Option<Duration>,
) -> Result<(Vec<Quad>, Rows), QueryError> {
    let mut quads = Vec::new();
    for triple in triples {
        let triple = triple.map_err(|error| QueryError::evaluation(&error, timeout))?;
        if quads.len() == limit {
            let rows = Rows { count: limit, cut: true };
            return Ok((quads, rows));
        }
        quads.push(triple.in_graph(GraphName::DefaultGraph));
    }
    let rows = Rows { count: quads.len(), cut: false };
    Ok((quads, rows))
}
