use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphName, NamedNode};
use oxigraph::store::Store;

use super::{Severity, Shapes, ShapesError};

const PREFIXES: &str = "
    PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX : <http://x/>\n";

fn store(turtle: &str) -> Store {
    let store = Store::new().unwrap();
    load(&store, "http://x/graph/1", turtle);
    store
}

/// Adds `turtle` as a named graph, and to the default graph, which is the merge of all.
fn load(store: &Store, graph: &str, turtle: &str) {
    store.load_from_slice(RdfFormat::Turtle, &format!("{PREFIXES}{turtle}")).unwrap();
    let parser = oxigraph::io::RdfParser::from_format(RdfFormat::Turtle)
        .with_default_graph(GraphName::from(NamedNode::new(graph).unwrap()));
    store.load_from_slice(parser, &format!("{PREFIXES}{turtle}")).unwrap();
}

fn shapes(turtle: &str) -> Result<Shapes, ShapesError> {
    Shapes::parse(&format!("{PREFIXES}{turtle}"))
}

/// `focus constraint value` for each violation, IRIs as local names.
fn found(body: &str, data: &str) -> Vec<String> {
    let shapes = shapes(&format!(":S sh:targetClass :Thing ; {body} .")).unwrap();
    let violations = shapes.check(&store(data)).unwrap();
    let short = |term: String| term.replace("<http://x/", "").replace('>', "");
    violations
        .into_iter()
        .map(|v| {
            let value = v.value.map(|value| format!(" {}", short(value.to_string()))).unwrap_or_default();
            format!("{} {}{value}", short(v.focus.to_string()), v.constraint)
        })
        .collect()
}

/// A property shape on `:p`, over one thing that satisfies it (`:good`) and one that does not (`:bad`).
fn property(constraint: &str, good: &str, bad: &str) -> Vec<String> {
    let data = format!(":good a :Thing ; {good} . :bad a :Thing ; {bad} .");
    found(&format!("sh:property [ sh:path :p ; {constraint} ]"), &data)
}

#[test]
fn counts() {
    assert_eq!(property("sh:minCount 1", ":p 1", ":q 1"), ["bad minCount"]);
    assert_eq!(property("sh:minCount 2", ":p 1, 2", ":p 1"), ["bad minCount"]);
    assert_eq!(property("sh:maxCount 1", ":p 1", ":p 1, 2"), ["bad maxCount"]);
    assert_eq!(property("sh:maxCount 0", ":q 1", ":p 1"), ["bad maxCount"]);
    assert!(property("sh:minCount 0", ":q 1", ":q 1").is_empty());
}

#[test]
fn the_same_triple_in_two_graphs_counts_once() {
    let shapes = shapes(":S sh:targetClass :Thing ; sh:property [ sh:path :p ; sh:maxCount 1 ] .").unwrap();
    let store = store(":a a :Thing ; :p 1 .");
    load(&store, "http://x/graph/2", ":a a :Thing ; :p 1 .");
    assert!(shapes.check(&store).unwrap().is_empty());
    load(&store, "http://x/graph/3", ":a :p 2 .");
    assert_eq!(shapes.check(&store).unwrap().len(), 1);
}

#[test]
fn classes_reach_through_subclasses() {
    let data = ":Dog rdfs:subClassOf :Pet . :Pet rdfs:subClassOf :Animal . :rex a :Dog . :tom a :Animal . :stone a :Rock .
        :good a :Thing ; :p :rex, :tom . :bad a :Thing ; :p :stone, \"rex\" .";
    assert_eq!(
        found("sh:property [ sh:path :p ; sh:class :Animal ]", data),
        ["bad class \"rex\"", "bad class stone"]
    );
    let data = ":Special rdfs:subClassOf :Thing . :a a :Special .";
    assert_eq!(found("sh:property [ sh:path :p ; sh:minCount 1 ]", data), ["a minCount"]);
}

#[test]
fn datatypes_are_said_and_well_formed() {
    assert_eq!(
        property("sh:datatype xsd:integer", ":p 7", ":p 7.5"),
        ["bad datatype \"7.5\"^^<http://www.w3.org/2001/XMLSchema#decimal"]
    );
    assert_eq!(
        property("sh:datatype xsd:date", ":p \"2022-01-11\"^^xsd:date", ":p \"2022-13-11\"^^xsd:date").len(),
        1
    );
    assert_eq!(property("sh:datatype xsd:boolean", ":p true", ":p \"maybe\"^^xsd:boolean").len(), 1);
    assert_eq!(
        property(
            "sh:datatype xsd:dateTime",
            ":p \"2022-01-11T09:13:28+08:00\"^^xsd:dateTime",
            ":p \"today\""
        )
        .len(),
        1
    );
    assert_eq!(
        property("sh:datatype xsd:string", ":p \"科协\"", ":p \"科协\"@zh"),
        ["bad datatype \"科协\"@zh"]
    );
    assert_eq!(property("sh:datatype xsd:string", ":p \"科协\"", ":p :x"), ["bad datatype x"]);
}

