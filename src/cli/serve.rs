//! `tupu serve` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu serve`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu serve`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu serve` is being written"))
}
