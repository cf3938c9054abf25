//! The registry of rules: each a row with an example that fires and a counter-example that does not.

use super::{Fact, Scene, agreement, conferral, endorsement, investment, position};

/// One rule: adds the facts of its kind.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its id, as evidence names it.
    pub id: &'static str,
    /// What it finds, in English.
    pub en: &'static str,
    /// What it finds, in Chinese.
    pub zh: &'static str,
    /// Marked-up text in which it fires, as of relation rules; the article is of 2024-03-10.
    pub example: &'static str,
    /// What it finds there.
    pub finds: &'static [&'static str],
    /// Marked-up text in which it does not.
    pub counter: &'static str,
    /// The rule itself.
    pub(super) find: fn(&Scene<'_>, &mut Vec<Fact>),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("id", &self.id).finish_non_exhaustive()
    }
}

/// All rules, in the order in which they run; later ones may point to what earlier ones found.
pub const RULES: &[Rule] = &[
    position::POSITION,
    conferral::CONFERRAL,
    endorsement::ENDORSEMENT,
    agreement::AGREEMENT,
    investment::INVESTMENT,
    investment::TOTAL,
];
