//! `obs-noun-number`: the counted or measured noun stands before its number.

use super::found::{Found, Measure, Phrase};
use super::line::{Class, Line};
use super::memory::{Memory, Said};
use super::number_noun::{first_adjacent, only_level};
use super::phrase;
use super::quantity::Quantity;
use super::rule::Rule;
use super::units::UnitKind;
use super::words::Roles;
use crate::ontology::{EntityType, StatKind};

/// 技术难题18个, 合同金额达2亿多元, 覆盖率由20.5%提升至21.1%, 造林88万亩.
pub(super) const NOUN_NUMBER: Rule = Rule {
    id: "obs-noun-number",
    what: "a noun, perhaps 达, 为, 超过, 由…提高到, then its number",
    example: ("签约项目总金额达到2亿元。", "签约项目总金额", 200_000_000.0, "元"),
    counter: "共有24名专家参加。",
    find,
};

fn find(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let quantity = line.quantity(at).filter(|q| q.kind != UnitKind::Rank)?;
    let floor = phrase::clause_start(line, at).max(memory.consumed);
    if is_arrival(line, at, memory, quantity) {
        return Some(Found::new(
            NOUN_NUMBER.id,
            Measure::Earlier(at),
            kind_of(line, at, floor, quantity.kind, None),
        ));
    }
    // 灯会为期9天
    let spans = at.checked_sub(1).map(|k| line.word(k)).filter(|w| matches!(*w, "为期" | "历时"));
    if let Some(word) = spans.filter(|_| quantity.kind == UnitKind::Time) {
        return Some(Found::new(NOUN_NUMBER.id, Measure::Words(word.to_owned()), StatKind::Level));
    }
    let first = if quantity.kind.counts() { first_adjacent(line, at).max(floor) } else { at };
    let mut left = phrase::left(line, first, floor);
    if quantity.kind == UnitKind::Time && !lasts(line, at, floor) {
        return None;
    }
    if quantity.kind == UnitKind::Time {
        // 驻守某镇47天: a place alone says not what lasted.
        left = left.map(|p| with_verb(line, p, floor));
    }
    let persons = quantity.kind == UnitKind::People;
    let named = |p: Phrase| {
        matches!(line.class(p.end - 1), Class::Name(EntityType::Place | EntityType::Organisation))
    };
    let phrase = match left {
        // 某县31人: a place is not what is counted.
        Some(p) if persons && named(p) && quantity.unit == "人" => {
            return Some(Found::new(NOUN_NUMBER.id, Measure::Words("人数".to_owned()), StatKind::Count));
        }
        Some(p) => p,
        None => {
            let verb = verb(line, at, floor, quantity.kind)?;
            if persons {
                // 处理180人, 惠及12万人次.
                let what = if quantity.unit == "人" { "人数" } else { quantity.unit };
                let words = super::measure_text(line, verb) + what;
                return Some(Found::new(
                    NOUN_NUMBER.id,
                    Measure::Words(words),
                    kind_of(line, at, floor, quantity.kind, None),
                ));
            }
            verb
        }
    };
    let alone = phrase.end - phrase.begin == 1 && line.is(phrase.begin, Roles::SCOPE);
    let aged =
        matches!(quantity.unit, "岁" | "周岁") && !line.word(phrase.end - 1).ends_with(['命', '龄', '值']);
    if alone || aged {
        return None;
    }
    let measure = if only_level(line, phrase) { Measure::Ranked(phrase) } else { Measure::Phrase(phrase) };
    // 其中女性占30%.
    let share =
        quantity.unit == "%" && (phrase.end..at).any(|k| matches!(line.word(k), "占" | "占到" | "占了"));
    let measure = match measure {
        Measure::Phrase(p) if share => Measure::Words(super::measure_text(line, p) + "占比"),
        other => other,
    };
    let mut found =
        Found::new(NOUN_NUMBER.id, measure, kind_of(line, at, floor, quantity.kind, Some(phrase)));
    found.trigger = Some(line.items.get(phrase.begin)?.span.cover(quantity.span));
    if share {
        found.kind = StatKind::Share;
    }
    Some(found)
}

