//! Export and the way back, on a worked article and on random ones.

mod random;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{Quad, Term};
use proptest::prelude::*;

use super::{Exporter, Options, read};
use crate::extraction::{ArticleRecord, Extraction};
use crate::iri::Base;
use crate::ontology::{RelationType, SHAPES_TURTLE, property};
use crate::store::GraphStore;
use crate::validate::Shapes;
use random::extraction;

fn sample() -> Extraction {
    serde_json::from_str(include_str!("../../tests/sparql/extraction.json")).unwrap()
}

fn export(extraction: &Extraction) -> Vec<Quad> {
    Exporter::default().article(extraction).unwrap()
}

/// The lines about one part of the article, without graph name and namespaces.
fn lines(quads: &[Quad], part: &str) -> Vec<String> {
    let id = format!("article/0123456789abcdef#{part}");
    let about = quads.iter().filter(|quad| quad.subject.to_string().ends_with(&format!("{id}>")));
    let short = |iri: &str| iri.rsplit(['/', '#']).next().unwrap_or_default().to_owned();
    about
        .map(|quad| {
            let object = match &quad.object {
                Term::NamedNode(node) => short(node.as_str()),
                other => other.to_string().split("^^").next().unwrap_or_default().to_owned(),
            };
            format!("{} {object}", short(quad.predicate.as_str()))
        })
        .collect()
}

#[test]
fn a_claim_carries_its_evidence() {
    let quads = export(&sample());
    assert_eq!(
        lines(&quads, "claim-10"),
        [
            "object 云川青年科学家联盟",
            "predicate establishes",
            "subject 云川市科学技术协会",
            "type Statement",
            "type Claim",
            "confidence \"0.7\"",
            "evidence s7",
            "modality Planned",
            "rule \"establishes\"",
            "triggerBegin \"150\"",
            "triggerEnd \"153\"",
        ]
    );
}

#[test]
fn what_is_planned_has_no_edge() {
    let quads = export(&sample());
    let edges = |predicate: RelationType| quads.iter().filter(|q| q.predicate == predicate.iri()).count();
    assert_eq!(edges(RelationType::Establishes), 0);
    assert_eq!(edges(RelationType::Receives), 2);
}

#[test]
fn who_received_the_same_shares_one_conferral() {
    let mut award = lines(&export(&sample()), "award-3");
    award.retain(|line| !line.starts_with("wasDerivedFrom"));
    assert_eq!(
        award,
        [
            "date \"2023\"",
            "type Event",
            "type Conferral",
            "award 云川最美科技人",
            "conferredBy 云川市人民政府",
            "confidence \"0.8\"",
            "dateText \"去年\"@zh",
            "edition \"第三届\"@zh",
            "evidence s3",
            "level \"市级\"@zh",
            "recipient 林远",
            "recipient 苏晴",
            "rule \"fact-conferral\"",
            "triggerBegin \"52\"",
            "triggerEnd \"53\"",
        ]
    );
}

#[test]
fn a_position_is_seen_on_the_day_of_the_article() {
    let quads = export(&sample());
    let posts: Vec<_> =
        (1..=10).map(|n| lines(&quads, &format!("post-{n}"))).filter(|l| !l.is_empty()).collect();
    assert_eq!(posts.len(), 2);
    let secretary = &posts[1];
    for line in ["member 何山", "organization 中共云川市委员会", "role 书记", "change Appointed"]
    {
        assert!(secretary.iter().any(|l| l == line), "{line} in {secretary:?}");
    }
    for line in ["observedOn \"2024-01-11\"", "startDate \"2024-01-11\""] {
        assert!(secretary.iter().any(|l| l == line), "{line} in {secretary:?}");
    }
    assert!(lines(&quads, "endorsement-4").contains(&"endorserPosition post-2".to_owned()));
}

#[test]
fn a_period_is_written_as_days() {
    let growth = lines(&export(&sample()), "obs-2");
    for line in ["observationDate \"2023\"", "periodEnd \"2023-12-31\"", "basePeriodBegin \"2022-01-01\""] {
        assert!(growth.iter().any(|l| l == line), "{line} in {growth:?}");
    }
}

