//! [`People`]: who was named so far, so that no pronoun has to count them anew.

use rustc_hash::FxHashMap;

use super::Reading;
use crate::ontology::EntityType;

/// The persons among the readings so far, by index of reading.
#[derive(Default)]
pub(super) struct People {
    by_surname: FxHashMap<char, Vec<usize>>,
    /// Each name's first reading, and how often it was named.
    named: FxHashMap<String, (usize, usize)>,
    /// The first reading of whoever was named most often, and how often.
    most: Option<(usize, usize)>,
    /// How often anyone else was, at most.
    next: usize,
}

impl People {
    /// Takes in the reading of that index, which may be of anything.
    pub(super) fn see(&mut self, index: usize, reading: &Reading) {
        let Some(surname) = reading.name.chars().next().filter(|_| reading.kind == EntityType::Person) else {
            return;
        };
        self.by_surname.entry(surname).or_default().push(index);
        let named = self.named.entry(reading.name.clone()).or_insert((index, 0));
        named.1 += 1;
        let (first, times) = *named;
        match self.most {
            Some((leader, _)) if leader == first => self.most = Some((first, times)),
            Some((_, most)) if times <= most => self.next = self.next.max(times),
            before => {
                self.next = before.map_or(0, |(_, most)| most);
                self.most = Some((first, times));
            }
        }
    }

    /// The readings of people whose name begins so.
    pub(super) fn of_surname(&self, surname: char) -> &[usize] {
        self.by_surname.get(&surname).map_or(&[], Vec::as_slice)
    }

    /// The person an article is about: named three times at least and twice as often as anyone else.
    pub(super) fn protagonist(&self) -> Option<usize> {
        self.most.filter(|(_, times)| *times >= 3 && *times >= 2 * self.next).map(|(first, _)| first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::Resolution;

    fn people(names: &str) -> People {
        let mut people = People::default();
        for (index, name) in names.split('、').enumerate() {
            let reading = Reading {
                name: name.to_owned(),
                kind: EntityType::Person,
                class: None,
                resolution: Resolution::ExactName,
                aliases: Vec::new(),
            };
            people.see(index, &reading);
        }
        people
    }

    #[test]
    fn a_protagonist_is_named_twice_as_often_as_anyone_else() {
        assert_eq!(people("周舟、林夕、林夕").protagonist(), None);
        assert_eq!(people("周舟、林夕、林夕、林夕").protagonist(), Some(1));
        assert_eq!(people("周舟、周舟、林夕、林夕、林夕").protagonist(), None);
        assert_eq!(people("周舟、周舟、林夕、林夕、林夕、林夕").protagonist(), Some(2));
        assert_eq!(people("周舟、林夕、周明").of_surname('周'), [0, 2]);
    }
}
