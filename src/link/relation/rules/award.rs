//! Honours given, and those who have them listed in brackets.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L, Programme as G};
use crate::ontology::{EntityClass, RelationType as R};

/// 授予某人某奖.
pub const GIVE: Rule = Rule {
    id: "gives-award",
    predicates: &[R::Confers, R::Receives],
    en: "授予 with who is honoured and with what",
    zh: "授予某人某奖",
    example: "[市政府:O]授予[王小明:P]“[燕山杰出贡献奖:G/Award]”称号。",
    finds: &["市政府 confers 燕山杰出贡献奖", "王小明 receives 燕山杰出贡献奖"],
    counter: "[市政府:O]授予[王小明:P]全权。",
    apply: give,
};

fn give(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Give) {
            let receivers = view.objects(hit, predicate, &[P, O, L]);
            let Some(last) = receivers.last() else {
                given(view, hit, sink);
                continue;
            };
            let end = view.mention(*last).mention.span.end;
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let next = view.phrases.get(view.phrase_after(end)).filter(|p| p.span.begin < clause.end);
            let Some(award) = next.filter(|p| view.kind(p.head) == G).map(|p| p.head) else {
                view.stop(hit.span, Condition::Object);
                continue;
            };
            let agents = view.agents(hit, &[O]);
            let modality = view.modality(hit, agents.as_ref(), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.95 };
            let award_id = &view.mention(award).entity;
            if let Some(agents) = &agents {
                sink.say_all(view, saying, agents, &[award]);
            }
            for receiver in receivers {
                let saying = Saying { predicate: R::Receives, ..saying };
                sink.say(view, saying, &view.mention(receiver).entity, award_id);
            }
        }
    }
}

/// 某人被某机构授予某奖.
fn given(view: &View<'_>, hit: &Hit<'_>, sink: &mut Sink<'_>) {
    let awards = view.objects(hit, R::Confers, &[G]);
    let index = view.clause_at(hit.span.begin);
    let by = view.groups_before(view.clauses[index].begin, hit.span.begin).next();
    let by = by.filter(|g| matches!(g.preposition, Some("被" | "获" | "向" | "为" | "给")));
    let Some(by) = by.filter(|_| !awards.is_empty()) else { return };
    if !matches!(by.preposition, Some("被" | "获")) {
        // 向某人颁发某奖
        let modality = view.modality(hit, None, None);
        let saying = Saying { predicate: R::Receives, trigger: hit.span, modality, confidence: 0.85 };
        for receiver in view.heads(by, &[P, O]) {
            for award in &awards {
                sink.say(view, saying, &view.mention(receiver).entity, &view.mention(*award).entity);
            }
        }
        return;
    }
    let domain = R::Receives.domain();
    let before = view.plain(view.clauses[index].begin, by.span.begin);
    let portrayed = || view.portrayed(index, before.trim_end_matches(['被', '获']));
    let honoured = view.honoured(by.span.begin, domain, &awards);
    let Some(agents) = honoured.or_else(portrayed) else { return };
    let modality = view.modality(hit, Some(&agents), None);
    let saying = Saying { predicate: R::Receives, trigger: hit.span, modality, confidence: 0.9 };
    sink.say_all(view, saying, &agents, &awards);
}

/// 创建国家级基地2个(甲、乙).
pub const BRACKET: Rule = Rule {
    id: "listed-in-brackets",
    predicates: &[R::Receives],
    en: "so many of a designation, and in brackets those who have it",
    zh: "创建某称号若干个（名单）",
    example: "创建[省级焦尾琴基地:G/Designation]2个([甲学院:O]、[乙园区:L])。",
    finds: &["甲学院 receives 省级焦尾琴基地", "乙园区 receives 省级焦尾琴基地"],
    counter: "3家企业([甲公司:O]、[乙公司:O]、[丙公司:O])产值过亿。",
    apply: bracket,
};

fn bracket(view: &View<'_>, sink: &mut Sink<'_>) {
    for bracket in &view.brackets {
        let inside = view.context.mentions_in(*bracket);
        if inside.is_empty() {
            continue;
        }
        let end = view.phrases.partition_point(|p| p.span.end <= bracket.begin);
        let Some(phrase) = end.checked_sub(1).and_then(|i| view.phrases.get(i)) else { continue };
        let count = view.plain(phrase.span.end, bracket.begin);
        let counted =
            count.chars().next().is_some_and(|c| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c));
        if view.kind(phrase.head) != G || !counted || count.chars().count() > 6 {
            continue;
        }
        let clause = view.clauses[phrase.clause];
        let trigger = view.hits_in(clause.begin, phrase.span.begin).last();
        let says = |h: &&Hit<'_>| {
            h.rows.iter().any(|r| matches!(r.predicate, Some(R::Receives | R::Establishes | R::Organises)))
        };
        let Some(hit) = trigger.filter(says) else { continue };
        let modality = view.modality(hit, None, None);
        let saying = Saying { predicate: R::Receives, trigger: hit.span, modality, confidence: 0.85 };
        for mention in inside.iter().take(40) {
            sink.say(view, saying, &mention.entity, &view.mention(phrase.head).entity);
        }
    }
}

