//! `tupu build` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu build`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu build`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu build` is being written"))
}
