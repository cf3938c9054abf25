//! What is known before any article is read: the gazetteer and the word lists of `data/`, compiled in,
//! and the user's own terms.

mod builder;
mod entry;
mod institutions;
mod local;
mod nouns;
mod places;
mod table;
mod words;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use rustc_hash::FxHashMap;

pub use entry::{Division, Entry, Level, Risk, Surface};
pub use institutions::{Institution, Institutions};
pub use nouns::DefiniteNoun;
pub use table::TableError;
pub use words::{Border, Strength, Tail, WordClass, Words};

use crate::text::Span;

/// The gazetteer and word lists, immutable once built.
pub struct Lexicon {
    entries: Vec<Entry>,
    /// The owners of each string; what `surfaces` and the matcher's values index.
    owners: Vec<Vec<Surface>>,
    surfaces: FxHashMap<String, usize>,
    names: CharwiseDoubleArrayAhoCorasick<u32>,
    /// The readings of each name ending; what the matcher's values index.
    endings: Vec<Vec<Tail>>,
    tails: CharwiseDoubleArrayAhoCorasick<u32>,
    divisions: FxHashMap<String, usize>,
    by_name: FxHashMap<String, usize>,
    /// The word lists.
    pub words: Words,
    /// The abbreviation grammar.
    pub institutions: Institutions,
    /// Where a place's bodies bear other names than elsewhere.
    local: local::Local,
}

impl Lexicon {
    /// The compiled-in tables.
    ///
    /// # Panics
    /// Never on a released build: a test reads every table.
    pub fn builtin() -> Self {
        builder::Builder::builtin().expect("the tables of data/ are read by a test").finish()
    }

    /// The compiled-in tables and the user's own terms: lines of `name TAB type TAB alias of`, of which
    /// only the name is needed. `file` names it in errors.
    pub fn with_terms(file: &str, terms: &str) -> Result<Self, TableError> {
        let mut builder = builder::Builder::builtin()?;
        builder.read_terms(file, terms)?;
        Ok(builder.finish())
    }

    /// Every known entity.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entities that `surface` may name.
    pub fn lookup(&self, surface: &str) -> &[Surface] {
        self.surfaces.get(surface).map_or(&[], |&index| &self.owners[index])
    }

    /// The entity whose full name is `name`.
    pub fn by_name(&self, name: &str) -> Option<&Entry> {
        self.by_name.get(name).map(|&index| &self.entries[index])
    }

    /// The division with that GB/T 2260 code.
    pub fn by_code(&self, code: &str) -> Option<&Entry> {
        self.divisions.get(code).map(|&index| &self.entries[index])
    }

    /// Every occurrence of every known surface in `text`, overlapping ones too, by end.
    pub fn occurrences<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Span, &'a [Surface])> + 'a {
        self.names.find_overlapping_iter(text).map(|found| {
            (Span::new(found.start(), found.end()), self.owners[found.value() as usize].as_slice())
        })
    }

    /// Every occurrence of a name ending in `text`; of several that end at one place, the longest.
    pub fn tail_occurrences(&self, text: &str) -> Vec<(Span, &[Tail])> {
        let mut longest: Vec<(Span, &[Tail])> = Vec::new();
        for found in self.tails.find_overlapping_iter(text) {
            let tail =
                (Span::new(found.start(), found.end()), self.endings[found.value() as usize].as_slice());
            match longest.last_mut().filter(|last| last.0.end == tail.0.end) {
                Some(last) if tail.0.begin < last.0.begin => *last = tail,
                Some(_) => {}
                None => longest.push(tail),
            }
        }
        longest
    }

    /// Whether `text` is nothing but an ending of names of this kind: 园区, 艺术节.
    pub fn is_tail(&self, text: &str, kind: crate::ontology::EntityType) -> bool {
        let whole = |span: Span| span == Span::new(0, text.len());
        self.tail_occurrences(text)
            .iter()
            .any(|(span, tails)| whole(*span) && tails.iter().any(|t| t.kind == kind))
    }

    /// The class that the name's entry or its ending has: 常州日报 → Media.
    pub fn class_of(
        &self,
        name: &str,
        kind: crate::ontology::EntityType,
    ) -> Option<crate::ontology::EntityClass> {
        let entries = self.lookup(name).iter().map(|s| &self.entries[s.entry]);
        entries.filter(|e| e.kind == kind).find_map(|e| e.class).or_else(|| {
            let (_, tails) =
                self.tail_occurrences(name).into_iter().find(|(tail, _)| tail.end == name.len())?;
            tails.iter().find(|tail| tail.kind == kind).map(|tail| tail.class)
        })
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon").field("entries", &self.entries.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::EntityType;

    #[test]
    fn the_tables_are_sound() {
        let lexicon = Lexicon::builtin();
        let changzhou = lexicon.by_name("常州市").unwrap();
        assert_eq!(changzhou.division.as_ref().unwrap().code, "320400");
        assert_eq!(lexicon.parent(changzhou).unwrap().name, "江苏省");
        assert!(lexicon.lookup("常州").iter().any(|s| lexicon.entries()[s.entry].name == "常州市"));
        assert!(lexicon.words.surnames.contains_key("欧阳"));
        let kexie = lexicon.institutions.find("科协", Some(Level::Prefecture)).unwrap();
        assert_eq!(kexie.name("常州市"), "常州市科学技术协会");
        assert_eq!(
            lexicon.institutions.find("委", Some(Level::Province)).unwrap().name("江苏省"),
            "中国共产党江苏省委员会"
        );
    }

    #[test]
    fn user_terms_are_read_and_bad_ones_named() {
        let lexicon = Lexicon::with_terms("my.tsv", "青果巷\tPlace\n小青果\tPlace\t青果巷\n").unwrap();
        let entry = &lexicon.entries()[lexicon.lookup("小青果")[0].entry];
        assert_eq!((entry.name.as_str(), entry.kind, entry.user), ("青果巷", EntityType::Place, true));
        let error = Lexicon::with_terms("my.tsv", "甲\tPlace\n乙\tPlaces\n").unwrap_err();
        assert!(error.to_string().starts_with("my.tsv:2: "), "{error}");
    }
}
