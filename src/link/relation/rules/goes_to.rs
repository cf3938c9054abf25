//! Honours told before who has them: 获“好人”称号的是甲和乙; “好人”称号由甲获得; 大奖颁给了甲.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityType::{Organisation as O, Person as P, Programme as G};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 获“好人”称号的是甲和乙.
pub const GOES_TO: Rule = Rule {
    id: "honour-goes-to",
    predicates: &[R::Receives],
    en: "an honour told before those who have it: 获…的 and 是 or 有 with their names; 由 with who 获得 it; 颁给, 授予 or 花落 right \
         behind the honour",
    zh: "先说荣誉后说得主：“获某称号的是（有）某某”“某奖由某某获得”“某奖颁给某某”",
    example: "获“[江南好人:G/Award]”称号的，是[王小明:P]和[李小红:P]。“[燕山奖:G/Award]”由[周天:P]获得，\
              [天目奖:G/Award]颁给了[天目医院:O]。",
    finds: &[
        "王小明 receives 江南好人",
        "李小红 receives 江南好人",
        "周天 receives 燕山奖",
        "天目医院 receives 天目奖",
    ],
    counter: "获“[江南好人:G/Award]”称号的，去看望[王小明:P]。[燕山奖:G/Award]由[周天:P]颁发，[天目奖:G/Award]感动了[天目医院:O]。",
    apply: goes_to,
};

fn goes_to(view: &View<'_>, sink: &mut Sink<'_>) {
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

/// 获“好人”称号的|是甲、乙; the names in this clause or the next.
fn listed(view: &View<'_>, phrase: &Phrase) -> Option<Vec<usize>> {
    let clause = view.clauses[phrase.clause];
    let wins = |p: &R| *p == R::Receives;
    let hits = view.hits_in(clause.begin, phrase.span.begin);
    hits.iter().any(|h| h.rows.iter().any(|r| r.predicate.as_ref().is_some_and(wins))).then_some(())?;
    let here = view.phrases.get(view.phrase_after(phrase.span.end)).filter(|p| p.span.begin < clause.end);
    let (from, lead) = if let Some(next) = here {
        (next.span.begin, view.behind_honour(phrase.span.end, next.span.begin))
    } else {
        let next = view.clauses.get(phrase.clause + 1)?;
        let group = view.first_group(*next)?;
        let opening = view.plain(next.begin, group.span.begin);
        (group.span.begin, format!("{}{opening}", view.behind_honour(phrase.span.end, clause.end)))
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

/// “好人”称号，由甲和乙获得; no other honour stands between.
fn won_by(view: &View<'_>, phrase: &Phrase) -> Option<Vec<usize>> {
    const WINS: &[&str] = &["获得", "夺得", "摘得", "捧得", "斩获", "拿下", "摘取", "荣获", "收获", "包揽"];
    let group = view.groups.get(phrase.group + 1).filter(|g| g.preposition == Some("由"))?;
    let index = view.clause_at(group.span.begin);
    let tail = view.plain(group.span.end, view.clauses[index].end.max(group.span.end));
    let rest = view.behind_honour(phrase.span.end, view.clauses[phrase.clause].end.min(group.span.begin));
    let bare = rest.is_empty() || rest == "由";
    (index <= phrase.clause + 1 && bare && WINS.contains(&tail.as_str())).then(|| view.heads(group, &[P, O]))
}

/// 大奖|颁给了|甲.
fn given_to(view: &View<'_>, phrase: &Phrase) -> Option<Vec<usize>> {
    let next = view.phrase_after(phrase.span.end);
    let group = view.phrases.get(next).filter(|p| p.clause == phrase.clause).map(|_| view.group_of(next))?;
    let gap = view.behind_honour(phrase.span.end, group.span.begin);
    let gives = ["颁给", "颁给了", "颁发给", "颁发给了", "授予", "授予了", "花落", "归属", "最终花落"];
    gives.contains(&gap.as_str()).then(|| view.heads(group, &[P, O]))
}
