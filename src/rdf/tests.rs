//! Export and the way back, on a worked article and on random ones.

use std::collections::BTreeMap;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{Quad, Term};
use proptest::prelude::*;

use super::{Exporter, Options, read};
use crate::extraction::{
    ArticleRecord, EntityRecord, Extraction, MentionRecord, ObservationRecord, Offsets, RelationRecord,
};
use crate::iri::Base;
use crate::ontology::{
    Change, EntityClass, EntityType, Modality, RelationType, Resolution, SHAPES_TURTLE, StatKind, property,
};
use crate::store::GraphStore;
use crate::validate::Shapes;

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
    let mut award = lines(&export(&sample()), "award-1");
    award.retain(|line| !line.starts_with("wasDerivedFrom"));
    assert_eq!(
        award,
        [
            "type Event",
            "type Conferral",
            "award 云川最美科技人",
            "conferredBy 云川市人民政府",
            "confidence \"0.8\"",
            "evidence s3",
            "recipient 林远",
            "recipient 苏晴",
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
    assert!(secretary.iter().any(|l| l == "observedOn \"2024-01-11\""), "{secretary:?}");
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
    let exporter = Exporter::new(Base::default(), Options { text: false });
    let mut extraction = sample();
    extraction.mentions.retain(|mention| mention.start > 12);
    let quads = exporter.article(&extraction).unwrap();
    assert!(!quads.iter().any(|quad| quad.predicate.as_str().ends_with("isString")));
    assert!(lines(&quads, "s0").is_empty());
    assert!(!lines(&quads, "s3").is_empty());
    assert_eq!(read::article(quads).unwrap().text, "");
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

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[云川市科协会联盟园奖]{1,6}", "[云A1 “”%/#·\\\\\"<>]{1,6}"]
}

fn select<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

/// Lengths of sentences, drawn first: everything else points into them.
fn extraction() -> impl Strategy<Value = Extraction> {
    let sentences = prop::collection::vec("[云川获5“\n\t\u{1F600}]{1,9}。", 1..5);
    let entities = prop::collection::btree_map(name(), entity(), 1..4);
    (sentences, entities, article()).prop_flat_map(|(sentences, entities, article)| {
        let (text, sentences) = joined(&sentences);
        let entities = named(entities);
        let ids: Vec<String> = entities.iter().map(|entity| entity.id.clone()).collect();
        let mentions = mentions(text.clone(), ids.clone());
        let relations = prop::collection::vec(relation(sentences.clone(), ids.clone()), 0..4);
        let observations = prop::collection::vec(observation(sentences.clone(), ids), 0..3);
        (mentions, relations, observations).prop_map(move |(mentions, relations, observations)| Extraction {
            article: article.clone(),
            text: text.clone(),
            sentences: sentences.clone(),
            mentions,
            entities: entities.clone(),
            relations,
            observations,
        })
    })
}

fn joined(sentences: &[String]) -> (String, Vec<Offsets>) {
    let mut end = 0;
    let offsets = sentences.iter().map(|sentence| {
        let start = end;
        end += sentence.chars().count();
        Offsets { start, end }
    });
    (sentences.concat(), offsets.collect())
}

fn entity() -> impl Strategy<Value = (EntityType, Option<EntityClass>, Vec<String>)> {
    let aliases = prop::collection::btree_set(name(), 0..3).prop_map(|set| set.into_iter().collect());
    (select(EntityType::ALL), prop::option::of(select(EntityClass::ALL)), aliases)
}

type Drawn = (EntityType, Option<EntityClass>, Vec<String>);

fn named(entities: BTreeMap<String, Drawn>) -> Vec<EntityRecord> {
    let mut records: Vec<_> = entities
        .into_iter()
        .map(|(name, (kind, class, aliases))| EntityRecord {
            id: Base::default().entity(&name),
            name,
            kind,
            class,
            aliases,
        })
        .collect();
    records.sort_by(|a, b| a.id.cmp(&b.id));
    records
}

fn article() -> impl Strategy<Value = ArticleRecord> {
    let dates = prop::sample::select(vec!["2024-01-11", "2024-01-11T09:00:00+08:00", "2024-02-30", "昨日"]);
    let urls = prop::sample::select(vec!["http://example.org/新闻?a=1", "no address"]);
    let some = || prop::option::of(name());
    let tags = prop::collection::btree_set(name(), 0..3).prop_map(|set| set.into_iter().collect());
    (prop::option::of(dates), prop::option::of(urls), some(), some(), some(), tags).prop_map(
        |(published, url, title, source, locality, tags): (_, _, _, _, _, Vec<String>)| ArticleRecord {
            id: Base::default().article("00ff"),
            sha256: "0".repeat(64),
            path: "a b/云.md#3".to_owned(),
            title,
            published: published.map(str::to_owned),
            source,
            url: url.map(str::to_owned),
            locality,
            category: None,
            tags,
        },
    )
}

fn mentions(text: String, ids: Vec<String>) -> impl Strategy<Value = Vec<MentionRecord>> {
    let drawn = (
        0..ids.len(),
        select(EntityType::ALL),
        select(Resolution::ALL),
        0..1000_u16,
        1..3_usize,
        "[a-z]{0,4}",
    );
    prop::collection::vec(drawn, 0..6).prop_map(move |drawn| {
        let chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        let mut found = Vec::new();
        for (entity, kind, resolution, thousandths, len, rule) in drawn {
            let end = at + len;
            let Some(anchor) = chars.get(at..end) else { break };
            found.push(MentionRecord {
                start: at,
                end,
                text: anchor.iter().collect(),
                kind,
                entity: ids[entity].clone(),
                resolution,
                confidence: f32::from(thousandths) / 1000.0,
                recogniser: "pattern".to_owned(),
                rule,
            });
            at = end + len;
        }
        found
    })
}

/// One sentence, or several that follow each other.
fn evidence(sentences: Vec<Offsets>) -> impl Strategy<Value = Offsets> {
    (0..sentences.len(), 0..sentences.len()).prop_map(move |(a, b)| {
        let (first, last) = (a.min(b), a.max(b));
        Offsets { start: sentences[first].start, end: sentences[last].end }
    })
}

fn relation(sentences: Vec<Offsets>, ids: Vec<String>) -> impl Strategy<Value = RelationRecord> {
    let ends = (0..ids.len(), 0..ids.len());
    let title = prop::option::of(name());
    let change = prop::option::of(select(Change::ALL));
    let what = (select(RelationType::ALL), select(Modality::ALL), title, change, 0..1000_u16);
    (ends, what, evidence(sentences)).prop_map(
        move |((subject, object), (predicate, modality, title, change, thousandths), evidence)| {
            RelationRecord {
                subject: ids[subject].clone(),
                predicate,
                object: ids[object].clone(),
                modality,
                title,
                change,
                confidence: f32::from(thousandths) / 1000.0,
                rule: "rule".to_owned(),
                trigger: Offsets { start: evidence.start, end: evidence.start + 1 },
                evidence,
            }
        },
    )
}

fn observation(sentences: Vec<Offsets>, ids: Vec<String>) -> impl Strategy<Value = ObservationRecord> {
    let number = || {
        prop::option::of(
            (-1_000_000_i64..1_000_000_000_000, 0..3_u8)
                .prop_map(|(n, scale)| n as f64 / [1.0, 10.0, 100.0][usize::from(scale)]),
        )
    };
    let some = || prop::option::of(name());
    let what = (name(), number(), number(), number(), select(StatKind::ALL));
    let when = (some(), some(), some(), prop::option::of(any::<bool>()));
    (what, when, prop::option::of(0..ids.len()), evidence(sentences)).prop_map(
        move |(
            (measure, value, min, max, kind),
            (period, base_period, rank_scope, complete),
            subject,
            evidence,
        )| {
            ObservationRecord {
                subject: subject.map(|subject| ids[subject].clone()),
                measure,
                value,
                min,
                max,
                unit: "个".to_owned(),
                kind,
                period,
                base_period,
                rank_scope,
                enumerates: vec![],
                enumeration_complete: complete,
                text: "5个".to_owned(),
                span: Offsets { start: evidence.start, end: evidence.start + 1 },
                rule: "count".to_owned(),
                evidence,
            }
        },
    )
}
