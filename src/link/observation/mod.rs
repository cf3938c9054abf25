//! Observations: every number that an article states about something.
//!
//! A sentence becomes a row of items ([`line`]); each quantity in it is offered to the [`RULES`] in turn, and the
//! first that fits says what is counted or measured. What a rule cannot name, no observation is made of.

mod age;
mod change;
mod elided;
mod enclosure;
mod enumeration;
mod found;
mod group;
mod line;
mod memory;
mod noun_number;
mod number_noun;
mod phrase;
mod quantity;
mod rank;
mod right;
mod rule;
mod share;
mod subject;
#[cfg(test)]
mod tests;
mod token;
mod units;
mod verbal;
mod words;

pub use rule::{RULES, Rule};

use self::found::{Found, Measure, Phrase};
use self::line::{Class, Line};
use self::memory::{Memory, Said};
use self::quantity::Quantity;
use self::units::UnitKind;
use self::words::Roles;
use super::fact::Amount;
use super::period::{base, dates_at};
use super::{Context, EntityId, Evidence, Observation};
use crate::document::ParagraphKind;
use crate::segment::Segmenter;
use crate::text::Span;

/// The sums of money in `sentence`, or its percentages, in order; it begins at `offset` of the article.
pub(super) fn amounts(sentence: &str, offset: usize, percent: bool) -> Vec<Amount> {
    let wanted = if percent { UnitKind::Percent } else { UnitKind::Currency };
    let of_kind = |q: &Quantity| q.kind == wanted && (!percent || q.unit == "%");
    let found = quantity::quantities(sentence).into_iter().filter(of_kind);
    found
        .map(|q| Amount {
            value: q.value,
            min: q.min,
            max: q.max,
            unit: q.unit.to_owned(),
            text: sentence.get(q.span.begin..q.span.end).unwrap_or_default().to_owned(),
            span: q.span.shifted(offset),
        })
        .collect()
}

/// The longest measure, in characters; a longer one is cut to its end, where its head stands.
const LONGEST_MEASURE: usize = 40;

/// The observations of the article in `context`, by position. The headline is passed over: its numbers stand in
/// the text again. Linear in the length of the text.
pub fn observations(context: &Context<'_>, segmenter: &Segmenter) -> Vec<Observation> {
    let mut found = Vec::new();
    let mut paragraph = usize::MAX;
    let mut before = Memory::default();
    for sentence in context.article.sentences() {
        if sentence.paragraph != paragraph {
            (paragraph, before) = (sentence.paragraph, Memory::default());
        }
        let kind = context.article.paragraphs()[sentence.paragraph].kind;
        if matches!(kind, ParagraphKind::Title | ParagraphKind::SourceLine) {
            continue;
        }
        if let Some(line) = Line::new(*context, sentence.span, segmenter) {
            let memory = read(&line, before, &mut found);
            let earlier = memory.said.last().map(|s| s.measure.clone()).or(memory.earlier);
            before = Memory { earlier, subject: memory.subject, ..Memory::default() };
        }
    }
    found
}

/// Reads one sentence; `memory` holds the last measure and subject before it in the paragraph.
fn read(line: &Line<'_>, mut memory: Memory, found: &mut Vec<Observation>) -> Memory {
    for (quantity, &at) in line.quantities.iter().zip(&line.places) {
        let age = matches!(quantity.unit, "岁" | "周岁");
        if at == usize::MAX || line::is_attribute(line, at) || (line::is_period(line, at) && !age) {
            continue;
        }
        let Some((rule, measure)) = RULES
            .iter()
            .find_map(|rule| (rule.find)(line, at, &memory).and_then(|f| resolved(line, f, &memory)))
        else {
            continue;
        };
        let who = subject::subject(line, at, &measure, memory.subject.as_ref());
        if who.is_some() {
            memory.subject.clone_from(&who);
        }
        let one = observation(line, quantity, at, &rule, (who, measure.clone()));
        let each = subject::each(line, at);
        if each.is_empty() {
            found.push(one);
        } else {
            found.extend(each.into_iter().map(|id| Observation { subject: Some(id), ..one.clone() }));
        }
        memory.consumed = rule.consumed.max(at + 1);
        memory.said.push(Said { measure, place: at, kind: quantity.kind, unit: quantity.unit, found: rule });
    }
    memory
}

