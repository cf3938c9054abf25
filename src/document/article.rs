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
    let kinds = kinds(text, spans, titled);
    let mut heading = None;
    let mut found = Vec::with_capacity(spans.len());
    for (index, (&span, kind)) in spans.iter().zip(kinds).enumerate() {
        let run_in = (kind == ParagraphKind::Body).then(|| run_in(text.slice(span))).flatten();
        found.push(Paragraph { span, kind, heading, run_in: run_in.map(|s| s.shifted(span.begin)) });
        if kind == ParagraphKind::Heading {
            heading = Some(index);
        }
    }
    found
}

/// What each line is for. A line that looks like a heading is none where nothing follows for it to head, nor in a run
/// of more than three, which is a list (of names, say).
fn kinds(text: &Text, spans: &[Span], titled: bool) -> Vec<ParagraphKind> {
    let mut kinds: Vec<ParagraphKind> = spans
        .iter()
        .enumerate()
        .map(|(index, &span)| match text.slice(span) {
            _ if index == 0 && titled => ParagraphKind::Title,
            line if is_source_line(line) => ParagraphKind::SourceLine,
            line if is_heading(line) => ParagraphKind::Heading,
            _ => ParagraphKind::Body,
        })
        .collect();
    for run in kinds.chunk_by_mut(|a, b| a == b) {
        if run.len() > 3 && run.first() == Some(&ParagraphKind::Heading) {
            run.fill(ParagraphKind::Body);
        }
    }
    let mut heads_something = false;
    for kind in kinds.iter_mut().rev() {
        heads_something |= *kind == ParagraphKind::Body;
        if *kind == ParagraphKind::Heading && !heads_something {
            *kind = ParagraphKind::Body;
        }
    }
    kinds
}

/// （文章来源：常州日报）
fn is_source_line(line: &str) -> bool {
    line.chars().count() <= 60 && crate::document::reader::newspaper_of_line(line).is_some()
}

/// A short line without a sentence's end that is neither a byline nor a mere number or date.
fn is_heading(line: &str) -> bool {
    const BYLINES: &[&str] =
        &["本报", "记者", "通讯员", "文/", "图/", "作者", "编辑", "摄影", "见习记者", "实习生"];
    let len = line.chars().count();
    let han = line.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    len <= 30
        && han >= 2
        && !line.contains('。')
        && !line.ends_with(['！', '？', '；', '：', '，', '、', '…', '”', '）', ')', ':', ';', ','])
        && !BYLINES.iter().any(|byline| line.starts_with(byline))
        && !line.contains("记者 ")
        && han * 2 >= line.chars().filter(|c| c.is_alphanumeric()).count()
}

/// A first sentence of at most eight characters besides its number, that more text follows: 区域创新。… （一）区域创新。…
fn run_in(line: &str) -> Option<Span> {
    let (head, rest) = line.split_once('。')?;
    let short = without_number(head).chars().count() <= 8 && !head.contains(['，', '；', '“', '《']);
    (short && !head.is_empty() && !rest.is_empty()).then(|| Span::new(0, head.len()))
}

/// （一）区域创新 → 区域创新; 1.区域创新; 二、区域创新
fn without_number(head: &str) -> &str {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let inner = head.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(numeral);
    let marked = rest.strip_prefix(['、', '.', '）', ')', '．']);
    if rest.len() == inner.len() { head } else { marked.unwrap_or(head) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    fn kinds_of(lines: &[&str]) -> Vec<ParagraphKind> {
        let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        let article = Article::new(Source::default(), Metadata::default(), &lines);
        article.paragraphs().iter().map(|p| p.kind).collect()
    }

    #[test]
    fn a_heading_heads_something() {
        use ParagraphKind::{Body, Heading, SourceLine};
        assert_eq!(
            kinds_of(&[
                "本报记者 林夕 通讯员 周舟",
                "馆藏日益丰富",
                "新馆开门。",
                "2022-01-11 09:13",
                "（来源：泰州日报）"
            ]),
            [Body, Heading, Body, Body, SourceLine]
        );
        assert_eq!(kinds_of(&["名单如下：", "林夕", "周舟", "陈述", "何以", "完。"]), [Body; 6]);
        assert_eq!(kinds_of(&["新馆开门。", "编后"]), [Body, Body]);
        assert_eq!(kinds_of(&["第一章", "总则", "新馆开门。"]), [Heading, Heading, Body]);
    }

    #[test]
    fn a_run_in_head_may_be_numbered() {
        for (line, want) in [
            ("（一）区域协同创新平台。建成平台。", Some("（一）区域协同创新平台")),
            ("二、馆藏。日益丰富。", Some("二、馆藏")),
            ("新馆昨日正式开门迎客。市民叫好。", None),
            ("一句话。", None),
            ("。。", None),
        ] {
            let found = run_in(line).map(|span| line.get(span.begin..span.end).unwrap());
            assert_eq!(found, want, "{line}");
        }
    }

    #[test]
    fn key_is_the_path_without_a_url() {
        let mut article = article();
        let by_path = article.key();
        article.meta.url = Some("http://example.org/1".to_owned());
        assert_ne!(article.key(), by_path);
        assert_eq!(by_path.len(), 16);
    }

    proptest! {
        #[test]
        fn the_parts_nest_and_cover_the_text(
            title in proptest::option::of("[一-龥A-Z0-9，。]{1,20}"),
            raw in proptest::collection::vec("[一-鿿𠀀-𠀿a-z0-9 ，。！？；：、“”（）《》…—]{0,80}", 0..12),
        ) {
            let lines: Vec<String> = raw.iter().map(|line| crate::text::normalise(line)).filter(|l| !l.is_empty()).collect();
            let meta = Metadata { title, ..Metadata::default() };
            let article = Article::new(Source::default(), meta.clone(), &lines);
            let text = article.text();

            let whole: Vec<&str> = meta.title.as_deref().into_iter().chain(lines.iter().map(String::as_str)).collect();
            prop_assert_eq!(text.as_str(), whole.join("\n"));
            let paragraphs: Vec<&str> = article.paragraphs().iter().map(|p| article.slice(p.span)).collect();
            prop_assert_eq!(paragraphs, whole);

            for (index, p) in article.paragraphs().iter().enumerate() {
                let inside = article.sentences().iter().filter(|s| s.paragraph == index);
                let joined: String = inside.map(|s| article.slice(s.span)).collect();
                prop_assert_eq!(joined.as_str(), article.slice(p.span));
                prop_assert!(p.run_in.is_none_or(|head| p.span.contains(head)));
                prop_assert!(p.heading.is_none_or(|h| h < index && article.paragraphs()[h].kind == ParagraphKind::Heading));
            }
            for (index, sentence) in article.sentences().iter().enumerate() {
                prop_assert!(!sentence.span.is_empty());
                prop_assert!(article.paragraphs()[sentence.paragraph].span.contains(sentence.span));
                prop_assert_eq!(article.sentence_at(sentence.span.begin), Some(index));
                let chars = text.char_range(sentence.span);
                prop_assert_eq!(text.span_of_chars(chars), Some(sentence.span));
            }
        }
    }
}
