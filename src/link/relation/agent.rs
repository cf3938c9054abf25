//! Who acts: the subject of a trigger, in its clause, carried over, or supplied.

use std::collections::BTreeMap;

use super::title::{head, leading_titles, titles};
use super::trace::Condition;
use super::trigger::Hit;
use super::view::{Group, Phrase, View};
use super::words::WORDS;
use crate::link::EntityId;
use crate::ontology::EntityType::{self, Organisation, Person, Place};
use crate::ontology::RelationType::{
    self, Confers, CooperatesWith, Establishes, Invests, Organises, Publishes, Supports,
};

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
        let hero = self.hero().filter(|_| alone && WORDS.is_adverbial(lead))?;
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

    fn own(&self, at: usize, allowed: &[EntityType]) -> Own<'a> {
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
    fn only_mentioned(&self, group: &Group, text: &str) -> bool {
        let begin = self.clauses[self.clause_at(group.span.begin)].begin;
        let before = self.plain(begin, group.span.begin);
        let helps = ["介绍", "推荐", "引荐", "牵线", "举荐"].iter().any(|w| text.starts_with(w));
        helps && before.contains('经')
            || self.only_places(group) && before.ends_with("代表") && WORDS.is_adverbial(text)
    }

    /// 林某率|某局负责人到…: who is led does not act instead.
    fn is_led(&self, group: &Group) -> bool {
        let begin = self.clauses[self.clause_at(group.span.begin)].begin;
        let before = self.plain(begin, group.span.begin);
        before.ends_with(['率', '携']) || LEADING.iter().any(|w| before.ends_with(w))
    }

    fn found(&self, heads: &[usize], companions: &[usize], group: &Group) -> Agents<'a> {
        let entities = heads.iter().chain(companions).map(|i| &self.mention(*i).entity).collect();
        Agents { entities, basis: Basis::Own, end: Some(group.span.end), preposition: group.preposition }
    }

    /// Whether nothing but adverbs stands before the group in its clause, or a verb that lets it act: 推动常州入选.
    fn opens(&self, group: &Group) -> bool {
        let begin = self.clauses[self.clause_at(group.span.begin)].begin;
        let opening = self.plain(begin, group.span.begin);
        opening.ends_with('的')
            || opening.ends_with("推进")
            || WORDS.is_adverbial(&opening)
            || WORDS.pivot.suffix(&opening).is_some()
    }

    fn ends_in_place(&self, group: &Group) -> bool {
        let last = self.phrases.get(group.phrases.end.saturating_sub(1));
        last.is_some_and(|p| self.kind(p.head) == Place)
    }

    fn only_places(&self, group: &Group) -> bool {
        self.phrases[group.phrases.clone()].iter().take(40).all(|p| self.kind(p.head) == Place)
    }

    /// The groups between two places, nearest to `to` first.
    pub fn groups_before(&self, from: usize, to: usize) -> impl Iterator<Item = &Group> {
        let end = self.groups.partition_point(|g| g.span.end <= to);
        self.groups[..end].iter().rev().take_while(move |g| g.span.begin >= from || g.span.end > from)
    }

    /// The subject that a clause opens with: no preposition before it, nothing but adverbs.
    pub fn clause_subject(&self, clause: usize) -> Option<&Group> {
        let span = self.clauses[clause];
        let first = self.groups.partition_point(|g| g.span.end <= span.begin);
        let mut groups = self.groups[first..].iter().take_while(|g| g.span.begin < span.end).take(3);
        let group = groups.find(|g| g.preposition.is_none())?;
        let group = self.text_made(group, span.end).unwrap_or(group);
        // 某公司的控股股东某集团: the one named last.
        let held = groups.next().filter(|g| {
            let gap = self.plain(group.span.end, g.span.begin);
            gap.chars().count() <= 8 && OF_BODIES.iter().any(|w| gap.ends_with(w))
        });
        if let Some(held) = held {
            let rest = self.plain(held.span.end, span.end.max(held.span.end));
            let opening = self.plain(span.begin, group.span.begin);
            return (WORDS.is_adverbial(&opening) && may_act(&rest, false)).then_some(held);
        }
        let opening = self.plain(span.begin, group.span.begin);
        let verb = self.verb_in(span.begin, group.span.begin);
        let rest = self.plain(group.span.end, span.end.max(group.span.end));
        let work =
            self.phrases.get(group.phrases.start).is_some_and(|p| self.kind(p.head) == EntityType::Work);
        let person =
            self.phrases.get(group.phrases.start).is_some_and(|p| self.kind(p.head) == EntityType::Person);
        // 国家主席林某; 山西天镇人 says where somebody comes from.
        let titled = titles(&opening).is_some() || opening.chars().count() <= 8 && head(&opening).is_some();
        let called = person && (WORDS.person_noun.holds(&opening) || titled);
        if rest.starts_with('人') && self.only_places(group) {
            return None;
        }
        // 1912年更名为|某学堂: the name is no subject.
        let naming = ["名为", "称为", "改称"].iter().any(|w| opening.ends_with(w));
        let opens =
            opening.is_empty() || called || WORDS.is_adverbial(&opening) && !WORDS.verbal.inside(&opening);
        // 代表某队出战的陈某
        // 位于某区的某公司; 以某人为核心的某委员会
        let relates = DESCRIBING.iter().any(|w| opening.starts_with(w));
        let core = opening.starts_with('以') && opening.ends_with("为核心的");
        let inner = self.phrases.get(group.phrases.start).is_some_and(|p| p.first < p.head);
        let attributive = opening.ends_with('的');
        let described = attributive || inner && opening.ends_with(|c: char| "于在址处".contains(c));
        let told = !self.only_places(group) && relates && described;
        let relative = (person || work) && attributive || told || core;
        let verb_at = self.hits_in(group.span.end, span.end).first().map_or(span.end, |h| h.span.begin);
        // 某公司是控股型公司: it is the subject, whatever it is said to be.
        let is = rest.starts_with(['是', '为', '系']);
        let acts = is || may_act(&rest, false) && !self.is_cut(group, verb_at.max(group.span.end));
        ((!verb && opens && !naming || relative) && acts).then_some(group)
    }

    /// 某会编写的|《某书》: the text is what the clause is about, not who wrote it.
    fn text_made(&self, group: &Group, end: usize) -> Option<&Group> {
        let next = self.groups.iter().find(|g| g.span.begin >= group.span.end && g.span.begin < end)?;
        let head = self.phrases.get(next.phrases.start)?.head;
        let body =
            self.phrases.get(group.phrases.start).is_some_and(|p| self.kind(p.head) != EntityType::Work);
        let made = body && next.phrases.len() == 1 && self.verb_in(group.span.end, next.span.begin);
        let of = self.plain(group.span.end, next.span.begin).ends_with('的');
        (made && of && self.kind(head) == EntityType::Work).then_some(next)
    }

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
    fn told_by(&self, group: &Group) -> Option<&Group> {
        let index = self.groups.partition_point(|g| g.span.begin <= group.span.begin);
        let next = self
            .groups
            .get(index)
            .filter(|g| self.clause_at(g.span.begin) == self.clause_at(group.span.begin))?;
        let gap = self.plain(group.span.end, next.span.begin);
        let made = gap.ends_with('的') && gap.chars().count() <= 12 && next.preposition.is_none();
        (made && self.verb_in(group.span.end, next.span.begin)).then_some(next)
    }

    /// Those in whose company (在某人陪同下) the subject of the clause `from` acts, up to the clause `to`.
    fn company(&self, from: usize, to: usize, allowed: &[EntityType]) -> Vec<usize> {
        let (begin, end) = (self.clauses[from].begin, self.clauses[to].begin);
        let groups = self.groups_before(begin, end).take(6).filter(|g| g.preposition == Some("在"));
        let with = groups.filter(|g| {
            let text = self.plain(g.span.end, self.clauses[self.clause_at(g.span.begin)].end.max(g.span.end));
            text.trim_start_matches('的').starts_with("陪同下")
        });
        with.flat_map(|g| self.heads(g, allowed)).collect()
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
        let earlier: Vec<_> = self.earlier.iter().filter(|i| allowed.contains(&self.kind(**i))).collect();
        let entities = earlier.into_iter().map(|i| &self.mention(*i).entity).collect::<Vec<_>>();
        (!entities.is_empty()).then(|| agents(entities, Basis::Earlier))
    }

    /// A report's own doings may have a thing for their subject: 常规平台建立…; someone unnamed blocks.
    fn unnamed(&self, here: usize, prefix: &str, allowed: &[EntityType]) -> Option<Agents<'a>> {
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

