//! Person names: beside a title, in a row of names, before a verb of saying, with · between their parts.

use std::collections::BTreeSet;

use crate::lexicon::Border;
use crate::ontology::EntityType;
use crate::recognise::{Mention, View};
use crate::text::{Span, prefixes};

/// What only persons do.
const SAYING: &[&str] = &[
    "说",
    "表示",
    "介绍",
    "告诉",
    "认为",
    "指出",
    "强调",
    "坦言",
    "笑着",
    "回忆",
    "出席",
    "主持",
    "会见",
    "致辞",
    "率团",
    "率队",
    "当选",
    "担任",
    "出任",
    "宣布",
    "讲话",
    "带队",
    "先后",
    "一行",
    "等领导",
    "等参加",
    "陪同",
    "同日",
    "在会上",
    "在致辞",
    "获得",
    "荣获",
    "夺得",
    "被评为",
    "入选",
    "出生",
    "毕业",
    "病逝",
    "逝世",
];

/// Every person name.
pub(super) fn persons(view: &View<'_>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for line in view.lines() {
        found.extend(foreign(view, line.span));
        found.extend(native(view, line.span));
    }
    found
}

fn mention(span: Span, confidence: f32, rule: &'static str) -> Mention {
    Mention { span, kind: EntityType::Person, class: None, confidence, recogniser: "pattern", rule }
}

fn native(view: &View<'_>, line: Span) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut unsure: Vec<Span> = Vec::new();
    let mut after_person: BTreeSet<usize> = BTreeSet::new();
    let from = view.token_at(line.begin);
    for index in from..view.tokens.len() {
        let token = &view.tokens[index];
        if token.span.begin >= line.end {
            break;
        }
        let Some(span) = name_at(view, line, token.span.begin) else { continue };
        let listed = after_person.contains(&span.begin);
        let Some((confidence, rule)) = sign(view, span, line, listed) else {
            unsure.push(span);
            continue;
        };
        found.push(mention(span, confidence, rule));
        after_person.extend(next_in_list(view, span.end));
    }
    found.extend(before_in_list(view, &unsure, &found));
    found
}

/// 王文虎、蒋敬庭被评为…: what is sure of the last of a row of names is sure of those before it.
fn before_in_list(view: &View<'_>, unsure: &[Span], found: &[Mention]) -> Vec<Mention> {
    let mut begins: BTreeSet<usize> = found.iter().map(|m| m.span.begin).collect();
    let mut more = Vec::new();
    for &span in unsure.iter().rev() {
        let three = view.slice(span).chars().count() >= 3;
        if three && next_in_list(view, span.end).is_some_and(|next| begins.contains(&next)) {
            begins.insert(span.begin);
            more.push(mention(span, 0.85, "person-in-list"));
        }
    }
    more
}

/// Why a possible name is one.
fn sign(view: &View<'_>, span: Span, line: Span, listed: bool) -> Option<(f32, &'static str)> {
    let len = view.slice(span).chars().count();
    let before = view.slice(Span::new(line.begin, span.begin));
    let after = view.after(span.end);
    let particle = is_particle(view, span.begin);
    if particle && weight(view, span) < 2.0 {
        return None;
    }
    if titled_before(view, before) {
        return Some((0.93, "person-after-title"));
    }
    if particle {
        return None;
    }
    if listed {
        return Some((0.9, "person-in-list"));
    }
    let known = view.tokens[view.token_at(span.begin)].span == span
        && view.tokens[view.token_at(span.begin)].tag.starts_with("nr");
    if title_after(view, after) && (known || len >= 3) {
        return Some((0.88, "person-before-title"));
    }
    let says = SAYING.iter().any(|verb| after.starts_with(verb));
    let starts = before.is_empty()
        || before.ends_with(['，', '。', '；', '、', '：', '”', '　', ' ', '由', '与', '和', '向', '被']);
    if says && (known || (len >= 3 && starts)) {
        return Some((0.85, "person-says"));
    }
    let plain = view.slice(span).ends_with(UNLIKELY);
    (known && len >= 3 && !plain && !is_rare(view, span)).then_some((0.75, "person-known-form"))
}