#[test]
fn node_kinds() {
    assert_eq!(property("sh:nodeKind sh:IRI", ":p :x", ":p \"x\""), ["bad nodeKind \"x\""]);
    assert_eq!(property("sh:nodeKind sh:Literal", ":p 1", ":p :x"), ["bad nodeKind x"]);
    assert_eq!(property("sh:nodeKind sh:BlankNodeOrIRI", ":p [], :x", ":p 1").len(), 1);
    assert_eq!(found("sh:nodeKind sh:IRI", ":good a :Thing . [] a :Thing .").len(), 1);
}

#[test]
fn patterns_and_lengths() {
    assert_eq!(property("sh:pattern '^[0-9]{6}$'", ":p '320400'", ":p '32040'"), ["bad pattern \"32040\""]);
    assert_eq!(property("sh:pattern '^AB' ; sh:flags 'i'", ":p 'abc'", ":p 'xabc'").len(), 1);
    assert_eq!(property("sh:minLength 2", ":p '科协'", ":p '科'").len(), 1);
    assert_eq!(property("sh:maxLength 2", ":p '科协'", ":p '市科协'").len(), 1);
}

#[test]
fn bounds_refuse_what_cannot_be_compared() {
    let range = "sh:minInclusive 0 ; sh:maxInclusive 1";
    assert!(property(range, ":p 0, 0.5, 1", ":p 1.0").is_empty());
    assert_eq!(property(range, ":p 0", ":p -0.1, 1.1").len(), 2);
    assert_eq!(property("sh:minInclusive 0", ":p 0", ":p 'none'").len(), 1);
    assert_eq!(property("sh:minExclusive 0", ":p 1", ":p 0").len(), 1);
    assert_eq!(property("sh:maxExclusive 1", ":p 0", ":p 1").len(), 1);
}

#[test]
fn less_than_compares_with_every_value_of_the_other() {
    assert_eq!(
        property("sh:lessThan :q", ":p 1 ; :q 2", ":p 2 ; :q 2, 3"),
        ["bad lessThan \"2\"^^<http://www.w3.org/2001/XMLSchema#integer"]
    );
    assert_eq!(property("sh:lessThanOrEquals :q", ":p 2 ; :q 2", ":p 3 ; :q 2").len(), 1);
    assert_eq!(property("sh:lessThan :q", ":p 1", ":p 1 ; :q 'later'").len(), 1);
}

#[test]
fn lists_and_fixed_values() {
    assert_eq!(property("sh:in ( :a :b )", ":p :a", ":p :c"), ["bad in c"]);
    assert_eq!(property("sh:in ( 1 )", ":p 1", ":p 1.0").len(), 1, "terms are compared, not values");
    assert_eq!(property("sh:hasValue :a", ":p :a, :b", ":p :b"), ["bad hasValue"]);
}

#[test]
fn languages() {
    assert_eq!(
        property("sh:languageIn ( 'zh' )", ":p '科协'@zh, '科協'@zh-Hant", ":p 'CAST'@en, '科协'").len(),
        2
    );
    assert_eq!(property("sh:languageIn ( 'zh' )", ":p '科协'@zh", ":p :x"), ["bad languageIn x"]);
    assert_eq!(
        property("sh:uniqueLang true", ":p '科协'@zh, 'CAST'@en", ":p '科协'@zh, '科学技术协会'@zh"),
        ["bad uniqueLang"]
    );
    assert!(property("sh:uniqueLang false", ":p 'a'@zh", ":p 'a'@zh, 'b'@zh").is_empty());
}

#[test]
fn logic() {
    let either = "sh:or ( [ sh:class :A ] [ sh:class :B ] )";
    let data = ":a a :A . :b a :B . :c a :C . :good a :Thing ; :p :a, :b . :bad a :Thing ; :p :c .";
    assert_eq!(found(&format!("sh:property [ sh:path :p ; {either} ]"), data), ["bad or c"]);
    let data = ":good a :Thing, :A . :bad a :Thing .";
    assert_eq!(found(either, data), ["bad or bad"]);
    assert_eq!(found("sh:not [ sh:class :A ]", data), ["good not good"]);
    assert_eq!(found("sh:and ( [ sh:class :A ] [ sh:nodeKind sh:IRI ] )", data), ["bad and bad"]);
    assert_eq!(found("sh:node [ sh:class :A ]", data), ["bad node bad"]);
}

