//! `obs-number-noun`: the counted noun follows its number.

use super::found::{Found, Measure, Phrase};
use super::line::{Class, Line, is_attribute};
use super::memory::Memory;
use super::noun_number::kind_of;
use super::rule::Rule;
use super::units::UnitKind;
use super::words::Roles;
use super::{phrase, right};
use crate::ontology::StatKind;

/// 24名专家, 12批1181项举措, 61%的污水处理厂.
pub(super) const NUMBER_NOUN: Rule = Rule {
    id: "obs-number-noun",
    what: "a number with its classifier, then the noun that it counts",
    example: ("园区吸引15万名技术人员创业。", "技术人员", 150_000.0, "名"),
    counter: "园区共办讲座15场。",
    find,
};

fn find(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let quantity = line.quantity(at).filter(|q| !matches!(q.kind, UnitKind::Rank | UnitKind::Time))?;
    let floor = phrase::clause_start(line, at).max(memory.consumed);
    let from = after_adjacent(line, at);
    // 由71所优化为47所: what moves stands before.
    if at > 0 && matches!(line.word(at - 1), "由" | "从") && line.class(from) != Class::De {
        return None;
    }
    if let Some(found) = dimension(line, at).or_else(|| grant(line, at, from)) {
        return Some(found);
    }
    // 25米手枪, 1500米游泳: which, not how far.
    if matches!(quantity.unit, "米" | "厘米" | "毫米" | "微米" | "纳米" | "度")
        && line.class(from) != Class::De
    {
        return None;
    }
    // 4次调高标准: the times that something was done.
    let done = line.class(from) == Class::Verb && !line.items[from].is_nominal();
    let object = at > 0 && (line.class(at - 1) == Class::Verb || line.word(at - 1) == "了");
    if quantity.kind == UnitKind::Verbal && done && !object {
        return None;
    }
    // 载有44人的潜艇: persons are no noun's number through 的, but 12人的团队 is of so many.
    let team = TEAMS.contains(&line.word(from + 1));
    if quantity.unit == "人" && line.class(from) == Class::De && !team {
        return None;
    }
    let right = right::right(line, from, quantity.kind)?;
    // 从六个方面总结: numbered rather than counted.
    if line.is(right.end - 1, Roles::ABSTRACT) || line.is(right.begin, Roles::ABSTRACT) {
        return None;
    }
    // 1%人口抽样调查 is a name; 51%股权 is a part.
    let bounded = line.word(at).ends_with("以上") && line.class(from) == Class::Noun;
    let part = line.class(from) == Class::De || line.word(from).starts_with('股') || bounded;
    if quantity.kind == UnitKind::Percent && !part {
        return None;
    }
    let left = phrase::left(line, first_adjacent(line, at), floor);
    // 只有1%的几率: what is had stands behind.
    let had = line.class(from) == Class::De
        && at > 0
        && matches!(line.word(at - 1), "有" | "只有" | "仅有" | "占" | "拥有" | "具有");
    // 青河等4个县: what 等 closes is listed, not measured.
    let listed = at > 0 && line.class(first_adjacent(line, at).wrapping_sub(1)) == Class::Etc;
    let names_what = !had && !listed && left.is_some_and(|p| !line.is(p.end - 1, Roles::SCOPE));
    let prefers_left = match quantity.kind {
        // 水上旅客8.8亿人次安全出行: a unit for persons goes with the noun that names persons.
        UnitKind::People if left.is_some_and(|p| line.is(p.end - 1, Roles::PERSON)) => {
            !line.is(right.end - 1, Roles::PERSON)
        }
        // 持有甲公司5.58%的股权: what the number is of stands behind.
        UnitKind::Percent if is_share(line, right) => false,
        UnitKind::People if team => false,
        UnitKind::Classifier | UnitKind::People | UnitKind::Bare => {
            line.quantity(right.end).is_some() && !listed
        }
        _ => true,
    };
    let money = line.is(at.wrapping_sub(1), Roles::MONEY) && !quantity.kind.counts();
    if prefers_left && (names_what || money) {
        return None;
    }
    let measure = if only_level(line, right) { forward(line, right)? } else { Measure::Phrase(right) };
    let kind = match quantity.unit {
        "%" => StatKind::Share,
        _ => kind_of(line, at, floor, quantity.kind, None),
    };
    let mut found = Found::new(NUMBER_NOUN.id, measure, kind);
    found.consumed = right.end;
    found.trigger = Some(quantity.span.cover(line.items.get(right.end - 1)?.span));
    Some(found)
}

