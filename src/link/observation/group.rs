//! `obs-respective`: several numbers for several nouns.

use super::found::{Found, Measure, Phrase};
use super::line::{Class, Line};
use super::memory::Memory;
use super::rule::Rule;
use super::words::Roles;
use super::{change, noun_number, right, share};
use crate::ontology::EntityType;

/// 城镇、农村居民收入分别为10236元、4518元，同比增长6.2%、8.9%: each number goes with its noun.
pub(super) const GROUP: Rule = Rule {
    id: "obs-respective",
    what: "numbers of one unit joined by 、 or 和, each for the noun at the same place in the row before them",
    example: ("第一、第二产业增加值分别为6.1亿元和12.4亿元。", "第一产业增加值", 610_000_000.0, "元"),
    counter: "新增展馆3个、书店2家。",
    find,
};

/// The longest row, in items: a longer one is no row of a sentence that anyone wrote.
const LONGEST: usize = 40;

fn find(line: &Line<'_>, at: usize, memory: &Memory) -> Option<Found> {
    let unit = line.quantity(at)?.unit;
    let joins = |k: usize| matches!(line.class(k), Class::Pause | Class::And);
    let relative = |unit: &str| matches!(unit, "%" | "倍");
    let same =
        |k: usize| line.quantity(k).is_some_and(|q| q.unit == unit || relative(q.unit) && relative(unit));
    let mut first = at;
    while at - first < LONGEST && first >= 2 && joins(first - 1) && same(first - 2) {
        first -= 2;
    }
    let mut last = at;
    while last - at < LONGEST && joins(last + 1) && same(last + 2) {
        last += 2;
    }
    let (index, count) = ((at - first) / 2, (last - first) / 2 + 1);
    let counted = line.quantity(at).is_some_and(|q| q.kind.counts())
        && right::right(line, last + 1, super::units::UnitKind::Classifier).is_some();
    if count < 2 || counted {
        return None;
    }
    // The rules for a single number see the first of the row.
    let consumed =
        memory.said.iter().rev().find(|s| s.place < first).map_or(0, |s| s.found.consumed.max(s.place + 1));
    let before = Memory { consumed, ..Memory::default() };
    let rules = [change::COMPARISON, change::CHANGE, share::SHARE, noun_number::NOUN_NUMBER];
    let mut found = rules.iter().find_map(|rule| (rule.find)(line, first, &before))?;
    found.measure = match found.measure {
        // 上海、北京分别达到24.3%和24.07%: whose, not of what.
        Measure::Phrase(p) if owners(line, p) => Measure::Earlier(first),
        Measure::Phrase(p) => parts(line, p, count)
            .and_then(|p| p.into_iter().nth(index))
            .map_or(Measure::Phrase(p), Measure::Words),
        Measure::Earlier(_) => memory
            .said
            .len()
            .checked_sub(count)
            .filter(|&k| is_row(memory, k - index.min(k), count))
            .map_or(Measure::Earlier(first), |k| Measure::Words(memory.said[k].measure.clone())),
        other => other,
    };
    found.rule = GROUP.id;
    Some(found)
}

/// Whether a phrase is nothing but places and bodies.
fn owners(line: &Line<'_>, phrase: Phrase) -> bool {
    let owner = |k: usize| matches!(line.class(k), Class::Name(EntityType::Place | EntityType::Organisation));
    let joins = |k: usize| matches!(line.class(k), Class::Pause | Class::And);
    (phrase.begin..phrase.end).all(|k| owner(k) || joins(k)) && owner(phrase.begin)
}

/// Whether the `count` measures from `from` were one row.
fn is_row(memory: &Memory, from: usize, count: usize) -> bool {
    match (memory.said.get(from), memory.said.get(from + count - 1)) {
        (Some(first), Some(last)) => last.place == first.place + 2 * (count - 1),
        _ => false,
    }
}

/// 第一、第二、第三产业增加值 as three measures: the tail of the last noun belongs to all.
fn parts(line: &Line<'_>, phrase: Phrase, count: usize) -> Option<Vec<String>> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for k in phrase.begin..phrase.end {
        match line.class(k) {
            Class::Pause | Class::And => parts.push(Vec::new()),
            _ if line.is(k, Roles::SCOPE) => {}
            _ => parts.last_mut()?.push(line.word(k)),
        }
    }
    if parts.len() != count {
        return None;
    }
    let mut named: Vec<String> = parts.iter().map(|words| words.concat()).collect();
    let whole = |part: &String| {
        part.ends_with([
            '数', '额', '量', '值', '率', '费', '积', '重', '比', '入', '资', '税', '次', '贷', '失',
        ])
    };
    let (last, heads) = named.split_last_mut()?;
    let tail = tail(parts.last()?, heads.last()?);
    if last.chars().count() >= heads.last()?.chars().count() + 2 && !heads.iter().any(whole) {
        for head in heads.iter_mut() {
            head.push_str(&tail);
        }
    }
    Some(named)
}

/// What of the last noun the others share: what follows as many characters as the noun before has, where a word ends
/// there (城镇、[农村]居民收入), and else its last word (制造业、数字经济[增加值]).
fn tail(last: &[&str], before: &str) -> String {
    let width = before.chars().count();
    let mut seen = 0;
    for (index, word) in last.iter().enumerate() {
        seen += word.chars().filter(|c| !matches!(c, '“' | '”')).count();
        if seen == width && index + 1 < last.len() {
            return last.iter().skip(index + 1).copied().collect();
        }
    }
    if before.starts_with('第') {
        return last.concat().chars().skip(width).collect();
    }
    last.last().copied().unwrap_or_default().to_owned()
}
