//! The figures of a sequence tagger alone: exact spans, by kind, and how far its confidence can be believed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::tagger::{Head, Named, Sample, own_kind};

/// What was found, by one kind of name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Names that the annotators marked.
    pub gold: usize,
    /// Names that the tagger found.
    pub found: usize,
    /// Names that both gave the same characters and kind.
    pub right: usize,
}

impl Counts {
    /// The share of the found names that are right; 0 where none was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// The share of the marked names that were found; 0 where none was marked.
    pub fn recall(&self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.gold + self.found)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Names counted by kind, and found names counted by tenth of confidence.
#[derive(Clone, Debug, Default)]
pub struct NerScore {
    kinds: BTreeMap<String, Counts>,
    /// Found, right and the sum of the confidences.
    tenths: [(usize, usize, f64); 10],
}

/// In which words a tagger and its gold are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// In the gold's own: the head learned them.
    Same,
    /// In ours, as far as [`own_kind`] knows them; other names count neither as marked nor as found.
    Ours,
}

impl Words {
    /// Those that `gold` and `head` have in common.
    pub fn of(gold: &Head, head: &Head) -> Self {
        if gold.kinds.iter().all(|kind| head.kind(kind).is_some()) { Self::Same } else { Self::Ours }
    }

    fn kind<'h>(&self, head: &'h Head, kind: usize) -> Option<&'h str> {
        let name = head.kinds[kind].as_str();
        if *self == Self::Same { Some(name) } else { own_kind(name) }
    }

    /// The names that the annotators marked and did not call optional.
    fn marked<'h>(&self, gold: (&'h Head, &Sample)) -> Vec<(Range<usize>, &'h str)> {
        let names = gold.1.names.iter().filter(|name| !name.optional);
        names.filter_map(|name| Some((name.chars.clone(), self.kind(gold.0, name.kind)?))).collect()
    }

    /// The names that were found and that `gold` says something about.
    fn found<'h>(&self, gold: &Sample, found: (&'h Head, &'h [Named])) -> Vec<(&'h Named, &'h str)> {
        let open = |name: &Named| gold.names.iter().any(|mark| mark.optional && mark.chars == name.chars);
        let names = found.1.iter().filter(|name| !open(name));
        names.filter_map(|name| Some((name, self.kind(found.0, name.kind)?))).collect()
    }

    /// A line for each name of one sentence that was missed, and for each that is wrong.
    pub fn errors(&self, gold: (&Head, &Sample), found: (&Head, &[Named])) -> Vec<String> {
        let marked = self.marked(gold);
        let found: Vec<(Range<usize>, &str)> =
            self.found(gold.1, found).into_iter().map(|(name, kind)| (name.chars.clone(), kind)).collect();
        let surface = |chars: &Range<usize>| -> String {
            gold.1.text.chars().skip(chars.start).take(chars.len()).collect()
        };
        let line = |what: &str, (chars, kind): &(Range<usize>, &str)| {
            format!("{what}\t{kind}\t{}\t{}", surface(chars), gold.1.text)
        };
        let missed = marked.iter().filter(|name| !found.contains(name)).map(|name| line("missed", name));
        let wrong = found.iter().filter(|name| !marked.contains(name)).map(|name| line("wrong", name));
        missed.chain(wrong).collect()
    }
}

impl NerScore {
    /// Counts one sentence. Names that an annotator calls optional are neither right nor wrong.
    pub fn add(&mut self, words: &Words, gold: (&Head, &Sample), found: (&Head, &[Named])) {
        let marked = words.marked(gold);
        for (_, kind) in &marked {
            self.kinds.entry((*kind).to_owned()).or_default().gold += 1;
        }
        for (name, kind) in words.found(gold.1, found) {
            let right = marked.contains(&(name.chars.clone(), kind));
            let counts = self.kinds.entry(kind.to_owned()).or_default();
            counts.found += 1;
            counts.right += usize::from(right);
            let tenth = &mut self.tenths[((name.confidence * 10.0) as usize).min(9)];
            *tenth = (tenth.0 + 1, tenth.1 + usize::from(right), tenth.2 + f64::from(name.confidence));
        }
    }

    /// All kinds together.
    pub fn micro(&self) -> Counts {
        self.kinds.values().fold(Counts::default(), |sum, counts| Counts {
            gold: sum.gold + counts.gold,
            found: sum.found + counts.found,
            right: sum.right + counts.right,
        })
    }

    /// A row a kind, then all together.
    pub fn report(&self) -> String {
        let mut out = String::from("precision   recall       F1     gold    found  kind\n");
        let all = self.micro();
        for (kind, c) in self.kinds.iter().map(|(k, c)| (k.as_str(), c)).chain([("micro", &all)]) {
            let (p, r, f) = (100.0 * c.precision(), 100.0 * c.recall(), 100.0 * c.f1());
            let _ = writeln!(out, "{p:9.2} {r:8.2} {f:8.2} {:8} {:8}  {kind}", c.gold, c.found);
        }
        out
    }

    /// A row a tenth of confidence: of so many names so sure, how many were right.
    pub fn reliability(&self) -> String {
        let mut out = String::from("confidence    found  said    right\n");
        for (index, (found, right, said)) in self.tenths.iter().enumerate().filter(|(_, tenth)| tenth.0 > 0) {
            let (low, n) = (index as f64 / 10.0, *found as f64);
            let _ = writeln!(
                out,
                "{low:.1} to {:.1} {found:8}  {:.3}   {:.3}",
                low + 0.1,
                said / n,
                *right as f64 / n
            );
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::{Gold, OWN_HEAD};

    fn named(chars: std::ops::Range<usize>, kind: usize, confidence: f32) -> Named {
        Named { chars, kind, confidence }
    }

    fn gold() -> (Head, Sample) {
        let head = Head { name: "resume".to_owned(), kinds: vec!["NAME".to_owned(), "TITLE".to_owned()] };
        let mark = |chars, kind, optional| Gold { chars, kind, optional };
        let names =
            vec![mark(0..2, 0, false), mark(2..4, 1, false), mark(5..7, 0, true), mark(8..10, 0, false)];
        (head, Sample { text: "陆昀局长、李四、张三".to_owned(), names })
    }

    #[test]
    fn exact_spans_of_the_same_kind_are_right() {
        let (head, sample) = gold();
        let found = [named(0..2, 0, 0.95), named(2..4, 0, 0.55), named(5..7, 0, 0.5), named(8..9, 0, 0.91)];
        let mut score = NerScore::default();
        score.add(&Words::of(&head, &head), (&head, &sample), (&head, &found));
        assert_eq!(score.micro(), Counts { gold: 3, found: 3, right: 1 });
        assert_eq!(score.kinds["TITLE"], Counts { gold: 1, found: 0, right: 0 });
        assert!((score.micro().f1() - 1.0 / 3.0).abs() < 1e-9);
        let table = score.reliability();
        assert!(table.contains("0.9 to 1.0        2  0.930   0.500"), "{table}");
    }

    #[test]
    fn other_conventions_are_compared_in_our_words() {
        let (head, sample) = gold();
        let own = Head::named(OWN_HEAD);
        let words = Words::of(&head, &own);
        let mut score = NerScore::default();
        score.add(&words, (&head, &sample), (&own, &[named(0..2, 1, 0.9), named(2..4, 4, 0.9)]));
        assert_eq!(score.micro(), Counts { gold: 2, found: 1, right: 1 });
    }
}
