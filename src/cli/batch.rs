//! Many inputs on all cores: read and worked on in parallel, handed on in order, so much at a time that memory
//! stays bounded.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use rayon::prelude::*;

use super::Failure;
use crate::document::Article;
use crate::document::reader::{ReadError, ReadOptions, Reading, Unit, units};

/// One result, in the order of the inputs.
#[derive(Debug)]
pub enum Item<T> {
    /// What became of one article.
    Done(T),
    /// An input that could not be read.
    Error(ReadError),
    /// A doubt about the article that comes next.
    Warning(ReadError),
}

/// At most so many inputs, and so many bytes of them, are in memory at once.
const UNITS: usize = 512;
const BYTES: u64 = 16 << 20;

/// Reads all inputs below `paths`, does `work` on each article, and hands every result to `consume`, in order.
pub fn for_each_article<T: Send>(
    paths: &[PathBuf],
    options: &ReadOptions,
    work: impl Fn(&Article) -> T + Sync,
    mut consume: impl FnMut(Item<T>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut units = units(paths, options).peekable();
    while units.peek().is_some() {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < UNITS
            && bytes < BYTES
            && let Some(unit) = units.next()
        {
            bytes += unit.size();
            batch.push(unit);
        }
        let done: Vec<Vec<Item<T>>> = batch.par_iter().map(|unit| one(unit, options, &work)).collect();
        done.into_iter().flatten().try_for_each(&mut consume)?;
    }
    Ok(())
}

fn one<T>(unit: &Unit, options: &ReadOptions, work: &(impl Fn(&Article) -> T + Sync)) -> Vec<Item<T>> {
    let guarded = |reading: Reading| {
        let path = &reading.article.source.path;
        // A defect of ours in one article must not cost the others.
        let done = catch_unwind(AssertUnwindSafe(|| work(&reading.article)));
        let done = done.map_or_else(
            |_| Item::Error(ReadError::new(path, "internal error, please report it")),
            Item::Done,
        );
        reading.warnings.into_iter().map(Item::Warning).chain([done]).collect::<Vec<_>>()
    };
    let read = unit.read(options).into_iter();
    read.flat_map(|result| result.map_or_else(|error| vec![Item::Error(error)], guarded)).collect()
}

/// Prints `error: …` or `warning: …` as one line on standard error.
pub fn report(severity: &str, error: &ReadError) {
    let _ = writeln!(std::io::stderr().lock(), "{severity}: {error}");
}
