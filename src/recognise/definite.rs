//! A bare noun that takes a name up: 苏州工业园区 … 园区, 国际艺术节 … 艺术节, 常州地铁1号线 … 1号线.

use std::collections::BTreeMap;

use super::{Mention, View};
use crate::lexicon::WordClass;
use crate::ontology::EntityClass;
use crate::text::{Span, last_chars};

/// What stands in front of a noun that names a kind in the whole article: 各园区, 一家剧团, 多个景区.
const KIND: &[&str] = &[
    "各", "每", "多", "些", "个", "家", "所", "处", "类", "种", "批", "级", "名", "位", "项", "等", "两",
    "不少",
];

/// The nouns of `view` that take up the name in `found` that they end, after it was named.
///
/// A noun that also stands for its kind somewhere (各园区) takes nothing up in the whole article.
pub(super) fn definite_nouns(view: &View<'_>, found: &[Mention]) -> Vec<Mention> {
    let names = names_by_noun(view, found);
    let mut places: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for span in nouns(view) {
        let word = view.slice(span);
        if names.contains_key(word) && is_free(found, span) {
            places.entry(word).or_default().push(span);
        }
    }
    let mut nouns = Vec::new();
    for (noun, spans) in places {
        let model = names[noun];
        if spans.iter().any(|&span| is_kind(view, span)) {
            continue;
        }
        let title = view.paragraphs().next().map_or(0, |line| line.span.end);
        let known = |span: &Span| span.begin >= model.span.end || span.end <= title;
        let taken = spans.into_iter().filter(known).filter(|&span| is_definite(view, found, span));
        nouns.extend(taken.map(|span| Mention {
            span,
            rule: "definite-noun",
            confidence: 0.7,
            recogniser: "pattern",
            ..model.clone()
        }));
    }
    nouns
}

/// Every word, and every 1号线, of which the segmenter makes several.
fn nouns(view: &View<'_>) -> Vec<Span> {
    let mut nouns: Vec<Span> = view.tokens.iter().map(|t| t.span).collect();
    // 二期|项目 are two words to it.
    for pair in view.tokens.windows(2) {
        let span = Span::new(pair[0].span.begin, pair[1].span.end);
        if is_phase(view.slice(span)) {
            nouns.push(span);
        }
    }
    for line in view.lines() {
        for (at, mark) in view.slice(line.span).match_indices(LINE) {
            let before = view.slice(Span::new(line.span.begin, line.span.begin + at));
            let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            if digits > 0 {
                nouns.push(Span::new(at - digits, at + mark.len()).shifted(line.span.begin));
            }
        }
    }
    nouns
}

/// What the name of a line ends in.
const LINE: &str = "号线";

/// Each noun that a name ends in, with that name's first mention; of several names the one that the article names twice
/// as often as any other.
fn names_by_noun<'v>(view: &View<'v>, found: &'v [Mention]) -> BTreeMap<&'v str, &'v Mention> {
    let mut names: BTreeMap<&str, BTreeMap<&str, (usize, &Mention)>> = BTreeMap::new();
    for mention in found.iter().filter(|m| super::Nature::of(m.rule) != super::Nature::Contextual) {
        let text = view.slice(mention.span);
        for noun in nouns_of(view, text, mention) {
            names.entry(noun).or_default().entry(text).or_insert((0, mention)).0 += 1;
        }
    }
    let leading = |names: BTreeMap<&str, (usize, &'v Mention)>| {
        let mut counts: Vec<_> = names.into_values().collect();
        counts.sort_by_key(|(count, mention)| (std::cmp::Reverse(*count), mention.span));
        let second = counts.get(1).map_or(0, |(count, _)| *count);
        counts.first().filter(|(count, _)| *count >= 2 * second).map(|(_, mention)| *mention)
    };
    names.into_iter().filter_map(|(noun, names)| Some((noun, leading(names)?))).collect()
}

/// What may take `name` up: its own end, 园区 for a park, and every line of a network for one of them.
fn nouns_of<'v>(view: &View<'v>, name: &'v str, mention: &Mention) -> Vec<&'v str> {
    let taken_up =
        |noun: &&str| noun.len() + 6 <= name.len() && view.lexicon.words.is(noun, WordClass::TakenUp);
    let mut nouns: Vec<&str> = (2..=4).map(|length| last_chars(name, length)).filter(taken_up).collect();
    nouns.extend(Some(last_chars(name, 4)).filter(|noun| noun.len() < name.len() && is_phase(noun)));
    if mention.class == Some(EntityClass::Park) && name.ends_with('园') {
        nouns.push("园区");
    }
    let network = name.strip_suffix(LINE).map(|whole| whole.trim_end_matches(|c: char| c.is_ascii_digit()));
    if network.is_some_and(|network| !network.is_empty()) {
        let text = view.article.text().as_str();
        nouns.extend(nouns_of_lines(text));
    }
    nouns.sort_unstable();
    nouns.dedup();
    nouns
}

/// 二期项目, 三期工程.
fn is_phase(text: &str) -> bool {
    let number = text.strip_suffix("项目").or_else(|| text.strip_suffix("工程"));
    let number = number.and_then(|phase| phase.strip_suffix('期'));
    number.is_some_and(|number| number.chars().count() == 1 && "一二三四五六七八九".contains(number))
}

/// Every 2号线 of `text`.
fn nouns_of_lines(text: &str) -> Vec<&str> {
    let line = |(at, _): (usize, &str)| {
        let before = text.get(..at)?;
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        (number < at).then(|| text.get(number..at + LINE.len())).flatten()
    };
    text.match_indices(LINE).filter_map(line).collect()
}

pub(super) fn is_kind(view: &View<'_>, span: Span) -> bool {
    let before = view.before(span.begin);
    KIND.iter().any(|word| before.ends_with(word))
}

pub(super) fn is_free(found: &[Mention], span: Span) -> bool {
    let next = found.partition_point(|m| m.span.end <= span.begin);
    found.get(next).is_none_or(|m| !m.span.overlaps(span))
}

/// No part of a longer noun: 园区|企业 may be the park's, 科技|园区 is another.
pub(super) fn is_definite(view: &View<'_>, found: &[Mention], span: Span) -> bool {
    let before = view.before(span.begin);
    let last = found.partition_point(|m| m.span.end < span.begin);
    let named = found.get(last).is_some_and(|m| m.span.end == span.begin);
    let index = view.token_at(span.begin);
    let tag = index.checked_sub(1).map_or("x", |before| view.tokens[before].tag.as_str());
    let noun = tag.starts_with(['n', 'a', 'b', 'm', 'q', 'j']) && !before.is_empty();
    !before.ends_with(['的', '新', '和', '与', '、']) && !named && !noun
}