/// Characters that end words, not given names: 获得|感, 白皮|书.
const UNLIKELY: &[char] = &[
    '感', '书', '周', '间', '化', '率', '制', '度', '性', '质', '岛', '坝', '洼', '品', '业', '场', '区',
    '者', '员', '们', '点', '法', '权', '线', '型', '量', '赛', '展', '店', '厂', '院', '校', '园', '街',
    '费', '税', '案', '站', '机', '车', '票', '版', '史', '流', '走', '观', '户', '层', '室', '炮', '病',
    '带', '群',
];

/// Whether the segmenter takes the surname for a particle: 由|大会, 和|保障, 要|丰富.
fn is_particle(view: &View<'_>, at: usize) -> bool {
    let token = &view.tokens[view.token_at(at)];
    let single = view.slice(token.span).chars().count() == 1;
    single
        && matches!(
            token.tag.as_str(),
            "p" | "c" | "d" | "v" | "r" | "f" | "u" | "uj" | "ul" | "t" | "m" | "q"
        )
}

/// How many of a thousand people bear the surname; a compound one counts as common.
fn weight(view: &View<'_>, span: Span) -> f32 {
    let text = view.slice(span);
    let surnames = &view.lexicon.words.surnames;
    let head = |len: usize| text.char_indices().nth(len).and_then(|(at, _)| text.get(..at)).unwrap_or(text);
    if surnames.contains_key(head(2)) { 1000.0 } else { surnames.get(head(1)).copied().unwrap_or(0.0) }
}

/// 青, 贡: a surname of so few people that its character is mostly a word.
fn is_rare(view: &View<'_>, span: Span) -> bool {
    weight(view, span) < 0.3
}

/// A title directly before: 市长吴向东, 记者 黄墨, 副总经理、总工程师周某某 (the last title counts).
fn titled_before(view: &View<'_>, before: &str) -> bool {
    ends_in_title(view, before.trim_end_matches(' '))
}

fn ends_in_title(view: &View<'_>, text: &str) -> bool {
    let mut ends = text.char_indices().rev().take(8).filter_map(|(at, _)| text.get(at..));
    ends.any(|end| view.lexicon.words.titles.contains_key(end))
}

fn title_after(view: &View<'_>, after: &str) -> bool {
    let after = after.trim_start_matches(['（', '(']);
    let titles = &view.lexicon.words.titles;
    prefixes(after, 6).any(|head| titles.get(head).is_some_and(|kind| kind != "occupation"))
}

/// Where the next name of a row of names would begin: after 、, 和 or a blank, or a bracketed remark.
fn next_in_list(view: &View<'_>, end: usize) -> Option<usize> {
    let after = view.after(end);
    let mut chars = after.char_indices();
    let (_, first) = chars.next()?;
    matches!(first, '、' | '和' | '与' | '及' | ' ').then(|| end + first.len_utf8())
}

/// A surname and one or two more characters that end where a word ends.
fn name_at(view: &View<'_>, line: Span, at: usize) -> Option<Span> {
    let rest = view.after(at);
    let surname = surname_len(view, rest)?;
    let ends: Vec<usize> = rest.char_indices().map(|(i, c)| i + c.len_utf8()).take(4).collect();
    let titled = || titled_before(view, view.slice(Span::new(line.begin, at)));
    let possible = |given: usize| {
        let span = Span::new(at, at + *ends.get(surname + given - 1)?);
        (view.is_boundary(span.end) && looks_given(view, span, surname, titled)).then_some(span)
    };
    // A word of exactly two characters that is a name in itself wins over a longer reading (李强|出席).
    let whole = &view.tokens[view.token_at(at)];
    let known = possible(1).filter(|span| *span == whole.span && surname == 1 && whole.tag.starts_with("nr"));
    match (known, possible(2)) {
        (Some(two), Some(three)) if goes_on(view, two, three) => Some(three),
        (Some(two), _) => Some(two),
        (None, Some(three)) => Some(three),
        (None, None) => possible(1),
    }
}

/// 师恩|东、: the third character is a word of one character that no verb or particle is, or what follows
/// shows that the name ends there.
fn goes_on(view: &View<'_>, two: Span, three: Span) -> bool {
    let third = &view.tokens[view.token_at(two.end)];
    let noun = matches!(
        third.tag.as_str(),
        "n" | "nr" | "ng" | "x" | "a" | "j" | "z" | "zg" | "nz" | "ns" | "f" | "o" | "g"
    );
    third.span.end == three.end && (noun || ends_after(view, three.end))
}

