//! HTML to lines with html5ever's tokenizer: no tree is built, so time and memory are linear and nesting
//! costs no stack. Entities are decoded; comments, scripts and controls are dropped.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::draft::RawLine;

/// How much of the markup is furniture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scope {
    /// A whole page: nav, header, footer, aside and form go.
    Page,
    /// The body of an article: they stay.
    #[default]
    Fragment,
}

/// One line of text and where in the markup it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    /// All its letters stand inside links.
    pub link_only: bool,
    /// It is a `<p>`.
    pub paragraph: bool,
    /// Innermost container (index into [`Markup::parents`]).
    pub container: usize,
    /// Inside `<article>` or `<main>`.
    pub in_article: bool,
}

/// What the markup holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Markup {
    pub lines: Vec<Line>,
    /// Parent of each container; the first is the root and its own parent.
    pub parents: Vec<usize>,
    /// `<title>`.
    pub title: Option<String>,
    /// Every `<h1>`.
    pub headlines: Vec<String>,
    /// First value of each `<meta>` by its name in lower case, of `<time>` and of the canonical link.
    pub meta: BTreeMap<String, String>,
}

/// Reads markup. An element that never closes swallows nothing: it is read again as if it were plain.
pub(super) fn read_markup(html: &str, scope: Scope) -> Markup {
    let mut kept = Vec::new();
    loop {
        let (markup, unclosed) = tokenize(html, scope, &kept);
        match unclosed {
            Some(name) if kept.len() < 4 => kept.push(name),
            _ => return markup,
        }
    }
}

/// The lines of an article's own HTML; lines of links go, unless they are a `<p>` or a bare address.
pub(super) fn fragment_lines(html: &str) -> Vec<RawLine> {
    let furniture = |line: &Line| line.link_only && !line.paragraph && !line.text.contains("://");
    let lines = read_markup(html, Scope::Fragment).lines.into_iter().filter(|line| !furniture(line));
    lines.map(|line| RawLine { text: line.text, paragraph: line.paragraph }).collect()
}

/// Whether a text that need not be HTML is.
pub(super) fn looks_like_html(text: &str) -> bool {
    ["<p>", "<p ", "</p>", "<br>", "<br/", "<br />", "</div>", "</span>"].iter().any(|tag| text.contains(tag))
}