impl<'a> View<'a> {
    /// 甲与乙签订协议，|拟出资6亿元设立…: who signs first pays, the other side is signed with.
    fn who_pays(&self, agents: Agents<'a>, hit: &Hit<'_>, pays: bool) -> Agents<'a> {
        let Basis::Carried(at) = agents.basis else { return agents };
        let invests = hit.rows.iter().any(|r| r.predicate == Some(Invests));
        let first = self.clause_subject(at).filter(|g| self.signs_with(g));
        match first.and_then(|g| self.phrases.get(g.phrases.start)) {
            Some(phrase) if (pays || invests) && agents.entities.len() > 1 => {
                Agents { entities: vec![&self.mention(phrase.head).entity], ..agents }
            }
            _ => agents,
        }
    }

    /// 甲与乙签订协议: whether a list is of one who signs and whom it signs with.
    pub fn signs_with(&self, group: &Group) -> bool {
        let clause = self.clauses[self.clause_at(group.span.begin)];
        let signs = self.hits_in(group.span.end, clause.end).iter().any(|h| h.word.starts_with(['签', '达']));
        signs && matches!(group.joins.first(), Some('与' | '和' | '同' | '跟'))
    }

    /// Whether a clause is but a thing without a name, told by who made it: 甲公司与乙大学联合研发的合金棒材.
    fn is_thing(&self, clause: usize) -> bool {
        let span = self.clauses[clause];
        let Some(last) = self.hits_in(span.begin, span.end).last().filter(|h| h.is_verb()) else {
            return false;
        };
        let tail = self.plain(last.span.end, span.end.max(last.span.end));
        let named =
            self.phrases.get(self.phrase_after(last.span.end)).is_some_and(|p| p.span.begin < span.end);
        let thing = tail.strip_prefix('的').is_some_and(|t| t.chars().count() >= 2);
        let told = tail
            .contains(['是', '已', '将', '了', '在', '被', '均', '获', '有', '为', '后', '时', '下', '中']);
        // 某所采取股权投资的形式: it does something itself before.
        let subject = self.clause_subject(clause).map_or(span.begin, |g| g.span.end);
        let acts = !WORDS.is_adverbial(&self.plain(subject.min(last.span.begin), last.span.begin));
        thing && !named && !told && !acts && span.end < self.span.end
    }

    /// 某会主席林某说，|今年将举办…: where nobody else is spoken of, the body whose title the speaker bears.
    pub fn speaks_for(&self, clause: usize, hit: &Hit<'_>, allowed: &[EntityType]) -> Option<Agents<'a>> {
        const TELLING: &[&str] = &["说", "表示", "介绍", "透露", "称", "介绍说", "说道"];
        const DONE_BY_BODIES: &[RelationType] =
            &[Organises, Establishes, Publishes, Invests, CooperatesWith, Supports, Confers];
        let from = self.said_from(clause).checked_sub(1)?;
        let says = self.clauses[from];
        let telling = TELLING.iter().any(|w| self.raw(says.begin, says.end).ends_with(w));
        let body = hit.rows.iter().any(|r| r.predicate.is_some_and(|p| DONE_BY_BODIES.contains(&p)));
        let opening = self.plain(self.clauses[clause].begin, hit.span.begin);
        // 说，实施某战略，是…: what is said need not be done by whoever says so, what has a time is.
        let asked =
            opening.is_empty() || ["要", "应", "必须", "须", "希望"].iter().any(|w| opening.starts_with(w));
        if !telling
            || !body
            || asked
            || !allowed.contains(&Organisation)
            || self.subject_before(clause).is_some()
        {
            return None;
        }
        let speaker = self.phrases.iter().rfind(|p| p.clause == from && self.kind(p.head) == Person)?;
        let body = (speaker.first..speaker.head).rev().find(|i| self.kind(*i) == Organisation)?;
        let entities = vec![&self.mention(body).entity];
        Some(Agents { entities, basis: Basis::Earlier, end: None, preposition: None })
    }
}

