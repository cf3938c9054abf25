//! `tupu evaluate ner`: the figures of a sequence tagger alone.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use super::common::{LexiconArgs, open_model};
use super::{Failure, Outcome};
use crate::evaluate::{NerScore, Words, swap_persons};
use crate::segment::Segmenter;
use crate::tagger::{Head, Input, OWN_HEAD, Tagger, read_bio};

/// Sentences that are tagged at once.
const BATCH: usize = 256;

/// Arguments of `tupu evaluate ner`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches of the command line")]
pub struct Args {
    /// Sentences with their names: a character and its tag a line, an empty line after each sentence
    #[arg(value_name = "FILE.bio")]
    gold: PathBuf,
    /// The model: accurate, fast, or a file that `tupu train` wrote
    #[arg(long, value_name = "MODEL", default_value = "accurate")]
    model: String,
    /// The convention to answer in; without it the one that knows all kinds of the file, or else our own. Kinds that the
    /// convention does not know are compared as Person, Place and Organisation
    #[arg(long, value_name = "NAME")]
    head: Option<String>,
    /// Compare as Person, Place and Organisation even where the convention knows the file's own kinds
    #[arg(long)]
    map: bool,
    /// Put other persons in the place of the file's: surnames and given names of the same length change places
    #[arg(long)]
    swap: bool,
    /// Also print how many of the names given a confidence are right
    #[arg(long)]
    reliability: bool,
    /// Also print what was missed and what was wrong, a line each
    #[arg(long)]
    errors: bool,
    #[command(flatten)]
    lexicon: LexiconArgs,
}

/// Runs `tupu evaluate ner`.
pub fn run(args: &Args) -> Result<Outcome, Failure> {
    let shown = args.gold.display().to_string();
    let content =
        fs::read_to_string(&args.gold).map_err(|e| Failure::new(format!("{shown}: cannot be read: {e}")))?;
    let mut gold = Head::named("");
    let mut samples = read_bio(&shown, &content, &mut gold).map_err(|e| Failure::new(e.to_string()))?;
    let tagger = open_model(&args.model)?;
    let head = choose(tagger.as_ref(), &gold, args.head.as_deref())?;
    let convention = &tagger.heads()[head];
    let words = if args.map { Words::Ours } else { Words::of(&gold, convention) };
    let lexicon = args.lexicon.lexicon()?;
    if args.swap {
        swap_persons(&mut samples, &gold, &lexicon);
    }
    let segmenter = Segmenter::new(&lexicon);
    let mut score = NerScore::default();
    let mut errors = Vec::new();
    for batch in samples.chunks(BATCH) {
        let inputs: Vec<Input> = batch.iter().map(|s| Input::new(&s.text, &segmenter, &lexicon)).collect();
        for (sample, found) in batch.iter().zip(tagger.tag(head, &inputs)) {
            score.add(&words, (&gold, sample), (convention, &found));
            if args.errors {
                errors.extend(words.errors((&gold, sample), (convention, &found)));
            }
        }
    }
    let mut output = std::io::stdout().lock();
    output.write_all(score.report().as_bytes())?;
    if args.reliability {
        write!(output, "\n{}", score.reliability())?;
    }
    for error in errors {
        writeln!(output, "{error}")?;
    }
    Ok(Outcome::Done)
}

/// The head that was asked for, or the one that knows all kinds of `gold`, or our own.
fn choose(tagger: &dyn Tagger, gold: &Head, asked: Option<&str>) -> Result<usize, Failure> {
    let heads = tagger.heads();
    let called = |name: &str| heads.iter().position(|head| head.name == name);
    let found = match asked {
        Some(name) => called(name),
        None => {
            heads.iter().position(|head| Words::of(gold, head) == Words::Same).or_else(|| called(OWN_HEAD))
        }
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = heads.iter().map(|head| head.name.as_str()).collect();
        let asked = asked.map_or_else(|| "one that fits the file".to_owned(), |name| format!("`{name}`"));
        Failure::usage(format!("the model has no head {asked}")).hint(format!("it has: {}", names.join(", ")))
    })
}
