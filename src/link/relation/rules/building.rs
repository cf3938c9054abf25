//! What is told by the way about what somebody builds: where, with whose money, and together with whom.

use super::cooperation::{pairs, parties, party_group};
use super::place::place_before;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 在某镇兴建博物馆.
pub const SITE: Rule = Rule {
    id: "built-at",
    predicates: &[R::LocatedIn],
    en: "在, a place, and a verb of founding or building: what is built is there",
    zh: "在某地设立、兴建某物：该物位于该地",
    example: "[焦尾琴集团:O]将在[天目湖镇:L]兴建[燕山书院:L/Facility]。",
    finds: &["燕山书院 locatedIn 天目湖镇 [planned]"],
    counter: "[焦尾琴集团:O]在[天目湖镇:L]的支持下兴建[燕山书院:L/Facility]。",
    apply: site,
};

fn site(view: &View<'_>, sink: &mut Sink<'_>) {
    for (hit, objects) in founded(view) {
        let Some(group) = place_before(view, hit, &["在", "于"], 6) else {
            view.stop(hit.span, Condition::Form);
            continue;
        };
        let places = view.heads(group, &[L]);
        let end = objects.last().map(|o| view.mention(*o).mention.span.end);
        let agents = view.agents(hit, R::Establishes.domain());
        let modality = view.modality(hit, agents.as_ref(), end);
        let saying = Saying { predicate: R::LocatedIn, trigger: hit.span, modality, confidence: 0.8 };
        for object in &objects {
            for place in &places {
                sink.say(view, saying, &view.mention(*object).entity, &view.mention(*place).entity);
            }
        }
    }
}

/// 投资2亿元，在某镇兴建博物馆.
pub const PAYS: Rule = Rule {
    id: "pays-to-build",
    predicates: &[R::Invests],
    en: "a sum invested, and in the next clause what is founded or built with it",
    zh: "投资若干元，下一分句兴建某物",
    example: "[焦尾琴集团:O]计划投资2亿元，在湖边兴建[燕山书院:L/Facility]。",
    finds: &["焦尾琴集团 invests 燕山书院 [planned]"],
    counter: "[焦尾琴集团:O]投资2亿元，[市政府:O]兴建[燕山书院:L/Facility]。",
    apply: pays,
};

fn pays(view: &View<'_>, sink: &mut Sink<'_>) {
    for (hit, objects) in founded(view) {
        let index = view.clause_at(hit.span.begin);
        let same = view.clause_subject(index).is_none();
        let Some(paying) = index.checked_sub(1).and_then(|c| payment(view, c)).filter(|_| same) else {
            view.stop(hit.span, Condition::Form);
            continue;
        };
        let Some(agents) = view.agents(paying, R::Invests.domain()) else { continue };
        let modality = view.modality(paying, Some(&agents), None);
        let saying = Saying { predicate: R::Invests, trigger: paying.span, modality, confidence: 0.75 };
        sink.say_all(view, saying, &agents, &objects);
    }
}

/// The verb of investing in a clause that tells but a sum: 计划投资2亿元.
fn payment<'v>(view: &'v View<'_>, clause: usize) -> Option<&'v Hit<'v>> {
    let span = view.clauses[clause];
    let verb = |h: &&Hit<'_>| h.meanings(Pattern::Verb).any(|(p, _)| p == R::Invests);
    let hit = view.hits_in(span.begin, span.end).iter().rfind(verb)?;
    let rest = view.plain(hit.span.end, span.end);
    let sum = rest.trim_start_matches(['约', '近', '超', '逾', '了', '总', '额']);
    let named = view.phrases.get(view.phrase_after(hit.span.end)).is_some_and(|p| p.span.begin < span.end);
    (!named && sum.starts_with(|c: char| c.is_ascii_digit()) && sum.ends_with(['元', '镑', '币']))
        .then_some(hit)
}

/// A与B组建联盟.
pub const JOINTLY: Rule = Rule {
    id: "founded-together",
    predicates: &[R::CooperatesWith],
    en: "A与B before a verb of founding: both work together",
    zh: "A与B组建、设立某物：双方合作",
    example: "[天目医院:O]与[焦尾琴大学:O]组建[胸痛联盟:O]。",
    finds: &["天目医院 cooperatesWith 焦尾琴大学"],
    counter: "[天目医院:O]、[焦尾琴大学:O]获批组建[胸痛联盟:O]。",
    apply: jointly,
};

