//! Bytes to articles: one file per format, all pure; [`sources`] and [`units`] do the reading of files.
//!
//! Every format yields a draft (raw title, date, lines); one step normalises it, drops navigation and finds
//! newspaper and date, the same way for all. An input that cannot be read is a [`ReadError`] that names place and
//! reason and costs no other input; what is merely doubtful is a warning beside the article.

mod date;
mod draft;
mod encoding;
mod error;
mod fields;
mod format;
mod front_matter;
mod html;
mod jekyll;
mod jsonl;
mod markdown;
mod navigation;
mod newspaper;
mod page;
mod plain;
mod record;
mod units;
mod walk;

pub use date::{find_date, parse_date};
pub use draft::Reading;
pub use encoding::{Decoded, decode};
pub use error::ReadError;
pub use fields::FieldMap;
pub use format::Format;
pub use jsonl::{RawRecord, Records, read_jsonl};
pub use navigation::{bare_link, is_navigation, is_web_address};
pub use newspaper::{newspaper_of_line, newspaper_of_tag};
pub use units::{Unit, units};
pub use walk::{SourceFile, sources};

use crate::document::Source;

/// The largest file, line of JSON Lines or JSON array that is read, in bytes.
pub const SIZE_LIMIT: u64 = 256 << 20;

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Names of fields in JSON records.
    pub fields: FieldMap,
    /// The format of everything, whatever its name says.
    pub format: Option<Format>,
    /// The place that 市委 and 我市 refer to (常州市).
    pub locality: Option<String>,
}

/// Reads one file's bytes. `path` is for messages, its ending gives the format unless the options do; `key_path` is
/// the article's identity where it has no URL.
///
/// An error is about the file as a whole; JSON Lines give one result a record.
pub fn read_bytes(
    path: &str,
    key_path: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Vec<Result<Reading, ReadError>>, ReadError> {
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(ReadError::new(path, jsonl::too_large("the file")));
    }
    let format =
        options.format.or_else(|| Format::of_path(path)).unwrap_or_else(|| Format::of_content(bytes));
    if format == Format::Jsonl {
        return Ok(read_jsonl(path, key_path, bytes, options).collect());
    }
    let declared = (format == Format::Html).then(|| format::declared_charset(bytes)).flatten();
    let decoded = decode(bytes, declared.as_deref()).map_err(|reason| ReadError::new(path, reason))?;
    if decoded.text.trim().is_empty() {
        return Err(ReadError::new(path, "empty"));
    }
    let mut draft = match format {
        Format::Markdown => jekyll::read_jekyll(path, &decoded.text)?,
        Format::Html => page::read_page(&decoded.text),
        Format::Text | Format::Jsonl => plain::read_plain(&decoded.text),
    };
    if decoded.replaced > 0 {
        draft.warnings.push(encoding::damage(&decoded));
    }
    if !encoding::is_usual(decoded.encoding) {
        draft.warnings.push(format!("taken to be encoded in {}", decoded.encoding));
    }
    let source = Source { path: path.to_owned(), key_path: key_path.to_owned() };
    Ok(vec![draft.finish(source, options)])
}
