//! `tupu rules check`: whether a user's relation rules do what their examples say.

use std::io::Write;
use std::path::PathBuf;

use super::common::read_rules;
use super::{Failure, Outcome};
use crate::link::relation::failures;

/// Arguments of `tupu rules`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Try each rule of a file on its example and its counter-example
    Check {
        /// The file: id, trigger, predicate, patterns, object types, example, counter-example, with tabs between
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// Runs `tupu rules`.
pub fn run(args: &Args) -> Result<Outcome, Failure> {
    let Command::Check { file } = &args.command;
    let triggers = read_rules(file)?;
    let own: Vec<_> = triggers.rows().filter(|row| row.own).collect();
    if own.is_empty() {
        return Err(Failure::new(format!("{}: no rule in it", file.display())));
    }
    let failures: Vec<Vec<String>> = own.iter().map(|row| failures(row, &triggers)).collect();
    let bad = failures.iter().filter(|wrong| !wrong.is_empty()).count();
    let mut out = std::io::stdout().lock();
    for failure in failures.iter().flatten() {
        writeln!(out, "{failure}")?;
    }
    writeln!(out, "{} rules, {} as their examples say, {bad} not", own.len(), own.len() - bad)?;
    if bad > 0 {
        return Err(Failure::new(format!("{}: {bad} rules fail", file.display())));
    }
    Ok(Outcome::Done)
}
