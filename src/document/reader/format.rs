//! [`Format`]: what kind of file it is, by name or by content.

use std::path::Path;

/// An input format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Markdown with YAML front matter (Jekyll, Hugo).
    Markdown,
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// JSON Lines, or one JSON array.
    Jsonl,
}

impl Format {
    /// Every format.
    pub const ALL: &[Format] = &[Format::Markdown, Format::Html, Format::Text, Format::Jsonl];

    /// Its name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Text => "text",
            Format::Jsonl => "jsonl",
        }
    }

    /// By the ending of the file's name; `None` where it says nothing.
    pub fn of_path(path: &str) -> Option<Self> {
        let ending = Path::new(path).extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
            "txt" | "text" => Some(Format::Text),
            "jsonl" | "ndjson" | "json" => Some(Format::Jsonl),
            _ => None,
        }
    }

    /// By how the content begins.
    pub fn of_content(bytes: &[u8]) -> Self {
        let begin = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        match begin {
            _ if begin.starts_with(b"---") => Format::Markdown,
            [b'{', ..] => Format::Jsonl,
            [b'<', b'!' | b'a'..=b'z' | b'A'..=b'Z', ..] => Format::Html,
            _ => Format::Text,
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|format| format.as_str() == text).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|format| format.as_str()).collect();
            format!("`{text}` is none of {}", known.join(", "))
        })
    }
}

/// The charset that an HTML page declares within its first 4 KiB.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..4096).unwrap_or(bytes).to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")?;
    let rest = head.get(at + 8..)?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let label: Vec<u8> =
        rest.iter().copied().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_name_and_content() {
        assert_eq!(Format::of_path("a/b.v2.MD"), Some(Format::Markdown));
        assert_eq!(Format::of_path("a.d/b"), None);
        assert_eq!(Format::of_content(b"\xef\xbb\xbf ---\n"), Format::Markdown);
        assert_eq!(Format::of_content(b"<!DOCTYPE html>"), Format::Html);
        assert_eq!("pdf".parse::<Format>().unwrap_err(), "`pdf` is none of markdown, html, text, jsonl");
    }

    #[test]
    fn a_page_declares_its_charset() {
        assert_eq!(
            declared_charset(b"<META http-equiv=x content='text/html; charset=GB2312'>").as_deref(),
            Some("gb2312")
        );
        assert_eq!(declared_charset(b"<meta charset=\"gbk\">").as_deref(), Some("gbk"));
        assert_eq!(declared_charset(b"<meta>"), None);
    }
}
