//! Edges that only unsure claims carry, left out: the claims stay.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};

use crate::ontology::{Modality, property};

/// Graph, subject, predicate, object, as text.
type Edge = (String, String, String, String);

/// One claim, as far as it matters here.
#[derive(Default)]
struct Claim {
    subject: Option<String>,
    predicate: Option<String>,
    object: Option<String>,
    done: bool,
    confidence: f32,
}

/// `quads` without the direct edges whose claims are all less sure than `threshold`, 0 to 1. Edges that no claim
/// carries stay.
pub fn without_weak_edges(mut quads: Vec<Quad>, threshold: f32) -> Vec<Quad> {
    let (mut claimed, mut sure) = (BTreeSet::new(), BTreeSet::new());
    for ((graph, _), claim) in claims(&quads) {
        let Claim { subject: Some(s), predicate: Some(p), object: Some(o), done: true, confidence } = claim
        else {
            continue;
        };
        let edge: Edge = (graph, s, p, o);
        // The default graph holds an edge where any graph does.
        let merged = (GraphName::DefaultGraph.to_string(), edge.1.clone(), edge.2.clone(), edge.3.clone());
        if confidence >= threshold {
            sure.extend([edge.clone(), merged.clone()]);
        }
        claimed.extend([edge, merged]);
    }
    quads.retain(|quad| {
        let edge = edge(quad);
        !claimed.contains(&edge) || sure.contains(&edge)
    });
    quads
}

fn edge(quad: &Quad) -> Edge {
    let (graph, subject) = (quad.graph_name.to_string(), quad.subject.to_string());
    (graph, subject, quad.predicate.to_string(), quad.object.to_string())
}

/// The claims by graph and node.
fn claims(quads: &[Quad]) -> BTreeMap<(String, String), Claim> {
    let mut claims: BTreeMap<(String, String), Claim> = BTreeMap::new();
    for quad in quads.iter().filter(|q| q.graph_name != GraphName::DefaultGraph) {
        let NamedOrBlankNode::NamedNode(node) = &quad.subject else { continue };
        let predicate = quad.predicate.as_ref();
        let known = [rdf::SUBJECT, rdf::PREDICATE, rdf::OBJECT, property::MODALITY, property::CONFIDENCE];
        if !known.contains(&predicate) {
            continue;
        }
        let claim = claims.entry((quad.graph_name.to_string(), node.to_string())).or_default();
        let object = quad.object.to_string();
        match &quad.object {
            _ if predicate == rdf::SUBJECT => claim.subject = Some(object),
            _ if predicate == rdf::PREDICATE => claim.predicate = Some(object),
            _ if predicate == rdf::OBJECT => claim.object = Some(object),
            Term::NamedNode(modality) if predicate == property::MODALITY => {
                claim.done = modality.as_ref() == Modality::Done.iri();
            }
            Term::Literal(value) if predicate == property::CONFIDENCE => {
                claim.confidence = value.value().parse().unwrap_or(1.0);
            }
            _ => {}
        }
    }
    claims
}
