//! Bodies that articles say were renamed.

use std::collections::BTreeMap;

use super::super::View;
use super::super::history::Kind as ChangeKind;
use super::{Proposer, Tally};

impl Proposer<'_> {
    pub(super) fn renamed(&mut self, views: &[&View]) {
        let mut said: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for change in views.iter().flat_map(|view| &view.changes).filter(|c| c.kind == ChangeKind::Renamed) {
            *said.entry((&change.former_name, &change.later_name)).or_default() += 1;
        }
        for ((former, later), articles) in said {
            // 全国人大某某委员会更名为 is not followed by 全国人大: the later name was cut short.
            let begins = |name: &str| former.starts_with(name);
            if begins(later)
                || self.names.get(later).is_some_and(|name| name.aliases.keys().any(|alias| begins(alias)))
            {
                continue;
            }
            let tally = Tally::new(0.85, format!("{articles} 篇说更名 articles say that it was renamed"));
            self.propose(former, later, "renamed", tally);
        }
    }
}
