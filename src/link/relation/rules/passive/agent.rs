//! 大赛由科协主办，农学会承办: who acts stands right before the verb.

use crate::link::relation::agent::Agents;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::{EntityClass, EntityType, Modality, RelationType as R};

/// 大赛由科协主办，农学会承办.
pub const AGENT: Rule = Rule {
    id: "agent-before-verb",
    predicates: &[
        R::Organises,
        R::Establishes,
        R::Publishes,
        R::Invests,
        R::Endorses,
        R::Confers,
        R::Supports,
        R::ParticipatesIn,
    ],
    en: "由 and who acts (or a bare 主办, 承办) at the clause's end; the object was named before",
    zh: "由某主体主办、承办等，宾语在前",
    example: "[第三届焦尾琴杯大赛=焦尾琴杯大赛:G]日前闭幕，由[溧阳市科协:O]和[文联:O]主办、[焦尾琴协会:O]承办。",
    finds: &[
        "溧阳市科协 organises 焦尾琴杯大赛",
        "文联 organises 焦尾琴杯大赛",
        "焦尾琴协会 organises 焦尾琴杯大赛",
    ],
    counter: "[焦尾琴杯大赛:G]日前闭幕，[溧阳市科协:O]表示祝贺。",
    apply: agent,
};

fn agent(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Agent) {
            if !view.is_final(hit) {
                view.stop(hit.span, Condition::Final);
                continue;
            }
            let domain = predicate.domain();
            let Some(agents) = view.nearest_agents(hit, domain) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let by = matches!(agents.preposition, Some("由" | "被" | "经由"));
            // 由市政府出资，某公司设计，某公司施工
            let builds = ["施工", "承建", "承包"].iter().any(|w| hit.word.ends_with(w));
            // 某冰雪园创办: it was founded itself.
            let holds = hit.word.ends_with('办') && predicate == R::Organises;
            if !by && !holds && hit.word != "主编" && !builds {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let before = agents.end.unwrap_or(hit.span.begin);
            let relative = view.object_of_chain(hit, &row.objects).map(|o| (o, None));
            let object = relative.or_else(|| view.object_before(before, &row.objects, &agents.entities));
            // 给某院授信5亿元，工程由某局承建: what is built is called by its noun.
            let named = |noun| view.called(hit, noun, &row.objects);
            let object = view.bare_noun(hit).map_or(object, named);
            // “先进集体”称号…，下届由某区承办: nobody holds an honour.
            let honour =
                |i: usize| matches!(view.class(i), Some(EntityClass::Award | EntityClass::Designation));
            let object = match object {
                Some((o, _)) if holds && honour(o) => view.event(hit.span.begin, false).map(|e| (e, None)),
                object => object,
            };
            // What is given is named in the sentence.
            let near = |(_, clause): &(usize, Option<usize>)| clause.is_some() || relative.is_some();
            let object = object.filter(|o| predicate != R::Supports || near(o));
            let Some((object, clause)) = object else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            let here = view.clause_at(hit.span.begin);
            let end = relative.map(|(object, _)| view.mention(object).mention.span.end);
            let mut modality = view.modality(hit, Some(&agents), end);
            if modality == Modality::Done && clause.is_some_and(|c| c <= here && view.planned_clause(c)) {
                modality = Modality::Planned;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.9 };
            sink.say_all(view, saying, &agents, &[object]);
        }
    }
}

impl View<'_> {
    fn nearest_agents(&self, hit: &Hit<'_>, domain: &[EntityType]) -> Option<Agents<'_>> {
        let agents = self.own_agents(hit.span.begin, domain)?;
        let gap = self.plain(agents.end?, hit.span.begin);
        // 由甲、乙|夫妇于2003年|创办
        let pair = ["夫妇", "夫妻", "兄弟", "父子", "二人", "两人", "等人", "先生", "女士"];
        let gap = pair.iter().find_map(|word| gap.strip_prefix(word)).unwrap_or(&gap);
        // 由A投资|设立
        let serial = self.verb_in(agents.end?, hit.span.begin);
        // 由某社在港澳|出版
        let away = gap.starts_with('在') && !gap.contains('的');
        (gap.chars().count() <= 8
            && (gap.is_empty() || away || WORDS.is_adverbial(gap) || gap.starts_with('等') || serial))
            .then_some(agents)
    }
}
