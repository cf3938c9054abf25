//! The noun phrase after a quantity: what it counts.

use super::found::Phrase;
use super::line::{Class, Item, Line};
use super::phrase::LONGEST;
use super::units::UnitKind;
use super::words::Roles;

/// The noun phrase that begins at item `from`, as what a quantity of `kind` counts.
pub(super) fn right(line: &Line<'_>, from: usize, kind: UnitKind) -> Option<Phrase> {
    // 50%的股份, never 10名的.
    let of = line.class(from) == Class::De;
    if of && kind == UnitKind::Classifier {
        return None;
    }
    let begin = from + usize::from(of);
    let limit = (from + LONGEST).min(line.items.len());
    let mut walk = Walk { line, from, kind, limit, head: None };
    for k in begin..limit {
        match walk.step(k) {
            Step::Head => walk.head = Some(k),
            Step::Pass => {}
            Step::Stop => break,
            Step::Instead(phrase) => return phrase,
        }
    }
    if let Some(phrase) = gathered(line, begin, walk.head?) {
        return Some(phrase);
    }
    let head = shared(line, begin, walk.head?);
    Some(Phrase { begin: skip_scope(line, begin, head), end: head + 1 })
}

/// Adverbs that the segmenter may take for nouns or modifiers.
const ADVERBS: &[&str] =
    &["正在", "已经", "已", "均", "都", "全部", "陆续", "相继", "同时", "先后", "正", "共同", "分别"];

/// Nouns that head what 等 gathers: 工业等17个领域.
const GATHERED: &[&str] =
    &["领域", "行业", "方面", "环节", "部门", "地区", "省份", "城市", "国家", "单位", "品种", "区域"];

/// 工业等17个[领域]碳达峰工作: behind 等, the noun that gathers what was listed is what is counted.
fn gathered(line: &Line<'_>, begin: usize, head: usize) -> Option<Phrase> {
    let quantity = begin.checked_sub(1).filter(|&k| line.quantity(k).is_some())?;
    let listed = quantity.checked_sub(1).is_some_and(|k| line.class(k) == Class::Etc);
    let end = (begin..head).find(|&k| GATHERED.iter().any(|word| line.word(k).ends_with(word)))?;
    listed.then_some(Phrase { begin, end: end + 1 })
}

/// What an item does to the phrase.
enum Step {
    /// It is its head so far.
    Head,
    /// It may stand within.
    Pass,
    /// It stands behind it.
    Stop,
    /// The counted noun stands elsewhere, or nowhere.
    Instead(Option<Phrase>),
}

struct Walk<'a, 'b> {
    line: &'b Line<'a>,
    from: usize,
    kind: UnitKind,
    limit: usize,
    head: Option<usize>,
}

impl Walk<'_, '_> {
    fn step(&self, k: usize) -> Step {
        let line = self.line;
        let of = line.class(self.from) == Class::De;
        // 8万名宣讲员|正在宣讲: what begins to tell what they do.
        if self.head.is_some() && ADVERBS.contains(&line.word(k)) {
            return Step::Stop;
        }
        match line.class(k) {
            Class::Noun | Class::Name(_) | Class::Quoted | Class::Title => self.noun(k),
            Class::Verb => self.verb(k),
            Class::Modifier | Class::Etc => Step::Pass,
            Class::De => match self.head {
                // 3元的午餐补助的基础, 28个项目的交流: what stands before the next 的 is counted.
                Some(_) if of || self.holds(k) => Step::Stop,
                Some(h) if self.kind.counts() && (line.is(h, Roles::CONTAINER) || self.is_person(h)) => {
                    Step::Stop
                }
                _ if line.quantity(k + 1).is_some() => Step::Stop,
                _ => Step::Pass,
            },
            // 70个县与医院建立协作: 与 after who acts begins with whom.
            Class::And
                if line.word(k) == "与"
                    && self.head.is_some_and(|h| line.is(h, Roles::CONTAINER | Roles::PERSON)) =>
            {
                Step::Stop
            }
            Class::And | Class::Pause if self.head.is_some() && coordinates(line, k, self.limit) => {
                Step::Pass
            }
            Class::Bracket if self.head.is_some() && line.word(k).chars().count() <= 10 => Step::Head,
            Class::Other => self.other(k),
            _ => Step::Stop,
        }
    }

