//! `obs-elided`: the noun was said before.

use super::found::{Found, Measure};
use super::line::{Class, Line};
use super::memory::Memory;
use super::noun_number::kind_of;
use super::phrase;
use super::rule::Rule;
use super::units::UnitKind;
use super::words::Roles;
use crate::ontology::EntityType;

/// 新建基地108家，累计257家: the second number counts what the first does; 培育“科创沙龙”品牌，举办60期: or what
/// the sentence is about.
pub(super) const ELIDED: Rule = Rule {
    id: "obs-elided",
    what: "a number without a noun: it counts what the number before counts, or the programme named before",
    example: ("新建市级书房108家，累计257家。", "市级书房", 257.0, "家"),
    counter: "去年累计257家。",
    find,
};

fn find(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let quantity =
        line.quantity(at).filter(|q| !matches!(q.kind, UnitKind::Rank | UnitKind::Time | UnitKind::Score))?;
    let floor = phrase::clause_start(line, at).max(memory.consumed);
    let measure = match topic(line, at) {
        // 资助活动103个、90万元: another unit measures another side of the same thing.
        _ if quantity.kind == UnitKind::Currency
            && memory.said.last().is_some_and(|s| s.kind != UnitKind::Currency) =>
        {
            let from = phrase::clause_start(line, at);
            let verb =
                (from..at).rev().find(|&k| line.is(k, Roles::MONEY)).map_or("金额", |k| line.word(k));
            Measure::Words(format!("{}{verb}", memory.last().unwrap_or_default()))
        }
        // 82位烈士…10多米高: a length or weight is no other side of persons.
        _ if quantity.kind == UnitKind::Measure
            && memory.said.last().is_some_and(|s| s.kind == UnitKind::People) =>
        {
            return None;
        }
        _ if !memory.said.is_empty() => Measure::Earlier(at),
        Some(topic) => Measure::Words(topic),
        None if memory.earlier.is_some()
            && (floor..at)
                .any(|k| matches!(line.word(k), "累计" | "其中" | "共" | "总数" | "合计" | "共计")) =>
        {
            Measure::Earlier(at)
        }
        None => return None,
    };
    Some(Found::new(ELIDED.id, measure, kind_of(line, at, floor, quantity.kind, None)))
}

/// The programme or quoted name that stands last before the number.
fn topic(line: &Line<'_>, at: usize) -> Option<String> {
    let from = at.saturating_sub(60);
    let name = (from..at)
        .rev()
        .find(|&k| matches!(line.class(k), Class::Name(EntityType::Programme) | Class::Quoted))?;
    let text = line.word(name).trim_matches(['“', '”']);
    // “成熟一个、设立一个” is a motto.
    (!text.contains(['、', '，', '；']) && text.chars().count() <= 16).then(|| text.to_owned())
}