/// 大奖首次颁发，某人获奖.
pub const WINS: Rule = Rule {
    id: "wins-award-before",
    predicates: &[R::Receives],
    en: "获奖, or a verb of winning with a prize (获得一等奖, 夺得男子组冠军), without the award's name: the award or \
         competition of the sentence, else the competition last named",
    zh: "获奖、获得一等奖、夺得冠军而未言明奖项或赛事：本句前文的奖项、赛事，或上文的赛事",
    example: "“[焦尾琴数学奖:G/Award]”1992年首次颁发，[王小明:P]、[李小红:P]获奖。在[天目杯大赛:G/Competition]中，\
              [燕山中学:O]代表队凭借新作获得一等奖。",
    finds: &["王小明 receives 焦尾琴数学奖", "李小红 receives 焦尾琴数学奖", "燕山中学 receives 天目杯大赛"],
    counter: "[王小明:P]、[李小红:P]获奖，[燕山中学:O]获得一等奖。",
    apply: wins,
};

impl View<'_> {
    /// The event at which, in the clause of `hit`, it happens: 在某大会上摘得金花.
    fn event_here(&self, hit: &Hit<'_>) -> Option<usize> {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let near = self.groups_before(clause.begin, hit.span.begin).take(4);
        let mut at = near.filter(|g| matches!(g.preposition, Some("在" | "于")));
        at.find_map(|g| self.heads(g, &[G]).first().copied().filter(|e| self.is_event(*e, false)))
    }

    /// 参加某节，|荣获金奖: the event that the clause before takes part in.
    fn joined_before(&self, hit: &Hit<'_>) -> Option<usize> {
        let index = self.clause_at(hit.span.begin).checked_sub(1)?;
        let clause = self.clauses[index];
        let joins = |h: &&Hit<'_>| h.meanings(Pattern::Verb).any(|(p, _)| p == R::ParticipatesIn);
        let joining = self.hits_in(clause.begin, clause.end).iter().rfind(joins)?;
        self.objects(joining, R::ParticipatesIn, &[G]).last().copied()
    }

    /// Whether a verb of winning has a prize for its object, and no name: 夺得|男子组冠军, not 位列金牌榜首位.
    fn wins_prize(&self, hit: &Hit<'_>) -> bool {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let next = self.phrases.get(self.phrase_after(hit.span.end));
        let named = next.is_some_and(|p| p.span.begin < clause.end);
        let rest: String = self.plain(hit.span.end, clause.end).chars().take(14).collect();
        !named
            && !rest.contains('榜')
            && WORDS.prize.inside(&rest)
            && !["位列", "排名", "名列"].contains(&hit.word)
    }
}

fn wins(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        let result = hit.meanings(Pattern::Result).filter(|_| view.wins_prize(hit));
        for (predicate, _) in hit.meanings(Pattern::Award).chain(result) {
            let end = view.phrases.partition_point(|p| p.span.end <= hit.span.begin);
            let won = |i: &usize| view.is_award(*i) && !(view.is_event(*i, true) && view.is_by_the_way(*i));
            let award = view.phrases[..end].iter().rev().take(8).map(|p| p.head).find(won);
            let award = award.or_else(|| view.event_here(hit)).max(view.joined_before(hit));
            // 获此殊荣 points to what the sentence before is about.
            let award = award.or_else(|| view.event(hit.span.begin, true)).or_else(|| {
                hit.word.contains(['此', '该']).then(|| view.topic(hit.span.begin, &[G])).flatten()
            });
            let Some(award) = award else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            // 甲队战胜乙队夺冠: who beat the other wins.
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let matched = view.hits_in(clause.begin, hit.span.begin).iter();
            let acting = matched.clone().find(|h| h.meanings(Pattern::Match).count() > 0).unwrap_or(hit);
            let Some(agents) = view.agents(acting, predicate.domain()) else { continue };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.75 };
            sink.say_all(view, saying, &agents, &[award]);
        }
    }
}

impl View<'_> {
    /// Whether a programme is an award or a competition, by class, else by the end of its name.
    fn is_award(&self, index: usize) -> bool {
        let entity = self.context.entity(&self.mention(index).entity);
        let class = self.class(index);
        let name = entity.map_or("", |e| e.name.as_str());
        let ends = ["奖", "奖金", "奖章", "评选", "大赛", "称号", "赛"].iter().any(|w| name.ends_with(w));
        self.kind(index) == G
            && (matches!(class, Some(EntityClass::Award | EntityClass::Competition)) || ends)
    }
}
