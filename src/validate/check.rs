//! Runs the compiled shapes over a store.

use oxigraph::model::Term;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;

use super::CheckError;
use super::compile::{Check, checks};
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
        let mut violations = Vec::new();
        for targeted in &self.shapes {
            for check in checks(targeted) {
                run(store, targeted.id.as_str(), &check, &mut violations)?;
            }
        }
        violations.sort_by_cached_key(|v| {
            let value = v.value.as_ref().map(ToString::to_string);
            (v.severity, v.shape.clone(), v.path.clone(), v.constraint, v.focus.to_string(), value)
        });
        violations.dedup();
        Ok(violations)
    }
}

fn run(store: &Store, id: &str, check: &Check<'_>, found: &mut Vec<Violation>) -> Result<(), CheckError> {
    let evaluation = |source| CheckError::Evaluation { shape: id.to_owned(), source };
    let mut query = SparqlEvaluator::new()
        .parse_query(&check.query)
        .map_err(|source| CheckError::Compilation { shape: id.to_owned(), source })?;
    query.dataset_mut().set_default_graph_as_union();
    let QueryResults::Solutions(solutions) = query.on_store(store).execute().map_err(evaluation)? else {
        return Ok(());
    };
    for solution in solutions {
        let solution = solution.map_err(evaluation)?;
        let Some(focus) = solution.get("focus") else { continue };
        found.push(violation(id, check, focus.clone(), solution.get("value").cloned()));
    }
    Ok(())
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
