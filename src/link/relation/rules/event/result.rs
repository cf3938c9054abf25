//! 甲队战胜乙队，夺得锦标赛冠军: who wins or plays takes part.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L, Programme as G};
use crate::ontology::RelationType as R;

/// 甲队战胜乙队，夺得锦标赛冠军.
pub const RESULT: Rule = Rule {
    id: "competes-in",
    predicates: &[R::ParticipatesIn, R::LocatedIn],
    en: "a place won or a match played: who did takes part in the competition of the sentence or paragraph",
    zh: "获冠军、战胜某队：参加本句或上文的比赛",
    example: "在[天目体育馆:L]，[甲篮球队:O/SportsTeam]战胜[乙篮球队:O/SportsTeam]，夺得[焦尾琴杯邀请赛:G/Competition]冠军。",
    finds: &[
        "甲篮球队 participatesIn 焦尾琴杯邀请赛",
        "乙篮球队 participatesIn 焦尾琴杯邀请赛",
        "焦尾琴杯邀请赛 locatedIn 天目体育馆",
    ],
    counter: "[甲篮球队:O/SportsTeam]战胜[乙篮球队:O/SportsTeam]，喜获丰收。",
    apply: result,
};

/// 夺冠: a place won, said in one word.
const WON: &[&str] = &["夺冠", "折桂", "夺魁", "夺金", "摘金", "摘冠", "夺得第一", "获得第一名", "获第一名"];

fn result(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Result) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let rest = view.raw(hit.span.end, clause.end);
            if WORDS.rank.inside(rest) {
                takes_part(view, hit, predicate, Vec::new(), sink);
            }
        }
        let hoped = || {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let text = view.plain(clause.begin, clause.end);
            ["实力", "有望", "冲击", "志在", "希望", "目标", "热门"].iter().any(|w| text.contains(w))
        };
        for (predicate, _) in hit.meanings(Pattern::Award).filter(|_| WON.contains(&hit.word) && !hoped()) {
            takes_part(view, hit, predicate, Vec::new(), sink);
        }
        for (predicate, _) in hit.meanings(Pattern::Verb).filter(|(p, _)| *p == R::Receives) {
            if view.wins_at_contest(hit) {
                takes_part(view, hit, predicate, Vec::new(), sink);
            }
        }
        for (predicate, _) in hit.meanings(Pattern::Match) {
            let rivals = view.objects(hit, predicate, &[O, P]);
            takes_part(view, hit, predicate, rivals, sink);
        }
    }
}

fn takes_part(view: &View<'_>, hit: &Hit<'_>, _: R, rivals: Vec<usize>, sink: &mut Sink<'_>) {
    let after = view.phrase_after(hit.span.end);
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    // 夺冠，去年曾参加某会: that is another one.
    let until = if WON.contains(&hit.word) { clause.end } else { view.span.end };
    let ahead = view
        .phrases
        .iter()
        .skip(after)
        .take(4)
        .take_while(|p| p.span.begin < until)
        .find(|p| view.kind(p.head) == G && view.is_event(p.head, true));
    let Some(event) = ahead.map(|p| p.head).or_else(|| view.event(hit.span.begin, true)) else {
        view.stop(hit.span, Condition::Topic);
        return;
    };
    let Some(mut agents) = view.agents(hit, &[P, O]) else { return };
    agents.entities.extend(rivals.into_iter().map(|r| &view.mention(r).entity));
    let modality = view.modality(hit, Some(&agents), None);
    let saying = Saying { predicate: R::ParticipatesIn, trigger: hit.span, modality, confidence: 0.85 };
    sink.say_all(view, saying, &agents, &[event]);
    if let Some(place) = opening_place(view) {
        let saying = Saying { predicate: R::LocatedIn, ..saying };
        sink.say(view, saying, &view.mention(event).entity, &view.mention(place).entity);
    }
}

/// 在某体育馆，…: the place that the sentence opens with.
fn opening_place(view: &View<'_>) -> Option<usize> {
    let group = view.groups.first()?;
    let clause = view.clauses.first()?;
    let tail = view.plain(group.span.end, clause.end);
    let fits = group.preposition == Some("在") && tail.is_empty() && group.span.begin < clause.end;
    view.heads(group, &[L]).last().copied().filter(|_| fits)
}
