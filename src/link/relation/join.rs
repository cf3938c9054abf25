//! How two neighbouring names hang together: one leads to the other, or they stand side by side in a list.

use super::title::{leading_titles, titles, without_charge};
use super::view::{View, is_quote};
use super::words::WORDS;
use crate::ontology::EntityType::{self, Organisation, Person, Place, Programme, Work};

/// How the second of two names joins the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// The first leads to the second: 国务院副总理|韩正, 泉州|大剧院.
    Modifier,
    /// They stand in one list, joined by this mark; `、` also for names that merely follow each other.
    Coordinate(char),
    /// Neither.
    None,
}

/// How the mention `b` joins the mention `a` before it.
pub fn join(view: &View<'_>, a: usize, b: usize) -> Join {
    let (from, to) = (view.mention(a).mention.span.end, view.mention(b).mention.span.begin);
    if to < from || to - from > 90 {
        return Join::None;
    }
    let (one, two) = (view.kind(a), view.kind(b));
    let raw = view.raw(from, to);
    let gap = view.plain(from, to);
    if gap.is_empty() {
        return side_by_side(view, (one, two), raw, b);
    }
    if view.clause_at(from.saturating_sub(1)) != view.clause_at(to) {
        return across_clauses(view, (one, two), &gap, a);
    }
    // 教育部|发言人|林某, 常驻联合国|代表|李某: the title holds a verb (发言, 代表) and is none.
    let titled = two == Person && titles(without_charge(&gap)).is_some();
    if !titled && view.verb_in(from, to) {
        return Join::None;
    }
    if is_modifier((one, two), &gap) || is_of_body(view, a, b, &gap) {
        return Join::Modifier;
    }
    if one == Person && goes_on_with_guest(view, &gap, b) {
        return Join::Coordinate('和');
    }
    coordinated((one, two), &gap)
}

/// 中国|南海, “甲”“乙”, 江苏省“|最美科技工作者|”.
fn side_by_side(view: &View<'_>, (one, two): (EntityType, EntityType), raw: &str, b: usize) -> Join {
    let listed = raw.contains("”“") || raw.contains("》《") || raw.contains("” “") || raw.contains("》 《");
    match (one, two) {
        _ if listed => Join::Coordinate('、'),
        (Person, Person) => Join::Coordinate('、'),
        // 启动宁夏 内蒙古两区…: in headlines a blank stands for the mark of a list.
        (Place, Place) if raw.contains(' ') => Join::Coordinate('、'),
        (Person | Work, _) => Join::None,
        (Organisation, Organisation) if raw.is_empty() && leads_on(view, b) => Join::Modifier,
        (Organisation, Organisation) if !is_part(view, b) => Join::Coordinate('、'),
        _ => Join::Modifier,
    }
}

/// Whether the name before `b` is one that names of its parts begin with: 国务院|国资委.
fn leads_on(view: &View<'_>, b: usize) -> bool {
    let before = b.checked_sub(1).map(|a| view.context.article.slice(view.mention(a).mention.span));
    before.is_some_and(|s| ["国务院", "中央", "政府"].iter().any(|w| s.ends_with(w)))
}

/// Whether an organisation's name reads like a part of another: 土木学院, 宣传部.
pub fn is_part(view: &View<'_>, index: usize) -> bool {
    let surface = view.context.article.slice(view.mention(index).mention.span);
    let short = surface.chars().count() <= 10;
    let ends = [
        "学院",
        "系",
        "研究所",
        "实验室",
        "分公司",
        "分行",
        "支行",
        "分局",
        "派出所",
        "办公室",
        "处",
        "科",
        "部",
        "频道",
        "分院",
        "附属医院",
        "消防站",
        "救援站",
        "支队",
        "大队",
        "中队",
        "分队",
        "分会",
        "分社",
        "研究中心",
        "研究室",
        "教研室",
        "办",
    ];
    short && ends.iter().any(|end| surface.ends_with(end))
}

/// 市委书记林某，市长吴某出席: a list of persons goes on behind a comma when a title leads on.
fn across_clauses(view: &View<'_>, kinds: (EntityType, EntityType), gap: &str, a: usize) -> Join {
    let Some(rest) = gap.strip_prefix('，') else { return Join::None };
    let begin = view.mention(a).mention.span.begin;
    let clause = view.clauses[view.clause_at(begin)];
    let first = !view.verb_in(clause.begin, begin);
    match kinds {
        (Person, Person) if first && titles(rest).is_some() => Join::Coordinate('，'),
        // The body of the next person: …杨某，|市医保中心|主任李某.
        (Person, Organisation)
            if first && (rest.is_empty() || rest == "原") && leads_to_person(view, a + 1) =>
        {
            Join::Coordinate('，')
        }
        _ => Join::None,
    }
}