#[test]
fn a_number_keeps_what_is_counted_and_listed() {
    let quads = export(&sample());
    let count = lines(&quads, "obs-4");
    for line in ["value \"2\"", "unitText \"个\"@zh", "enumerates 云川科技馆", "enumerationComplete \"true\""]
    {
        assert!(count.iter().any(|l| l == line), "{line} in {count:?}");
    }
    assert!(lines(&quads, "obs-2").contains(&"unitCode \"P1\"".to_owned()));
}

#[test]
fn a_short_name_that_is_used_is_an_abbreviation() {
    let quads = export(&sample());
    let short: Vec<_> = quads.iter().filter(|q| q.predicate == property::ABBREVIATION).collect();
    let texts: Vec<_> = short.iter().map(|q| q.object.to_string()).collect();
    assert_eq!(texts, ["\"云川市政府\"@zh", "\"云川市科协\"@zh"]);
}

#[test]
fn without_text_only_what_is_pointed_at_is_quoted() {
    let exporter = Exporter::new(Base::default(), Options { text: false, ..Options::default() });
    let mut extraction = sample();
    extraction.mentions.retain(|mention| mention.start > 12);
    let quads = exporter.article(&extraction).unwrap();
    assert!(!quads.iter().any(|quad| quad.predicate.as_str().ends_with("isString")));
    assert!(lines(&quads, "s0").is_empty());
    assert!(!lines(&quads, "s3").is_empty());
    // What no fact needs comes back as blanks, so that offsets still hold.
    let text = read::article(quads).unwrap().text;
    assert!(text.chars().take(10).all(|c| c == ' '), "{text}");
    assert!(text.contains("云川最美科技人"), "{text}");
}

#[test]
fn the_graph_satisfies_the_shapes() {
    let store = GraphStore::in_memory().unwrap();
    for quad in export(&sample()) {
        store.inner().insert(&quad).unwrap();
    }
    let found = Shapes::parse(SHAPES_TURTLE).unwrap().check(store.inner()).unwrap();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_copy_says_only_where_it_is_from() {
    let exporter = Exporter::default();
    let record = ArticleRecord { id: exporter.base().article("ff"), ..sample().article };
    let quads = exporter.copy(&record, &sample().article.id).unwrap();
    assert_eq!(read::original(quads.clone()).as_deref(), Some(sample().article.id.as_str()));
    assert!(!quads.iter().any(|q| q.predicate == rdf::TYPE && q.object.to_string().contains("Context")));
}

#[test]
fn an_iri_that_is_none_is_named() {
    let mut extraction = sample();
    extraction.entities[0].id = "云川市".to_owned();
    let error = Exporter::default().article(&extraction).unwrap_err().to_string();
    assert!(error.starts_with("data/云川.md: `云川市` is not an absolute IRI"), "{error}");
    extraction.article.id = "http://example.org/".to_owned();
    assert!(Exporter::default().article(&extraction).is_err());
}

#[test]
fn the_worked_article_reads_back() {
    assert_eq!(read::article(export(&sample())).unwrap(), sample());
}

#[test]
fn another_programs_record_without_sentences_reads_back() {
    let mut extraction = sample();
    extraction.sentences.clear();
    assert_eq!(read::article(export(&extraction)).unwrap(), extraction);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_article_reads_back(extraction in extraction()) {
        let quads = export(&extraction);
        prop_assert!(quads.iter().all(|q| !q.subject.is_blank_node() && !q.object.is_blank_node()));
        prop_assert_eq!(read::article(quads.clone()).unwrap(), extraction.clone());
        let store = GraphStore::in_memory().unwrap();
        let graph = Exporter::default().article_graph(&extraction.article).unwrap();
        store.replace_graph(&graph, &quads).unwrap();
        let stored: Result<Vec<_>, _> = store.extractions().unwrap().collect();
        prop_assert_eq!(stored.unwrap(), vec![extraction]);
    }
}
