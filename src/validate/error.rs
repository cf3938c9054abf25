//! What can be wrong with a shapes file or a check.

use oxigraph::io::RdfSyntaxError;
use oxigraph::sparql::{QueryEvaluationError, SparqlSyntaxError};

/// Why a shapes file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ShapesError {
    /// It is not Turtle.
    #[error("the shapes are not valid Turtle: {0}")]
    Syntax(#[from] RdfSyntaxError),
    /// It uses a part of SHACL that is not checked here.
    #[error("{shape} uses {construct}, which is not supported")]
    Unsupported {
        /// The shape, or the nearest named one around it.
        shape: String,
        /// The term or form.
        construct: String,
    },
    /// It breaks the rules of SHACL.
    #[error("{shape}: {reason}")]
    Malformed {
        /// The shape, or the nearest named one around it.
        shape: String,
        /// What is wrong.
        reason: String,
    },
    /// It holds no shape.
    #[error("no shape has a target, so nothing would be checked")]
    Empty,
}

/// Why a store could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The store could not be read.
    #[error("cannot read the store while checking {shape}: {source}")]
    Evaluation {
        /// The shape that was being checked.
        shape: String,
        /// Why.
        source: QueryEvaluationError,
    },
    /// A shape did not compile (a `sh:pattern` or datatype that SPARQL refuses).
    #[error("{shape} compiles to a query that is refused: {source}")]
    Compilation {
        /// The shape.
        shape: String,
        /// Why.
        source: SparqlSyntaxError,
    },
}
