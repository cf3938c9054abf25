//! SPARQL over a store: all graphs together as the default graph, the usual prefixes known, nothing asked of others.

mod error;
mod locate;
mod named;
mod parameter;
mod results;
mod scan;
mod table;
#[cfg(test)]
mod tests;
mod watch;

use std::time::Duration;

use oxigraph::sparql::{CancellationToken, QueryResults, SparqlEvaluator, SparqlSyntaxError};

use crate::iri::Base;
use crate::rdf::prefix::prefixes;
use crate::store::GraphStore;

pub use error::QueryError;
pub use named::{NamedQuery, Parameter, named_queries, named_query};
pub use parameter::bind;
pub use results::{ResultFormat, Rows};
pub(crate) use scan::{refuse, shape, words};
use watch::Watch;

/// How a query is run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Give up after so long.
    pub timeout: Option<Duration>,
    /// Give so many rows or triples and no more.
    pub limit: Option<usize>,
    /// Values of parameters, by name: each fills `VALUES ?name { UNDEF }`.
    pub parameters: Vec<(String, String)>,
}

/// A query that is running: its results are computed as they are written.
pub struct Answer<'a> {
    results: QueryResults<'static>,
    store: &'a GraphStore,
    base: Base,
    limit: Option<usize>,
    watch: Option<Watch>,
}

/// Asks `store` a SPARQL 1.1 query.
pub fn ask<'a>(store: &'a GraphStore, sparql: &str, options: &Options) -> Result<Answer<'a>, QueryError> {
    let base = store.base()?.unwrap_or_default();
    scan::refuse(sparql)?;
    // What a person wrote is checked as it stands, so that places in errors are right.
    check(sparql, &base)?;
    let bound = bind(sparql, &options.parameters)?;
    let token = CancellationToken::new();
    let query = evaluator(&base)
        .with_cancellation_token(token.clone())
        .parse_query(&bound)
        .map_err(|error| syntax(&bound, &error, &base))?;
    let watch = options.timeout.map(|timeout| Watch::new(timeout, token));
    let results = query.on_store(store.inner()).execute();
    let results = results.map_err(|error| QueryError::evaluation(&error, options.timeout))?;
    Ok(Answer { results, store, base, limit: options.limit, watch })
}

/// Says where and why `sparql` is no SPARQL query.
pub fn check(sparql: &str, base: &Base) -> Result<(), QueryError> {
    match evaluator(base).parse_query(sparql) {
        Ok(_) => Ok(()),
        Err(error) => Err(syntax(sparql, &error, base)),
    }
}

fn syntax(sparql: &str, error: &SparqlSyntaxError, base: &Base) -> QueryError {
    let parse = |text: &str| evaluator(base).parse_query(text).err().map(|error| error.to_string());
    QueryError::syntax(sparql, &error.to_string(), parse)
}

/// An evaluator that knows the usual prefixes.
pub(crate) fn evaluator(base: &Base) -> SparqlEvaluator {
    // `id:` for entities, as their IRIs say; exports write `e:`.
    let entities = ("id", format!("{}id/", base.as_str()));
    prefixes(base).into_iter().chain([entities]).fold(SparqlEvaluator::new(), |evaluator, (prefix, iri)| {
        evaluator.with_prefix(prefix, iri).expect("invariant: namespaces are IRIs")
    })
}
