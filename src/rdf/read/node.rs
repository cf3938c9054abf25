//! Quads by subject, and typed access to what a node says.

use std::collections::BTreeMap;
use std::str::FromStr;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};

use super::ReadError;
use crate::extraction::Offsets;
use crate::ontology::vocab::nif;

type Facts = Vec<(String, Term)>;

/// The quads of one graph by subject.
pub(super) struct Nodes(BTreeMap<String, Facts>);

impl Nodes {
    pub(super) fn new(quads: impl IntoIterator<Item = Quad>) -> Self {
        let mut nodes: BTreeMap<String, Facts> = BTreeMap::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(subject) = quad.subject {
                let fact = (quad.predicate.into_string(), quad.object);
                nodes.entry(subject.into_string()).or_default().push(fact);
            }
        }
        Self(nodes)
    }

    pub(super) fn get(&self, id: &str) -> Option<Node<'_>> {
        self.0.get_key_value(id).map(|(id, facts)| Node { id, facts })
    }

    pub(super) fn of_class(&self, class: NamedNodeRef<'static>) -> impl Iterator<Item = Node<'_>> {
        let nodes = self.0.iter().map(|(id, facts)| Node { id, facts });
        nodes.filter(move |node| node.iris(rdf::TYPE).any(|iri| iri == class.as_str()))
    }

    /// The nodes of `class` whose names end in `#PREFIX` and a number, by that number.
    pub(super) fn numbered(&self, class: NamedNodeRef<'static>, prefix: &str) -> Vec<Node<'_>> {
        let numbered = self.of_class(class).filter_map(|node| Some((node.number(prefix)?, node)));
        let by_number: BTreeMap<usize, Node<'_>> = numbered.collect();
        by_number.into_values().collect()
    }
}

/// One subject with what is said of it.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    id: &'a str,
    facts: &'a Facts,
}

impl<'a> Node<'a> {
    pub(super) fn id(self) -> &'a str {
        self.id
    }

    /// The number behind `#PREFIX` at the end of its name.
    pub(super) fn number(self, prefix: &str) -> Option<usize> {
        self.id.rsplit_once('#')?.1.strip_prefix(prefix)?.parse().ok()
    }

    fn terms(self, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'a Term> {
        let property = property.as_str().to_owned();
        self.facts.iter().filter(move |(name, _)| *name == property).map(|(_, term)| term)
    }

    pub(super) fn texts(self, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'a str> {
        self.terms(property).filter_map(|term| match term {
            Term::Literal(literal) => Some(literal.value()),
            _ => None,
        })
    }

    pub(super) fn iris(self, property: NamedNodeRef<'_>) -> impl Iterator<Item = &'a str> {
        self.terms(property).filter_map(|term| match term {
            Term::NamedNode(node) => Some(node.as_str()),
            _ => None,
        })
    }

    pub(super) fn text(self, property: NamedNodeRef<'_>) -> Option<&'a str> {
        self.texts(property).next()
    }

    pub(super) fn owned(self, property: NamedNodeRef<'_>) -> Option<String> {
        self.text(property).map(str::to_owned)
    }

    pub(super) fn iri(self, property: NamedNodeRef<'_>) -> Option<&'a str> {
        self.iris(property).next()
    }

    /// A literal as a number, where there is one.
    pub(super) fn parsed<T: FromStr>(self, property: NamedNodeRef<'_>) -> Option<T> {
        self.text(property)?.parse().ok()
    }

    /// A literal as a number, which must be there.
    pub(super) fn value<T: FromStr>(self, property: NamedNodeRef<'_>) -> Result<T, ReadError> {
        self.needs(property, self.parsed(property))
    }

    /// An error that names the property where `found` is nothing.
    pub(super) fn needs<T>(self, property: NamedNodeRef<'_>, found: Option<T>) -> Result<T, ReadError> {
        let missing =
            || ReadError::Missing { node: self.id.to_owned(), property: property.as_str().to_owned() };
        found.ok_or_else(missing)
    }

    pub(super) fn offsets(self) -> Result<Offsets, ReadError> {
        Ok(Offsets { start: self.value(nif::BEGIN_INDEX)?, end: self.value(nif::END_INDEX)? })
    }
}

/// The variant whose term is `iri`.
pub(super) fn of<T: Copy>(
    all: &[T],
    term: impl Fn(T) -> NamedNodeRef<'static>,
    iri: Option<&str>,
) -> Option<T> {
    let iri = iri?;
    all.iter().copied().find(|&variant| term(variant).as_str() == iri)
}
