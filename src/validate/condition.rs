//! Constraints as SPARQL expressions that are true where the constraint is broken.
//!
//! SPARQL's errors (comparing a name with a number) would make a filter drop the row, that is, find nothing wrong;
//! so every comparison stands in a `COALESCE(…, false)` that means "does not hold".

use std::collections::BTreeMap;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef};

use super::shape::{Constraint, NodeKind, Shape};

pub(super) const TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

/// The classes that count as one of a class by `rdfs:subClassOf`, besides itself.
pub(super) type Classes = BTreeMap<NamedNode, Vec<NamedNode>>;

/// What a condition is written in: the store's classes, and variables that no one else uses.
pub(super) struct Scope<'a> {
    classes: &'a Classes,
    variables: usize,
}

impl<'a> Scope<'a> {
    pub fn new(classes: &'a Classes) -> Self {
        Self { classes, variables: 0 }
    }

    fn fresh(&mut self) -> String {
        self.variables += 1;
        format!("?n{}", self.variables)
    }

    /// True where `v` is of the class. Naming the classes keeps this a lookup or two; a property path over
    /// `rdfs:subClassOf` is walked anew for every value.
    fn is_of(&mut self, class: &NamedNode, v: &str) -> String {
        let own = format!("EXISTS {{ {v} {TYPE} {class} }}");
        let below = self.classes.get(class).into_iter().flatten();
        let below: Vec<String> = below.map(ToString::to_string).collect();
        if below.is_empty() {
            return own;
        }
        let t = self.fresh();
        format!("{own} || EXISTS {{ {v} {TYPE} {t} . FILTER({t} IN ({})) }}", below.join(", "))
    }
}

/// True where the node `focus` breaks `shape`.
pub(super) fn shape(shape: &Shape, focus: &str, scope: &mut Scope<'_>) -> String {
    let mut broken: Vec<String> = Vec::new();
    for constraint in &shape.constraints {
        let Some(path) = &shape.path else {
            broken.push(value(constraint, focus, focus, None, scope));
            continue;
        };
        broken.push(if let Some(condition) = set(constraint, focus, path, scope) {
            condition
        } else {
            let node = scope.fresh();
            let condition = value(constraint, focus, &node, Some(path), scope);
            format!("EXISTS {{ {focus} {path} {node} . FILTER({condition}) }}")
        });
    }
    broken.extend(shape.properties.iter().map(|property| self::shape(property, focus, scope)));
    any(broken)
}

/// True where the values of `path` at `focus` break the constraint as a set; `None` where it is about each value.
pub(super) fn set(constraint: &Constraint, focus: &str, path: &str, scope: &mut Scope<'_>) -> Option<String> {
    match constraint {
        Constraint::MinCount(0) => Some("false".to_owned()),
        Constraint::MinCount(least) => Some(format!("!({})", distinct(focus, path, *least, scope))),
        Constraint::MaxCount(most) => Some(distinct(focus, path, most + 1, scope)),
        Constraint::HasValue(term) => Some(format!("NOT EXISTS {{ {focus} {path} {term} }}")),
        Constraint::UniqueLang => {
            let (a, b) = (scope.fresh(), scope.fresh());
            Some(format!(
                "EXISTS {{ {focus} {path} {a} , {b} . \
                 FILTER(!sameTerm({a}, {b}) && LANG({a}) != \"\" && LCASE(LANG({a})) = LCASE(LANG({b}))) }}"
            ))
        }
        _ => None,
    }
}

/// True where at least `count` different values of `path` stand at `focus`.
fn distinct(focus: &str, path: &str, count: usize, scope: &mut Scope<'_>) -> String {
    let values: Vec<String> = (0..count).map(|_| scope.fresh()).collect();
    let mut pattern: Vec<String> = values.iter().map(|v| format!("{focus} {path} {v} .")).collect();
    for (index, a) in values.iter().enumerate() {
        pattern.extend(values.iter().skip(index + 1).map(|b| format!("FILTER(!sameTerm({a}, {b}))")));
    }
    format!("EXISTS {{ {} }}", pattern.join(" "))
}

