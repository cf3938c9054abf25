//! Facts with more than two ends, one node each: `org:Membership`, `tupu:Conferral`, `tupu:Endorsement`,
//! `tupu:Agreement`, `tupu:Investment`.
//!
//! Nodes are numbered by the fact's place in the record, so that a record reads back in its order.

mod amount;
mod position;

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::quads::{confidence, date};
use super::scope::Scope;
use super::{ExportError, claim};
use crate::extraction::FactRecord;
use crate::link::fact::FactKind;
use crate::link::period::Period;
use crate::ontology::vocab::{dct, org, prov, schema};
use crate::ontology::{class, property};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    let facts = &scope.extraction.facts;
    for (index, fact) in facts.iter().enumerate() {
        let node = node(scope, index, fact.kind);
        common(scope, &node, fact);
        match fact.kind {
            FactKind::Position => position::write(scope, &node, fact)?,
            _ => event(scope, &node, index, fact)?,
        }
    }
    Ok(())
}

/// What the names of nodes begin with: `#post-3` is the third fact.
pub(super) const fn prefix(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Position => "post-",
        FactKind::Conferral => "award-",
        FactKind::Endorsement => "endorsement-",
        FactKind::Agreement => "agreement-",
        FactKind::Investment => "investment-",
    }
}

/// The class of such nodes.
pub(super) const fn class_of(kind: FactKind) -> NamedNodeRef<'static> {
    match kind {
        FactKind::Position => org::MEMBERSHIP,
        FactKind::Conferral => class::CONFERRAL,
        FactKind::Endorsement => class::ENDORSEMENT,
        FactKind::Agreement => class::AGREEMENT,
        FactKind::Investment => class::INVESTMENT,
    }
}

/// The property that leads to the agents of an event, and the one to its object.
pub(super) const fn ends(kind: FactKind) -> (NamedNodeRef<'static>, NamedNodeRef<'static>) {
    match kind {
        FactKind::Position => (org::MEMBER, org::ORGANIZATION),
        FactKind::Conferral => (property::RECIPIENT, property::AWARD),
        FactKind::Endorsement => (property::ENDORSER, property::ENDORSED_WORK),
        // An agreement has no object.
        FactKind::Agreement => (property::PARTY, schema::OBJECT),
        FactKind::Investment => (property::INVESTOR, property::INVESTEE),
    }
}

fn node(scope: &Scope<'_>, index: usize, kind: FactKind) -> NamedNode {
    scope.part(&format!("{}{}", prefix(kind), index + 1))
}

/// What every fact has: its ends, its sentence, rule and trigger, and the claims that it rests on.
fn common(scope: &mut Scope<'_>, node: &NamedNode, fact: &FactRecord) {
    scope.evidence(node, fact.evidence);
    let claims: Vec<NamedNode> = fact.claims.iter().map(|&index| claim::node(scope, index)).collect();
    let out = &mut scope.out;
    out.a(node, class_of(fact.kind));
    out.string(node, property::RULE, &fact.rule);
    out.count(node, property::TRIGGER_BEGIN, fact.trigger.start);
    out.count(node, property::TRIGGER_END, fact.trigger.end);
    out.add(node, property::CONFIDENCE, confidence(fact.confidence));
    for claim in claims {
        out.add(node, prov::WAS_DERIVED_FROM, claim);
    }
}

/// Everything but a position: something that happened.
fn event(
    scope: &mut Scope<'_>,
    node: &NamedNode,
    index: usize,
    fact: &FactRecord,
) -> Result<(), ExportError> {
    let (agent, object) = ends(fact.kind);
    for iri in &fact.agents {
        let iri = scope.iri(iri)?;
        scope.out.add(node, agent, iri);
    }
    if let Some(iri) = &fact.object {
        let iri = scope.iri(iri)?;
        scope.out.add(node, object, iri);
    }
    for iri in &fact.by {
        let iri = scope.iri(iri)?;
        scope.out.add(node, property::CONFERRED_BY, iri);
    }
    let standard = match fact.kind {
        FactKind::Endorsement => schema::ENDORSE_ACTION,
        _ => schema::EVENT,
    };
    scope.out.a(node, standard);
    if let Some(level) = fact.level {
        scope.out.zh(node, property::LEVEL, level.as_str());
    }
    if let Some(edition) = &fact.edition {
        scope.out.zh(node, property::EDITION, edition);
    }
    if let Some(title) = &fact.title {
        scope.out.zh(node, property::TITLE_TEXT, title);
    }
    if matches!(fact.kind, FactKind::Agreement | FactKind::Investment) {
        scope.out.add(node, property::MODALITY, fact.modality.iri());
    }
    if let Some((at, post)) = fact.acting_as.and_then(|at| Some((at, scope.extraction.facts.get(at)?))) {
        let post = self::node(scope, at, post.kind);
        scope.out.add(node, property::ENDORSER_POSITION, post);
    }
    period(scope, node, fact.date.as_ref(), dct::DATE, property::DATE_TEXT);
    amount::write(scope, node, index, fact);
    Ok(())
}

/// A period as days and as said.
fn period(
    scope: &mut Scope<'_>,
    node: &NamedNode,
    period: Option<&Period>,
    days: NamedNodeRef<'static>,
    said: NamedNodeRef<'static>,
) {
    let Some(period) = period else { return };
    if let Some(dates) = period.dates {
        scope.out.add(node, days, date(dates));
    }
    if !period.text.is_empty() {
        scope.out.zh(node, said, &period.text);
    }
}
