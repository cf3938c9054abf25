//! The worked example `example.trig`: it conforms to the shapes, every way of spoiling it is noticed, and every
//! ready-made query finds something in it.

use std::collections::BTreeSet;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Literal;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use tupu::ontology::{CORE_TURTLE, QUERIES, RelationType, SHAPES_TURTLE};
use tupu::store::GraphStore;
use tupu::validate::Shapes;

const EXAMPLE: &str = include_str!("example.trig");

fn store(trig: &str) -> Store {
    let store = GraphStore::in_memory().expect("a store in memory");
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(trig.as_bytes());
    store.load(quads.map(|quad| quad.expect("valid TriG"))).expect("a store that takes quads");
    store.inner().clone()
}

/// `shape path` of everything that breaks a shape; the ontology is loaded beside the data, as in a real store.
fn broken(trig: &str) -> BTreeSet<String> {
    let store = store(trig);
    store.load_from_slice(RdfParser::from_format(RdfFormat::Turtle), CORE_TURTLE).expect("valid Turtle");
    let violations =
        Shapes::parse(SHAPES_TURTLE).expect("understood shapes").check(&store).expect("a readable store");
    let local = |iri: &str| iri.rsplit(['/', '#']).next().unwrap_or(iri).trim_end_matches('>').to_owned();
    violations
        .iter()
        .map(|v| format!("{} {}", local(&v.shape), v.path.as_deref().map(local).unwrap_or_default()))
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// What in the example is replaced by what, and which shape and path must notice.
const SPOILT: &[(&str, &str, &str)] = &[
    ("schema:sha256 \"0000", "schema:sha256 \"xyz", "Article sha256"),
    ("schema:headline \"镜湖科技新事\"@zh ;", "", "Article headline"),
    ("\"2024-05-20T08:00:00+08:00\"^^xsd:dateTime", "\"五月二十日\"@zh", "Article datePublished"),
    ("schema:publisher e:镜湖日报", "schema:publisher e:林川", "Article publisher"),
    ("tupu:locality e:镜湖市", "tupu:locality e:林川", "Article locality"),
    (
        "a:s0 a nif:Sentence ; nif:referenceContext article:00000000000000a1",
        "a:s0 a nif:Sentence",
        "Sentence referenceContext",
    ),
    ("nif:beginIndex 7 ; nif:endIndex 30 ;", "nif:beginIndex 30 ; nif:endIndex 7 ;", "Sentence beginIndex"),
    ("nif:beginIndex 7 ; nif:endIndex 30 ;", "nif:beginIndex 7 ;", "Sentence endIndex"),
    ("nif:anchorOf \"镜湖科技周\"@zh", "nif:anchorOf \"镜湖科技周\"", "Mention anchorOf"),
    ("itsrdf:taIdentRef e:青年之星", "itsrdf:taIdentRef a:s1", "Mention taIdentRef"),
    ("itsrdf:taConfidence 0.9", "itsrdf:taConfidence 1.9", "Mention taConfidence"),
    ("tupu:resolution tupu:Coreference", "tupu:resolution tupu:Rank", "Mention resolution"),
    ("tupu:sentence a:s3", "tupu:sentence e:林川", "Mention sentence"),
    ("skos:prefLabel \"林川\"@zh ;", "skos:prefLabel \"林川\"@zh, \"林某\"@zh ;", "Entity prefLabel"),
    ("skos:prefLabel \"林川\"@zh ;", "skos:prefLabel \"Lin Chuan\"@en ;", "Entity prefLabel"),
    ("skos:prefLabel \"林川\"@zh ;", "", "Entity prefLabel"),
    ("skos:altLabel \"镜湖高新区\"@zh", "skos:altLabel \"Jinghu HTZ\"@en", "Entity altLabel"),
    ("e:周明远 a tupu:Person,", "e:周明远 a tupu:Person, tupu:Work,", "OnlyPerson"),
    ("e:周明远 a tupu:Person,", "e:周明远 a tupu:Person, tupu:Law,", "OnlyWork"),
    ("e:柳岸大学 a tupu:Organisation,", "e:柳岸大学 a tupu:Organisation, tupu:Place,", "OnlyOrganisation"),
    ("e:柳岸大学 a tupu:Organisation,", "e:柳岸大学 a tupu:Organisation, tupu:Facility,", "OnlyPlace"),
    ("e:青年之星 a tupu:Programme,", "e:青年之星 a tupu:Programme, tupu:Person,", "OnlyProgramme"),
    ("dct:identifier \"990100\"", "dct:identifier \"9901\"", "AdministrativeDivision identifier"),
    (
        "schema:containedInPlace e:云水省",
        "schema:containedInPlace e:林川",
        "AdministrativeDivision containedInPlace",
    ),
    (
        "measure:服务企业 a schema:StatisticalVariable ; skos:prefLabel \"服务企业\"@zh",
        "measure:服务企业 a schema:StatisticalVariable",
        "NamedConcept prefLabel",
    ),
    ("rdf:subject e:柳岸大学", "rdf:subject role:校长", "Claim subject"),
    ("rdf:predicate tupu:establishes", "rdf:predicate tupu:degree", "Claim predicate"),
    ("; rdf:object e:镜湖科技联盟", "", "Claim object"),
    ("tupu:evidence a:s0 ; tupu:triggerBegin", "tupu:triggerBegin", "Claim evidence"),
    ("tupu:rule \"organises\" ;", "", "Claim rule"),
    ("tupu:rule \"organises\" ; tupu:confidence 0.9", "tupu:rule \"organises\"", "Claim confidence"),
    ("tupu:modality tupu:Planned", "tupu:modality tupu:Appointed", "Claim modality"),
    ("tupu:change tupu:Appointed .\n  e:", "tupu:change tupu:Done .\n  e:", "Claim change"),
    (
        "tupu:triggerBegin 22 ; tupu:triggerEnd 24",
        "tupu:triggerBegin 24 ; tupu:triggerEnd 22",
        "Claim triggerBegin",
    ),
    ("org:member e:林川", "org:member e:柳岸大学", "Membership member"),
    ("org:organization e:柳岸大学 ;", "", "Membership organization"),
    ("org:role role:校长", "org:role e:林川", "Membership role"),
    ("\"2024-05-20\"^^xsd:date", "\"2024-05\"^^xsd:gYearMonth", "Membership observedOn"),
    ("tupu:observedOn \"2024-05-20\"^^xsd:date ; tupu:evidence a:s2 ;", "", "Membership evidence"),
    ("tupu:rule \"fact-position\" ;", "", "Membership rule"),
    (
        "tupu:triggerBegin 75 ; tupu:triggerEnd 78 ;\n    tupu:confidence",
        "tupu:confidence",
        "Membership triggerBegin",
    ),
    ("schema:startDate \"2024-05-20\"^^xsd:date", "schema:startDate \"五月\"@zh", "Membership startDate"),
    ("tupu:level \"市级\"@zh", "tupu:level \"镇级\"@zh", "Conferral level"),
    ("dct:date \"2024-05\"^^xsd:gYearMonth", "dct:date \"本月\"@zh", "Conferral date"),
    ("tupu:rule \"fact-conferral\" ;", "", "Conferral rule"),
    ("tupu:endorserPosition a:post-1", "tupu:endorserPosition e:林川", "Endorsement endorserPosition"),
    ("tupu:party e:镜湖市科学技术协会, e:柳岸大学", "tupu:party e:镜湖市科学技术协会", "Agreement party"),
    ("tupu:amount a:amount-6", "tupu:amount a:share-7", "Agreement amount"),
    ("tupu:amount a:amount-6 ; tupu:modality tupu:Done", "tupu:modality tupu:Denied", "Agreement modality"),
    ("tupu:rule \"fact-agreement\" ;", "", "Agreement rule"),
    ("tupu:investor e:镜湖市科学技术协会", "tupu:investor a:s3", "Investment investor"),
    ("tupu:investee e:镜湖实验室 ;", "", "Investment investee"),
    ("tupu:share a:share-7", "tupu:share a:amount-6", "Investment share"),
    ("schema:minValue 20000000 ;", "", "Amount"),
    ("tupu:valueText \"30%\"@zh ;", "", "Amount valueText"),
    ("\"2024-04-01\"^^xsd:date", "\"2024-05-01\"^^xsd:date", "Observation periodBegin"),
    ("\"2023-04-30\"^^xsd:date", "\"2023-04\"^^xsd:gYearMonth", "Observation basePeriodEnd"),
    ("tupu:award e:青年之星", "tupu:award e:林川", "Conferral award"),
    ("tupu:recipient e:周明远, e:苏禾 ;", "", "Conferral recipient"),
    ("tupu:conferredBy e:镜湖市人民政府", "tupu:conferredBy e:林川", "Conferral conferredBy"),
    (
        "tupu:evidence a:s1 ; tupu:rule \"fact-conferral\"",
        "tupu:rule \"fact-conferral\"",
        "Conferral evidence",
    ),
    ("tupu:endorser e:林川 ;", "", "Endorsement endorser"),
    ("tupu:endorsedWork e:镜湖科普行动方案", "tupu:endorsedWork e:林川", "Endorsement endorsedWork"),
    (
        "tupu:evidence a:s4 ; tupu:rule \"fact-endorsement\"",
        "tupu:rule \"fact-endorsement\"",
        "Endorsement evidence",
    ),
    ("schema:value 2 ;", "", "Observation"),
    ("schema:value 2 ;", "schema:value \"第二\"@zh ;", "Observation value"),
    ("schema:value 2 ;", "schema:minValue 3 ; schema:maxValue 2 ;", "Observation minValue"),
    ("schema:variableMeasured measure:服务企业 ;", "", "Observation variableMeasured"),
    ("schema:observationAbout e:镜湖实验室", "schema:observationAbout a:s5", "Observation observationAbout"),
    ("tupu:valueText \"第二\"@zh ;", "", "Observation valueText"),
    ("tupu:statKind tupu:Rank", "tupu:statKind tupu:Done", "Observation statKind"),
    ("tupu:enumerates e:镜湖实验室", "tupu:enumerates a:s5", "Observation enumerates"),
    (
        "tupu:enumerationComplete false",
        "tupu:enumerationComplete \"否\"@zh",
        "Observation enumerationComplete",
    ),
    ("tupu:rule \"number\" ;\n    tupu:evidence a:s5", "tupu:rule \"number\"", "Observation evidence"),
    ("tupu:identifies e:镜湖市科学技术协会 ; ", "", "Identification identifies"),
    ("tupu:confidence 0.96", "tupu:confidence 1.96", "Identification confidence"),
];

#[test]
fn the_worked_example_conforms() {
    assert_eq!(broken(EXAMPLE), BTreeSet::new());
}

#[test]
fn every_way_of_spoiling_the_example_is_noticed() {
    for (from, to, expected) in SPOILT {
        assert!(EXAMPLE.contains(from), "the example holds no `{from}`");
        let found = broken(&EXAMPLE.replacen(from, to, 1));
        assert!(found.contains(*expected), "`{from}` → `{to}`: expected {expected}, found {found:?}");
    }
}

#[test]
fn a_relation_between_the_wrong_types_is_noticed() {
    for relation in RelationType::ALL {
        let edge = format!("a:s0 tupu:{relation} a:s0 .\n}}");
        let found = broken(&EXAMPLE.replacen("\n}", &format!("\n  {edge}"), 1));
        let name = format!("{relation:?}");
        let expected = BTreeSet::from([format!("{name}Object"), format!("{name}Subject")]);
        assert_eq!(found, expected, "{relation} between two sentences");
    }
}

#[test]
fn every_shape_can_be_broken() {
    let reached: BTreeSet<String> = SPOILT
        .iter()
        .map(|(_, _, expected)| expected.split(' ').next().unwrap_or_default().to_owned())
        .chain(RelationType::ALL.iter().flat_map(|r| [format!("{r:?}Subject"), format!("{r:?}Object")]))
        .collect();
    let declared: BTreeSet<String> = SHAPES_TURTLE
        .lines()
        .filter_map(|line| line.strip_prefix("shape:")?.strip_suffix(" a sh:NodeShape ;"))
        .map(ToOwned::to_owned)
        .collect();
    assert_eq!(reached, declared);
}

/// The number of rows, and whether the same query gives them in the same order again.
fn rows(store: &Store, name: &str, text: &str) -> usize {
    let answer = || {
        let query =
            SparqlEvaluator::new().parse_query(text).unwrap_or_else(|e| panic!("{name}: {e}\n{text}"));
        let QueryResults::Solutions(solutions) = query.on_store(store).execute().expect("a readable store")
        else {
            panic!("{name}.rq is no SELECT");
        };
        solutions
            .map(|s| format!("{:?}", s.expect("a readable store").iter().collect::<Vec<_>>()))
            .collect::<Vec<_>>()
    };
    let first = answer();
    assert_eq!(first, answer(), "{name}.rq answers in another order the second time");
    first.len()
}

/// A value for each parameter that the example answers to.
fn value(query: &str, parameter: &str) -> &'static str {
    match (query, parameter) {
        ("awards" | "appointments" | "participants", "who") => "周明远",
        ("positions" | "visits" | "endorsements" | "meetings", "who") => "林川",
        ("positions", "where") => "镜湖市政府",
        ("positions", "role") => "副市长",
        ("awards", "grade") => "市级",
        ("statistics" | "article", "title") => "镜湖科技新事",
        ("visits", "where") => "镜湖高新区",
        ("awards", "title") => "青年之星",
        ("articles", "newspaper") => "镜湖日报",
        ("organisers" | "participants", "what") => "镜湖科技周",
        ("members", "what") | ("between", "other") => "镜湖科技联盟",
        ("publications", "what") => "镜湖科普行动方案",
        ("publications", "who") => "镜湖市人民政府",
        ("founders", "what") | ("rankings", "who") => "镜湖实验室",
        ("founders" | "statistics" | "cooperation", "who") => "柳岸大学",
        ("statistics", "measure") => "服务企业",
        ("located-in", "place") => "云水省",
        _ => "镜湖市科协",
    }
}

