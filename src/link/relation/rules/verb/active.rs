//! 科协举办大赛: the plain clause.

use super::acting::who_acts;
use crate::link::relation::agent::Basis;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern, Row};
use crate::link::relation::view::View;
use crate::ontology::{Modality, RelationType as R};

/// 科协举办大赛.
pub const ACTIVE: Rule = Rule {
    id: "active-verb",
    predicates: &[
        R::Organises,
        R::Establishes,
        R::ParticipatesIn,
        R::Receives,
        R::Confers,
        R::Publishes,
        R::Endorses,
        R::Leads,
        R::CooperatesWith,
        R::Invests,
        R::Supports,
        R::Visits,
        R::Meets,
        R::MemberOf,
        R::SubOrganisationOf,
    ],
    en: "a verb of the trigger table between its subject and its objects; a subject left out is carried over from \
         the clause or sentence before, or supplied",
    zh: "触发动词前为主语、后为宾语；主语省略时承前或由报告主体补足",
    example: "[溧阳市科协:O]先后举办[天目湖科普周:G]、[焦尾琴杯征文大赛:G]等活动，并印发《[科普积分办法:W]》。",
    finds: &[
        "溧阳市科协 organises 天目湖科普周",
        "溧阳市科协 organises 焦尾琴杯征文大赛",
        "溧阳市科协 publishes 科普积分办法",
    ],
    counter: "[溧阳市科协:O]的部分学生参加[天目湖科普周:G]。",
    apply: active,
};

fn active(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Verb) {
            let mut objects = undergone(view, hit, predicate, row);
            let before = view.plain(view.clauses[view.clause_at(hit.span.begin)].begin, hit.span.begin);
            if is_yet_to_be(predicate, &before) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            if objects.is_empty() {
                continue;
            }
            // 被某部认定为: who stands behind 被 gives it.
            if predicate == R::Receives && view.named_by(hit).is_some() {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let Some(agents) = who_acts(view, hit, predicate, &objects) else { continue };
            // 获“好人”称号的，是甲和乙: who has it is named behind.
            if predicate == R::Receives && agents.basis != Basis::Own && leads_on(view, hit, &objects) {
                view.stop(hit.span, Condition::Subject);
                continue;
            }
            let Some(mut agents) = view.fitting(predicate, agents, &objects) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            view.leave_last_subject(hit, &mut agents);
            if predicate == R::Organises && view.is_amid(hit, &agents, &objects) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            // What the report of a province says is 创建 stands for many such in it.
            let many = agents.basis == Basis::Supplied || view.is_counted(hit, &objects);
            objects.retain(|o| {
                view.is_aspired(hit, *o).is_none_or(|a| (a && !many) == (predicate == R::Receives))
            });
            let end = objects.last().map(|o| view.mention(*o).mention.span.end);
            let told = view.modality(hit, Some(&agents), end);
            let to_come = predicate == R::Receives && view.is_striving(hit) || is_wished(predicate, &before);
            let modality = if told == Modality::Done && to_come { Modality::Planned } else { told };
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: sure(predicate) };
            sink.say_all(view, saying, &agents, &objects);
        }
    }
}

/// Whether 的 stands behind what is received, so that who receives it follows.
fn leads_on(view: &View<'_>, hit: &Hit<'_>, objects: &[usize]) -> bool {
    let end = objects.last().map_or(hit.span.end, |o| view.mention(*o).mention.span.end);
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    view.behind_honour(end, clause.end).starts_with('的')
}

/// The names behind the verb to which it can be done.
fn undergone(view: &View<'_>, hit: &Hit<'_>, predicate: R, row: &Row) -> Vec<usize> {
    let mut objects = view.objects(hit, predicate, &row.objects);
    view.leave_next_subject(hit, &mut objects);
    // 建设美丽中国 founds nothing, 设立某区 does.
    let founds = hit.word.contains("设立") || hit.word.contains("成立");
    // 设立的杭州等13个试验区: not the city is founded.
    let listed = |o: usize| {
        let end = view.mention(o).mention.span.end;
        view.raw(end, view.span.end.max(end)).starts_with('等')
    };
    let placed = predicate != R::Establishes;
    objects.retain(|o| placed || !view.is_division(*o) || founds && !listed(*o));
    objects.retain(|o| view.can_undergo(hit.word, predicate, *o));
    if predicate == R::Confers {
        objects.retain(|o| !view.is_honoured(*o));
    }
    objects
}

/// 关于提请审议|批准某条约的议案, 为|举办某会做准备: what it is done for has not come about.
fn is_yet_to_be(predicate: R, before: &str) -> bool {
    predicate == R::Endorses && ASKING.iter().any(|w| before.ends_with(w))
        || predicate == R::Organises && before.ends_with('为')
}

/// How often the plain clause is right, by predicate: see docs/quality.md.
const fn sure(predicate: R) -> f32 {
    match predicate {
        R::Supports => 0.7,
        R::Establishes | R::Confers | R::Endorses => 0.85,
        _ => 0.9,
    }
}

/// 欢迎某人近期|访问, 支持某国成功|主办, 决定|召开: it is to come.
fn is_wished(predicate: R, before: &str) -> bool {
    let wishes: &[&str] = match predicate {
        R::Visits => &["欢迎", "邀请", "期待", "盼望"],
        R::Organises => &["支持", "预祝", "祝愿", "期待"],
        _ => return false,
    };
    wishes.iter().any(|w| before.contains(w)) || predicate == R::Organises && before.ends_with("决定")
}

/// Before a verb of approving: it is asked for.
const ASKING: &[&str] = &["提请", "提请审议", "报请", "申请", "请求", "建议", "提请审查"];
