//! Runs the compiled shapes over a store.

use std::collections::BTreeSet;

use oxigraph::model::vocab::rdfs;
use oxigraph::model::{NamedNode, Term};
use oxigraph::sparql::{QueryResults, QuerySolution, SparqlEvaluator};
use oxigraph::store::Store;
use rayon::prelude::*;

use super::CheckError;
use super::compile::{Check, checks, classes_named};
use super::condition::Classes;
use super::shape::{Severity, Shapes};

/// One thing that breaks a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// How bad.
    pub severity: Severity,
    /// IRI of the node shape.
    pub shape: String,
    /// The property path in SPARQL syntax, where a property shape is broken.
    pub path: Option<String>,
    /// The constraint by its SHACL parameter: `minCount`, `class`, ….
    pub constraint: &'static str,
    /// The node that breaks it.
    pub focus: Term,
    /// The value that does, where the constraint is about each value.
    pub value: Option<Term>,
    /// What is wrong, in Chinese.
    pub message_zh: String,
    /// What is wrong, in English.
    pub message_en: String,
}

impl Shapes {
    /// All that breaks the shapes in a store, worst first, then by shape, path, constraint, node and value.
    /// All graphs together are what is checked.
    pub fn check(&self, store: &Store) -> Result<Vec<Violation>, CheckError> {
        let mut classes = Classes::new();
        for class in classes_named(&self.shapes) {
            let below = below(store, &class)?;
            classes.insert(class, below);
        }
        let checks: Vec<_> = self
            .shapes
            .iter()
            .flat_map(|targeted| checks(targeted, &classes).into_iter().map(|c| (targeted.id.as_str(), c)))
            .collect();
        let found = checks.par_iter().map(|(id, check)| run(store, id, check));
        let found: Vec<Vec<Violation>> = found.collect::<Result<_, _>>()?;
        let mut violations: Vec<Violation> = found.into_iter().flatten().collect();
        violations.sort_by_cached_key(|v| {
            let value = v.value.as_ref().map(ToString::to_string);
            (v.severity, v.shape.clone(), v.path.clone(), v.constraint, v.focus.to_string(), value)
        });
        violations.dedup();
        Ok(violations)
    }
}

/// The classes below a class.
fn below(store: &Store, class: &NamedNode) -> Result<Vec<NamedNode>, CheckError> {
    let path = rdfs::SUB_CLASS_OF;
    let rows = solutions(
        store,
        class.as_str(),
        &format!("SELECT DISTINCT ?below WHERE {{ ?below {path}+ {class} }}"),
    )?;
    let mut found = BTreeSet::new();
    for row in rows {
        if let Some(Term::NamedNode(node)) = row.get("below") {
            found.insert(node.clone());
        }
    }
    found.remove(class);
    Ok(found.into_iter().collect())
}

fn run(store: &Store, id: &str, check: &Check<'_>) -> Result<Vec<Violation>, CheckError> {
    let rows = solutions(store, id, &check.query)?;
    let violations = rows.iter().filter_map(|row| {
        let focus = row.get("focus")?.clone();
        Some(violation(id, check, focus, row.get("value").cloned()))
    });
    Ok(violations.collect())
}

/// The rows of a query over the default graph, which is the merge of all; `about` is named where it fails.
fn solutions(store: &Store, about: &str, query: &str) -> Result<Vec<QuerySolution>, CheckError> {
    let evaluation = |source| CheckError::Evaluation { shape: about.to_owned(), source };
    let query = SparqlEvaluator::new()
        .parse_query(query)
        .map_err(|source| CheckError::Compilation { shape: about.to_owned(), source })?;
    match query.on_store(store).execute().map_err(evaluation)? {
        QueryResults::Solutions(rows) => rows.collect::<Result<_, _>>().map_err(evaluation),
        _ => Ok(Vec::new()),
    }
}

fn violation(id: &str, check: &Check<'_>, focus: Term, value: Option<Term>) -> Violation {
    let name = check.constraint.name();
    let shape = check.shape;
    let message_en = shape.message_en.clone().unwrap_or_else(|| format!("breaks sh:{name}"));
    Violation {
        severity: shape.severity,
        shape: id.to_owned(),
        path: shape.path.clone(),
        constraint: name,
        focus,
        value,
        message_zh: shape.message_zh.clone().unwrap_or_else(|| message_en.clone()),
        message_en,
    }
}
