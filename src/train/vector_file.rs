//! [`Vectors`]: units with their vectors, as a file: `unit TAB count` and the numbers, parted by blanks, a line each.

use std::fmt::Write as _;
use std::path::Path;

use super::TrainError;
use super::data::unreadable;

/// Units with vectors, most frequent first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectors {
    /// The units, and how often each stands in the text.
    pub units: Vec<(String, u32)>,
    /// `units.len() × width` numbers, row by row.
    pub numbers: Vec<f32>,
    /// Numbers a unit.
    pub width: usize,
}

impl Vectors {
    /// Reads the file called `name` of `folder`. Where `width` is given, every vector must have it; else that of the first.
    pub fn read(folder: &Path, name: &str, width: Option<usize>) -> Result<Self, TrainError> {
        let path = folder.join(name);
        let content = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
        let width = width.or_else(|| Some(content.lines().next()?.split(' ').count() - 1)).unwrap_or(0);
        let mut vectors = Self { width, ..Self::default() };
        for (index, line) in content.lines().enumerate() {
            vectors.line(line).ok_or_else(|| TrainError::Line {
                file: path.display().to_string(),
                line: index + 1,
                reason: format!("a string, a tab, a count and {width} numbers are expected"),
            })?;
        }
        Ok(vectors)
    }

    fn line(&mut self, line: &str) -> Option<()> {
        let (unit, rest) = line.split_once('\t')?;
        let mut parts = rest.split(' ');
        self.units.push((unit.to_owned(), parts.next()?.parse().ok()?));
        let before = self.numbers.len();
        for part in parts {
            self.numbers.push(part.parse().ok().filter(|v: &f32| v.is_finite())?);
        }
        (self.width > 0 && self.numbers.len() - before == self.width).then_some(())
    }

    /// The file's content.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for ((unit, count), vector) in self.units.iter().zip(self.rows()) {
            let _ = write!(out, "{unit}\t{count}");
            for v in vector {
                let _ = write!(out, " {v:.4}");
            }
            out.push('\n');
        }
        out
    }

    /// The vectors, one after the other.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.numbers.chunks_exact(self.width.max(1))
    }

    /// The same, scaled to a mean square length of 1.
    #[must_use]
    pub fn scaled(mut self) -> Self {
        let squares: f32 = self.numbers.iter().map(|v| v * v).sum();
        let scale = (self.units.len() as f32 / squares.max(1e-9)).sqrt();
        self.numbers.iter_mut().for_each(|v| *v *= scale);
        self
    }

    /// Those of two to eight characters.
    #[must_use]
    pub fn longer(self) -> Self {
        let keep = |unit: &(String, u32)| (2..=8).contains(&unit.0.chars().count());
        let rows = self.units.iter().zip(self.rows()).filter(|r| keep(r.0));
        let numbers = rows.flat_map(|r| r.1.to_vec()).collect();
        Self { units: self.units.iter().filter(|u| keep(u)).cloned().collect(), numbers, width: self.width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_what_is_wrong_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let units = vec![("常".to_owned(), 9), ("常州".to_owned(), 7)];
        let vectors = Vectors { units, numbers: vec![0.5, 0.25, -1.0, 2.0], width: 2 };
        std::fs::write(folder.path().join("a.vec"), vectors.text()).unwrap();
        assert_eq!(Vectors::read(folder.path(), "a.vec", None).unwrap(), vectors);
        let error = Vectors::read(folder.path(), "a.vec", Some(3)).unwrap_err().to_string();
        assert!(error.ends_with("a.vec:1: a string, a tab, a count and 3 numbers are expected"), "{error}");
        assert_eq!(vectors.longer().units, [("常州".to_owned(), 7)]);
    }
}
