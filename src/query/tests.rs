//! Free and ready-made queries over a small store.

use std::time::Duration;

use oxigraph::model::vocab::rdfs;
use oxigraph::model::{GraphName, NamedNode, Quad};

use super::{Options, QueryError, ResultFormat, Rows, ask, named_queries};
use crate::rdf::{Description, Exporter};
use crate::store::GraphStore;

fn store() -> GraphStore {
    let store = GraphStore::in_memory().unwrap();
    let exporter = Exporter::default();
    let extraction = serde_json::from_str(include_str!("../../tests/sparql/extraction.json")).unwrap();
    store.load(exporter.article(&extraction).unwrap()).unwrap();
    store.load(exporter.dataset(&Description::default())).unwrap();
    store
}

fn answer(sparql: &str, format: ResultFormat, options: &Options) -> Result<(String, Rows), QueryError> {
    let mut out = Vec::new();
    let rows = ask(&store(), sparql, options)?.write(format, &mut out)?;
    Ok((String::from_utf8(out).unwrap(), rows))
}

fn csv(sparql: &str) -> String {
    answer(sparql, ResultFormat::Csv, &Options::default()).unwrap().0.replace("\r\n", "\n")
}

#[test]
fn all_graphs_are_asked_and_prefixes_are_known() {
    let query = "SELECT ?name { ?p tupu:receives e:云川最美科技人 ; skos:prefLabel ?name } ORDER BY ?name";
    assert_eq!(csv(query), "name\n林远\n苏晴\n");
}

#[test]
fn a_prefix_of_the_users_own_comes_first() {
    let query = "PREFIX e: <https://w3id.org/tupu/ns#> SELECT (COUNT(*) AS ?n) { ?s a e:Claim }";
    assert_eq!(csv(query), "n\n10\n");
}

#[test]
fn one_graph_can_still_be_named() {
    let query = "SELECT (COUNT(*) AS ?n) { GRAPH g:dataset { ?s a tupu:Claim } }";
    assert_eq!(csv(query), "n\n0\n");
}

#[test]
fn a_table_shows_entities_by_name() {
    let query = "SELECT ?s ?kind { ?s tupu:receives ?o . BIND(tupu:Award AS ?kind) } ORDER BY ?s";
    let (table, rows) = answer(query, ResultFormat::Table, &Options::default()).unwrap();
    assert_eq!(rows, Rows { count: 2, cut: false });
    assert!(table.contains("林远") && table.contains("tupu:Award") && !table.contains("https://"), "{table}");
    let widths: Vec<usize> = table.lines().map(width).collect();
    assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
}

/// Columns on a terminal, for Han, ASCII and box drawing.
fn width(line: &str) -> usize {
    line.chars().map(|c| if ('\u{4e00}'..='\u{9fff}').contains(&c) { 2 } else { 1 }).sum()
}

#[test]
fn a_limit_cuts_off_and_says_so() {
    let options = Options { limit: Some(3), ..Options::default() };
    let (text, rows) = answer("SELECT * { ?s ?p ?o }", ResultFormat::Tsv, &options).unwrap();
    assert_eq!(rows, Rows { count: 3, cut: true });
    assert_eq!(text.lines().count(), 4);
}

#[test]
fn a_graph_is_written_as_turtle() {
    let query = "CONSTRUCT { ?p tupu:receives ?a } WHERE { ?p tupu:receives ?a }";
    let (text, _) = answer(query, ResultFormat::Table, &Options::default()).unwrap();
    assert!(text.contains("e:林远 tupu:receives e:云川最美科技人"), "{text}");
    let error = answer(query, ResultFormat::Csv, &Options::default()).unwrap_err();
    assert!(error.to_string().contains("turtle"));
    let error = answer("SELECT * {}", ResultFormat::Turtle, &Options::default()).unwrap_err();
    assert!(error.to_string().contains("CONSTRUCT"));
}

#[test]
fn yes_and_no() {
    let ask = |format| answer("ASK { ?s tupu:leads ?o }", format, &Options::default()).unwrap().0;
    assert_eq!(ask(ResultFormat::Table), "false 否\n");
    assert!(ask(ResultFormat::Json).contains("\"boolean\":false"));
}