/// A clause's opening without the sum that is paid: 拟出资6亿元在 → 拟在.
fn without_payment(opening: &str) -> String {
    let verbs = ["计划投资", "投资", "出资", "斥资", "耗资", "筹资", "投入", "注资"];
    let found = verbs.iter().find_map(|w| Some((opening.find(w)?, w)));
    let Some((at, verb)) = found else { return opening.to_owned() };
    let (before, rest) = opening.split_at(at);
    let rest = rest.strip_prefix(*verb).unwrap_or_default();
    let sum = rest.trim_start_matches(['约', '近', '超', '逾', '了', '总', '额', '人', '民', '币', '共']);
    let amount = |c: char| c.is_ascii_digit() || ".,亿万千百余多几数".contains(c);
    match sum.trim_start_matches(amount).strip_prefix('元') {
        // 在该园区: a place that is pointed to.
        Some("在该区" | "在该县" | "在该市" | "在该园区" | "在该开发区" | "在该镇" | "在当地") => {
            before.to_owned()
        }
        Some(left) if sum.starts_with(amount) => format!("{before}{left}"),
        _ => opening.to_owned(),
    }
}

/// 同群众一起: adverbial, as the people are those one is with.
fn is_company(prefix: &str) -> bool {
    behind_company(prefix).is_some_and(|rest| WORDS.is_adverbial(rest))
}