#[test]
fn every_query_answers_for_all_for_one_and_not_for_nobody() {
    let store = store(EXAMPLE);
    for (name, text) in QUERIES {
        let all = rows(&store, name, text);
        assert!(all > 0, "{name}.rq finds nothing in the worked example");
        for parameter in
            text.lines().filter_map(|line| Some(line.strip_prefix("# param ")?.split_once(':')?.0))
        {
            let with = |value: &str| {
                let slot = format!("VALUES ?{parameter} {{ UNDEF }}");
                let literal = Literal::new_language_tagged_literal(value, "zh").unwrap();
                text.replace(&slot, &format!("VALUES ?{parameter} {{ {literal} }}"))
            };
            let one = rows(&store, name, &with(value(name, parameter)));
            assert!(one > 0, "{name}.rq finds nothing for {parameter} = {}", value(name, parameter));
            assert_eq!(rows(&store, name, &with("乌有乡")), 0, "{name}.rq ignores {parameter}");
        }
    }
}

#[test]
fn what_is_said_of_nobody_is_not_said_of_whom_one_asks_for() {
    for (name, parameter, left_out) in [
        ("rankings", "who", "schema:observationAbout e:镜湖实验室"),
        ("articles", "newspaper", "schema:publisher e:镜湖日报"),
    ] {
        let (_, text) = QUERIES.iter().find(|(query, _)| *query == name).unwrap();
        let slot = format!("VALUES ?{parameter} {{ UNDEF }}");
        let asked =
            text.replace(&slot, &format!("VALUES ?{parameter} {{ \"{}\"@zh }}", value(name, parameter)));
        assert_eq!(rows(&store(EXAMPLE), name, &asked), 1, "{name}.rq");
        let spoilt = EXAMPLE.replace(&format!("{left_out} ;"), "").replace(&format!("; {left_out} ."), ".");
        assert_ne!(spoilt, EXAMPLE, "the example holds no `{left_out}`");
        assert_eq!(rows(&store(&spoilt), name, &asked), 0, "{name}.rq");
    }
}
