//! [`Corpus`]: all articles of a store and of this run as they were read; decides who is who and writes the store.

mod spool;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use oxigraph::model::{NamedNode, Quad};
use rayon::prelude::*;

use super::Failure;
use crate::curation::{self, Decision};
use crate::extraction::Extraction;
use crate::identity::{AsRead, Identity, View, decide, restore};
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::rdf::{Description, ExportError, Exporter, GazetteerEntry, read};
use crate::store::{GraphStore, StoredArticle};
pub use spool::{Place, Spool};

/// So many articles are in memory at once.
const BATCH: usize = 256;

/// An article as it was read.
#[derive(Debug)]
struct Slot {
    /// What it contributes to identity; taken out while that is decided.
    view: Option<View>,
    /// Where its record stands.
    place: Place,
    /// Whether its text is kept.
    text: bool,
    /// Whether the store has it as it was read, and nothing is to be written unless a name changes.
    stored_plain: bool,
}

/// Articles under the names that each alone gives, by IRI.
#[derive(Debug)]
pub struct Corpus {
    spool: Spool,
    slots: BTreeMap<String, Slot>,
}

impl Corpus {
    /// None yet; records wait beside `folder`, or in memory where there is none.
    pub fn new(folder: Option<&Path>) -> Result<Self, Failure> {
        Ok(Self { spool: Spool::new(folder)?, slots: BTreeMap::new() })
    }

    /// Takes in an article of this run, in place of what was known of it.
    pub fn add(&mut self, id: String, json: &[u8], view: View, text: bool) -> Result<(), Failure> {
        let place = self.spool.push(json)?;
        self.slots.insert(id, Slot { view: Some(view), place, text, stored_plain: false });
        Ok(())
    }

    /// Forgets an article that turned out to be a copy.
    pub fn remove(&mut self, id: &str) {
        self.slots.remove(id);
    }

    /// Takes in what the store has besides, copies left out.
    pub fn add_stored(&mut self, store: &GraphStore, base: &Base) -> Result<(), Failure> {
        let articles = store.articles()?.into_iter();
        let articles: Vec<StoredArticle> =
            articles.filter(|a| a.copy_of.is_none() && !self.slots.contains_key(&a.id)).collect();
        for batch in articles.chunks(BATCH) {
            let read: Vec<Result<_, Failure>> =
                batch.par_iter().map(|article| stored(store, article, base)).collect();
            for (article, result) in batch.iter().zip(read) {
                let (json, view, text, stored_plain) = result?;
                let place = self.spool.push(&json)?;
                self.slots.insert(article.id.clone(), Slot { view: Some(view), place, text, stored_plain });
            }
        }
        Ok(())
    }

    /// Decides who is who in all of them.
    pub fn decide(&mut self, lexicon: &Lexicon, decisions: &[Decision], base: &Base) -> Identity {
        let views: Vec<View> = self.slots.values_mut().filter_map(|slot| slot.view.take()).collect();
        decide(&views, lexicon, decisions, base)
    }

    /// Writes the graphs of all articles that are new or that now say something else. Those that cannot be written
    /// are given back.
    pub fn write(
        &mut self,
        store: &GraphStore,
        exporter: &Exporter,
        identity: &Identity,
    ) -> Result<Vec<ExportError>, Failure> {
        let mut errors = Vec::new();
        let slots: Vec<(Place, bool)> = self
            .slots
            .iter()
            .filter(|(id, slot)| !slot.stored_plain || identity.touches(id))
            .map(|(_, slot)| (slot.place, slot.text))
            .collect();
        for batch in slots.chunks(BATCH) {
            let mut records = Vec::with_capacity(batch.len());
            for (place, text) in batch {
                records.push((self.spool.get(*place)?, *text));
            }
            let graphs: Vec<_> =
                records.par_iter().map(|(json, text)| graph(exporter, identity, json, *text)).collect();
            let mut written = Vec::with_capacity(graphs.len());
            for graph in graphs {
                match graph? {
                    Ok(graph) => written.push(graph),
                    Err(error) => errors.push(error),
                }
            }
            store.write_graphs(written)?;
        }
        Ok(errors)
    }
}

type Stored = (Vec<u8>, View, bool, bool);

