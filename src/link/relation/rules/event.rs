//! What is done at an event that was named before: attending its opening, speaking, winning.

use crate::link::relation::agent::Basis;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L, Programme as G};
use crate::ontology::{EntityClass, Modality, RelationType as R};

const EVENTS: &[&str] = &[
    "开幕式",
    "闭幕式",
    "开幕",
    "仪式",
    "启动仪式",
    "颁奖",
    "活动",
    "会议",
    "大会",
    "论坛",
    "比赛",
    "赛事",
    "演出",
    "晚会",
    "发布会",
    "揭牌",
    "签约仪式",
    "峰会",
    "博览会",
    "开赛",
    "年会",
    "展会",
    "闭幕",
    "典礼",
];

/// What is done besides, behind the event or in its place: 出席座谈会|并讲话, 到会|祝贺.
const BESIDES: &[&str] =
    &["并", "讲话", "致辞", "祝贺", "指导", "发言", "作", "发表", "宣布", "主持", "颁奖", "揭牌", "授牌"];

/// The generic noun for an event that `rest` begins with, without what is done besides: 投产仪式|并致辞; `None` where
/// it is something else that is attended.
fn generic_event(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches(['了', '本', '此', '次', '该', '届', '当', '天', '的']);
    if rest.is_empty() || BESIDES.iter().any(|w| rest.starts_with(w)) {
        return Some("");
    }
    let noun = BESIDES.iter().filter_map(|w| rest.find(w)).filter(|at| *at > 0).min();
    let noun = noun.and_then(|at| rest.get(..at)).unwrap_or(rest);
    let kind = ["会", "式", "典礼", "论坛", "活动"].iter().any(|w| noun.ends_with(w));
    let known = EVENTS.iter().any(|w| rest.starts_with(w));
    (known || kind && noun.chars().count() <= 6).then_some(noun)
}

impl View<'_> {
    /// The event that the text last spoke of before `at`: in the sentence, the paragraph, or the headline.
    pub fn event(&self, at: usize, competition: bool) -> Option<usize> {
        let sentence = self.context.article.sentences()[self.index];
        let begin = self.context.article.paragraphs()[sentence.paragraph].span.begin;
        let end = self.context.mentions.partition_point(|m| m.mention.span.end <= at);
        let near = (end.saturating_sub(40)..end).rev();
        let near = near.take_while(|i| self.mention(*i).mention.span.begin >= begin);
        let mut near = near.filter(|i| self.kind(*i) == G && !(competition && self.is_by_the_way(*i)));
        near.find(|i| self.is_event(*i, competition)).or_else(|| {
            let headline = self.context.article.paragraphs().first()?.span;
            let count = self.context.mentions_in(headline).len().min(8);
            (0..count).find(|i| self.kind(*i) == G && self.is_event(*i, competition))
        })
    }

    /// 备战|北京冬奥会, 北京冬奥会|冠军林某: another competition that is spoken of while one is played.
    pub fn is_by_the_way(&self, index: usize) -> bool {
        const BEFORE: &[&str] = &["备战", "迎战", "瞄准", "冲击", "距离", "为", "迎接", "冲刺"];
        const AFTER: &[&str] = &["资格", "参赛资格", "周期", "备战", "场馆", "倒计时", "测试赛", "选拔"];
        let span = self.mention(index).mention.span;
        let before = self.context.article.text().before(0, span.begin);
        let after = self.context.article.text().as_str().get(span.end..).unwrap_or_default();
        BEFORE.iter().any(|w| before.ends_with(w)) || AFTER.iter().any(|w| after.starts_with(w))
    }

    /// The gathering that the article opens with: the first event of its first two sentences behind the headline.
    fn opening_event(&self) -> Option<usize> {
        let article = self.context.article;
        let first = article.sentences().iter().filter(|s| s.paragraph > 0).take(2);
        let mentions = first.flat_map(|s| {
            let from = self.context.mentions.partition_point(|m| m.mention.span.begin < s.span.begin);
            from..self.context.mentions.partition_point(|m| m.mention.span.begin < s.span.end)
        });
        mentions.take(20).find(|i| self.kind(*i) == G && self.is_event(*i, false))
    }

    /// Whether the event can be what a generic noun means: a 座谈会 is one whose name says so, a 开幕式 is any's.
    pub fn suits(&self, event: usize, generic: &str) -> bool {
        let mention = self.mention(event);
        let name = self.context.entity(&mention.entity).map_or("", |e| e.name.as_str());
        let kinds = ["会议", "大会", "论坛", "峰会", "年会", "博览会", "发布会", "晚会", "展会"];
        if let Some(kind) = kinds.iter().find(|k| generic.starts_with(**k)) {
            return name.ends_with(kind) || *kind == "会议" && name.ends_with('会');
        }
        // 活动 is what is done, no session of a congress.
        if generic.starts_with("活动") && ["会议", "大会", "全会", "座谈会"].iter().any(|w| name.ends_with(w))
        {
            return false;
        }
        let last: String = generic.chars().skip(generic.chars().count().saturating_sub(3)).collect();
        let opening = ["开幕", "闭幕", "颁奖", "启动"].iter().any(|w| generic.starts_with(w));
        opening || !generic.ends_with('会') || name.ends_with(&last)
    }

    /// Whether a programme is something one attends (or a competition), by class, else by the end of its name.
    pub fn is_event(&self, index: usize, competition: bool) -> bool {
        let mention = self.mention(index);
        let entity = self.context.entity(&mention.entity);
        let class = entity.and_then(|e| e.class).or(mention.mention.class);
        let name = entity.map_or("", |e| e.name.as_str());
        let sports = ["赛", "杯", "马拉松", "运动会", "锦标赛", "公开赛", "奥运会", "亚运会", "联赛"];
        if class == Some(EntityClass::Competition) || sports.iter().any(|w| name.ends_with(w)) {
            return true;
        }
        let gathering = ["会", "节", "论坛", "活动", "周", "日", "展", "峰会", "仪式", "年会"];
        let event = matches!(class, Some(EntityClass::Meeting | EntityClass::Campaign));
        !competition && (event || class.is_none() && gathering.iter().any(|w| name.ends_with(w)))
    }
}

