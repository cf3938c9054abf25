//! The noun phrase before a quantity or before the verb that leads to it.

use super::found::Phrase;
use super::line::{Class, Line, is_period};
use super::words::Roles;

/// The longest phrase, in items: keeps the search linear in sentences without a comma.
pub(super) const LONGEST: usize = 40;

/// The first item of the clause that item `at` stands in.
pub(super) fn clause_start(line: &Line<'_>, at: usize) -> usize {
    let from = at.saturating_sub(LONGEST * 2);
    (from..at).rev().find(|&k| line.is_end(k)).map_or(from, |k| k + 1)
}

/// Passes, leftwards from `at` (exclusive), what may stand between a noun and its number: 累计达到, 由2020年的.
/// Returns one past the last item that was not passed.
pub(super) fn skip_between(line: &Line<'_>, at: usize, floor: usize) -> usize {
    let mut end = at;
    while end > floor {
        let k = end - 1;
        let passes = match line.class(k) {
            Class::Time => true,
            Class::Quantity(_) => is_period(line, k) || arrives(line, k, at),
            Class::De => k > floor && (line.class(k - 1) == Class::Time || line.is(k - 1, Roles::CONNECTOR)),
            Class::Noun | Class::Verb | Class::Modifier | Class::Other => {
                let change =
                    line.is(k, Roles::UP | Roles::DOWN) && (k + 1 == at || !line.items[k + 1].is_nominal());
                // 确定为50元, 压减到15天.
                let settles = line.class(k) == Class::Verb
                    && !line.is(k, Roles::NOMINAL)
                    && k + 1 < at
                    && matches!(line.word(k + 1), "为" | "至" | "到" | "成");
                line.is(k, Roles::CONNECTOR) || change || settles
            }
            _ => false,
        };
        if !passes {
            break;
        }
        end = k;
    }
    end
}

/// Whether the quantity of item `at` is where a movement begins that ends before `end`: 由[7.2%]提升至.
fn arrives(line: &Line<'_>, at: usize, end: usize) -> bool {
    (at + 1..end)
        .any(|k| line.is(k, Roles::ARRIVE | Roles::UP | Roles::DOWN) || line.word(k).ends_with(['至', '到']))
}

/// The noun phrase before the verb at item `end`, whose subject it is: its head may be a verb by its form (电解铝[产能]).
pub(super) fn subject(line: &Line<'_>, end: usize, floor: usize) -> Option<Phrase> {
    ending(line, end, floor, true)
}

/// The noun phrase that ends at item `end` (exclusive) or before it, none of it below `floor`.
pub(super) fn left(line: &Line<'_>, end: usize, floor: usize) -> Option<Phrase> {
    ending(line, end, floor, false)
}

fn ending(line: &Line<'_>, end: usize, floor: usize, acts: bool) -> Option<Phrase> {
    let asked = end;
    let mut end = skip_between(line, end, floor);
    // 规模以上: a modifier or a bracket behind the head.
    while end > floor && matches!(line.class(end - 1), Class::Bracket | Class::Etc) {
        end -= 1;
    }
    let head = end.checked_sub(1).filter(|&k| k >= floor)?;
    // 研发[投入]年均增长: a verb after a noun and before 增长 or 达到 is a noun.
    let verbal = line.class(head) == Class::Verb
        && (acts || end < asked)
        && head > floor
        && line.class(head - 1) == Class::Noun;
    let headed = line.items[head].is_nominal()
        || (verbal && !line.is(head, Roles::CONNECTOR | Roles::COMPARE))
        || (line.class(head) == Class::Modifier
            && !line.is(head, Roles::CONNECTOR)
            && !line.word(head).starts_with(['一', '两', '几', '数', '多', '好']));
    if !headed || line.is(head, Roles::COMPARE) {
        return None;
    }
    let begin = extend_left(line, head, floor);
    // 合作社在某镇发展到22个: where it happened is passed over.
    let place = begin > floor && begin + 1 == end && line.word(begin - 1) == "在" && end < asked;
    if place && let Some(phrase) = left(line, begin - 1, floor) {
        return Some(phrase);
    }
    trimmed(line, begin, end)
}

fn extend_left(line: &Line<'_>, head: usize, floor: usize) -> usize {
    let floor = floor.max(head.saturating_sub(LONGEST));
    let mut begin = head;
    while begin > floor {
        let k = begin - 1;
        let nominal = |k: usize| line.items[k].is_nominal() || line.class(k) == Class::Modifier;
        let goes_on = match line.class(k) {
            // 人均可支配收入.
            Class::Verb | Class::Other if matches!(line.word(k), "可" | "人均" | "户均") => true,
            // 死亡人数, 就业规模.
            Class::Verb if line.is(k + 1, Roles::RELATIONAL) => {
                !line.is(k, Roles::CONNECTOR | Roles::GOVERN | Roles::UP | Roles::DOWN)
            }
            Class::Noun | Class::Name(_) | Class::Quoted | Class::Title => true,
            Class::Modifier => !line.is(k, Roles::CONNECTOR),
            Class::Verb => line.is(k, Roles::NOMINAL) || line.word(k) == "占" || is_attribute(line, k, floor),
            Class::De => k > floor && line.items[k - 1].is_nominal() && !line.is(k - 1, Roles::CONNECTOR),
            Class::And | Class::Pause => k > floor && (nominal(k - 1) || line.class(k - 1) == Class::Bracket),
            Class::Etc | Class::Bracket => k > floor && nominal(k - 1),
            _ => false,
        };
        if !goes_on {
            break;
        }
        begin = k;
    }
    begin
}

/// Whether the verb at `k` only modifies the noun after it: 累计[签约]项目 after a noun (合同签约额).
fn is_attribute(line: &Line<'_>, k: usize, floor: usize) -> bool {
    k > floor
        && !line.is(
            k,
            Roles::PREDICATE | Roles::GOVERN | Roles::CONNECTOR | Roles::UP | Roles::DOWN | Roles::COMPARE,
        )
        && matches!(line.class(k - 1), Class::Noun | Class::Modifier)
        && line.class(k + 1) == Class::Noun
}

/// Cuts from the left what belongs to no name of a measure: 举办, 各类, 和, 全市.
fn trimmed(line: &Line<'_>, begin: usize, end: usize) -> Option<Phrase> {
    let mut begin = begin;
    // 先进治理技术: a governing verb stays where it is not the first word.
    while begin < end {
        let last = begin + 1 == end;
        let item = &line.items[begin];
        let cut = match item.class {
            Class::De | Class::And | Class::Pause | Class::Etc | Class::Bracket => true,
            _ if last => false,
            Class::Modifier if line.word(begin) == "新" => {
                line.class(begin + 1) == Class::Verb || line.is(begin + 1, Roles::GOVERN)
            }
            Class::Verb | Class::Noun if item.is(Roles::GOVERN) => line.class(begin + 1) != Class::De,
            _ if matches!(line.word(begin), "人均" | "户均") => false,
            _ => item.is(Roles::SCOPE) || (item.is(Roles::CONNECTOR) && !item.is(Roles::RELATIONAL)),
        };
        if !cut {
            break;
        }
        begin += 1;
    }
    (begin < end).then_some(Phrase { begin, end })
}
