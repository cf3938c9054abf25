//! HTML pages: the article among the furniture, its headline, date and newspaper.

use super::date::find_date;
use super::draft::{Draft, RawLine};
use super::html::{Line, Markup, Scope, read_markup};
use super::navigation::is_web_address;
use super::newspaper::newspaper_of_line;
use crate::text::normalise;

/// Reads a whole page.
pub(super) fn read_page(html: &str) -> Draft {
    let mut markup = read_markup(html, Scope::Page);
    let lines = main_lines(&markup);
    let short = || lines.iter().filter(|line| line.chars().count() <= 80 && !line.contains('。'));
    let date = first_meta(
        &markup,
        &["article:published_time", "pubdate", "publishdate", "og:release_date", "datepublished", "time"],
    )
    .or_else(|| short().take(15).find_map(|line| find_date(line)));
    let newspaper = first_meta(&markup, &["contentsource", "source", "article:author:source"])
        .map(|source| source.trim_start_matches("来源：").trim_start_matches("来源:").to_owned())
        .or_else(|| short().find_map(|line| newspaper_of_line(&normalise(line)).map(str::to_owned)));
    let url = first_meta(&markup, &["canonical", "og:url"]).filter(|url| is_web_address(url));
    let category = first_meta(&markup, &["columnname", "article:section"]);
    let title = title(&mut markup);
    let lines = without_headline(lines, title.as_deref()).into_iter().map(RawLine::from).collect();
    Draft { title, date, newspaper, category, url, lines, ..Draft::default() }
}

fn first_meta(markup: &Markup, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|&key| markup.meta.get(key)).cloned()
}

/// The `<h1>` that the page's title repeats; else the page's title without the site's name; else the first `<h1>`.
fn title(markup: &mut Markup) -> Option<String> {
    let page = first_meta(markup, &["articletitle", "og:title"]).or_else(|| markup.title.take());
    let page = page.map(|title| normalise(&title)).filter(|title| !title.is_empty());
    let mut headlines = markup.headlines.iter().map(|h| normalise(h)).filter(|h| !h.is_empty());
    let Some(page) = page else {
        return headlines.next();
    };
    let squeezed = squeeze(&page);
    let repeated = headlines.find(|h| squeezed.contains(&squeeze(h)) || squeeze(h).contains(&squeezed));
    Some(repeated.unwrap_or_else(|| without_site(&page).to_owned()))
}

/// 新馆开放_泰州日报 → 新馆开放
fn without_site(title: &str) -> &str {
    let head = ["_", "|", "｜", " - ", " – ", "--"]
        .iter()
        .filter_map(|mark| title.split_once(mark))
        .map(|(head, _)| head.trim());
    head.filter(|head| head.chars().count() >= 4).min_by_key(|head| head.len()).unwrap_or(title)
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The headline stands once: the first line that repeats it goes, with what stands above it.
fn without_headline(mut lines: Vec<String>, title: Option<&str>) -> Vec<String> {
    let Some(title) = title.map(squeeze) else {
        return lines;
    };
    if let Some(at) = lines.iter().take(10).position(|line| squeeze(&normalise(line)) == title) {
        let above = lines.iter().take(at).all(|line| !line.contains('。'));
        lines.drain(if above { 0..=at } else { at..=at });
    }
    lines
}

/// The lines of the article: those of `<article>` or `<main>`, or of the container that holds most of the running
/// text; and any sentence that stands elsewhere, for losing text is worse than keeping some too much.
fn main_lines(markup: &Markup) -> Vec<String> {
    let text: Vec<&Line> =
        markup.lines.iter().filter(|line| !line.link_only || line.text.contains("://")).collect();
    let marked = text.iter().filter(|l| l.in_article).map(|l| weight(l)).sum::<usize>();
    let total: usize = text.iter().map(|l| weight(l)).sum();
    let inside: Vec<bool> = if marked * 2 > total {
        text.iter().map(|l| l.in_article).collect()
    } else {
        let within = descendants(&markup.parents, densest(&text, &markup.parents));
        text.iter().map(|l| within.get(l.container).copied().unwrap_or(true)).collect()
    };
    let covered: usize =
        text.iter().zip(&inside).filter(|(_, inside)| **inside).map(|(l, _)| weight(l)).sum();
    // A page without one clear container is kept whole.
    let whole = covered * 5 < total * 4 || total == 0;
    let chosen = text.iter().zip(&inside).filter(|(l, inside)| whole || **inside || l.text.contains('。'));
    chosen.map(|(l, _)| l.text.clone()).collect()
}

/// Letters of running text; a short label counts for nothing.
fn weight(line: &Line) -> usize {
    let len = line.text.chars().count();
    if len >= 20 || line.text.contains('。') { len } else { 0 }
}

/// The container with the most running text, children counting half: paragraphs may each have a box of their own.
fn densest(lines: &[&Line], parents: &[usize]) -> usize {
    let mut score = vec![0; parents.len()];
    for line in lines {
        let weight = weight(line);
        if let Some(own) = score.get_mut(line.container) {
            *own += 2 * weight;
        }
        let parent = parents.get(line.container).copied().unwrap_or(0);
        if parent != line.container
            && let Some(above) = score.get_mut(parent)
        {
            *above += weight;
        }
    }
    // The first of equals, which is the outer one.
    score.iter().enumerate().rev().max_by_key(|(_, score)| **score).map_or(0, |(at, _)| at)
}

/// Which containers lie within `root`; a parent always has a smaller index.
fn descendants(parents: &[usize], root: usize) -> Vec<bool> {
    let mut within: Vec<bool> = Vec::with_capacity(parents.len());
    for (at, &parent) in parents.iter().enumerate() {
        within.push(at == root || (at != parent && within.get(parent).copied().unwrap_or(false)));
    }
    within
}
