//! Gives the persons of an annotated file each other's names: who knows names only by heart finds fewer of them then.

use std::collections::BTreeMap;

use crate::lexicon::Lexicon;
use crate::tagger::{Gold, Head, Sample, own_kind};

/// Two parts of a person's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Surname,
    Given,
}

/// Surnames change places with surnames of the same length in another sentence, given names with given names. One name stays
/// one name. Names that begin with no known surname (foreign ones, 小王) stay.
pub fn swap_persons(samples: &mut [Sample], head: &Head, lexicon: &Lexicon) {
    let is_person = |name: &Gold| own_kind(&head.kinds[name.kind]) == Some("Person");
    let mut other: BTreeMap<Vec<char>, Vec<char>> = BTreeMap::new();
    for sample in samples.iter() {
        let chars: Vec<char> = sample.text.chars().collect();
        for name in sample.names.iter().filter(|name| is_person(name)) {
            other.insert(chars[name.chars.clone()].to_vec(), Vec::new());
        }
    }
    let cut = |name: &[char]| -> Option<(Vec<char>, Vec<char>)> {
        let known = |len: &usize| {
            let surname: String = name.iter().take(*len).collect();
            name.len() > *len && name.len() <= len + 2 && lexicon.words.surnames.contains_key(&surname)
        };
        let len = [2, 1].into_iter().find(known)?;
        Some((name[..len].to_vec(), name[len..].to_vec()))
    };
    let mut parts: BTreeMap<(Part, usize), Vec<Vec<char>>> = BTreeMap::new();
    for (surname, given) in other.keys().filter_map(|name| cut(name)) {
        parts.entry((Part::Surname, surname.len())).or_default().push(surname);
        parts.entry((Part::Given, given.len())).or_default().push(given);
    }
    // Each takes the part that stands so far on in the sorted list; the two steps differ, so that no pair stays together.
    let mut counts: BTreeMap<(Part, usize), usize> = BTreeMap::new();
    let mut next = |part: Part, len: usize| {
        let all = &parts[&(part, len)];
        let count = counts.entry((part, len)).or_default();
        let step = if part == Part::Surname { all.len() / 3 } else { all.len() / 2 };
        *count += 1;
        all[(*count + step) % all.len()].clone()
    };
    for (name, other) in &mut other {
        *other = match cut(name) {
            Some((surname, given)) => {
                let mut other = next(Part::Surname, surname.len());
                other.extend(next(Part::Given, given.len()));
                other
            }
            None => name.clone(),
        };
    }
    for sample in samples {
        // A person's name keeps its length: spans stay as they are.
        let mut chars: Vec<char> = sample.text.chars().collect();
        for name in sample.names.iter().filter(|name| is_person(name)) {
            if let Some(other) = other.get(&chars[name.chars.clone()]) {
                chars[name.chars.clone()].clone_from_slice(other);
            }
        }
        sample.text = chars.into_iter().collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_change_names_and_spans_stay() {
        let head = Head { name: "msra".to_owned(), kinds: vec!["PER".to_owned(), "LOC".to_owned()] };
        let names = ["陆昀", "周强", "王文虎", "施伯庚", "欧阳清和", "李建国"];
        let mut samples: Vec<Sample> = names
            .iter()
            .map(|name| {
                let len = name.chars().count();
                let mark = |chars, kind| Gold { chars, kind, optional: false };
                let names = vec![mark(0..len, 0), mark(len + 1..len + 3, 1)];
                Sample { text: format!("{name}到常州"), names }
            })
            .collect();
        let before = samples.clone();
        swap_persons(&mut samples, &head, &Lexicon::builtin());
        for (new, old) in samples.iter().zip(&before) {
            assert_eq!(
                (new.names.clone(), new.text.chars().count()),
                (old.names.clone(), old.text.chars().count())
            );
            assert!(new.text.ends_with("到常州"), "{}", new.text);
        }
        let changed = samples.iter().zip(&before).filter(|(new, old)| new.text != old.text).count();
        assert!(changed >= 5, "{samples:?}");
        assert!(
            samples[4].text.starts_with("欧阳"),
            "the only surname of two characters stays: {}",
            samples[4].text
        );
    }
}
