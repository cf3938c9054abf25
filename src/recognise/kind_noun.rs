//! A bare noun for the one thing of its kind that was named just before: 大会 after 高端轴承大会, 公司 after 恒远精密, 老师.
//!
//! Such a noun is only proposed here; which thing it means, if any, `link::resolve` says.

use super::definite::{is_definite, is_free, is_kind};
use super::{Mention, Nature, View};
use crate::lexicon::DefiniteNoun;
use crate::ontology::EntityType;
use crate::text::Span;

/// How many names away the thing may stand.
const REACH: usize = 300;

/// Words for whoever taught one.
pub(crate) const TEACHERS: &[&str] = &["老师", "恩师", "导师", "师父", "师傅"];

/// Words for whoever was taught.
pub(crate) const PUPILS: &[&str] = &["学生", "弟子", "徒弟", "徒儿", "门生", "研究生", "博士生"];

/// Verbs and particles after which a noun of an event or a text is one that was named: 出席会议, 主持大会.
const GOVERNING: &[&str] = &["出席", "参加", "主持", "列席", "参与", "观摩", "观看"];

/// Words after 公司 and the like that make another thing of it: 公司法, 学校教育.
const GOES_ON: &[&str] = &[
    "法",
    "增至",
    "达到",
    "总数",
    "数量",
    "制",
    "治理",
    "章程",
    "化",
    "债",
    "文化",
    "教育",
    "联合体",
    "里",
    "们",
    "名称",
    "类",
    "级",
    "型",
    "员工",
];

/// Words after a noun of an event that leave it what it is: 活动期间, 大会现场.
const BESIDE: &[&str] = &["期间", "现场", "上", "中", "前", "后", "当天", "当日", "之后", "之前", "最后"];

/// The nouns of `view` that may take up one of `found`.
pub(super) fn kind_nouns(view: &View<'_>, found: &[Mention]) -> Vec<Mention> {
    let words = &view.lexicon.words;
    let mut nouns = Vec::new();
    let title = view.paragraphs().next().map_or(0, |line| line.span.end);
    for (index, token) in view.tokens.iter().enumerate() {
        let ends = view.tokens.iter().skip(index).take(3).rev().map(|last| last.span.end);
        // 主持会议 may be one word to the segmenter.
        let inner = GOVERNING.iter().find(|verb| view.slice(token.span).starts_with(*verb));
        let inner = inner.filter(|verb| verb.len() < token.span.len());
        let inner = inner.map(|verb| Span::new(token.span.begin + verb.len(), token.span.end));
        for span in ends.map(|end| Span::new(token.span.begin, end)).chain(inner) {
            let word = view.slice(span);
            let noun = words.nouns.get(word);
            let proposed = match noun {
                Some(noun) => takes_up(view, noun, span, found, title),
                None => person(view, word, span, found).or_else(|| school(view, word, span, found)),
            };
            let stands = |m: &Mention| is_free(found, m.span) && !is_kind(view, m.span);
            nouns.extend(proposed.filter(stands));
        }
    }
    nouns
}

fn mention(span: Span, kind: EntityType) -> Mention {
    Mention { span, kind, class: None, confidence: 0.7, recogniser: "pattern", rule: "definite-noun" }
}

fn takes_up(
    view: &View<'_>,
    noun: &DefiniteNoun,
    span: Span,
    found: &[Mention],
    title: usize,
) -> Option<Mention> {
    let fits = |m: &&Mention| {
        (Nature::of(m.rule) != Nature::Contextual || m.rule == "deixis-session")
            && noun.fits(m.kind, m.class, view.slice(m.span))
            || noun.kind == EntityType::Organisation && m.kind == noun.kind && m.class.is_none()
    };
    let before = |m: &&Mention| m.span.end <= span.begin || span.end <= title;
    let stands = match noun.kind {
        EntityType::Organisation | EntityType::Person => stands_as_body(view, span),
        _ => stands_as_event(view, span, noun.kind),
    };
    let next = found.partition_point(|m| m.span.begin < span.begin);
    // A headline's noun takes up what stands below it.
    let near = found.get(next.saturating_sub(REACH)..found.len().min(next + REACH)).unwrap_or_default();
    let named = stands && near.iter().filter(before).any(|m| fits(&m));
    named.then(|| mention(span, noun.kind))
}

