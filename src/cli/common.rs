//! Options that several commands share.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::lexicon::Lexicon;
use crate::store::GraphStore;

/// Where the store is.
#[derive(Debug, clap::Args)]
pub struct StoreArgs {
    /// Folder of the store
    #[arg(long, value_name = "DIR", env = "TUPU_STORE", default_value = "tupu-store")]
    pub store: PathBuf,
}

impl StoreArgs {
    /// Opens the store for reading.
    pub fn open_read_only(&self) -> Result<GraphStore, Failure> {
        Ok(GraphStore::open_read_only(&self.store)?)
    }
}

/// What is known before any article is read.
#[derive(Debug, clap::Args)]
pub struct LexiconArgs {
    /// Your own terms, one a line: name, type, and what it is another name of, with tabs between; they win
    /// over everything else
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
}

impl LexiconArgs {
    /// The built-in tables and the user's own terms.
    pub fn lexicon(&self) -> Result<Lexicon, Failure> {
        let Some(path) = &self.lexicon else { return Ok(Lexicon::builtin()) };
        let shown = path.display().to_string();
        let terms = std::fs::read_to_string(path)
            .map_err(|error| Failure::new(format!("{shown}: cannot be read: {error}")))?;
        Lexicon::with_terms(&shown, &terms).map_err(|error| {
            let hint = "a line is `name TAB type TAB alias of`, such as `小青果\tPlace\t青果巷`";
            Failure::new(error.to_string()).hint(hint)
        })
    }
}

/// Standard output, or the file that was named.
pub fn output(file: Option<&Path>) -> Result<Box<dyn Write>, Failure> {
    let Some(path) = file else { return Ok(Box::new(BufWriter::new(io::stdout().lock()))) };
    let file = File::create(path)
        .map_err(|error| Failure::new(format!("{}: cannot be written: {error}", path.display())))?;
    Ok(Box::new(BufWriter::new(file)))
}
