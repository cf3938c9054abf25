//! Names that articles give a thing that others name so too: 甲（以下简称乙）.

use std::collections::BTreeMap;

use super::{Proposer, Tally};

impl<'a> Proposer<'a> {
    /// 甲（以下简称乙）: articles that give 甲 the name 乙, where other articles have an entity 乙.
    pub(super) fn stated(&mut self) {
        let mut owners: BTreeMap<&'a str, Vec<(&'a str, u32, u32)>> = BTreeMap::new();
        for (full, name) in self.names {
            for (alias, &(articles, introduced)) in &name.aliases {
                if alias != full && self.names.contains_key(alias) {
                    owners.entry(alias).or_default().push((full, articles, introduced));
                }
            }
        }
        for (short, all) in owners {
            let alike = |full: &str| self.names[full].kind() == self.names[short].kind();
            let (mut fulls, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(full, ..)| alike(full));
            // 宣言 is introduced for one declaration here and for another there.
            if self.lexicon.words.nouns.contains_key(short) {
                continue;
            }
            fulls.sort_by_key(|&(full, articles, introduced)| {
                (std::cmp::Reverse((articles, introduced)), full)
            });
            let Some(&(full, articles, introduced)) = fulls.first() else { continue };
            // Within its article 常委会 is the one named before; elsewhere it may be any.
            if introduced == 0 && full.ends_with(short) {
                continue;
            }
            let rivals: u32 = fulls[1..].iter().chain(&others).map(|&(_, articles, _)| articles).sum();
            let mut tally = Tally::new(0.65, format!("{articles} 篇文章以此称之 articles give it this name"));
            if introduced > 0 {
                tally.add(0.2, format!("其中 {introduced} 篇明言 articles introduce it"));
            }
            if articles > 1 {
                tally.add(0.05, "不止一篇 more than one");
            }
            if rivals * 5 > articles {
                tally.add(-0.4, format!("也称别家 {rivals} articles mean another by it"));
            }
            // 美国航空公司 is short for 美国联合航空公司 in two articles, and another company in ten.
            if introduced == 0 && self.names[short].articles > 4 * articles {
                tally.add(-0.2, "多半单独出现 it mostly stands alone");
            }
            self.weigh_context(&mut tally, short, full);
            let rule = if introduced > 0 { "introduced" } else { "stated" };
            self.propose(short, full, rule, tally);
        }
    }
}
