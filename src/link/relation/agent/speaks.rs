//! Who acts where money or a speaker stands before the trigger: who signed pays, and a speaker speaks for a body.

use super::{Agents, Basis};
use crate::link::relation::trigger::Hit;
use crate::link::relation::view::{Group, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{self, Organisation, Person};
use crate::ontology::RelationType::{
    self, Confers, CooperatesWith, Establishes, Invests, Organises, Publishes, Supports,
};

impl<'a> View<'a> {
    /// 甲与乙签订协议，|拟出资6亿元设立…: who signs first pays, the other side is signed with.
    pub(super) fn who_pays(&self, agents: Agents<'a>, hit: &Hit<'_>, pays: bool) -> Agents<'a> {
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
    pub(super) fn is_thing(&self, clause: usize) -> bool {
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
pub(super) fn without_payment(opening: &str) -> String {
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
pub(super) fn is_company(prefix: &str) -> bool {
    behind_company(prefix).is_some_and(|rest| WORDS.is_adverbial(rest))
}

/// What stands behind 同首都群众, where `text` begins so; what the people are of (首都, 当地各族) may stand before them.
pub(super) fn behind_company(text: &str) -> Option<&str> {
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