    fn noun(&self, k: usize) -> Step {
        // 技术人员|创业: after persons a noun that is a verb too says what they do.
        let persons = self.head.is_some_and(|h| self.is_person(h));
        let acts = Roles::PREDICATE | if persons { Roles::NOMINAL } else { Roles::default() };
        let acts = self.line.is(k, acts) && self.line.class(k) == Class::Noun;
        // 2000名特派员|服务县域: 名 counts persons, so what follows them is no part of their name.
        let unit = self.from.checked_sub(1).and_then(|q| self.line.quantity(q)).map_or("", |q| q.unit);
        let only = persons && matches!(unit, "名" | "位");
        if acts && self.head.is_some() && (only || !next_nominal(self.line, k)) {
            Step::Stop
        } else {
            Step::Head
        }
    }

    fn verb(&self, k: usize) -> Step {
        let line = self.line;
        let Some(head) = self.head else { return self.first_verb(k) };
        if self.is_person(head) {
            return Step::Stop;
        }
        if is_modified(line, head, k, self.limit) {
            return Step::Pass;
        }
        let inside = line.is(k, Roles::NOMINAL) && (next_nominal(line, k) || !line.is(k, Roles::PREDICATE));
        if inside { Step::Head } else { Step::Stop }
    }

    /// A verb before any noun.
    fn first_verb(&self, k: usize) -> Step {
        let line = self.line;
        if k > self.from && line.class(k - 1) == Class::De {
            // 90%的包裹: a verb by its form, right after 的 and with no noun behind.
            return if next_nominal(line, k) { Step::Pass } else { Step::Head };
        }
        let predicate = line.is(k, Roles::PREDICATE) && !line.is(k, Roles::NOMINAL);
        let clause = (predicate || line.is(k, Roles::CONNECTOR)) && !modifies(line, k, self.kind);
        let counted = (!line.items[k].is_nominal()).then(|| relative(line, k, self.limit)).flatten();
        if clause || counted.is_some() { Step::Instead(counted) } else { Step::Pass }
    }

    fn other(&self, k: usize) -> Step {
        let line = self.line;
        let degree = matches!(line.word(k), "较" | "更" | "很" | "最" | "不");
        if self.head.is_none() && line.is(k, Roles::SCOPE) {
            return Step::Pass;
        }
        // 252家签约较早的企业: an adverb of degree shows that a clause stands before the noun; 对照…政策: a verb that
        // the segmenter takes for a preposition.
        let verb = self.head.is_none() && line.word(k).chars().count() > 1 && k == self.from;
        match (degree || verb).then(|| relative(line, k, self.limit)).flatten() {
            Some(counted) => Step::Instead(Some(counted)),
            None if verb && !degree => Step::Pass,
            None => Step::Stop,
        }
    }

    /// Whether one plain noun between a classifier and the 的 at `k` is what is counted: 40个品种的郁金香.
    fn holds(&self, k: usize) -> bool {
        let unit = self.from.checked_sub(1).and_then(|q| self.line.quantity(q)).map_or("", |q| q.unit);
        let plain = k == self.from + 1 && self.line.class(self.from) == Class::Noun;
        plain
            && matches!(unit, "个" | "家" | "种" | "所" | "座" | "处" | "支")
            && !self.line.is(self.from, Roles::LEVEL)
    }

    /// Whether item `at` names persons where persons may be counted: not in 84份战士阵亡通知书.
    fn is_person(&self, at: usize) -> bool {
        let unit = self.from.checked_sub(1).and_then(|k| self.line.quantity(k)).map_or("", |q| q.unit);
        let things = "份件篇部项条起场次处张套本册个".contains(unit) && !unit.is_empty();
        self.line.is(at, Roles::PERSON) && (!things || unit == "个" && !next_nominal(self.line, at))
    }
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
    !line.is(head, acts) && end > k && !complement && line.items.get(end).is_some_and(Item::is_nominal)
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
    line.items.get(k + 1).is_some_and(Item::is_nominal)
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
