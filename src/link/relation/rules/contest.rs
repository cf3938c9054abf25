//! Who is at a contest or a fair by what is told of it: medals won, who sent the players, the guest of honour, delegates.

use crate::link::relation::agent::Agents;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L, Programme as G};
use crate::ontology::{EntityClass, Modality, RelationType as R};
use crate::text::Span;

/// 某县代表团以86枚金牌列第一.
pub const STANDING: Rule = Rule {
    id: "medal-standing",
    predicates: &[R::ParticipatesIn],
    en: "a clause that speaks of medals or points and ends in a place won (列第二, 居榜首), or of a time swum or run in a \
         final: who it opens with takes part in the contest of the paragraph",
    zh: "分句言及奖牌、总分而以名次结尾，或在决赛、预赛中出场：分句主语参加本段所述赛事",
    example: "[焦尾琴运动会:G/Competition]闭幕。[甲县代表团:O]以30枚金牌列第一，[王小明:P]在女子百米决赛中跑出好成绩。",
    finds: &["甲县代表团 participatesIn 焦尾琴运动会", "王小明 participatesIn 焦尾琴运动会"],
    counter: "[焦尾琴运动会:G/Competition]闭幕。[燕山公司:O]销量列第一，[王小明:P]在观众席中欢呼。",
    apply: standing,
};

const MEDALS: &[&str] = &["金牌", "银牌", "铜牌", "奖牌", "总分", "积分", "金", "枚"];
const PLACES: &[&str] =
    &["列", "列第", "居", "高居", "位居", "名列", "位列", "排名", "排在", "跃居", "荣登", "登上"];
const FINALS: &[&str] = &["决赛", "预赛", "半决赛", "复赛", "争夺战", "比赛", "淘汰赛", "小组赛"];

fn standing(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, clause) in view.clauses.iter().enumerate() {
        let text = view.plain(clause.begin, clause.end);
        if !(stands(&text) || plays(&text)) {
            continue;
        }
        let Some(group) = view.clause_subject(index) else { continue };
        let Some(event) = view.event(clause.begin, true) else { continue };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying =
            Saying { predicate: R::ParticipatesIn, trigger, modality: Modality::Done, confidence: 0.75 };
        for who in view.heads(group, &[O, P]) {
            sink.say(view, saying, &view.mention(who).entity, &view.mention(event).entity);
        }
    }
}

/// 以79金、62金|列第二、三位.
fn stands(text: &str) -> bool {
    let Some((lead, place)) = PLACES.iter().filter_map(|w| text.rsplit_once(w)).min_by_key(|(_, p)| p.len())
    else {
        return false;
    };
    let place = place.trim_start_matches(['金', '奖', '牌', '榜', '总', '分', '团', '体', '第']);
    let rank = |c: char| c.is_ascii_digit() || "一二三四五六七八九十、位名首榜".contains(c);
    !place.is_empty()
        && place.chars().count() <= 6
        && place.chars().all(rank)
        && (MEDALS.iter().any(|w| lead.contains(w)) || text.contains("金牌榜") || text.contains("奖牌榜"))
}

/// 在女子100米蛙泳|决赛中.
fn plays(text: &str) -> bool {
    let Some((_, rest)) = text.split_once('在') else { return false };
    let Some((what, _)) = rest.split_once('中') else { return false };
    what.chars().count() <= 16 && FINALS.iter().any(|w| what.ends_with(w))
}

/// 来自甲、乙等地代表团的运动员参赛.
pub const SENDS: Rule = Rule {
    id: "sends-participants",
    predicates: &[R::ParticipatesIn],
    en: "来自 and bodies, then 等…的 with players, exhibitors or guests and 参赛, 参展, 参加: those bodies take part in the \
         event of the clause or paragraph",
    zh: "来自某机构等的选手、客商、嘉宾参赛、参展、参加：该机构参加本句或本段所述活动",
    example: "[焦尾琴运动会:G/Competition]开幕，来自[天目大学:O]、[燕山公司:O]等9个代表团的600名运动员参赛。",
    finds: &["天目大学 participatesIn 焦尾琴运动会", "燕山公司 participatesIn 焦尾琴运动会"],
    counter: "[焦尾琴运动会:G/Competition]开幕，来自[天目大学:O]的志愿者服务9小时。",
    apply: sends,
};

