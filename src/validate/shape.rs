//! Shapes as read, before they become SPARQL.

use oxigraph::model::{Literal, NamedNode, Term};

/// The shapes of one file.
#[derive(Clone, Debug)]
pub struct Shapes {
    pub(super) shapes: Vec<TargetedShape>,
}

/// A shape and the nodes that it is about.
#[derive(Clone, Debug)]
pub(super) struct TargetedShape {
    pub id: NamedNode,
    pub targets: Vec<Target>,
    pub shape: Shape,
}

/// Which nodes a shape is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Class(NamedNode),
    Node(String),
    SubjectsOf(NamedNode),
    ObjectsOf(NamedNode),
}

/// A node shape (no path) or property shape.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// A SPARQL property path.
    pub path: Option<String>,
    pub constraints: Vec<Constraint>,
    pub properties: Vec<Shape>,
    pub severity: Severity,
    pub message_zh: Option<String>,
    pub message_en: Option<String>,
}

/// One constraint, named as its SHACL parameter is.
#[derive(Clone, Debug)]
pub(super) enum Constraint {
    Class(NamedNode),
    Datatype(NamedNode),
    NodeKind(NodeKind),
    MinCount(usize),
    MaxCount(usize),
    Bound(Bound, Literal),
    MinLength(usize),
    MaxLength(usize),
    Pattern { pattern: String, flags: String },
    LanguageIn(Vec<String>),
    UniqueLang,
    In(Vec<Term>),
    HasValue(Term),
    LessThan(NamedNode),
    LessThanOrEquals(NamedNode),
    Not(Shape),
    And(Vec<Shape>),
    Or(Vec<Shape>),
    Node(Shape),
}

/// What kinds of node are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeKind {
    pub iri: bool,
    pub blank: bool,
    pub literal: bool,
}

/// A comparison with a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    MinInclusive,
    MinExclusive,
    MaxInclusive,
    MaxExclusive,
}

/// How bad a violation is, worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The graph is wrong.
    #[default]
    Violation,
    /// It is probably wrong.
    Warning,
    /// It is worth knowing.
    Info,
}

impl Constraint {
    /// The local name of the constraint's parameter in SHACL.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Class(_) => "class",
            Self::Datatype(_) => "datatype",
            Self::NodeKind(_) => "nodeKind",
            Self::MinCount(_) => "minCount",
            Self::MaxCount(_) => "maxCount",
            Self::Bound(bound, _) => bound.name(),
            Self::MinLength(_) => "minLength",
            Self::MaxLength(_) => "maxLength",
            Self::Pattern { .. } => "pattern",
            Self::LanguageIn(_) => "languageIn",
            Self::UniqueLang => "uniqueLang",
            Self::In(_) => "in",
            Self::HasValue(_) => "hasValue",
            Self::LessThan(_) => "lessThan",
            Self::LessThanOrEquals(_) => "lessThanOrEquals",
            Self::Not(_) => "not",
            Self::And(_) => "and",
            Self::Or(_) => "or",
            Self::Node(_) => "node",
        }
    }

    /// Whether it makes sense on a property shape only.
    pub const fn needs_path(&self) -> bool {
        matches!(
            self,
            Self::MinCount(_)
                | Self::MaxCount(_)
                | Self::UniqueLang
                | Self::LessThan(_)
                | Self::LessThanOrEquals(_)
        )
    }
}

impl Bound {
    /// The local name of the parameter in SHACL.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MinInclusive => "minInclusive",
            Self::MinExclusive => "minExclusive",
            Self::MaxInclusive => "maxInclusive",
            Self::MaxExclusive => "maxExclusive",
        }
    }

    /// The SPARQL operator that must hold between value and bound.
    pub const fn operator(self) -> &'static str {
        match self {
            Self::MinInclusive => ">=",
            Self::MinExclusive => ">",
            Self::MaxInclusive => "<=",
            Self::MaxExclusive => "<",
        }
    }
}

impl NodeKind {
    /// The kinds behind `sh:IRI`, `sh:BlankNodeOrLiteral` and so on.
    pub fn from_name(local: &str) -> Option<Self> {
        let (iri, blank, literal) = match local {
            "IRI" => (true, false, false),
            "BlankNode" => (false, true, false),
            "Literal" => (false, false, true),
            "BlankNodeOrIRI" => (true, true, false),
            "BlankNodeOrLiteral" => (false, true, true),
            "IRIOrLiteral" => (true, false, true),
            _ => return None,
        };
        Some(Self { iri, blank, literal })
    }
}
