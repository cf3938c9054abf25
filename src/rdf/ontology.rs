//! `graph/ontology`: the ontology and its shapes, blank nodes named by the order in which they stand in the file.

use std::collections::BTreeMap;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};

use crate::iri::Base;
use crate::ontology::{CORE_TURTLE, SHAPES_TURTLE};

pub(super) fn quads(base: &Base) -> Vec<Quad> {
    let graph = NamedNode::new_unchecked(base.graph("ontology"));
    let mut quads = Vec::new();
    for (file, turtle) in [("core", CORE_TURTLE), ("shapes", SHAPES_TURTLE)] {
        let mut names = Names { prefix: format!("{}#{file}", graph.as_str()), given: BTreeMap::new() };
        let parser = RdfParser::from_format(RdfFormat::Turtle).with_default_graph(graph.clone());
        for quad in parser.for_slice(turtle.as_bytes()) {
            quads.push(names.replace(quad.expect("invariant: a test parses the built-in ontology")));
        }
    }
    quads.sort_by_cached_key(ToString::to_string);
    quads.dedup();
    quads
}

/// Names for blank nodes (skolemisation, RDF 1.1 Concepts, 3.5).
struct Names {
    prefix: String,
    given: BTreeMap<String, NamedNode>,
}

impl Names {
    fn replace(&mut self, quad: Quad) -> Quad {
        let subject = match quad.subject {
            NamedOrBlankNode::BlankNode(node) => self.name(node.as_str()).into(),
            named @ NamedOrBlankNode::NamedNode(_) => named,
        };
        let object = match quad.object {
            Term::BlankNode(node) => self.name(node.as_str()).into(),
            other => other,
        };
        Quad { subject, predicate: quad.predicate, object, graph_name: quad.graph_name }
    }

    fn name(&mut self, blank: &str) -> NamedNode {
        let number = self.given.len() + 1;
        let iri = || NamedNode::new_unchecked(format!("{}-{number}", self.prefix));
        self.given.entry(blank.to_owned()).or_insert_with(iri).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_blank_node_is_left_and_two_readings_are_equal() {
        let quads = super::quads(&Base::default());
        assert!(quads.len() > 500);
        assert!(quads.iter().all(|quad| !quad.subject.is_blank_node() && !quad.object.is_blank_node()));
        assert_eq!(quads, super::quads(&Base::default()));
    }
}
