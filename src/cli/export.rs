//! `tupu export`: the whole graph in an RDF or network format, or as a picture.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::common::{StoreArgs, ThresholdArgs, output};
use super::{Failure, Outcome, knowledge};
use crate::rdf::without_weak_edges;
use crate::rdf::write::{RdfSyntax, write};
use crate::store::GraphStore;
use crate::visualise::{self, NetworkFormat};

/// Arguments of `tupu export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Rdf(RdfSyntax::NQuads))]
    format: Format,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    threshold: ThresholdArgs,
    #[command(flatten)]
    store: StoreArgs,
}

/// All formats: those of RDF, and those of networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Rdf(RdfSyntax),
    Network(NetworkFormat),
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Format::Rdf(RdfSyntax::NQuads),
            Format::Rdf(RdfSyntax::TriG),
            Format::Rdf(RdfSyntax::Turtle),
            Format::Rdf(RdfSyntax::JsonLd),
            Format::Rdf(RdfSyntax::RdfXml),
            Format::Rdf(RdfSyntax::NTriples),
            Format::Network(NetworkFormat::Graphml),
            Format::Network(NetworkFormat::Gexf),
            Format::Network(NetworkFormat::Dot),
            Format::Network(NetworkFormat::Html),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Format::Rdf(syntax) => syntax.to_possible_value(),
            Format::Network(format) => format.to_possible_value(),
        }
    }
}

/// Runs `tupu export`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let Args { format, output: file, threshold, store } = args;
    let threshold = threshold.threshold;
    let store = store.open_read_only()?;
    let mut out = output(file.as_deref())?;
    match format {
        Format::Rdf(syntax) => rdf(&store, syntax, threshold, &mut out)?,
        Format::Network(format) => {
            visualise::export(format, &knowledge::of_store_above(&store, threshold)?, &mut out)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn rdf(store: &GraphStore, syntax: RdfSyntax, threshold: f32, out: &mut dyn Write) -> Result<(), Failure> {
    let quads = store.quads().collect::<Result<Vec<_>, _>>()?;
    let quads = if threshold > 0.0 { without_weak_edges(quads, threshold) } else { quads };
    let base = store.base()?.unwrap_or_default();
    Ok(write(syntax, quads, &base, out)?)
}
