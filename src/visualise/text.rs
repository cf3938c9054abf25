//! Articles with their mentions coloured, as one self-contained HTML page.
//!
//! A page is [`BEGIN`], [`article`] for each article, [`END`]: it can be written as a stream.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::document::reader::is_web_address;
use crate::extraction::{EntityRecord, Extraction, MentionRecord};
use crate::ontology::EntityType;

/// What stands before the first article: styles for light and dark, and the legend.
pub const BEGIN: &str = include_str!("text_begin.html");

/// What stands after the last article.
pub const END: &str = "</main>\n</body>\n</html>\n";

/// One article. Everything that comes from the input is escaped.
pub fn article(extraction: &Extraction) -> String {
    let mut out = String::with_capacity(extraction.text.len() * 3);
    out.push_str("<article>\n");
    let chars: Vec<char> = extraction.text.chars().collect();
    let mentions = drawable(&extraction.mentions, chars.len());
    let entities = by_id(extraction);
    let mut begin = 0;
    for (number, line) in chars.split(|&c| c == '\n').enumerate() {
        let end = begin + line.len();
        let tag = if number == 0 && extraction.article.title.is_some() { "h2" } else { "p" };
        let _ = write!(out, "<{tag}>");
        let from = mentions.partition_point(|m| m.start < begin);
        let inside =
            mentions.iter().skip(from).take_while(|m| m.start < end).filter(|m| m.end <= end).copied();
        paragraph(&chars, begin..end, inside, &entities, &mut out);
        let _ = writeln!(out, "</{tag}>");
        if tag == "h2" {
            byline(extraction, &mut out);
        }
        begin = end + 1;
    }
    facts(extraction, &mut out);
    out.push_str("</article>\n");
    out
}

/// The Chinese label of a type.
pub const fn label(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Organisation => "组织机构",
        EntityType::Person => "人物",
        EntityType::Place => "地点",
        EntityType::Programme => "项目活动",
        EntityType::Work => "文献",
    }
}

type Entities<'a> = BTreeMap<&'a str, &'a EntityRecord>;

fn by_id(extraction: &Extraction) -> Entities<'_> {
    extraction.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect()
}

/// The mentions that can be drawn: within the text, in order, none over another.
fn drawable(mentions: &[MentionRecord], len: usize) -> Vec<&MentionRecord> {
    let mut sorted: Vec<_> = mentions.iter().filter(|m| m.start < m.end && m.end <= len).collect();
    sorted.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    let mut free = 0;
    sorted.retain(|m| {
        let fits = m.start >= free;
        free = if fits { m.end } else { free };
        fits
    });
    sorted
}

fn paragraph<'a>(
    chars: &[char],
    range: std::ops::Range<usize>,
    mentions: impl Iterator<Item = &'a MentionRecord>,
    entities: &Entities<'_>,
    out: &mut String,
) {
    let mut at = range.start;
    for mention in mentions {
        escape_chars(chars.get(at..mention.start), out);
        let _ = write!(out, "<mark class=\"{}\" title=\"", mention.kind);
        escape(&hover(mention, entities), out);
        out.push_str("\">");
        escape_chars(chars.get(mention.start..mention.end), out);
        out.push_str("</mark>");
        at = mention.end;
    }
    escape_chars(chars.get(at..range.end), out);
}

/// 常州市科学技术协会 / 组织机构 Association / 置信度 0.98 / gazetteer short-name
fn hover(mention: &MentionRecord, entities: &Entities<'_>) -> String {
    let entity = entities.get(mention.entity.as_str());
    let name = entity.map_or(mention.text.as_str(), |entity| entity.name.as_str());
    let class = entity.and_then(|entity| entity.class).map(|class| format!(" {class}")).unwrap_or_default();
    format!(
        "{name}\n{}{class}\n置信度 {:.2}，{}\n{} {}",
        label(mention.kind),
        mention.confidence,
        mention.resolution,
        mention.recogniser,
        mention.rule
    )
}

fn byline(extraction: &Extraction, out: &mut String) {
    let article = &extraction.article;
    let parts: Vec<&str> =
        [&article.source, &article.published].into_iter().flatten().map(String::as_str).collect();
    out.push_str("<p class=\"byline\">");
    escape(&parts.join("　"), out);
    if let Some(url) = article.url.as_deref().filter(|url| is_web_address(url)) {
        out.push_str(" <a rel=\"noreferrer\" href=\"");
        escape(url, out);
        out.push_str("\">原文</a>");
    }
    out.push_str("</p>\n");
}

