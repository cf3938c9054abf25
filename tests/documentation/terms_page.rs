//! `docs/ontology.md`: every term of `ontology/core.ttl`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use oxigraph::model::vocab::rdfs;
use oxigraph::model::{Graph, NamedNode, TermRef};

#[path = "../ontology/terms.rs"]
#[allow(dead_code, reason = "the test of the ontology reads the rest")]
mod terms;

use terms::{Kind, Ontology, Term};

const INTRODUCTION: &str = "# Ontology

Rendered from `ontology/core.ttl` by `tests/documentation.rs`; do not edit. Names without a prefix are `tupu:` =
`https://w3id.org/tupu/ns#`. What stands in *is a* is the term above, ours or a standard one. Which record of an article
yields which triples: [ontology/README.md](../ontology/README.md); why it is modelled so: [modelling.md](modelling.md).

";

/// Standard namespaces, to be written short.
const PREFIXES: &[(&str, &str)] = &[
    ("dct", "http://purl.org/dc/terms/"),
    ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The whole page.
pub fn page(core: &str) -> String {
    let ontology = Ontology::parse(core);
    let graph = terms::graph(core);
    let mut page = INTRODUCTION.to_owned();
    section(&mut page, &graph, &ontology, "Classes", Kind::Class);
    section(&mut page, &graph, &ontology, "Properties", Kind::Property);
    section(&mut page, &graph, &ontology, "Members of closed lists", Kind::Individual);
    section(&mut page, &graph, &ontology, "Annotations", Kind::Annotation);
    page
}

fn section(page: &mut String, graph: &Graph, ontology: &Ontology, title: &str, kind: Kind) {
    let property = kind == Kind::Property;
    let is_a = kind != Kind::Individual && kind != Kind::Annotation;
    let columns: &[&str] = if property {
        &["is a", "from → to"]
    } else if is_a {
        &["is a"]
    } else {
        &[]
    };
    let extra = columns.iter().fold(String::new(), |row, name| row + " " + name + " |");
    write!(page, "## {title}\n\n| term | 标签 | label |{extra} meaning |\n").unwrap();
    writeln!(page, "|---|---|---|{}---|", "---|".repeat(columns.len())).unwrap();
    for (name, term) in ontology.terms.iter().filter(|(_, term)| term.kind == kind) {
        write!(page, "| `{name}` | {} | {} |", term.label_zh, term.label_en).unwrap();
        if is_a {
            write!(page, " {} |", listed(&term.parents)).unwrap();
        }
        if property {
            let arrow = if term.symmetric { "↔" } else { "→" };
            write!(page, " {} {arrow} {} |", listed(&term.domain), listed(&term.range)).unwrap();
        }
        writeln!(
            page,
            " {}{}<br>{} |",
            reserved(term),
            comment(graph, term, "zh"),
            comment(graph, term, "en")
        )
        .unwrap();
    }
    page.push('\n');
}

fn reserved(term: &Term) -> &'static str {
    if term.reserved { "*(named, not written yet)* " } else { "" }
}

fn comment(graph: &Graph, term: &Term, language: &str) -> String {
    let subject = NamedNode::new_unchecked(&term.iri);
    let mut comments = graph.objects_for_subject_predicate(subject.as_ref(), rdfs::COMMENT);
    let found = comments.find_map(|object| match object {
        TermRef::Literal(literal) if literal.language() == Some(language) => Some(literal.value()),
        _ => None,
    });
    found.unwrap_or_default().replace('|', "\\|")
}

fn listed(names: &BTreeSet<String>) -> String {
    let short = |name: &String| {
        let standard = PREFIXES.iter().find_map(|(prefix, namespace)| {
            name.strip_prefix(namespace).map(|local| format!("{prefix}:{local}"))
        });
        standard.unwrap_or_else(|| name.clone())
    };
    names.iter().map(short).collect::<Vec<_>>().join(", ")
}
