//! [`Ingest`]: decides for each article whether it is new, changed, as it was, or a copy, and writes its graph.

use std::collections::BTreeMap;
use std::fmt;

use oxigraph::model::{NamedNode, Quad};

use crate::cli::Failure;
use crate::extraction::{ArticleRecord, Extraction};
use crate::rdf::{Description, ExportError, Exporter, GazetteerEntry};
use crate::store::GraphStore;

/// So many quads are written at once.
const CHUNK: usize = 100_000;

/// One article, ready to be written.
pub(super) struct Prepared {
    record: ArticleRecord,
    graph: Result<(NamedNode, Vec<Quad>), ExportError>,
    /// SHA-256 of the text that the store had under this IRI.
    before: Option<String>,
}

impl Prepared {
    pub(super) fn new(exporter: &Exporter, extraction: Extraction) -> Self {
        let quads = exporter.article(&extraction);
        let graph = quads.and_then(|quads| Ok((exporter.article_graph(&extraction.article)?, quads)));
        Self { record: extraction.article, graph, before: None }
    }
}

/// What became of the articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) new: usize,
    pub(super) replaced: usize,
    pub(super) unchanged: usize,
    pub(super) copies: usize,
    pub(super) failed: usize,
}

/// Something to say about an article that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// Its text stands in the store already.
    Copy { path: String, original: String },
    /// Another article of this run has the same identity.
    Same { path: String, earlier: String },
    /// It could not be written.
    Failed(ExportError),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Copy { path, original } => write!(f, "note: {path}: a copy of {original}"),
            Note::Same { path, earlier } => {
                write!(f, "warning: {path}: replaces {earlier}, which has the same address or path")
            }
            Note::Failed(error) => write!(f, "error: {error}"),
        }
    }
}

/// An article that the store holds or will hold.
struct Known {
    sha256: String,
    path: String,
    /// Read in this run, so what is known of it is final.
    read: bool,
}

/// Writes articles into a store, in order.
pub(super) struct Ingest<'a> {
    store: &'a GraphStore,
    exporter: &'a Exporter,
    /// By IRI.
    known: BTreeMap<String, Known>,
    /// The article of each text, by SHA-256; copies left out.
    originals: BTreeMap<String, String>,
    pending: Vec<(NamedNode, Vec<Quad>)>,
    pending_quads: usize,
    /// Copies of articles that this run may still change, with the original's IRI.
    doubtful: Vec<(String, Prepared)>,
    tally: Tally,
}

impl<'a> Ingest<'a> {
    pub(super) fn new(store: &'a GraphStore, exporter: &'a Exporter) -> Result<Self, Failure> {
        let (mut known, mut originals) = (BTreeMap::new(), BTreeMap::new());
        for article in store.articles()? {
            if article.copy_of.is_none() {
                originals.entry(article.sha256.clone()).or_insert_with(|| article.id.clone());
            }
            known.insert(article.id, Known { sha256: article.sha256, path: article.path, read: false });
        }
        Ok(Self {
            store,
            exporter,
            known,
            originals,
            pending: Vec::new(),
            pending_quads: 0,
            doubtful: Vec::new(),
            tally: Tally::default(),
        })
    }

    /// Counts an input that could not be read.
    pub(super) fn failed(&mut self) {
        self.tally.failed += 1;
    }

    /// Whether no article was taken in so far.
    pub(super) fn is_empty(&self) -> bool {
        self.tally.new + self.tally.replaced + self.tally.unchanged + self.tally.copies == 0
    }

