//! `tupu evaluate` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu evaluate`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu evaluate`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu evaluate` is being written"))
}
