//! Noun phrases to the left and to the right of a quantity.

use super::found::Phrase;
use super::line::{Class, Line, is_period};
use super::units::UnitKind;
use super::words::Roles;

/// The longest phrase, in items: keeps the search linear in sentences without a comma.
const LONGEST: usize = 40;

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
    if !headed {
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
            Class::Etc => k > floor && nominal(k - 1),
            Class::Bracket => k > floor && nominal(k - 1),
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

/// The noun phrase that begins at item `from`, as what a quantity of `kind` counts.
pub(super) fn right(line: &Line<'_>, from: usize, kind: UnitKind) -> Option<Phrase> {
    let limit = (from + LONGEST).min(line.items.len());
    let mut k = from;
    if line.class(k) == Class::De {
        // 50%的股份, never 10名的.
        if kind == UnitKind::Classifier {
            return None;
        }
        k += 1;
    }
    let begin = k;
    let mut head: Option<usize> = None;
    while k < limit {
        match line.class(k) {
            Class::Noun | Class::Name(_) | Class::Quoted | Class::Title => {
                // 技术人员|创业: after persons a noun that is a verb too says what they do.
                let acts = Roles::PREDICATE
                    | if head.is_some_and(|h| is_person(line, h, from)) {
                        Roles::NOMINAL
                    } else {
                        Roles::default()
                    };
                if line.is(k, acts)
                    && line.class(k) == Class::Noun
                    && head.is_some()
                    && !next_nominal(line, k)
                {
                    break;
                }
                head = Some(k);
            }
            Class::Modifier => {}
            Class::Verb if head.is_some_and(|h| is_person(line, h, from)) => break,
            // 90%的包裹: a verb by its form, right after 的 and with no noun behind.
            Class::Verb if head.is_none() && k > from && line.class(k - 1) == Class::De => {
                if !next_nominal(line, k) {
                    head = Some(k);
                }
            }
            Class::Verb if head.is_some_and(|h| is_modified(line, h, k, limit)) => {}
            Class::Verb if head.is_some() => {
                let inside = line.is(k, Roles::NOMINAL)
                    && (next_nominal(line, k)
                        || !line.is(k, Roles::PREDICATE) && !head.is_some_and(|h| is_person(line, h, from)));
                if !inside {
                    break;
                }
                head = Some(k);
            }
            Class::Verb => {
                let clause = (line.is(k, Roles::PREDICATE) && !line.is(k, Roles::NOMINAL)
                    || line.is(k, Roles::CONNECTOR))
                    && !modifies(line, k, kind);
                let counted = (!line.items[k].is_nominal()).then(|| relative(line, k, limit)).flatten();
                if clause || counted.is_some() {
                    return counted;
                }
            }
            Class::De => match head {
                Some(h) if kind.counts() && (line.is(h, Roles::CONTAINER) || is_person(line, h, from)) => {
                    break;
                }
                _ if line.quantity(k + 1).is_some() => break,
                _ => {}
            },
            Class::And | Class::Pause => {
                if head.is_none() || !coordinates(line, k, limit) {
                    break;
                }
            }
            Class::Etc => {}
            Class::Bracket => {
                let short = line.word(k).chars().count() <= 10;
                if head.is_none() || !short {
                    break;
                }
                head = Some(k);
            }
            Class::Other if head.is_none() && line.is(k, Roles::SCOPE) => {}
            // 252家签约较早的企业: an adverb of degree shows that a clause stands before the noun.
            Class::Other if matches!(line.word(k), "较" | "更" | "很" | "最" | "不") => {
                if let Some(counted) = relative(line, k, limit) {
                    return Some(counted);
                }
                break;
            }
            // 对照…政策: a verb that the segmenter takes for a preposition.
            Class::Other if head.is_none() && line.word(k).chars().count() > 1 && k == from => {
                if let Some(counted) = relative(line, k, limit) {
                    return Some(counted);
                }
            }
            _ => break,
        }
        k += 1;
    }
    let head = shared(line, begin, head?);
    Some(Phrase { begin: skip_scope(line, begin, head), end: head + 1 })
}

/// 3家企业[产值]均超亿元: where another number follows, the last noun is that number's, and the counted one is before.
fn shared(line: &Line<'_>, begin: usize, head: usize) -> usize {
    let next = (head + 1..head + 5).find(|&k| {
        !(line.is(k, Roles::CONNECTOR | Roles::UP | Roles::DOWN) || line.class(k) == Class::Other)
    });
    let number = next.filter(|&k| k > head + 1).is_some_and(|k| line.quantity(k).is_some());
    if !number || head == begin {
        return head;
    }
    let holder = (begin..head).find(|&k| line.is(k, Roles::CONTAINER | Roles::PERSON));
    holder.unwrap_or(if line.is(head, Roles::RELATIONAL) { head - 1 } else { head })
}

/// 100项[提升]举措, 2家[上市]企业: a verb between a classifier of things and the last noun of the clause modifies it.
fn modifies(line: &Line<'_>, k: usize, kind: UnitKind) -> bool {
    let takes_object = [
        "成为", "入选", "获", "获得", "获评", "荣获", "列入", "纳入", "为", "是", "有", "在", "被", "通过",
        "进入", "达到", "实现", "完成",
    ];
    kind == UnitKind::Classifier
        && next_nominal(line, k)
        && matches!(line.class(k + 2), Class::Comma | Class::And | Class::Pause | Class::Quantity(_))
        && !takes_object.contains(&line.word(k))
}

/// 1个中医药[传承创新]示范城市: a verb within a name, where the noun before it does nothing itself.
fn is_modified(line: &Line<'_>, head: usize, k: usize, limit: usize) -> bool {
    let acts = Roles::PERSON | Roles::CONTAINER;
    let verb = |k: usize| line.class(k) == Class::Verb && !line.is(k, Roles::PREDICATE | Roles::CONNECTOR);
    let end = (k..limit).find(|&n| !verb(n)).unwrap_or(limit);
    let complement =
        line.word(k).ends_with(['起', '出', '到', '入', '成', '为', '了', '上', '下', '着', '至']);
    !line.is(head, acts)
        && end > k
        && !complement
        && line.items.get(end).is_some_and(super::line::Item::is_nominal)
}

/// Whether item `at` names persons where persons may be counted: not in 84份战士阵亡通知书.
fn is_person(line: &Line<'_>, at: usize, from: usize) -> bool {
    let unit = from.checked_sub(1).and_then(|k| line.quantity(k)).map_or("", |q| q.unit);
    let things = matches!(
        unit,
        "份" | "件"
            | "篇"
            | "部"
            | "项"
            | "条"
            | "起"
            | "场"
            | "次"
            | "处"
            | "张"
            | "套"
            | "本"
            | "册"
            | "个"
    );
    line.is(at, Roles::PERSON) && (!things || unit == "个" && line.class(at + 1) != Class::Noun)
}

fn skip_scope(line: &Line<'_>, mut begin: usize, head: usize) -> usize {
    while begin < head
        && (line.is(begin, Roles::SCOPE) || matches!(line.class(begin), Class::De | Class::Etc))
    {
        begin += 1;
    }
    begin
}

fn next_nominal(line: &Line<'_>, k: usize) -> bool {
    line.items.get(k + 1).is_some_and(super::line::Item::is_nominal)
}

/// Whether what follows 、 or 和 at `k` still belongs to the counted: not where a quantity of its own follows
/// (36个示范区、实践基地14个).
fn coordinates(line: &Line<'_>, k: usize, limit: usize) -> bool {
    let mut at = k + 1;
    let mut nouns = 0;
    while at < limit {
        match line.class(at) {
            Class::Noun | Class::Name(_) | Class::Quoted | Class::Title => nouns += 1,
            Class::Modifier | Class::Bracket | Class::De | Class::And | Class::Pause => {}
            Class::Verb if line.is(at, Roles::NOMINAL) => nouns += 1,
            Class::Verb | Class::Other if nouns > 0 && line.is(at, Roles::CONNECTOR) => {
                // …达到46家: the number of the second noun.
                return !(at + 1..limit).take(3).any(|n| line.quantity(n).is_some());
            }
            // 国家和地区的800个港口.
            Class::Quantity(_) => return nouns > 0 && line.class(at - 1) == Class::De,
            _ => break,
        }
        at += 1;
    }
    nouns > 0
}

/// 六起贯彻…不力的问责案例: the counted noun stands after the next 的 of the clause.
fn relative(line: &Line<'_>, from: usize, limit: usize) -> Option<Phrase> {
    let end = (from..limit).find(|&k| line.is_end(k) || line.quantity(k).is_some()).unwrap_or(limit);
    let de = (from..end).find(|&k| line.class(k) == Class::De)?;
    let mut head = None;
    for k in de + 1..end {
        match line.class(k) {
            Class::Modifier => {}
            Class::Verb if head.is_none() && !line.is(k, Roles::PREDICATE) => {}
            _ if line.items[k].is_nominal() => head = Some(k),
            _ => break,
        }
    }
    head.map(|head| Phrase { begin: skip_scope(line, de + 1, head), end: head + 1 })
}
