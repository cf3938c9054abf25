//! The registry of rules: each a row with an example that fires and a counter-example that does not.

use super::found::Found;
use super::line::Line;
use super::memory::Memory;
use super::{age, change, elided, group, noun_number, number_noun, rank, share, verbal};

/// One rule: given the item of a quantity, its measure.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its id, as evidence names it.
    pub id: &'static str,
    /// What it finds.
    pub what: &'static str,
    /// A sentence in which it fires: the sentence, the measure, the number, the unit.
    pub example: (&'static str, &'static str, f64, &'static str),
    /// A sentence in which it does not.
    pub counter: &'static str,
    /// The rule itself.
    pub(super) find: fn(&Line<'_>, usize, &Memory) -> Option<Found>,
}

/// All rules, in the order in which they are tried.
pub const RULES: &[Rule] = &[
    rank::RANK,
    age::AGE,
    group::GROUP,
    change::COMPARISON,
    change::CHANGE,
    share::SHARE,
    number_noun::NUMBER_NOUN,
    verbal::VERBAL,
    noun_number::NOUN_NUMBER,
    elided::ELIDED,
];
