//! Names that differ by the place before them: 青江恐龙园 and 恐龙园.

use std::collections::BTreeMap;

use super::super::key::{is_specific, split_place};
use super::{Proposer, Tally};
use crate::ontology::EntityType;

impl<'a> Proposer<'a> {
    /// 青江恐龙园 and 恐龙园: the same with a place before it.
    pub(super) fn placed(&mut self) {
        let mut fulls: BTreeMap<&'a str, Vec<&'a str>> = BTreeMap::new();
        for (full, name) in self.names {
            if !matches!(name.kind(), EntityType::Organisation | EntityType::Programme) {
                continue;
            }
            if let Some((_, rest)) = split_place(full, self.lexicon)
                && self.names.get(rest).is_some_and(|short| short.kind() == name.kind())
            {
                fulls.entry(rest).or_default().push(full);
            }
        }
        for (short, fulls) in fulls {
            let mut tally = Tally::new(0.45, "只差地名 the same but for the place");
            if fulls.len() == 1 {
                tally.add(0.15, "仅此一家 the only one");
            } else {
                tally.add(-0.1, format!("共 {} 家 of several", fulls.len()));
            }
            for full in fulls {
                let mut tally = Tally { score: tally.score, because: tally.because.clone() };
                self.weigh_context(&mut tally, short, full);
                self.propose(short, full, "placed", tally);
            }
        }
    }

    /// Whether a short name is specific, and whether its articles are about the place of the full one.
    pub(super) fn weigh_context(&self, tally: &mut Tally, short: &str, full: &str) {
        if is_specific(short, self.lexicon) {
            tally.add(0.1, "名称特别 a specific name");
        } else {
            tally.add(-0.15, "名称通用 a name that many have");
        }
        let Some((place, _)) = split_place(full, self.lexicon) else { return };
        if split_place(short, self.lexicon).is_some() {
            return;
        }
        let (mut inside, mut outside) = (0, 0);
        for (locality, articles) in &self.names[short].localities {
            let within = self
                .lexicon
                .by_name(locality)
                .is_some_and(|here| self.lexicon.lies_in(here, place) || self.lexicon.lies_in(place, here));
            *(if within { &mut inside } else { &mut outside }) += articles;
        }
        if outside > 0 {
            tally.add(-0.2, format!("{outside} 篇是别处的 articles are of other places"));
        } else if inside > 0 {
            tally.add(0.15, format!("{inside} 篇是当地的 articles are of that place"));
        }
    }
}
