//! `tupu query` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu query`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu query`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu query` is being written"))
}
