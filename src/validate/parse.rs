//! Turtle to [`Shapes`]: whatever is not understood is an error.

use std::collections::BTreeSet;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{
    Graph, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Term, TermRef, Triple,
};

use super::ShapesError;
use super::shape::{Bound, Constraint, NodeKind, Severity, Shape, Shapes, Target, TargetedShape};

/// The namespace of SHACL.
pub(super) const SH: &str = "http://www.w3.org/ns/shacl#";
/// Counts are compiled to as many variables, so a large one would make a query of its square in length.
const MAX_COUNT: usize = 8;
const MAX_DEPTH: usize = 16;

impl Shapes {
    /// Reads shapes from Turtle.
    ///
    /// Understood are `sh:class`, `datatype`, `nodeKind`, `minCount`, `maxCount`, `minInclusive`, `minExclusive`,
    /// `maxInclusive`, `maxExclusive`, `minLength`, `maxLength`, `pattern` with `flags`, `languageIn`, `uniqueLang`,
    /// `in`, `hasValue`, `lessThan`, `lessThanOrEquals`, `not`, `and`, `or`, `node`, `property`, `severity` and
    /// `message`. Anything else of SHACL is [`ShapesError::Unsupported`].
    pub fn parse(turtle: &str) -> Result<Self, ShapesError> {
        let mut graph = Graph::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle) {
            graph.insert(&Triple::from(quad?));
        }
        let mut reader = Reader { graph: &graph, read: BTreeSet::new() };
        let mut shapes = Vec::new();
        for id in reader.targeted() {
            shapes.push(reader.targeted_shape(&id)?);
        }
        reader.refuse_unread()?;
        if shapes.is_empty() { Err(ShapesError::Empty) } else { Ok(Self { shapes }) }
    }
}

struct Reader<'a> {
    graph: &'a Graph,
    read: BTreeSet<String>,
}

/// The shape being read: its node, the named shape around it for messages, and how deep it lies.
#[derive(Clone, Copy)]
struct Place<'p> {
    node: NamedOrBlankNodeRef<'p>,
    owner: &'p str,
    depth: usize,
}

impl Place<'_> {
    fn unsupported(&self, construct: impl Into<String>) -> ShapesError {
        ShapesError::Unsupported { shape: self.owner.to_owned(), construct: construct.into() }
    }

    fn malformed(&self, reason: impl Into<String>) -> ShapesError {
        ShapesError::Malformed { shape: self.owner.to_owned(), reason: reason.into() }
    }
}