#[test]
fn logic_over_properties() {
    let either = "sh:or ( [ sh:property [ sh:path :p ; sh:minCount 1 ; sh:class :A ] ] [ sh:property [ sh:path :q ; sh:minCount 1 ] ] )";
    let data = ":x a :A . :one a :Thing ; :p :x . :two a :Thing ; :q 1 . :three a :Thing ; :p 1 .";
    assert_eq!(found(either, data), ["three or three"]);
}

#[test]
fn paths() {
    let data = ":good a :Thing ; :p [ :q 1 ] . :bad a :Thing ; :p [ :r 1 ] . :s :t :good .";
    assert_eq!(found("sh:property [ sh:path ( :p :q ) ; sh:minCount 1 ]", data), ["bad minCount"]);
    assert_eq!(
        found("sh:property [ sh:path [ sh:inversePath :t ] ; sh:minCount 1 ]", data),
        ["bad minCount"]
    );
    assert_eq!(
        found("sh:property [ sh:path ( :p [ sh:alternativePath ( :q :x ) ] ) ; sh:minCount 1 ]", data),
        ["bad minCount"]
    );
}

#[test]
fn targets() {
    let data = store(":a :knows :b . :c a :Other .");
    let focus = |target: &str| {
        let shapes = shapes(&format!(":S {target} ; sh:class :Person .")).unwrap();
        let found = shapes.check(&data).unwrap();
        found.iter().map(|v| v.focus.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(focus("sh:targetSubjectsOf :knows"), ["<http://x/a>"]);
    assert_eq!(focus("sh:targetObjectsOf :knows"), ["<http://x/b>"]);
    assert_eq!(focus("sh:targetNode :z"), ["<http://x/z>"]);
    assert_eq!(focus("sh:targetClass :Other ; sh:targetSubjectsOf :knows"), ["<http://x/a>", "<http://x/c>"]);
}

#[test]
fn severity_and_messages() {
    let shapes = shapes(
        ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:severity sh:Warning ;
             sh:message '缺 p'@zh, 'needs p'@en ] ; sh:property [ sh:path :q ; sh:minCount 1 ] .",
    );
    let found = shapes.unwrap().check(&store(":a :r 1 .")).unwrap();
    assert_eq!(
        found.iter().map(|v| v.severity).collect::<Vec<_>>(),
        [Severity::Violation, Severity::Warning]
    );
    assert_eq!(found[0].message_zh, "breaks sh:minCount");
    assert_eq!((found[1].message_zh.as_str(), found[1].message_en.as_str()), ("缺 p", "needs p"));
    assert_eq!(found[1].path.as_deref(), Some("<http://x/p>"));
}

#[test]
fn what_is_not_understood_is_refused_by_name() {
    for (body, named) in [
        (":S sh:targetClass :T ; sh:closed true .", "sh:closed"),
        (":S sh:targetClass :T ; sh:xone ( [ sh:class :A ] ) .", "sh:xone"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:equals :q ] .", "sh:equals"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:maxCount 99 ] .", "a count above 8"),
        (
            ":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:property [ sh:path :q ] ] .",
            "inside a property shape",
        ),
        (":S sh:targetClass :T ; sh:sparql [ sh:select 'x' ] .", "sh:sparql"),
        (":S sh:target [ ] .", "target"),
        (":S sh:targetClass :T ; sh:node :S .", "refers to itself"),
        (":S sh:targetClass :T ; :madeUp 1 .", "madeUp"),
        (":S sh:targetClass :T ; sh:severity :Awful .", "Awful"),
        (":S sh:targetClass :T . :Stray sh:property [ sh:path :p ; sh:minCount 1 ] .", "Stray"),
        (":S sh:targetClass :T ; sh:property [ sh:class :A ] .", "no sh:path"),
        (":S sh:targetClass 'T' .", "no IRI"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:minCount 'x' ] .", "no whole number"),
        (":S sh:targetClass :T ; sh:minCount 1 .", "sh:minCount stands on"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:pattern '(' ] .", "no regular expression"),
        (":S :p 1 .", "nothing would be checked"),
        ("not turtle", "not valid Turtle"),
    ] {
        let error = shapes(body).expect_err(body).to_string();
        assert!(error.contains(named), "{body}: {error}");
    }
}

#[test]
fn our_own_shapes_are_understood() {
    let shapes = Shapes::parse(crate::ontology::SHAPES_TURTLE).unwrap();
    assert!(shapes.check(&store("")).unwrap().is_empty());
}
