//! What no reader may lose of an article: its title and paragraphs, read as simply as can be.

use std::sync::LazyLock;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use regex::{Captures, Regex};

use super::fold::{is_blank, squeeze};

static TITLE: LazyLock<Regex> = LazyLock::new(|| regex(r#"(?m)^title:\s*"?(.*?)"?\s*$"#));
static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| regex(r"(?s)<p[^>]*>(.*?)</p>"));
static TAG: LazyLock<Regex> = LazyLock::new(|| regex(r"<[^>]+>"));
static REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\x0c <&#;]{1,32};?)"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("invariant: the pattern is tested")
}

/// The title, where the front matter gives one, then the paragraphs: `<p>` elements, or else lines. Without tags
/// and blanks, character references read.
pub fn reference_text(markdown: &str) -> Vec<String> {
    let (front, body) = split(markdown);
    let title = TITLE.captures(front).and_then(|found| found.get(1)).map(|title| clean(title.as_str()));
    let mut paragraphs: Vec<String> =
        PARAGRAPH.captures_iter(body).filter_map(|found| found.get(1)).map(|p| clean(p.as_str())).collect();
    if paragraphs.is_empty() {
        paragraphs = body.split('\n').filter(|line| !line.chars().all(is_blank)).map(clean).collect();
    }
    title.into_iter().chain(paragraphs).collect()
}

fn split(markdown: &str) -> (&str, &str) {
    let mut parts = markdown.splitn(3, "---");
    match (parts.next(), parts.next(), parts.next()) {
        (Some(""), Some(front), Some(body)) => (front, body),
        _ => ("", markdown),
    }
}

fn clean(html: &str) -> String {
    squeeze(&unescape(&TAG.replace_all(html, "")))
}

/// Character references as the standard of HTML reads them: `&ldquo;`, `&#8220;`, and `&amp` without its semicolon.
fn unescape(text: &str) -> String {
    let read = |found: &Captures<'_>| {
        let name = found.get(1).map_or("", |m| m.as_str());
        match name.strip_prefix('#') {
            Some(number) => numeric(number.trim_end_matches(';')),
            None => named(name),
        }
    };
    REFERENCE.replace_all(text, read).into_owned()
}

fn numeric(number: &str) -> String {
    let hex = number.strip_prefix(['x', 'X']);
    let (digits, radix) = hex.map_or((number, 10), |hex| (hex, 16));
    // More digits than fit mean no character either.
    let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
    match code {
        0x80..=0x9f => {
            let replaced = C1_REPLACEMENTS.get(code as usize - 0x80).copied().flatten();
            replaced.or(char::from_u32(code)).map(String::from).unwrap_or_default()
        }
        0x0d => "\r".to_owned(),
        0 | 0xd800..=0xdfff | 0x11_0000.. => "\u{fffd}".to_owned(),
        0x1..=0x8 | 0xb | 0xe..=0x1f | 0x7f | 0xfdd0..=0xfdef => String::new(),
        _ if code & 0xfffe == 0xfffe => String::new(),
        _ => char::from_u32(code).map(String::from).unwrap_or_default(),
    }
}

/// The longest known name that `name` begins with, and the rest as it stands.
fn named(name: &str) -> String {
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    for (head, rest) in ends.filter_map(|end| name.split_at_checked(end)) {
        // The table also holds the beginnings of names, which stand for nothing.
        if let Some(&(first, second)) = NAMED_ENTITIES.get(head).filter(|codes| codes.0 != 0) {
            let codes = [first, second].into_iter().filter(|&code| code != 0).filter_map(char::from_u32);
            return codes.chain(rest.chars()).collect();
        }
    }
    format!("&{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_paragraphs() {
        let html = "---\nlayout: post\ntitle: \"新馆 开门\"\ntags: 日报\n---\n<p>昨日，<b>新馆</b>开门。</p>\n 杂 <p class=\"a\">市民\n叫好。</p>";
        assert_eq!(reference_text(html), ["新馆开门", "昨日，新馆开门。", "市民叫好。"]);
        assert_eq!(reference_text("第一行\n\n  \n第二 行"), ["第一行", "第二行"]);
        assert_eq!(reference_text("---\ntitle: 甲---\n乙"), ["甲", "乙"]);
        assert_eq!(reference_text("---\n甲"), ["---", "甲"]);
    }

    #[test]
    fn character_references() {
        let cases = [
            ("&ldquo;甲&rdquo;", "“甲”"),
            ("&#8220;&#x4e2d;&#X6587", "“中文"),
            ("A&amp;B &ampC", "A&B &C"),
            ("&notit; &nosuch; &", "¬it; &nosuch; &"),
            ("&#0;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}"),
            ("&#150;&#1;&#xFFFF;&#65;", "–A"),
        ];
        for (text, want) in cases {
            assert_eq!(unescape(text), want, "{text}");
        }
    }
}