impl Reader<'_> {
    /// The named nodes that have a target, in the order of their IRIs.
    fn targeted(&self) -> BTreeSet<NamedNode> {
        let subjects = self.graph.iter().filter(|t| is_target(t.predicate)).map(|t| t.subject);
        subjects
            .filter_map(|s| match s {
                NamedOrBlankNodeRef::NamedNode(node) => Some(node.into_owned()),
                NamedOrBlankNodeRef::BlankNode(_) => None,
            })
            .collect()
    }

    fn targeted_shape(&mut self, id: &NamedNode) -> Result<TargetedShape, ShapesError> {
        let owner = id.to_string();
        let place = Place { node: id.as_ref().into(), owner: &owner, depth: 0 };
        let mut targets = Vec::new();
        for triple in self.graph.triples_for_subject(id).filter(|t| is_target(t.predicate)) {
            let named = |object: TermRef<'_>| match object {
                TermRef::NamedNode(node) => Ok(node.into_owned()),
                _ => Err(place.malformed(format!("{object} of a target is no IRI"))),
            };
            targets.push(match local(triple.predicate) {
                Some("targetClass") => Target::Class(named(triple.object)?),
                Some("targetSubjectsOf") => Target::SubjectsOf(named(triple.object)?),
                Some("targetObjectsOf") => Target::ObjectsOf(named(triple.object)?),
                Some("targetNode") => Target::Node(constant(place, triple.object)?.to_string()),
                _ => return Err(place.unsupported(triple.predicate.to_string())),
            });
        }
        targets.sort();
        Ok(TargetedShape { id: id.clone(), targets, shape: self.shape(place)? })
    }

    /// Every node with a SHACL property must have been read as part of some shape.
    fn refuse_unread(&self) -> Result<(), ShapesError> {
        let mut unread: Vec<String> = self
            .graph
            .iter()
            .filter(|t| local(t.predicate).is_some() && !self.read.contains(&t.subject.to_string()))
            .map(|t| format!("{} (has {})", t.subject, t.predicate))
            .collect();
        unread.sort();
        match unread.into_iter().next() {
            Some(shape) => Err(ShapesError::Malformed {
                shape,
                reason: "has no target and no shape refers to it, so it would never be checked".to_owned(),
            }),
            None => Ok(()),
        }
    }

    fn shape(&mut self, place: Place<'_>) -> Result<Shape, ShapesError> {
        if place.depth > MAX_DEPTH {
            return Err(place.unsupported("a shape that refers to itself, or is nested too deep"));
        }
        self.read.insert(place.node.to_string());
        let mut triples: Vec<_> = self.graph.triples_for_subject(place.node).collect();
        triples.sort_by_key(|t| t.predicate.as_str());
        let mut shape = Shape::default();
        for triple in triples {
            self.parameter(place, &mut shape, triple.predicate, triple.object)?;
        }
        if shape.path.is_some() && !shape.properties.is_empty() {
            return Err(place.unsupported("sh:property inside a property shape"));
        }
        let misplaced = shape.constraints.iter().find(|c| shape.path.is_none() && c.needs_path());
        if let Some(constraint) = misplaced {
            return Err(
                place.malformed(format!("sh:{} stands on a shape without sh:path", constraint.name()))
            );
        }
        shape.properties.sort_by(|a, b| (&a.path, &a.message_en).cmp(&(&b.path, &b.message_en)));
        Ok(shape)
    }

    /// Takes one triple of a shape.
    fn parameter(
        &mut self,
        place: Place<'_>,
        shape: &mut Shape,
        predicate: NamedNodeRef<'_>,
        object: TermRef<'_>,
    ) -> Result<(), ShapesError> {
        let Some(name) = local(predicate) else {
            let known = [rdf::TYPE, rdfs::LABEL, rdfs::COMMENT, rdfs::IS_DEFINED_BY].contains(&predicate);
            let implicit = predicate == rdf::TYPE && object == TermRef::from(rdfs::CLASS);
            return if known && !implicit {
                Ok(())
            } else {
                Err(place.unsupported(format!("{predicate} {object}")))
            };
        };
        match name {
            "name" | "description" | "order" | "group" | "flags" => {}
            _ if is_target(predicate) => {}
            "path" => shape.path = Some(self.path(place, object)?),
            "severity" => shape.severity = severity(place, object)?,
            "message" => message(place, shape, object)?,
            "property" => {
                let property = self.nested(place, object)?;
                if property.path.is_none() {
                    return Err(place.malformed("a property shape has no sh:path"));
                }
                shape.properties.push(property);
            }
            "uniqueLang" if boolean(place, object)? => shape.constraints.push(Constraint::UniqueLang),
            "uniqueLang" => {}
            _ => {
                let constraint = self.constraint(place, name, object)?;
                shape.constraints.push(constraint);
            }
        }
        Ok(())
    }

    fn constraint(
        &mut self,
        place: Place<'_>,
        name: &str,
        object: TermRef<'_>,
    ) -> Result<Constraint, ShapesError> {
        Ok(match name {
            "class" => Constraint::Class(iri(place, object)?),
            "datatype" => Constraint::Datatype(iri(place, object)?),
            "nodeKind" => {
                let kind = iri(place, object)?;
                let kind = local(kind.as_ref()).and_then(NodeKind::from_name);
                Constraint::NodeKind(
                    kind.ok_or_else(|| place.malformed(format!("{object} is no node kind")))?,
                )
            }
            "minCount" => Constraint::MinCount(count(place, object)?),
            "maxCount" => Constraint::MaxCount(count(place, object)?),
            "minInclusive" => Constraint::Bound(Bound::MinInclusive, literal(place, object)?),
            "minExclusive" => Constraint::Bound(Bound::MinExclusive, literal(place, object)?),
            "maxInclusive" => Constraint::Bound(Bound::MaxInclusive, literal(place, object)?),
            "maxExclusive" => Constraint::Bound(Bound::MaxExclusive, literal(place, object)?),
            "minLength" => Constraint::MinLength(number(place, object)?),
            "maxLength" => Constraint::MaxLength(number(place, object)?),
            "pattern" => self.pattern(place, object)?,
            "languageIn" => {
                let tags = self.list(place, object)?;
                let tags = tags.iter().map(|t| literal(place, t.as_ref()).map(|l| l.value().to_owned()));
                Constraint::LanguageIn(tags.collect::<Result<_, _>>()?)
            }
            "in" => {
                let terms = self.list(place, object)?;
                Constraint::In(terms.iter().map(|t| constant(place, t.as_ref())).collect::<Result<_, _>>()?)
            }
            "hasValue" => Constraint::HasValue(constant(place, object)?),
            "lessThan" => Constraint::LessThan(iri(place, object)?),
            "lessThanOrEquals" => Constraint::LessThanOrEquals(iri(place, object)?),
            "not" => Constraint::Not(self.nested(place, object)?),
            "node" => Constraint::Node(self.nested(place, object)?),
            "and" => Constraint::And(self.nested_list(place, object)?),
            "or" => Constraint::Or(self.nested_list(place, object)?),
            _ => return Err(place.unsupported(format!("sh:{name}"))),
        })
    }

    fn pattern(&self, place: Place<'_>, object: TermRef<'_>) -> Result<Constraint, ShapesError> {
        let pattern = literal(place, object)?.value().to_owned();
        // SPARQL's REGEX answers a broken expression with an error a row, which would look like wrong data.
        if let Err(error) = regex::Regex::new(&pattern) {
            return Err(place.malformed(format!("`{pattern}` is no regular expression: {error}")));
        }
        let flags = NamedNode::new_unchecked(format!("{SH}flags"));
        let flags = match self.graph.object_for_subject_predicate(place.node, &flags) {
            Some(object) => literal(place, object)?.value().to_owned(),
            None => String::new(),
        };
        Ok(Constraint::Pattern { pattern, flags })
    }

    fn nested(&mut self, place: Place<'_>, object: TermRef<'_>) -> Result<Shape, ShapesError> {
        let node = match object {
            TermRef::NamedNode(node) => NamedOrBlankNode::from(node),
            TermRef::BlankNode(node) => NamedOrBlankNode::from(node),
            TermRef::Literal(_) => return Err(place.malformed(format!("{object} stands where a shape must"))),
        };
        self.shape(Place { node: node.as_ref(), owner: place.owner, depth: place.depth + 1 })
    }

    fn nested_list(&mut self, place: Place<'_>, object: TermRef<'_>) -> Result<Vec<Shape>, ShapesError> {
        let members = self.list(place, object)?;
        members.iter().map(|member| self.nested(place, member.as_ref())).collect()
    }

    /// The members of an RDF list.
    fn list(&self, place: Place<'_>, head: TermRef<'_>) -> Result<Vec<Term>, ShapesError> {
        let (mut members, mut cell) = (Vec::new(), head.into_owned());
        while cell != Term::from(rdf::NIL) {
            let broken = || place.malformed("a list is broken");
            let Term::BlankNode(node) = &cell else { return Err(broken()) };
            let first = self.graph.object_for_subject_predicate(node, rdf::FIRST).ok_or_else(broken)?;
            members.push(first.into_owned());
            if members.len() > self.graph.len() {
                return Err(broken());
            }
            cell = self.graph.object_for_subject_predicate(node, rdf::REST).ok_or_else(broken)?.into_owned();
        }
        Ok(members)
    }

    /// A SHACL path as a SPARQL property path.
    fn path(&mut self, place: Place<'_>, object: TermRef<'_>) -> Result<String, ShapesError> {
        let node = match object {
            TermRef::NamedNode(node) if node != rdf::NIL => return Ok(node.to_string()),
            TermRef::BlankNode(node) => node,
            _ => return Err(place.malformed(format!("{object} is no path"))),
        };
        self.read.insert(node.to_string());
        if self.graph.object_for_subject_predicate(node, rdf::FIRST).is_some() {
            return Ok(format!("({})", self.paths(place, object)?.join("/")));
        }
        let triple = self.graph.triples_for_subject(node).next();
        let (name, inner) = triple
            .and_then(|t| Some((local(t.predicate)?.to_owned(), t.object.into_owned())))
            .ok_or_else(|| place.malformed("a path is empty"))?;
        match name.as_str() {
            "inversePath" => Ok(format!("^({})", self.path(place, inner.as_ref())?)),
            "alternativePath" => Ok(format!("({})", self.paths(place, inner.as_ref())?.join("|"))),
            "zeroOrMorePath" => Ok(format!("({})*", self.path(place, inner.as_ref())?)),
            "oneOrMorePath" => Ok(format!("({})+", self.path(place, inner.as_ref())?)),
            "zeroOrOnePath" => Ok(format!("({})?", self.path(place, inner.as_ref())?)),
            _ => Err(place.unsupported(format!("sh:{name} as a path"))),
        }
    }

    fn paths(&mut self, place: Place<'_>, head: TermRef<'_>) -> Result<Vec<String>, ShapesError> {
        let members = self.list(place, head)?;
        members.iter().map(|member| self.path(place, member.as_ref())).collect()
    }
}

