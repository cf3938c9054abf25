//! [`Ingest`]: decides for each article whether it is new, changed, as it was, or a copy; when all are read, who is
//! who in them is decided and their graphs are written.

use std::collections::BTreeMap;
use std::fmt;

use crate::cli::Failure;
use crate::cli::identify::{self, Corpus};
use crate::curation::Decision;
use crate::extraction::{ArticleRecord, Extraction};
use crate::identity::{Identity, View};
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::rdf::{Description, ExportError, Exporter, GazetteerEntry};
use crate::store::GraphStore;

/// One article, ready to be taken in.
pub(super) struct Prepared {
    record: ArticleRecord,
    json: Vec<u8>,
    view: View,
    /// SHA-256 of the text that the store had under this IRI.
    before: Option<String>,
}

impl Prepared {
    pub(super) fn new(base: &Base, extraction: Extraction) -> Self {
        let (json, view) = (identify::json(&extraction), View::new(&extraction, base));
        Self { record: extraction.article, json, view, before: None }
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

/// Takes in articles, in order, and writes them into a store.
pub(super) struct Ingest<'a> {
    store: &'a GraphStore,
    exporter: &'a Exporter,
    /// By IRI.
    known: BTreeMap<String, Known>,
    /// The article of each text, by SHA-256; copies left out.
    originals: BTreeMap<String, String>,
    corpus: Corpus,
    /// The graphs of copies, by article.
    copies: BTreeMap<String, (ArticleRecord, String)>,
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
            corpus: Corpus::new(store.folder())?,
            copies: BTreeMap::new(),
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
    pub(super) fn add(&mut self, mut prepared: Prepared) -> Result<Option<Note>, Failure> {
        if let Err(error) = self.exporter.article_graph(&prepared.record) {
            self.failed();
            return Ok(Some(Note::Failed(error)));
        }
        let record = &prepared.record;
        prepared.before = self.known.get(&record.id).map(|known| known.sha256.clone());
        let same = self.note_identity(&prepared.record);
        if let Some(original) = self.original_of(&prepared.record) {
            let path = self.known.get(&original).map_or_else(|| original.clone(), |known| known.path.clone());
            let note = Note::Copy { path: prepared.record.path.clone(), original: path };
            self.tally.copies += 1;
            self.put_copy(prepared.record.clone(), original.clone());
            if !self.known.get(&original).is_some_and(|known| known.read) {
                self.doubtful.push((original, prepared));
            }
            return Ok(Some(note));
        }
        self.originals.insert(prepared.record.sha256.clone(), prepared.record.id.clone());
        self.put(prepared)?;
        Ok(same)
    }

    fn put(&mut self, prepared: Prepared) -> Result<(), Failure> {
        let id = prepared.record.id;
        self.copies.remove(&id);
        self.corpus.add(id, &prepared.json, prepared.view, self.exporter.keeps_text())
    }

    fn put_copy(&mut self, record: ArticleRecord, original: String) {
        self.corpus.remove(&record.id);
        self.copies.insert(record.id.clone(), (record, original));
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

    /// Decides who is who, writes what changes, then the graphs that no article has.
    pub(super) fn finish(
        mut self,
        lexicon: &Lexicon,
        gazetteer: Vec<GazetteerEntry>,
        decisions: &[Decision],
    ) -> Result<Finished, Failure> {
        for (original, prepared) in std::mem::take(&mut self.doubtful) {
            let changed = self.known.get(&original).is_none_or(|o| o.sha256 != prepared.record.sha256);
            if changed {
                self.settle(prepared)?;
            }
        }
        let (store, exporter) = (self.store, self.exporter);
        let mut copies = Vec::with_capacity(self.copies.len());
        for (record, original) in self.copies.values() {
            let failed = |error: ExportError| Failure::new(error.to_string());
            let graph = exporter.article_graph(record).map_err(failed)?;
            copies.push((graph, exporter.copy(record, original).map_err(failed)?));
        }
        store.write_graphs(copies)?;
        self.corpus.add_stored(store, exporter.base())?;
        let identity = self.corpus.decide(lexicon, decisions, exporter.base());
        let errors = self.corpus.write(store, exporter, &identity)?;
        self.tally.failed += errors.len();
        let description = identify::finish(store, exporter, gazetteer, &identity, decisions)?;
        Ok(Finished { tally: self.tally, description, identity, errors })
    }

    /// A copy whose original now says something else: a copy of another article, or one that speaks for itself.
    fn settle(&mut self, prepared: Prepared) -> Result<(), Failure> {
        if let Some(other) = self.original_of(&prepared.record) {
            self.put_copy(prepared.record, other);
            return Ok(());
        }
        self.tally.copies -= 1;
        match prepared.before {
            None => self.tally.new += 1,
            Some(_) => self.tally.replaced += 1,
        }
        self.originals.insert(prepared.record.sha256.clone(), prepared.record.id.clone());
        self.put(prepared)
    }
}

/// What a build comes to.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) tally: Tally,
    pub(super) description: Description,
    pub(super) identity: Identity,
    /// Articles that could not be written.
    pub(super) errors: Vec<ExportError>,
}
