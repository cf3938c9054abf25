//! 《…》: the title of a work, without its marks.

use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{Mention, View};
use crate::text::Span;

/// Longest title, in characters.
const LONGEST: usize = 80;

/// Reports that every place issues each year, without marks.
const YEARLY: &[&str] =
    &["政府工作报告", "国民经济和社会发展统计公报", "国民经济和社会发展计划报告", "财政预算报告"];

/// Every part in book-title marks, and the yearly reports of a place (江苏省2023年政府工作报告).
pub(super) fn works(view: &View<'_>) -> Vec<Mention> {
    let mut found = marked(view);
    for line in view.lines() {
        let text = view.slice(line.span);
        for (at, head) in YEARLY.iter().flat_map(|head| text.match_indices(head)) {
            let span = Span::new(line.span.begin + at, line.span.begin + at + head.len());
            found.extend(yearly(view, span));
        }
    }
    found
}

fn yearly(view: &View<'_>, head: Span) -> Option<Mention> {
    let before = view.before(head.begin);
    let undated =
        before.strip_suffix('年').map_or(before, |rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
    let begin = undated.char_indices().rev().take(12).map(|(at, _)| at).find(|&at| {
        let place = undated.get(at..).unwrap_or("");
        view.lexicon.place_prefix(place).is_some_and(|(entry, len)| len == place.len() && entry.name == place)
    })?;
    let span = Span::new(head.begin - before.len() + begin, head.end);
    let class = Some(EntityClass::Report);
    Some(Mention {
        span,
        kind: EntityType::Work,
        class,
        confidence: 0.9,
        recogniser: "pattern",
        rule: "yearly-report",
    })
}

fn marked(view: &View<'_>) -> Vec<Mention> {
    view.lines()
        .flat_map(|line| titles(view.slice(line.span)).into_iter().map(move |s| s.shifted(line.span.begin)))
        .map(|span| mention(view, span))
        .collect()
}

/// Spans between 《 and its own 》, outermost only.
fn titles(line: &str) -> Vec<Span> {
    let (mut found, mut depth, mut begin) = (Vec::new(), 0_usize, 0);
    for (at, c) in line.char_indices() {
        match c {
            '《' => {
                if depth == 0 {
                    begin = at + c.len_utf8();
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                let len = line.get(begin..at).map_or(0, |title| title.chars().count());
                if depth == 0 && (1..=LONGEST).contains(&len) {
                    found.push(Span::new(begin, at));
                }
            }
            _ => {}
        }
    }
    found
}

fn mention(view: &View<'_>, span: Span) -> Mention {
    let title = view.slice(span);
    let periodical = view.lexicon.lookup(title).iter().map(|s| &view.lexicon.entries()[s.entry]);
    let media = periodical.into_iter().any(|entry| entry.class == Some(EntityClass::Media))
        || view.lexicon.words.newspapers.contains_key(title);
    let class = if media { EntityClass::Media } else { class_of(title) };
    let kind = if media { EntityType::Organisation } else { EntityType::Work };
    Mention {
        span,
        kind,
        class: Some(class),
        confidence: 0.95,
        recogniser: "pattern",
        rule: "book-title-marks",
    }
}

/// Last words of titles, by class; the longest one that fits decides.
const ENDS: &[(EntityClass, &[&str])] = &[
    (EntityClass::Law, &["法", "条例", "法典", "宪法"]),
    (
        EntityClass::Policy,
        &[
            "办法", "意见", "规划", "方案", "通知", "决定", "纲要", "细则", "规定", "计划", "措施", "政策",
            "协议", "宣言", "公约", "标准", "指引",
        ],
    ),
    (EntityClass::Report, &["报告", "建议", "皮书", "公报", "提案"]),
    (EntityClass::Publication, &["书法", "兵法", "想法", "方法", "做法", "看法", "语法"]),
];

/// The class of a work, from the last word of its title.
fn class_of(title: &str) -> EntityClass {
    let core = title.split(['（', '(']).next().unwrap_or(title);
    let ends =
        ENDS.iter().flat_map(|(class, words)| words.iter().map(move |word| (word.len(), *class, *word)));
    let last = ends.filter(|(_, _, word)| core.ends_with(word)).max_by_key(|(len, ..)| *len);
    match last {
        Some((_, class, _)) if class != EntityClass::Publication => class,
        _ if title.starts_with("关于") => EntityClass::Report,
        _ => EntityClass::Publication,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_may_hold_titles() {
        let line = "印发《关于〈甲〉的说明》和《乙《丙》丁》，《未完";
        let found: Vec<_> = titles(line).into_iter().map(|s| line.get(s.begin..s.end).unwrap()).collect();
        assert_eq!(found, ["关于〈甲〉的说明", "乙《丙》丁"]);
    }

    #[test]
    fn classes_come_from_the_last_word() {
        assert_eq!(class_of("常州市科普条例"), EntityClass::Law);
        assert_eq!(class_of("科普工作行动计划（2022—2025年）"), EntityClass::Policy);
        assert_eq!(class_of("关于治水的若干想法"), EntityClass::Report);
        assert_eq!(class_of("运河之歌"), EntityClass::Publication);
    }
}