/// Bodies of so many persons.
const TEAMS: &[&str] =
    &["团队", "队伍", "代表团", "小组", "班子", "剧团", "乐团", "合唱团", "医疗队", "服务队", "小分队"];

/// Whether what is counted in percent is a share that somebody holds: 股权, 股份.
fn is_share(line: &Line<'_>, noun: Phrase) -> bool {
    line.word(noun.end - 1).starts_with('股') || line.word(noun.end - 1).ends_with("股份")
}

/// 给予企业1000万元补助: the grant that a sum is of, where it ends the clause.
fn grant(line: &Line<'_>, at: usize, from: usize) -> Option<Found> {
    const GRANTS: &[&str] = &["补助", "补贴", "奖励", "资助", "奖补", "补偿", "赔偿", "奖金", "经费", "罚款"];
    let money = line.quantity(at).is_some_and(|q| q.kind == UnitKind::Currency);
    let ends = money && GRANTS.contains(&line.word(from)) && line.is_end(from + 1);
    let mut found = Found::new(NUMBER_NOUN.id, Measure::Words(line.word(from).to_owned()), StatKind::Level);
    found.consumed = from + 1;
    ends.then_some(found)
}

/// 10多米高的纪念碑, 重412吨的钢梁: the height or weight of what stands behind 的.
fn dimension(line: &Line<'_>, at: usize) -> Option<Found> {
    let quantity = line.quantity(at).filter(|q| q.kind == UnitKind::Measure)?;
    let is_side = |word: &str| matches!(word, "高" | "长" | "宽" | "深" | "厚" | "重");
    let before = at.checked_sub(1).map_or("", |k| line.word(k));
    let (side, of) = if is_side(before) { (before, at + 1) } else { (line.word(at + 1), at + 2) };
    if !is_side(side) || line.class(of) != Class::De {
        return None;
    }
    let noun = right::right(line, of + 1, UnitKind::Classifier)?;
    let measure = Measure::Words(super::measure_text(line, noun) + side);
    let mut found = Found::new(NUMBER_NOUN.id, measure, StatKind::Level);
    found.consumed = noun.end;
    found.trigger = Some(quantity.span.cover(line.items.get(noun.end - 1)?.span));
    Some(found)
}

/// 12批[1181项]举措: where the noun after a row of quantities begins.
fn after_adjacent(line: &Line<'_>, at: usize) -> usize {
    let mut next = at + 1;
    while line.quantity(next).is_some_and(|q| q.kind.counts()) || is_attribute(line, next) {
        next += 1;
    }
    next
}

/// The first of a row of quantities.
pub(super) fn first_adjacent(line: &Line<'_>, at: usize) -> usize {
    let mut first = at;
    while first > 0 && line.quantity(first - 1).is_some_and(|q| q.kind.counts()) {
        first -= 1;
    }
    first
}

/// Whether a phrase is but a level (国家级).
pub(super) fn only_level(line: &Line<'_>, phrase: Phrase) -> bool {
    (phrase.begin..phrase.end).all(|k| line.is(k, Roles::LEVEL))
}

/// 8个国家级、13个省级医疗中心: the noun stands with the next number.
fn forward(line: &Line<'_>, level: Phrase) -> Option<Measure> {
    let next = (level.end..line.items.len()).take(4).find(|&k| line.quantity(k).is_some())?;
    let whole = right::right(line, next + 1, UnitKind::Classifier).filter(|p| !only_level(line, *p))?;
    let own = super::measure_text(line, level);
    let noun: String =
        (whole.begin..whole.end).filter(|&k| !line.is(k, Roles::LEVEL)).map(|k| line.word(k)).collect();
    Some(Measure::Words(own + &noun))
}
