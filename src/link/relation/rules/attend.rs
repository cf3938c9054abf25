//! Being at an event without a verb that says so: 在论坛上表示.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::{Group, View, is_quote};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L, Programme as G};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 林某在论坛上表示.
pub const AT: Rule = Rule {
    id: "at-meeting",
    predicates: &[R::ParticipatesIn],
    en: "在 with an event and 上, 期间 or 现场: the subject before it, or the person that the next clause opens with, is there",
    zh: "在某会上、期间、现场：前面的主语或后一分句开头的人参加",
    example: "[王小明:P]在[焦尾琴论坛:G/Meeting]上表示，古琴要走进校园。在[天目大会:G/Meeting]开幕式上，[李小红:P]介绍了进展。",
    finds: &["王小明 participatesIn 焦尾琴论坛", "李小红 participatesIn 天目大会"],
    counter: "[王小明:P]在[焦尾琴论坛:G/Meeting]之前表示，古琴要走进校园。",
    apply: at,
};

fn at(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in &view.groups {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        // 在|同期举行的|论坛上
        let opening = view.raw(clause.begin, group.span.begin);
        let held = opening.starts_with('在') && opening.trim_end_matches(is_quote).ends_with('的');
        if !(held || matches!(group.preposition, Some("在" | "于"))) {
            continue;
        }
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let Some(rest) = inside(&tail) else { continue };
        let event = view.heads(group, &[G]).last().copied();
        let event = event.filter(|e| view.is_event(*e, false) || view.is_ranking(*e, &tail));
        let Some(event) = event.filter(|_| group.phrases.len() == 1) else { continue };
        let before = view.plain(clause.begin, group.span.begin);
        let planned = ["将", "拟", "计划"].iter().any(|w| before.contains(w));
        let modality = if planned { Modality::Planned } else { Modality::Done };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying = Saying { predicate: R::ParticipatesIn, trigger, modality, confidence: 0.8 };
        let ranked = || view.carried(index, &[P, O, L]).filter(|_| view.is_ranking(event, &tail));
        if let Some(agents) = view.close_agents(group.span.begin, &[P, O, L]).or_else(ranked) {
            sink.say_all(view, saying, &agents, &[event]);
        } else if rest.is_empty() && (held || WORDS.is_adverbial(&before)) {
            let there = speaker(view, index + 1).into_iter().chain(signing(view, index + 1));
            for who in there {
                sink.say(view, saying, &view.mention(who).entity, &view.mention(event).entity);
            }
        }
    }
}

/// 在论坛上，|甲公司与乙协会|签订…: the bodies that a clause says sign something together.
fn signing(view: &View<'_>, clause: usize) -> Vec<usize> {
    let Some(span) = view.clauses.get(clause) else { return Vec::new() };
    let hit = view.hits_in(span.begin, span.end).iter().find(|h| h.meanings(Pattern::Pair).count() > 0);
    let Some(hit) = hit.filter(|h| h.word.contains(['签', '约'])) else { return Vec::new() };
    let groups = view.groups_before(span.begin, hit.span.begin).take(3);
    let acting = groups.filter(|g| matches!(g.preposition, None | Some("与" | "和" | "同" | "跟")));
    acting.flat_map(|g| view.heads(g, &[O])).take(8).collect()
}

impl View<'_> {
    /// 在某绩效考核|中列第186位: who is ranked takes part.
    fn is_ranking(&self, event: usize, tail: &str) -> bool {
        let name = self.context.entity(&self.mention(event).entity).map_or("", |e| e.name.as_str());
        let ranked = tail.strip_prefix('中').is_some_and(|rest| {
            ["列", "居", "位居", "位列", "名列", "排名", "获", "荣获"].iter().any(|w| rest.starts_with(w))
        });
        ranked && ["考核", "评估", "测评", "评价", "评比", "评选"].iter().any(|w| name.ends_with(w))
    }
}

