//! `obs-age`: how old somebody is.

use super::found::{Found, Measure};
use super::line::{Class, Line};
use super::memory::Memory;
use super::rule::Rule;
use super::words::Roles;
use crate::ontology::{EntityType, StatKind};

/// 今年78岁 and 78岁的欧阳某, but not 60岁以上老年人, which only says which people.
pub(super) const AGE: Rule = Rule {
    id: "obs-age",
    what: "the age of a person: a number of 岁 at the end of its clause, or before a person's name",
    example: ("老匠人今年78岁，仍在授徒。", "年龄", 78.0, "岁"),
    counter: "65岁以上老年人免票。",
    find,
};

fn find(line: &Line<'_>, at: usize, _: &Memory) -> Option<Found> {
    line.quantity(at).filter(|q| matches!(q.unit, "岁" | "周岁") && q.max.is_none())?;
    let floor = super::phrase::clause_start(line, at);
    // 人均预期寿命82岁 and 提高1岁 are no ages.
    let whose = super::phrase::left(line, at, floor).filter(|p| line.items[p.end - 1].is_nominal());
    let somebody = at > 0 && line.class(at - 1) == Class::Time
        || whose.is_none_or(|p| {
            line.is(p.end - 1, Roles::PERSON)
                || matches!(line.class(p.end - 1), Class::Name(EntityType::Person))
        });
    if !somebody || at > 0 && line.is(at - 1, Roles::UP | Roles::DOWN) {
        return None;
    }
    let exact = line.quantity(at).is_some_and(|q| q.value.is_some());
    let person = line.class(at + 1) == Class::De
        && (line.class(at + 2) == Class::Name(EntityType::Person) || line.is(at + 2, Roles::PERSON) && exact);
    (line.is_end(at + 1) || person)
        .then(|| Found::new(AGE.id, Measure::Words("年龄".to_owned()), StatKind::Level))
}
