//! 联盟吸纳学会: the object is the subject of the relation.

use crate::link::relation::agent::{Agents, Basis};
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::{EntityType, RelationType as R};

/// 联盟吸纳学会.
pub const REVERSED: Rule = Rule {
    id: "active-verb-reversed",
    predicates: &[R::MemberOf],
    en: "a verb whose object is the relation's subject: whoever is taken in is a member, of what the clause before founds \
         where it founds a body",
    zh: "宾语为关系主体的动词：吸纳谁，谁就是成员；前一分句组建某机构的，即为该机构成员",
    example: "[滨江产业联盟:O]去年吸纳[长江学会:O]、[运河学会:O]等专业学会。[天目学会:O]组建[燕山医联体:O]，吸纳[竹箦医院:O]加入。",
    finds: &[
        "长江学会 memberOf 滨江产业联盟",
        "运河学会 memberOf 滨江产业联盟",
        "竹箦医院 memberOf 燕山医联体",
    ],
    counter: "[滨江产业联盟:O]吸纳多家企业成立[运河学会:O]。",
    apply: reversed,
};

fn reversed(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Reversed) {
            let members = view.objects(hit, predicate, &row.objects);
            if members.is_empty() {
                continue;
            }
            let founded = view.just_founded(hit, &members);
            let agents = founded.or_else(|| view.agents(hit, predicate.range()));
            let Some(agents) = agents.or_else(|| view.parent_body(hit)) else { continue };
            let modality = view.modality(hit, Some(&agents), None);
            let confidence = 0.85 * agents.basis.weight();
            let saying = Saying { predicate, trigger: hit.span, modality, confidence };
            for member in members {
                for body in &agents.entities {
                    sink.say(view, saying, &view.mention(member).entity, body);
                }
            }
        }
    }
}

impl<'a> View<'a> {
    /// 组建某集团，|吸纳某校加入: what the clause before founds takes in, not who founds it.
    fn just_founded(&self, hit: &Hit<'_>, members: &[usize]) -> Option<Agents<'a>> {
        let index = self.clause_at(hit.span.begin);
        let end = self.mention(*members.last()?).mention.span.end;
        let tail = self.plain(end, self.clauses[index].end.max(end));
        let joins = ["加入", "入会", "入盟", "参加", "成为成员", "为成员"].iter().any(|w| tail.ends_with(w));
        if !joins || tail.chars().count() > 10 {
            return None;
        }
        let before = self.clauses[index.checked_sub(1)?];
        if !WORDS.is_adverbial(&self.plain(self.clauses[index].begin, hit.span.begin)) {
            return None;
        }
        let founding = self.hits_in(before.begin, before.end).iter().rev().find_map(|h| {
            let (predicate, row) = h.meanings(Pattern::Verb).find(|(p, _)| *p == R::Establishes)?;
            let bodies = self.objects(h, predicate, &row.objects);
            bodies.into_iter().find(|b| self.kind(*b) == EntityType::Organisation)
        })?;
        let entities = vec![&self.mention(founding).entity];
        Some(Agents { entities, basis: Basis::Carried(index - 1), end: None, preposition: None })
    }

    /// 市科协所属学会达九家，|新吸纳某会: the body whose parts the sentence begins with.
    fn parent_body(&self, hit: &Hit<'_>) -> Option<Agents<'a>> {
        let index = self.clause_at(hit.span.begin);
        if index == 0 || !WORDS.is_adverbial(&self.plain(self.clauses[index].begin, hit.span.begin)) {
            return None;
        }
        let first = self.groups.first().filter(|g| g.phrases.len() == 1 && g.preposition.is_none())?;
        let clause = self.clauses[self.clause_at(first.span.begin)];
        let tail = self.plain(first.span.end, clause.end.max(first.span.end));
        let owns = ["所属", "下属", "现有", "共有", "拥有"].iter().any(|w| tail.starts_with(w));
        let opens = WORDS.is_adverbial(&self.plain(clause.begin, first.span.begin));
        let heads = self.heads(first, &[EntityType::Organisation]);
        let entities: Vec<_> = heads.iter().map(|h| &self.mention(*h).entity).collect();
        let basis = Basis::Carried(self.clause_at(first.span.begin));
        (owns && opens && !entities.is_empty()).then_some(Agents {
            entities,
            basis,
            end: None,
            preposition: None,
        })
    }
}
