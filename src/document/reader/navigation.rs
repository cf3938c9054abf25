//! What a page says about itself and not about the world: links back, sharing, editors, copyright.

/// Whether a normalised line is a page's furniture and no part of the article.
///
/// A paragraph that the author marked up as one (`<p>`) is never asked. 责任编辑：… goes: it names who laid out the page, not who is in the news. （文章来源：…） and bylines
/// stay: they say who wrote the article.
///
/// ```
/// use tupu::document::reader::is_navigation;
/// assert!(is_navigation("返回常州日报新闻｜返回首页"));
/// assert!(is_navigation("责任编辑：林夕"));
/// assert!(!is_navigation("（文章来源：常州日报）"));
/// assert!(!is_navigation("返回地球的航天员走出舱门。"));
/// ```
pub fn is_navigation(line: &str) -> bool {
    if bare_link(line).is_some() {
        return true;
    }
    if line.chars().count() > 60 || line.contains('。') {
        return false;
    }
    let parts: Vec<&str> = line
        .split(['｜', '|', '>', '»', '·', ' ', '/'])
        .map(|part| {
            part.trim_matches(['[', ']', '【', '】', '(', ')', '（', '）', '<', '《', '》', '«', '×'])
        })
        .filter(|part| !part.is_empty())
        .collect();
    let breadcrumb = line.contains(['>', '»']) && parts.first().is_some_and(|part| part.ends_with("首页"));
    let marks_only = parts.is_empty() && line.contains(['>', '»', '|', '｜', '】', '×', '[', ']']);
    marks_only
        || breadcrumb
        || is_furniture(line)
        || (!parts.is_empty() && parts.iter().all(|part| is_link_label(part)))
}

/// The address, where the line is nothing but one: `<http://…>` or `http://…`.
pub fn bare_link(line: &str) -> Option<&str> {
    let inner = line.trim().trim_start_matches('<').trim_end_matches('>');
    is_web_address(inner).then_some(inner)
}

/// Whether `text` is one http or https address that can stand in an IRI as it is.
pub fn is_web_address(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() || text.len() > 8)
        && !text.contains(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
        })
}

/// A line that begins as only page furniture does.
fn is_furniture(line: &str) -> bool {
    const HEADS: &[&str] = &[
        "责任编辑：",
        "责任编辑:",
        "责编：",
        "责编:",
        "【责任编辑",
        "[责任编辑",
        "(责任编辑",
        "（责任编辑",
        "编辑：",
        "编辑:",
        "(编辑：",
        "（编辑：",
        "(责编：",
        "（责编：",
        "您的位置",
        "您当前的位置",
        "当前位置",
        "你的位置",
        "现在的位置",
        "版权所有",
        "版权声明",
        "Copyright",
        "copyright",
        "©",
        "未经授权",
        "未经许可",
        "本文来自投稿",
        "分享到",
        "分享至",
        "扫一扫",
        "扫码",
        "原标题：",
        "原标题:",
        "【字体",
        "字体：",
        "字号：",
        "浏览次数",
        "浏览量",
        "阅读次数",
        "访问量",
        "点击数",
        "点击量",
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "相关阅读",
        "相关新闻",
        "相关链接",
        "热门推荐",
        "推荐阅读",
        "延伸阅读",
        "更多精彩",
        "主办单位：",
        "网站标识码",
        "京ICP",
        "苏ICP",
        "沪ICP",
        "粤ICP",
        "浙ICP",
        "ICP备",
    ];
    HEADS.iter().any(|head| line.starts_with(head)) || line.contains("ICP备") || line.contains("公网安备")
}

/// A label that only links carry: 首页, 返回首页, 返回常州日报新闻, 打印.
fn is_link_label(label: &str) -> bool {
    const LABELS: &[&str] = &[
        "首页",
        "返回",
        "返回首页",
        "返回顶部",
        "返回列表",
        "回到顶部",
        "网站首页",
        "打印",
        "打印本页",
        "关闭",
        "关闭窗口",
        "收藏",
        "收藏本页",
        "分享",
        "微信",
        "微博",
        "QQ空间",
        "大",
        "中",
        "小",
        "上一页",
        "下一页",
        "末页",
        "尾页",
        "更多",
        "登录",
        "注册",
        "目录",
        "字体：",
        "正文",
        "阅读全文",
        "查看更多",
        "点击查看",
        "我要纠错",
        "下载",
        "全屏",
        "加大",
        "还原",
        "减小",
        "字号",
        "字号：",
        "相关报道",
        "相关报道：",
        "相关文档",
        "相关文档：",
    ];
    let returns = label.strip_prefix("返回").is_some_and(|rest| {
        rest.chars().count() <= 12
            && ["首页", "新闻", "列表", "目录", "栏目", "频道", "顶部"].iter().any(|end| rest.ends_with(end))
    });
    returns || LABELS.contains(&label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_goes_and_text_stays() {
        for line in [
            "[返回三峡日报新闻]",
            "首页 > 要闻 > 正文",
            "上一篇：春茶开采",
            "分享到：微信 微博",
            "<https://example.org/a-very-long-address-of-a-page/that-is-longer-than-a-line?b=1>",
            "返回首页",
            "【字体： 大 中 小】",
            ">",
            "© 2022 南通日报社",
        ] {
            assert!(is_navigation(line), "{line}");
        }
        for line in [
            "（文章来源：三峡日报）",
            "返乡创业",
            "中小企业服务年",
            "本报记者 谭小露",
            "详见http://example.org/a 公告",
        ] {
            assert!(!is_navigation(line), "{line}");
        }
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        assert_eq!(bare_link("<http://example.org/新闻?id=1>"), Some("http://example.org/新闻?id=1"));
        for text in [
            "javascript:alert(1)",
            "http://",
            "https://",
            "http://a b",
            "http://x> <http://evil/",
            "//example.org/a",
            "/a.html",
            "新闻",
        ] {
            assert!(!is_web_address(text), "{text}");
        }
    }
}