/// What stands behind 同首都群众, where `text` begins so; what the people are of (首都, 当地各族) may stand before them.
fn behind_company(text: &str) -> Option<&str> {
    let joint = ["联合", "会同", "携手", "协同"].iter().find_map(|w| text.strip_prefix(w));
    let with = joint.or_else(|| text.strip_prefix(['同', '与', '和', '跟']))?;
    let begins = with.char_indices().map(|(at, _)| at).take(7);
    begins.filter_map(|at| with.get(at..)).find_map(|from| {
        let mut rest = from;
        while let Some(word) = WORDS.person_noun.prefix(rest) {
            rest = rest.strip_prefix(word).unwrap_or_default();
        }
        (rest.len() < from.len()).then_some(rest)
    })
}

/// 林某带领|某局负责人.
const LEADING: &[&str] = &["率领", "带领", "带队", "率队", "率团"];

/// What leads from one body to another that is its own or that it is: 某公司的|控股股东|某集团.
const OF_BODIES: &[&str] = &[
    "控股股东",
    "第一大股东",
    "大股东",
    "母公司",
    "子公司",
    "全资子公司",
    "控股子公司",
    "旗下",
    "实际控制人",
    "实控人",
    "分公司",
    "下属企业",
    "下属公司",
    "下属单位",
];

/// How a clause begins that describes its subject first: 始建于1950年的某医院.
const DESCRIBING: &[&str] = &[
    "位于",
    "坐落",
    "地处",
    "总部",
    "由",
    "始建于",
    "创建于",
    "成立于",
    "创办于",
    "创立于",
    "组建于",
    "始创于",
    "诞生于",
    "建于",
    "隶属",
    "有着",
    "拥有",
    "具有",
    "素有",
    "享有",
    "被誉为",
    "占地",
    "刚刚",
    "备受",
    "作为",
    "总投资",
    "历时",
    "为期",
    "新成立的",
    "新组建的",
    "注册于",
];

/// How a clause begins that a meeting is the subject of.
const MEETINGS: &[&str] = &["会议", "大会", "全会", "论坛", "活动", "仪式", "座谈会"];

/// 某校代表队获奖: whoever is named sent the team.
const TEAMS: &[&str] = &["代表队", "代表团", "参赛队"];