/// Whether a mark or a verb of saying follows, so that a name ends here.
fn ends_after(view: &View<'_>, at: usize) -> bool {
    let after = view.after(at);
    after.starts_with(['，', '。', '、', '；', '：', '（', '(', '）'])
        || SAYING.iter().any(|verb| after.starts_with(verb))
}

fn surname_len(view: &View<'_>, text: &str) -> Option<usize> {
    let known = prefixes(text, 2).find(|head| view.lexicon.words.surnames.contains_key(*head))?;
    Some(known.chars().count())
}

/// Whether the characters after the surname can be a given name: Han, no particle or verb among them.
/// After a title, where the name also ends visibly, even 和 may be one: 总经理陈立和说.
fn looks_given(view: &View<'_>, span: Span, surname: usize, titled: impl Fn() -> bool) -> bool {
    let text = view.slice(span);
    let words = &view.lexicon.words;
    let han = text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let given = text.char_indices().nth(surname).and_then(|(at, _)| text.get(at..)).unwrap_or("");
    let known = han
        && !words.titles.contains_key(given)
        && !words.generic.contains(text)
        && view.lexicon.lookup(text).is_empty();
    if !known || given.ends_with(['市', '省', '县', '区', '镇', '乡', '村', '副', '等', '们']) {
        return false;
    }
    let certain = text.chars().count() >= surname + 2 && ends_after(view, span.end) && titled();
    let first = view.token_at(span.begin);
    (first..view.tokens.len()).take_while(|&i| view.tokens[i].span.end <= span.end).all(|index| {
        let (word, token) = (view.word(index), &view.tokens[index]);
        let tag = token.tag.as_str();
        if token.span == span {
            return tag.starts_with("nr") || tag == "x" || certain;
        }
        let given_word = token.span.begin > span.begin;
        let stop = words.borders.get(word) == Some(&Border::Stop);
        let function =
            matches!(tag, "p" | "c" | "uj" | "ul" | "uz" | "ug" | "u" | "d" | "r" | "m" | "q" | "t" | "f");
        !given_word || certain || !(stop || function)
    })
}

/// 让·杜邦, 贝克勒·塔德塞: parts of transliteration characters with · between them.
fn foreign(view: &View<'_>, line: Span) -> Vec<Mention> {
    let text = view.slice(line);
    if !text.contains(['·', '•', '・']) {
        return Vec::new();
    }
    let foreign = &view.lexicon.words.foreign;
    let mut found = Vec::new();
    let mut run: Option<(usize, bool)> = None;
    let mut close = |run: &mut Option<(usize, bool)>, end: usize| {
        if let Some((begin, true)) = run.take() {
            found.push(Span::new(begin, end));
        }
    };
    let mut last = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, '·' | '•' | '・') {
            if let Some((_, dotted)) = &mut run {
                *dotted = true;
            }
        } else if foreign.contains(&c) || (run.is_some_and(|(_, dotted)| dotted) && c.is_ascii_uppercase()) {
            run.get_or_insert((at, false));
        } else {
            close(&mut run, at);
        }
        last = at + c.len_utf8();
    }
    close(&mut run, last);
    found
        .into_iter()
        .filter_map(|span| trimmed(view, span.shifted(line.begin)))
        .map(|span| mention(span, 0.93, "transliterated-person"))
        .collect()
}

/// Takes off what a title or a place before it lent: 大提琴家|让·杜邦 (家 is no part of the name).
fn trimmed(view: &View<'_>, span: Span) -> Option<Span> {
    let dot = view.slice(span).find(['·', '•', '・'])? + span.begin;
    let mut begin = span.begin;
    let from = view.token_at(begin);
    for index in from..view.tokens.len() {
        let token = view.tokens[index].span;
        if token.begin >= dot {
            break;
        }
        let word = view.word(index);
        let title = ends_in_title(view, view.before(token.end.min(dot)));
        let place = token.end < dot && !view.lexicon.lookup(word).is_empty();
        if (title || place) && token.end < dot {
            begin = token.end;
        }
    }
    let end = span.end;
    let inner = view.slice(Span::new(begin, end)).trim_end_matches(['·', '•', '・']);
    let whole = Span::new(begin, begin + inner.len());
    (inner.contains(['·', '•', '・']) && !inner.starts_with(['·', '•', '・'])).then_some(whole)
}
