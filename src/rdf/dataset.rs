//! `graph/dataset`: what the store holds and by which program it was made, in VoID, DCAT and PROV.
//!
//! It describes the state of the store, not a run, and takes its date from the newest article: the same articles
//! give the same description whenever they are read.

use std::collections::BTreeMap;

use oxigraph::model::vocab::{rdfs, xsd};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad};

use super::article::{is_date, software};
use super::prefix::VOCABULARIES;
use super::quads::Quads;
use super::vocab::{SOFTWARE_VERSION, WAS_ATTRIBUTED_TO};
use crate::iri::Base;
use crate::ontology::vocab::{dcat, dct, prov, schema, void_};
use crate::ontology::{EntityType, RelationType};

/// What a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// How many articles, copies among them.
    pub articles: usize,
    /// How many triples, those of the description itself left out.
    pub triples: usize,
    /// How many distinct entities of each type, those of the gazetteer among them.
    pub entities: BTreeMap<EntityType, usize>,
    /// How many of each type are named in some article.
    pub mentioned: BTreeMap<EntityType, usize>,
    /// How many distinct edges of each predicate.
    pub relations: BTreeMap<RelationType, usize>,
    /// How many mentions.
    pub mentions: usize,
    /// How many observations.
    pub observations: usize,
    /// The date of the newest article.
    pub newest: Option<String>,
}

pub(super) fn quads(base: &Base, description: &Description) -> Vec<Quad> {
    let mut out = Quads::new(NamedNode::new_unchecked(base.graph("dataset")));
    let dataset = NamedNode::new_unchecked(format!("{}dataset", base.as_str()));
    about(&mut out, &dataset, base, description);
    for (kind, &count) in &description.entities {
        part(&mut out, &dataset, Part::Class(kind.iri()), count);
    }
    if description.observations > 0 {
        part(&mut out, &dataset, Part::Class(schema::OBSERVATION), description.observations);
    }
    for (predicate, &count) in &description.relations {
        part(&mut out, &dataset, Part::Property(predicate.iri()), count);
    }
    out.finish()
}

fn about(out: &mut Quads, dataset: &NamedNode, base: &Base, description: &Description) {
    out.a(dataset, void_::DATASET);
    out.a(dataset, dcat::DATASET);
    out.zh(dataset, dct::TITLE, "图谱：新闻知识图谱");
    out.add(
        dataset,
        dct::TITLE,
        Literal::new_language_tagged_literal_unchecked("Knowledge graph of Chinese news", "en"),
    );
    out.string(dataset, void_::URI_SPACE, &format!("{}id/", base.as_str()));
    out.count(dataset, void_::TRIPLES, description.triples);
    out.count(dataset, void_::DOCUMENTS, description.articles);
    out.count(dataset, void_::ENTITIES, description.entities.values().sum());
    for (_, namespace) in VOCABULARIES {
        out.add(dataset, void_::VOCABULARY, NamedNodeRef::new_unchecked(namespace));
    }
    let day = description.newest.as_deref().and_then(|date| date.get(..10)).filter(|day| is_date(day));
    if let Some(day) = day {
        out.add(dataset, dct::MODIFIED, Literal::new_typed_literal(day, xsd::DATE));
    }
    let software = software(base);
    out.add(dataset, WAS_ATTRIBUTED_TO, software.clone());
    out.a(&software, prov::SOFTWARE_AGENT);
    out.string(&software, SOFTWARE_VERSION, env!("CARGO_PKG_VERSION"));
    out.string(&software, rdfs::LABEL, concat!("tupu ", env!("CARGO_PKG_VERSION")));
}

#[derive(Clone, Copy)]
enum Part {
    Class(NamedNodeRef<'static>),
    Property(NamedNodeRef<'static>),
}

/// A partition by class or property, with an IRI of its own: blank nodes would differ from dump to dump.
fn part(out: &mut Quads, dataset: &NamedNode, part: Part, count: usize) {
    let (term, link, of, counted) = match part {
        Part::Class(term) => (term, void_::CLASS_PARTITION, void_::CLASS, void_::ENTITIES),
        Part::Property(term) => (term, void_::PROPERTY_PARTITION, void_::PROPERTY, void_::TRIPLES),
    };
    let local = term.as_str().rsplit(['#', '/']).next().unwrap_or_default();
    let node = NamedNode::new_unchecked(format!("{}#{local}", dataset.as_str()));
    out.add(dataset, link, node.clone());
    out.a(&node, void_::DATASET);
    out.add(&node, of, term);
    out.count(&node, counted, count);
}
