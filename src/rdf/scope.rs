//! [`Scope`]: what every shape needs while one article is written.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, Quad};

use super::quads::Quads;
use super::{ExportError, Options};
use crate::extraction::{ArticleRecord, Extraction, Offsets};
use crate::iri::Base;
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
    /// Sentences that a statement rests on.
    pub(super) quoted: BTreeSet<usize>,
    /// Ranges that are pointed at and are neither a sentence nor a mention.
    pub(super) passages: BTreeSet<Offsets>,
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
            quoted: BTreeSet::new(),
            passages: BTreeSet::new(),
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

    /// The sentence that holds `offsets` whole, as an index.
    pub(super) fn sentence_around(&self, offsets: Offsets) -> Option<usize> {
        let upper = Offsets { start: offsets.start, end: usize::MAX };
        let (sentence, &index) = self.sentences.range(..=upper).next_back()?;
        (offsets.end <= sentence.end).then_some(index)
    }

    /// The node for what supports a statement: a sentence where `offsets` is one, else a passage.
    pub(super) fn evidence(&mut self, offsets: Offsets) -> NamedNode {
        if let Some(&index) = self.sentences.get(&offsets) {
            self.quoted.insert(index);
            return self.sentence(index);
        }
        self.passage(offsets)
    }

    /// The node for a range of characters.
    pub(super) fn passage(&mut self, offsets: Offsets) -> NamedNode {
        self.passages.insert(offsets);
        self.part(&format!("p{}-{}", offsets.start, offsets.end))
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
