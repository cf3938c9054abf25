//! Claims back to relations, observations back to their records.

use oxigraph::model::NamedNodeRef;
use oxigraph::model::vocab::rdf;

use super::ReadError;
use super::node::{Node, Nodes, of};
use crate::extraction::{MentionRecord, ObservationRecord, Offsets, RelationRecord};
use crate::ontology::vocab::schema;
use crate::ontology::{Change, Modality, RelationType, StatKind, class, property};
use crate::text::Dates;

pub(super) fn relations(nodes: &Nodes) -> Result<Vec<RelationRecord>, ReadError> {
    nodes.numbered(class::CLAIM, "claim-").into_iter().map(|node| relation(nodes, node)).collect()
}

fn relation(nodes: &Nodes, node: Node<'_>) -> Result<RelationRecord, ReadError> {
    let iri = |property: NamedNodeRef<'static>| node.needs(property, node.iri(property)).map(str::to_owned);
    let predicate = of(RelationType::ALL, RelationType::iri, node.iri(rdf::PREDICATE));
    let modality = of(Modality::ALL, Modality::iri, node.iri(property::MODALITY));
    Ok(RelationRecord {
        subject: iri(rdf::SUBJECT)?,
        predicate: node.needs(rdf::PREDICATE, predicate)?,
        object: iri(rdf::OBJECT)?,
        modality: node.needs(property::MODALITY, modality)?,
        title: node.owned(property::TITLE_TEXT),
        change: of(Change::ALL, Change::iri, node.iri(property::CHANGE)),
        confidence: node.value(property::CONFIDENCE)?,
        rule: node.owned(property::RULE).unwrap_or_default(),
        evidence: evidence(nodes, node)?,
        trigger: trigger(node)?,
        supplied: node.owned(property::SUPPLIED_BY),
    })
}

pub(super) fn observations(
    nodes: &Nodes,
    mentions: &[MentionRecord],
) -> Result<Vec<ObservationRecord>, ReadError> {
    let numbered = nodes.numbered(schema::OBSERVATION, "obs-");
    numbered.into_iter().map(|node| observation(nodes, node, mentions)).collect()
}

fn observation(
    nodes: &Nodes,
    node: Node<'_>,
    mentions: &[MentionRecord],
) -> Result<ObservationRecord, ReadError> {
    let measure = node.iri(schema::VARIABLE_MEASURED).and_then(|iri| nodes.get(iri));
    let measure = measure.and_then(|measure| measure.text(crate::ontology::vocab::skos::PREF_LABEL));
    let kind = of(StatKind::ALL, StatKind::iri, node.iri(property::STAT_KIND));
    let evidence = evidence(nodes, node)?;
    Ok(ObservationRecord {
        subject: node.iri(schema::OBSERVATION_ABOUT).map(str::to_owned),
        measure: node.needs(schema::VARIABLE_MEASURED, measure)?.to_owned(),
        value: node.parsed(schema::VALUE),
        min: node.parsed(schema::MIN_VALUE),
        max: node.parsed(schema::MAX_VALUE),
        unit: node.owned(schema::UNIT_TEXT).unwrap_or_default(),
        kind: node.needs(property::STAT_KIND, kind)?,
        period: node.owned(property::PERIOD_TEXT),
        period_dates: days(node, property::PERIOD_BEGIN, property::PERIOD_END),
        base_period: node.owned(property::BASE_PERIOD),
        base_dates: days(node, property::BASE_PERIOD_BEGIN, property::BASE_PERIOD_END),
        rank_scope: node.owned(property::RANK_SCOPE),
        enumerates: enumerates(node, evidence, mentions),
        enumeration_complete: node.parsed(property::ENUMERATION_COMPLETE),
        text: node.owned(property::VALUE_TEXT).unwrap_or_default(),
        span: trigger(node)?,
        rule: node.owned(property::RULE).unwrap_or_default(),
        evidence,
    })
}

fn days(node: Node<'_>, begin: NamedNodeRef<'static>, end: NamedNodeRef<'static>) -> Option<Dates> {
    Dates::new(node.parsed(begin), node.parsed(end))
}

/// In the order in which the evidence first names them; what it does not name comes last.
fn enumerates(node: Node<'_>, evidence: Offsets, mentions: &[MentionRecord]) -> Vec<String> {
    let mut items: Vec<String> = node.iris(property::ENUMERATES).map(str::to_owned).collect();
    items.sort_by_cached_key(|item| {
        let first = mentions.iter().find(|m| m.entity == *item && m.start >= evidence.start);
        (first.map_or(usize::MAX, |m| m.start), item.clone())
    });
    items
}

/// From the first to the last sentence that the statement rests on.
pub(super) fn evidence(nodes: &Nodes, node: Node<'_>) -> Result<Offsets, ReadError> {
    let mut found: Option<Offsets> = None;
    for sentence in node.iris(property::EVIDENCE).filter_map(|iri| nodes.get(iri)) {
        let Offsets { start, end } = sentence.offsets()?;
        let so_far = found.unwrap_or(Offsets { start, end });
        found = Some(Offsets { start: so_far.start.min(start), end: so_far.end.max(end) });
    }
    node.needs(property::EVIDENCE, found)
}

pub(super) fn trigger(node: Node<'_>) -> Result<Offsets, ReadError> {
    Ok(Offsets { start: node.value(property::TRIGGER_BEGIN)?, end: node.value(property::TRIGGER_END)? })
}
