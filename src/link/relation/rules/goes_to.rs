//! Honours told before who has them: 获“好人”称号的是甲和乙; “好人”称号由甲获得; 大奖颁给了甲.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{Group, Phrase, View};
use crate::ontology::EntityType::{Organisation as O, Person as P, Programme as G};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 获“好人”称号的是甲和乙.
pub const GOES_TO: Rule = Rule {
    id: "honour-goes-to",
    predicates: &[R::Confers, R::Receives],
    en: "an honour told before those who have it: 获…的 and 是 or 有 with their names; 由 with who 获得 it; 颁给, 授予 or 花落 right \
         behind the honour; or told with who gives it (获某部颁发的某奖)",
    zh: "先说荣誉后说得主：“获某称号的是（有）某某”“某奖由某某获得”“某奖颁给某某”；或“获某机构颁发的某奖”",
    example: "获“[江南好人:G/Award]”称号的，是[王小明:P]和[李小红:P]。“[燕山奖:G/Award]”由[周天:P]获得，\
              [天目奖:G/Award]颁给了[天目医院:O]。[孙大为:P]获[市政府:O]颁发的[模范奖:G/Award]。",
    finds: &[
        "孙大为 receives 模范奖",
        "市政府 confers 模范奖",
        "王小明 receives 江南好人",
        "李小红 receives 江南好人",
        "周天 receives 燕山奖",
        "天目医院 receives 天目奖",
    ],
    counter: "获“[江南好人:G/Award]”称号的，去看望[王小明:P]。[燕山奖:G/Award]由[周天:P]颁发，[天目奖:G/Award]感动了[天目医院:O]。",
    apply: goes_to,
};

/// What may stand between an honour's name and what is said of it.
const CALLED: &[&str] = &["荣誉称号", "称号", "荣誉", "殊荣", "奖项", "奖杯", "牌匾", "大奖"];

fn goes_to(view: &View<'_>, sink: &mut Sink<'_>) {
    given_by(view, sink);
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == G) {
        let found = listed(view, phrase).or_else(|| won_by(view, phrase)).or_else(|| given_to(view, phrase));
        let Some(receivers) = found else { continue };
        let end = receivers.last().map_or(phrase.span.end, |r| view.mention(*r).mention.span.end);
        let trigger = Span::new(phrase.span.begin, end);
        let saying = Saying { predicate: R::Receives, trigger, modality: Modality::Done, confidence: 0.85 };
        for receiver in receivers {
            sink.say(view, saying, &view.mention(receiver).entity, &view.mention(phrase.head).entity);
        }
    }
}

/// 甲、乙等9家单位获|市政府|颁发的|“先进集体”称号.
fn given_by(view: &View<'_>, sink: &mut Sink<'_>) {
    const GIVES: &[&str] = &["授予的", "颁发的", "颁授的", "评选的", "命名的", "认定的", "表彰的"];
    let wins = |h: &&Hit<'_>| h.meanings(Pattern::Verb).any(|(p, _)| p == R::Receives);
    for hit in view.hits.iter().filter(wins) {
        let clause = view.clauses[view.clause_at(hit.span.begin)];
        let at = view.phrase_after(hit.span.end);
        let (Some(giver), Some(honour)) = (view.phrases.get(at), view.phrases.get(at + 1)) else { continue };
        let gap = view.plain(giver.span.end, honour.span.begin);
        let told = view.plain(hit.span.end, giver.span.begin).is_empty()
            && GIVES.contains(&gap.as_str())
            && honour.span.end <= clause.end
            && (view.kind(giver.head), view.kind(honour.head)) == (O, G);
        let Some(agents) = told.then(|| view.agents(hit, R::Receives.domain())).flatten() else { continue };
        let modality = view.modality(hit, Some(&agents), None);
        let saying = Saying { predicate: R::Receives, trigger: hit.span, modality, confidence: 0.85 };
        sink.say_all(view, saying, &agents, &[honour.head]);
        let saying = Saying { predicate: R::Confers, ..saying };
        sink.say(view, saying, &view.mention(giver.head).entity, &view.mention(honour.head).entity);
    }
}