/// The name behind the SHACL namespace.
fn local(predicate: NamedNodeRef<'_>) -> Option<&str> {
    predicate.as_str().strip_prefix(SH)
}

fn is_target(predicate: NamedNodeRef<'_>) -> bool {
    local(predicate).is_some_and(|name| name.starts_with("target"))
}

fn iri(place: Place<'_>, object: TermRef<'_>) -> Result<NamedNode, ShapesError> {
    match object {
        TermRef::NamedNode(node) => Ok(node.into_owned()),
        _ => Err(place.malformed(format!("{object} stands where an IRI must"))),
    }
}

fn literal(place: Place<'_>, object: TermRef<'_>) -> Result<Literal, ShapesError> {
    match object {
        TermRef::Literal(literal) => Ok(literal.into_owned()),
        _ => Err(place.malformed(format!("{object} stands where a literal must"))),
    }
}

/// A term that can stand in a query: a blank node there would be a variable.
fn constant(place: Place<'_>, object: TermRef<'_>) -> Result<Term, ShapesError> {
    match object {
        TermRef::BlankNode(_) => Err(place.unsupported("a blank node as a value")),
        _ => Ok(object.into_owned()),
    }
}

fn number(place: Place<'_>, object: TermRef<'_>) -> Result<usize, ShapesError> {
    let value = literal(place, object)?;
    value.value().parse().map_err(|_| place.malformed(format!("{object} is no whole number")))
}

