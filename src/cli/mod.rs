//! The command line: one file a subcommand, each with its `Args` and a `run` that returns an [`Outcome`].

mod batch;
mod build;
mod common;
mod curate;
mod doctor;
mod evaluate;
mod explain;
mod export;
mod extract;
mod failure;
mod identify;
mod knowledge;
mod link;
mod ner;
mod path;
mod query;
mod rules;
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
    /// Link names that are given, and print what `extract` prints
    Link(link::Args),
    /// Print what the store knows of one entity
    Show(show::Args),
    /// Print how two entities are connected
    Path(path::Args),
    /// Print why a statement is believed, or not made, or why a mention was taken for an entity
    Explain(explain::Args),
    /// Ask the store a SPARQL query, or one of the ready-made ones
    Query(query::Args),
    /// Write the whole graph in an RDF or network format, or as a picture
    Export(export::Args),
    /// Serve SPARQL over HTTP, read-only, on this machine
    Serve(serve::Args),
    /// Answer the queries of one `tupu serve`
    #[command(hide = true)]
    Worker(worker::Args),
    /// Say what is one, what is two, what it is called: kept, and replayed on every build
    Curate(curate::Args),
    /// List what a person should look at: likely duplicates, entities of two types, odd names
    Doctor(doctor::Args),
    /// Check the store against the shapes of the ontology
    Validate(validate::Args),
    /// Try relation rules of your own on their examples
    Rules(rules::Args),
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
        Command::Link(args) => link::run(&args),
        Command::Show(args) => show::run(args),
        Command::Path(args) => path::run(args),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Query(args) => query::run(args),
        Command::Export(args) => export::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Worker(args) => worker::run(args),
        Command::Curate(args) => curate::run(args),
        Command::Doctor(args) => doctor::run(&args),
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
