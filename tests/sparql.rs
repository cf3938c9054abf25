//! The export of a worked article, loaded into a second store and asked: what comes out is what went in.

#![expect(clippy::unwrap_used, reason = "a test says what is right by failing")]

use std::collections::BTreeSet;

use oxigraph::io::RdfParser;
use oxigraph::model::{GraphName, Quad};
use tupu::extraction::Extraction;
use tupu::iri::Base;
use tupu::query::{Options, ResultFormat, ask, named_queries, named_query};
use tupu::rdf::write::{RdfSyntax, write};
use tupu::rdf::{Description, Exporter};
use tupu::store::GraphStore;

fn extraction() -> Extraction {
    serde_json::from_str(include_str!("sparql/extraction.json")).unwrap()
}

/// All that the article says, and the description.
fn quads() -> Vec<Quad> {
    let exporter = Exporter::default();
    let mut quads = exporter.article(&extraction()).unwrap();
    quads.extend(exporter.dataset(&Description { articles: 1, ..Description::default() }));
    quads
}

fn written(syntax: RdfSyntax) -> String {
    let mut out = Vec::new();
    write(syntax, quads(), &Base::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A second store with what `syntax` kept.
fn loaded(syntax: RdfSyntax) -> GraphStore {
    let store = GraphStore::in_memory().unwrap();
    let text = written(syntax);
    store
        .load(RdfParser::from_format(syntax.format()).for_slice(text.as_bytes()).map(Result::unwrap))
        .unwrap();
    store
}

fn csv(store: &GraphStore, sparql: &str, parameters: &[(&str, &str)]) -> String {
    let parameters = parameters.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    let options = Options { parameters, ..Options::default() };
    let mut out = Vec::new();
    ask(store, sparql, &options).unwrap().write(ResultFormat::Csv, &mut out).unwrap();
    String::from_utf8(out).unwrap().replace("\r\n", "\n")
}

#[test]
fn the_export_is_as_reviewed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sparql/extraction.trig");
    let now = written(RdfSyntax::TriG);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let reviewed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        now == reviewed,
        "the export has changed; read the difference after `UPDATE=1 cargo test --release --test sparql`"
    );
}

#[test]
fn syntaxes_with_graphs_keep_every_quad() {
    let before: BTreeSet<String> = quads().iter().map(ToString::to_string).collect();
    for syntax in [RdfSyntax::NQuads, RdfSyntax::TriG, RdfSyntax::JsonLd] {
        let store = loaded(syntax);
        let after: BTreeSet<String> = store.quads().map(|quad| quad.unwrap().to_string()).collect();
        assert_eq!(before, after, "{syntax:?}");
        let stored: Vec<_> = store.extractions().unwrap().map(Result::unwrap).collect();
        assert_eq!(stored, [extraction()], "{syntax:?}");
    }
}

#[test]
fn syntaxes_without_graphs_keep_every_triple() {
    let triple = |quad: Quad| Quad { graph_name: GraphName::DefaultGraph, ..quad }.to_string();
    let before: BTreeSet<String> = quads().into_iter().map(triple).collect();
    for syntax in [RdfSyntax::Turtle, RdfSyntax::RdfXml, RdfSyntax::NTriples] {
        // Without graph names they stand in the default graph, which is not among the store's own quads.
        let store = loaded(syntax);
        let after: BTreeSet<String> = store.inner().iter().map(|quad| triple(quad.unwrap())).collect();
        assert_eq!(before, after, "{syntax:?}");
    }
}

#[test]
fn nquads_are_sorted_and_the_same_each_time() {
    let text = written(RdfSyntax::NQuads);
    assert!(text.lines().is_sorted());
    assert_eq!(text, written(RdfSyntax::NQuads));
}

/// Values of parameters, by name.
type Values = &'static [(&'static str, &'static str)];

/// Name of the query, its parameters, and what stands in the answer, or no row.
const ANSWERS: &[(&str, Values, &str)] = &[
    ("appointments", &[], "何山"),
    ("article", &[("title", "云川市科协表彰先进")], "organises"),
    ("articles", &[("newspaper", "云川日报")], "云川市科协表彰先进"),
    ("awards", &[("who", "苏晴")], "云川最美科技人,市级,第三届,云川市人民政府,2023"),
    ("awards", &[("grade", "国家级")], ""),
    ("awards", &[("who", "何山")], ""),
    ("between", &[("one", "林远"), ("other", "云川市科协")], "holdsPosition"),
    ("endorsements", &[("who", "何山")], "云川科普年报"),
    ("evidence", &[("who", "云川会堂")], "举办“科普之夜”活动"),
    ("founders", &[], ""),
    ("names", &[("name", "云川市科协")], "云川市科学技术协会"),
    ("organisers", &[("what", "科普之夜")], "云川市科学技术协会"),
    ("participants", &[("what", "科普之夜")], "林远"),
    ("planned", &[], "云川青年科学家联盟"),
    ("positions", &[("where", "中共云川市委员会")], "2024-01-11"),
    ("rankings", &[], "全省"),
    ("statistics", &[("who", "云川市科协")], "503"),
    ("timeline", &[("who", "林远")], "2024-01-11"),
];

#[test]
fn ready_made_queries_answer_what_the_article_says() {
    let store = loaded(RdfSyntax::NQuads);
    for (name, parameters, want) in ANSWERS {
        let answer = csv(&store, named_query(name).unwrap().sparql, parameters);
        let rows = answer.lines().skip(1).count();
        assert_eq!(rows > 0, !want.is_empty(), "{name}: {answer}");
        assert!(answer.contains(want), "{name}: `{want}` is not in {answer}");
    }
}

#[test]
fn every_ready_made_query_runs_and_the_folder_holds_no_other() {
    let store = loaded(RdfSyntax::NQuads);
    let names: BTreeSet<String> = named_queries().iter().map(|query| query.name.to_owned()).collect();
    for query in named_queries() {
        csv(&store, query.sparql, &[]);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/ontology/queries");
    let files =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<String> =
        files.filter_map(|file| file.strip_suffix(".rq").map(str::to_owned)).collect();
    assert_eq!(names, files);
    assert!(names.len() >= 12);
}