    /// Takes in one article.
    pub(super) fn add(&mut self, prepared: Prepared) -> Result<Option<Note>, Failure> {
        let (graph, quads) = match prepared.graph {
            Ok((graph, quads)) => (graph, quads),
            Err(error) => {
                self.failed();
                return Ok(Some(Note::Failed(error)));
            }
        };
        let record = prepared.record;
        let before = self.known.get(&record.id).map(|known| known.sha256.clone());
        let same = self.note_identity(&record);
        if let Some(original) = self.original_of(&record) {
            let path = self.known.get(&original).map_or_else(|| original.clone(), |known| known.path.clone());
            let note = Note::Copy { path: record.path.clone(), original: path };
            self.tally.copies += 1;
            let final_already = self.known.get(&original).is_some_and(|known| known.read);
            let copy = self.copy(&record, &original)?;
            if !final_already {
                self.doubtful
                    .push((original, Prepared { record, graph: Ok((graph.clone(), quads)), before }));
            }
            self.put(graph, copy)?;
            return Ok(Some(note));
        }
        self.originals.insert(record.sha256, record.id);
        self.put(graph, quads)?;
        Ok(same)
    }

    fn copy(&self, record: &ArticleRecord, original: &str) -> Result<Vec<Quad>, Failure> {
        self.exporter.copy(record, original).map_err(|error| Failure::new(error.to_string()))
    }

    /// Another article with the same text, if any.
    fn original_of(&self, record: &ArticleRecord) -> Option<String> {
        self.originals.get(&record.sha256).filter(|original| **original != record.id).cloned()
    }

    /// Notes that the article of that IRI now has that text, and counts it as new, replaced or unchanged.
    fn note_identity(&mut self, record: &ArticleRecord) -> Option<Note> {
        let now = Known { sha256: record.sha256.clone(), path: record.path.clone(), read: true };
        let Some(before) = self.known.insert(record.id.clone(), now) else {
            if self.original_of(record).is_none() {
                self.tally.new += 1;
            }
            return None;
        };
        if before.sha256 != record.sha256 && self.originals.get(&before.sha256) == Some(&record.id) {
            self.originals.remove(&before.sha256);
        }
        if self.original_of(record).is_none() {
            if before.sha256 == record.sha256 {
                self.tally.unchanged += 1;
            } else {
                self.tally.replaced += 1;
            }
        }
        let conflict = before.read && before.sha256 != record.sha256;
        conflict.then(|| Note::Same { path: record.path.clone(), earlier: before.path })
    }

    fn put(&mut self, graph: NamedNode, quads: Vec<Quad>) -> Result<(), Failure> {
        self.pending_quads += quads.len();
        self.pending.push((graph, quads));
        if self.pending_quads >= CHUNK { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Failure> {
        let pending = std::mem::take(&mut self.pending);
        self.pending_quads = 0;
        Ok(self.store.write_graphs(pending)?)
    }

    /// Writes what is left, then the graphs that no article has.
    pub(super) fn finish(mut self, gazetteer: &[GazetteerEntry]) -> Result<(Tally, Description), Failure> {
        for (original, prepared) in std::mem::take(&mut self.doubtful) {
            let changed = self.known.get(&original).is_none_or(|o| o.sha256 != prepared.record.sha256);
            if changed {
                self.settle(prepared)?;
            }
        }
        self.flush()?;
        let base = self.exporter.base();
        let graph = |name| NamedNode::new_unchecked(base.graph(name));
        self.store.write_graphs(vec![
            (graph("ontology"), self.exporter.ontology()),
            (graph("gazetteer"), self.exporter.gazetteer(gazetteer)),
        ])?;
        let description = self.store.describe(base)?;
        self.store.replace_graph(&graph("dataset"), &self.exporter.dataset(&description))?;
        self.store.save()?;
        Ok((self.tally, description))
    }

    /// A copy whose original now says something else: a copy of another article, or one that speaks for itself.
    fn settle(&mut self, prepared: Prepared) -> Result<(), Failure> {
        let Ok((graph, quads)) = prepared.graph else { return Ok(()) };
        if let Some(other) = self.original_of(&prepared.record) {
            let copy = self.copy(&prepared.record, &other)?;
            return self.put(graph, copy);
        }
        self.tally.copies -= 1;
        match prepared.before {
            None => self.tally.new += 1,
            Some(_) => self.tally.replaced += 1,
        }
        self.originals.insert(prepared.record.sha256, prepared.record.id);
        self.put(graph, quads)
    }
}
