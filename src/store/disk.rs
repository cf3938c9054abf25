//! A store as a RocksDB folder.

use std::fs;
use std::path::Path;

use super::StoreError;
#[cfg(feature = "rocksdb")]
use super::{GraphStore, Persistence};
#[cfg(feature = "rocksdb")]
use oxigraph::store::Store;

/// The file that every RocksDB folder has.
const CURRENT: &str = "CURRENT";

/// Refuses folders that hold something else, and removes what a killed bulk load left behind.
pub(super) fn prepare(folder: &Path) -> Result<(), StoreError> {
    let io = |source| StoreError::Io { folder: folder.to_owned(), source };
    if !folder.exists() {
        return fs::create_dir_all(folder).map_err(io);
    }
    let (mut names, mut ours) = (Vec::new(), false);
    for entry in folder.read_dir().map_err(io)? {
        let name = entry.map_err(io)?.file_name().to_string_lossy().into_owned();
        ours |= name == CURRENT || name == super::file::FILE_NAME || name == "LOCK";
        names.push(name);
    }
    if !ours && !names.is_empty() {
        return Err(StoreError::Foreign { folder: folder.to_owned() });
    }
    if cfg!(feature = "rocksdb") && names.iter().any(|name| name == super::file::FILE_NAME) {
        return Err(StoreError::ReadOnly { folder: folder.to_owned() });
    }
    if cfg!(not(feature = "rocksdb")) && names.iter().any(|name| name == CURRENT) {
        return Err(StoreError::NeedsRocksDb { folder: folder.to_owned() });
    }
    Ok(())
}

/// Says what is missing where `folder` holds no store.
pub(super) fn require(folder: &Path) -> Result<(), StoreError> {
    if folder.join(CURRENT).is_file() {
        return Ok(());
    }
    let folder = folder.to_owned();
    let empty = folder.read_dir().map_or(true, |mut entries| entries.next().is_none());
    Err(if empty { StoreError::Missing { folder } } else { StoreError::Foreign { folder } })
}

#[cfg(feature = "rocksdb")]
pub(super) fn open(folder: &Path) -> Result<GraphStore, StoreError> {
    let inner = Store::open(folder).map_err(|error| StoreError::storage(folder, &error))?;
    // Only now, with the lock held, is it certain that no other program is loading.
    remove_leftovers(folder);
    Ok(GraphStore::of(inner, folder, Persistence::RocksDb))
}

#[cfg(feature = "rocksdb")]
pub(super) fn open_read_only(folder: &Path) -> Result<GraphStore, StoreError> {
    let inner = Store::open_read_only(folder).map_err(|error| StoreError::storage(folder, &error))?;
    Ok(GraphStore::of(inner, folder, Persistence::Memory))
}

/// A bulk load that was killed leaves `bulk-*.sst`, which nothing refers to.
#[cfg(feature = "rocksdb")]
fn remove_leftovers(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("bulk-") && Path::new(&*name).extension().is_some_and(|end| end == "sst") {
            // What cannot be removed costs room, no more.
            let _ = fs::remove_file(entry.path());
        }
    }
}
