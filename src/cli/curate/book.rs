//! [`Book`]: the file of decisions, changed a line at a time, so that what a person wrote into it by hand stays.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{Failure, identify};
use crate::curation::{self, Decision};

/// The decisions about one store.
#[derive(Debug)]
pub(super) struct Book {
    path: PathBuf,
    text: String,
    decisions: Vec<Decision>,
}

impl Book {
    /// Reads the file beside the store in `folder`; there may be none yet.
    pub(super) fn open(folder: &Path) -> Result<Self, Failure> {
        let (decisions, path) = identify::decisions(folder)?;
        let text = fs::read_to_string(&path).unwrap_or_else(|_| curation::write(&[]));
        Ok(Self { path, text, decisions })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// Adds a decision as the last line.
    pub(super) fn add(&mut self, decision: &Decision) -> Result<(), Failure> {
        let whole = curation::write(std::slice::from_ref(decision));
        let line = whole.lines().next_back().unwrap_or_default();
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.text.push('\n');
        self.save()
    }

    /// Removes the decision of that number, counted from 1.
    pub(super) fn remove(&mut self, number: usize) -> Result<(), Failure> {
        let mut seen = 0;
        let keep = |line: &&str| {
            seen += usize::from(!line.starts_with('#') && !line.trim().is_empty());
            seen != number || line.starts_with('#') || line.trim().is_empty()
        };
        let lines: Vec<&str> = self.text.lines().filter(keep).collect();
        self.text = lines.join("\n") + "\n";
        self.save()
    }

    /// Writes the file under another name first: a program that is killed leaves the old one whole.
    fn save(&mut self) -> Result<(), Failure> {
        let shown = self.path.display().to_string();
        let failed = |error| Failure::new(format!("{shown}: cannot be written: {error}"));
        self.decisions =
            curation::parse(&shown, &self.text).map_err(|error| Failure::new(error.to_string()))?;
        let draft = self.path.with_extension("tsv.new");
        fs::write(&draft, &self.text).map_err(failed)?;
        fs::rename(&draft, &self.path).map_err(failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::Action;

    #[test]
    fn lines_that_a_person_wrote_stay() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("store");
        let decision = |from: &str| {
            let action = Action::Merge { from: from.to_owned(), into: "青江市".to_owned() };
            Decision { action, date: None, note: None }
        };
        let mut book = Book::open(&store).unwrap();
        book.add(&decision("甲")).unwrap();
        let path = book.path().to_owned();
        let text = fs::read_to_string(&path).unwrap() + "# 下面待核\n\nmerge\t乙\t青江市\n";
        fs::write(&path, text).unwrap();
        let mut book = Book::open(&store).unwrap();
        book.add(&decision("丙")).unwrap();
        book.remove(2).unwrap();
        assert_eq!(book.decisions(), [decision("甲"), decision("丙")]);
        assert!(fs::read_to_string(&path).unwrap().contains("# 下面待核\n\nmerge\t丙\t青江市\n"));
    }
}
