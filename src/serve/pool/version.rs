//! Which build of the store is the newest whole one.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rustix::process::{Flock, FlockType, fcntl_getlk};

use crate::store::FILE_NAME;

/// Stands for the files of a store as they were at some time.
pub(in super::super) type Version = u64;

/// How often a store is looked at.
const OFTEN: Duration = Duration::from_millis(500);

/// Looks at a store, not too often.
pub(super) struct Watched(Mutex<(Version, Instant)>);

impl Watched {
    pub(super) fn new(folder: &Path) -> Self {
        Self(Mutex::new((version(folder), Instant::now())))
    }

    /// The newest version that nobody is writing to.
    pub(super) fn version(&self, folder: &Path) -> Version {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if last.1.elapsed() >= OFTEN {
            *last = (last.0, Instant::now());
            let now = version(folder);
            if now != last.0 && !is_written(folder) {
                last.0 = now;
            }
        }
        last.0
    }

    /// Looks at once: the store has just been written.
    pub(super) fn look(&self, folder: &Path) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (version(folder), Instant::now());
    }
}

/// Names, sizes and times of the files that hold data.
fn version(folder: &Path) -> Version {
    let mut files: Vec<_> = folder
        .read_dir()
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let end = Path::new(&name).extension().map_or("", |end| end.to_str().unwrap_or(""));
            let holds = name == FILE_NAME
                || name == "CURRENT"
                || name.starts_with("MANIFEST")
                || matches!(end, "sst" | "log");
            let known = entry.metadata().ok().filter(|_| holds)?;
            Some((name, known.len(), known.modified().ok()))
        })
        .collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    hasher.finish()
}

/// Whether another process holds the lock of a RocksDB folder. A store that is a file is put in place at one blow.
fn is_written(folder: &Path) -> bool {
    if folder.join(FILE_NAME).is_file() {
        return false;
    }
    // Opened for writing as an exclusive lock is asked after, never taken: a build must not meet a lock of ours.
    let Ok(lock) = fs::OpenOptions::new().write(true).open(folder.join("LOCK")) else { return false };
    let asked = |lock: &File| fcntl_getlk(lock, &Flock::from(FlockType::WriteLock));
    asked(&lock).is_ok_and(|holder| holder.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_that_was_written_has_a_new_version() {
        let folder = tempfile::tempdir().unwrap();
        let before = version(folder.path());
        fs::write(folder.path().join("LOG"), "said").unwrap();
        assert_eq!(version(folder.path()), before);
        fs::write(folder.path().join(FILE_NAME), "").unwrap();
        let watched = Watched::new(folder.path());
        assert_ne!(version(folder.path()), before);
        fs::write(folder.path().join(FILE_NAME), "<a:a> <a:b> <a:c> .\n").unwrap();
        let old = watched.version(folder.path());
        watched.look(folder.path());
        assert_ne!(watched.version(folder.path()), old);
    }
}