/// The first word of its clause, or after a preposition, or with 的 alone between it and them.
fn opens(view: &View<'_>, span: Span) -> bool {
    let before = view.before(span.begin);
    let bare = before.chars().next_back().is_none_or(|c| "，。；：！？“‘,;:".contains(c));
    let index = view.token_at(span.begin);
    let tag = index.checked_sub(1).map_or("x", |before| view.tokens[before].tag.as_str());
    bare || tag == "p"
}

fn stands_as_body(view: &View<'_>, span: Span) -> bool {
    let after = view.after(span.end);
    let before = view.before(span.begin);
    let held = [
        "持有",
        "所持",
        "所持有",
        "持有的",
        "所持有的",
        "持",
        "占",
        "成为",
        "加入",
        "离开",
        "来到",
        "回到",
        "资助",
        "支持",
        "走进",
        "走访",
        "考察",
        "参观",
        "委托",
    ];
    let placed = opens(view, span) || held.iter().any(|word| before.ends_with(word));
    placed && is_definite_noun(view, span) && !GOES_ON.iter().any(|word| after.starts_with(word))
}

fn stands_as_event(view: &View<'_>, span: Span, kind: EntityType) -> bool {
    let governed = GOVERNING.iter().any(|word| view.before(span.begin).ends_with(word));
    let next = view.tokens.get(view.token_at(span.end)).filter(|t| t.span.begin == span.end);
    let after = view.after(span.end);
    let ends = after.chars().next().is_none_or(|c| "，。；！？）,;".contains(c));
    let on = next.is_some_and(|t| {
        matches!(t.tag.as_str(), "v" | "p" | "d" | "c" | "vd" | "r" | "t" | "uj") && kind != EntityType::Place
            || BESIDE.iter().any(|word| view.after(span.end).starts_with(word))
    });
    let places = kind == EntityType::Place && (ends || on || next.is_some_and(|t| t.tag != "n"));
    (governed && (ends || on)) || opens(view, span) && (on || places || governed)
}

fn is_definite_noun(view: &View<'_>, span: Span) -> bool {
    let index = view.token_at(span.begin);
    let tag = index.checked_sub(1).map_or("x", |before| view.tokens[before].tag.as_str());
    let begins = view.line_of(span.begin).begin == span.begin;
    begins || !tag.starts_with(['n', 'a', 'b', 'm', 'q', 'j'])
}

/// 老师 where a pupil of somebody's was named: 学生陈立和….
fn person(view: &View<'_>, word: &str, span: Span, found: &[Mention]) -> Option<Mention> {
    let of_pupil = |m: &Mention| {
        let before = view.before(m.span.begin);
        m.kind == EntityType::Person && PUPILS.iter().any(|pupil| before.ends_with(pupil))
    };
    let after = view.after(span.end);
    let alone = is_definite(view, found, span) && !after.starts_with(['们', '傅', '和', '、']);
    let named = || before(found, span).any(of_pupil);
    (TEACHERS.contains(&word) && alone && named()).then(|| mention(span, EntityType::Person))
}

/// What was named before `span`, not too far.
fn before(found: &[Mention], span: Span) -> impl Iterator<Item = &Mention> {
    let next = found.partition_point(|m| m.span.end <= span.begin);
    found.iter().take(next).skip(next.saturating_sub(REACH))
}

/// 母校.
fn school(view: &View<'_>, word: &str, span: Span, found: &[Mention]) -> Option<Mention> {
    let taught = |m: &Mention| m.class == Some(crate::ontology::EntityClass::EducationalInstitution);
    let named = || before(found, span).any(taught);
    let own = !view.before(span.begin).ends_with(['的', '新']);
    (word == "母校" && own && named()).then(|| mention(span, EntityType::Organisation))
}
