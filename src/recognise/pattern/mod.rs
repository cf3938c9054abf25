//! Names found by their form: endings, quotation marks, titles, places before bodies. One rule, one file.

mod body;
mod deixis;
mod extend;
mod part;
mod person;
mod pointing;
mod quoted;
mod source;
mod tail;
mod work;

pub(crate) use part::{COMMITTEE_PARTS, OWN_PARTS, OWNERS, ZONE_BODIES};
pub(crate) use pointing::SIDES;

use super::{Mention, Propose, View};

/// One rule: what it sees in an article.
type Rule = fn(&View<'_>) -> Vec<Mention>;

/// Every rule of this proposer.
const RULES: &[Rule] = &[
    body::bodies,
    deixis::deictic,
    person::persons,
    quoted::quoted,
    source::newspaper,
    tail::tailed,
    work::works,
];

/// Proposes names by their form.
#[derive(Clone, Copy, Debug)]
pub struct Patterns;

impl Propose for Patterns {
    fn name(&self) -> &'static str {
        "pattern"
    }

    fn propose(&self, view: &View<'_>) -> Vec<Mention> {
        RULES.iter().flat_map(|rule| rule(view)).collect()
    }
}
