//! The abbreviation grammar: kinds of bodies that each place has, by the short form that news writes.

use rustc_hash::FxHashMap;

use super::entry::Level;
use super::table::{TableError, rows};
use crate::ontology::EntityClass;
use crate::text::prefixes;

/// A kind of body: 科协 → 科学技术协会.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// The full form; `{place}` says where the place's name goes, at the front if it is missing.
    pub full: String,
    /// The class of such bodies.
    pub class: EntityClass,
    /// At which levels news uses the short form.
    pub levels: Vec<Level>,
}

impl Institution {
    /// The full name of this body of `place`: 常州市 → 中国共产党常州市委员会.
    pub fn name(&self, place: &str) -> String {
        if self.full.contains("{place}") {
            self.full.replace("{place}", place)
        } else {
            format!("{place}{}", self.full)
        }
    }
}

/// All kinds of bodies, by short form and by full form.
#[derive(Clone, Debug, Default)]
pub struct Institutions {
    by_form: FxHashMap<String, Vec<Institution>>,
    longest: usize,
}

impl Institutions {
    /// Reads the table `short full class levels deictic`.
    pub fn parse(table: &str) -> Result<Self, TableError> {
        let mut found = Self::default();
        for row in rows(table) {
            let bad = |reason: String| row.error("institutions.tsv", reason);
            let class: EntityClass = row.cell(2).parse().map_err(bad)?;
            let levels =
                row.cell(3).chars().filter_map(|c| Level::parse(c.encode_utf8(&mut [0; 4]))).collect();
            let kind = Institution { full: row.cell(1).to_owned(), class, levels };
            for form in row.values(0) {
                found.insert(form, &kind);
            }
            if !kind.full.contains("{place}") {
                let full = kind.full.clone();
                found.insert(&full, &kind);
            }
        }
        Ok(found)
    }

    fn insert(&mut self, form: &str, kind: &Institution) {
        self.longest = self.longest.max(form.chars().count());
        let kinds = self.by_form.entry(form.to_owned()).or_default();
        if !kinds.contains(kind) {
            kinds.push(kind.clone());
        }
    }

    /// The kind of body that `form` (科协, 科学技术协会, 委) names at `level`; the first that is used at that
    /// level, else the first at all that is not the nation's alone.
    pub fn find(&self, form: &str, level: Option<Level>) -> Option<&Institution> {
        let kinds = self.by_form.get(form)?;
        let fits = |kind: &&Institution| level.is_none_or(|level| kind.levels.contains(&level));
        // 市能源局 is not the nation's.
        let local = |kind: &&Institution| level.is_none() || kind.levels != [Level::Nation];
        kinds.iter().find(fits).or_else(|| kinds.iter().find(local))
    }

    /// The longest form that `text` begins with, in bytes.
    pub fn longest_prefix(&self, text: &str) -> Option<usize> {
        prefixes(text, self.longest).find(|form| self.by_form.contains_key(*form)).map(str::len)
    }
}
