//! One query on one store, written whole within limits.

use std::io::{self, Write};

use oxigraph::io::RdfSerializer;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{
    CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter, QueryTripleIter,
};

use super::super::wire::{Ask, Refusal};
use super::Bench;
use crate::iri::Base;
use crate::query::{check, evaluator};
use crate::rdf::write::{RdfSyntax, write};

/// A whole answer.
pub(super) struct Answer {
    pub(super) media_type: &'static str,
    pub(super) body: Vec<u8>,
}

/// Parses, evaluates and writes.
pub(super) fn answer(bench: &Bench, ask: &Ask, token: CancellationToken) -> Result<Answer, Refusal> {
    let evaluator = evaluator(&bench.base).with_cancellation_token(token).with_base_iri(&ask.url);
    let evaluator = evaluator.map_err(|error| Refusal::Malformed(error.to_string()))?;
    let mut query = evaluator.parse_query(&ask.query).map_err(|error| {
        // Asked again for a place that a person can use; it knows no base, so that it may find nothing wrong.
        let placed = check(&ask.query, &bench.base).err();
        Refusal::Malformed(placed.map_or_else(|| error.to_string(), |placed| placed.to_string()))
    })?;
    let dataset = query.dataset_mut();
    if !(ask.default_graphs.is_empty() && ask.named_graphs.is_empty()) {
        let default = graphs(&ask.default_graphs)?.into_iter().map(GraphName::from);
        dataset.set_default_graph(default.collect());
        let named = graphs(&ask.named_graphs)?.into_iter().map(NamedOrBlankNode::from);
        dataset.set_available_named_graphs(named.collect());
    }
    let results = query.on_store(bench.store.inner()).execute().map_err(failed)?;
    serialised(results, ask, &bench.base, bench.limits.answer)
}

/// The graphs that a request names.
pub(super) fn graphs(iris: &[String]) -> Result<Vec<NamedNode>, Refusal> {
    let graph = |iri: &String| {
        NamedNode::new(iri).map_err(|error| Refusal::Malformed(format!("`{iri}` is no IRI: {error}")))
    };
    iris.iter().map(graph).collect()
}

fn failed(error: QueryEvaluationError) -> Refusal {
    match error {
        QueryEvaluationError::Cancelled => Refusal::Cancelled,
        QueryEvaluationError::UnsupportedService(_) | QueryEvaluationError::Service(_) => {
            Refusal::Forbidden("SERVICE is refused: tupu asks no other server".to_owned())
        }
        QueryEvaluationError::Dataset(_) => Refusal::Store("the store cannot be read".to_owned()),
        other => Refusal::Failed(other.to_string().replace('\n', " ")),
    }
}

/// Writes results in the best accepted format.
fn serialised(results: QueryResults<'_>, ask: &Ask, base: &Base, limit: usize) -> Result<Answer, Refusal> {
    let mut out = Bounded { bytes: Vec::new(), limit, full: false };
    let (media_type, written) = match results {
        QueryResults::Boolean(value) => {
            let (format, media_type) = ask.accept.results().ok_or(Refusal::NotAcceptable)?;
            let serializer = QueryResultsSerializer::from_format(format);
            let written = serializer.serialize_boolean_to_writer(&mut out, value);
            (media_type, written.map(drop).map_err(Stopped::Writing))
        }
        QueryResults::Solutions(solutions) => {
            let (format, media_type) = ask.accept.results().ok_or(Refusal::NotAcceptable)?;
            (media_type, write_solutions(solutions, format, &mut out))
        }
        QueryResults::Graph(triples) => {
            let (syntax, media_type) = ask.accept.graph().ok_or(Refusal::NotAcceptable)?;
            (media_type, write_triples(triples, syntax, base, &mut out))
        }
    };
    match written {
        Ok(()) => Ok(Answer { media_type, body: out.bytes }),
        Err(Stopped::Writing(_)) if out.full => Err(Refusal::TooLarge(limit)),
        Err(Stopped::Writing(error)) => Err(Refusal::Failed(error.to_string())),
        Err(Stopped::Evaluating(error)) => Err(failed(error)),
    }
}

/// What broke off the writing of results.
enum Stopped {
    Writing(io::Error),
    Evaluating(QueryEvaluationError),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Writing(error)
    }
}

impl From<QueryEvaluationError> for Stopped {
    fn from(error: QueryEvaluationError) -> Self {
        Self::Evaluating(error)
    }
}

fn write_solutions(
    solutions: QuerySolutionIter<'_>,
    format: QueryResultsFormat,
    out: &mut Bounded,
) -> Result<(), Stopped> {
    let variables = solutions.variables().to_vec();
    let serializer = QueryResultsSerializer::from_format(format);
    let mut writer = serializer.serialize_solutions_to_writer(out, variables)?;
    for solution in solutions {
        writer.serialize(&solution?)?;
    }
    writer.finish()?;
    Ok(())
}

/// N-Triples as they come, other syntaxes with what belongs together in one place.
fn write_triples(
    triples: QueryTripleIter<'_>,
    syntax: RdfSyntax,
    base: &Base,
    out: &mut Bounded,
) -> Result<(), Stopped> {
    if syntax == RdfSyntax::NTriples {
        let mut writer = RdfSerializer::from_format(syntax.format()).for_writer(out);
        for triple in triples {
            writer.serialize_triple(&triple?)?;
        }
        writer.finish()?;
        return Ok(());
    }
    let mut quads = Vec::new();
    for triple in triples {
        quads.push(triple?.in_graph(GraphName::DefaultGraph));
    }
    Ok(write(syntax, quads, base, out)?)
}

/// A buffer that is full at some size.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
    full: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            self.full = true;
            return Err(io::Error::other("full"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
