//! `tupu train`: a model of corpora.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::common::LexiconArgs;
use super::{Failure, Outcome};
use crate::lexicon::Lexicon;
use crate::tagger::Head;
use crate::train::linear::Options;
use crate::train::{Corpus, Spec, TrainError, linear, neural, read, vectors};

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
    /// Folder of vectors that `--grade vectors` wrote; the accurate grade needs them, the fast one may do without
    #[arg(long, value_name = "DIR")]
    vectors: Option<PathBuf>,
    /// What random choices begin with: the same seed gives the same file
    #[arg(long, value_name = "N", default_value_t = Options::default().seed)]
    seed: u64,
    /// How often every sentence is seen
    #[arg(long, value_name = "N")]
    passes: Option<usize>,
    /// The largest step's length
    #[arg(long, value_name = "X")]
    rate: Option<f32>,
    /// Fast grade: how strongly weights are drawn to nothing
    #[arg(long, value_name = "X", default_value_t = Options::default().ridge)]
    ridge: f32,
    /// Fast grade: the share of words that are read as if they had never been seen, anew in each pass
    #[arg(long, value_name = "SHARE", default_value_t = Options::default().forget)]
    forget: f64,
    /// The share of sentences whose names are swapped for others, anew in each pass
    #[arg(long, value_name = "SHARE")]
    swap: Option<f64>,
    /// Fast grade: largest size of the file, in bytes
    #[arg(long, value_name = "N", default_value_t = Options::default().size)]
    size: usize,
    /// Where to write the model, or the folder of vectors
    #[arg(long, value_name = "FILE", default_value = "tupu.model")]
    out: PathBuf,
    #[command(flatten)]
    lexicon: LexiconArgs,
}

/// A kind of model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Grade {
    /// Vectors of characters, bigrams and words, learned from the texts and the corpora
    Vectors,
    /// A linear chain: minutes to train, a million characters a second
    Fast,
    /// A bidirectional LSTM with a chain: half an hour to train
    Accurate,
}

/// Runs `tupu train`.
#[expect(clippy::needless_pass_by_value, reason = "every command takes its arguments")]
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let specs: Vec<Spec> =
        args.corpora.iter().map(|spec| spec.parse()).collect::<Result<_, _>>().map_err(|e| failure(&e))?;
    let (heads, corpora) = read(&specs, args.texts.as_deref()).map_err(|e| failure(&e))?;
    let lexicon = args.lexicon.lexicon()?;
    let shown = args.out.display();
    let bytes = match args.grade {
        Grade::Vectors => {
            let texts = args.texts.as_deref().ok_or_else(|| needed("--texts", "the folder of raw news"))?;
            let seed = args.seed;
            vectors::learn(texts, &corpora, &lexicon, seed, &args.out, &mut report)
                .map_err(|e| failure(&e))?;
            return Ok(Outcome::Done);
        }
        Grade::Fast => fast(&args, &heads, &corpora, &lexicon)?,
        Grade::Accurate => accurate(&args, &heads, &corpora, &lexicon)?,
    };
    fs::write(&args.out, &bytes).map_err(|e| Failure::new(format!("{shown}: cannot be written: {e}")))?;
    report(&format!("{shown}: {} bytes", bytes.len()));
    Ok(Outcome::Done)
}

fn fast(args: &Args, heads: &[Head], corpora: &[Corpus], lexicon: &Lexicon) -> Result<Vec<u8>, Failure> {
    let usual = Options::default();
    let options = Options {
        seed: args.seed,
        epochs: args.passes.unwrap_or(usual.epochs),
        rate: args.rate.unwrap_or(usual.rate),
        ridge: args.ridge,
        forget: args.forget,
        swap: args.swap.unwrap_or(usual.swap),
        vectors: args.vectors.clone(),
        size: args.size,
    };
    let model = linear::train(heads, corpora, &options, lexicon, &mut report);
    Ok(model.map_err(|e| failure(&e))?.write())
}

fn accurate(args: &Args, heads: &[Head], corpora: &[Corpus], lexicon: &Lexicon) -> Result<Vec<u8>, Failure> {
    let vectors =
        args.vectors.clone().ok_or_else(|| needed("--vectors", "the folder that `--grade vectors` wrote"))?;
    let mut options = neural::Options::new(vectors);
    options.seed = args.seed;
    options.passes = args.passes.unwrap_or(options.passes).max(1);
    options.rate = args.rate.unwrap_or(options.rate);
    options.swap = args.swap.unwrap_or(options.swap);
    let model = neural::train(heads, corpora, &options, lexicon, &mut |pass, loss, _| {
        report(&format!("pass {pass}: loss {loss:.4} a sentence"));
    });
    Ok(model.map_err(|e| failure(&e))?.write())
}

fn report(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

fn needed(option: &str, what: &str) -> Failure {
    Failure::usage(format!("this grade needs {option}, {what}"))
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
