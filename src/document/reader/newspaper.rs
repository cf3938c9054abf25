//! Which newspaper printed an article, read off its last or first lines and its tags.

/// The newspaper that a source line names: （文章来源：常州日报） → 常州日报.
///
/// ```
/// use tupu::document::reader::newspaper_of_line;
/// assert_eq!(newspaper_of_line("（来源：泉州晚报 记者：黄墨）"), Some("泉州晚报"));
/// assert_eq!(newspaper_of_line("收入来源：种植、养殖和外出务工，比上年都有较大增加"), None);
/// ```
pub fn newspaper_of_line(line: &str) -> Option<&str> {
    if line.contains('。') {
        return None;
    }
    let (before, after) =
        ["来源：", "来源:", "来源｜", "来源 | ", "来源|"].iter().find_map(|mark| line.split_once(mark))?;
    // 来源 must stand for itself: 收入来源 and 资金来源 are other things.
    let before = ["文章", "稿件", "信息", "新闻", "本文"]
        .iter()
        .find_map(|kind| before.strip_suffix(kind))
        .unwrap_or(before);
    let fresh = before.is_empty()
        || before.ends_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '（' | '(' | '【' | '[' | ' ' | '|' | '｜')
        });
    let name = after
        .trim_start()
        .split(['）', ')', '】', ']', ' ', '，', ',', '；', ';', '|', '｜', '、', '/', '<'])
        .next()?;
    let name = name.trim_matches(['《', '》', '“', '”', '"']);
    let len = name.chars().count();
    (fresh && (2..=20).contains(&len) && !name.contains(['：', ':'])).then_some(name)
}

/// The newspaper that a tag names: 常州日报新闻 → 常州日报; 财经新闻 names none.
pub fn newspaper_of_tag(tag: &str) -> Option<&str> {
    const TAILS: &[&str] = &[
        "报",
        "电视台",
        "广播电台",
        "新闻网",
        "在线",
        "通讯社",
        "周刊",
        "传媒",
        "融媒",
        "融媒体中心",
        "新闻联播",
        "新华社",
        "中新社",
    ];
    let name = match tag.strip_suffix("新闻") {
        Some(name) if !name.is_empty() => name,
        _ => tag,
    };
    let len = name.chars().count();
    ((3..=15).contains(&len) && TAILS.iter().any(|tail| name.ends_with(tail))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_name_newspapers() {
        for (line, want) in [
            ("（文章来源：三峡日报）", Some("三峡日报")),
            ("(来源:宜宾新闻网)", Some("宜宾新闻网")),
            ("2023-05-06 08:00 来源：宜宾日报 作者：张三", Some("宜宾日报")),
            ("来源：《南通日报》", Some("南通日报")),
            ("稿件来源：http://example.org", None),
            ("主要收入来源：茶叶", None),
            ("文章来源：", None),
            ("他说，来源：不详。", None),
        ] {
            assert_eq!(newspaper_of_line(line), want, "{line}");
        }
    }

    #[test]
    fn tags_name_newspapers() {
        for (tag, want) in [
            ("常州日报新闻", Some("常州日报")),
            ("泉州晚报", Some("泉州晚报")),
            ("央视新闻联播", Some("央视新闻联播")),
            ("财经新闻", None),
            ("新闻", None),
            ("安徽省人民政府", None),
        ] {
            assert_eq!(newspaper_of_tag(tag), want, "{tag}");
        }
    }
}
