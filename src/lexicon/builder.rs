//! Tables to a [`Lexicon`].

use std::collections::BTreeMap;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use rustc_hash::FxHashMap;

use super::Lexicon;
use super::entry::{Division, Entry, Level, Risk, Surface};
use super::institutions::Institutions;
use super::local::Local;
use super::table::{Row, TableError, rows};
use super::words::{Tail, Words};
use crate::ontology::{EntityClass, EntityType};

const DIVISIONS: &str = include_str!("../../data/gazetteer/divisions.tsv");
const COUNTRIES: &str = include_str!("../../data/gazetteer/countries.tsv");
const FEATURES: &str = include_str!("../../data/gazetteer/features.tsv");
const ORGANISATIONS: &str = include_str!("../../data/lexicon/organisations.tsv");
const PROGRAMMES: &str = include_str!("../../data/lexicon/programmes.tsv");
const UNIVERSITIES: &str = include_str!("../../data/lexicon/universities.tsv");

/// Collects entries and word lists.
pub(super) struct Builder {
    entries: Vec<Entry>,
    surfaces: BTreeMap<String, Vec<Surface>>,
    words: Words,
    institutions: Institutions,
    local: Local,
}

impl Builder {
    pub(super) fn builtin() -> Result<Self, TableError> {
        let mut words = Words::default();
        words.read_tails(include_str!("../../data/lexicon/tails.tsv"))?;
        words.read_titles(include_str!("../../data/lexicon/titles.tsv"));
        words.read_surnames(include_str!("../../data/lexicon/surnames.tsv"));
        words.read_foreign(include_str!("../../data/lexicon/foreign.tsv"));
        words.read_borders(include_str!("../../data/lexicon/boundary.tsv"))?;
        words.read_classes(include_str!("../../data/lexicon/word-classes.tsv"))?;
        words.read_generic(include_str!("../../data/lexicon/stopnames.tsv"));
        words.read_newspapers(include_str!("../../data/lexicon/newspapers.tsv"));
        words.read_states(COUNTRIES);
        words.read_epithets(include_str!("../../data/lexicon/epithets.tsv"));
        words.read_nouns(include_str!("../../data/lexicon/definite-nouns.tsv"))?;
        let institutions = Institutions::parse(include_str!("../../data/lexicon/institutions.tsv"))?;
        let local = Local::parse(include_str!("../../data/lexicon/institutions-local.tsv"));
        let mut builder = Self { entries: Vec::new(), surfaces: BTreeMap::new(), words, institutions, local };
        let parents: BTreeMap<&str, &str> = rows(DIVISIONS).map(|row| (row.cell(0), row.cell(1))).collect();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows(DIVISIONS) {
            *times.entry(row.cell(1)).or_default() += 1;
        }
        for row in rows(DIVISIONS) {
            let shared = times.get(row.cell(1)).is_some_and(|&n| n > 1);
            let parent = parents.get(row.cell(4)).copied().filter(|_| shared);
            builder.division(&row, parent)?;
        }
        for row in rows(COUNTRIES) {
            builder.named(&row, EntityClass::AdministrativeDivision, 1);
        }
        for (table, file) in [
            (FEATURES, "features.tsv"),
            (ORGANISATIONS, "organisations.tsv"),
            (UNIVERSITIES, "universities.tsv"),
            (PROGRAMMES, "programmes.tsv"),
        ] {
            for row in rows(table) {
                let class = row.cell(1).parse().map_err(|reason: String| row.error(file, reason))?;
                builder.named(&row, class, 2);
            }
        }
        Ok(builder)
    }

    /// `code name short aliases parent level risk`. A name that several divisions bear is told apart by the
    /// division above: 南京市鼓楼区, 福州市鼓楼区.
    fn division(&mut self, row: &Row<'_>, parent: Option<&str>) -> Result<(), TableError> {
        let level = Level::parse(row.cell(5))
            .ok_or_else(|| row.error("divisions.tsv", format!("no level `{}`", row.cell(5))))?;
        let official = row.cell(1);
        let name = parent.map_or_else(|| official.to_owned(), |parent| format!("{parent}{official}"));
        let division = Division {
            code: row.cell(0).to_owned(),
            parent: row.cell(4).to_owned(),
            level,
            short: row.cell(2).to_owned(),
        };
        let marks = |mark| row.values(6).any(|value| value == mark);
        let risk = match (marks("word"), marks("shared")) {
            (true, _) => Risk::Word,
            (_, true) => Risk::Shared,
            _ => Risk::None,
        };
        let own = if parent.is_some() { Some(official) } else { None };
        let others = row.values(2).chain(row.values(3)).filter(|alias| *alias != official);
        let aliases: Vec<String> = own.into_iter().chain(others).map(str::to_owned).collect();
        let index = self.push(Entry {
            name: name.clone(),
            kind: EntityType::Place,
            class: Some(EntityClass::AdministrativeDivision),
            aliases: aliases.clone(),
            division: Some(division),
            user: false,
        });
        // 北京市|朝阳区 is a chain of two places in a text, so the name made up here is no surface.
        if parent.is_none() {
            self.surface(&name, index, Risk::None);
        }
        for alias in &aliases {
            let whole = alias == official;
            let single = alias.chars().count() == 1;
            self.surface(
                alias,
                index,
                if whole {
                    Risk::Shared
                } else if single {
                    Risk::Word
                } else {
                    risk
                },
            );
        }
        Ok(())
    }

