//! Finds other places of the same level and length.

use std::collections::BTreeMap;

use super::super::Random;
use crate::lexicon::{Level, Lexicon, Risk};

/// Longest name of a division, in characters, that is looked for.
const LONGEST: usize = 15;

/// What two names must share to stand for each other: level, length, and the word that ends a full name (市, 县).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Class {
    level: Level,
    len: usize,
    ending: Option<char>,
}

/// The divisions of China.
#[derive(Debug, Default)]
pub(super) struct Places {
    classes: BTreeMap<Vec<char>, Class>,
    members: BTreeMap<Class, Vec<Vec<char>>>,
}

impl Places {
    /// Every division but those whose name is also a word (和平).
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut places = Self::default();
        for entry in lexicon.entries() {
            let Some(division) = entry.division.as_ref().filter(|d| d.level != Level::Nation) else {
                continue;
            };
            places.add(&entry.name, division.level, entry.name.chars().last());
            if lexicon.lookup(&division.short).iter().all(|s| s.risk != Risk::Word) {
                places.add(&division.short, division.level, None);
            }
        }
        places
    }

    fn add(&mut self, name: &str, level: Level, ending: Option<char>) {
        let name: Vec<char> = name.chars().collect();
        if name.len() < 2 || self.classes.contains_key(&name) {
            return;
        }
        let class = Class { level, len: name.len().min(5), ending };
        self.classes.insert(name.clone(), class);
        self.members.entry(class).or_default().push(name);
    }

    /// `name` with the divisions that it begins with changed: 常州, 江苏省常州市, 常州大学. `None` where it begins
    /// with none.
    pub(super) fn other(&self, name: &[char], random: &mut Random) -> Option<Vec<char>> {
        let mut other = Vec::new();
        let mut rest = name;
        while let Some((len, class)) = self.division(rest) {
            other.extend(random.choose(self.members.get(&class)?)?);
            rest = &rest[len..];
        }
        let changed = rest.len() < name.len();
        other.extend(rest);
        changed.then_some(other)
    }

    /// The longest division that `name` begins with.
    fn division(&self, name: &[char]) -> Option<(usize, Class)> {
        (2..=name.len().min(LONGEST))
            .rev()
            .find_map(|len| self.classes.get(&name[..len]).map(|&class| (len, class)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_becomes_one_of_its_kind() {
        let places = Places::new(&Lexicon::builtin());
        let mut random = Random::new(1);
        let mut other = |name: &str| {
            let chars: Vec<char> = name.chars().collect();
            places.other(&chars, &mut random).map(String::from_iter)
        };
        let city = other("江苏省常州市").unwrap();
        assert!(city.ends_with('市') && city != "江苏省常州市", "{city}");
        assert!(other("武进区第一中学").unwrap().ends_with("区第一中学"));
        assert_eq!(other("恒立液压"), None);
        assert_eq!(other("中国科学院"), None);
    }
}
