//! `obs-change` and `obs-comparison`: differences.

use super::found::{Found, Measure};
use super::line::{Class, Line};
use super::memory::Memory;
use super::rule::Rule;
use super::units::UnitKind;
use super::words::Roles;
use super::{phrase, right};
use crate::ontology::StatKind;

/// 民营经济增加值增长31.6%; what changes is the noun before the verb, or else what was measured before.
pub(super) const CHANGE: Rule = Rule {
    id: "obs-change",
    what: "a rise or fall by a number: 增长, 提升, 下降, 收窄 right before it, without 到 or 至",
    example: ("全市碳排放强度比上年下降4.5%。", "碳排放强度", -4.5, "%"),
    counter: "森林覆盖率提高到42%。",
    find: change,
};

/// 增速高于全国0.6个百分点.
pub(super) const COMPARISON: Rule = Rule {
    id: "obs-comparison",
    what: "a distance from something else: 高于, 低于, 比…高 with what it is measured from, then a number",
    example: ("增速高于全省平均水平0.6个百分点。", "增速", 0.6, "个百分点"),
    counter: "合格率高于90%。",
    find: comparison,
};

fn change(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let quantity = line.quantity(at).filter(|q| q.kind != UnitKind::Rank)?;
    let floor = phrase::clause_start(line, at).max(memory.consumed);
    let verb = trigger(line, at, floor)?;
    let base = (floor..verb).rev().find(|&k| {
        line.is(k, Roles::COMPARE) || line.word(k).starts_with(['比', '较']) && line.class(k) == Class::Other
    });
    let end = base.unwrap_or(verb);
    if let Some(at_base) = base
        && let Some(measure) = split_share(line, at_base, floor, memory)
    {
        let mut found = Found::new(CHANGE.id, Measure::Words(measure), StatKind::Change);
        found.negative = line.is(verb, Roles::DOWN);
        found.base = base_words(line, at_base, verb).strip_prefix('比').map(str::to_owned);
        found.trigger = Some(line.items.get(verb)?.span.cover(quantity.span));
        return Some(found);
    }
    // 增加3000个岗位; 降低1585个税目的税率 changes no number of 税目.
    let counted = quantity.kind.counts()
        && ["增加", "减少", "净增", "多", "少"].iter().any(|w| line.word(verb).ends_with(w));
    let right = counted.then(|| right::right(line, at + 1, quantity.kind)).flatten();
    let consumed = right.map_or(0, |p| p.end);
    if !counted && quantity.kind.counts() && right::right(line, at + 1, quantity.kind).is_some() {
        return None;
    }
    let measure =
        right.or_else(|| phrase::subject(line, end, floor)).map_or(Measure::Earlier(at), Measure::Phrase);
    let relative = matches!(quantity.unit, "%" | "‰" | "倍");
    let mut found =
        Found::new(CHANGE.id, measure, if relative { StatKind::ChangeRate } else { StatKind::Change });
    found.negative = line.is(verb, Roles::DOWN);
    found.consumed = consumed;
    found.base = base.map(|b| base_words(line, b, verb));
    found.trigger = Some(line.items.get(verb)?.span.cover(quantity.span));
    Some(found)
}

/// 占比较去年同期提升: cut into 占 and 比较, it means 占比 and 较; its measure is the share of what was measured before.
fn split_share(line: &Line<'_>, base: usize, floor: usize, memory: &Memory) -> Option<String> {
    let share = base.checked_sub(1).filter(|&k| k >= floor && line.word(k) == "占")?;
    if line.word(base) != "比较" {
        return None;
    }
    let part = phrase::subject(line, share, floor).map(|p| super::measure_text(line, p));
    let part = part.or_else(|| memory.last().map(|m| m.split('占').next().unwrap_or(m).to_owned()));
    Some(format!("{}占比", part.unwrap_or_default()))
}

/// The change verb before the quantity, with only adverbs between (增长了约).
fn trigger(line: &Line<'_>, at: usize, floor: usize) -> Option<usize> {
    for k in (floor..at).rev() {
        if line.is(k, Roles::UP | Roles::DOWN) && line.class(k) == Class::Verb {
            return Some(k);
        }
        let passes = (line.is(k, Roles::CONNECTOR)
            && !line.word(k).ends_with(['至', '到', '为', '在', '由', '从', '自']))
            || line.word(k) == "了";
        if !passes {
            return None;
        }
    }
    None
}

/// 比上年, 同比, 较五年前: from the comparing word to the verb, without 分别 and the like.
fn base_words(line: &Line<'_>, from: usize, to: usize) -> String {
    (from..to).filter(|&k| k == from || !line.is(k, Roles::CONNECTOR)).map(|k| line.word(k)).collect()
}

fn comparison(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let quantity = line.quantity(at).filter(|q| q.kind != UnitKind::Rank)?;
    let floor = phrase::clause_start(line, at).max(memory.consumed);
    let degree = |k: usize| {
        matches!(line.word(k), "高" | "低" | "多" | "少" | "快" | "慢" | "高出" | "多出" | "低了" | "高了")
    };
    let verb = (floor..at).rev().take(12).find(|&k| {
        let word = line.word(k);
        matches!(
            word,
            "高于" | "低于" | "优于" | "快于" | "慢于" | "多于" | "少于" | "领先" | "落后" | "高出"
        ) || (word == "比" && k + 2 < at && degree(at - 1))
    })?;
    let from = verb + 1..at;
    let named = from
        .clone()
        .any(|k| line.items[k].is_nominal() || line.is(k, Roles::SCOPE) || line.class(k) == Class::Time);
    let plain = from.clone().all(|k| {
        !matches!(line.class(k), Class::Comma | Class::Quantity(_))
            && (degree(k) || !line.is(k, Roles::UP | Roles::DOWN))
    });
    if !named || !plain {
        return None;
    }
    let measure = phrase::subject(line, verb, floor).map_or(Measure::Earlier(at), Measure::Phrase);
    let mut found = Found::new(COMPARISON.id, measure, StatKind::Change);
    let down =
        |k: usize| matches!(line.word(k), "低于" | "慢于" | "少于" | "落后" | "低" | "少" | "慢" | "低了");
    found.negative = down(verb) || down(at - 1);
    found.base = Some(from.filter(|&k| !degree(k)).map(|k| line.word(k)).collect());
    found.trigger = Some(line.items.get(verb)?.span.cover(quantity.span));
    Some(found)
}
