//! [`Scope`]: what every shape needs while one article is written.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, Quad};

use super::quads::Quads;
use super::{ExportError, Options};
use crate::extraction::{ArticleRecord, Extraction, Offsets};
use crate::iri::Base;
use crate::ontology::property;
use crate::text::Text;

/// One article being written.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    pub(super) extraction: &'a Extraction,
    pub(super) options: Options,
    /// The base of the article's IRI.
    pub(super) base: Base,
    pub(super) article: NamedNode,
    pub(super) out: Quads,
    text: Text,
    /// Index of each sentence.
    sentences: BTreeMap<Offsets, usize>,
    /// Sentences that something points at.
    pub(super) used: BTreeSet<usize>,
    /// Sentences that something points at and that the record does not list.
    pub(super) loose: BTreeSet<Offsets>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(extraction: &'a Extraction, options: Options) -> Result<Self, ExportError> {
        let record = &extraction.article;
        let (base, _) = split(record)?;
        let mut sentences = BTreeMap::new();
        for (index, &sentence) in extraction.sentences.iter().enumerate() {
            sentences.entry(sentence).or_insert(index);
        }
        Ok(Self {
            extraction,
            options,
            base,
            article: named(record, &record.id)?,
            out: Quads::new(article_graph(record)?),
            text: Text::new(extraction.text.clone()),
            sentences,
            used: BTreeSet::new(),
            loose: BTreeSet::new(),
        })
    }

    /// An IRI that a record gives.
    pub(super) fn iri(&self, iri: &str) -> Result<NamedNode, ExportError> {
        named(&self.extraction.article, iri)
    }

    /// An IRI that we minted ourselves, and so need not check.
    pub(super) fn minted(iri: String) -> NamedNode {
        NamedNode::new_unchecked(iri)
    }

    /// A part of the article: `article/KEY#LOCAL`.
    pub(super) fn part(&self, local: &str) -> NamedNode {
        Self::minted(format!("{}#{local}", self.article.as_str()))
    }

    /// The entity that a name alone gives (常州日报).
    pub(super) fn entity(&self, name: &str) -> NamedNode {
        Self::minted(self.base.entity(name))
    }

    /// The characters at `offsets`, or `None` where they leave the text or no text was kept.
    pub(super) fn slice(&self, offsets: Offsets) -> Option<&str> {
        let span = self.text.span_of_chars(offsets.start..offsets.end)?;
        (!span.is_empty()).then(|| self.text.slice(span))
    }

    /// Length of the text in code points.
    pub(super) fn len(&self) -> usize {
        self.text.len_char()
    }

    /// The node of the sentence with that index.
    pub(super) fn sentence(&self, index: usize) -> NamedNode {
        self.part(&format!("s{index}"))
    }

    /// The node of a sentence that the record does not list.
    pub(super) fn loose_sentence(&self, offsets: Offsets) -> NamedNode {
        self.part(&format!("s{}-{}", offsets.start, offsets.end))
    }

    /// The sentence that a mention lies in, noted as used.
    pub(super) fn sentence_around(&mut self, offsets: Offsets) -> NamedNode {
        let upper = Offsets { start: offsets.start, end: usize::MAX };
        let found = self.sentences.range(..=upper).next_back().filter(|(s, _)| offsets.end <= s.end);
        if let Some((_, &index)) = found {
            self.used.insert(index);
            self.sentence(index)
        } else {
            self.loose.insert(offsets);
            self.loose_sentence(offsets)
        }
    }

    /// Says which sentences a statement rests on: those that `offsets` covers exactly, else a sentence of its own
    /// (another program's record may list no sentences).
    pub(super) fn evidence(&mut self, node: &NamedNode, offsets: Offsets) {
        let covered = self.sentences.range(Offsets { start: offsets.start, end: 0 }..);
        let covered: Vec<_> = covered.take_while(|(s, _)| s.start < offsets.end).collect();
        let exact = covered.first().is_some_and(|(s, _)| s.start == offsets.start)
            && covered.last().is_some_and(|(s, _)| s.end == offsets.end);
        if exact {
            let indices: Vec<usize> = covered.into_iter().map(|(_, &index)| index).collect();
            for index in indices {
                self.used.insert(index);
                self.out.add(node, property::EVIDENCE, self.sentence(index));
            }
        } else {
            self.loose.insert(offsets);
            self.out.add(node, property::EVIDENCE, self.loose_sentence(offsets));
        }
    }

    /// The day of the article, where its date begins with one: `2022-01-11`.
    pub(super) fn day(&self) -> Option<&'a str> {
        let day = self.extraction.article.published.as_deref()?.get(..10)?;
        super::article::is_date(day).then_some(day)
    }

    pub(super) fn finish(self) -> Vec<Quad> {
        self.out.finish()
    }
}

/// `graph/article/KEY` below the base of the article's IRI.
pub(super) fn article_graph(record: &ArticleRecord) -> Result<NamedNode, ExportError> {
    let (base, key) = split(record)?;
    Ok(NamedNode::new_unchecked(base.graph(&format!("article/{key}"))))
}

/// Base and key of an article's IRI.
fn split(record: &ArticleRecord) -> Result<(Base, &str), ExportError> {
    let wrong = || ExportError::Article { path: record.path.clone(), iri: record.id.clone() };
    named(record, &record.id)?;
    let (base, key) = record.id.rsplit_once("article/").ok_or_else(wrong)?;
    let base = Base::new(base).map_err(|_| wrong())?;
    if key.is_empty() || key.contains(['#', '?', '/']) || base.article(key) != record.id {
        return Err(wrong());
    }
    Ok((base, key))
}

fn named(record: &ArticleRecord, iri: &str) -> Result<NamedNode, ExportError> {
    NamedNode::new(iri).map_err(|error| ExportError::Iri {
        path: record.path.clone(),
        iri: iri.to_owned(),
        reason: error.to_string(),
    })
}
