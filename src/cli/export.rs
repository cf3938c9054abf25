//! `tupu export` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu export`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu export`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu export` is being written"))
}
