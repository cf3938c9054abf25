//! Random extractions that a graph must give back.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::extraction::{
    ArticleRecord, EntityRecord, Extraction, FactRecord, MentionRecord, ObservationRecord, Offsets,
    RelationRecord,
};
use crate::iri::Base;
use crate::link::fact::{Amount, AwardLevel, FactKind};
use crate::link::period::Period;
use crate::ontology::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};
use crate::text::Dates;

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[云川市科协会联盟园奖]{1,6}", "[云A1 “”%/#·\\\\\"<>]{1,6}"]
}

fn select<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

/// Lengths of sentences, drawn first: everything else points into them.
pub(super) fn extraction() -> impl Strategy<Value = Extraction> {
    let sentences = prop::collection::vec("[云川获5“\n\t\u{1F600}]{1,9}。", 1..5);
    let entities = prop::collection::btree_map(name(), entity(), 1..4);
    (sentences, entities, article()).prop_flat_map(|(sentences, entities, article)| {
        let (text, sentences) = joined(&sentences);
        let entities = named(entities);
        let ids: Vec<String> = entities.iter().map(|entity| entity.id.clone()).collect();
        let mentions = mentions(text.clone(), ids.clone());
        let relations = prop::collection::vec(relation(sentences.clone(), ids.clone()), 0..4);
        let facts = prop::collection::vec(fact(sentences.clone(), ids.clone()), 0..4);
        let observations = prop::collection::vec(observation(sentences.clone(), ids), 0..3);
        let drawn = (mentions, relations, facts, observations);
        drawn.prop_map(move |(mentions, relations, facts, observations)| Extraction {
            article: article.clone(),
            text: text.clone(),
            sentences: sentences.clone(),
            mentions,
            entities: entities.clone(),
            facts: linked(facts, relations.len()),
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
                supplied: Some("sentence-before".to_owned()),
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

fn dates() -> impl Strategy<Value = Option<Dates>> {
    let forms = ["2020", "2020-02", "2020-02-29", "2021-01-01/2021-06-30", "../2021-10-31", "2021-10-31/.."];
    prop::option::of(prop::sample::select(forms.to_vec())).prop_map(|form| form.and_then(Dates::parse))
}

fn period() -> impl Strategy<Value = Option<Period>> {
    (dates(), prop::option::of(name())).prop_map(|(dates, text)| {
        (dates.is_some() || text.is_some()).then(|| Period { text: text.unwrap_or_default(), dates })
    })
}

fn amount(evidence: Offsets, unit: &'static str) -> impl Strategy<Value = Option<Amount<Offsets>>> {
    let number = || prop::option::of((1_u32..1_000_000).prop_map(f64::from));
    let drawn = prop::option::of((number(), number(), name()));
    drawn.prop_map(move |drawn| {
        let (value, min, text) = drawn?;
        let span = Offsets { start: evidence.start, end: evidence.start + 1 };
        Some(Amount { value, min, max: None, unit: unit.to_owned(), text, span })
    })
}

/// A fact of any kind, with what its kind may have.
fn fact(sentences: Vec<Offsets>, ids: Vec<String>) -> impl Strategy<Value = FactRecord> {
    let some = || prop::option::of(name());
    evidence(sentences).prop_flat_map(move |evidence| {
        let ids = ids.clone();
        let ends = (prop::collection::btree_set(0..ids.len(), 0..3), prop::option::of(0..ids.len()));
        let words = (some(), some(), some(), any::<bool>(), prop::option::of(select(AwardLevel::ALL)));
        let when = (period(), period(), period());
        let sums = (amount(evidence, "元"), amount(evidence, "%"), prop::option::of(select(Change::ALL)));
        (select(FactKind::ALL), ends, words, when, sums, any::<bool>()).prop_map(
            move |(
                kind,
                (agents, object),
                (title, role, edition, former, level),
                (date, begin, end),
                sums,
                planned,
            )| {
                let trigger = Offsets { start: evidence.start, end: evidence.start + 1 };
                let mut fact = FactRecord::new(kind, "rule", evidence, trigger);
                let mut agents: Vec<String> = agents.into_iter().map(|i| ids[i].clone()).collect();
                agents.sort();
                let object = object.map(|i| ids[i].clone());
                let (amount, share, change) = sums;
                match kind {
                    FactKind::Position => {
                        (fact.role, fact.change, fact.former) = (role, change, former);
                        (fact.begin, fact.end) = (begin, end);
                    }
                    FactKind::Conferral => {
                        (fact.level, fact.edition, fact.date) = (level, edition, date);
                        fact.by.clone_from(&agents);
                    }
                    FactKind::Endorsement => fact.date = date,
                    FactKind::Agreement => (fact.amount, fact.date) = (amount, date),
                    FactKind::Investment => (fact.amount, fact.share, fact.date) = (amount, share, date),
                }
                let signed = matches!(kind, FactKind::Agreement | FactKind::Investment);
                fact.modality = if signed && planned { Modality::Planned } else { Modality::Done };
                fact.title = title.filter(|_| kind != FactKind::Endorsement);
                fact.object = object.filter(|_| kind != FactKind::Agreement);
                fact.agents = agents;
                fact
            },
        )
    })
}

/// Facts that rest on the first claim and, endorsements, on the first post.
fn linked(mut facts: Vec<FactRecord>, claims: usize) -> Vec<FactRecord> {
    let post = facts.iter().position(|f| f.kind == FactKind::Position);
    for fact in &mut facts {
        fact.claims = (0..claims.min(1)).collect();
        fact.acting_as = post.filter(|_| fact.kind == FactKind::Endorsement);
    }
    facts
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
    let when = (some(), some(), some(), prop::option::of(any::<bool>()), dates(), dates());
    (what, when, prop::option::of(0..ids.len()), evidence(sentences)).prop_map(
        move |(
            (measure, value, min, max, kind),
            (period, base_period, rank_scope, complete, period_dates, base_dates),
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
                period_dates,
                base_period,
                base_dates,
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
