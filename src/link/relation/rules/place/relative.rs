//! 位于A的B: what a place is told of stands behind it.

use crate::link::relation::view::{View, is_quote};

/// 位于A的B: inside one phrase, or in two that 的 joins.
pub(super) fn relative(view: &View<'_>, index: usize) -> Option<(usize, usize)> {
    let phrase = view.phrases.get(index)?;
    for at in phrase.first..phrase.head {
        let (this, next) = (view.mention(at).mention.span, view.mention(at + 1).mention.span);
        if view.raw(this.end, next.begin).trim_matches(is_quote) == "的" {
            let tail = view.raw(phrase.span.end, view.span.end).chars().find(|c| !is_quote(*c));
            let division = view.is_division(phrase.head) && tail.is_some_and(char::is_alphabetic);
            let cut = division || view.goes_on(phrase.head);
            return (!cut).then_some((at, phrase.head));
        }
    }
    let next = view.phrases.get(index + 1)?;
    let gap = view.plain(phrase.span.end, next.span.begin);
    let tail = [
        "腹地",
        "境内",
        "中部",
        "东部",
        "西部",
        "南部",
        "北部",
        "东南部",
        "西南部",
        "核心区",
        "市区",
        "老城",
        "中心",
    ];
    let beside = gap.strip_suffix('的').is_some_and(|g| tail.contains(&g));
    let joined =
        (gap.starts_with('的') || beside) && gap.chars().count() <= 10 && next.clause == phrase.clause;
    let tail = view.raw(next.span.end, view.span.end).chars().find(|c| !is_quote(*c));
    let division = view.is_division(next.head) && tail.is_some_and(char::is_alphabetic) && !beside;
    // 位于红海的|两艘某军驱逐舰: what is counted is not the body.
    let counted = gap.contains(['艘', '辆', '架', '枚', '台', '名', '位', '只', '条', '件']);
    let cut = division || counted || view.goes_on(next.head);
    (joined && !cut).then_some((phrase.head, next.head))
}
