//! Whether a quantity states anything, or only says which or when.

use super::{Class, Item, Line};
use crate::link::observation::quantity::Quantity;
use crate::link::observation::units::UnitKind;
use crate::link::observation::words::Roles;

/// Whether a quantity can state anything where it stands.
pub(super) fn is_stated(line: &Line<'_>, quantity: &Quantity, at: usize) -> bool {
    if quantity.kind == UnitKind::Rank {
        return true;
    }
    // 抓好9个方面, 两个千亿元台阶: numbered rather than counted.
    let noun = (at + 1..at + 4).find(|&k| line.items.get(k).is_some_and(Item::is_nominal));
    if quantity.given
        || quantity.kind == UnitKind::Classifier && noun.is_some_and(|k| line.is(k, Roles::ABSTRACT))
    {
        return false;
    }
    let before = at.checked_sub(1).map_or(Class::Comma, |k| line.class(k));
    let verb =
        before == Class::Verb || at > 0 && (line.is(at - 1, Roles::CONNECTOR) || line.word(at - 1) == "了");
    let closing = line.is_end(at + 1) && before == Class::Noun;
    let chained = at > 0 && line.quantity(at - 1).is_some();
    // 东、西两个校区, “甲”“乙”“丙”三个单元: those that were just listed.
    let nominal = |k: usize| line.items.get(k).is_some_and(Item::is_nominal);
    let listed = at > 1
        && nominal(at - 1)
        && (line.class(at - 2) == Class::Pause
            || line.class(at - 1) == Class::Quoted && line.class(at - 2) == Class::Quoted)
        && nominal(at + 1)
        && matches!(quantity.unit, "个" | "枚" | "家" | "所" | "座" | "项" | "块" | "部");
    !quantity.small || verb || closing || chained || listed
}

/// Whether a quantity only says which things are meant: 65岁以上老年人, 220千伏及以上线路.
pub fn is_attribute(line: &Line<'_>, at: usize) -> bool {
    line.quantity(at).is_some_and(|q| {
        let limit = line.slice(q.span).is_some_and(|text| text.ends_with("以上") || text.ends_with("以下"));
        let noun = line.items.get(at + 1).is_some_and(|i| i.is_nominal() || i.class == Class::Modifier);
        limit && noun && matches!(q.kind, UnitKind::Measure | UnitKind::Currency | UnitKind::Time)
    })
}

/// Whether a quantity is a length of time that says when, not what (5年增长…): it is passed over like a date.
pub fn is_period(line: &Line<'_>, at: usize) -> bool {
    line.quantity(at).is_some_and(|q| {
        let when = q.kind == UnitKind::Time && !line.is_end(at + 1) && line.class(at + 1) != Class::Pause;
        when && !departs(line, at)
            && !at.checked_sub(1).is_some_and(|k| matches!(line.word(k), "为期" | "历时"))
    })
}

/// 住院日由11.6天缩短至8.3天: a time that something else became.
fn departs(line: &Line<'_>, at: usize) -> bool {
    let from = at.checked_sub(1).is_some_and(|k| matches!(line.word(k), "由" | "从"));
    let arrives = |k: usize| line.word(k).ends_with(['至', '到', '为']);
    let next = (at + 1..at + 4).find(|&k| line.quantity(k).is_some());
    from && next.is_some_and(|n| (at + 1..n).any(arrives))
}
