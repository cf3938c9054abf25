//! Who acts where the clause names nobody: the subject of a clause before, of the sentence before, or the body that reports.

use super::{Agents, Basis};
use crate::link::EntityId;
use crate::link::relation::view::{Group, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType;

impl<'a> View<'a> {
    /// The subject of the nearest clause before that has one; `None` too where it does not fit.
    pub fn carried(&self, clause: usize, allowed: &[EntityType]) -> Option<Agents<'a>> {
        let (at, group) = self.subject_before(clause)?;
        // 某公司与某校研发的新材料，获得某奖: the material does.
        if (at..clause).any(|c| self.is_thing(c)) {
            return None;
        }
        // 某会编写的某书发行5万册，入选…: the book does.
        let told = self.told_by(group).map(|g| self.heads(g, allowed)).filter(|h| !h.is_empty());
        let mut heads = told.unwrap_or_else(|| self.heads(group, allowed));
        if !heads.is_empty() {
            heads.extend(self.company(at, clause, allowed));
        }
        let entities: Vec<_> = heads.iter().map(|i| &self.mention(*i).entity).collect();
        let agents = Agents { entities, basis: Basis::Carried(at), end: None, preposition: None };
        (!agents.entities.is_empty()).then_some(agents)
    }

    /// 某会编写的|某书: what the first group of a clause is but told of as the maker of.
    pub(super) fn told_by(&self, group: &Group) -> Option<&Group> {
        let index = self.groups.partition_point(|g| g.span.begin <= group.span.begin);
        let next = self
            .groups
            .get(index)
            .filter(|g| self.clause_at(g.span.begin) == self.clause_at(group.span.begin))?;
        let gap = self.plain(group.span.end, next.span.begin);
        let made = gap.ends_with('的') && gap.chars().count() <= 12 && next.preposition.is_none();
        (made && self.verb_in(group.span.end, next.span.begin)).then_some(next)
    }

    /// Who the clause opens with, if a person.
    pub fn clause_agents(&self, clause: usize) -> Option<Agents<'a>> {
        let heads = self.heads(self.clause_subject(clause)?, &[EntityType::Person]);
        let entities: Vec<_> = heads.iter().map(|i| &self.mention(*i).entity).collect();
        let agents = Agents { entities, basis: Basis::Carried(clause), end: None, preposition: None };
        (!agents.entities.is_empty()).then_some(agents)
    }

    /// The subject of the sentence before, or the body that reports.
    pub fn far(&self, here: usize, allowed: &[EntityType]) -> Option<Agents<'a>> {
        if self.is_reported(here) {
            return None;
        }
        let clause = self.clauses.iter().enumerate().find_map(|(c, _)| self.clause_subject(c));
        let agents =
            |entities: Vec<&'a EntityId>, basis| Agents { entities, basis, end: None, preposition: None };
        if let Some((entity, _)) = self.supplied {
            let kind = self.context.entity(entity)?.kind;
            return allowed.contains(&kind).then(|| agents(vec![entity], Basis::Supplied));
        }
        // 会议通过了某法: the meeting did, not who was there.
        let meeting = self.clauses[..=here].iter().any(|c| {
            let text = self.plain(c.begin, c.end);
            MEETINGS.iter().any(|w| text.starts_with(w))
        });
        if clause.is_some() || meeting {
            return None;
        }
        if let Some(person) = self.dated_topic(here).filter(|p| allowed.contains(&self.kind(*p))) {
            return Some(agents(vec![&self.mention(person).entity], Basis::Earlier));
        }
        let earlier: Vec<_> = self.earlier.iter().filter(|i| allowed.contains(&self.kind(**i))).collect();
        let entities = earlier.into_iter().map(|i| &self.mention(*i).entity).collect::<Vec<_>>();
        (!entities.is_empty()).then(|| agents(entities, Basis::Earlier))
    }

    /// A report's own doings may have a thing for their subject: 常规平台建立…; someone unnamed blocks.
    pub(super) fn unnamed(&self, here: usize, prefix: &str, allowed: &[EntityType]) -> Option<Agents<'a>> {
        let (entity, _) =
            self.supplied.filter(|_| self.subject_before(here).is_none() && !self.is_reported(here))?;
        let someone = WORDS.person_noun.inside(prefix) && !prefix.starts_with("吸纳");
        let report = !allowed.contains(&EntityType::Work);
        let fits = allowed.contains(&self.context.entity(entity)?.kind);
        let short = prefix.chars().count() <= 24;
        (report && fits && short && !someone).then(|| Agents {
            entities: vec![entity],
            basis: Basis::Supplied,
            end: None,
            preposition: None,
        })
    }
}

/// How a clause begins that a meeting is the subject of.
const MEETINGS: &[&str] = &["会议", "大会", "全会", "论坛", "活动", "仪式", "座谈会"];
