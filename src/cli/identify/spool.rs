//! [`Spool`]: what was read of each article, until all are read and it is known who is who.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    begin: u64,
    length: usize,
}

/// Records one after another, in a file that no one else sees, or in memory.
#[derive(Debug)]
pub enum Spool {
    /// In memory.
    Memory(Vec<u8>),
    /// In a file, which is gone when the program ends, however it ends.
    File(BufWriter<File>, u64),
}

impl Spool {
    /// A spool in a file beside `folder`; in memory where there is no folder.
    pub fn new(folder: Option<&Path>) -> io::Result<Self> {
        let Some(folder) = folder else { return Ok(Self::Memory(Vec::new())) };
        let mut name = folder.file_name().unwrap_or_default().to_owned();
        name.push(".reading");
        let path = folder.with_file_name(name);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path)?;
        // An open file without a name takes no room once it is closed. Where the system refuses, it stays and is
        // overwritten next time.
        let _ = std::fs::remove_file(&path);
        Ok(Self::File(BufWriter::new(file), 0))
    }

    /// Adds a record.
    pub fn push(&mut self, record: &[u8]) -> io::Result<Place> {
        match self {
            Self::Memory(all) => {
                let begin = all.len() as u64;
                all.extend_from_slice(record);
                Ok(Place { begin, length: record.len() })
            }
            Self::File(file, end) => {
                file.write_all(record)?;
                let begin = *end;
                *end += record.len() as u64;
                Ok(Place { begin, length: record.len() })
            }
        }
    }

    /// The record at `place`, which must be one of this spool's.
    pub fn get(&mut self, place: Place) -> io::Result<Vec<u8>> {
        match self {
            Self::Memory(all) => {
                let begin = place.begin as usize;
                let record = all.get(begin..begin + place.length).map(<[u8]>::to_vec);
                record.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))
            }
            Self::File(file, end) => {
                file.flush()?;
                let inner = file.get_mut();
                inner.seek(SeekFrom::Start(place.begin))?;
                let mut record = vec![0; place.length];
                inner.read_exact(&mut record)?;
                inner.seek(SeekFrom::Start(*end))?;
                Ok(record)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_in_any_order() {
        let folder = tempfile::tempdir().unwrap();
        for mut spool in [Spool::new(None).unwrap(), Spool::new(Some(&folder.path().join("store"))).unwrap()]
        {
            let first = spool.push("甲".as_bytes()).unwrap();
            let second = spool.push("乙丙".as_bytes()).unwrap();
            assert_eq!(spool.get(second).unwrap(), "乙丙".as_bytes());
            assert_eq!(spool.get(first).unwrap(), "甲".as_bytes());
            let third = spool.push(b"x").unwrap();
            assert_eq!(spool.get(third).unwrap(), b"x");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no file is left");
    }
}
