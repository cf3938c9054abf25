//! `obs-rank`: a place in an order.

use super::found::{Found, Measure};
use super::line::{Class, Line};
use super::memory::Memory;
use super::phrase;
use super::quantity::Quantity;
use super::rule::Rule;
use super::units::UnitKind;
use super::words::Roles;
use crate::ontology::{EntityType, StatKind};
use crate::text::{Bound, Span, numerals};

/// 位列全省第四, 居全国第9位, 稳居全国前二, 居全省首位: after a verb of ranking, or from one place to another.
pub(super) const RANK: Rule = Rule {
    id: "obs-rank",
    what: "a place in an order after 居, 列, 位列, 排名, or 从第…升至第…",
    example: ("茶叶产量位居全省第三。", "茶叶产量", 3.0, ""),
    counter: "第三产业占了一半，他是第三位发言人。",
    find,
};

fn find(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let quantity = line.quantity(at).filter(|q| q.kind == UnitKind::Rank)?;
    let clause = phrase::clause_start(line, at);
    // The verb, or 从 with a second place after it.
    let verb =
        (clause..at).rev().find(|&k| line.is(k, Roles::RANK) || matches!(line.word(k), "从" | "由"))?;
    // 从第12位跃升至第5位: what moved stands before 从.
    let moved = (clause..verb).rev().find(|&k| matches!(line.word(k), "从" | "由"));
    let verb = moved
        .filter(|&k| (k..verb).any(|n| line.quantity(n).is_some_and(|q| q.kind == UnitKind::Rank)))
        .unwrap_or(verb);
    // 排名提升至第六位: the first of several such verbs.
    let first = (clause..verb)
        .rev()
        .take_while(|&k| line.is(k, Roles::RANK) && line.class(k) == Class::Verb)
        .last()
        .unwrap_or(verb);
    // Only what says among whom may stand between verb and rank.
    let between = (verb + 1)..at;
    let names_scope = |k: usize| {
        line.items.get(k).is_some_and(|i| {
            i.is_nominal() || i.is(Roles::SCOPE | Roles::ARRIVE | Roles::CONNECTOR | Roles::UP | Roles::DOWN)
        }) || matches!(
            line.class(k),
            Class::Modifier | Class::Time | Class::Bracket | Class::De | Class::Pause | Class::And
        ) || line.quantity(k).is_some()
    };
    if !between.clone().all(names_scope) {
        return None;
    }
    let scope = between
        .skip_while(|&k| (k..at).any(|n| line.quantity(n).is_some()))
        .filter(|&k| !line.is(k, Roles::ARRIVE) && line.quantity(k).is_none())
        .map(|k| line.word(k))
        .collect::<String>();
    // 发电量连续多年稳居: how long and how often stands between.
    let lasting = |k: usize| {
        line.class(k) == Class::Time
            || matches!(
                line.word(k),
                "连续"
                    | "多年"
                    | "持续"
                    | "始终"
                    | "长期"
                    | "继续"
                    | "首次"
                    | "再次"
                    | "均"
                    | "都"
                    | "仍"
                    | "已"
                    | "一直"
            )
    };
    let floor = memory.consumed.max(clause);
    let first = (floor..first).rev().find(|&k| !lasting(k)).map_or(first, |k| k + 1);
    let phrase = phrase::subject(line, first, floor);
    let again = memory.said.last().is_some_and(|s| s.kind == UnitKind::Rank && s.place > verb);
    let measure = match phrase {
        _ if again => Measure::Earlier(at),
        // 选手位列女子组第五名: who ranks is a name, so the place itself is what is stated.
        Some(p) if matches!(line.class(p.end - 1), Class::Name(kind) if !matches!(kind, EntityType::Programme | EntityType::Work)) => {
            Measure::Words(format!("{scope}名次"))
        }
        Some(p) => Measure::Phrase(p),
        None => Measure::Earlier(verb),
    };
    let mut found = Found::new(RANK.id, measure, StatKind::Rank);
    found.rank_scope = Some(scope).filter(|s| !s.is_empty());
    found.trigger = Some(line.items.get(verb)?.span.cover(quantity.span));
    Some(found)
}

/// The places in an order that `text` writes: 第四, 第9位, 前二, 首位.
pub(super) fn ranks(text: &str) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    for numeral in numerals(text) {
        let span = numeral.span;
        let before = text.get(..span.begin).unwrap_or_default();
        let Some(mark) = ["第", "前"].into_iter().find(|m| before.ends_with(m)) else { continue };
        let rest = text.get(span.end..).unwrap_or_default();
        let unit = ["位", "名"].into_iter().find(|u| rest.starts_with(u)).unwrap_or("");
        let after = rest.get(unit.len()..).unwrap_or_default();
        let whole = Span::new(span.begin - mark.len(), span.end + unit.len());
        // 第一、第二产业: without a verb of ranking before it in the clause, an ordinal is none.
        let clause = before.rsplit(['，', '；', '：', '。']).next().unwrap_or_default();
        let ranked =
            clause.contains(['居', '列', '排', '从', '由', '进', '跻', '获', '夺', '升', '位', '名', '保']);
        if numeral.bound == Bound::Exact && ranked && ends(after) {
            found.push(rank(whole, numeral.value, unit));
        }
    }
    for (at, _) in text.match_indices("首位") {
        let whole = Span::new(at, at + "首位".len());
        let after = text.get(whole.end..).unwrap_or_default();
        if ends(after) {
            found.push(rank(whole, 1.0, "位"));
        }
    }
    found
}

/// A rank ends its clause or goes on to another one (升至第3位).
fn ends(after: &str) -> bool {
    after.is_empty()
        || after.starts_with([
            '，', '。', '；', '、', '！', ',', ';', '）', ')', '”', ' ', '升', '跃', '提', '上', '前', '攀',
            '进',
        ])
}

fn rank(span: Span, value: f64, unit: &'static str) -> Quantity {
    Quantity {
        span,
        core: span,
        value: Some(value),
        min: None,
        max: None,
        unit,
        kind: UnitKind::Rank,
        small: false,
        given: false,
    }
}
