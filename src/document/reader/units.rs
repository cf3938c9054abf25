//! [`units`]: all inputs as pieces of work that threads can share, in order, in bounded memory.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;

use super::jsonl::too_large;
use super::walk::{SourceFile, sources};
use super::{Format, RawRecord, ReadError, ReadOptions, Reading, Records, SIZE_LIMIT, read_bytes};

/// One piece of input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A file that holds one article; not read yet.
    File(SourceFile),
    /// One record of many.
    Record(RawRecord),
    /// What could not even be opened.
    Failed(ReadError),
}

impl Unit {
    /// Bytes that it will need, to bound how many are held at once.
    pub fn size(&self) -> u64 {
        match self {
            Unit::File(file) => file.size,
            Unit::Record(record) => record.bytes.len() as u64,
            Unit::Failed(_) => 0,
        }
    }

    /// Reads it: one article or error, or many from an array.
    pub fn read(&self, options: &ReadOptions) -> Vec<Result<Reading, ReadError>> {
        match self {
            Unit::File(file) => read_file(file, options).unwrap_or_else(|error| vec![Err(error)]),
            Unit::Record(record) => record.read(options),
            Unit::Failed(error) => vec![Err(error.clone())],
        }
    }
}

/// The pieces of all inputs below `paths`, in order; JSON Lines are cut into records as they are read, `-` is
/// standard input.
pub fn units(paths: &[PathBuf], options: &ReadOptions) -> impl Iterator<Item = Unit> + use<> {
    let format = options.format;
    sources(paths).into_iter().flat_map(move |source| pieces(source, format))
}

fn pieces(source: Result<SourceFile, ReadError>, format: Option<Format>) -> Box<dyn Iterator<Item = Unit>> {
    let one = |unit| Box::new(std::iter::once(unit));
    let file = match source {
        Ok(file) => file,
        Err(error) => return one(Unit::Failed(error)),
    };
    let default = if file.is_stdin() { Some(Format::Jsonl) } else { Format::of_path(&file.path) };
    if format.or(default) != Some(Format::Jsonl) {
        return one(Unit::File(file));
    }
    let records = if file.is_stdin() {
        Records::new(&file.path, &file.key_path, BufReader::new(std::io::stdin()))
    } else {
        match File::open(&file.location) {
            Ok(open) => Records::new(&file.path, &file.key_path, BufReader::with_capacity(1 << 16, open)),
            Err(error) => return one(Unit::Failed(ReadError::new(&file.path, plain_reason(&error)))),
        }
    };
    Box::new(records.map(|record| record.map_or_else(Unit::Failed, Unit::Record)))
}

fn read_file(file: &SourceFile, options: &ReadOptions) -> Result<Vec<Result<Reading, ReadError>>, ReadError> {
    let refuse = || ReadError::new(&file.path, too_large("the file"));
    if file.size > SIZE_LIMIT {
        return Err(refuse());
    }
    let mut bytes = Vec::new();
    let read = if file.is_stdin() {
        std::io::stdin().lock().take(SIZE_LIMIT + 1).read_to_end(&mut bytes)
    } else {
        File::open(&file.location).and_then(|open| open.take(SIZE_LIMIT + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| ReadError::new(&file.path, plain_reason(&error)))?;
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(refuse());
    }
    read_bytes(&file.path, &file.key_path, &bytes, options)
}

/// `No such file or directory (os error 2)` without the number.
pub(super) fn plain_reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
