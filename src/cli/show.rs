//! `tupu show` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu show`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu show`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu show` is being written"))
}
