//! Options that several commands share.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::pipeline::Pipeline;
use crate::store::GraphStore;
use crate::tagger::{Tagger, shipped};

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

/// Which model reads names.
#[derive(Debug, clap::Args)]
pub struct ModelArgs {
    /// What finds names beside the rules: accurate, none (the rules alone), or a file that `tupu train` wrote
    #[arg(long, value_name = "MODEL", default_value = "accurate")]
    pub model: String,
}

impl ModelArgs {
    /// The stages with that model.
    pub fn pipeline(&self, lexicon: Lexicon, base: Base) -> Result<Pipeline, Failure> {
        let pipeline = Pipeline::new(lexicon, base);
        if self.model == "none" {
            return Ok(pipeline);
        }
        Ok(pipeline.with_tagger(open_model(&self.model)?))
    }
}

/// The model called `name`, or in the file of that name.
pub fn open_model(name: &str) -> Result<Arc<dyn Tagger>, Failure> {
    shipped::open(name).map_err(|error| {
        let hint =
            format!("--model takes {}, none, or a file that `tupu train` wrote", shipped::SHIPPED.join(", "));
        Failure::new(error.to_string()).hint(hint)
    })
}

/// Standard output, or the file that was named.
pub fn output(file: Option<&Path>) -> Result<Box<dyn Write>, Failure> {
    let Some(path) = file else { return Ok(Box::new(BufWriter::new(io::stdout().lock()))) };
    let file = File::create(path)
        .map_err(|error| Failure::new(format!("{}: cannot be written: {error}", path.display())))?;
    Ok(Box::new(BufWriter::new(file)))
}
