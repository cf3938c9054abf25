//! Word lists that rules consult: name endings, titles, surnames, border words, generic phrases.

use rustc_hash::{FxHashMap, FxHashSet};

use super::nouns::DefiniteNoun;
use super::table::{TableError, rows};
use crate::ontology::{EntityClass, EntityType};

/// A word ending that makes a name of what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tail {
    /// The type of such names.
    pub kind: EntityType,
    /// Their class.
    pub class: EntityClass,
    /// What it needs before it.
    pub strength: Strength,
}

/// What an ending needs before it to make a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A specific word (有限公司).
    Strong,
    /// A place, a quoted part or another strong sign (中心).
    Weak,
    /// A quoted part (“两重”建设).
    Quoted,
}

/// What a word at a name's border does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// It stands before names and not in them (成立, 来自).
    Stop,
    /// A verb that stands inside names (合作, 发展).
    Inner,
    /// A verb that stands inside names but never begins one (促进).
    Lead,
}

/// What a word does to the name that it stands before or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordClass {
    /// It only describes, and is no part of the name: 全市|青少年科技节.
    Describing,
    /// It says how far an undertaking reaches: 全国科普日.
    Scope,
    /// It makes no name specific: 行业|科协.
    Unspecific,
    /// Alone it takes up a name that ends in it: 苏州工业园区 … 园区.
    TakenUp,
}

/// The word lists: looked up at every word of every article, and never walked through in order.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Endings, by their characters.
    pub tails: FxHashMap<String, Vec<Tail>>,
    /// Titles and occupations that stand beside person names → `office`, `occupation` or `honorific`.
    pub titles: FxHashMap<String, String>,
    /// Titles → the role that each is (两院院士 → 院士).
    roles: FxHashMap<String, String>,
    /// Surnames and how many of a thousand people bear each.
    pub surnames: FxHashMap<String, f32>,
    /// Characters of transliterated names.
    pub foreign: FxHashSet<char>,
    /// Words at the border of names.
    pub borders: FxHashMap<String, Border>,
    /// Phrases that look like names and are none.
    pub generic: FxHashSet<String>,
    /// Words with their classes.
    pub classes: FxHashMap<String, Vec<WordClass>>,
    /// Newspapers → official name of their place.
    pub newspapers: FxHashMap<String, String>,
    /// Nouns that alone take up what was named before, with what each may take up.
    pub nouns: FxHashMap<String, DefiniteNoun>,
    /// Words that mean one place whoever writes them → its official name.
    pub epithets: FxHashMap<String, String>,
    /// The names of other states than China.
    pub states: FxHashSet<String>,
}

impl Words {
    /// Reads `tail type class strength`.
    pub fn read_tails(&mut self, table: &str) -> Result<(), TableError> {
        for row in rows(table) {
            let bad = |reason: String| row.error("tails.tsv", reason);
            let kind = row.cell(1).parse().map_err(bad)?;
            let class = row.cell(2).parse().map_err(bad)?;
            let strength = match row.cell(3) {
                "strong" => Strength::Strong,
                "weak" => Strength::Weak,
                "quoted" => Strength::Quoted,
                other => return Err(bad(format!("`{other}` is none of strong, weak, quoted"))),
            };
            let tail = Tail { kind, class, strength };
            self.tails.entry(row.cell(0).to_owned()).or_default().push(tail);
        }
        Ok(())
    }

    /// Reads `title role kind`.
    pub fn read_titles(&mut self, table: &str) {
        for row in rows(table) {
            self.titles.insert(row.cell(0).to_owned(), row.cell(2).to_owned());
            self.roles.insert(row.cell(0).to_owned(), row.cell(1).to_owned());
        }
    }

    /// The role that a listed title is.
    pub fn role(&self, title: &str) -> Option<&str> {
        self.roles.get(title).map(String::as_str)
    }

    /// Reads `surname weight`.
    pub fn read_surnames(&mut self, table: &str) {
        self.surnames
            .extend(rows(table).map(|row| (row.cell(0).to_owned(), row.cell(1).parse().unwrap_or(0.0))));
    }

    /// Reads every character of the table.
    pub fn read_foreign(&mut self, table: &str) {
        self.foreign.extend(rows(table).flat_map(|row| row.cell(1).chars().collect::<Vec<_>>()));
    }

    /// Reads `word role`.
    pub fn read_borders(&mut self, table: &str) -> Result<(), TableError> {
        for row in rows(table) {
            let border = match row.cell(1) {
                "stop" => Border::Stop,
                "inner" => Border::Inner,
                "lead" => Border::Lead,
                other => {
                    return Err(row.error("boundary.tsv", format!("`{other}` is none of stop, inner, lead")));
                }
            };
            self.borders.insert(row.cell(0).to_owned(), border);
        }
        Ok(())
    }

    /// Reads `word class`.
    pub fn read_classes(&mut self, table: &str) -> Result<(), TableError> {
        for row in rows(table) {
            let class = match row.cell(1) {
                "describing" => WordClass::Describing,
                "scope" => WordClass::Scope,
                "unspecific" => WordClass::Unspecific,
                "taken-up" => WordClass::TakenUp,
                other => return Err(row.error("word-classes.tsv", format!("no class `{other}`"))),
            };
            self.classes.entry(row.cell(0).to_owned()).or_default().push(class);
        }
        Ok(())
    }

    /// Whether `word` is of `class`.
    pub fn is(&self, word: &str, class: WordClass) -> bool {
        self.classes.get(word).is_some_and(|classes| classes.contains(&class))
    }

    /// Reads the first column as generic phrases.
    pub fn read_generic(&mut self, table: &str) {
        self.generic.extend(rows(table).map(|row| row.cell(0).to_owned()));
    }

    /// Reads `name locality`.
    pub fn read_newspapers(&mut self, table: &str) {
        self.newspapers.extend(rows(table).map(|row| (row.cell(0).to_owned(), row.cell(1).to_owned())));
    }

    /// Reads `name aliases`.
    pub fn read_states(&mut self, table: &str) {
        let names = rows(table).map(|row| row.cell(0).to_owned());
        self.states.extend(names.filter(|name| name != "中华人民共和国"));
    }

    /// Reads `word place`.
    pub fn read_epithets(&mut self, table: &str) {
        self.epithets.extend(rows(table).map(|row| (row.cell(0).to_owned(), row.cell(1).to_owned())));
    }

    /// Reads `noun type classes endings`.
    pub fn read_nouns(&mut self, table: &str) -> Result<(), TableError> {
        self.nouns.extend(DefiniteNoun::read(table)?);
        Ok(())
    }
}
