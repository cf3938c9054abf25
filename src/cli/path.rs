//! `tupu path` (being written).

use super::{Failure, Outcome};

/// Arguments of `tupu path`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `tupu path`.
pub fn run(_args: Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`tupu path` is being written"))
}
