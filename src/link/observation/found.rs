//! What a rule finds.

use crate::ontology::StatKind;
use crate::text::Span;

/// A run of items: from the first to one past the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// First item.
    pub begin: usize,
    /// One past the last item.
    pub end: usize,
}

/// Where the measure of a quantity comes from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Measure {
    /// The items of a phrase.
    Phrase(Phrase),
    /// These words, put together from the article's.
    Words(String),
    /// What was counted or measured before this item.
    Earlier(usize),
    /// The noun of an earlier measure under another rank: 国家级基地2个、省级4个.
    Ranked(Phrase),
}

/// A quantity's measure and what the number states.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// The rule's id.
    pub rule: &'static str,
    /// The measure.
    pub measure: Measure,
    /// What the number states.
    pub kind: StatKind,
    /// A fall is negative.
    pub negative: bool,
    /// What a change is measured from.
    pub base: Option<String>,
    /// Among whom a rank holds.
    pub rank_scope: Option<String>,
    /// The words that made the rule fire, relative to the sentence; the quantity where `None`.
    pub trigger: Option<Span>,
    /// Items up to here belong to this quantity and to no later one.
    pub consumed: usize,
}

impl Found {
    /// With nothing but measure and kind.
    pub fn new(rule: &'static str, measure: Measure, kind: StatKind) -> Self {
        Self {
            rule,
            measure,
            kind,
            negative: false,
            base: None,
            rank_scope: None,
            trigger: None,
            consumed: 0,
        }
    }
}
