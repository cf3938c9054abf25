//! [`Article`] and its parts.

use sha2::{Digest, Sha256};

use crate::text::{Span, Text, sentences};

/// Where an article came from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Source {
    /// The path as a person gave it, for messages and output; with `#line` for one record of many.
    pub path: String,
    /// The path below the argument that it was found under: its identity where it has no URL.
    pub key_path: String,
}

/// What is known about an article besides its text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// RFC 3339 date-time with zone, or a plain date (`2022-01-11`).
    pub published: Option<String>,
    /// The newspaper (常州日报).
    pub newspaper: Option<String>,
    /// The section or category.
    pub category: Option<String>,
    /// Tags, as given.
    pub tags: Vec<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// The place that 市委, 我市 refer to, where a person gave it (常州市).
    pub locality: Option<String>,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The headline.
    Title,
    /// A line that heads what follows (为创新驱动发展服务).
    Heading,
    /// Running text.
    Body,
    /// （文章来源：常州日报）.
    SourceLine,
}

/// One line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the line break.
    pub span: Span,
    /// What it is for.
    pub kind: ParagraphKind,
    /// The heading above it, as an index into the paragraphs.
    pub heading: Option<usize>,
    /// A short first sentence that heads the paragraph (区域创新。).
    pub run_in: Option<Span>,
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// One immutable normalised text with metadata and structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Where it came from.
    pub source: Source,
    /// What is known about it.
    pub meta: Metadata,
    text: Text,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
}

impl Article {
    /// An article whose text is the title, then one line a paragraph. Lines must be normalised
    /// ([`crate::text::normalise`]) and not empty.
    pub fn new(source: Source, meta: Metadata, lines: &[String]) -> Self {
        let mut content = String::new();
        let mut spans = Vec::new();
        for line in meta.title.iter().chain(lines) {
            if !content.is_empty() {
                content.push('\n');
            }
            let begin = content.len();
            content.push_str(line);
            spans.push(Span::new(begin, content.len()));
        }
        let text = Text::new(content);
        let paragraphs = structure(&text, &spans, meta.title.is_some());
        let sentences = paragraphs
            .iter()
            .enumerate()
            .flat_map(|(paragraph, p)| {
                sentences(text.slice(p.span))
                    .into_iter()
                    .map(move |s| Sentence { span: s.shifted(p.span.begin), paragraph })
            })
            .collect();
        Self { source, meta, text, paragraphs, sentences }
    }

    /// The normalised text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The characters of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.text.slice(span)
    }

    /// The lines of the text, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The sentences, in order; they never cross a line.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Index of the sentence that holds the byte `at`, if any (blanks between sentences hold none).
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|s| s.span.begin <= at);
        let index = next.checked_sub(1)?;
        (at < self.sentences[index].span.end).then_some(index)
    }

    /// Identity: the first 16 hex digits of the SHA-256 of the URL, or of the path below the given folder.
    pub fn key(&self) -> String {
        let identity = self.meta.url.as_deref().unwrap_or(&self.source.key_path);
        hex(&Sha256::digest(identity.as_bytes())).chars().take(16).collect()
    }

    /// Version: the SHA-256 of the normalised text, in hex.
    pub fn sha256(&self) -> String {
        hex(&Sha256::digest(self.text.as_str().as_bytes()))
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn structure(text: &Text, spans: &[Span], titled: bool) -> Vec<Paragraph> {
    let mut heading = None;
    let mut found = Vec::with_capacity(spans.len());
    for (index, &span) in spans.iter().enumerate() {
        let line = text.slice(span);
        let kind = match index {
            0 if titled => ParagraphKind::Title,
            _ if is_source_line(line) => ParagraphKind::SourceLine,
            _ if is_heading(line) => ParagraphKind::Heading,
            _ => ParagraphKind::Body,
        };
        let run_in = (kind == ParagraphKind::Body).then(|| run_in(line)).flatten();
        found.push(Paragraph { span, kind, heading, run_in: run_in.map(|s| s.shifted(span.begin)) });
        if kind == ParagraphKind::Heading {
            heading = Some(index);
        }
    }
    found
}

/// （文章来源：常州日报）
fn is_source_line(line: &str) -> bool {
    line.chars().count() <= 40
        && ["文章来源", "来源：", "稿件来源", "（来源", "(来源"].iter().any(|mark| line.contains(mark))
        && !line.contains('。')
}

/// A short line without a sentence's end.
fn is_heading(line: &str) -> bool {
    let len = line.chars().count();
    len <= 30 && !line.ends_with(['。', '！', '？', '；', '：', '，', '”', '）', ')'])
}

/// A first sentence of at most eight characters, or a numbered one, that more text follows: 区域创新。…
fn run_in(line: &str) -> Option<Span> {
    let (head, rest) = line.split_once('。')?;
    let short = head.chars().count() <= 8 && !head.contains(['，', '“', '《']);
    (short && !rest.is_empty()).then(|| Span::new(0, head.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Article {
        let lines =
            ["服务创新".to_owned(), "学术创新。成立联盟。".to_owned(), "（文章来源：武进日报）".to_owned()];
        let meta = Metadata { title: Some("标题".to_owned()), ..Metadata::default() };
        Article::new(Source { path: "a.md".to_owned(), key_path: "a.md".to_owned() }, meta, &lines)
    }

    #[test]
    fn structure_is_read_off_the_lines() {
        use ParagraphKind::{Body, Heading, SourceLine, Title};
        let article = article();
        let kinds: Vec<_> = article.paragraphs().iter().map(|p| p.kind).collect();
        assert_eq!(kinds, [Title, Heading, Body, SourceLine]);
        assert_eq!(article.paragraphs()[2].heading, Some(1));
        assert_eq!(article.slice(article.paragraphs()[2].run_in.unwrap()), "学术创新");
        assert_eq!(article.sentences().len(), 5);
        assert_eq!(article.sentence_at(article.sentences()[3].span.begin), Some(3));
    }

    #[test]
    fn key_is_the_path_without_a_url() {
        let mut article = article();
        let by_path = article.key();
        article.meta.url = Some("http://example.org/1".to_owned());
        assert_ne!(article.key(), by_path);
        assert_eq!(by_path.len(), 16);
    }
}
