//! `tupu worker`: answers the queries of one `tupu serve`; not for people.

use std::path::PathBuf;
use std::time::Duration;

use super::{Failure, Outcome};
use crate::serve::worker::{WorkerLimits, work};

/// Arguments of `tupu worker`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of the store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
    /// Memory of a query in MiB
    #[arg(long)]
    memory: usize,
    /// Processor time of a query
    #[arg(long)]
    seconds: u64,
    /// Size of an answer in bytes
    #[arg(long)]
    answer: usize,
    /// Open the store for writing
    #[arg(long)]
    writable: bool,
}

/// Runs `tupu worker` until standard input ends.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let Args { store, memory, seconds, answer, writable } = args;
    work(&store, writable, WorkerLimits { memory, time: Duration::from_secs(seconds), answer })?;
    Ok(Outcome::Done)
}
