//! [`View`]: one article as the rules see it, with its words and the lexicon.

use crate::document::{Article, Paragraph, ParagraphKind};
use crate::lexicon::Lexicon;
use crate::segment::{Segmenter, Token};
use crate::text::Span;

/// One article, its words, and what is known beforehand.
#[derive(Debug)]
pub struct View<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its words, in order; none crosses a line.
    pub tokens: Vec<Token>,
    /// The gazetteer and word lists.
    pub lexicon: &'a Lexicon,
}

impl<'a> View<'a> {
    /// Segments `article`.
    pub fn new(article: &'a Article, segmenter: &Segmenter, lexicon: &'a Lexicon) -> Self {
        let mut tokens = Vec::new();
        for paragraph in article.paragraphs() {
            let begin = paragraph.span.begin;
            let words = segmenter.tokens(article.slice(paragraph.span));
            tokens.extend(words.into_iter().map(|t| Token { span: t.span.shifted(begin), tag: t.tag }));
        }
        Self { article, tokens, lexicon }
    }

    /// The characters of `span`.
    pub fn slice(&self, span: Span) -> &'a str {
        self.article.slice(span)
    }

    /// The characters of the `index`th word.
    pub fn word(&self, index: usize) -> &'a str {
        self.article.slice(self.tokens[index].span)
    }

    /// The lines in which names are looked for.
    pub fn paragraphs(&self) -> impl Iterator<Item = &'a Paragraph> {
        self.article.paragraphs().iter()
    }

    /// The running text and headings: lines that are not the note of the source.
    pub fn lines(&self) -> impl Iterator<Item = &'a Paragraph> {
        self.paragraphs().filter(|p| p.kind != ParagraphKind::SourceLine)
    }

    /// The words that lie in `span`, counted from its begin, with their parts of speech.
    pub fn words_in(&self, span: Span) -> impl Iterator<Item = (Span, &str)> {
        let first = self.tokens.partition_point(|t| t.span.begin < span.begin);
        let inside = self.tokens[first..].iter().take_while(move |t| t.span.end <= span.end);
        inside.map(move |t| (Span::new(t.span.begin - span.begin, t.span.end - span.begin), t.tag.as_str()))
    }

    /// Index of the first word that ends after `at`.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end <= at)
    }

    /// Whether a word begins or ends at `at`.
    pub fn is_boundary(&self, at: usize) -> bool {
        self.tokens.get(self.token_at(at)).is_none_or(|t| t.span.begin >= at)
    }

    /// Whether `span` is made of whole words.
    pub fn is_words(&self, span: Span) -> bool {
        self.is_boundary(span.begin) && self.is_boundary(span.end)
    }

    /// The rest of the line from `at`.
    pub fn after(&self, at: usize) -> &'a str {
        let line = self.line_of(at);
        self.slice(Span::new(at.min(line.end), line.end))
    }

    /// The line up to `at`.
    pub fn before(&self, at: usize) -> &'a str {
        let line = self.line_of(at);
        self.slice(Span::new(line.begin, at))
    }

    /// The span of the line that holds `at` or ends there.
    pub fn line_of(&self, at: usize) -> Span {
        let paragraphs = self.article.paragraphs();
        let index = paragraphs.partition_point(|p| p.span.end < at);
        paragraphs.get(index).map_or(Span::new(at, at), |p| p.span)
    }
}
