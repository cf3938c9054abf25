//! Composes names of persons.

use std::collections::BTreeSet;

use super::super::Random;
use crate::lexicon::Lexicon;

/// What names of persons are composed of.
#[derive(Debug)]
pub(super) struct Persons {
    /// Surnames with the sum of the weights up to each. Weights are square roots: rare surnames should be seen.
    surnames: Vec<(Vec<char>, f64)>,
    known: BTreeSet<Vec<char>>,
    titles: BTreeSet<Vec<char>>,
    foreign: BTreeSet<char>,
    learned: BTreeSet<Vec<char>>,
    single: Vec<char>,
    first: Vec<char>,
    second: Vec<char>,
    parts: Vec<Vec<char>>,
}

impl Persons {
    /// Surnames, titles and characters of transliteration.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let words = &lexicon.words;
        let chars = |text: &String| text.chars().collect::<Vec<char>>();
        let mut surnames: Vec<(Vec<char>, f64)> =
            words.surnames.iter().map(|(name, weight)| (chars(name), f64::from(*weight).sqrt())).collect();
        surnames.sort_by(|a, b| a.0.cmp(&b.0));
        let mut sum = 0.0;
        for (_, weight) in &mut surnames {
            sum += *weight;
            *weight = sum;
        }
        Self {
            known: surnames.iter().map(|s| s.0.clone()).collect(),
            surnames,
            titles: words.titles.keys().map(chars).collect(),
            foreign: words.foreign.iter().copied().collect(),
            learned: BTreeSet::new(),
            single: Vec::new(),
            first: Vec::new(),
            second: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Sees a person's name.
    pub(super) fn learn(&mut self, name: &[char]) {
        self.learned.insert(name.to_vec());
    }

    /// Takes apart what it saw. Every name counts once, however often it was said.
    pub(super) fn finish(&mut self) {
        for name in std::mem::take(&mut self.learned) {
            match self.shape(&name) {
                Shape::Chinese { surname, given: 1 } => self.single.push(name[surname]),
                Shape::Chinese { surname, .. } => {
                    self.first.push(name[surname]);
                    self.second.push(name[surname + 1]);
                }
                Shape::Foreign => {
                    self.parts
                        .extend(name.split(|&c| is_dot(c)).filter(|p| p.len() > 1).map(<[char]>::to_vec));
                }
                Shape::Surname | Shape::Other => {}
            }
        }
    }

    /// A name of the same shape.
    pub(super) fn other(&self, name: &[char], random: &mut Random) -> Option<Vec<char>> {
        match self.shape(name) {
            Shape::Chinese { given, .. } => {
                let mut other = self.surname(random)?;
                if given == 1 {
                    other.push(*random.choose(&self.single)?);
                } else {
                    other.push(*random.choose(&self.first)?);
                    other.push(*random.choose(&self.second)?);
                }
                Some(other)
            }
            Shape::Surname => self.surname(random),
            Shape::Foreign => {
                let mut other = Vec::new();
                for part in name.split_inclusive(|&c| is_dot(c)) {
                    other.extend(self.part(random)?);
                    other.extend(part.last().filter(|&&c| is_dot(c)));
                }
                Some(other)
            }
            Shape::Other => None,
        }
    }

    /// 陆局长: another surname before the same title.
    pub(super) fn titled(&self, name: &[char], random: &mut Random) -> Option<Vec<char>> {
        let at = self.surname_len(name)?;
        let title = name.get(at..).filter(|title| self.titles.contains(*title))?;
        let mut other = self.surname(random)?;
        other.extend(title);
        Some(other)
    }

    fn surname(&self, random: &mut Random) -> Option<Vec<char>> {
        let point = random.unit() * self.surnames.last()?.1;
        let index = self.surnames.partition_point(|s| s.1 <= point);
        self.surnames.get(index).map(|s| s.0.clone())
    }

    /// The begin of one transliterated part and the end of another.
    fn part(&self, random: &mut Random) -> Option<Vec<char>> {
        let (a, b) = (random.choose(&self.parts)?, random.choose(&self.parts)?);
        Some([&a[..a.len().div_ceil(2)], &b[b.len() / 2..]].concat())
    }

    /// How many characters of `name` are its surname; a compound one first (欧阳).
    fn surname_len(&self, name: &[char]) -> Option<usize> {
        [2, 1].into_iter().find(|&len| name.len() > len && self.known.contains(&name[..len]))
    }

    fn shape(&self, name: &[char]) -> Shape {
        if name.iter().any(|&c| is_dot(c)) {
            return Shape::Foreign;
        }
        if !name.iter().all(|&c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            return Shape::Other;
        }
        if name.len() <= 2 && self.known.contains(name) {
            return Shape::Surname;
        }
        let given = self.surname_len(name).map(|surname| (surname, name.len() - surname));
        match given {
            Some((surname, given @ 1..=2)) => Shape::Chinese { surname, given },
            _ if name.len() > 1 && name.iter().all(|c| self.foreign.contains(c)) => Shape::Foreign,
            _ => Shape::Other,
        }
    }
}

/// How a name is built.
enum Shape {
    Chinese { surname: usize, given: usize },
    Surname,
    Foreign,
    Other,
}

fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '．')
}