const ATTENDING: &[&str] =
    &["参赛", "参展", "参会", "参加", "参与", "出席", "角逐", "同台竞技", "参评", "亮相"];

fn sends(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in &view.groups {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let from = view.plain(clause.begin, group.span.begin).ends_with("来自");
        let bodies = view.heads(group, &[O, L]);
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let verb = ATTENDING.iter().filter_map(|w| Some((tail.find(w)?, *w))).min();
        let Some((at, word)) = verb.filter(|_| from && !bodies.is_empty()) else { continue };
        let people = tail.get(..at).unwrap_or_default();
        // 来自英国等国的100多名嘉宾 are guests, a country's players and delegates are its own.
        let own = ["代表", "运动员", "选手", "球队", "队伍"].iter().any(|w| people.contains(w));
        let places = bodies.iter().all(|b| view.kind(*b) == L);
        if places && !own
            || !people.contains('的')
            || !WORDS.person_noun.inside(people)
            || people.contains(['将', '未'])
        {
            continue;
        }
        let named = view.phrases.iter().skip(group.phrases.end).take_while(|p| p.span.begin < clause.end);
        let named = named.map(|p| p.head).find(|h| view.kind(*h) == G && view.is_event(*h, false));
        let topic = || view.event(group.span.begin, word.contains('赛'));
        let rest = tail.get(at + word.len()..).unwrap_or_default();
        let Some(event) = named.or_else(|| topic().filter(|_| rest.is_empty())) else { continue };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying =
            Saying { predicate: R::ParticipatesIn, trigger, modality: Modality::Done, confidence: 0.75 };
        for body in bodies {
            sink.say(view, saying, &view.mention(body).entity, &view.mention(event).entity);
        }
    }
}

/// 某国担任主宾国.
pub const HONOURED: Rule = Rule {
    id: "guest-of-honour",
    predicates: &[R::ParticipatesIn],
    en: "a place that is 主宾国, 主宾省 or 主宾城市: it takes part in the event of the paragraph",
    zh: "某地担任主宾国、主宾省、主宾城市：参加本段所述活动",
    example: "[焦尾琴博览会:G/Meeting]闭幕，[甲国:L]担任主宾国。下届博览会主宾国初步定为[乙国:L]。",
    finds: &["甲国 participatesIn 焦尾琴博览会", "乙国 participatesIn 焦尾琴博览会 [planned]"],
    counter: "[焦尾琴博览会:G/Meeting]闭幕，主宾国展区介绍[甲国:L]。",
    apply: honoured,
};

const HONOURS: &[&str] = &["主宾国", "主宾省", "主宾城市", "主宾市"];

fn honoured(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in &view.groups {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let before = view.plain(clause.begin, group.span.begin);
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let ends = HONOURS.iter().any(|w| tail.ends_with(w)) && tail.chars().count() <= 12;
        let serves =
            ["担任", "任", "为", "是", "作为", "出任", "应邀担任"].iter().any(|w| tail.starts_with(w));
        let named = HONOURS.iter().filter_map(|w| before.rsplit_once(w)).map(|(_, rest)| rest).next();
        let named = named.filter(|rest| {
            rest.chars().count() <= 6
                && ["为", "是", "由"].iter().any(|w| rest.ends_with(w))
                && tail.is_empty()
        });
        if !(ends && serves) && named.is_none() {
            continue;
        }
        let yet = |text: &str| ["将", "拟", "初步", "定为", "确定"].iter().any(|w| text.contains(w));
        let planned = named.map_or_else(|| yet(&tail), yet);
        let Some(event) = view.event(clause.begin, false) else { continue };
        let modality = if planned { Modality::Planned } else { Modality::Done };
        let trigger = Span::new(clause.begin, clause.end);
        let saying = Saying { predicate: R::ParticipatesIn, trigger, modality, confidence: 0.8 };
        for place in view.heads(group, &[L]) {
            sink.say(view, saying, &view.mention(place).entity, &view.mention(event).entity);
        }
    }
}

