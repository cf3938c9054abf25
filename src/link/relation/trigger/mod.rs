//! The trigger table `data/lexicon/triggers.tsv`: which words make which pattern fire.

mod hit;
mod parse;
mod pattern;
mod row;
mod table;
#[cfg(test)]
mod tests;

pub use hit::Hit;
pub use parse::{RuleError, kind, parse};
pub use pattern::Pattern;
pub use row::Row;
pub use table::Triggers;

use std::sync::LazyLock;

/// The table, loaded.
pub static TRIGGERS: LazyLock<Triggers> = LazyLock::new(|| {
    let table = include_str!("../../../../data/lexicon/triggers.tsv");
    let rows = parse("triggers.tsv", table, false).expect("invariant: the built-in table is tested");
    Triggers::new(rows).expect("invariant: the built-in table is tested")
});
