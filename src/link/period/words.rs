//! Dates and periods: what stands in one is no quantity.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Span;

/// The forms of dates and periods.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    let number = "(?:[0-9]{1,3}|[一二两三四五六七八九十几]{1,3})";
    let months = r"前?\d{1,2}(?:[—\-－~～至到]\d{1,2})?个?月(?:份)?(?:\d{1,2}[日号])?";
    let quarter = "[上下]半年|[前第]?[一二三四]季度";
    let pattern = format!(
        "(?:(?:19|20)\\d{{2}}年?[—\\-－~～至到])?(?:19|20)\\d{{2}}年度?(?:{months}|{quarter}|底|末|初|以来|全年|同期)?\
         |[今去明前当本上]年(?:同期|全年|以来|底|末|初|度)?(?:{months}|{quarter})?\
         |{quarter}|前\\d{{1,2}}个月|\\d{{1,2}}[—\\-－~～至到]\\d{{1,2}}月份?|\\d{{1,2}}月份?(?:\\d{{1,2}}[日号])?\
         |\\d{{1,2}}[日号](?:[上下]午|晚上?|凌?晨)?\
         |(?:近|过去|最近|未来|今后|这|前|连续|此后)?{number}[多余]?个?(?:年|月|天|周|季度)(?:以来|来|间|内|里|之内|累计|前|后|中|期间|时间)\
         |(?:近|过去|最近|未来|今后|连续|每|此后|前|这){number}[多余]?个?(?:年|月|天|周|季度|届|小时|分钟|日)\
         |“?十[一二三四五]五”?(?:期间|时期|以来|末|初)?|同期"
    );
    Regex::new(&pattern).expect("the pattern of dates is well formed")
});

/// The dates and periods of a sentence, in order.
pub fn times(text: &str) -> Vec<Span> {
    let found = TIME.find_iter(text).map(|m| Span::new(m.start(), m.end()));
    found.filter(|time| !is_cut(text, *time)).collect()
}

/// 学[前一年], [8号]线: the date would cut a word.
fn is_cut(text: &str, time: Span) -> bool {
    let before = text.get(..time.begin).unwrap_or_default();
    let after = text.get(time.end..).unwrap_or_default();
    let numbered = text.get(time.begin..time.end).is_some_and(|t| t.ends_with('号'))
        && after.starts_with([
            '线', '楼', '馆', '院', '门', '仓', '机', '井', '船', '舰', '轮', '星', '岛', '台', '店', '厅',
            '坑', '桥', '路', '矿', '卫', '公', '地', '文', '令', '病', '库', '坝', '洞', '隧', '站', '窑',
            '墓', '球', '车',
        ]);
    // 长征6号: which of a series.
    let series =
        ["长征", "神舟", "天宫", "天舟", "嫦娥", "风云", "北斗", "实践", "高分", "快舟", "捷龙", "福船"];
    let ends = text.get(time.begin..time.end).is_some_and(|t| t.ends_with('号'));
    if numbered || ends && series.iter().any(|name| before.ends_with(name)) {
        return true;
    }
    text.get(time.begin..time.end).is_some_and(|t| t.starts_with('前'))
        && before.ends_with(['学', '产', '婚', '赛', '会', '岗', '术'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_periods() {
        let text = "2021年3月5日，今年前8个月、五年来，上半年与1—6月，“十四五”期间，减免学前一年学费，建成5年，8号线，长征6号";
        let found: Vec<_> = times(text).iter().filter_map(|t| text.get(t.begin..t.end)).collect();
        assert_eq!(found, ["2021年3月5日", "今年前8个月", "五年来", "上半年", "1—6月", "“十四五”期间"]);
    }
}
