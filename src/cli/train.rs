//! `tupu train`: a model of corpora.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::common::LexiconArgs;
use super::{Failure, Outcome};
use crate::train::linear::{Options, train};
use crate::train::{Spec, TrainError, read};

/// Arguments of `tupu train`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which grade to train
    #[arg(long, value_enum)]
    grade: Grade,
    /// A corpus and the convention that it teaches; may be given several times. PATH is a .bio file, a .txt file with
    /// names marked as {P:陆昀}, a stand-off .tsv file, or a folder of such
    #[arg(long = "corpus", value_name = "HEAD=PATH", required = true)]
    corpora: Vec<String>,
    /// Folder of the texts that stand-off corpora annotate: SOURCE.jsonl, an object with id and text a line
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// Folder of vectors to cluster: char.vec, bigram.vec, word.vec, a string and its numbers a line
    #[arg(long, value_name = "DIR")]
    vectors: Option<PathBuf>,
    /// What random choices begin with: the same seed gives the same file
    #[arg(long, value_name = "N", default_value_t = Options::default().seed)]
    seed: u64,
    /// How often every sentence is seen
    #[arg(long, value_name = "N", default_value_t = Options::default().epochs)]
    passes: usize,
    /// The first step's length
    #[arg(long, value_name = "X", default_value_t = Options::default().rate)]
    rate: f32,
    /// How strongly weights are drawn to nothing
    #[arg(long, value_name = "X", default_value_t = Options::default().ridge)]
    ridge: f32,
    /// The share of words that are read as if they had never been seen, anew in each pass
    #[arg(long, value_name = "SHARE", default_value_t = Options::default().forget)]
    forget: f64,
    /// The share of sentences whose names are swapped for others, anew in each pass
    #[arg(long, value_name = "SHARE", default_value_t = Options::default().swap)]
    swap: f64,
    /// Largest size of the file, in bytes
    #[arg(long, value_name = "N", default_value_t = Options::default().size)]
    size: usize,
    /// Where to write the model
    #[arg(long, value_name = "FILE", default_value = "tupu.model")]
    out: PathBuf,
    #[command(flatten)]
    lexicon: LexiconArgs,
}

/// A kind of model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Grade {
    /// A linear chain: minutes to train, a million characters a second
    Fast,
}

/// Runs `tupu train`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let specs: Vec<Spec> =
        args.corpora.iter().map(|spec| spec.parse()).collect::<Result<_, _>>().map_err(|e| failure(&e))?;
    let (heads, corpora) = read(&specs, args.texts.as_deref()).map_err(|e| failure(&e))?;
    let lexicon = args.lexicon.lexicon()?;
    let options = Options {
        seed: args.seed,
        epochs: args.passes,
        rate: args.rate,
        ridge: args.ridge,
        forget: args.forget,
        swap: args.swap,
        vectors: args.vectors,
        size: args.size,
    };
    let mut report = |line: &str| {
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    };
    let bytes = match args.grade {
        Grade::Fast => {
            train(&heads, &corpora, &options, &lexicon, &mut report).map_err(|e| failure(&e))?.write()
        }
    };
    let shown = args.out.display();
    fs::write(&args.out, &bytes).map_err(|e| Failure::new(format!("{shown}: cannot be written: {e}")))?;
    report(&format!("{shown}: {} bytes", bytes.len()));
    Ok(Outcome::Done)
}

fn failure(error: &TrainError) -> Failure {
    let failure = match error {
        TrainError::Spec(_) => Failure::usage(error.to_string()),
        _ => Failure::new(error.to_string()),
    };
    match error.hint() {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}