/// A finding with the words of its measure.
fn resolved(line: &Line<'_>, found: Found, memory: &Memory) -> Option<(Found, String)> {
    let measure = match &found.measure {
        Measure::Phrase(phrase) => completed(line, *phrase, memory),
        Measure::Words(words) => words.clone(),
        // 软件收入增长加快，同比增长11.9%: the clause before names it, where no number did.
        Measure::Earlier(item) => match moved(line, *item).filter(|_| found.rule == change::CHANGE.id) {
            Some(phrase) => measure_text(line, phrase),
            None => memory.before(*item)?.to_owned(),
        },
        Measure::Ranked(level) => ranked(measure_text(line, *level), memory.last()?),
    };
    let long = measure.chars().count().saturating_sub(LONGEST_MEASURE);
    let measure: String = measure.chars().skip(long).collect();
    (!measure.is_empty()).then_some((found, measure))
}

/// What the clause before item `at` says to rise or fall, if it holds no number.
fn moved(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let end = phrase::clause_start(line, at).checked_sub(1)?;
    let begin = phrase::clause_start(line, end);
    if (begin..end).any(|k| line.quantity(k).is_some()) {
        return None;
    }
    let verb = (begin..end).find(|&k| line.is(k, Roles::UP | Roles::DOWN) && line.class(k) == Class::Verb)?;
    phrase::subject(line, verb, begin)
}

/// The words of a phrase; 占比 or 总数 alone takes the measure before it along.
fn completed(line: &Line<'_>, phrase: Phrase, memory: &Memory) -> String {
    let text = measure_text(line, phrase);
    let relational = phrase.end - phrase.begin == 1 && line.is(phrase.begin, Roles::RELATIONAL);
    // 数量 counts things: after 群众50万人次 it goes back to the things before.
    let things = |s: &&Said| {
        !line.is(phrase.begin, Roles::COUNT) || text.starts_with('人') || s.kind != UnitKind::People
    };
    match memory.said.iter().rev().find(things) {
        Some(said) if relational && !said.measure.ends_with(&text) => format!("{}{text}", said.measure),
        _ => text,
    }
}

/// 省级 with 国家级海智基地: 省级海智基地.
fn ranked(level: String, earlier: &str) -> String {
    let bare = earlier
        .split_once('级')
        .filter(|(head, _)| head.chars().count() <= 3)
        .map_or(earlier, |(_, tail)| tail);
    level + bare
}

/// The characters of a phrase, without marks that only enclose it.
fn measure_text(line: &Line<'_>, phrase: Phrase) -> String {
    let items = line.items.get(phrase.begin..phrase.end).unwrap_or_default();
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return String::new() };
    let text = line.slice(first.span.cover(last.span)).unwrap_or_default();
    let inner = [('“', '”'), ('《', '》')].into_iter().find_map(|(open, close)| {
        text.strip_prefix(open)?.strip_suffix(close).filter(|t| !t.contains([open, close]))
    });
    inner.unwrap_or(text).trim().to_owned()
}

fn observation(
    line: &Line<'_>,
    quantity: &Quantity,
    at: usize,
    found: &Found,
    (subject, measure): (Option<EntityId>, String),
) -> Observation {
    let sign = if found.negative { -1.0 } else { 1.0 };
    let (enumerates, enumeration_complete) = enumeration::enumerated(line, at);
    let when = period(line, at);
    let dates = when.and_then(|span| dates_at(line.text, span, line.today));
    let absolute = |span: Span| span.shifted(line.span.begin);
    Observation {
        subject,
        measure,
        value: quantity.value.map(|v| v * sign),
        min: quantity.min.map(|v| v * sign),
        max: quantity.max.map(|v| v * sign),
        unit: quantity.unit.to_owned(),
        kind: found.kind,
        period: when.map(|span| line.slice(span).unwrap_or_default().to_owned()),
        period_dates: dates,
        base_period: found.base.clone(),
        base_dates: found.base.as_deref().and_then(|words| base(words, dates, line.today)),
        rank_scope: found.rank_scope.clone(),
        enumerates,
        enumeration_complete,
        text: absolute(quantity.span),
        evidence: Evidence {
            sentence: line.span,
            trigger: absolute(found.trigger.unwrap_or(quantity.span)),
            rule: found.rule.to_owned(),
        },
    }
}

/// The period said last before the quantity in its sentence, unless it is what the quantity is compared with.
fn period(line: &Line<'_>, at: usize) -> Option<Span> {
    let from = at.saturating_sub(120);
    // 如期, 三期: the segmenter takes them for times.
    let none = |k: usize| {
        matches!(line.word(k), "如期" | "首期" | "一期" | "二期" | "三期" | "中期" | "平时" | "赛时")
    };
    let compared = |k: usize| k > 0 && line.is(k - 1, Roles::COMPARE);
    let time = (from..at).rev().find(|&k| {
        (line.class(k) == Class::Time && !compared(k) && !none(k) && !line.word(k).starts_with('每'))
            || line.quantity(k).is_some_and(|q| matches!(q.unit, "年" | "个月")) && line::is_period(line, k)
    })?;
    Some(line.items.get(time)?.span)
}