fn tokenize(html: &str, scope: Scope, kept: &[String]) -> (Markup, Option<String>) {
    let mut builder = Builder { scope, kept: kept.to_vec(), ..Builder::default() };
    builder.markup.parents.push(0);
    let tokenizer = Tokenizer::new(Sink(RefCell::new(builder)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut builder = tokenizer.sink.0.into_inner();
    builder.end_line();
    (builder.markup, builder.skipping.map(|(name, _)| name))
}

struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => builder.text(&text),
            Token::TagToken(tag) => return builder.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Builder {
    scope: Scope,
    /// Names of elements that are not skipped this time.
    kept: Vec<String>,
    markup: Markup,
    current: String,
    /// Letters of the current line, and those of them inside links.
    letters: usize,
    linked: usize,
    link_open: bool,
    /// A line break in the source is only a blank here.
    block_open: bool,
    paragraph_open: bool,
    pre_depth: usize,
    article_depth: usize,
    /// The element being dropped, and how often its name is open.
    skipping: Option<(String, usize)>,
    /// `<title>` or `<h1>` being read: its name and text.
    headline: Option<(&'static str, String)>,
    /// Open containers: name and index.
    containers: Vec<(String, usize)>,
}

impl Builder {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        match tag.kind {
            TagKind::StartTag => {
                self.note_metadata(name, tag);
                if self.skip_start(name, tag.self_closing) {
                    return raw_state(name);
                }
                self.start(name);
                raw_state(name)
            }
            TagKind::EndTag => {
                if !self.skip_end(name) {
                    self.end(name);
                }
                TokenSinkResult::Continue
            }
        }
    }

    /// Whether the start tag lies in what is dropped. Headlines are read even there.
    fn skip_start(&mut self, name: &str, self_closing: bool) -> bool {
        if name == "h1" && self.headline.is_none() {
            self.headline = Some(("h1", String::new()));
        }
        if let Some((open, depth)) = &mut self.skipping {
            *depth += usize::from(open == name);
            return true;
        }
        if is_dropped(name, self.scope) && !self_closing && !self.kept.iter().any(|kept| kept == name) {
            self.skipping = Some((name.to_owned(), 1));
        }
        self.skipping.is_some()
    }

    fn skip_end(&mut self, name: &str) -> bool {
        if let Some((tag, _)) = &self.headline
            && *tag == name
            && let Some((tag, text)) = self.headline.take()
        {
            match tag {
                "title" => self.markup.title = self.markup.title.take().or(Some(text)),
                _ => self.markup.headlines.push(text),
            }
        }
        let Some((open, depth)) = &mut self.skipping else {
            return false;
        };
        if open == name {
            *depth -= 1;
            if *depth == 0 {
                self.skipping = None;
            }
        }
        true
    }

    fn start(&mut self, name: &str) {
        match name {
            "a" => self.link_open = true,
            "br" | "hr" => self.end_line(),
            "td" | "th" => self.current.push(' '),
            "title" => self.headline = Some(("title", String::new())),
            "pre" | "textarea" | "xmp" => {
                self.end_line();
                self.pre_depth += 1;
            }
            _ if is_block(name) => {
                self.end_block();
                self.block_open = !matches!(name, "html" | "body" | "head" | "main");
                self.paragraph_open = name == "p";
                if is_container(name) {
                    let parent = self.containers.last().map_or(0, |c| c.1);
                    self.containers.push((name.to_owned(), self.markup.parents.len()));
                    self.markup.parents.push(parent);
                    self.article_depth += usize::from(matches!(name, "article" | "main"));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "a" => self.link_open = false,
            "pre" | "xmp" => {
                self.end_line();
                self.pre_depth = self.pre_depth.saturating_sub(1);
            }
            "br" => self.end_line(),
            _ if is_block(name) => {
                self.end_block();
                self.block_open = false;
                // Markup is often closed in the wrong order: look a few levels down, not all the way.
                let near = self.containers.len().saturating_sub(16);
                let found = self.containers.iter().skip(near).rposition(|c| c.0 == name);
                if let Some(at) = found {
                    let closed = self.containers.drain(near + at..);
                    let articles = closed.filter(|c| matches!(c.0.as_str(), "article" | "main")).count();
                    self.article_depth = self.article_depth.saturating_sub(articles);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, headline)) = &mut self.headline {
            headline.push_str(text);
            if matches!(self.headline, Some(("title", _))) {
                return;
            }
        }
        if self.skipping.is_some() {
            return;
        }
        for c in text.chars() {
            let breaks = matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
            if breaks && (self.pre_depth > 0 || !self.block_open) {
                self.end_line();
            } else if breaks {
                self.current.push('\n');
            } else {
                self.current.push(c);
                if c.is_alphanumeric() {
                    self.letters += 1;
                    self.linked += usize::from(self.link_open);
                }
            }
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        // An unclosed link or paragraph ends with its block.
        self.link_open = false;
        self.paragraph_open = false;
    }

    fn end_line(&mut self) {
        let text = join_source_lines(&std::mem::take(&mut self.current));
        if !text.trim().is_empty() {
            self.markup.lines.push(Line {
                text,
                link_only: self.letters > 0 && self.letters == self.linked,
                paragraph: self.paragraph_open,
                container: self.containers.last().map_or(0, |c| c.1),
                in_article: self.article_depth > 0,
            });
        }
        (self.letters, self.linked) = (0, 0);
    }

    fn note_metadata(&mut self, name: &str, tag: &Tag) {
        let attribute = |key: &str| {
            tag.attrs.iter().find(|a| &*a.name.local == key).map(|a| a.value.to_string()).unwrap_or_default()
        };
        let (key, value) = match name {
            "meta" => {
                let key = [attribute("property"), attribute("name"), attribute("itemprop")];
                (key.into_iter().find(|k| !k.is_empty()).unwrap_or_default(), attribute("content"))
            }
            "time" => ("time".to_owned(), attribute("datetime")),
            "link" if attribute("rel").eq_ignore_ascii_case("canonical") => {
                ("canonical".to_owned(), attribute("href"))
            }
            _ => return,
        };
        if !key.is_empty() && !value.trim().is_empty() {
            self.markup.meta.entry(key.to_ascii_lowercase()).or_insert(value);
        }
    }
}

/// Elements whose content is not markup (WHATWG HTML, 13.2.6.2).
fn raw_state(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

fn is_dropped(name: &str, scope: Scope) -> bool {
    match name {
        "script" | "style" | "noscript" | "template" | "iframe" | "noembed" | "noframes" | "select"
        | "button" | "textarea" | "svg" | "object" | "audio" | "video" | "canvas" => true,
        "nav" | "header" | "footer" | "aside" | "form" | "dialog" => scope == Scope::Page,
        _ => false,
    }
}

fn is_container(name: &str) -> bool {
    matches!(name, "div" | "section" | "article" | "main" | "ul" | "ol" | "blockquote" | "aside")
}

fn is_block(name: &str) -> bool {
    is_container(name)
        || matches!(
            name,
            "p" | "li"
                | "dl"
                | "dt"
                | "dd"
                | "table"
                | "tr"
                | "tbody"
                | "thead"
                | "caption"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "figure"
                | "figcaption"
                | "address"
                | "fieldset"
                | "legend"
                | "center"
                | "header"
                | "footer"
                | "nav"
                | "form"
                | "details"
                | "summary"
                | "option"
                | "html"
                | "body"
                | "head"
        )
}

/// A line break inside a block is a blank, and between two Han characters nothing: the newspaper's text
/// has no blank there.
fn join_source_lines(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split('\n') {
        let piece = piece.trim_matches([' ', '\t']);
        let Some(first) = piece.chars().next() else { continue };
        if out.chars().next_back().is_some_and(|last| !(is_wide(last) && is_wide(first))) {
            out.push(' ');
        }
        out.push_str(piece);
    }
    out
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—')
}
