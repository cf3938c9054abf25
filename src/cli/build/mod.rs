//! `tupu build`: reads articles and writes their graph into the store.

mod ingest;
mod stages;
mod summary;
#[cfg(test)]
mod tests;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::batch::{Item, for_each_article, report};
use super::common::{LexiconArgs, ModelArgs, RuleArgs, StoreArgs, ThresholdArgs};
use super::{Failure, Outcome, identify};
use crate::curation::Decision;
use crate::document::reader::{FieldMap, Format, ReadOptions};
use crate::iri::Base;
use crate::pipeline::Pipeline;
use crate::rdf::{Exporter, Options};
use crate::store::GraphStore;
pub(super) use stages::gazetteer;

use ingest::{Finished, Ingest, Note};

/// Arguments of `tupu build`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files and folders to read, or `-` for JSON Lines from standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreArgs,
    /// The place that 市委 and 我市 refer to (常州市), for all articles
    #[arg(long, value_name = "PLACE")]
    locality: Option<String>,
    /// Base of all IRIs; that of the store where it has one, else `https://w3id.org/tupu/`
    #[arg(long, value_name = "IRI")]
    base: Option<String>,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    model: ModelArgs,
    #[command(flatten)]
    threshold: ThresholdArgs,
    /// Do not keep whole texts, only the sentences that something rests on
    #[arg(long)]
    no_text: bool,
    /// Name of a JSON field in the input, as `text=body`; may be repeated
    #[arg(long = "field", value_name = "OURS=THEIRS")]
    fields: Vec<String>,
    /// Read everything as this format: markdown, html, text or jsonl
    #[arg(long, value_name = "FORMAT")]
    input_format: Option<Format>,
    /// How many threads; as many as there are cores where not given
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

/// Runs `tupu build`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let begin = Instant::now();
    let fields = args.fields.iter().try_fold(FieldMap::default(), |fields, rename| fields.with(rename));
    let fields = fields.map_err(|reason| Failure::usage(format!("--field: {reason}")))?;
    let options = ReadOptions { fields, format: args.input_format, locality: args.locality };
    if let Some(jobs) = args.jobs {
        // Only a second pool in one process can fail.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let wanted = args.base.as_deref().map(Base::new).transpose();
    let wanted = wanted.map_err(|reason| Failure::usage(format!("--base: {reason}")))?;
    let lexicon = args.lexicon.lexicon()?;
    let store = GraphStore::open(&args.store.store)?;
    let written = Options { text: !args.no_text, threshold: args.threshold.threshold };
    let exporter = Exporter::new(base(&store, wanted)?, written);
    let pipeline = args.rules.apply(args.model.pipeline(lexicon, exporter.base().clone())?)?;
    let (decisions, file) = identify::decisions(&args.store.store)?;
    let done = read(&args.paths, &options, &store, &exporter, &pipeline, &decisions)?;
    for line in identify::idle(&decisions, &done.identity, &file) {
        writeln!(std::io::stderr().lock(), "{line}")?;
    }
    for error in &done.errors {
        writeln!(std::io::stderr().lock(), "error: {error}")?;
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", summary::table(&done, begin.elapsed()))?;
    Ok(if done.tally.failed == 0 { Outcome::Done } else { Outcome::Partial })
}

/// One store has one base: with two, the same entity would be two.
fn base(store: &GraphStore, wanted: Option<Base>) -> Result<Base, Failure> {
    match (store.base()?, wanted) {
        (Some(kept), Some(wanted)) if kept != wanted => {
            let message = format!("--base: the IRIs of this store begin with `{}`", kept.as_str());
            Err(Failure::usage(message).hint("leave out `--base`, or name another folder with `--store DIR`"))
        }
        (kept, wanted) => Ok(kept.or(wanted).unwrap_or_default()),
    }
}

fn read(
    paths: &[PathBuf],
    options: &ReadOptions,
    store: &GraphStore,
    exporter: &Exporter,
    pipeline: &Pipeline,
    decisions: &[Decision],
) -> Result<Finished, Failure> {
    let progress = progress();
    let mut ingest = Ingest::new(store, exporter)?;
    let work = |article: &crate::document::Article| {
        ingest::Prepared::new(exporter.base(), pipeline.extract(article))
    };
    for_each_article(paths, options, work, |item| {
        match item {
            Item::Done(prepared) => {
                if let Some(note) = ingest.add(prepared)? {
                    progress.suspend(|| say(&note));
                }
                progress.inc(1);
            }
            Item::Warning(warning) => progress.suspend(|| report("warning", &warning)),
            Item::Error(error) => {
                progress.suspend(|| report("error", &error));
                ingest.failed();
            }
        }
        Ok(())
    })?;
    progress.finish_and_clear();
    if ingest.is_empty() {
        return Err(Failure::new("no article could be read"));
    }
    ingest.finish(pipeline.lexicon(), stages::gazetteer(pipeline.lexicon()), decisions)
}

fn say(note: &Note) {
    let _ = writeln!(std::io::stderr().lock(), "{note}");
}

/// A counter on a terminal, nothing in a pipe.
fn progress() -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}")
        .expect("invariant: the template is well-formed");
    ProgressBar::with_draw_target(None, target).with_style(style)
}
