//! `obs-share`: a part of a whole.

use super::found::{Found, Measure};
use super::line::{Class, Line};
use super::memory::Memory;
use super::phrase;
use super::rule::Rule;
use super::units::UnitKind;
use crate::ontology::StatKind;

/// 占全市总量的43.5%: the measure is the share of that whole.
pub(super) const SHARE: Rule = Rule {
    id: "obs-share",
    what: "a percentage of a named whole: 占…的N%",
    example: ("重点企业产值占全市工业产值的43.5%。", "重点企业产值占全市工业产值比重", 43.5, "%"),
    counter: "双方各占50%的股份。",
    find,
};

fn find(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let quantity = line.quantity(at).filter(|q| q.kind == UnitKind::Percent && q.unit == "%")?;
    let floor = phrase::clause_start(line, at).max(memory.consumed);
    let verb =
        (floor..at).rev().take(20).find(|&k| matches!(line.word(k), "占" | "占到" | "约占" | "占了"))?;
    let whole: String = (verb + 1..at)
        .filter(|&k| !(k + 1 == at && line.class(k) == Class::De))
        .map(|k| line.word(k))
        .collect();
    let nominal = (verb + 1..at).any(|k| line.items[k].is_nominal())
        && (verb + 1..at).all(|k| {
            !matches!(line.class(k), Class::Comma | Class::Quantity(_))
                && !matches!(line.word(k), "由" | "从" | "达" | "为")
        });
    let relational = line.is(at - 1, super::words::Roles::RELATIONAL | super::words::Roles::CONNECTOR);
    if !nominal || relational || whole.chars().count() > 40 {
        return None;
    }
    let part = phrase::subject(line, verb, floor).map(|p| super::measure_text(line, p)).unwrap_or_default();
    let mut found = Found::new(SHARE.id, Measure::Words(format!("{part}占{whole}比重")), StatKind::Share);
    found.trigger = Some(line.items.get(verb)?.span.cover(quantity.span));
    Some(found)
}