/// 会上，林某表示.
pub const SAYS: Rule = Rule {
    id: "speaks-there",
    predicates: &[R::ParticipatesIn],
    en: "会上, 论坛上 and the like, and a clause in which a person says or presents something, or 开幕式上 and one in \
         which a person does anything: at the event last named",
    zh: "“会上”“论坛上”之后某人发言，“开幕式上”之后某人有所为：本段上文或标题所指的活动",
    example: "[焦尾琴论坛:G/Meeting]昨日举行。论坛上，[王小明:P]表示，古琴要走进校园。闭幕式上，[李小红:P]为志愿者颁奖。",
    finds: &["王小明 participatesIn 焦尾琴论坛", "李小红 participatesIn 焦尾琴论坛"],
    counter: "[焦尾琴论坛:G/Meeting]昨日举行。路上，[王小明:P]表示，古琴要走进校园。",
    apply: says,
};

/// Verbs of somebody who speaks at an event.
const SPEAKING: &[&str] = &[
    "表示", "指出", "强调", "介绍", "说", "建议", "认为", "呼吁", "宣布", "分享", "作", "发言", "致辞",
    "通报", "解读", "发布", "提出",
];

fn says(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, clause) in view.clauses.iter().enumerate().take(2) {
        let text = view.plain(clause.begin, clause.end);
        let place = THERE.iter().find(|w| text == **w).copied();
        let Some(generic) =
            place.filter(|_| view.phrase_after(clause.begin) == view.phrase_after(clause.end))
        else {
            continue;
        };
        let Some(next) = view.clauses.get(index + 1) else { continue };
        let people = speaker(view, index + 1);
        let end = view.groups.iter().find(|g| g.span.begin >= next.begin).map_or(next.end, |g| g.span.end);
        let tail = view.plain(end, next.end.max(end));
        let ceremony = generic.ends_with("式上") || generic.ends_with("典礼上");
        let speaks = ceremony && !tail.is_empty()
            || tail.chars().count() <= 14 && SPEAKING.iter().any(|w| tail.contains(w));
        let Some(event) = view.event(clause.begin, false).filter(|_| speaks && !people.is_empty()) else {
            continue;
        };
        if !view.suits(event, generic.trim_end_matches('上')) {
            continue;
        }
        let saying = Saying {
            predicate: R::ParticipatesIn,
            trigger: *clause,
            modality: Modality::Done,
            confidence: 0.7,
        };
        for person in people {
            sink.say(view, saying, &view.mention(person).entity, &view.mention(event).entity);
        }
    }
}

/// What stands for being at the event that was spoken of.
const THERE: &[&str] = &[
    "会上",
    "会议上",
    "大会上",
    "论坛上",
    "峰会上",
    "年会上",
    "开幕式上",
    "闭幕式上",
    "启动仪式上",
    "颁奖仪式上",
    "颁奖典礼上",
    "仪式上",
    "揭牌仪式上",
    "签约仪式上",
    "开班仪式上",
    "首发式上",
    "活动上",
];

/// What follows 上 or 开幕式期间 behind the name of an event; `None` where something else stands there.
fn inside(tail: &str) -> Option<&str> {
    let parts = ["开幕式", "闭幕式", "开幕会", "闭幕会", "颁奖典礼", "颁奖仪式", "决赛", "现场", "启动仪式"];
    let rest = parts.iter().find_map(|w| tail.strip_prefix(w)).unwrap_or(tail);
    let rest = ["期间", "现场", "上", "中"].iter().find_map(|w| rest.strip_prefix(w))?;
    // 上午, 上半场, 中心; 期间的
    (!rest.starts_with(['午', '半', '的', '届', '述', '心', '央', '国', '部'])).then_some(rest)
}

/// The people that a clause opens with.
fn speaker(view: &View<'_>, clause: usize) -> Vec<usize> {
    let subject: Option<&Group> = view.clauses.get(clause).and_then(|_| view.clause_subject(clause));
    subject.map(|g| view.heads(g, &[P])).unwrap_or_default()
}
