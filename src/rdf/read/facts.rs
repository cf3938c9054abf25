//! Memberships, conferrals, endorsements, agreements and investments back to their records.

use std::collections::BTreeMap;

use oxigraph::model::NamedNodeRef;

use super::ReadError;
use super::node::{Node, Nodes, of};
use super::statements::{evidence, trigger};
use crate::extraction::{FactRecord, Offsets};
use crate::link::fact::{Amount, AwardLevel, FactKind};
use crate::link::period::Period;
use crate::ontology::vocab::{dct, org, prov, schema, skos};
use crate::ontology::{Change, Modality, property};
use crate::rdf::fact::{class_of, ends, prefix};
use crate::text::Dates;

/// The facts by the number in their names, which is their place in the record.
pub(super) fn facts(nodes: &Nodes) -> Result<Vec<FactRecord>, ReadError> {
    let mut found = BTreeMap::new();
    for &kind in FactKind::ALL {
        for node in nodes.numbered(class_of(kind), prefix(kind)) {
            if let Some(number) = node.number(prefix(kind)) {
                found.insert(number, fact(nodes, node, kind)?);
            }
        }
    }
    Ok(found.into_values().collect())
}

fn fact(nodes: &Nodes, node: Node<'_>, kind: FactKind) -> Result<FactRecord, ReadError> {
    let (agent, object) = ends(kind);
    let all = |property: NamedNodeRef<'_>| {
        let mut all: Vec<String> = node.iris(property).map(str::to_owned).collect();
        all.sort();
        all
    };
    let rule = node.text(property::RULE).unwrap_or_default();
    let mut fact = FactRecord::new(kind, rule, evidence(nodes, node)?, trigger(node)?);
    fact.agents = all(agent);
    fact.object = node.iri(object).map(str::to_owned);
    fact.by = all(property::CONFERRED_BY);
    fact.title = node.owned(property::TITLE_TEXT);
    let role = node.iri(org::ROLE).and_then(|iri| nodes.get(iri));
    fact.role = role.and_then(|role| role.owned(skos::PREF_LABEL));
    fact.change = of(Change::ALL, Change::iri, node.iri(property::CHANGE));
    fact.former = node.parsed(property::FORMER).unwrap_or(false);
    fact.level = node.text(property::LEVEL).and_then(AwardLevel::parse);
    fact.edition = node.owned(property::EDITION);
    fact.date = period(node, dct::DATE, property::DATE_TEXT);
    fact.begin = period(node, schema::START_DATE, property::BEGIN_TEXT);
    fact.end = period(node, schema::END_DATE, property::END_TEXT);
    fact.amount = amount(nodes, node, property::AMOUNT)?;
    fact.share = amount(nodes, node, property::SHARE)?;
    let index = |iri: &str, prefix: &str| Some(nodes.get(iri)?.number(prefix)?.saturating_sub(1));
    let post = node.iri(property::ENDORSER_POSITION);
    fact.acting_as = post.and_then(|iri| FactKind::ALL.iter().find_map(|kind| index(iri, prefix(*kind))));
    fact.claims = node.iris(prov::WAS_DERIVED_FROM).filter_map(|iri| index(iri, "claim-")).collect();
    fact.claims.sort_unstable();
    let modality = of(Modality::ALL, Modality::iri, node.iri(property::MODALITY));
    fact.modality = modality.unwrap_or(Modality::Done);
    fact.confidence = node.value(property::CONFIDENCE)?;
    Ok(fact)
}

fn period(node: Node<'_>, days: NamedNodeRef<'static>, said: NamedNodeRef<'static>) -> Option<Period> {
    let dates = node.text(days).and_then(Dates::parse);
    let text = node.owned(said);
    (dates.is_some() || text.is_some()).then(|| Period { text: text.unwrap_or_default(), dates })
}

fn amount(
    nodes: &Nodes,
    node: Node<'_>,
    property: NamedNodeRef<'static>,
) -> Result<Option<Amount<Offsets>>, ReadError> {
    let Some(node) = node.iri(property).and_then(|iri| nodes.get(iri)) else { return Ok(None) };
    Ok(Some(Amount {
        value: node.parsed(schema::VALUE),
        min: node.parsed(schema::MIN_VALUE),
        max: node.parsed(schema::MAX_VALUE),
        unit: node.owned(schema::UNIT_TEXT).unwrap_or_default(),
        text: node.owned(property::VALUE_TEXT).unwrap_or_default(),
        span: trigger(node)?,
    }))
}
