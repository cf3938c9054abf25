//! Reads `core.ttl` into a table of terms.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{
    Graph, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Term as Node, TermRef,
};

const OWL: &str = "http://www.w3.org/2002/07/owl#";

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Class,
    Property,
    Individual,
    Annotation,
}

/// One term.
#[derive(Debug)]
pub struct Term {
    pub iri: String,
    pub kind: Kind,
    pub label_zh: String,
    pub label_en: String,
    pub inverse_zh: Option<String>,
    pub inverse_en: Option<String>,
    pub comments: usize,
    pub defined_by: Option<String>,
    pub reserved: bool,
    pub symmetric: bool,
    /// Local names of our classes, IRIs of others; empty where none is stated.
    pub domain: BTreeSet<String>,
    pub range: BTreeSet<String>,
    pub parents: BTreeSet<String>,
}

/// The terms by local name.
pub struct Ontology {
    pub terms: BTreeMap<String, Term>,
}

/// Parses Turtle into a graph.
pub fn graph(turtle: &str) -> Graph {
    RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(turtle)
        .map(|quad| quad.expect("valid Turtle").into())
        .collect::<Vec<oxigraph::model::Triple>>()
        .iter()
        .collect()
}

impl Ontology {
    pub fn parse(turtle: &str) -> Self {
        let graph = graph(turtle);
        let mut terms = BTreeMap::new();
        for triple in graph.triples_for_predicate(rdf::TYPE) {
            if let (NamedOrBlankNodeRef::NamedNode(subject), Some(local)) =
                (triple.subject, local(triple.subject))
            {
                terms.entry(local).or_insert_with(|| term(&graph, subject));
            }
        }
        Self { terms }
    }
}

fn term(graph: &Graph, subject: NamedNodeRef<'_>) -> Term {
    let types: BTreeSet<String> = names(graph, subject, rdf::TYPE);
    let is = |name: &str| types.contains(&format!("{OWL}{name}"));
    let kind = if is("Class") {
        Kind::Class
    } else if is("AnnotationProperty") {
        Kind::Annotation
    } else if is("NamedIndividual") {
        Kind::Individual
    } else {
        assert!(is("ObjectProperty") || is("DatatypeProperty"), "{subject} is no term: {types:?}");
        Kind::Property
    };
    let inverse = NamedNode::new_unchecked(format!("{}inverseLabel", tupu::ontology::NAMESPACE));
    let status = NamedNode::new_unchecked(format!("{}status", tupu::ontology::NAMESPACE));
    let mut parents = names(graph, subject, rdfs::SUB_CLASS_OF);
    parents.extend(names(graph, subject, rdfs::SUB_PROPERTY_OF));
    Term {
        iri: subject.as_str().to_owned(),
        kind,
        label_zh: one(graph, subject, rdfs::LABEL, "zh").unwrap_or_default(),
        label_en: one(graph, subject, rdfs::LABEL, "en").unwrap_or_default(),
        inverse_zh: one(graph, subject, inverse.as_ref(), "zh"),
        inverse_en: one(graph, subject, inverse.as_ref(), "en"),
        comments: graph.objects_for_subject_predicate(subject, rdfs::COMMENT).count(),
        defined_by: names(graph, subject, rdfs::IS_DEFINED_BY).into_iter().next(),
        reserved: graph.object_for_subject_predicate(subject, status.as_ref()).is_some(),
        symmetric: is("SymmetricProperty"),
        domain: classes(graph, subject, rdfs::DOMAIN),
        range: classes(graph, subject, rdfs::RANGE),
        parents,
    }
}

/// The one literal of that language; two are an error.
fn one(graph: &Graph, subject: NamedNodeRef<'_>, predicate: NamedNodeRef<'_>, lang: &str) -> Option<String> {
    let found: Vec<_> = graph
        .objects_for_subject_predicate(subject, predicate)
        .filter_map(|o| match o {
            TermRef::Literal(l) if l.language() == Some(lang) => Some(l.value().to_owned()),
            _ => None,
        })
        .collect();
    assert!(found.len() <= 1, "{subject} has more than one {predicate} @{lang}");
    found.into_iter().next()
}

fn names(graph: &Graph, subject: NamedNodeRef<'_>, predicate: NamedNodeRef<'_>) -> BTreeSet<String> {
    graph
        .objects_for_subject_predicate(subject, predicate)
        .filter_map(|o| match o {
            TermRef::NamedNode(n) => Some(short(n.as_str())),
            _ => None,
        })
        .collect()
}

/// The classes of a domain or range: one, or the members of an `owl:unionOf`.
fn classes(graph: &Graph, subject: NamedNodeRef<'_>, predicate: NamedNodeRef<'_>) -> BTreeSet<String> {
    let union = NamedNode::new_unchecked(format!("{OWL}unionOf"));
    let mut found = names(graph, subject, predicate);
    for object in graph.objects_for_subject_predicate(subject, predicate) {
        if let TermRef::BlankNode(class) = object {
            let mut list = graph.object_for_subject_predicate(class, union.as_ref()).map(Node::from);
            while let Some(Node::BlankNode(cell)) = &list {
                if let Some(TermRef::NamedNode(first)) = graph.object_for_subject_predicate(cell, rdf::FIRST)
                {
                    found.insert(short(first.as_str()));
                }
                list = graph.object_for_subject_predicate(cell, rdf::REST).map(Node::from);
            }
        }
    }
    found
}

fn short(iri: &str) -> String {
    iri.strip_prefix(tupu::ontology::NAMESPACE).unwrap_or(iri).to_owned()
}

fn local(subject: NamedOrBlankNodeRef<'_>) -> Option<String> {
    match NamedOrBlankNode::from(subject) {
        NamedOrBlankNode::NamedNode(n) => {
            n.as_str().strip_prefix(tupu::ontology::NAMESPACE).map(ToOwned::to_owned)
        }
        NamedOrBlankNode::BlankNode(_) => None,
    }
}