/// The relations and observations, folded.
fn facts(extraction: &Extraction, out: &mut String) {
    if extraction.relations.is_empty() && extraction.observations.is_empty() {
        return;
    }
    let entities = by_id(extraction);
    let name = |id: &str| entities.get(id).map_or_else(|| id.to_owned(), |entity| entity.name.clone());
    let (relations, observations) = (extraction.relations.len(), extraction.observations.len());
    let _ = writeln!(out, "<details><summary>关系 {relations}，数据 {observations}</summary>\n<ul>");
    for r in &extraction.relations {
        let title = r.title.as_deref().map(|title| format!("（{title}）")).unwrap_or_default();
        item(
            &format!("{} — {}{title} → {}　{}", name(&r.subject), r.predicate, name(&r.object), r.modality),
            out,
        );
    }
    for o in &extraction.observations {
        let subject = o.subject.as_deref().map(|id| format!("{}：", name(id))).unwrap_or_default();
        item(&format!("{subject}{} {}　{}", o.measure, o.text, o.kind), out);
    }
    out.push_str("</ul></details>\n");
}

fn item(text: &str, out: &mut String) {
    out.push_str("<li>");
    escape(text, out);
    out.push_str("</li>\n");
}

fn escape(text: &str, out: &mut String) {
    text.chars().for_each(|c| escape_char(c, out));
}

fn escape_chars(chars: Option<&[char]>, out: &mut String) {
    chars.unwrap_or_default().iter().for_each(|&c| escape_char(c, out));
}

fn escape_char(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extraction::ArticleRecord;
    use crate::ontology::{EntityClass, Resolution};

    fn extraction(text: &str, name: &str, start: usize, end: usize) -> Extraction {
        let id = "https://example.org/id/1".to_owned();
        Extraction {
            article: ArticleRecord {
                title: Some("题".to_owned()),
                url: Some("javascript:alert(1)".to_owned()),
                ..ArticleRecord::default()
            },
            text: text.to_owned(),
            sentences: vec![],
            mentions: vec![MentionRecord {
                start,
                end,
                text: name.to_owned(),
                kind: EntityType::Organisation,
                entity: id.clone(),
                resolution: Resolution::Abbreviation,
                confidence: 0.5,
                recogniser: "gazetteer".to_owned(),
                rule: "short-name".to_owned(),
            }],
            entities: vec![EntityRecord {
                id,
                name: name.to_owned(),
                kind: EntityType::Organisation,
                class: Some(EntityClass::Association),
                aliases: vec![],
            }],
            relations: vec![],
            facts: vec![],
            observations: vec![],
        }
    }

    #[test]
    fn mentions_are_coloured() {
        let html = article(&extraction("题\n泰州市科协开会。", "泰州市科学技术协会", 2, 7));
        assert!(html.contains("<h2>题</h2>"), "{html}");
        assert!(html.contains(">泰州市科协</mark>开会。</p>"), "{html}");
        let hover = "title=\"泰州市科学技术协会\n组织机构 Association\n置信度 0.50，Abbreviation\ngazetteer short-name\"";
        assert!(html.contains(hover), "{html}");
    }

    #[test]
    fn nothing_of_the_input_is_markup() {
        let html = article(&extraction(
            "题\n<script>alert('甲')</script>",
            "\"><img src=x onerror=alert(1)>",
            2,
            10,
        ));
        assert!(
            !html.contains("<script>") && !html.contains("<img") && !html.contains("javascript:"),
            "{html}"
        );
    }

    #[test]
    fn offsets_out_of_the_text_are_passed_over() {
        assert!(!article(&extraction("题\n正文。", "甲", 3, 99)).contains("<mark"));
    }

    #[test]
    fn the_legend_names_every_type() {
        for &kind in EntityType::ALL {
            assert!(BEGIN.contains(&format!("<mark class=\"{kind}\">{}</mark>", label(kind))), "{kind}");
        }
        assert!(!BEGIN.contains("http"), "the page needs no network");
    }
}