/// 出席开幕式.
pub const ATTENDS: Rule = Rule {
    id: "attends-event",
    predicates: &[R::ParticipatesIn],
    en: "出席 or 参加 with a generic 开幕式, 活动 or 会议: the event is the one last named in the paragraph",
    zh: "出席开幕式、活动等；活动为本段上文所指",
    example: "[焦尾琴杯大赛:G]昨日开幕。[市委:O/PartyBody]书记[王小明:P]、[李小红:P]出席开幕式。",
    finds: &["王小明 participatesIn 焦尾琴杯大赛", "李小红 participatesIn 焦尾琴杯大赛"],
    counter: "[市委:O/PartyBody]书记[王小明:P]出席开幕式。",
    apply: attends,
};

fn attends(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Event) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let rest = view.plain(hit.span.end, clause.end);
            let next = view.phrases.get(view.phrase_after(hit.span.end));
            let named = next.is_some_and(|p| p.span.begin < clause.end);
            let Some(generic) = generic_event(&rest).filter(|_| !named) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let Some(agents) = view.agents(hit, &[P, O]) else { continue };
            // 柱础、银壶等悉数亮相: things do, not the body that the report is of.
            if agents.basis == Basis::Supplied && ["亮相", "参展", "参赛"].contains(&hit.word) {
                view.stop(hit.span, Condition::Unnamed);
                continue;
            }
            let end = view.phrases.partition_point(|p| p.span.end <= hit.span.begin);
            let near =
                view.phrases[..end].iter().rev().take(12).find(|p| view.kind(p.head) == G).map(|p| p.head);
            let near = near.filter(|_| generic.is_empty());
            let Some(event) = near.or_else(|| view.event(hit.span.begin, false)) else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            if !view.suits(event, generic) {
                view.stop(hit.span, Condition::Topic);
                continue;
            }
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            sink.say_all(view, saying, &agents, &[event]);
        }
    }
}

/// 在论坛上致辞.
pub const SPEECH: Rule = Rule {
    id: "speaks-at",
    predicates: &[R::ParticipatesIn],
    en: "a speech in 在…上, or at the event last named",
    zh: "在某会上致辞、讲话",
    example: "[王小明:P]在[焦尾琴论坛:G/Meeting]上致辞。",
    finds: &["王小明 participatesIn 焦尾琴论坛"],
    counter: "[王小明:P]在[市政府:O]发表讲话。",
    apply: speech,
};

