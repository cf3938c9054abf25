//! Options that several commands share.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::link::relation::Triggers;
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

/// How sure a statement must be.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct ThresholdArgs {
    /// A statement less sure than this, 0 to 1, is kept as a claim, but not as an edge
    #[arg(long, value_name = "CONFIDENCE", default_value_t = 0.0, value_parser = confidence)]
    pub threshold: f32,
}

/// A number from 0 to 1.
fn confidence(typed: &str) -> Result<f32, String> {
    let number: Option<f32> = typed.parse().ok().filter(|n| (0.0..=1.0).contains(n));
    number.ok_or_else(|| "a confidence is a number from 0 to 1".to_owned())
}

/// Which words say which relation.
#[derive(Debug, clap::Args)]
pub struct RuleArgs {
    /// Relation rules of your own, one a line, in the form of `docs/rules.md`; `tupu rules check FILE` tries them
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
}

impl RuleArgs {
    /// The built-in rules with the user's own.
    pub fn triggers(&self) -> Result<Arc<Triggers>, Failure> {
        match &self.rules {
            None => Triggers::with_rows("", "").map(Arc::new).map_err(|e| Failure::new(e.to_string())),
            Some(path) => read_rules(path).map(Arc::new),
        }
    }

    /// `pipeline` with the user's own rules, where there are any.
    pub fn apply(&self, pipeline: Pipeline) -> Result<Pipeline, Failure> {
        match &self.rules {
            None => Ok(pipeline),
            Some(_) => Ok(pipeline.with_triggers(self.triggers()?)),
        }
    }
}

/// The built-in rules with those of the file.
pub fn read_rules(path: &Path) -> Result<Triggers, Failure> {
    let shown = path.display().to_string();
    let table = std::fs::read_to_string(path)
        .map_err(|error| Failure::new(format!("{shown}: cannot be read: {error}")))?;
    Triggers::with_rows(&shown, &table).map_err(|error| {
        let hint = "a line is `id TAB trigger TAB predicate TAB patterns TAB object types TAB example TAB \
                    counter-example`; docs/rules.md has one of each kind";
        Failure::new(error.to_string()).hint(hint)
    })
}

/// Which model reads names.
#[derive(Debug, clap::Args)]
pub struct ModelArgs {
    /// What finds names beside the rules: accurate, fast (twice as fast, half as many errors again),
    /// none (the rules alone), or a file that `tupu train` wrote
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
        Ok(pipeline.with_tagger(shipped::open_own(&self.model).map_err(|e| no_model(&e))?))
    }
}

/// The model called `name`, or in the file of that name.
pub fn open_model(name: &str) -> Result<Arc<dyn Tagger>, Failure> {
    shipped::open(name).map_err(|error| no_model(&error))
}

fn no_model(error: &shipped::OpenError) -> Failure {
    let hint = match error {
        shipped::OpenError::Convention { .. } => {
            "train it with `--corpus tupu=…` beside its own; `tupu evaluate ner --head` measures other heads"
                .to_owned()
        }
        _ => {
            format!("--model takes {}, none, or a file that `tupu train` wrote", shipped::SHIPPED.join(", "))
        }
    };
    Failure::new(error.to_string()).hint(hint)
}

/// Standard output, or the file that was named.
pub fn output(file: Option<&Path>) -> Result<Box<dyn Write>, Failure> {
    let Some(path) = file else { return Ok(Box::new(BufWriter::new(io::stdout().lock()))) };
    let file = File::create(path)
        .map_err(|error| Failure::new(format!("{}: cannot be written: {error}", path.display())))?;
    Ok(Box::new(BufWriter::new(file)))
}