/// What follows the honour in its clause, without 称号 and the like.
fn rest_of(view: &View<'_>, phrase: &Phrase, end: usize) -> String {
    let rest = view.plain(phrase.span.end, end.max(phrase.span.end));
    CALLED.iter().find_map(|w| rest.strip_prefix(w)).map_or(rest.clone(), str::to_owned)
}

/// 获“好人”称号的|是甲、乙; the names in this clause or the next.
fn listed(view: &View<'_>, phrase: &Phrase) -> Option<Vec<usize>> {
    let clause = view.clauses[phrase.clause];
    let wins = |p: &R| *p == R::Receives;
    let hits = view.hits_in(clause.begin, phrase.span.begin);
    hits.iter().any(|h| h.rows.iter().any(|r| r.predicate.as_ref().is_some_and(wins))).then_some(())?;
    let here = view.phrases.get(view.phrase_after(phrase.span.end)).filter(|p| p.span.begin < clause.end);
    let (from, lead) = if let Some(next) = here {
        (next.span.begin, rest_of(view, phrase, next.span.begin))
    } else {
        let next = view.clauses.get(phrase.clause + 1)?;
        let group = view.first_group(*next)?;
        let opening = view.plain(next.begin, group.span.begin);
        (group.span.begin, format!("{}{opening}", rest_of(view, phrase, clause.end)))
    };
    let leads = ["的是", "的有", "的还有", "的分别是", "的分别为", "的包括"].contains(&lead.as_str());
    leads.then(|| list_from(view, from)).filter(|list| !list.is_empty())
}

/// The persons and bodies of a list that begins there, with what describes its last member (甲、乙和退休教师丙).
fn list_from(view: &View<'_>, from: usize) -> Vec<usize> {
    let first = view.phrase_after(from);
    let Some(begin) = view.phrases.get(first) else { return Vec::new() };
    let mut list = Vec::new();
    let mut end = begin.span.begin;
    for phrase in view.phrases[first..].iter().take_while(|p| p.clause == begin.clause).take(30) {
        let joined = end == phrase.span.begin
            || view.raw(end, phrase.span.begin).starts_with(['、', '和', '与', '及']);
        if !joined || ![P, O].contains(&view.kind(phrase.head)) {
            break;
        }
        list.push(phrase.head);
        end = phrase.span.end;
    }
    list
}

/// “好人”称号，由甲和乙获得.
fn won_by(view: &View<'_>, phrase: &Phrase) -> Option<Vec<usize>> {
    let by = |g: &&Group| g.preposition == Some("由") && g.span.begin >= phrase.span.end;
    let group = view.groups.iter().find(by)?;
    let index = view.clause_at(group.span.begin);
    let near = index <= phrase.clause + 1;
    let tail = view.plain(group.span.end, view.clauses[index].end.max(group.span.end));
    let wins = ["获得", "夺得", "摘得", "捧得", "斩获", "拿下", "摘取", "荣获", "收获", "包揽"];
    // 奖由甲获得: no other honour stands between.
    let between = view
        .phrases
        .iter()
        .any(|p| view.kind(p.head) == G && p.span.begin >= phrase.span.end && p.span.end <= group.span.begin);
    let rest = rest_of(view, phrase, view.clauses[phrase.clause].end.min(group.span.begin));
    let bare = rest.is_empty() || rest == "由";
    (near && bare && !between && wins.contains(&tail.as_str())).then(|| view.heads(group, &[P, O]))
}

/// 大奖|颁给了|甲.
fn given_to(view: &View<'_>, phrase: &Phrase) -> Option<Vec<usize>> {
    let next = view.phrase_after(phrase.span.end);
    let group = view.phrases.get(next).filter(|p| p.clause == phrase.clause).map(|_| view.group_of(next))?;
    let gap = rest_of(view, phrase, group.span.begin);
    let gives = ["颁给", "颁给了", "颁发给", "颁发给了", "授予", "授予了", "花落", "归属", "最终花落"];
    gives.contains(&gap.as_str()).then(|| view.heads(group, &[P, O]))
}
