//! The ontology is the source of truth, and this checks that nothing has drifted from it.

#[path = "ontology/example.rs"]
mod example;
#[path = "ontology/render.rs"]
mod render;
#[path = "ontology/terms.rs"]
mod terms;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::model::TermRef;
use oxigraph::sparql::SparqlEvaluator;
use tupu::ontology::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};

use render::term_of;
use terms::{Kind, Ontology};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn ontology() -> Ontology {
    Ontology::parse(&read("ontology/core.ttl"))
}

/// The ready-made queries by name.
fn queries() -> BTreeMap<String, String> {
    let folder = fs::read_dir(root("ontology/queries")).expect("a folder of queries");
    folder
        .map(|entry| entry.expect("a readable folder").path())
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_owned();
            Some((name, fs::read_to_string(&path).expect("a readable query")))
        })
        .collect()
}

/// The local names of all `tupu:` terms in a text, comments left out.
fn used_terms(text: &str) -> BTreeSet<String> {
    let code: String = text
        .lines()
        .map(|line| line.split(" #").next().unwrap_or(line))
        .fold(String::new(), |code, line| if line.starts_with('#') { code } else { code + line + "\n" });
    code.split("tupu:")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn generated_constants_are_up_to_date() {
    let rendered = render::generated(&ontology(), &queries());
    let path = "src/ontology/generated.rs";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root(path), &rendered).unwrap();
    }
    assert!(
        read(path) == rendered,
        "{path} differs from ontology/: run `UPDATE=1 cargo test --release --test ontology`"
    );
}

#[test]
fn every_term_is_labelled_and_explained() {
    for (name, term) in &ontology().terms {
        assert!(!term.label_zh.is_empty(), "{name} has no Chinese label");
        assert!(!term.label_en.is_empty(), "{name} has no English label");
        assert!(term.comments > 0, "{name} has no comment");
        assert_eq!(
            term.defined_by.as_deref(),
            Some("https://w3id.org/tupu/ns"),
            "{name} does not say where it is defined"
        );
    }
}

#[test]
fn every_property_has_domain_and_range_within_reach() {
    let ontology = ontology();
    for (name, term) in ontology.terms.iter().filter(|(_, t)| t.kind == Kind::Property) {
        assert!(!term.domain.is_empty(), "{name} has no domain");
        assert!(!term.range.is_empty(), "{name} has no range");
    }
    for (name, term) in &ontology.terms {
        for other in term.domain.iter().chain(&term.range).chain(&term.parents) {
            assert!(
                other.contains(':') || ontology.terms.contains_key(other),
                "{name} names {other}, which core.ttl does not declare"
            );
        }
    }
}

#[test]
fn relations_agree_with_the_rust_enum() {
    let ontology = ontology();
    let names = |types: &[EntityType]| types.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    for relation in RelationType::ALL {
        let (local, term) = term_of(&ontology, "RelationType", relation);
        assert_eq!(local, relation.as_str());
        assert_eq!(term.domain, names(relation.domain()), "domain of {relation}");
        assert_eq!(term.range, names(relation.range()), "range of {relation}");
        assert_eq!(term.symmetric, relation.is_symmetric(), "symmetry of {relation}");
        assert_eq!(term.inverse_zh.is_none(), relation.is_symmetric(), "inverse label of {relation}");
    }
}

#[test]
fn classes_and_lists_agree_with_the_rust_enums() {
    let ontology = ontology();
    let below = |parent: &str| {
        let terms = ontology.terms.iter();
        terms.filter(|(_, t)| t.parents.contains(parent)).map(|(n, _)| n.clone()).collect::<BTreeSet<_>>()
    };
    for kind in EntityType::ALL {
        let variants = EntityClass::ALL.iter().filter(|c| c.kind() == *kind);
        let expected: BTreeSet<String> = variants.map(|c| format!("{c:?}")).collect();
        assert_eq!(below(kind.as_str()), expected, "classes below {kind}");
    }
    let individuals = ontology.terms.values().filter(|t| t.kind == Kind::Individual).count();
    let listed = Modality::ALL.len() + Change::ALL.len() + StatKind::ALL.len() + Resolution::ALL.len();
    assert_eq!(individuals, listed, "individuals of core.ttl and variants of the enums");
}

#[test]
fn every_query_parses_and_says_what_it_asks() {
    let queries = queries();
    assert!(queries.len() >= 14, "only {} queries", queries.len());
    for (name, text) in &queries {
        if let Err(error) = SparqlEvaluator::new().parse_query(text) {
            panic!("{name}.rq: {error}");
        }
        let title = text.lines().next().unwrap().strip_prefix("# ").unwrap_or_default();
        let (zh, en) = title
            .split_once(" | ")
            .unwrap_or_else(|| panic!("{name}.rq: first line is not `# 中文 | English`"));
        assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{name}.rq: no Chinese title");
        assert!(en.is_ascii() && !en.is_empty(), "{name}.rq: no English title");
        assert!(text.contains("ORDER BY"), "{name}.rq: its answer has no fixed order");
    }
}

#[test]
fn every_parameter_of_a_query_can_be_set() {
    for (name, text) in queries() {
        let declared: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("# param ")?.split_once(": "))
            .inspect(|(param, explained)| {
                assert!(explained.contains(" | "), "{name}.rq: {param} has one language");
            })
            .map(|(param, _)| param)
            .collect();
        for param in &declared {
            let slot = format!("VALUES ?{param} {{ UNDEF }}");
            assert_eq!(text.matches(&slot).count(), 1, "{name}.rq: `{slot}`");
        }
        assert_eq!(
            text.matches("UNDEF").count(),
            declared.len(),
            "{name}.rq: a slot without a `# param` line"
        );
    }
}

#[test]
fn queries_use_only_terms_that_are_written() {
    let ontology = ontology();
    for (name, text) in queries() {
        for term in used_terms(&text) {
            let declared =
                ontology.terms.get(&term).unwrap_or_else(|| panic!("{name}.rq: tupu:{term} is not declared"));
            assert!(!declared.reserved, "{name}.rq: tupu:{term} is reserved");
        }
    }
}

#[test]
fn shapes_and_context_name_only_declared_terms() {
    let ontology = ontology();
    for path in ["ontology/shapes.ttl", "ontology/context.jsonld", "ontology/README.md"] {
        let used = used_terms(&read(path));
        assert!(!used.is_empty(), "{path} names no term");
        for term in used {
            assert!(ontology.terms.contains_key(&term), "{path}: tupu:{term} is not declared");
        }
    }
}

#[test]
fn shapes_agree_with_domain_and_range() {
    let ontology = ontology();
    let graph = terms::graph(&read("ontology/shapes.ttl"));
    let text = graph.iter().filter(|t| matches!(t.object, TermRef::NamedNode(_))).map(|t| t.to_string());
    let text: Vec<String> = text.collect();
    for relation in RelationType::ALL {
        let (_, term) = term_of(&ontology, "RelationType", relation);
        for target in ["targetSubjectsOf", "targetObjectsOf"] {
            let triple = format!("<http://www.w3.org/ns/shacl#{target}> <{}>", term.iri);
            assert!(text.iter().any(|t| t.ends_with(&triple)), "no shape has sh:{target} {relation}");
        }
    }
}
