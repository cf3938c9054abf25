//! Shapes to SPARQL: one query a constraint, whose rows are what breaks it.

use std::collections::BTreeSet;

use oxigraph::model::NamedNode;

use super::condition::{self, Classes, Scope, TYPE};
use super::shape::{Constraint, Shape, Target, TargetedShape};

/// One query and what its rows mean.
pub(super) struct Check<'s> {
    /// Binds `?focus`, and `?value` where the constraint is about each value.
    pub query: String,
    /// The property shape, or the node shape itself.
    pub shape: &'s Shape,
    pub constraint: &'s Constraint,
}

/// The queries that check a shape.
pub(super) fn checks<'s>(targeted: &'s TargetedShape, classes: &Classes) -> Vec<Check<'s>> {
    let target = target(&targeted.targets, classes);
    let shapes = std::iter::once(&targeted.shape).chain(&targeted.shape.properties);
    shapes
        .flat_map(|shape| shape.constraints.iter().map(move |constraint| (shape, constraint)))
        .map(|(shape, constraint)| Check {
            query: query(&target, shape, constraint, classes),
            shape,
            constraint,
        })
        .collect()
}

fn query(target: &str, shape: &Shape, constraint: &Constraint, classes: &Classes) -> String {
    let mut scope = Scope::new(classes);
    let Some(path) = &shape.path else {
        let broken = condition::value(constraint, "?focus", "?focus", None, &mut scope);
        return format!("SELECT ?focus (?focus AS ?value) WHERE {{ {target} FILTER({broken}) }}");
    };
    if let Some(broken) = condition::set(constraint, "?focus", path, &mut scope) {
        return format!("SELECT ?focus WHERE {{ {target} FILTER({broken}) }}");
    }
    let broken = condition::value(constraint, "?focus", "?value", Some(path), &mut scope);
    format!("SELECT DISTINCT ?focus ?value WHERE {{ {target} ?focus {path} ?value . FILTER({broken}) }}")
}

/// A pattern that binds `?focus` to each node that the shape is about, once.
fn target(targets: &[Target], classes: &Classes) -> String {
    let patterns: Vec<String> = targets
        .iter()
        .map(|target| match target {
            Target::Class(class) => {
                let below = classes.get(class).into_iter().flatten();
                let all: Vec<String> = std::iter::once(class).chain(below).map(ToString::to_string).collect();
                format!("{{ VALUES ?class {{ {} }} ?focus {TYPE} ?class }}", all.join(" "))
            }
            Target::Node(term) => format!("{{ VALUES ?focus {{ {term} }} }}"),
            Target::SubjectsOf(property) => format!("{{ ?focus {property} ?any }}"),
            Target::ObjectsOf(property) => format!("{{ ?any {property} ?focus }}"),
        })
        .collect();
    format!("{{ SELECT DISTINCT ?focus WHERE {{ {} }} }}", patterns.join(" UNION "))
}

/// Every class that the shapes name.
pub(super) fn classes_named(shapes: &[TargetedShape]) -> BTreeSet<NamedNode> {
    let mut found = BTreeSet::new();
    for targeted in shapes {
        found.extend(targeted.targets.iter().filter_map(|target| match target {
            Target::Class(class) => Some(class.clone()),
            _ => None,
        }));
        collect(&targeted.shape, &mut found);
    }
    found
}

fn collect(shape: &Shape, found: &mut BTreeSet<NamedNode>) {
    for constraint in &shape.constraints {
        match constraint {
            Constraint::Class(class) => {
                found.insert(class.clone());
            }
            Constraint::Not(inner) | Constraint::Node(inner) => collect(inner, found),
            Constraint::And(inner) | Constraint::Or(inner) => inner.iter().for_each(|s| collect(s, found)),
            _ => {}
        }
    }
    shape.properties.iter().for_each(|property| collect(property, found));
}
