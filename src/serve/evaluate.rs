//! One query on one store: parsed, evaluated and written within limits, on a thread with a large stack.

use std::io::{self, Write};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{
    CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter, QueryTripleIter,
    SparqlEvaluator,
};
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout_at};

use super::Shared;
use super::accept::Accept;

/// Stack of the thread that parses and evaluates; only what is used takes memory.
const STACK: usize = 256 << 20;

/// Prefixes that a query need not declare.
pub(super) const PREFIXES: [(&str, &str); 15] = [
    ("tupu", "https://w3id.org/tupu/ns#"),
    ("id", "https://w3id.org/tupu/id/"),
    ("article", "https://w3id.org/tupu/article/"),
    ("schema", "https://schema.org/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("void", "http://rdfs.org/ns/void#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    pub query: String,
    pub default_graphs: Vec<String>,
    pub named_graphs: Vec<String>,
    pub accept: Accept,
}

/// A whole answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub media_type: &'static str,
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoAnswer {
    #[error("{0}")]
    Malformed(String),
    #[error(
        "none of the accepted types can hold this answer; there are JSON, XML, CSV and TSV for SELECT and ASK, Turtle, N-Triples and RDF/XML for CONSTRUCT and DESCRIBE"
    )]
    NotAcceptable,
    #[error("the query took longer than {} seconds and was stopped; a LIMIT or a narrower pattern helps", .0.as_secs_f64())]
    TimedOut(Duration),
    #[error("the answer has more than {0} bytes; a LIMIT helps")]
    TooLarge(usize),
    #[error("{0}")]
    Failed(String),
}

/// Evaluates `ask`; at the deadline the evaluation is cancelled and, whether it stops or not, nobody waits for it.
/// It keeps its place among the running queries until it has really stopped.
pub(super) async fn answer(shared: &Arc<Shared>, ask: Ask) -> Result<Answer, NoAnswer> {
    let limits = shared.service.limits;
    let deadline = Instant::now() + limits.time;
    let late = || NoAnswer::TimedOut(limits.time);
    let place = timeout_at(deadline, shared.running.clone().acquire_owned())
        .await
        .map_err(|_| late())?
        .map_err(|error| NoAnswer::Failed(error.to_string()))?;

    let token = CancellationToken::new();
    let (sender, receiver) = oneshot::channel();
    let (worker, cancelled) = (shared.clone(), token.clone());
    thread::Builder::new()
        .name("query".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let _ = sender.send(evaluate(&worker, &ask, cancelled));
            drop(place);
        })
        .map_err(|error| NoAnswer::Failed(format!("no thread for the query: {error}")))?;
    match timeout_at(deadline, receiver).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(NoAnswer::Failed("the query brought its thread down".to_owned())),
        Err(_) => {
            token.cancel();
            Err(late())
        }
    }
}

fn evaluate(shared: &Shared, ask: &Ask, token: CancellationToken) -> Result<Answer, NoAnswer> {
    let malformed = |error: &dyn std::fmt::Display| NoAnswer::Malformed(error.to_string());
    let mut evaluator = SparqlEvaluator::new().with_cancellation_token(token);
    for (prefix, iri) in PREFIXES {
        evaluator = evaluator.with_prefix(prefix, iri).map_err(|e| malformed(&e))?;
    }
    let mut query = evaluator.parse_query(&ask.query).map_err(|e| malformed(&e))?;
    let dataset = query.dataset_mut();
    if !(ask.default_graphs.is_empty() && ask.named_graphs.is_empty()) {
        let named =
            |iri: &String| NamedNode::new(iri).map_err(|e| NoAnswer::Malformed(format!("`{iri}`: {e}")));
        let default: Result<Vec<_>, _> = ask.default_graphs.iter().map(named).collect();
        dataset.set_default_graph(default?.into_iter().map(GraphName::from).collect());
        let others: Result<Vec<_>, _> = ask.named_graphs.iter().map(named).collect();
        dataset.set_available_named_graphs(others?.into_iter().map(NamedOrBlankNode::from).collect());
    }
    let limits = shared.service.limits;
    let results = query.on_store(&shared.service.store).execute().map_err(|e| failed(e, limits.time))?;
    write(results, &ask.accept, Bounded { bytes: Vec::new(), limit: limits.answer, full: false }, limits.time)
}

fn failed(error: QueryEvaluationError, time: Duration) -> NoAnswer {
    match error {
        QueryEvaluationError::Cancelled => NoAnswer::TimedOut(time),
        other => NoAnswer::Failed(other.to_string()),
    }
}

/// Writes results in the best accepted format.
fn write(
    results: QueryResults<'_>,
    accept: &Accept,
    mut out: Bounded,
    time: Duration,
) -> Result<Answer, NoAnswer> {
    let (media_type, written) = match results {
        QueryResults::Boolean(value) => {
            let (format, media_type) = accept.results().ok_or(NoAnswer::NotAcceptable)?;
            let serializer = QueryResultsSerializer::from_format(format);
            let written = serializer.serialize_boolean_to_writer(&mut out, value);
            (media_type, written.map(drop).map_err(Stopped::Writing))
        }
        QueryResults::Solutions(solutions) => {
            let (format, media_type) = accept.results().ok_or(NoAnswer::NotAcceptable)?;
            (media_type, write_solutions(solutions, format, &mut out))
        }
        QueryResults::Graph(triples) => {
            let (format, media_type) = accept.graph().ok_or(NoAnswer::NotAcceptable)?;
            (media_type, write_triples(triples, format, &mut out))
        }
    };
    match written {
        Ok(()) => Ok(Answer { media_type, body: out.bytes }),
        Err(Stopped::Writing(_)) if out.full => Err(NoAnswer::TooLarge(out.limit)),
        Err(Stopped::Writing(error)) => Err(NoAnswer::Failed(error.to_string())),
        Err(Stopped::Evaluating(error)) => Err(failed(error, time)),
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

fn write_triples(triples: QueryTripleIter<'_>, format: RdfFormat, out: &mut Bounded) -> Result<(), Stopped> {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, iri) in PREFIXES {
        serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    for triple in triples {
        writer.serialize_triple(&triple?)?;
    }
    writer.finish()?;
    Ok(())
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
