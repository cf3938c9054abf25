//! `tupu link`: entities and statements of articles whose names are given.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use super::common::{LexiconArgs, output};
use super::evaluate::gold;
use super::{Failure, Outcome};
use crate::document::Article;
use crate::document::reader::{ReadOptions, read_bytes};
use crate::evaluate::Gold;
use crate::iri::Base;
use crate::pipeline::Pipeline;
use crate::recognise::Mention;

/// Arguments of `tupu link`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of articles, NAME.md, each with its names beside it, NAME.json, as `tupu evaluate` reads it
    #[arg(long, value_name = "GOLD_DIR")]
    mentions: PathBuf,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    lexicon: LexiconArgs,
}

/// Runs `tupu link`.
pub fn run(args: &Args) -> Result<Outcome, Failure> {
    let pipeline = Pipeline::new(args.lexicon.lexicon()?, Base::default());
    let mut output = output(args.output.as_deref())?;
    for gold in gold(&args.mentions)? {
        for article in articles(&gold)? {
            let mentions = mentions(&gold, &article, &pipeline);
            serde_json::to_writer(&mut output, &pipeline.link(&article, mentions))
                .map_err(|error| Failure::from(std::io::Error::from(error)))?;
            output.write_all(b"\n")?;
        }
    }
    output.flush()?;
    Ok(Outcome::Done)
}

fn articles(gold: &Gold) -> Result<Vec<Article>, Failure> {
    let shown = gold.path.display().to_string();
    let bytes =
        fs::read(&gold.path).map_err(|error| Failure::new(format!("{shown}: cannot be read: {error}")))?;
    let failed = |error: crate::document::reader::ReadError| Failure::new(error.to_string());
    let readings = read_bytes(&shown, &shown, &bytes, &ReadOptions::default()).map_err(failed)?;
    readings.into_iter().map(|reading| Ok(reading.map_err(failed)?.article)).collect()
}

fn mentions(gold: &Gold, article: &Article, pipeline: &Pipeline) -> Vec<Mention> {
    let text = article.text();
    let given = gold.article.mentions_in(text.as_str());
    let mention = |m: &crate::evaluate::GivenMention| {
        let span = text.span_of_chars(m.begin..m.end)?;
        let class = pipeline.lexicon().class_of(article.slice(span), m.kind);
        Some(Mention { span, kind: m.kind, class, confidence: 1.0, recogniser: "given", rule: "given" })
    };
    given.iter().filter_map(mention).collect()
}