/// An article of the store as it was read.
fn stored(store: &GraphStore, article: &StoredArticle, base: &Base) -> Result<Stored, Failure> {
    let quads = store.graph(&article.graph)?;
    let broken = |error: String| Failure::new(format!("graph <{}>: {error}", article.graph.as_str()));
    let before = read::as_read(&quads).map(AsRead::from_json).transpose().map_err(broken)?;
    let text = read::has_text(&quads);
    let extraction = read::article(quads).map_err(|error| broken(error.to_string()))?;
    let plain = before.is_none();
    let extraction = before.map_or(extraction.clone(), |before| restore(extraction, &before));
    let view = View::new(&extraction, base);
    Ok((json(&extraction), view, text, plain))
}

/// A record as it waits in the spool.
///
/// # Panics
/// Never: an extraction is plain data.
pub fn json(extraction: &Extraction) -> Vec<u8> {
    serde_json::to_vec(extraction).expect("invariant: plain data becomes JSON")
}

type Graph = Result<(NamedNode, Vec<Quad>), ExportError>;

fn graph(exporter: &Exporter, identity: &Identity, json: &[u8], text: bool) -> Result<Graph, Failure> {
    let extraction: Extraction = serde_json::from_slice(json)
        .map_err(|error| Failure::new(format!("the file of what was read is damaged: {error}")))?;
    let (extraction, before) = identity.apply(extraction);
    let exporter = exporter.with_text(text);
    Ok(exporter.article_graph(&extraction.article).and_then(|graph| {
        let quads = exporter.article_as_read(&extraction, before.as_ref())?;
        Ok((graph, quads))
    }))
}

/// Writes the graphs that no article has: ontology, gazetteer, identity, decisions, description.
pub fn finish(
    store: &GraphStore,
    exporter: &Exporter,
    gazetteer: Vec<GazetteerEntry>,
    identity: &Identity,
    decisions: &[Decision],
) -> Result<Description, Failure> {
    let base = exporter.base();
    let graph = |name| NamedNode::new_unchecked(base.graph(name));
    let entries = identified(gazetteer, identity);
    let mut graphs =
        vec![(graph("ontology"), exporter.ontology()), (graph("gazetteer"), exporter.gazetteer(&entries))];
    for (name, quads) in [("derived", exporter.derived(identity)), ("curation", exporter.curation(decisions))]
    {
        // An empty graph is none, so that stores with and without a past are the same bytes.
        if quads.is_empty() {
            store.remove_graph(&graph(name))?;
        } else {
            graphs.push((graph(name), quads));
        }
    }
    store.write_graphs(graphs)?;
    let description = store.describe(base)?;
    store.replace_graph(&graph("dataset"), &exporter.dataset(&description))?;
    store.save()?;
    Ok(description)
}

/// The gazetteer as a person's decisions have it; what was merged into another entry is one more name of it.
fn identified(gazetteer: Vec<GazetteerEntry>, identity: &Identity) -> Vec<GazetteerEntry> {
    let (gone, mut entries): (Vec<_>, Vec<_>) =
        gazetteer.into_iter().partition(|entry| identity.name(&entry.name) != entry.name);
    entries = entries.into_iter().map(|entry| entry.identified(identity)).collect();
    for entry in gone {
        let entry = entry.identified(identity);
        match entries.iter_mut().find(|known| known.name == entry.name) {
            Some(known) => known.aliases.extend(entry.aliases),
            None => entries.push(entry),
        }
    }
    entries
}

/// The decisions about the store in `folder`, none where there is no file, and the file's path.
pub fn decisions(folder: &Path) -> Result<(Vec<Decision>, PathBuf), Failure> {
    let path = curation::path_of(folder);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::new(format!("{}: cannot be read: {error}", path.display()))),
    };
    let decisions = curation::parse(&path.display().to_string(), &text)
        .map_err(|error| Failure::new(error.to_string()).hint("mend the line, or put `#` before it"))?;
    Ok((decisions, path))
}

/// One line for each decision that no entity answers to.
pub fn idle(decisions: &[Decision], identity: &Identity, path: &Path) -> Vec<String> {
    let said = |index: &usize| {
        let decision = decisions.get(*index)?;
        let (word, name, other) = (decision.action.word(), decision.action.name(), decision.action.other());
        let path = path.display();
        Some(format!("warning: {path}: decision {} ({word} {name} {other}): no such entity", index + 1))
    };
    identity.idle.iter().filter_map(said).collect()
}
