//! Options that several commands share.

use std::path::PathBuf;

/// Where the store is.
#[derive(Debug, clap::Args)]
pub struct StoreArgs {
    /// Folder of the store
    #[arg(long, value_name = "DIR", env = "TUPU_STORE", default_value = "tupu-store")]
    pub store: PathBuf,
}