fn speech(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Speech) {
            let Some(agents) = view.agents(hit, &[P]) else { continue };
            let index = view.clause_at(hit.span.begin);
            let begin = view.clauses[index.saturating_sub(2)].begin;
            let at = view.groups_before(begin, hit.span.begin).take(6).find_map(|g| {
                let on = matches!(g.preposition, Some("在" | "于" | "为"));
                view.heads(g, &[G]).first().copied().filter(|_| on)
            });
            let clause = view.clauses[index];
            // 宣读贺信, not 宣读论文
            let letters = ["贺信", "贺电", "表彰", "决定", "倡议", "名单", "贺词", "令"];
            let rest = view.plain(hit.span.end, clause.end);
            if hit.word == "宣读" && !letters.iter().any(|w| rest.contains(w)) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let ceremonial =
                hit.word.contains(['辞', '词']) || ["主旨", "宣读"].iter().any(|w| hit.word.contains(w));
            // 大会昨日举行，林某作报告: the report was given there.
            let reports = hit.word.contains("报告") || hit.word.contains("交流") || hit.word.contains("总结");
            let topic = || {
                let event = view.event(hit.span.begin, false).filter(|_| ceremonial || reports);
                event.or_else(|| view.opening_event().filter(|_| hit.word.contains('辞')))
            };
            let Some(event) = at.or_else(topic) else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            // 贯彻某人在某会上的重要讲话: it was given.
            let noun = view.plain(clause.begin, hit.span.begin);
            let noun = ["的", "的重要", "的主旨", "的系列"].iter().any(|w| noun.ends_with(w));
            let said = if noun { Modality::Done } else { view.modality(hit, Some(&agents), None) };
            let saying = Saying { predicate, trigger: hit.span, modality: said, confidence: 0.85 };
            sink.say_all(view, saying, &agents, &[event]);
        }
    }
}

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

/// Ranks of a competition that one takes part in.
const RANKS: &[&str] = &[
    "冠军",
    "亚军",
    "季军",
    "金牌",
    "银牌",
    "铜牌",
    "第一名",
    "第二名",
    "第三名",
    "第四名",
    "第五名",
    "第六名",
    "第七名",
    "第八名",
    "一等奖",
    "二等奖",
    "三等奖",
    "名次",
    "纪录",
];

/// 夺冠: a place won, said in one word.
const WON: &[&str] = &["夺冠", "折桂", "夺魁", "夺金", "摘金", "摘冠", "夺得第一", "获得第一名", "获第一名"];

fn result(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Result) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let rest = view.raw(hit.span.end, clause.end);
            if RANKS.iter().any(|w| rest.contains(w)) {
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

impl View<'_> {
    /// 大赛吸引千人参加，林某夺得某奖; 某县代表团获道德风尚奖: an award of a contest that the sentence names before, or
    /// that a delegation is at.
    fn wins_at_contest(&self, hit: &Hit<'_>) -> bool {
        let award = self.objects(hit, R::Receives, &[G]);
        let is_prize = |i: usize| {
            let mention = self.mention(i);
            let class = self.context.entity(&mention.entity).and_then(|e| e.class).or(mention.mention.class);
            class == Some(EntityClass::Award) && !self.is_event(i, true)
        };
        if !award.first().is_some_and(|a| is_prize(*a)) {
            return false;
        }
        let end = self.phrases.partition_point(|p| p.span.end <= hit.span.begin);
        let mut near = self.phrases[..end].iter().rev().take(6);
        let named = near.any(|p| self.kind(p.head) == G && self.is_event(p.head, true));
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let acting = self.groups_before(clause.begin, hit.span.begin).next();
        let teams = acting.map(|g| self.heads(g, &[O])).unwrap_or_default();
        named || teams.iter().any(|t| self.is_delegation(*t))
    }

    /// 某县代表团, 某省队.
    fn is_delegation(&self, index: usize) -> bool {
        let surface = self.context.article.slice(self.mention(index).mention.span);
        ["代表团", "代表队", "体育代表团"].iter().any(|w| surface.ends_with(w))
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

/// 提供赞助, 同台献艺.
pub const SPONSOR: Rule = Rule {
    id: "at-event",
    predicates: &[R::Supports, R::ParticipatesIn],
    en: "sponsoring or performing without saying at what: the event last named",
    zh: "赞助、献艺而未言明活动：本段上文的活动",
    example: "[焦尾琴艺术节:G/Campaign]昨日闭幕，[燕山集团:O]提供装备赞助50万元。",
    finds: &["燕山集团 supports 焦尾琴艺术节"],
    counter: "[燕山集团:O]提供装备赞助50万元。",
    apply: sponsor,
};

fn sponsor(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Topic) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let next = view.phrases.get(view.phrase_after(hit.span.end));
            if next.is_some_and(|p| p.span.begin < clause.end) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let Some(agents) = view.agents(hit, &[O, P]) else { continue };
            let Some(event) = view.event(hit.span.begin, false) else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.7 };
            sink.say_all(view, saying, &agents, &[event]);
        }
    }
}
