//! Who acts: the subject of a trigger, in its clause, carried over, or supplied.

mod acts;
mod carried;
mod own;
mod speaks;
mod subject;
mod topic;

use std::collections::BTreeMap;

pub use acts::runs_on;
use speaks::{is_company, without_payment};

use super::trace::Condition;
use super::trigger::Hit;
use super::view::{Phrase, View};
use super::words::WORDS;
use crate::link::EntityId;
use crate::ontology::EntityType::{self, Place};
use crate::ontology::RelationType;

/// How a subject was found; the further away, the less sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// In the clause of the trigger.
    Own,
    /// In the clause of that index, earlier in the sentence.
    Carried(usize),
    /// In the sentence before.
    Earlier,
    /// Nowhere: the body that reports.
    Supplied,
}

impl Basis {
    /// What it is worth, as a factor of confidence.
    pub fn weight(self) -> f32 {
        match self {
            Self::Own => 1.0,
            Self::Carried(_) => 0.9,
            Self::Earlier => 0.7,
            Self::Supplied => 0.8,
        }
    }
}

/// The entities that act.
#[derive(Clone, Debug)]
pub struct Agents<'a> {
    /// Who.
    pub entities: Vec<&'a EntityId>,
    /// How found.
    pub basis: Basis,
    /// Where the nearest of them ends, for one in the trigger's clause.
    pub end: Option<usize>,
    /// The preposition before them: 由.
    pub preposition: Option<&'static str>,
}

enum Own<'a> {
    Found(Agents<'a>),
    /// Someone else acts, whom no name tells.
    Blocked,
    /// Nobody in this clause but those who take part (与A).
    Companions(Vec<usize>),
}

impl<'a> View<'a> {
    /// Who acts in the clause of `hit`, of these types, wherever it must be looked for.
    pub fn agents(&self, hit: &Hit<'_>, allowed: &[EntityType]) -> Option<Agents<'a>> {
        // 会见出席论坛的代表: others attend.
        let before = self.hits_in(hit.span.begin.saturating_sub(24), hit.span.begin).last();
        let chained = before.filter(|h| h.span.end == hit.span.begin);
        if chained.is_some_and(|h| h.rows.iter().any(|r| r.predicate == Some(RelationType::Meets))) {
            return None;
        }
        let companions = match self.own(hit.span.begin, allowed) {
            // 某人出席在某地举行的某会: not he holds it.
            Own::Found(agents)
                if agents.preposition.is_none()
                    && self.raw(hit.span.end, self.span.end).starts_with('的')
                    && agents.end.is_some_and(|end| self.another_acts(end, hit.span.begin)) =>
            {
                self.stop(hit.span, Condition::Unnamed);
                return None;
            }
            Own::Found(agents) => return Some(agents),
            Own::Blocked => {
                self.stop(hit.span, Condition::Unnamed);
                return None;
            }
            Own::Companions(found) => found,
        };
        let clause = self.clause_at(hit.span.begin);
        let prefix = self.plain(self.clauses[clause].begin, hit.span.begin);
        if let Some(agents) = self.together(&prefix, allowed) {
            return Some(agents);
        }
        // 在某地召开的某会上, 进入刚刚组建的某校: who called or founded it is left open.
        let lead =
            ["刚刚", "刚", "新近", "新"].iter().find_map(|w| prefix.strip_suffix(w)).unwrap_or(&prefix);
        let within = lead.ends_with(['在', '到']) || lead.ends_with("进入") || lead.ends_with("走进");
        if within && self.raw(hit.span.end, self.span.end).starts_with('的') {
            self.stop(hit.span, Condition::Unnamed);
            return None;
        }
        let bare = without_payment(&prefix);
        let clean = WORDS.is_adverbial(&bare) || is_company(&prefix);
        let found = if clean {
            let carried = self.carried(clause, allowed).map(|a| self.who_pays(a, hit, bare != prefix));
            carried.or_else(|| self.far(clause, allowed)).or_else(|| self.speaks_for(clause, hit, allowed))
        } else {
            self.unnamed(clause, &prefix, allowed)
        };
        let Some(mut agents) = found else {
            let reported = self.is_reported(clause);
            let condition = match (reported, clean) {
                (true, _) => Condition::Reported,
                (false, true) => Condition::Subject,
                (false, false) => Condition::Unnamed,
            };
            self.stop(hit.span, condition);
            return None;
        };
        for index in companions {
            agents.entities.push(&self.mention(index).entity);
        }
        Some(agents)
    }

    /// The person that the article is a portrait of: the only one in its headline, named four times at least and twice
    /// as often as any other.
    fn hero(&self) -> Option<&'a EntityId> {
        let headline = self.context.article.paragraphs().first()?.span;
        let all = self.context.mentions;
        let is_person = |i: &usize| self.kind(*i) == EntityType::Person;
        let count = self.context.mentions_in(headline).len();
        let mut named = (0..count).filter(is_person).map(|i| &all[i].entity);
        let hero = named.next().filter(|hero| named.all(|other| other == *hero))?;
        let mut counts: BTreeMap<&EntityId, usize> = BTreeMap::new();
        for index in (0..all.len().min(2000)).filter(is_person) {
            *counts.entry(&all[index].entity).or_default() += 1;
        }
        let own = counts.get(hero).copied().unwrap_or(0);
        let rival = counts.iter().filter(|(other, _)| **other != hero).map(|(_, c)| *c).max().unwrap_or(0);
        (own >= 4 && own >= 2 * rival).then_some(hero)
    }

