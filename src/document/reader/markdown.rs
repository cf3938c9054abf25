//! Markdown bodies, with HTML in them or not, to lines.

use std::fmt::Write;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::draft::RawLine;
use super::html::fragment_lines;

/// The lines of a Markdown body. It is rendered to HTML and read as such; a line break in the source ends a
/// paragraph, since Chinese text files seldom have blank lines between them.
pub(super) fn markdown_lines(body: &str) -> Vec<RawLine> {
    let mut html = String::with_capacity(body.len() + body.len() / 8);
    let mut items: Vec<Option<u64>> = Vec::new();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(raw) | Event::InlineHtml(raw) => html.push_str(&raw),
            Event::Text(text) | Event::Code(text) => escape(&text, &mut html),
            Event::SoftBreak | Event::HardBreak | Event::Rule => html.push_str("<br>"),
            Event::Start(tag) => start(tag, &mut items, &mut html),
            Event::End(tag) => end(tag, &mut items, &mut html),
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }
    fragment_lines(&html)
}

/// Paragraphs become `<div>`, so that a `<p>` is always one that the author wrote.
fn start(tag: Tag<'_>, items: &mut Vec<Option<u64>>, html: &mut String) {
    match tag {
        Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::TableRow | Tag::TableHead => {
            html.push_str("<div>");
        }
        Tag::CodeBlock(_) => html.push_str("<pre>"),
        Tag::List(first) => items.push(first),
        Tag::Item => {
            html.push_str("<div>");
            // The number is part of what the author wrote: 1. 加强领导
            if let Some(Some(number)) = items.last_mut() {
                let _ = write!(html, "{number}. ");
                *number = number.saturating_add(1);
            }
        }
        Tag::TableCell => html.push(' '),
        Tag::Link { dest_url, .. } => link(&dest_url, html),
        _ => {}
    }
}

fn end(tag: TagEnd, items: &mut Vec<Option<u64>>, html: &mut String) {
    match tag {
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::BlockQuote(_)
        | TagEnd::Item
        | TagEnd::TableRow
        | TagEnd::TableHead => {
            html.push_str("</div>\n");
        }
        TagEnd::CodeBlock => html.push_str("</pre>\n"),
        TagEnd::List(_) => {
            items.pop();
        }
        TagEnd::Link => html.push_str("</a>"),
        TagEnd::HtmlBlock => html.push('\n'),
        _ => {}
    }
}

fn link(address: &CowStr<'_>, html: &mut String) {
    html.push_str("<a href=\"");
    escape(address, html);
    html.push_str("\">");
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<String> {
        markdown_lines(body).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn every_source_line_is_a_paragraph() {
        let lines =
            texts("## 区域协同\n泰州新馆开门。\n市民**纷纷**叫好。\n\n1. 加强领导\n2. 形成合力\n\n> 引文");
        assert_eq!(
            lines,
            ["区域协同", "泰州新馆开门。", "市民纷纷叫好。", "1. 加强领导", "2. 形成合力", "引文"]
        );
    }

    #[test]
    fn html_and_markdown_mix() {
        let body = "<p>第一段&ldquo;甲&rdquo;。</p>\n <p>第二<b>段</b>，\n换行。</p><p class=\"em_media\">（文章来源：泰州日报）</p>\n\n<http://example.org/a?b=1&c=2>\n\n[返回首页](//example.org/)｜[返回泰州日报新闻](//example.org/t)";
        let want =
            ["第一段“甲”。", "第二段，换行。", "（文章来源：泰州日报）", "http://example.org/a?b=1&c=2"];
        assert_eq!(texts(body), want);
    }

    #[test]
    fn scripts_and_comments_are_no_text() {
        let body = "<script>var a = '甲';</script>\n<!-- 乙 -->\n<style>p{}</style>\n\n正文&amp;lt;b&gt;。\n<!-- 未闭合";
        assert_eq!(texts(body), ["正文&lt;b>。"]);
    }
}
