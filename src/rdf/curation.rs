//! `graph/curation`: what a person decided, as the file beside the store says it.

use oxigraph::model::vocab::{rdfs, xsd};
use oxigraph::model::{Literal, NamedNode, Quad};

use super::article::is_date;
use super::quads::{Quads, zh};
use super::vocab::DATE;
use crate::curation::Decision;
use crate::iri::Base;
use crate::ontology::{class, property};

pub(super) fn quads(base: &Base, decisions: &[Decision]) -> Vec<Quad> {
    let mut out = Quads::new(NamedNode::new_unchecked(base.graph("curation")));
    for (index, Decision { action, date, note }) in decisions.iter().enumerate() {
        let node = NamedNode::new_unchecked(base.thing("decision", &(index + 1).to_string()));
        out.a(&node, class::DECISION);
        out.string(&node, property::ACTION, action.word());
        out.zh(&node, property::DECIDED_ON, action.name());
        out.zh(&node, property::DECIDED, &action.other());
        for article in action.articles() {
            out.string(&node, property::DECIDED_IN, article);
        }
        if let Some(date) = date {
            let date = if is_date(date) { Literal::new_typed_literal(date, xsd::DATE) } else { zh(date) };
            out.add(&node, DATE, date);
        }
        if let Some(note) = note {
            out.zh(&node, rdfs::COMMENT, note);
        }
    }
    out.finish()
}
