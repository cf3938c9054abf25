//! Shapes to SPARQL: one query a constraint, whose rows are what breaks it.

use super::condition::{self, Names};
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
pub(super) fn checks(targeted: &TargetedShape) -> Vec<Check<'_>> {
    let target = target(&targeted.targets);
    let shapes = std::iter::once(&targeted.shape).chain(&targeted.shape.properties);
    shapes
        .flat_map(|shape| shape.constraints.iter().map(move |constraint| (shape, constraint)))
        .map(|(shape, constraint)| Check { query: query(&target, shape, constraint), shape, constraint })
        .collect()
}

fn query(target: &str, shape: &Shape, constraint: &Constraint) -> String {
    let mut names = Names::default();
    let Some(path) = &shape.path else {
        let broken = condition::value(constraint, "?focus", "?focus", None, &mut names);
        return format!("SELECT ?focus (?focus AS ?value) WHERE {{ {target} FILTER({broken}) }}");
    };
    if let Some(broken) = condition::set(constraint, "?focus", path, &mut names) {
        return format!("SELECT ?focus WHERE {{ {target} FILTER({broken}) }}");
    }
    let broken = condition::value(constraint, "?focus", "?value", Some(path), &mut names);
    format!("SELECT DISTINCT ?focus ?value WHERE {{ {target} ?focus {path} ?value . FILTER({broken}) }}")
}

/// A pattern that binds `?focus` to each node that the shape is about, once.
fn target(targets: &[Target]) -> String {
    let patterns: Vec<String> = targets
        .iter()
        .map(|target| match target {
            Target::Class(class) => format!(
                "{{ ?focus <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>\
                 /<http://www.w3.org/2000/01/rdf-schema#subClassOf>* {class} }}"
            ),
            Target::Node(term) => format!("{{ VALUES ?focus {{ {term} }} }}"),
            Target::SubjectsOf(property) => format!("{{ ?focus {property} ?any }}"),
            Target::ObjectsOf(property) => format!("{{ ?any {property} ?focus }}"),
        })
        .collect();
    format!("{{ SELECT DISTINCT ?focus WHERE {{ {} }} }}", patterns.join(" UNION "))
}
