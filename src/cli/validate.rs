//! `tupu validate` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu validate`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu validate`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu validate` is being written"))
}
