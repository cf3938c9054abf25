//! Constraints as SPARQL expressions that are true where the constraint is broken.
//!
//! SPARQL's errors (comparing a name with a number) would make a filter drop the row, that is, find nothing wrong;
//! so every comparison stands in a `COALESCE(…, false)` that means "does not hold".

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef};

use super::shape::{Constraint, NodeKind, Shape};

const TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const SUB_CLASS_OF: &str = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>";

/// Hands out variables that no one else uses.
#[derive(Default)]
pub(super) struct Names(usize);

impl Names {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("?n{}", self.0)
    }
}

/// True where the node `focus` breaks `shape`.
pub(super) fn shape(shape: &Shape, focus: &str, names: &mut Names) -> String {
    let mut broken: Vec<String> = Vec::new();
    for constraint in &shape.constraints {
        let Some(path) = &shape.path else {
            broken.push(value(constraint, focus, focus, None, names));
            continue;
        };
        broken.push(if let Some(condition) = set(constraint, focus, path, names) {
            condition
        } else {
            let node = names.fresh();
            let condition = value(constraint, focus, &node, Some(path), names);
            format!("EXISTS {{ {focus} {path} {node} . FILTER({condition}) }}")
        });
    }
    broken.extend(shape.properties.iter().map(|property| self::shape(property, focus, names)));
    any(broken)
}

/// True where the values of `path` at `focus` break the constraint as a set; `None` where it is about each value.
pub(super) fn set(constraint: &Constraint, focus: &str, path: &str, names: &mut Names) -> Option<String> {
    match constraint {
        Constraint::MinCount(0) => Some("false".to_owned()),
        Constraint::MinCount(least) => Some(format!("!({})", distinct(focus, path, *least, names))),
        Constraint::MaxCount(most) => Some(distinct(focus, path, most + 1, names)),
        Constraint::HasValue(term) => Some(format!("NOT EXISTS {{ {focus} {path} {term} }}")),
        Constraint::UniqueLang => {
            let (a, b) = (names.fresh(), names.fresh());
            Some(format!(
                "EXISTS {{ {focus} {path} {a} , {b} . \
                 FILTER(!sameTerm({a}, {b}) && LANG({a}) != \"\" && LCASE(LANG({a})) = LCASE(LANG({b}))) }}"
            ))
        }
        _ => None,
    }
}

/// True where at least `count` different values of `path` stand at `focus`.
fn distinct(focus: &str, path: &str, count: usize, names: &mut Names) -> String {
    let values: Vec<String> = (0..count).map(|_| names.fresh()).collect();
    let mut pattern: String = values.iter().map(|v| format!("{focus} {path} {v} . ")).collect();
    for (index, a) in values.iter().enumerate() {
        for b in values.iter().skip(index + 1) {
            pattern += &format!("FILTER(!sameTerm({a}, {b})) ");
        }
    }
    format!("EXISTS {{ {pattern}}}")
}

/// True where the value `v` (of `path` at `focus`, or the focus itself) breaks the constraint.
pub(super) fn value(
    constraint: &Constraint,
    focus: &str,
    v: &str,
    path: Option<&str>,
    names: &mut Names,
) -> String {
    match constraint {
        Constraint::Class(class) => {
            format!("!(EXISTS {{ {v} {TYPE} {class} }} || EXISTS {{ {v} {TYPE}/{SUB_CLASS_OF}+ {class} }})")
        }
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
        Constraint::LessThan(other) => compare(focus, path, v, "<", other, names),
        Constraint::LessThanOrEquals(other) => compare(focus, path, v, "<=", other, names),
        Constraint::Not(inner) => format!("!({})", shape(inner, v, names)),
        Constraint::Node(inner) => shape(inner, v, names),
        Constraint::And(inner) => any(inner.iter().map(|s| shape(s, v, names)).collect()),
        Constraint::Or(inner) => {
            let broken: Vec<String> = inner.iter().map(|s| format!("({})", shape(s, v, names))).collect();
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
    names: &mut Names,
) -> String {
    let Some(path) = path else { return "false".to_owned() };
    let w = names.fresh();
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