fn count(place: Place<'_>, object: TermRef<'_>) -> Result<usize, ShapesError> {
    match number(place, object)? {
        many if many > MAX_COUNT => Err(place.unsupported(format!("a count above {MAX_COUNT}"))),
        count => Ok(count),
    }
}

fn boolean(place: Place<'_>, object: TermRef<'_>) -> Result<bool, ShapesError> {
    match literal(place, object)?.value() {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(place.malformed(format!("{object} is neither true nor false"))),
    }
}

fn severity(place: Place<'_>, object: TermRef<'_>) -> Result<Severity, ShapesError> {
    match local(iri(place, object)?.as_ref()) {
        Some("Violation") => Ok(Severity::Violation),
        Some("Warning") => Ok(Severity::Warning),
        Some("Info") => Ok(Severity::Info),
        _ => Err(place.unsupported(format!("the severity {object}"))),
    }
}

/// Messages are told apart by language; one without a tag counts as English.
fn message(place: Place<'_>, shape: &mut Shape, object: TermRef<'_>) -> Result<(), ShapesError> {
    let message = literal(place, object)?;
    let text = message.value().to_owned();
    match message.language() {
        Some("zh") => shape.message_zh = Some(text),
        Some("en") | None => shape.message_en = Some(text),
        Some(_) => {}
    }
    Ok(())
}
