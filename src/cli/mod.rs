//! The command line: one file a subcommand, each with its `Args` and a `run` that returns an [`Outcome`].

mod batch;
mod build;
mod common;
mod evaluate;
mod export;
mod extract;
mod failure;
mod knowledge;
mod ner;
mod path;
mod query;
mod serve;
mod show;
#[cfg(feature = "train")]
mod train;
mod validate;
mod worker;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use failure::{Failure, Outcome};

/// 图谱: Chinese news into a knowledge graph, offline, every fact traced to the characters that say it
#[derive(Debug, Parser)]
#[command(name = "tupu", version, propagate_version = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles and write their graph into the store
    Build(build::Args),
    /// Print what the articles say, one JSON object an article
    Extract(extract::Args),
    /// Print what the store knows of one entity
    Show(show::Args),
    /// Print how two entities are connected
    Path(path::Args),
    /// Ask the store a SPARQL query, or one of the ready-made ones
    Query(query::Args),
    /// Write the whole graph in an RDF or network format, or as a picture
    Export(export::Args),
    /// Serve SPARQL over HTTP, read-only, on this machine
    Serve(serve::Args),
    /// Answer the queries of one `tupu serve`
    #[command(hide = true)]
    Worker(worker::Args),
    /// Check the store against the shapes of the ontology
    Validate(validate::Args),
    /// Score extraction against hand-made gold
    Evaluate(evaluate::Args),
    /// Learn a model of names from annotated sentences
    #[cfg(feature = "train")]
    Train(train::Args),
}

/// Runs the command line and gives the process's exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result: Result<Outcome, Failure> = match cli.command {
        Command::Build(args) => build::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Show(args) => show::run(args),
        Command::Path(args) => path::run(args),
        Command::Query(args) => query::run(args),
        Command::Export(args) => export::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Worker(args) => worker::run(args),
        Command::Validate(args) => validate::run(args),
        Command::Evaluate(args) => evaluate::run(args),
        #[cfg(feature = "train")]
        Command::Train(args) => train::run(args),
    };
    match result {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr().lock(), "{failure}");
            ExitCode::from(failure.code())
        }
    }
}