fn jointly(view: &View<'_>, sink: &mut Sink<'_>) {
    for (hit, objects) in founded(view) {
        let with = party_group(view, hit).is_some_and(|g| {
            let joined = g.joins.iter().all(|c| matches!(c, '与' | '同'));
            matches!(g.preposition, Some("与" | "同" | "跟")) || g.joins.len() == 1 && joined
        });
        let Some((parties, outer)) = parties(view, hit, &[O, L]).filter(|_| with) else {
            view.stop(hit.span, Condition::Form);
            continue;
        };
        let end = objects.last().map(|o| view.mention(*o).mention.span.end);
        let agents = view.agents(hit, R::Establishes.domain());
        let modality = view.modality(hit, agents.as_ref(), end);
        let saying = Saying { predicate: R::CooperatesWith, trigger: hit.span, modality, confidence: 0.75 };
        match outer {
            Some(one) => parties.iter().for_each(|two| sink.say(view, saying, one, two)),
            None => pairs(view, hit, &parties).iter().for_each(|set| sink.say_pairs(view, saying, set)),
        }
    }
}

/// 把图书角建到村口.
pub const PLACED: Rule = Rule {
    id: "placed-at",
    predicates: &[R::Establishes],
    en: "把 or 将, a thing, and 建到, 办在, 设到 with where: who does so founds it",
    zh: "把某物建到、办在某处：即建立该物",
    example: "[溧阳市科协:O]把“[科普驿站:G]”建到乡镇和企业。",
    finds: &["溧阳市科协 establishes 科普驿站"],
    counter: "[溧阳市科协:O]把“[科普驿站:G]”介绍到乡镇和企业。",
    apply: placed,
};

fn placed(view: &View<'_>, sink: &mut Sink<'_>) {
    const WORDS: &[&str] = &["建到", "建在", "建进", "办到", "办在", "办进", "设到", "设在", "设进"];
    for group in view.groups.iter().filter(|g| matches!(g.preposition, Some("把" | "将"))) {
        let clause = view.clause_at(group.span.begin);
        let end = view.clauses[clause].end.max(group.span.end);
        let rest = view.plain(group.span.end, end);
        let word = WORDS.iter().find(|w| rest.starts_with(**w));
        let Some((at, word)) = word.and_then(|w| Some((view.raw(group.span.end, end).find(w)?, w))) else {
            continue;
        };
        let domain = R::Establishes.domain();
        let own = view.own_agents(group.span.begin, domain);
        let Some(agents) = own.or_else(|| view.carried(clause, domain)) else { continue };
        let begin = group.span.end + at;
        let trigger = Span::new(begin, begin + word.len());
        let plan = view.plan || view.planned_clause(clause);
        let modality = if plan { Modality::Planned } else { Modality::Done };
        let saying = Saying { predicate: R::Establishes, trigger, modality, confidence: 0.7 };
        let mut things = view.heads(group, R::Establishes.range());
        things.retain(|t| !view.is_division(*t));
        sink.say_all(view, saying, &agents, &things);
    }
}

/// 某论坛创始人林某.
pub const FOUNDER: Rule = Rule {
    id: "founder-of",
    predicates: &[R::Establishes],
    en: "创始人, 发起人 or 创办人 right behind what was founded, and the person who did",
    zh: "某论坛创始人、发起人、创办人某某",
    example: "[天目湖论坛:G/Meeting]创始人、教育专家[王小明:P]到场。",
    finds: &["王小明 establishes 天目湖论坛"],
    counter: "[天目湖论坛:G/Meeting]创始人邀请[王小明:P]到场。",
    apply: founder,
};

fn founder(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Nominal).filter(|(p, _)| *p == R::Establishes) {
            let all = view.context.mentions;
            let next = all.partition_point(|m| m.mention.span.end <= hit.span.begin);
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let thing = next.checked_sub(1).filter(|i| {
                let end = view.mention(*i).mention.span.end;
                end > clause.begin && matches!(view.plain(end, hit.span.begin).as_str(), "" | "的")
            });
            let person = (next..all.len()).take(4).find(|i| view.kind(*i) == P);
            let person = person.filter(|i| view.mention(*i).mention.span.begin < clause.end);
            let (Some(thing), Some(person)) = (thing, person) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let begin = view.mention(person).mention.span.begin;
            let gap = view.plain(hit.span.end, begin);
            let more = gap.is_empty() || gap.starts_with(['、', '兼']) && gap.chars().count() <= 24;
            if !more
                || gap.contains(['的', '是'])
                || view.verb_in(hit.span.end, begin)
                || view.is_division(thing)
            {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let saying = Saying { predicate, trigger: hit.span, modality: Modality::Done, confidence: 0.8 };
            sink.say(view, saying, &view.mention(person).entity, &view.mention(thing).entity);
        }
    }
}

/// The verbs of founding and building in the sentence that stand before what they found, with that.
fn founded<'v>(view: &'v View<'_>) -> Vec<(&'v Hit<'v>, Vec<usize>)> {
    let mut found = Vec::new();
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Verb).filter(|(p, _)| *p == R::Establishes) {
            let mut objects = view.objects(hit, predicate, &row.objects);
            objects.retain(|o| !view.is_division(*o) && view.can_undergo(hit.word, predicate, *o));
            if !objects.is_empty() {
                found.push((hit, objects));
            }
        }
    }
    found
}
