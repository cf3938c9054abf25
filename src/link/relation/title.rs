//! What a title is made of: 党组书记、局长.

use std::sync::LazyLock;

use super::words::{WORDS, WordSet};

static TITLES: LazyLock<Titles> = LazyLock::new(|| {
    let table = include_str!("../../../data/lexicon/positions.tsv");
    let class = |name: &str| {
        let rows = table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
        rows.filter(|(class, _)| *class == name).flat_map(|(_, w)| w.split_whitespace()).collect::<Vec<_>>()
    };
    Titles {
        head: WordSet::new(class("head").into_iter().chain(class("government"))),
        government: WordSet::new(class("government")),
        prefix: WordSet::new(class("prefix")),
        unit: WordSet::new(class("unit")),
        expert: WordSet::new(class("expert")),
        field: WordSet::new(class("field")),
    }
});

struct Titles {
    head: WordSet,
    government: WordSet,
    prefix: WordSet,
    unit: WordSet,
    expert: WordSet,
    field: WordSet,
}

/// The titles that `text` consists of, in order; `None` where anything else is in it.
/// 党组书记、局长 → [党组书记, 局长]; 心内科医生 → `心内科医生`; 表示 → none.
pub fn titles(text: &str) -> Option<Vec<&str>> {
    let parts = text.split(['、', '，', ' ']).flat_map(offices).filter(|p| !p.is_empty());
    let found: Vec<&str> = parts.map(|p| is_title(p).then_some(p)).collect::<Option<_>>()?;
    (!found.is_empty()).then_some(found)
}

/// 负责人道主义事务的|副秘书长 → 副秘书长: what a title's bearer is charged with says nothing of the title.
pub fn without_charge(gap: &str) -> &str {
    let charge = ["负责", "主管", "分管"].iter().any(|word| gap.starts_with(word));
    let title = gap.rsplit_once('的').filter(|(charge, _)| charge.chars().count() <= 16);
    title.filter(|_| charge).map_or(gap, |(_, title)| title)
}

/// 董事长|兼|总经理 are two, 兼职副会长 is one.
fn offices(text: &str) -> Vec<&str> {
    let (mut found, mut rest, mut from) = (Vec::new(), text, 0);
    while let Some((lead, tail)) = rest.get(from..).and_then(|r| r.split_once('兼')) {
        let at = from + lead.len();
        if tail.starts_with('职') {
            from = at + '兼'.len_utf8();
            continue;
        }
        found.extend(rest.get(..at));
        (rest, from) = (tail, 0);
    }
    found.push(rest);
    found
}

/// The longest beginning of `text` that is a list of titles, whole characters, at most 20.
pub fn leading_titles(text: &str) -> Option<(Vec<&str>, &str)> {
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(20).collect();
    ends.into_iter().rev().find_map(|end| {
        let (head, rest) = text.split_at_checked(end)?;
        if head.ends_with(['、', '兼', ' ', '，']) {
            return None;
        }
        Some((titles(head)?, rest))
    })
}

/// Whether `title` is held in a government, never in a party body: 副县长.
pub fn is_government(title: &str) -> bool {
    TITLES.government.suffix(title).is_some()
}

/// The last word of a title: 原党组书记 → 书记.
pub fn head(title: &str) -> Option<&str> {
    TITLES.head.suffix(title)
}

/// Whether a title names a part of a body, or another body's short name: 心内科医生, 中组部部长.
pub fn has_unit(title: &str) -> bool {
    let mut rest = TITLES.head.suffix(title).and_then(|h| title.strip_suffix(h)).unwrap_or_default();
    while let Some(word) = TITLES.prefix.suffix(rest) {
        rest = rest.strip_suffix(word).unwrap_or_default();
    }
    !rest.is_empty() && TITLES.head.suffix(rest).is_none()
}

fn is_title(text: &str) -> bool {
    let Some(head) = TITLES.head.suffix(text) else { return false };
    let mut rest = text.strip_suffix(head).unwrap_or_default();
    while let Some(word) = TITLES.prefix.suffix(rest) {
        rest = rest.strip_suffix(word).unwrap_or_default();
    }
    let known = TITLES.head.suffix(rest).is_some_and(|w| w.len() == rest.len());
    let count = rest.chars().count();
    rest.is_empty() || known || count <= 14 && is_unit(rest) || count <= 8 && is_field(rest, text)
}

/// 考古学|教授, 古建筑保护技术|顾问: what an expert knows about, in Han characters only.
fn is_field(rest: &str, title: &str) -> bool {
    let han =
        rest.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"的了在和与为是将任说".contains(c));
    han && TITLES.expert.suffix(title).is_some()
        && TITLES.field.suffix(rest).is_some()
        && WORDS.pivot.prefix(rest).is_none()
        && WORDS.asking.prefix(rest).is_none()
}

/// 心内科, 原办公室: a part of a body, in Han characters only.
fn is_unit(text: &str) -> bool {
    let mut inner = text;
    while let Some(word) = TITLES.prefix.prefix(inner) {
        inner = inner.strip_prefix(word).unwrap_or_default();
    }
    let han =
        inner.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"的了在和与为是将任说".contains(c));
    // 近日接到公司实际控制人…
    let heard = ["接到", "收到", "获悉"].iter().any(|w| inner.contains(w));
    han && !heard && TITLES.unit.suffix(inner).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_made_of_title_words() {
        assert_eq!(titles("党组书记、局长"), Some(vec!["党组书记", "局长"]));
        assert_eq!(titles("原副主任兼总工程师"), Some(vec!["原副主任", "总工程师"]));
        assert_eq!(titles("骨科主任医师"), Some(vec!["骨科主任医师"]));
        assert_eq!(titles("植物学教授"), Some(vec!["植物学教授"]));
        assert_eq!(titles("驻华大使馆商务参赞"), None);
        assert_eq!(titles("商务参赞、法治副校长"), Some(vec!["商务参赞", "法治副校长"]));
        assert_eq!(titles("邀请考古学教授"), None);
        assert_eq!(titles("植物学馆长"), None);
        assert_eq!(titles("表示，局长"), None);
        assert_eq!(titles("兼职副会长"), Some(vec!["兼职副会长"]));
        assert_eq!(titles("兼职副会长兼秘书长"), Some(vec!["兼职副会长", "秘书长"]));
        assert_eq!(titles(""), None);
    }

    #[test]
    fn units_are_told_apart() {
        assert!(has_unit("中组部部长"));
        assert!(!has_unit("党组书记"));
    }

    #[test]
    fn leading_titles_leave_the_rest() {
        assert_eq!(leading_titles("理事、秘书长一职"), Some((vec!["理事", "秘书长"], "一职")));
        assert_eq!(leading_titles("的工作"), None);
    }

    #[test]
    fn a_county_head_is_of_the_government() {
        assert!(is_government("常务副县长"));
        assert!(!is_government("县委书记"));
        assert_eq!(head("原党组书记"), Some("书记"));
    }
}