/// Whether a title and a person follow the mention.
fn leads_to_person(view: &View<'_>, index: usize) -> bool {
    let mut at = index;
    while let (Some(this), Some(next)) = (view.context.mentions.get(at), view.context.mentions.get(at + 1)) {
        let gap = view.plain(this.mention.span.end, next.mention.span.begin);
        let near = next.mention.span.begin < view.span.end && at < index + 6;
        if !near || titles(gap.trim_end_matches(['、', '兼'])).is_none() && !gap.is_empty() {
            return false;
        }
        if view.kind(at + 1) == Person {
            return !gap.is_empty();
        }
        at += 1;
    }
    false
}

/// 某校|17岁的|林某, where nothing is done to the school before: not 加入某队的林某.
pub fn is_of_body(view: &View<'_>, a: usize, b: usize, gap: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let age = gap.strip_suffix("岁的").is_some_and(|n| n.chars().count() <= 3 && n.chars().all(digit));
    if view.kind(a) != Organisation || view.kind(b) != Person || gap != "的" && !age {
        return false;
    }
    let begin = view.mention(a).mention.span.begin;
    let clause = view.clauses[view.clause_at(begin)].begin;
    let before = a.checked_sub(1).map_or(clause, |p| view.mention(p).mention.span.end.max(clause));
    let text = view.plain(before.min(begin), begin);
    text.is_empty()
        || matches!(text.as_str(), "来自" | "和" | "与" | "、" | "由" | "据")
        || before == clause && WORDS.is_adverbial(&text)
}

/// 林某|和校友、|某公司董事长周某: a guest in general before the one who is named.
fn goes_on_with_guest(view: &View<'_>, gap: &str, b: usize) -> bool {
    let guest = gap.strip_prefix(['和', '与', '及', '、']).and_then(|rest| rest.strip_suffix('、'));
    let known = guest.is_some_and(|g| WORDS.person_noun.holds(g));
    known && (view.kind(b) == Person || view.kind(b) == Organisation && leads_to_person(view, b))
}

fn is_modifier((one, two): (EntityType, EntityType), gap: &str) -> bool {
    let body = matches!(one, Organisation | Place);
    match two {
        Person if body => {
            titles(without_charge(gap).trim_end_matches('、')).is_some() && !gap.ends_with('、')
                || is_descriptor(gap)
                || gap == "长"
        }
        Organisation | Place if body && gap.ends_with(['、', '兼', ' ']) => {
            titles(gap.trim_end_matches(['、', '兼', ' '])).is_some()
        }
        Organisation | Place | Programme | Work if body => gap == "的" || is_ordinal(gap),
        _ => false,
    }
}

/// 大提琴家, 选手: who a person is, without a body.
fn is_descriptor(gap: &str) -> bool {
    gap.chars().count() <= 8
        && gap.ends_with([
            '家', '手', '员', '师', '生', '者', '长', '友', '士', '将', '星', '民', '徒', '匠', '人', '授',
        ])
        && gap.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"的了和与在由被对向".contains(c))
}

/// 第二批, 2022年第十六届.
pub fn is_ordinal(gap: &str) -> bool {
    let gap = gap.strip_prefix('的').unwrap_or(gap);
    let ordinal =
        |c: char| c.is_ascii_digit() || "第首一二三四五六七八九十百年度届批次期个季轮全新".contains(c);
    gap.chars().count() <= 10 && gap.chars().all(ordinal)
}

fn coordinated((one, two): (EntityType, EntityType), gap: &str) -> Join {
    if gap.chars().count() > 16 || gap.contains(['的', '了', '在', '对', '向']) {
        return Join::None;
    }
    let marks = ["以及", "、", "和", "与", "及", "暨", "或", "同", "跟"];
    let Some((at, mark)) = marks.iter().find_map(|m| Some((gap.find(m)?, *m))) else { return Join::None };
    let (left, right) = (gap.get(..at).unwrap_or_default(), gap.get(at + mark.len()..).unwrap_or_default());
    if marks.iter().any(|m| right.contains(m)) && titles(right).is_none() {
        return Join::None;
    }
    let right_fits = match two {
        _ if right.is_empty() => true,
        Person => leading_titles(right).is_some() || is_descriptor(right),
        Organisation | Place | Programme | Work => {
            right.chars().count() <= 8 && !WORDS.person_noun.inside(right)
        }
    };
    if left_fits(one, left) && right_fits {
        Join::Coordinate(mark.chars().next().unwrap_or('、'))
    } else {
        Join::None
    }
}

/// What may stand between a name and the mark behind it: 等, 2个, 系列活动.
fn left_fits(one: EntityType, left: &str) -> bool {
    let count = left.chars().count();
    let quantity = left.chars().next().is_some_and(|c| c.is_ascii_digit()) && count <= 8;
    let head = matches!(one, Programme | Work) && count <= 4 && !left.chars().any(is_quote);
    left.is_empty() || matches!(left, "等" | "等人" | "等地" | "们") || quantity || head
}