    /// The person that the article is a portrait of, where the sentence and the one before leave open who acts and
    /// `lead` is what stands before the verb: 2017年|获评….
    pub fn portrayed(&self, clause: usize, lead: &str) -> Option<Agents<'a>> {
        let free = self.supplied.is_none() && self.earlier.is_empty() && !self.is_reported(clause);
        let other = |p: &Phrase| matches!(self.kind(p.head), EntityType::Person | Place);
        let begin = self.clauses[clause].begin;
        let alone = free
            && !self.phrases.iter().take_while(|p| p.span.begin < begin).any(other)
            && (0..self.clauses.len()).all(|c| self.clause_subject(c).is_none());
        let hero = (alone && WORDS.is_adverbial(lead)).then(|| self.hero()).flatten()?;
        Some(Agents { entities: vec![hero], basis: Basis::Earlier, end: None, preposition: None })
    }

    /// Who acts in the clause itself, of these types, before the byte `at`.
    pub fn own_agents(&self, at: usize, allowed: &[EntityType]) -> Option<Agents<'a>> {
        match self.own(at, allowed) {
            Own::Found(agents) => Some(agents),
            Own::Blocked | Own::Companions(_) => None,
        }
    }

    /// Whether a verb begins in `from..to`, 联合 and its like, which only bring in who helps, left out.
    fn another_acts(&self, from: usize, to: usize) -> bool {
        let helps = |h: &Hit<'_>| h.rows.iter().all(|r| r.predicate == Some(RelationType::CooperatesWith));
        self.hits_in(from, to).iter().any(|h| h.is_verb() && !helps(h))
    }

    /// Who acts in the clause before `at`, with nothing but how they are addressed and adverbs between: 林某先生日前….
    pub fn close_agents(&self, at: usize, allowed: &[EntityType]) -> Option<Agents<'a>> {
        let agents = self.own_agents(at, allowed)?;
        let gap = self.plain(agents.end?, at);
        let rest =
            ["总书记", "同志", "先生", "女士", "主席", "总理", "总统", "院士", "教授", "一行", "等人", "等"];
        let strip = |gap: &str| rest.iter().find_map(|w| gap.strip_prefix(w)).unwrap_or(gap).to_owned();
        let rest = strip(&strip(&gap));
        let lets = WORDS.pivot.prefix(&rest).is_some();
        let near = rest.is_empty() || rest.chars().count() <= 14 && WORDS.is_adverbial(&rest);
        (!lets && near).then_some(agents)
    }
}
