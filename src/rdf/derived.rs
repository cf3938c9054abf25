//! `graph/derived`: which names are one entity and which namesakes are several, with score and reasons; what became
//! of bodies. It can be made again from the articles at any time.

use std::collections::BTreeMap;

use oxigraph::model::vocab::{rdfs, xsd};
use oxigraph::model::{Literal, NamedNode, Quad};

use super::quads::{Quads, confidence};
use super::vocab::{CHANGE_EVENT, DATE, DIFFERENT_FROM, IS_REPLACED_BY, ORIGINAL, RESULTING, SAME_AS};
use crate::extraction::Offsets;
use crate::identity::{Change, ChangeKind, Finding, Identity};
use crate::iri::Base;
use crate::ontology::vocab::{prov, skos};
use crate::ontology::{class, property};

pub(super) fn quads(base: &Base, identity: &Identity) -> Vec<Quad> {
    let mut out = Quads::new(NamedNode::new_unchecked(base.graph("derived")));
    for finding in &identity.findings {
        identification(&mut out, base, finding);
    }
    namesakes(&mut out, base, &identity.findings);
    for (change, article) in &identity.changes {
        history(&mut out, base, change, article);
    }
    out.finish()
}

fn entity(base: &Base, name: &str) -> NamedNode {
    NamedNode::new_unchecked(base.entity(name))
}

/// Why a name of some articles stands for that entity.
fn identification(out: &mut Quads, base: &Base, finding: &Finding) {
    let local = if finding.name == finding.entity {
        finding.name.clone()
    } else {
        format!("{}={}", finding.name, finding.entity)
    };
    let node = NamedNode::new_unchecked(base.thing("identity", &local));
    let target = entity(base, &finding.entity);
    out.a(&node, class::IDENTIFICATION);
    out.zh(&node, property::IDENTIFIED_NAME, &finding.name);
    out.add(&node, property::IDENTIFIES, target.clone());
    out.add(&node, property::CONFIDENCE, confidence(finding.reason.score));
    out.string(&node, property::RULE, finding.reason.rule);
    for because in &finding.reason.because {
        out.zh(&node, rdfs::COMMENT, because);
    }
    // Old links still lead somewhere, where the name means nothing else.
    if finding.everywhere && finding.name != finding.entity {
        let former = entity(base, &finding.name);
        out.add(&former, IS_REPLACED_BY, target.clone());
        out.add(&former, SAME_AS, target);
    }
}

/// Those who share a name and are not one.
fn namesakes(out: &mut Quads, base: &Base, findings: &[Finding]) {
    let mut bearers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.reason.rule == "namesake") {
        bearers.entry(&finding.name).or_default().push(&finding.entity);
    }
    for people in bearers.values() {
        for (index, one) in people.iter().enumerate() {
            for other in people.iter().skip(index + 1) {
                out.add(&entity(base, one), DIFFERENT_FROM, entity(base, other));
            }
        }
    }
}

/// What became of a body, by the sentence of an article.
fn history(out: &mut Quads, base: &Base, change: &Change, article: &str) {
    let Offsets { start, end } = change.sentence;
    let key = article.rsplit('/').next().unwrap_or_default();
    let node = base.thing("change", &format!("{key}-{start}-{end}-{}", change.former));
    let node = NamedNode::new_unchecked(node);
    let later = entity(base, &change.later_name);
    out.a(&node, CHANGE_EVENT);
    out.add(&node, RESULTING, later.clone());
    out.zh(&node, property::FORMER_NAME, &change.former);
    out.add(&node, prov::WAS_DERIVED_FROM, NamedNode::new_unchecked(article));
    if let Some(when) = &change.when {
        let kind = if when.len() == 4 { xsd::G_YEAR } else { xsd::G_YEAR_MONTH };
        out.add(&node, DATE, Literal::new_typed_literal(when, kind));
    }
    if change.former_name == change.later_name || change.kind == ChangeKind::Renamed {
        out.zh(&later, property::FORMER_NAME, &change.former);
        out.zh(&later, skos::ALT_LABEL, &change.former);
    }
    if change.former_name != change.later_name {
        let former = entity(base, &change.former_name);
        out.add(&node, ORIGINAL, former.clone());
        out.add(&later, property::SUCCEEDS, former);
    }
}
