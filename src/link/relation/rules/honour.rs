//! Honours that lead to the name of who has them: 全国劳动模范|林某, 某奖获得者|林某.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::{View, is_quote};
use crate::ontology::EntityType::{Person as P, Programme as G};
use crate::ontology::{EntityClass as C, Modality, RelationType as R};
use crate::text::Span;

/// 全国劳动模范林某.
pub const BEFORE_NAME: Rule = Rule {
    id: "honour-before-name",
    predicates: &[R::Receives],
    en: "an honour right before a person: 获得者, 得主, or an honour that people are called by (…模范, …工匠)",
    zh: "人名前的荣誉：某奖获得者、得主，或以人称之的称号（模范、工匠等）",
    example: "[燕山科学奖:G/Award]获得者[王小明:P]、“[江南好人:G/Award]”[李小红:P]走进校园。",
    finds: &["王小明 receives 燕山科学奖", "李小红 receives 江南好人"],
    counter: "[燕山科学奖:G/Award]评委[王小明:P]、[江南好人馆:L]讲解员[李小红:P]走进校园。",
    apply: before_name,
};

/// How honours end that people are called by.
const CALLED: &[&str] = &[
    "模范",
    "工匠",
    "标兵",
    "英雄",
    "先锋",
    "好人",
    "之星",
    "楷模",
    "卫士",
    "先进个人",
    "先进工作者",
    "能手",
    "人物",
    "功臣",
    "工作者",
    "劳模",
    "教师",
    "医生",
    "党员",
    "大师",
    "青年",
    "学者",
    "传承人",
    "个人",
    "使者",
    "旗手",
];

fn before_name(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == P) {
        let Some(award) = phrase.head.checked_sub(1) else { continue };
        let span = view.mention(award).mention.span;
        if view.kind(award) != G || span.begin < view.span.begin {
            continue;
        }
        let name = view.mention(phrase.head).mention.span;
        let raw = view.raw(span.end, name.begin);
        let gap: String = raw.chars().filter(|c| !is_quote(*c)).collect();
        if !leads(view, award, &gap) {
            continue;
        }
        let trigger = Span::new(span.begin, name.begin);
        let saying = Saying { predicate: R::Receives, trigger, modality: Modality::Done, confidence: 0.85 };
        let award = &view.mention(award).entity;
        let group = view.group_of(view.phrase_after(phrase.span.begin));
        let from = phrase.span.begin;
        // 获得者A、B: the list, as far as nothing but marks stands between.
        let mut end = phrase.span.end;
        for next in view.phrases[group.phrases.clone()].iter().filter(|p| p.span.begin >= from).take(20) {
            let between = view.raw(end.min(next.span.begin), next.span.begin);
            let alone = next.first == next.head || next.head == phrase.head;
            if !alone || !between.chars().all(|c| "、和与及".contains(c)) {
                break;
            }
            sink.say(view, saying, &view.mention(next.head).entity, award);
            end = next.span.end;
        }
    }
}

/// Whether the honour leads to the name behind `gap`.
fn leads(view: &View<'_>, award: usize, gap: &str) -> bool {
    let mention = view.mention(award);
    let entity = view.context.entity(&mention.entity);
    let class = entity.and_then(|e| e.class).or(mention.mention.class);
    let honour = matches!(class, Some(C::Award | C::Designation) | None);
    let name = entity.map_or("", |e| e.name.as_str());
    let winner =
        ["获得者", "得主", "获奖者", "称号获得者", "荣誉称号获得者", "奖章获得者", "冠军", "冠军得主"];
    let called = ["", "称号"].contains(&gap) && CALLED.iter().any(|w| name.ends_with(w));
    let champion = class == Some(C::Competition) && gap.starts_with("冠军");
    honour && (called || winner.contains(&gap) && !gap.starts_with("冠军"))
        || champion && winner.contains(&gap)
}
