//! What the quantities before said: an elided noun is theirs.

use super::found::Found;
use super::units::UnitKind;
use crate::link::EntityId;

/// One measure that was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    /// The measure.
    pub measure: String,
    /// The item of its quantity.
    pub place: usize,
    /// What its unit measures.
    pub kind: UnitKind,
    /// Its unit.
    pub unit: &'static str,
    /// How it was found.
    pub found: Found,
}

/// What a rule may look back on.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    /// The measures of this sentence, in order.
    pub said: Vec<Said>,
    /// The last measure of the sentences before in this paragraph.
    pub earlier: Option<String>,
    /// Whom the last quantity of the paragraph was about.
    pub subject: Option<EntityId>,
    /// Items below this belong to an earlier quantity.
    pub consumed: usize,
}

impl Memory {
    /// The measure of the last quantity before item `at`, or else of the sentence before.
    pub fn before(&self, at: usize) -> Option<&str> {
        let said = self.said.iter().rev().find(|s| s.place < at);
        said.map(|s| s.measure.as_str()).or(self.earlier.as_deref())
    }

    /// The measure that an elided noun stands for.
    pub fn last(&self) -> Option<&str> {
        self.said.last().map(|s| s.measure.as_str()).or(self.earlier.as_deref())
    }
}
