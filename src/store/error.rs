//! [`StoreError`]: what keeps a store from being opened, read or written.

use std::io;
use std::path::{Path, PathBuf};

use oxigraph::store::StorageError;

/// Why a store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is none.
    #[error("no store at `{}`", folder.display())]
    Missing {
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// There is something else.
    #[error("`{}` is not a store: it holds other files", folder.display())]
    Foreign {
        /// The folder.
        folder: PathBuf,
    },
    /// Another program writes to it.
    #[error("the store `{}` is in use: another tupu is writing to it", folder.display())]
    Locked {
        /// The folder.
        folder: PathBuf,
    },
    /// This program was built without RocksDB.
    #[error("the store `{}` needs RocksDB, which this tupu was built without", folder.display())]
    NeedsRocksDb {
        /// The folder.
        folder: PathBuf,
    },
    /// It was written without RocksDB.
    #[error("the store `{}` was written without RocksDB and can only be read by this tupu", folder.display())]
    ReadOnly {
        /// The folder.
        folder: PathBuf,
    },
    /// Its files are damaged.
    #[error("the store `{}` is broken: {reason}", folder.display())]
    Broken {
        /// The folder.
        folder: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The system refused.
    #[error("the store `{}`: {source}", folder.display())]
    Io {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl StoreError {
    /// What to do about it.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing { .. } => "`tupu build PATH` makes one, `--store DIR` names another",
            Self::Foreign { .. } => "name a new or empty folder with `--store DIR`",
            Self::Locked { .. } => "wait until it is done, or name another folder with `--store DIR`",
            Self::NeedsRocksDb { .. } => "build tupu with its default features",
            Self::ReadOnly { .. } => "name another folder with `--store DIR` and build the articles into it",
            Self::Broken { .. } => "remove the folder and build the articles again",
            Self::Io { .. } => return None,
        })
    }

    /// What oxigraph says, told apart by cause.
    pub(super) fn storage(folder: &Path, error: &StorageError) -> Self {
        let (folder, reason) = (folder.to_owned(), error.to_string().replace('\n', " "));
        match error {
            // RocksDB gives no other sign than these words.
            _ if reason.contains("lock file") || reason.contains("lock hold by") => Self::Locked { folder },
            StorageError::Io(source) if source.kind() == io::ErrorKind::PermissionDenied => {
                Self::Io { folder, source: io::Error::new(source.kind(), reason) }
            }
            StorageError::Io(source)
                if matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) =>
            {
                Self::Io { folder, source: io::Error::new(source.kind(), reason) }
            }
            _ => Self::Broken { folder, reason },
        }
    }
}
