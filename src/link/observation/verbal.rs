//! `obs-verb`: what happened so many times, or so many became something.

use super::found::{Found, Measure, Phrase};
use super::line::{Class, Line};
use super::memory::Memory;
use super::noun_number::kind_of;
use super::rule::Rule;
use super::units::UnitKind;
use super::words::Roles;
use super::{phrase, right};

/// 连续4次获评全国优秀 counts the getting; 有7人成为创新达人 counts what they became.
pub(super) const VERBAL: Rule = Rule {
    id: "obs-verb",
    what: "a number of times with the verb after it, or persons with what they became",
    example: ("该市连续4次获评优秀城市。", "获评优秀城市", 4.0, "次"),
    counter: "开展调研4次。",
    find,
};

fn find(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let quantity = line.quantity(at)?;
    // 22.97万人紧急转移: an adverb may stand before the verb.
    let verb = at + 1 + usize::from(matches!(line.class(at + 1), Class::Modifier | Class::Other));
    if line.class(verb) != Class::Verb {
        return None;
    }
    let floor = phrase::clause_start(line, at).max(memory.consumed);
    let measure = match quantity.kind {
        UnitKind::Verbal => {
            let end = (at + 1..line.items.len())
                .take(12)
                .find(|&k| matches!(line.class(k), Class::Comma | Class::Pause | Class::Quantity(_)))
                .unwrap_or((at + 13).min(line.items.len()));
            Measure::Phrase(Phrase { begin: at + 1, end })
        }
        UnitKind::People | UnitKind::Classifier if becomes(line.word(verb)) => {
            Measure::Phrase(right::right(line, verb + 1, UnitKind::Bare)?)
        }

        // 吸引近万人参加: the number of those who take part.
        UnitKind::People
            if quantity.unit == "人"
                && phrase::left(line, at, floor).is_none_or(|p| !line.is(p.end - 1, Roles::PERSON)) =>
        {
            Measure::Words(format!("{}人数", happening(line, verb)?))
        }
        _ => return None,
    };
    let mut found = Found::new(VERBAL.id, measure, kind_of(line, at, floor, quantity.kind, None));
    found.trigger = Some(quantity.span.cover(line.items.get(at + 1)?.span));
    Some(found)
}

/// What the persons do or what happens to them: 参加, 被警方逮捕; `None` for a verb that says nothing alone.
fn happening(line: &Line<'_>, from: usize) -> Option<String> {
    let word = line.word(from);
    if word == "被" {
        let end = (from..from + 5).find(|&k| line.is_end(k) || line.class(k) == Class::Pause)?;
        return Some((from..end).map(|k| line.word(k)).collect());
    }
    if matches!(word, "在" | "从" | "因" | "于") {
        // 191人在洪灾中遇难.
        let end = (from..from + 10).find(|&k| line.is_end(k) || line.class(k) == Class::Pause)?;
        let verb = end.checked_sub(1).filter(|&k| k > from && line.class(k) == Class::Verb)?;
        return Some(line.word(verb).to_owned());
    }
    (word.chars().count() > 1).then(|| word.to_owned())
}

fn becomes(verb: &str) -> bool {
    matches!(
        verb,
        "成为" | "入选" | "获" | "获得" | "获评" | "当选" | "荣获" | "被评为" | "获批" | "晋升" | "晋升为"
    )
}
