//! A store as one file of sorted N-Quads, for a program without RocksDB.

use std::fs::{self, File, TryLockError};
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Triple};
use oxigraph::store::Store;

use super::{GraphStore, StoreError};

/// Name of the file.
pub const FILE_NAME: &str = "store.nq";

/// Takes the folder for this program alone until the file is dropped.
pub(super) fn lock(folder: &Path) -> Result<File, StoreError> {
    let io = |source| StoreError::Io { folder: folder.to_owned(), source };
    let file = File::create(folder.join("LOCK")).map_err(io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked { folder: folder.to_owned() }),
        Err(TryLockError::Error(source)) => Err(io(source)),
    }
}

/// The quads of the file; none where there is no file yet.
pub(super) fn read(folder: &Path) -> Result<Store, StoreError> {
    let store = Store::new().map_err(|error| StoreError::storage(folder, &error))?;
    let path = folder.join(FILE_NAME);
    let file = match File::open(&path) {
        Ok(file) => BufReader::new(file),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(store),
        Err(source) => return Err(StoreError::Io { folder: folder.to_owned(), source }),
    };
    let mut loader = store.bulk_loader();
    // The file holds the named graphs; their merge is made anew.
    let quads = RdfParser::from_format(RdfFormat::NQuads).for_reader(file).flat_map(|quad| match quad {
        Ok(quad) => {
            let merged = Triple::from(quad.clone()).in_graph(GraphName::DefaultGraph);
            vec![Ok(quad), Ok(merged)]
        }
        Err(error) => vec![Err(error)],
    });
    let loaded = loader.load_ok_quads::<_, oxigraph::store::LoaderError>(quads);
    let loaded = loaded.and_then(|()| Ok(loader.commit()?));
    loaded.map_err(|error| StoreError::Broken {
        folder: folder.to_owned(),
        reason: format!("{FILE_NAME}: {}", error.to_string().replace('\n', " ")),
    })?;
    Ok(store)
}

/// Writes the file anew, under another name first: a program that is killed leaves the old one whole.
pub(super) fn write(store: &GraphStore, folder: &Path) -> Result<(), StoreError> {
    let io = |source| StoreError::Io { folder: folder.to_owned(), source };
    let draft = folder.join("store.nq.new");
    let mut out = BufWriter::new(File::create(&draft).map_err(io)?);
    store.dump_sorted(&mut out)?;
    out.flush().map_err(io)?;
    out.get_ref().sync_all().map_err(io)?;
    fs::rename(&draft, folder.join(FILE_NAME)).map_err(io)
}
