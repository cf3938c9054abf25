//! What the server and its workers say to each other: one JSON object a line, an answer's bytes after its line.

use serde::{Deserialize, Serialize};

use super::accept::Accept;

/// A line from the server to a worker. A worker has one task at a time and gives one `Reply` to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Order {
    /// Answer a query, at this `nice`.
    Query(Ask, i32),
    /// Change the store; only a worker that opened it for writing can.
    Update(Change),
    /// Go on at a lower priority: a greater `nice`.
    Yield(i32),
    /// Give the task up.
    Cancel,
}

/// A line from a worker to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Reply {
    /// The store is open.
    Ready,
    /// So many bytes of an answer follow the line.
    Answer {
        /// `Content-Type`.
        media_type: String,
        /// Bytes.
        length: usize,
    },
    /// The store was changed.
    Changed,
    /// There is no answer.
    Refused(Refusal),
}

/// A query with the dataset and the formats that the request named.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Ask {
    /// The SPARQL.
    pub(super) query: String,
    /// What relative IRIs are relative to.
    pub(super) url: String,
    /// `default-graph-uri`; where this or the next is given they take the place of `FROM`.
    pub(super) default_graphs: Vec<String>,
    /// `named-graph-uri`.
    pub(super) named_graphs: Vec<String>,
    /// What the client can read.
    pub(super) accept: Accept,
}

/// An update with the dataset that the request named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    /// The SPARQL.
    pub(super) update: String,
    /// What relative IRIs are relative to.
    pub(super) url: String,
    /// `using-graph-uri`.
    pub(super) using: Vec<String>,
    /// `using-named-graph-uri`.
    pub(super) using_named: Vec<String>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub(super) enum Refusal {
    /// No SPARQL, or an IRI that is none.
    #[error("{0}")]
    Malformed(String),
    /// SPARQL that is never run here.
    #[error("{0}")]
    Forbidden(String),
    /// The client reads none of the formats.
    #[error(
        "none of the accepted types can hold this answer; there are JSON, XML, CSV and TSV for SELECT and ASK, Turtle, N-Triples, RDF/XML, JSON-LD, TriG and N-Quads for CONSTRUCT and DESCRIBE"
    )]
    NotAcceptable,
    /// The time is over, in seconds.
    #[error("the query took longer than {0} s and was stopped; a LIMIT or a narrower pattern helps")]
    TimedOut(u64),
    /// Given up because the server said so.
    #[error("the query was given up")]
    Cancelled,
    /// The answer has more than so many bytes.
    #[error("the answer has more than {0} bytes; a LIMIT helps")]
    TooLarge(usize),
    /// The query is nested deeper than the stack.
    #[error("the query is nested too deep")]
    TooDeep,
    /// The query needs more than so many MiB.
    #[error(
        "the query needs more than {0} MiB of memory and was stopped; a LIMIT or a narrower pattern helps"
    )]
    NoMemory(usize),
    /// Too much is asked at once.
    #[error("too many queries are running or waiting; try again in a moment")]
    Busy,
    /// The store cannot be opened or read.
    #[error("{0}")]
    Store(String),
    /// The query is SPARQL but cannot be evaluated.
    #[error("{0}")]
    Failed(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_query_holds_it_is_one_line() {
        let ask = Ask {
            query: "SELECT * {\n ?s ?p \"常州\u{2028}\\n\"@zh }".to_owned(),
            url: "http://localhost/".to_owned(),
            default_graphs: vec![],
            named_graphs: vec!["http://x/甲".to_owned()],
            accept: Accept::only("*/*"),
        };
        let line = serde_json::to_string(&Order::Query(ask.clone(), 0)).unwrap();
        assert!(!line.contains('\n'));
        assert_eq!(serde_json::from_str::<Order>(&line).unwrap(), Order::Query(ask, 0));
    }
}
