//! `tupu extract`: what the articles say, as JSON, JSON Lines, BIO, marked sentences or a coloured page.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::batch::{Item, for_each_article, report};
use super::common::{LexiconArgs, ModelArgs, RuleArgs, ThresholdArgs, output};
use super::{Failure, Outcome};
use crate::document::Article;
use crate::document::reader::{FieldMap, Format, ReadOptions};
use crate::extraction::{Extraction, bio::to_bio, marked::to_marked};
use crate::iri::Base;
use crate::visualise;

/// Arguments of `tupu extract`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files and folders to read, or `-` for JSON Lines from standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = OutputFormat::Jsonl)]
    format: OutputFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The place that 市委 and 我市 refer to (常州市), for all articles
    #[arg(long, value_name = "PLACE")]
    locality: Option<String>,
    /// Base of all IRIs
    #[arg(long, value_name = "IRI", default_value = Base::DEFAULT)]
    base: String,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    threshold: ThresholdArgs,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    model: ModelArgs,
    /// Name of a JSON field in the input, as `text=body`; may be repeated
    #[arg(long = "field", value_name = "OURS=THEIRS")]
    fields: Vec<String>,
    /// Read everything as this format: markdown, html, text or jsonl
    #[arg(long, value_name = "FORMAT")]
    input_format: Option<Format>,
}

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// One array
    Json,
    /// One object a line
    Jsonl,
    /// One character a line with its tag
    Bio,
    /// One sentence a line, names in braces: to correct by hand and to train on
    Marked,
    /// One page, mentions coloured
    Html,
}

impl OutputFormat {
    /// What stands before, between and after the articles.
    fn frame(self) -> [&'static str; 3] {
        match self {
            OutputFormat::Json => ["[\n", ",\n", "\n]\n"],
            OutputFormat::Jsonl | OutputFormat::Bio | OutputFormat::Marked => ["", "", ""],
            OutputFormat::Html => [visualise::text::BEGIN, "", visualise::text::END],
        }
    }

    fn render(self, extraction: &Extraction) -> String {
        let invariant = "invariant: a record of strings and finite numbers is JSON";
        match self {
            OutputFormat::Json => serde_json::to_string_pretty(extraction).expect(invariant),
            OutputFormat::Jsonl => serde_json::to_string(extraction).expect(invariant) + "\n",
            OutputFormat::Bio => to_bio(extraction),
            OutputFormat::Marked => to_marked(extraction),
            OutputFormat::Html => visualise::text::article(extraction),
        }
    }
}

/// Runs `tupu extract`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let base = Base::new(&args.base).map_err(|reason| Failure::usage(format!("--base: {reason}")))?;
    let pipeline = args.rules.apply(args.model.pipeline(args.lexicon.lexicon()?, base)?)?;
    let fields = args.fields.iter().try_fold(FieldMap::default(), |fields, rename| fields.with(rename));
    let fields = fields.map_err(|reason| Failure::usage(format!("--field: {reason}")))?;
    let options = ReadOptions { fields, format: args.input_format, locality: args.locality };
    let mut output = output(args.output.as_deref())?;
    let [before, between, after] = args.format.frame();

    let (mut articles, mut errors) = (0_usize, 0_usize);
    let threshold = args.threshold.threshold;
    let work = |article: &Article| {
        let mut extraction = pipeline.extract(article);
        extraction.relations.retain(|relation| relation.confidence >= threshold);
        args.format.render(&extraction)
    };
    for_each_article(&args.paths, &options, work, |item| {
        match item {
            Item::Done(text) => {
                output.write_all(if articles == 0 { before } else { between }.as_bytes())?;
                output.write_all(text.as_bytes())?;
                articles += 1;
            }
            Item::Warning(warning) => report("warning", &warning),
            Item::Error(error) => {
                report("error", &error);
                errors += 1;
            }
        }
        Ok(())
    })?;
    if articles == 0 {
        return Err(Failure::new("no article could be read"));
    }
    output.write_all(after.as_bytes())?;
    output.flush()?;
    Ok(if errors == 0 { Outcome::Done } else { Outcome::Partial })
}
