//! JSON records, one object a line (JSON Lines), or all in one array.

use std::io::{BufRead, BufReader, Cursor, Read};

use super::draft::Reading;
use super::encoding::{damage, decode};
use super::record::{read_record, read_records};
use super::{ReadError, ReadOptions, SIZE_LIMIT};

/// The bytes of one record, or of an array of them, still to be parsed: so that many threads can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRecord {
    /// The file as a person gave it.
    pub path: String,
    /// The file's identity.
    pub key_path: String,
    /// Line of its first byte, from 1.
    pub line: usize,
    /// One JSON value.
    pub bytes: Vec<u8>,
    /// Whether it is all of the file, where one value spans lines.
    whole: bool,
}

impl RawRecord {
    /// Parses it. An array gives many articles, and an error for each bad one.
    pub fn read(&self, options: &ReadOptions) -> Vec<Result<Reading, ReadError>> {
        match decode(&self.bytes, None) {
            Err(reason) => vec![Err(ReadError::new(&self.path, reason).at(self.line))],
            Ok(decoded) if self.whole => read_records(&self.path, &self.key_path, &decoded.text, options),
            Ok(decoded) => {
                let mut reading = read_record(&self.path, &self.key_path, self.line, &decoded.text, options);
                if let Ok(reading) = &mut reading
                    && decoded.replaced > 0
                {
                    let reason = damage(&decoded);
                    reading.warnings.push(ReadError::new(&self.path, reason).at(self.line));
                }
                vec![reading]
            }
        }
    }
}

/// Cuts a stream into records; holds one of them at a time.
pub struct Records<'a> {
    path: String,
    key_path: String,
    reader: Box<dyn BufRead + Send + 'a>,
    line: usize,
    /// Whether the first record is still to come.
    fresh: bool,
    ended: bool,
}

impl<'a> Records<'a> {
    /// The records of `reader`, called `path` in messages and `key_path` in identities.
    pub fn new(path: &str, key_path: &str, reader: impl BufRead + Send + 'a) -> Self {
        let (path, key_path) = (path.to_owned(), key_path.to_owned());
        Self { path, key_path, reader: Box::new(reader), line: 0, fresh: true, ended: false }
    }

    fn error(&mut self, reason: impl Into<String>) -> ReadError {
        self.ended = true;
        ReadError::new(&self.path, reason).at(self.line)
    }

    /// UTF-16 cannot be cut at the byte `\n`: it is decoded as a whole.
    fn decode_wide(&mut self) -> Result<(), ReadError> {
        let mark = self.reader.fill_buf().map_err(|e| ReadError::new(&self.path, e.to_string()))?;
        if mark.starts_with(b"\xff\xfe") || mark.starts_with(b"\xfe\xff") {
            let bytes = self.rest(Vec::new())?;
            let text = decode(&bytes, None).map_err(|reason| self.error(reason))?.text;
            self.reader = Box::new(BufReader::new(Cursor::new(text.into_bytes())));
        }
        Ok(())
    }

    /// `begin` and all that follows.
    fn rest(&mut self, mut begin: Vec<u8>) -> Result<Vec<u8>, ReadError> {
        let most = SIZE_LIMIT.saturating_sub(begin.len() as u64) + 1;
        let read = self.reader.by_ref().take(most).read_to_end(&mut begin);
        read.map_err(|e| self.error(e.to_string()))?;
        if begin.len() as u64 > SIZE_LIMIT {
            return Err(self.error(too_large("one JSON value")).hint("write one record a line"));
        }
        Ok(begin)
    }

    /// The next line without its end; `None` at the end of the stream.
    fn line(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        let mut bytes = Vec::new();
        self.line += 1;
        let read = self.reader.by_ref().take(SIZE_LIMIT + 1).read_until(b'\n', &mut bytes);
        match read {
            Err(error) => Err(self.error(error.to_string())),
            Ok(0) => Ok(None),
            Ok(_) if bytes.len() as u64 > SIZE_LIMIT => Err(self.error(too_large("one line"))),
            Ok(_) => Ok(Some(bytes)),
        }
    }

    fn record(&mut self) -> Result<Option<RawRecord>, ReadError> {
        if self.fresh {
            self.decode_wide()?;
        }
        loop {
            let Some(mut bytes) = self.line()? else {
                self.ended = true;
                return Ok(None);
            };
            let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii();
            if content.is_empty() {
                continue;
            }
            let line = self.line;
            let starts_whole = self.fresh && (content == b"{" || content.starts_with(b"["));
            let ends_here = content.ends_with(b"]") && content.len() > 1;
            self.fresh = false;
            // A NUL never stands in JSON; and a binary file would give an error for each of its lines.
            if content.contains(&0) {
                return Err(self.error("not text: NUL bytes"));
            }
            let more = || ReadError::new(&self.path, "cannot read on");
            let whole =
                starts_whole && (!ends_here || self.reader.fill_buf().map_err(|_| more())?.is_empty());
            if whole {
                bytes = self.rest(bytes)?;
                self.ended = true;
            }
            if !whole {
                bytes = bytes.trim_ascii().to_vec();
            }
            let (path, key_path) = (self.path.clone(), self.key_path.clone());
            return Ok(Some(RawRecord { path, key_path, line, bytes, whole }));
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<RawRecord, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.record().transpose()
    }
}

/// Reads JSON Lines as a stream: every record is an article or an error of its own.
pub fn read_jsonl<'a>(
    path: &str,
    key_path: &str,
    reader: impl BufRead + Send + 'a,
    options: &'a ReadOptions,
) -> impl Iterator<Item = Result<Reading, ReadError>> {
    let records: Records<'a> = Records::new(path, key_path, reader);
    records.flat_map(move |record| match record {
        Ok(record) => record.read(options),
        Err(error) => vec![Err(error)],
    })
}

pub(super) fn too_large(what: &str) -> String {
    format!("{what} is larger than {} MiB", SIZE_LIMIT >> 20)
}
