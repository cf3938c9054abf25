//! `tupu extract` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu extract`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu extract`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu extract` is being written"))
}
