//! Foreign people by the last part of their name: 贝拉克·某某马 and 某某马.

use rustc_hash::FxHashMap;

use super::{Proposer, Tally};
use crate::ontology::EntityType;

impl<'a> Proposer<'a> {
    /// 贝拉克·某某马 and 某某马: one bearer of the last part.
    pub(super) fn foreign(&mut self) {
        let mut fulls: FxHashMap<&'a str, Vec<&'a str>> = FxHashMap::default();
        for (full, name) in self.names.iter().filter(|(_, name)| name.kind() == EntityType::Person) {
            if let Some((_, last)) = full.rsplit_once('·')
                && last.chars().count() >= 2
                && !full.contains("--")
                && self.names.get(last).is_some_and(|short| short.kind() == name.kind())
            {
                fulls.entry(last).or_default().push(full);
            }
        }
        for short in self.names.keys() {
            let Some(bearers) = fulls.get(short.as_str()) else { continue };
            let bearers = bearers.clone();
            for full in &bearers {
                let mut tally = Tally::new(0.6, "只用姓 the last part of the name");
                let others: u32 =
                    bearers.iter().filter(|o| *o != full).map(|o| self.names[*o].articles).sum();
                if others == 0 {
                    tally.add(0.15, "仅此一人 the only bearer");
                } else {
                    tally.add(-0.1, "不止一人 several bearers");
                }
                let (a, b) = (&self.names[short].bodies, &self.names[*full].bodies);
                let shared: u32 =
                    a.iter().filter(|(body, _)| b.contains_key(*body)).map(|(_, articles)| articles).sum();
                // 贾某某 of one country's army, and 某某 who mostly leads another's delegation; and who in most articles has no body
                // at all, as 总理某某, may be another.
                if 2 * shared > a.values().sum() && 4 * shared >= self.names[short].articles {
                    let body = a.keys().find(|body| b.contains_key(*body)).map_or("", String::as_str);
                    tally.add(0.15, format!("都任职于 both of {body}"));
                }
                self.propose(short, full, "last-name", tally);
            }
        }
    }
}
