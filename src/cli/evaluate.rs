//! `tupu evaluate`: the figures of extraction against hand-made gold.

use std::fs::{self, File};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use rayon::prelude::*;
use serde::Serialize;

use super::batch::report;
use super::common::{LexiconArgs, ModelArgs, RuleArgs};
use super::{Failure, Outcome, ner};
use crate::document::reader::{ReadError, ReadOptions, read_bytes};
use crate::evaluate::{Gold, Prediction, Score, evaluate, load, read_predictions, text_report};
use crate::iri::Base;
use crate::pipeline::Pipeline;

/// Arguments of `tupu evaluate`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    #[command(subcommand)]
    part: Option<Part>,
    /// Folder of articles, NAME.md, each with its gold beside it, NAME.json
    #[arg(value_name = "GOLD_DIR", required = true)]
    gold: Option<PathBuf>,
    /// Score this output of `tupu extract`, or of another program, instead of extracting now
    #[arg(long, value_name = "FILE.jsonl")]
    predictions: Option<PathBuf>,
    /// Also print what was missed and what was wrong, a line each
    #[arg(long)]
    errors: bool,
    /// How to print the figures
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    model: ModelArgs,
}

/// What is scored by itself.
#[derive(Debug, clap::Subcommand)]
enum Part {
    /// Score a model of names alone, on sentences of a BIO file
    Ner(ner::Args),
}

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// A row a kind of thing
    Text,
    /// One object
    Json,
}

/// Runs `tupu evaluate`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let Args { part, gold: folder, predictions, errors, format, lexicon, rules, model } = args;
    if let Some(Part::Ner(args)) = part {
        return ner::run(&args);
    }
    let folder = folder.unwrap_or_default();
    let gold = gold(&folder)?;
    let predictions = match predictions {
        Some(path) => given(&path)?,
        None => extracted(&gold, &rules.apply(model.pipeline(lexicon.lexicon()?, Base::default())?)?),
    };
    let evaluation = evaluate(&gold, &predictions);
    let mut output = std::io::stdout().lock();
    match format {
        OutputFormat::Text => output.write_all(text_report(&evaluation.score).as_bytes())?,
        OutputFormat::Json => writeln!(output, "{}", json(&evaluation.score))?,
    }
    if errors {
        writeln!(output, "{}", evaluation.errors.join("\n"))?;
    }
    Ok(Outcome::Done)
}

/// The articles of a gold folder.
pub(super) fn gold(folder: &Path) -> Result<Vec<Gold>, Failure> {
    let hint = "a gold folder holds articles NAME.md, each with its annotation NAME.json beside it";
    if !folder.is_dir() {
        return Err(Failure::new(format!("{}: no such folder", folder.display())).hint(hint));
    }
    let gold = load(folder).map_err(|error| Failure::new(error.to_string()).hint(hint))?;
    if gold.is_empty() {
        return Err(Failure::new(format!("{}: no article with gold", folder.display())).hint(hint));
    }
    Ok(gold)
}

fn given(path: &Path) -> Result<Vec<Prediction>, Failure> {
    let shown = path.display();
    let file = File::open(path).map_err(|error| Failure::new(format!("{shown}: cannot be read: {error}")))?;
    read_predictions(BufReader::new(file)).map_err(|error| {
        Failure::new(format!("{shown}:{error}")).hint("a line is what `tupu extract` prints of an article")
    })
}

/// What this program finds. An article that it cannot read has no prediction.
fn extracted(gold: &[Gold], pipeline: &Pipeline) -> Vec<Prediction> {
    let found: Vec<Result<Prediction, ReadError>> =
        gold.par_iter().flat_map(|gold| read_and_extract(&gold.path, pipeline)).collect();
    let mut predictions = Vec::with_capacity(found.len());
    for result in found {
        match result {
            Ok(prediction) => predictions.push(prediction),
            Err(error) => report("error", &error),
        }
    }
    predictions
}

fn read_and_extract(path: &Path, pipeline: &Pipeline) -> Vec<Result<Prediction, ReadError>> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| ReadError::new(&shown, format!("cannot be read: {error}")));
    let read = bytes.and_then(|bytes| read_bytes(&shown, &shown, &bytes, &ReadOptions::default()));
    match read {
        Ok(readings) => readings
            .into_iter()
            .map(|reading| Ok(Prediction::from(&pipeline.extract(&reading?.article))))
            .collect(),
        Err(error) => vec![Err(error)],
    }
}

/// Indented by one blank.
fn json(score: &Score) -> String {
    let mut out = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, formatter);
    score.serialize(&mut serializer).expect("invariant: a record of finite numbers is JSON");
    String::from_utf8_lossy(&out).into_owned()
}