/// True where the value `v` (of `path` at `focus`, or the focus itself) breaks the constraint.
pub(super) fn value(
    constraint: &Constraint,
    focus: &str,
    v: &str,
    path: Option<&str>,
    scope: &mut Scope<'_>,
) -> String {
    match constraint {
        Constraint::Class(class) => format!("!({})", scope.is_of(class, v)),
        Constraint::Datatype(datatype) => self::datatype(datatype, v),
        Constraint::NodeKind(kind) => node_kind(*kind, v),
        Constraint::Bound(bound, limit) => {
            format!("!COALESCE({v} {} {limit}, false)", bound.operator())
        }
        Constraint::MinLength(least) => format!("isBlank({v}) || STRLEN(STR({v})) < {least}"),
        Constraint::MaxLength(most) => format!("isBlank({v}) || STRLEN(STR({v})) > {most}"),
        Constraint::Pattern { pattern, flags } => {
            let (pattern, flags) = (Literal::from(pattern.as_str()), Literal::from(flags.as_str()));
            format!("!COALESCE(REGEX(STR({v}), {pattern}, {flags}), false)")
        }
        Constraint::LanguageIn(tags) => {
            let tags =
                tags.iter().map(|tag| format!("LANGMATCHES(LANG({v}), {})", Literal::from(tag.as_str())));
            format!("!COALESCE({}, false)", any(tags.collect()))
        }
        Constraint::In(terms) => {
            format!("!({})", any(terms.iter().map(|term| format!("sameTerm({v}, {term})")).collect()))
        }
        Constraint::HasValue(term) => format!("!sameTerm({v}, {term})"),
        Constraint::LessThan(other) => compare(focus, path, v, "<", other, scope),
        Constraint::LessThanOrEquals(other) => compare(focus, path, v, "<=", other, scope),
        Constraint::Not(inner) => format!("!({})", shape(inner, v, scope)),
        Constraint::Node(inner) => shape(inner, v, scope),
        Constraint::And(inner) => any(inner.iter().map(|s| shape(s, v, scope)).collect()),
        Constraint::Or(inner) => {
            let broken: Vec<String> = inner.iter().map(|s| format!("({})", shape(s, v, scope))).collect();
            if broken.is_empty() { "true".to_owned() } else { broken.join(" && ") }
        }
        // Sets are handled above, and the parser refuses these on a shape without a path.
        Constraint::MinCount(_) | Constraint::MaxCount(_) | Constraint::UniqueLang => "false".to_owned(),
    }
}

fn compare(
    focus: &str,
    path: Option<&str>,
    v: &str,
    operator: &str,
    other: &NamedNode,
    scope: &mut Scope<'_>,
) -> String {
    let Some(path) = path else { return "false".to_owned() };
    let w = scope.fresh();
    format!(
        "EXISTS {{ {focus} {path} {v} . {focus} {other} {w} . FILTER(!COALESCE({v} {operator} {w}, false)) }}"
    )
}

/// A value has a datatype if it says so and its characters are of that type.
fn datatype(datatype: &NamedNode, v: &str) -> String {
    let castable: &[NamedNodeRef<'_>] =
        &[xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT, xsd::BOOLEAN, xsd::DATE_TIME, xsd::DATE];
    let said = format!("COALESCE(DATATYPE({v}) = {datatype}, false)");
    if castable.contains(&datatype.as_ref()) {
        format!("!({said} && COALESCE(STR({datatype}(STR({v}))) != \"\", false))")
    } else {
        format!("!{said}")
    }
}

fn node_kind(kind: NodeKind, v: &str) -> String {
    let allowed = [(kind.iri, "isIRI"), (kind.blank, "isBlank"), (kind.literal, "isLiteral")];
    let tests = allowed.iter().filter(|(allowed, _)| *allowed).map(|(_, test)| format!("{test}({v})"));
    format!("!({})", any(tests.collect()))
}

fn any(conditions: Vec<String>) -> String {
    if conditions.is_empty() {
        return "false".to_owned();
    }
    conditions.into_iter().map(|c| format!("({c})")).collect::<Vec<_>>().join(" || ")
}
