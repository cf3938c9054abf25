//! [`Draft`]: what a format's reader found, before the steps that all formats share.

use super::navigation::{bare_link, is_navigation, is_web_address};
use super::newspaper::{newspaper_of_line, newspaper_of_tag};
use super::{ReadError, ReadOptions, parse_date};
use crate::document::{Article, Metadata, Source};
use crate::text::normalise;

/// An article, and what was doubtful about its input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Doubts that did not keep it from being read.
    pub warnings: Vec<ReadError>,
}

/// One line as a reader found it; it may still hold line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawLine {
    pub text: String,
    /// The author wrote it as a paragraph of the article (`<p>`): it is never taken for furniture.
    pub paragraph: bool,
}

impl From<String> for RawLine {
    fn from(text: String) -> Self {
        Self { text, paragraph: false }
    }
}

/// Raw findings of one reader: nothing is normalised yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub title: Option<String>,
    pub date: Option<String>,
    pub newspaper: Option<String>,
    pub category: Option<String>,
    pub tags: Vec<String>,
    pub url: Option<String>,
    pub locality: Option<String>,
    pub lines: Vec<RawLine>,
    /// Reasons, without the place.
    pub warnings: Vec<String>,
}

/// A title longer than this is a broken file, not a title (characters).
const TITLE_LIMIT: usize = 300;

impl Draft {
    /// Normalises, drops furniture, finds newspaper and date.
    pub(super) fn finish(mut self, source: Source, options: &ReadOptions) -> Result<Reading, ReadError> {
        let title = self.take_title();
        let lines = self.take_lines(title.as_deref());
        if lines.is_empty() {
            return Err(ReadError::new(&source.path, "no text in it"));
        }
        let newspaper = self.newspaper(&lines);
        let published = self.published();
        let meta = Metadata {
            title,
            published,
            newspaper,
            category: self.category.as_deref().and_then(cleaned),
            tags: self.tags.iter().filter_map(|tag| cleaned(tag)).collect(),
            url: self.url,
            locality: options.locality.as_deref().or(self.locality.as_deref()).and_then(cleaned),
        };
        let warnings = self.warnings.into_iter().map(|reason| ReadError::new(&source.path, reason)).collect();
        Ok(Reading { article: Article::new(source, meta, &lines), warnings })
    }

    fn take_title(&mut self) -> Option<String> {
        let title = self.title.take().as_deref().and_then(cleaned)?;
        match title.chars().count() {
            0..=TITLE_LIMIT => Some(title),
            long => {
                self.warnings.push(format!("a title of {long} characters was taken for text"));
                self.lines.insert(0, title.into());
                None
            }
        }
    }

    /// The lines that are text; a bare link among the others gives the address.
    fn take_lines(&mut self, title: Option<&str>) -> Vec<String> {
        self.url = self.url.take().filter(|url| is_web_address(url));
        let mut kept = Vec::new();
        for raw in std::mem::take(&mut self.lines) {
            for line in split_lines(&raw.text) {
                let line = normalise(line);
                let repeats_title = kept.is_empty() && Some(line.as_str()) == title;
                if self.url.is_none() {
                    self.url = bare_link(&line).map(str::to_owned);
                }
                if !line.is_empty() && !repeats_title && (raw.paragraph || !is_navigation(&line)) {
                    kept.push(line);
                }
            }
        }
        kept
    }

    fn newspaper(&self, lines: &[String]) -> Option<String> {
        let given = self.newspaper.as_deref().and_then(cleaned).filter(|name| !name.contains("://"));
        let from_text = || {
            let near_ends = lines.iter().rev().take(4).chain(lines.iter().take(12));
            near_ends
                .filter(|line| line.chars().count() <= 60)
                .find_map(|line| newspaper_of_line(line))
                .map(str::to_owned)
        };
        let from_tags = || self.tags.iter().find_map(|tag| newspaper_of_tag(tag.trim())).map(str::to_owned);
        given.or_else(from_text).or_else(from_tags)
    }

    fn published(&mut self) -> Option<String> {
        let date = self.date.take().filter(|date| !date.trim().is_empty())?;
        parse_date(&date).map_err(|reason| self.warnings.push(format!("date: {reason}"))).ok()
    }
}

/// The lines of plain text, by every mark that Unicode calls a line break.
pub(super) fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
}

fn cleaned(text: &str) -> Option<String> {
    Some(normalise(text)).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finish(draft: Draft) -> Result<Reading, ReadError> {
        let source = Source { path: "a.md".to_owned(), key_path: "a.md".to_owned() };
        draft.finish(source, &ReadOptions::default())
    }

    fn lines(lines: &[&str]) -> Vec<RawLine> {
        lines.iter().map(|&line| line.to_owned().into()).collect()
    }

    #[test]
    fn furniture_is_dropped_and_gives_the_address() {
        let draft = Draft {
            title: Some("新馆　开放".to_owned()),
            lines: lines(&[
                "新馆 开放",
                "图书馆开门。\r\n市民叫好。",
                "（文章来源：泰州日报）",
                "<http://example.org/1>",
                "返回首页",
            ]),
            ..Draft::default()
        };
        let Reading { article, warnings } = finish(draft).unwrap();
        assert_eq!(article.text().as_str(), "新馆 开放\n图书馆开门。\n市民叫好。\n（文章来源：泰州日报）");
        assert_eq!(article.meta.url.as_deref(), Some("http://example.org/1"));
        assert_eq!(article.meta.newspaper.as_deref(), Some("泰州日报"));
        assert!(warnings.is_empty());
    }

    #[test]
    fn a_paragraph_that_the_author_wrote_is_kept() {
        let paragraph = |text: &str| RawLine { text: text.to_owned(), paragraph: true };
        let written =
            vec![paragraph("正文。"), paragraph("责任编辑：林夕"), "责任编辑：周舟".to_owned().into()];
        let reading = finish(Draft { lines: written, ..Draft::default() }).unwrap();
        assert_eq!(reading.article.text().as_str(), "正文。\n责任编辑：林夕");
    }

    #[test]
    fn an_impossible_date_is_a_warning() {
        let draft =
            Draft { date: Some("2022-02-30".to_owned()), lines: lines(&["正文。"]), ..Draft::default() };
        let reading = finish(draft).unwrap();
        assert_eq!(reading.article.meta.published, None);
        assert_eq!(reading.warnings[0].to_string(), "a.md: date: `2022-02-30` is a day that does not exist");
    }

    #[test]
    fn an_article_without_text_is_an_error() {
        let error = finish(Draft { title: Some("标题".to_owned()), ..Draft::default() }).unwrap_err();
        assert_eq!(error.to_string(), "a.md: no text in it");
    }
}
