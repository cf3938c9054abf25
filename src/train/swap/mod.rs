//! Puts other names in the place of those of a sentence, so that a model learns form and context instead of names.

mod person;
mod place;

use std::collections::BTreeMap;

use self::person::Persons;
use self::place::Places;
use super::{Corpus, Random};
use crate::lexicon::Lexicon;
use crate::tagger::{Gold, Head, Sample, own_kind};

/// Swaps names: persons for persons composed of a surname and given names seen in training, places and the places that
/// organisations begin with for divisions of the same level and length.
#[derive(Debug)]
pub struct Swapper {
    persons: Persons,
    places: Places,
}

impl Swapper {
    /// Learns how persons are called from the names of `corpora`.
    pub fn new(heads: &[Head], corpora: &[Corpus], lexicon: &Lexicon) -> Self {
        let mut persons = Persons::new(lexicon);
        for corpus in corpora {
            for sample in &corpus.samples {
                let chars: Vec<char> = sample.text.chars().collect();
                for name in &sample.names {
                    if own_kind(&heads[corpus.head].kinds[name.kind]) == Some("Person") {
                        persons.learn(&chars[name.chars.clone()]);
                    }
                }
            }
        }
        persons.finish();
        Self { persons, places: Places::new(lexicon) }
    }

    /// `sample` with other names. One surface stays one surface within the sentence; what has no equal stays.
    pub fn swap(&self, sample: &Sample, head: &Head, random: &mut Random) -> Sample {
        let chars: Vec<char> = sample.text.chars().collect();
        let mut swapped = Sample::default();
        let mut done: BTreeMap<(usize, &[char]), Vec<char>> = BTreeMap::new();
        let mut text: Vec<char> = Vec::with_capacity(chars.len());
        let mut at = 0;
        for name in &sample.names {
            text.extend(&chars[at..name.chars.start]);
            let surface = &chars[name.chars.clone()];
            let other = done
                .entry((name.kind, surface))
                .or_insert_with(|| self.other(surface, &head.kinds[name.kind], random));
            let begin = text.len();
            text.extend(other.iter());
            swapped.names.push(Gold { chars: begin..text.len(), kind: name.kind, optional: name.optional });
            at = name.chars.end;
        }
        text.extend(&chars[at..]);
        swapped.text = text.into_iter().collect();
        swapped
    }

    fn other(&self, surface: &[char], kind: &str, random: &mut Random) -> Vec<char> {
        let other = match (own_kind(kind), kind) {
            (Some("Person"), _) => self.persons.other(surface, random),
            (Some("Place" | "Organisation"), _) => self.places.other(surface, random),
            (_, "DeicticPerson") => self.persons.titled(surface, random),
            _ => None,
        };
        other.unwrap_or_else(|| surface.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn setting(marked: &str) -> (Vec<Head>, Vec<Corpus>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, marked).unwrap();
        read(&[format!("tupu={}", path.display()).parse().unwrap()], None).unwrap()
    }

    #[test]
    fn names_change_and_marks_move_along() {
        let lexicon = Lexicon::builtin();
        let (heads, corpora) = setting(
            "{P:陆昀}到{L:常州}，{O:常州大学}欢迎{P:陆昀}和{p:陆局长}\n{P:欧阳文涛}、{P:卡尔·冯特}\n{P:施伯庚}{P:张敏}\n",
        );
        let swapper = Swapper::new(&heads, &corpora, &lexicon);
        let mut random = Random::new(1);
        let sample = &corpora[0].samples[0];
        let surfaces = |s: &Sample| -> Vec<String> {
            let chars: Vec<char> = s.text.chars().collect();
            s.names.iter().map(|n| chars[n.chars.clone()].iter().collect()).collect()
        };
        let mut persons = std::collections::BTreeSet::new();
        for _ in 0..50 {
            let swapped = swapper.swap(sample, &heads[0], &mut random);
            let names = surfaces(&swapped);
            assert_eq!(names[0], names[3], "one name stays one name: {}", swapped.text);
            assert!(names[2].ends_with("大学") && names[4].ends_with("局长"), "{names:?}");
            assert!(swapped.text.contains("欢迎"));
            assert!(lexicon.lookup(&names[1]).iter().any(|s| lexicon.entries()[s.entry].division.is_some()));
            persons.insert(names[0].clone());
        }
        assert!(persons.len() > 20, "{persons:?}");
        let foreign = surfaces(&swapper.swap(&corpora[0].samples[1], &heads[0], &mut random));
        assert!(foreign[1].contains('·'), "{foreign:?}");
    }

    #[test]
    fn the_same_seed_gives_the_same_names() {
        let lexicon = Lexicon::builtin();
        let (heads, corpora) = setting("{P:陆昀}到{L:常州市}\n{P:施伯庚}\n");
        let swapper = Swapper::new(&heads, &corpora, &lexicon);
        let swap = |seed| swapper.swap(&corpora[0].samples[0], &heads[0], &mut Random::new(seed));
        assert_eq!(swap(5), swap(5));
        assert_ne!(swap(5), swap(6));
    }
}
