//! Who acts in the clause of the trigger.

use super::acts::may_act;
use super::{Agents, Basis, Own};
use crate::link::relation::view::{Group, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{self, Place};
use crate::text::Span;

impl<'a> View<'a> {
    pub(super) fn own(&self, at: usize, allowed: &[EntityType]) -> Own<'a> {
        let clause = self.clauses[self.clause_at(at)];
        let mut companions = Vec::new();
        for group in self.groups_before(clause.begin, at).take(6) {
            let fitting = self.heads(group, allowed);
            let text = self.plain(group.span.end, at);
            match group.preposition {
                Some("被" | "由" | "经由" | "受" | "得到" | "获得")
                    if !fitting.is_empty() && !self.is_cut(group, at) =>
                {
                    return Own::Found(self.found(&fitting, &companions, group));
                }
                Some("与" | "和" | "同" | "跟" | "会同" | "联合" | "携手") => {
                    // 同首都群众一起: the place is none of those who act; 与某人的纠纷: nor is he.
                    let of =
                        ["先生", "女士", "同志"].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(&text);
                    if WORDS.person_noun.prefix(&text).is_none() && !of.starts_with('的') {
                        companions.extend(fitting);
                    }
                }
                // 在某人陪同下: he is there as well.
                Some("在") if text.starts_with("陪同下") || text.starts_with("的陪同下") => {
                    companions.extend(fitting);
                }
                Some(_) => {}
                // 甲军、土耳其支持的乙军: a place that acts, though no place can, leaves nobody else to act.
                None if text.is_empty()
                    && !allowed.contains(&EntityType::Person)
                    && !allowed.contains(&Place)
                    && self.ends_in_place(group) =>
                {
                    return Own::Blocked;
                }
                None if self.only_places(group) && (fitting.is_empty() || !self.opens(group)) => {}
                None if self.only_mentioned(group, &text) => {}
                // 副市长甲、院长乙、某院|负责人|列席: whoever is named is there, beside one who is not.
                None if people_before_unnamed(&text) && group.phrases.len() > 1 => {
                    let people: Vec<usize> =
                        fitting.into_iter().filter(|i| self.kind(*i) == EntityType::Person).collect();
                    return if people.is_empty() {
                        Own::Blocked
                    } else {
                        Own::Found(self.found(&people, &companions, group))
                    };
                }
                None if fitting.is_empty() && self.is_led(group) => {}
                None => {
                    return if fitting.is_empty()
                        || !may_act(&text, self.only_places(group))
                        || self.is_cut(group, at)
                    {
                        Own::Blocked
                    } else {
                        Own::Found(self.found(&fitting, &companions, group))
                    };
                }
            }
        }
        Own::Companions(companions)
    }

    /// 经某人介绍|加入, 代表某省|参加: the name is not of who acts.
    pub(super) fn only_mentioned(&self, group: &Group, text: &str) -> bool {
        let begin = self.clauses[self.clause_at(group.span.begin)].begin;
        let before = self.plain(begin, group.span.begin);
        let helps = ["介绍", "推荐", "引荐", "牵线", "举荐"].iter().any(|w| text.starts_with(w));
        helps && before.contains('经')
            || self.only_places(group) && before.ends_with("代表") && WORDS.is_adverbial(text)
    }

    /// 林某率|某局负责人到…: who is led does not act instead.
    pub(super) fn is_led(&self, group: &Group) -> bool {
        let begin = self.clauses[self.clause_at(group.span.begin)].begin;
        let before = self.plain(begin, group.span.begin);
        before.ends_with(['率', '携']) || LEADING.iter().any(|w| before.ends_with(w))
    }

    pub(super) fn found(&self, heads: &[usize], companions: &[usize], group: &Group) -> Agents<'a> {
        let entities = heads.iter().chain(companions).map(|i| &self.mention(*i).entity).collect();
        Agents { entities, basis: Basis::Own, end: Some(group.span.end), preposition: group.preposition }
    }

    /// Whether nothing but adverbs stands before the group in its clause, or a verb that lets it act: 推动常州入选.
    pub(super) fn opens(&self, group: &Group) -> bool {
        let begin = self.clauses[self.clause_at(group.span.begin)].begin;
        let opening = self.plain(begin, group.span.begin);
        opening.ends_with('的')
            || opening.ends_with("推进")
            || WORDS.is_adverbial(&opening)
            || WORDS.pivot.suffix(&opening).is_some()
    }

    pub(super) fn ends_in_place(&self, group: &Group) -> bool {
        let last = self.phrases.get(group.phrases.end.saturating_sub(1));
        last.is_some_and(|p| self.kind(p.head) == Place)
    }

    pub(super) fn only_places(&self, group: &Group) -> bool {
        self.phrases[group.phrases.clone()].iter().take(40).all(|p| self.kind(p.head) == Place)
    }

    /// The groups between two places, nearest to `to` first.
    pub fn groups_before(&self, from: usize, to: usize) -> impl Iterator<Item = &Group> {
        let end = self.groups.partition_point(|g| g.span.end <= to);
        self.groups[..end].iter().rev().take_while(move |g| g.span.begin >= from || g.span.end > from)
    }

    /// The first group that lies in the clause.
    pub fn first_group(&self, clause: Span) -> Option<&Group> {
        self.groups_before(clause.begin, clause.end).filter(|g| g.span.begin >= clause.begin).last()
    }

    /// Those in whose company (在某人陪同下) the subject of the clause `from` acts, up to the clause `to`.
    pub(super) fn company(&self, from: usize, to: usize, allowed: &[EntityType]) -> Vec<usize> {
        let (begin, end) = (self.clauses[from].begin, self.clauses[to].begin);
        let groups = self.groups_before(begin, end).take(6).filter(|g| g.preposition == Some("在"));
        let with = groups.filter(|g| {
            let text = self.plain(g.span.end, self.clauses[self.clause_at(g.span.begin)].end.max(g.span.end));
            text.trim_start_matches('的').starts_with("陪同下")
        });
        with.flat_map(|g| self.heads(g, allowed)).collect()
    }
}

/// 林某带领|某局负责人.
pub(super) const LEADING: &[&str] = &["率领", "带领", "带队", "率队", "率团"];

/// 负责人|列席, 有关负责人|出席: somebody of the body named last.
fn people_before_unnamed(text: &str) -> bool {
    let bare = ["有关", "相关", "主要"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let rest = WORDS.person_noun.prefix(bare).and_then(|word| bare.strip_prefix(word));
    rest.is_some_and(|rest| rest.is_empty() || WORDS.is_adverbial(rest))
}
