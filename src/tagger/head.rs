//! [`Head`]: one annotation convention with its kinds of name, and the labels that spell them on characters.

use std::ops::Range;

/// One character's label: 0 is outside; a kind's four labels say whether the character begins a name, stands in it,
/// ends it, or is one alone.
pub type Label = u8;

/// A name in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The characters it covers.
    pub chars: Range<usize>,
    /// Index into [`Head::kinds`].
    pub kind: usize,
    /// The probability that these characters are such a name and no others beside them belong to it, 0 to 1.
    pub confidence: f32,
}

/// One annotation convention: what it calls the kinds of name that it marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What the convention is called (`msra`, `tupu`).
    pub name: String,
    /// Its kinds, as its corpus spells them (`PER`).
    pub kinds: Vec<String>,
}

/// Where in a name a character stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Begin,
    Middle,
    End,
    Single,
}

const PARTS: [Part; 4] = [Part::Begin, Part::Middle, Part::End, Part::Single];

impl Head {
    /// Outside every name.
    pub const OUTSIDE: Label = 0;

    /// How many labels it has.
    pub fn labels(&self) -> usize {
        1 + 4 * self.kinds.len()
    }

    /// The labels of a name of `len` characters, in order.
    pub fn spell(kind: usize, len: usize) -> impl Iterator<Item = Label> {
        (0..len).map(move |at| {
            let part = match (at, len) {
                (_, 1) => Part::Single,
                (0, _) => Part::Begin,
                _ if at + 1 == len => Part::End,
                _ => Part::Middle,
            };
            1 + 4 * kind as Label + part as Label
        })
    }

    /// Whether `next` may follow `label`; `None` is the border of the sentence.
    pub fn allows(label: Option<Label>, next: Option<Label>) -> bool {
        let open = label.is_some_and(|l| matches!(part(l), Some((_, Part::Begin | Part::Middle))));
        match next.and_then(part) {
            Some((kind, Part::Middle | Part::End)) => {
                open && label.and_then(part).is_some_and(|(before, _)| before == kind)
            }
            _ => !open,
        }
    }

    /// The names that `labels` spell. What no allowed sequence holds is cut where it breaks.
    pub fn names(labels: &[Label]) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        let mut begin: Option<(usize, usize)> = None;
        for (at, &label) in labels.iter().enumerate() {
            match part(label) {
                Some((kind, Part::Begin)) => begin = Some((at, kind)),
                Some((kind, Part::Single)) => found.push((at..at + 1, kind)),
                Some((kind, Part::End)) => {
                    found.extend(begin.take().filter(|b| b.1 == kind).map(|(b, kind)| (b..at + 1, kind)));
                }
                Some((_, Part::Middle)) => {}
                None => begin = None,
            }
        }
        found
    }

    /// The index of the kind called `name`.
    pub fn kind(&self, name: &str) -> Option<usize> {
        self.kinds.iter().position(|k| k == name)
    }
}

fn part(label: Label) -> Option<(usize, Part)> {
    let index = usize::from(label.checked_sub(1)?);
    Some((index / 4, PARTS[index % 4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_spell_names_and_names_are_read_back() {
        let mut labels = vec![Head::OUTSIDE];
        labels.extend(Head::spell(1, 3));
        labels.extend(Head::spell(0, 1));
        assert_eq!(labels, [0, 5, 6, 7, 4]);
        assert_eq!(Head::names(&labels), [(1..4, 1), (4..5, 0)]);
        assert_eq!(Head::names(&[6, 7, 5, 3, 0]), []);
    }

    #[test]
    fn a_name_is_begun_and_ended() {
        assert!(Head::allows(None, Some(0)) && Head::allows(Some(0), None) && Head::allows(Some(3), Some(5)));
        assert!(
            !Head::allows(None, Some(2)) && !Head::allows(Some(1), None) && !Head::allows(Some(1), Some(7))
        );
    }
}