#[test]
fn a_syntax_error_shows_the_place() {
    let text = error_text("# 问题\nSELECT ?人 {\n  ?人 常州 3 }\n");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "SPARQL syntax error at line 3, column 6: unexpected `常州`");
    assert_eq!(lines[1], "    3 |   ?人 常州 3 }");
    assert_eq!(lines[2], "      |       ^");
}

#[test]
fn the_place_is_that_of_the_first_part_that_does_not_fit() {
    let cases = [
        ("SELEC ?x", (1, 1), "unexpected `SELEC`"),
        ("SELECT ?x { ?x a tupu:Person ; , }", (1, 32), "unexpected `,`"),
        ("SELECT ?x { ?x a 5 5 }", (1, 20), "unexpected `5`"),
        ("SELECT ?x\n{ ?x a foo:bar }", (2, 8), "the prefix `foo:` is not declared"),
        ("SELECT ?x { ?x a ?y", (1, 20), "the query ends too early"),
        ("SELECT ?x { ?x a \"常州 }", (1, 18), "the string that begins here has no end"),
        ("SELECT ?x { ?x a ?y }}\n\n", (1, 22), "unexpected `}`"),
        ("", (1, 1), "the query ends too early"),
    ];
    for (query, place, reason) in cases {
        let error = answer(query, ResultFormat::Csv, &Options::default()).unwrap_err();
        let QueryError::Syntax { line, column, reason: found, .. } = error else {
            panic!("{query}: {error}")
        };
        assert_eq!(((line, column), found.as_str()), (place, reason), "{query}");
    }
}

fn error_text(query: &str) -> String {
    answer(query, ResultFormat::Csv, &Options::default()).unwrap_err().to_string()
}

#[test]
fn services_and_updates_are_refused() {
    assert!(error_text("SELECT * { SERVICE SILENT <http://x/> { ?s ?p ?o } }").contains("SERVICE"));
    assert!(error_text("DELETE WHERE { ?s ?p ?o }").contains("`DELETE` is an update"));
}

#[test]
fn a_query_can_be_stopped() {
    let store = GraphStore::in_memory().unwrap();
    let node = |n: usize| NamedNode::new_unchecked(format!("https://w3id.org/tupu/id/{n}"));
    let chain = (0..3000).map(|n| Quad::new(node(n), rdfs::SEE_ALSO, node(n + 1), GraphName::DefaultGraph));
    store.load(chain).unwrap();
    let options = Options { timeout: Some(Duration::from_millis(50)), ..Options::default() };
    let query = "SELECT (COUNT(*) AS ?n) { ?a rdfs:seeAlso+ ?b }";
    let answer =
        ask(&store, query, &options).and_then(|answer| answer.write(ResultFormat::Csv, &mut Vec::new()));
    assert!(matches!(answer, Err(QueryError::Timeout(_))), "{answer:?}");
}

#[test]
fn every_ready_made_query_runs_with_and_without_its_parameters() {
    for query in named_queries() {
        assert!(query.question_zh != query.question_en, "{}", query.name);
        let free = answer(query.sparql, ResultFormat::Csv, &Options::default());
        assert!(free.is_ok(), "{}: {:?}", query.name, free.err());
        let parameters = query.parameters.iter().map(|p| (p.name.to_owned(), "“没有”这个\"名称".to_owned()));
        let options = Options { parameters: parameters.collect(), ..Options::default() };
        let bound = answer(query.sparql, ResultFormat::Csv, &options);
        assert!(bound.is_ok(), "{}: {:?}", query.name, bound.err());
        assert!(query.parameters.is_empty() || bound.unwrap().1.count == 0, "{}", query.name);
    }
}

#[test]
fn a_parameter_narrows_a_ready_made_query() {
    let options =
        |who: &str| Options { parameters: vec![("who".to_owned(), who.to_owned())], ..Options::default() };
    let awards = super::named_query("awards").unwrap();
    let rows = |options| answer(awards.sparql, ResultFormat::Csv, &options).unwrap().1.count;
    assert_eq!(rows(Options::default()), 2);
    assert_eq!(rows(options("苏晴")), 1);
}