/// 某大会代表林某; 林某当选某大会代表.
pub const DELEGATE: Rule = Rule {
    id: "delegate-to",
    predicates: &[R::ParticipatesIn],
    en: "a meeting or contest and 代表, 评委 or 火炬手 right before a person; or 当选 and such a role at a meeting",
    zh: "某会代表、评委、火炬手某人；某人当选某会代表",
    example: "[焦尾琴大会:G/Meeting]代表[王小明:P]发言，[李小红:P]当选[天目大会:G/Meeting]代表。",
    finds: &["王小明 participatesIn 焦尾琴大会", "李小红 participatesIn 天目大会"],
    counter: "[焦尾琴大会:G/Meeting]工作人员[王小明:P]发言，[李小红:P]落选[天目大会:G/Meeting]代表。",
    apply: delegate,
};

const ROLES: &[&str] =
    &["代表", "列席代表", "特邀代表", "正式代表", "评委", "火炬手", "特邀嘉宾", "参赛选手", "选手"];

fn delegate(view: &View<'_>, sink: &mut Sink<'_>) {
    let saying =
        |trigger| Saying { predicate: R::ParticipatesIn, trigger, modality: Modality::Done, confidence: 0.8 };
    for (index, phrase) in view.phrases.iter().enumerate() {
        let event = phrase.head;
        let meets = view.kind(event) == G && gathers(view, event);
        let clause = view.clauses[phrase.clause];
        let next = view.phrases.get(index + 1).filter(|n| n.clause == phrase.clause);
        let end = next.map_or(clause.end, |n| n.span.begin).max(phrase.span.end);
        let gap = view.plain(phrase.span.end, end);
        if !meets || !ROLES.contains(&gap.as_str()) {
            continue;
        }
        let trigger = Span::new(phrase.span.end, end);
        if let Some(person) = next.filter(|n| n.first == n.head && view.kind(n.head) == P) {
            sink.say(view, saying(trigger), &view.mention(person.head).entity, &view.mention(event).entity);
        } else if next.is_none()
            && let Some(agents) = elected(view, phrase.clause, phrase.span.begin)
        {
            sink.say_all(view, saying(trigger), &agents, &[event]);
        }
    }
}

/// A congress or a contest, no plan.
fn gathers(view: &View<'_>, event: usize) -> bool {
    let entity = view.context.entity(&view.mention(event).entity);
    let class = view.class(event);
    let congress = entity.is_some_and(|e| e.name.ends_with("大会"));
    congress || matches!(class, Some(EntityClass::Meeting | EntityClass::Competition))
}

/// Who 当选 or 担任 what stands at `at`.
fn elected<'a>(view: &View<'a>, clause: usize, at: usize) -> Option<Agents<'a>> {
    let before = view.plain(view.clauses[clause].begin, at);
    let verbs = ["当选为", "当选", "担任", "被选为", "被推选为", "作为"];
    let lead = verbs.iter().find_map(|w| before.strip_suffix(w))?;
    let own = view.close_agents(at, &[P]).or_else(|| view.own_agents(at, &[P]));
    let carried = || view.carried(clause, &[P]).filter(|_| WORDS.is_adverbial(lead));
    own.or_else(carried).or_else(|| view.portrayed(clause, lead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standings_are_of_medals() {
        assert!(stands("以30枚金牌、21枚银牌高居金牌榜第一"));
        assert!(stands("分别以79金、62金列第二、三位"));
        assert!(!stands("产值列第一"));
        assert!(!stands("以30枚金牌列入名单"));
    }

    #[test]
    fn finals_are_played_in() {
        assert!(plays("在女子100米蛙泳决赛中游出新成绩"));
        assert!(!plays("在训练中受伤"));
    }
}