/// Whether a length of time says how long something lasts (从艺已逾60年) and not when it was or which anniversary it
/// is (改革开放40年, 以来的5年).
fn lasts(line: &Line<'_>, at: usize, floor: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&k| k >= floor) else { return false };
    let bounded = line.quantity(at).is_some_and(|q| q.value.is_none()) || line.is(before, Roles::CONNECTOR);
    let years = line.quantity(at).is_some_and(|q| matches!(q.unit, "年" | "载"));
    // 聘期三年, 有期徒刑六年
    let term = line.word(before).ends_with('期') || line.word(before).ends_with("徒刑");
    line.class(before) != Class::De && (bounded || !years || term)
}

/// 由71所优化整合为[47所]: where a movement arrives that began with the number before.
fn is_arrival(line: &Line<'_>, at: usize, memory: &Memory, arrived: &Quantity) -> bool {
    // 由1.5小时缩短至26分钟
    let alike =
        |s: &&Said| s.unit == arrived.unit || s.kind == UnitKind::Time && arrived.kind == UnitKind::Time;
    let Some(start) = memory.said.last().filter(|s| alike(s) && s.place + 8 > at) else { return false };
    let departs = start.place.checked_sub(1).is_some_and(|k| matches!(line.word(k), "由" | "从"));
    let arrives = at
        .checked_sub(1)
        .is_some_and(|k| line.is(k, Roles::ARRIVE) || line.word(k).ends_with(['至', '到', '为']));
    departs && arrives && (start.place + 1..at).all(|k| !line.is_end(k))
}

fn with_verb(line: &Line<'_>, phrase: Phrase, floor: usize) -> Phrase {
    let verb = phrase.begin > floor && line.class(phrase.begin - 1) == Class::Verb;
    Phrase { begin: phrase.begin - usize::from(verb), end: phrase.end }
}

/// 造林88万亩, 投资12亿元: the verb itself names what is measured.
fn verb(line: &Line<'_>, at: usize, floor: usize, kind: UnitKind) -> Option<Phrase> {
    let end = phrase::skip_between(line, at, floor);
    let k = end.checked_sub(1).filter(|&k| k >= floor)?;
    let long = line.word(k).chars().count() >= 2;
    // 送戏下乡超8万场: a classifier counts what the verb says only where 超 or 达 stands between.
    let bounded = end < at || line.quantity(at).is_some_and(|q| q.value.is_none());
    let weak = !line.is(k, Roles::PREDICATE | Roles::GOVERN | Roles::CONNECTOR);
    // 设站29座, 植树500棵: a clause of nothing but verb and number.
    let plain = |k: usize| matches!(line.class(k), Class::Time | Class::Modifier | Class::Other);
    let alone = (phrase::clause_start(line, at)..k).all(plain) && line.is_end(at + 1);
    let kind = matches!(
        kind,
        UnitKind::Measure | UnitKind::Currency | UnitKind::Percent | UnitKind::Time | UnitKind::People
    ) || (kind == UnitKind::Classifier && (bounded || alone) && weak);
    let names = line.class(k) == Class::Verb
        && !matches!(line.word(k), "导致" | "造成" | "致使" | "包括" | "出现")
        && long
        && kind
        && !line.is(k, Roles::UP | Roles::DOWN);
    names.then_some(Phrase { begin: k, end: k + 1 })
}

/// What a number states that is neither a change nor a rank.
pub(super) fn kind_of(
    line: &Line<'_>,
    at: usize,
    floor: usize,
    kind: UnitKind,
    phrase: Option<Phrase>,
) -> StatKind {
    let cumulative = (floor..at)
        .any(|k| matches!(line.word(k), "累计" | "总计" | "累积") || line.word(k).ends_with("累计"));
    let share =
        phrase.is_some_and(|p| ["占比", "比重", "份额"].iter().any(|w| line.word(p.end - 1).ends_with(w)));
    match kind {
        _ if cumulative => StatKind::Cumulative,
        _ if share => StatKind::Share,
        UnitKind::Classifier | UnitKind::People | UnitKind::Verbal | UnitKind::Bare => StatKind::Count,
        _ => StatKind::Level,
    }
}