/// Whether the name before `text` can be who acts in what follows: not in A的…, not in A部分学生….
fn may_act(text: &str, place: bool) -> bool {
    // 凭“某某”项目|夺得…: with what, not who.
    let with = ["凭借", "凭", "以"].iter().find_map(|w| text.strip_prefix(w));
    let with = with.and_then(|rest| ["项目", "作品", "产品", "成果"].iter().find_map(|w| rest.split_once(w)));
    let text = with.filter(|(what, _)| what.chars().count() <= 4).map_or(text, |(_, rest)| rest);
    if LEADING.iter().any(|w| text.starts_with(w)) || text.starts_with('率') && !text.starts_with("率先") {
        return true;
    }
    let together = ["一起", "一道", "一同", "共同"];
    // 某台联合多家机构|开展: they help, the name acts.
    let joint = text.starts_with("联合") || text.starts_with("会同") || text.starts_with("携手");
    let company = behind_company(text).is_some_and(|rest| {
        together.iter().any(|w| rest.starts_with(w)) || joint && WORDS.is_adverbial(rest)
    });
    let team = TEAMS.iter().any(|w| text.starts_with(w));
    let leads = ["带领", "率领", "带着", "率队", "率团"].iter().any(|w| text.starts_with(w));
    if text.starts_with('等') || company || team || leads {
        return true;
    }
    let near: String = text.chars().take(12).collect();
    let someone = WORDS.person_noun.prefix(&near).is_some()
        || WORDS.person_noun.inside(&near) && !WORDS.is_adverbial(&near);
    let far = place && text.chars().count() > 12;
    // 欢迎某某来华出席: whoever is welcomed attends.
    let lets = WORDS.pivot.prefix(text).and_then(|w| text.strip_prefix(w));
    let lets = lets.is_some_and(|rest| !WORDS.is_adverbial(rest) && text.chars().count() <= 16);
    !(text.starts_with('的') || someone || far || lets)
}

/// Whether a body's or place's name goes on in `text`, so that another body is meant: 中共中央|办公厅, 北京|三联书店;
/// or a title follows whose holder is meant: 市科协|主席.
pub fn runs_on(text: &str) -> bool {
    const TAILS: &str = "厅局部委会办处室院所校店馆团队站司府台署庭组社行";
    const OTHER: &[&str] = &[
        "社会",
        "组织",
        "全部",
        "部署",
        "部分",
        "会议",
        "机会",
        "会同",
        "局面",
        "社区",
        "院士",
        "将会",
        "举行",
        "进行",
        "先行",
        "试行",
        "推行",
        "发行",
        "实行",
        "运行",
        "组建",
        "团结",
        "联合会同",
        "办好",
        "举办",
        "主办",
        "承办",
        "创办",
        "开办",
        "所在",
        "所有",
        "一行",
        "会见",
        "会晤",
        "会谈",
        "行动",
        "部长",
        "校园",
        "站在",
        "团队",
        "队伍",
        "办理",
        "处理",
        "处于",
        "大会",
        "委托",
        "委派",
        "所属",
    ];
    if TEAMS.iter().any(|w| text.starts_with(w)) {
        return false;
    }
    let mut near: String = text.chars().take(12).collect();
    for word in OTHER {
        near = near.replace(word, "");
    }
    let mut tails = near.char_indices().filter(|(_, c)| TAILS.contains(*c));
    let goes_on = tails.any(|(at, _)| !WORDS.is_adverbial(near.get(..at).unwrap_or_default()));
    goes_on || leading_titles(text).is_some()
}

impl View<'_> {
    /// Whether the last name of the group is of a body or place whose name goes on behind it, up to `to`.
    fn is_cut(&self, group: &Group, to: usize) -> bool {
        let last = self.phrases.get(group.phrases.end.saturating_sub(1));
        let person = last.is_none_or(|p| self.kind(p.head) == EntityType::Person);
        let text = self.plain(group.span.end, to);
        !person && !text.starts_with('等') && runs_on(&text)
    }

    /// The nearest clause before that opens with its subject, with it; of what is reported only what was said.
    pub fn subject_before(&self, clause: usize) -> Option<(usize, &Group)> {
        let from = self.said_from(clause).max(clause.saturating_sub(8));
        let found = (from..clause).rev().find_map(|c| Some((c, self.clause_subject(c)?)))?;
        // 某人强调，某馆有很多文物，要…: it is the hearers who should.
        let text = |c: usize| self.plain(self.clauses[c].begin, self.clauses[c].end);
        let due = |text: &str| ["要", "必须", "应", "须", "将", "希望"].iter().any(|w| text.contains(w));
        let asked =
            clause < self.clauses.len() && ["要", "必须", "应"].iter().any(|w| text(clause).starts_with(w));
        (from == 0 || !asked || due(&text(found.0))).then_some(found)
    }
}