    /// `name … aliases`, the aliases in that column.
    fn named(&mut self, row: &Row<'_>, class: EntityClass, column: usize) {
        let name = row.cell(0);
        let aliases: Vec<String> = row.values(column).filter(|a| *a != name).map(str::to_owned).collect();
        let index = self.push(Entry {
            name: name.to_owned(),
            kind: class.kind(),
            class: Some(class),
            aliases: aliases.clone(),
            division: None,
            user: false,
        });
        for surface in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
            let risk = if surface.chars().count() == 1 { Risk::Word } else { Risk::None };
            self.surface(surface, index, risk);
        }
    }

    /// `name type alias-of`: an alias makes its target known too.
    pub(super) fn read_terms(&mut self, file: &str, terms: &str) -> Result<(), TableError> {
        for row in rows(terms.trim_start_matches('\u{feff}')) {
            let name = row.cell(0);
            let (kind, class) = match row.cell(1) {
                "" => (EntityType::Organisation, None),
                text => parse_type(text).map_err(|reason| row.error(file, reason))?,
            };
            let target = if row.cell(2).is_empty() { name } else { row.cell(2) };
            let index = self.entries.iter().position(|e| e.name == target && e.kind == kind);
            let index = index.unwrap_or_else(|| {
                self.push(Entry {
                    name: target.to_owned(),
                    kind,
                    class,
                    aliases: Vec::new(),
                    division: None,
                    user: true,
                })
            });
            self.entries[index].user = true;
            if name != target {
                self.entries[index].aliases.push(name.to_owned());
            }
            for surface in [name, target] {
                let others = self.surfaces.entry(surface.to_owned()).or_default();
                // The user's word is the last one: nothing else may own the string.
                others.clear();
                others.push(Surface { entry: index, risk: Risk::None });
            }
        }
        Ok(())
    }

    fn push(&mut self, entry: Entry) -> usize {
        self.entries.push(entry);
        self.entries.len() - 1
    }

    fn surface(&mut self, text: &str, entry: usize, risk: Risk) {
        let owners = self.surfaces.entry(text.to_owned()).or_default();
        if owners.iter().all(|owner| owner.entry != entry) {
            owners.push(Surface { entry, risk });
        }
    }

    pub(super) fn finish(self) -> Lexicon {
        let endings: BTreeMap<&String, &Vec<Tail>> = self.words.tails.iter().collect();
        let divisions = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, e)| Some((e.division.as_ref()?.code.clone(), index)))
            .collect();
        let mut by_name = FxHashMap::default();
        for (index, entry) in self.entries.iter().enumerate() {
            by_name.entry(entry.name.clone()).or_insert(index);
        }
        Lexicon {
            names: matcher(self.surfaces.keys()),
            tails: matcher(endings.keys().copied()),
            endings: endings.into_values().cloned().collect(),
            entries: self.entries,
            owners: self.surfaces.values().cloned().collect(),
            surfaces: self.surfaces.into_keys().zip(0..).collect(),
            divisions,
            by_name,
            words: self.words,
            institutions: self.institutions,
            local: self.local,
        }
    }
}

fn matcher<'a>(keys: impl Iterator<Item = &'a String>) -> CharwiseDoubleArrayAhoCorasick<u32> {
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::Standard)
        .build_with_values(keys.zip(0_u32..))
        .expect("keys are distinct, not empty and fewer than 2^32")
}

/// A type (`Place`) or a class (`Park`), in English or as the ontology's Chinese label.
fn parse_type(text: &str) -> Result<(EntityType, Option<EntityClass>), String> {
    let chinese = match text {
        "组织" | "机构" => Some(EntityType::Organisation),
        "人物" | "人" => Some(EntityType::Person),
        "地点" | "地方" => Some(EntityType::Place),
        "项目" | "活动" => Some(EntityType::Programme),
        "作品" | "文件" => Some(EntityType::Work),
        _ => None,
    };
    if let Some(kind) = chinese {
        return Ok((kind, None));
    }
    if let Ok(kind) = text.parse::<EntityType>() {
        return Ok((kind, None));
    }
    match text.parse::<EntityClass>() {
        Ok(class) => Ok((class.kind(), Some(class))),
        Err(_) => Err(format!(
            "`{text}` is no entity type: write Organisation, Person, Place, Programme or Work, or one of their classes"
        )),
    }
}
