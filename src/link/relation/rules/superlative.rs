//! Where a body is, told by what it is first or greatest in: 某医院是辽东地区规模最大的综合医院.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Place as L};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 某医院是某地最大的医院.
pub const SUPERLATIVE: Rule = Rule {
    id: "greatest-of-place",
    predicates: &[R::LocatedIn],
    en: "a body that is said to be the first, only or greatest of a place, and what kind of body it is",
    zh: "某机构是某地首家、唯一、最大的某类机构",
    example: "[焦尾琴医院:O]是[江南省:L]规模最大的综合医院，[天目大学:O]为[燕山地区:L]首所本科高校。",
    finds: &["天目大学 locatedIn 燕山地区", "焦尾琴医院 locatedIn 江南省"],
    counter: "[焦尾琴公司:O]是[江南省:L]最大的客户，[天目大学:O]是[江南省:L]的骄傲。",
    apply: superlative,
};

/// How what is said of it begins.
const GREATEST: &[&str] = &[
    "规模最大",
    "最大",
    "最早",
    "首家",
    "首个",
    "首所",
    "首座",
    "第一家",
    "第一所",
    "第一座",
    "唯一",
    "历史最悠久",
    "最具",
    "最古老",
    "最高",
    "最好",
    "成立最早",
    "创办最早",
    "办学历史最",
    "实力最强",
    "综合实力最强",
    "目前规模最大",
    "目前最大",
    "目前唯一",
    "重要的",
    "较大的",
    "知名的",
    "著名的",
];

/// How it ends: kinds of bodies and buildings.
const BODIES: &[&str] = &[
    "医院",
    "大学",
    "学院",
    "高校",
    "中学",
    "小学",
    "学校",
    "公司",
    "企业",
    "集团",
    "银行",
    "博物馆",
    "图书馆",
    "科技馆",
    "美术馆",
    "研究院",
    "研究所",
    "机构",
    "中心",
    "电站",
    "水库",
    "港口",
    "机场",
    "车站",
    "大桥",
    "码头",
    "工厂",
    "农场",
    "市场",
    "商场",
    "书店",
    "剧院",
    "剧团",
    "报社",
    "电视台",
    "出版社",
    "园区",
    "产业园",
    "动物园",
    "公园",
    "体育馆",
    "枢纽",
    "基地",
    "院校",
    "药企",
    "车企",
    "矿山",
    "煤矿",
    "油田",
    "协会",
    "合作社",
];

fn superlative(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in view.groups.iter().filter(|g| g.phrases.len() == 1) {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let before = view.plain(clause.begin, group.span.begin);
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let next = view.groups.partition_point(|g| g.span.begin < group.span.end);
        let more = view.groups.get(next).is_some_and(|g| g.span.begin < clause.end);
        let tail = tail.trim_end_matches("之一");
        let tail = tail.strip_prefix("地区").or_else(|| tail.strip_prefix("区域")).unwrap_or(tail);
        let greatest =
            GREATEST.iter().any(|w| tail.starts_with(w)) && BODIES.iter().any(|w| tail.ends_with(w));
        let is = before.ends_with(['是', '为', '系']) || before.ends_with("成为");
        let places = view.heads(group, &[L]);
        if !is || !greatest || more || places.is_empty() {
            continue;
        }
        let own = view.groups_before(clause.begin, group.span.begin).find(|g| g.preposition.is_none());
        let subject = own.or_else(|| view.subject_before(index).map(|(_, g)| g));
        let Some(subject) = subject else { continue };
        let gap = view.plain(subject.span.end, group.span.begin);
        if own.is_some() && gap.chars().count() > 6 {
            continue;
        }
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying = Saying { predicate: R::LocatedIn, trigger, modality: Modality::Done, confidence: 0.75 };
        let mut things = view.heads(subject, &[O, L]);
        things.retain(|t| !view.is_division(*t));
        for thing in things {
            for place in &places {
                sink.say(view, saying, &view.mention(thing).entity, &view.mention(*place).entity);
            }
        }
    }
}
