//! [`Score`]: the figures, and the counts they are made of.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fold::{fold, squeeze};

/// How well the predictions agree with the gold, all articles together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// Names, by exact place and type.
    pub mentions: Figures,
    /// The same by type.
    pub mentions_by_type: BTreeMap<String, Figures>,
    /// Forms that only context completes.
    pub deixis: Deixis,
    /// Whether mentions of one entity stand together.
    pub b_cubed: BCubed,
    /// Relations.
    pub relations: Figures,
    /// The same by predicate.
    pub relations_by_predicate: BTreeMap<String, Figures>,
    /// Numbers.
    pub observations: Figures,
    /// The share of the text that the reader kept, by length of whole paragraphs; `None` where there is no text.
    pub text_kept: Option<f64>,
    /// Mentions whose characters are not those at their offsets.
    pub offset_errors: usize,
}

/// Precision, recall, F1 (0 to 1, four decimals), and the counts behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// Predicted and right.
    pub hit: usize,
    /// Predicted and wrong.
    pub wrong: usize,
    /// Not predicted.
    pub missed: usize,
}

/// How many forms that only context completes led to the right entity.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Deixis {
    /// So many.
    pub right: usize,
    /// Of so many.
    pub of: usize,
    /// `right` ÷ `of`, four decimals.
    pub accuracy: Option<f64>,
}

/// B-cubed precision, recall, F1, four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BCubed {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

/// The figures, and what was missed and what was wrong, a line each.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The figures.
    pub score: Score,
    /// One line a difference, in the order of the articles.
    pub errors: Vec<String>,
}

/// Counts of one kind of thing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub hit: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Count {
    fn figures(self) -> Figures {
        let Self { hit, wrong, missed } = self;
        let (p, r) = (share(hit, hit + wrong), share(hit, hit + missed));
        Figures { p: rounded(p), r: rounded(r), f1: rounded(harmonic(p, r)), hit, wrong, missed }
    }
}

/// Counts of one kind of thing, together and apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    all: Count,
    apart: BTreeMap<String, Count>,
}

impl Counts {
    /// Counts one thing of `class` by `count`.
    pub fn add(&mut self, class: &str, count: impl Fn(&mut Count)) {
        count(&mut self.all);
        count(self.apart.entry(class.to_owned()).or_default());
    }

    fn figures(&self) -> (Figures, BTreeMap<String, Figures>) {
        (
            self.all.figures(),
            self.apart.iter().map(|(class, count)| (class.clone(), count.figures())).collect(),
        )
    }
}

/// What is counted, over all articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub mentions: Counts,
    pub deixis: (usize, usize),
    /// Sums of precision and of recall over so many mentions.
    pub b_cubed: (f64, f64, usize),
    pub relations: Counts,
    pub observations: Count,
    kept: (usize, usize),
    pub offset_errors: usize,
    pub errors: Vec<String>,
}

impl Tally {
    /// Counts the paragraphs of `reference` that `text` holds whole, by length.
    pub fn text_kept(&mut self, reference: &[String], text: &str) {
        let text = squeeze(&fold(text));
        for paragraph in reference {
            let len = paragraph.chars().count();
            self.kept.0 += if text.contains(&fold(paragraph)) { len } else { 0 };
            self.kept.1 += len;
        }
    }

    pub fn finish(self) -> Evaluation {
        let (mentions, mentions_by_type) = self.mentions.figures();
        let (relations, relations_by_predicate) = self.relations.figures();
        let (right, of) = self.deixis;
        let (precision, recall, count) = self.b_cubed;
        let mean = |sum: f64| if count == 0 { 0.0 } else { sum / count as f64 };
        let (p, r) = (mean(precision), mean(recall));
        let some_share = |part, whole| (whole > 0).then(|| rounded(share(part, whole)));
        let score = Score {
            mentions,
            mentions_by_type,
            deixis: Deixis { right, of, accuracy: some_share(right, of) },
            b_cubed: BCubed { p: rounded(p), r: rounded(r), f1: rounded(harmonic(p, r)) },
            relations,
            relations_by_predicate,
            observations: self.observations.figures(),
            text_kept: some_share(self.kept.0, self.kept.1),
            offset_errors: self.offset_errors,
        };
        Evaluation { score, errors: self.errors }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn harmonic(p: f64, r: f64) -> f64 {
    if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
}

/// Four decimals, ties to even: the nearest number to what the formatter writes, which is exact.
fn rounded(value: f64) -> f64 {
    format!("{value:.4}").parse().expect("invariant: a formatted number is a number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_counts() {
        let figures = Count { hit: 2, wrong: 1, missed: 2 }.figures();
        assert_eq!((figures.p, figures.r, figures.f1), (0.6667, 0.5, 0.5714));
        assert_eq!(Count::default().figures(), Figures::default());
    }

    #[test]
    fn ties_round_to_even() {
        let cases = [(1.0 / 32.0, 0.0312), (3.0 / 32.0, 0.0938), (0.00625, 0.0063), (1.0, 1.0)];
        assert!(cases.iter().all(|(value, want)| rounded(*value).to_bits() == f64::to_bits(*want)));
    }

    #[test]
    fn a_paragraph_counts_by_its_length() {
        let mut tally = Tally::default();
        tally.text_kept(&["第（１）段".to_owned(), "丢了".to_owned()], "第 (1)\n段");
        assert_eq!(tally.kept, (5, 7));
    }
}
