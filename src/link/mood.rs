//! Whether a paragraph of a report tells what was done or what is to be done. Chinese verbs have no tense: 实施某行动 is
//! either. Headings tell (二、今年重点工作); where none does, what else the paragraph is made of.

use super::Context;
use super::relation::WORDS;
use crate::document::{Paragraph, ParagraphKind};

/// How a paragraph reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    Done,
    Coming,
}

/// In headings of what is to come.
const COMING: &[&str] = &[
    "重点工作",
    "工作安排",
    "主要任务",
    "目标任务",
    "总体要求",
    "主要目标",
    "重点任务",
    "重大任务",
    "工作打算",
    "下一步",
    "今后五年",
    "未来五年",
    "工作思路",
    "工作建议",
    "工作部署",
    "工作重点",
    "工作计划",
    "明年工作",
    "发展目标",
    "奋斗目标",
];

/// In headings of what is past.
const PAST: &[&str] =
    &["回顾", "总结", "成效", "过去", "工作情况", "成就", "五年来", "一年来", "工作成绩", "主要成绩"];

/// For each paragraph, whether it says what is to come: under 二、2026年重点工作, or made of bare verbs.
pub fn plans(context: &Context<'_>) -> Vec<bool> {
    // A 工作报告 looks back, then ahead; other reports look back unless a heading says otherwise.
    let title = context.article.meta.title.as_deref().unwrap_or_default();
    let both = title.contains("工作报告");
    let (mut mood, mut headed) = (Mood::Done, false);
    let paragraphs = context.article.paragraphs().iter();
    paragraphs
        .map(|paragraph| {
            let line = context.article.slice(paragraph.span);
            match heading(paragraph, line) {
                (true, true) => headed = false,
                (true, false) => (mood, headed) = (Mood::Done, true),
                (false, true) => (mood, headed) = (Mood::Coming, true),
                (false, false) if both && !headed => mood = read(line, mood).unwrap_or(mood),
                (false, false) => {}
            }
            mood == Mood::Coming
        })
        .collect()
}

/// Whether a heading says that what follows is past, and that it is to come; it may say both.
fn heading(paragraph: &Paragraph, line: &str) -> (bool, bool) {
    let numbered = line.chars().nth(1) == Some('、');
    let heads = paragraph.kind == ParagraphKind::Heading || numbered || line.chars().count() <= 40;
    let head: String = line.chars().take(40).collect();
    let says = |words: &[&str]| heads && words.iter().any(|w| head.contains(w));
    (says(PAST), says(COMING))
}

/// The mood of a paragraph that follows one of the mood `before`; none where it has little to tell by.
///
/// What was done comes with its marks (累计, 去年, 增长5.2%), what is to be done in clause after clause that opens with a
/// bare verb (加快…，完善…，支持…). Once the part that looks ahead has begun, looking back takes more.
fn read(line: &str, before: Mood) -> Option<Mood> {
    let done = occurrences(line, |rest| WORDS.done_mark.prefix(rest)) + decimals(line);
    let coming = occurrences(line, |rest| WORDS.coming_mark.prefix(rest));
    let clauses: Vec<&str> = line.split(['，', '。', '；', '：']).filter(|c| !c.is_empty()).collect();
    let bare = clauses.iter().filter(|c| WORDS.imperative.prefix(c).is_some()).count();
    let ahead = bare + 2 * coming;
    let (least, weight) = if before == Mood::Done { (2, 4) } else { (3, 2) };
    if done >= least && done * weight > ahead {
        Some(Mood::Done)
    } else if bare >= 4 && bare * 5 >= clauses.len() * 2 && ahead >= 8 * done {
        Some(Mood::Coming)
    } else {
        None
    }
}

fn occurrences<'t>(line: &'t str, word: impl Fn(&'t str) -> Option<&'t str>) -> usize {
    line.char_indices().filter(|(at, _)| line.get(*at..).and_then(&word).is_some()).count()
}

/// 5.2%, 1.67万: what is counted so finely is past; plans are round.
fn decimals(line: &str) -> usize {
    let characters: Vec<char> = line.chars().collect();
    let fine = |w: &&[char]| matches!(w, [a, '.', b] if a.is_ascii_digit() && b.is_ascii_digit());
    characters.windows(3).filter(fine).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_of_bare_verbs_are_to_come() {
        let line = "加快农田水利建设，推进良种推广，实施青禾振兴行动，完善粮食储备体系，支持合作社做大做强。";
        assert_eq!(read(line, Mood::Done), Some(Mood::Coming));
        let aimed =
            "开展清河专项整治，建设沿河步道20公里以上，力争年内完工，加强巡查，完善管护制度，确保水质达标。";
        assert_eq!(read(aimed, Mood::Done), Some(Mood::Coming));
    }

    #[test]
    fn clauses_with_marks_of_the_past_are_done() {
        let line =
            "实施青禾振兴行动，粮食产量增长3.4%，累计建成高标准农田52.7万亩，推进良种推广，获评全国先进。";
        assert_eq!(read(line, Mood::Done), Some(Mood::Done));
        assert_eq!(read(line, Mood::Coming), Some(Mood::Done));
    }

    #[test]
    fn few_clauses_tell_nothing() {
        assert_eq!(read("实施青禾振兴行动，推进良种推广。", Mood::Done), None);
        assert_eq!(read("我们也清醒地看到，发展的基础还不牢固，创新能力还不强。", Mood::Coming), None);
    }
}
