//! One sentence as a row of items: words, names, quoted names, brackets, dates and quantities.

use std::sync::LazyLock;

use regex::Regex;

use super::enclosure::{Enclosure, Mark, enclosures};
use super::quantity::{Quantity, quantities};
use super::rank::ranks;
use super::units::UnitKind;
use super::words::{Roles, roles};
use crate::link::Context;
use crate::ontology::EntityType;
use crate::segment::Segmenter;
use crate::text::Span;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A noun, or a verb that stands for one.
    Noun,
    /// Any other verb.
    Verb,
    /// An adjective or the like, that may stand before a noun.
    Modifier,
    /// Adverbs, prepositions, pronouns, particles.
    Other,
    /// 的.
    De,
    /// 和, 与, 及.
    And,
    /// 、.
    Pause,
    /// 等.
    Etc,
    /// ，： and the marks of long quotations.
    Comma,
    /// A date or period.
    Time,
    /// A recognised name.
    Name(EntityType),
    /// A quoted name.
    Quoted,
    /// A title in 《》.
    Title,
    /// A bracket without a quantity, with its marks.
    Bracket,
    /// A quantity, by its index.
    Quantity(usize),
}

/// One item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    /// Where, relative to the sentence.
    pub span: Span,
    /// What it is.
    pub class: Class,
    /// What the word table says of it.
    pub roles: Roles,
}

impl Item {
    /// Whether it may be the head of a noun phrase.
    pub fn is_nominal(&self) -> bool {
        match self.class {
            Class::Noun | Class::Name(_) | Class::Quoted | Class::Title => true,
            Class::Verb => self.roles.any(Roles::NOMINAL),
            _ => false,
        }
    }

    /// Whether it has any of `roles`.
    pub fn is(&self, roles: Roles) -> bool {
        self.roles.any(roles)
    }
}

/// One sentence, taken apart.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The article and its mentions.
    pub context: Context<'a>,
    /// The sentence, in the article.
    pub span: Span,
    /// Its characters.
    pub text: &'a str,
    /// Its items, in order, without gaps but for blanks.
    pub items: Vec<Item>,
    /// Its quantities, in order.
    pub quantities: Vec<Quantity>,
    /// The item of each quantity.
    pub places: Vec<usize>,
}

/// Dates and periods; what stands here is no quantity.
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

impl<'a> Line<'a> {
    /// The sentence at `span` as items, or `None` where it holds no quantity.
    pub fn new(context: Context<'a>, span: Span, segmenter: &Segmenter) -> Option<Self> {
        let text = context.article.slice(span);
        if !may_count(text) {
            return None;
        }
        let mut quantities = quantities(text);
        quantities.extend(ranks(text));
        if quantities.is_empty() {
            return None;
        }
        let local = |s: Span| Span::new(s.begin - span.begin, s.end - span.begin);
        let names =
            context.mentions_in(span).iter().map(|m| (local(m.mention.span), Class::Name(m.mention.kind)));
        let mut atoms: Vec<(Span, Class)> = names.collect();
        let enclosed = enclosures(text);
        atoms.extend(enclosed.iter().filter_map(|e| Some((e.span, e.atom()?))));
        let times: Vec<Span> = TIME
            .find_iter(text)
            .map(|m| Span::new(m.start(), m.end()))
            .filter(|t| !is_cut(text, *t))
            .collect();
        atoms.extend(times.iter().map(|t| (*t, Class::Time)));
        let blocked = merged(atoms.iter().map(|a| a.0).collect());
        quantities.sort_by_key(|q| (q.span.begin, q.span.end));
        retain_free(&mut quantities, &blocked);
        if quantities.is_empty() {
            return None;
        }
        atoms.extend(brackets(&enclosed, &quantities));
        atoms.extend(quantities.iter().enumerate().map(|(index, q)| (q.span, Class::Quantity(index))));
        let mut line = Self { context, span, text, items: Vec::new(), quantities, places: Vec::new() };
        line.fill(atoms, segmenter);
        Some(line)
    }

    fn fill(&mut self, mut atoms: Vec<(Span, Class)>, segmenter: &Segmenter) {
        atoms.sort_by_key(|(span, class)| {
            (span.begin, std::cmp::Reverse(span.end), matches!(class, Class::Time))
        });
        self.places = vec![usize::MAX; self.quantities.len()];
        let mut at = 0;
        for (span, class) in atoms {
            if span.begin < at || span.is_empty() {
                continue;
            }
            self.words(Span::new(at, span.begin), segmenter);
            if matches!(class, Class::Quantity(_)) {
                self.split_last();
            }
            if let Class::Quantity(index) = class {
                self.places[index] = self.items.len();
            }
            let roles = self.slice(span).map(roles).unwrap_or_default();
            self.items.push(Item { span, class, roles });
            at = span.end;
        }
        self.words(Span::new(at, self.text.len()), segmenter);
        self.demote();
    }

    /// Quantities that state nothing become plain words: 违反中央[八项]规定.
    fn demote(&mut self) {
        for index in 0..self.places.len() {
            let at = self.places[index];
            if at != usize::MAX && !is_stated(self, &self.quantities[index], at) {
                self.items[at].class = Class::Modifier;
                self.places[index] = usize::MAX;
            }
        }
    }

    fn words(&mut self, gap: Span, segmenter: &Segmenter) {
        let Some(text) = self.slice(gap).filter(|text| !text.is_empty()) else { return };
        let tokens = segmenter.tokens(text);
        let word =
            |at: usize| tokens.get(at).and_then(|t| text.get(t.span.begin..t.span.end)).unwrap_or_default();
        let first = self.items.len();
        for (at, token) in tokens.iter().enumerate() {
            if word(at).trim().is_empty() {
                continue;
            }
            let span = token.span.shifted(gap.begin);
            let joined = self.items.len() > first && is_suffix(word(at - 1), word(at), word(at + 1));
            // 占|比达, 败诉|率降: the segmenter joins the noun's last character to the verb.
            if self.items.len() > first && straddles(word(at - 1), word(at)) {
                let middle = span.begin + '率'.len_utf8();
                let noun = self.items.last().map_or(span, |i| i.span).begin;
                let roles = self.slice(Span::new(noun, middle)).map(roles).unwrap_or_default();
                if let Some(last) = self.items.last_mut() {
                    (last.span.end, last.class, last.roles) = (middle, Class::Noun, roles);
                }
                self.push_word(
                    Span::new(middle, span.end),
                    self.text.get(middle..span.end).unwrap_or_default(),
                    "v",
                );
                continue;
            }
            match self.items.last_mut().filter(|_| joined) {
                // 应诉|率, 对接|会, 占|比: the segmenter cuts what is one noun.
                Some(last) => {
                    last.span = last.span.cover(span);
                    last.class = Class::Noun;
                    last.roles = roles(&format!("{}{}", word(at - 1), word(at)));
                }
                None => self.push_word(span, word(at), &token.tag),
            }
        }
    }

    /// Adds a word; 同比|增加 is cut where the segmenter joins it.
    fn push_word(&mut self, span: Span, word: &str, tag: &str) {
        let cut = ["同比", "环比"].into_iter().find(|p| word.starts_with(p) && word.len() > p.len());
        let Some(prefix) = cut else {
            let roles = roles(word);
            self.items.push(Item { span, class: class(word, tag, roles), roles });
            return;
        };
        let (head, rest) = word.split_at(prefix.len());
        for (span, word) in [
            (Span::new(span.begin, span.begin + head.len()), head),
            (Span::new(span.begin + head.len(), span.end), rest),
        ] {
            let roles = roles(word);
            self.items.push(Item { span, class: class(word, tag, roles), roles });
        }
    }

    /// 友城达|120对: cuts 达 or 超 before a number from the word that the segmenter joined it to.
    fn split_last(&mut self) {
        let Some(last) = self.items.last().copied().filter(|i| matches!(i.class, Class::Noun)) else {
            return;
        };
        let text = self.slice(last.span).unwrap_or_default();
        let Some(tail) = text.chars().next_back().filter(|c| "达超约近逾仅共占增降".contains(*c))
        else {
            return;
        };
        if text.chars().count() < 3 {
            return;
        }
        let cut = last.span.end - tail.len_utf8();
        let (head, rest) = (Span::new(last.span.begin, cut), Span::new(cut, last.span.end));
        self.items.pop();
        for (span, class) in [(head, Class::Noun), (rest, Class::Verb)] {
            let roles = self.slice(span).map(roles).unwrap_or_default();
            self.items.push(Item { span, class, roles });
        }
    }

    /// The characters of a span of this sentence.
    pub fn slice(&self, span: Span) -> Option<&'a str> {
        self.text.get(span.begin..span.end)
    }

    /// The characters of item `at`.
    pub fn word(&self, at: usize) -> &'a str {
        self.items.get(at).and_then(|item| self.slice(item.span)).unwrap_or_default()
    }

    /// The class of item `at`; what lies beyond the ends is a comma.
    pub fn class(&self, at: usize) -> Class {
        self.items.get(at).map_or(Class::Comma, |item| item.class)
    }

    /// Whether item `at` has any of `roles`.
    pub fn is(&self, at: usize, roles: Roles) -> bool {
        self.items.get(at).is_some_and(|item| item.is(roles))
    }

    /// The quantity of item `at`.
    pub fn quantity(&self, at: usize) -> Option<&Quantity> {
        match self.class(at) {
            Class::Quantity(index) => self.quantities.get(index),
            _ => None,
        }
    }

    /// Whether the clause ends at item `at`.
    pub fn is_end(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Comma)
    }
}

/// 学[前一年]: the date would cut a word.
fn is_cut(text: &str, time: Span) -> bool {
    let before = text.get(..time.begin).unwrap_or_default();
    text.get(time.begin..time.end).is_some_and(|t| t.starts_with('前'))
        && before.ends_with(['学', '产', '婚', '赛', '会', '岗', '术'])
}

/// A quick look, so that sentences without a number cost nothing more.
fn may_count(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万亿几首".contains(c))
}

fn brackets<'b>(
    enclosed: &'b [Enclosure],
    quantities: &'b [Quantity],
) -> impl Iterator<Item = (Span, Class)> + 'b {
    enclosed
        .iter()
        .filter(|e| e.mark == Mark::Bracket)
        .filter(|e| {
            let next = quantities.partition_point(|q| q.span.begin < e.span.begin);
            quantities.get(next).is_none_or(|q| q.span.begin >= e.span.end)
        })
        .map(|e| (e.span, Class::Bracket))
}

/// Drops the quantities that touch one of `blocked`, both in order.
fn retain_free(quantities: &mut Vec<Quantity>, blocked: &[Span]) {
    quantities.retain(|q| {
        let next = blocked.partition_point(|b| b.end <= q.core.begin);
        blocked.get(next).is_none_or(|b| !b.overlaps(q.core))
    });
}

/// Overlapping spans joined, in order.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.begin < last.end => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// Whether a word that the segmenter calls a time is one (今年, but not 现代 or 过夜).
fn is_time(word: &str) -> bool {
    word.contains(['年', '月', '日', '今', '昨', '明', '晨', '午', '季', '期', '前', '后', '时', '周'])
        && !word.ends_with(['代', '间'])
        && !matches!(word, "明月" | "生前")
}

/// Whether `word` is the end of the noun that `before` begins and a verb: 败诉|率降, 占|比达.
fn straddles(before: &str, word: &str) -> bool {
    let mut chars = word.chars();
    let noun = match chars.next() {
        Some('比') => before == "占",
        Some(c) => matches!(c, '率' | '额' | '量' | '值' | '数') && before.chars().count() > 1,
        None => false,
    };
    noun && chars.next().is_some_and(|c| "降增升超达为到约近至从由居".contains(c)) && chars.next().is_none()
}

/// Whether `word` after `before` only ends the noun that `before` begins.
fn is_suffix(before: &str, word: &str, after: &str) -> bool {
    let plain = before.chars().next_back().is_some_and(|c| c.is_alphanumeric())
        && !matches!(before, "的" | "和" | "与" | "等");
    let closes = after.is_empty()
        || after.starts_with(|c: char| !c.is_alphanumeric())
        || after.starts_with(['从', '由', '达', '为', '超', '居', '均', '比', '较', '增', '位', '分']);
    plain
        && match word {
            "率" | "额" | "量" | "值" | "费" => true,
            "比" => before == "占",
            "组织" => matches!(
                before,
                "国际" | "社会" | "党" | "地区" | "基层" | "金融" | "民间" | "恐怖" | "犯罪" | "团"
            ),
            "数" | "度" | "会" => closes,
            _ => false,
        }
}

/// The class of a word by its part of speech (PKU tags) and the word table.
fn class(word: &str, tag: &str, roles: Roles) -> Class {
    match word {
        "的" => return Class::De,
        "和" | "与" | "及" | "以及" | "暨" | "或" => return Class::And,
        "、" => return Class::Pause,
        "等" | "等等" => return Class::Etc,
        _ => {}
    }
    if word.chars().all(|c| !c.is_alphanumeric()) {
        return Class::Comma;
    }
    if roles.any(Roles::ADVERB) {
        return Class::Other;
    }
    if roles.any(Roles::UP | Roles::DOWN) && !roles.any(Roles::RELATIONAL) {
        return Class::Verb;
    }
    if roles.any(Roles::RELATIONAL | Roles::LEVEL | Roles::NOUN | Roles::PERSON) {
        return Class::Noun;
    }
    if roles.any(Roles::PREDICATE) && !roles.any(Roles::NOMINAL) {
        return Class::Verb;
    }
    match tag.as_bytes().first() {
        _ if matches!(tag, "vn" | "an" | "zg") || (tag.starts_with('a') && roles.any(Roles::NOMINAL)) => {
            Class::Noun
        }
        Some(b'n' | b's' | b'j' | b'e' | b'x' | b'g' | b'k' | b'q' | b'l' | b'i' | b'h') => Class::Noun,
        Some(b'v') => Class::Verb,
        Some(b'a' | b'b' | b'm' | b'z') => Class::Modifier,
        Some(b't') if roles.any(Roles::PERSON) => Class::Noun,
        Some(b't') if is_time(word) => Class::Time,
        Some(b't') => Class::Noun,
        Some(b'f') if matches!(word, "以上" | "内外" | "以下" | "中" | "东部" | "西部") => {
            Class::Modifier
        }
        _ => Class::Other,
    }
}

/// Whether a quantity can state anything where it stands.
fn is_stated(line: &Line<'_>, quantity: &Quantity, at: usize) -> bool {
    if quantity.kind == UnitKind::Rank {
        return true;
    }
    // 抓好9个方面, 两个千亿元台阶: numbered rather than counted.
    let noun = (at + 1..at + 4).find(|&k| line.items.get(k).is_some_and(Item::is_nominal));
    if quantity.given
        || quantity.kind == UnitKind::Classifier && noun.is_some_and(|k| line.is(k, Roles::ABSTRACT))
    {
        return false;
    }
    let before = at.checked_sub(1).map_or(Class::Comma, |k| line.class(k));
    let verb =
        before == Class::Verb || at > 0 && (line.is(at - 1, Roles::CONNECTOR) || line.word(at - 1) == "了");
    let closing = line.is_end(at + 1) && before == Class::Noun;
    let chained = at > 0 && line.quantity(at - 1).is_some();
    !quantity.small || verb || closing || chained
}

/// Whether a quantity only says which things are meant: 65岁以上老年人, 220千伏及以上线路.
pub(super) fn is_attribute(line: &Line<'_>, at: usize) -> bool {
    line.quantity(at).is_some_and(|q| {
        let limit = line.slice(q.span).is_some_and(|text| text.ends_with("以上") || text.ends_with("以下"));
        let noun = line.items.get(at + 1).is_some_and(|i| i.is_nominal() || i.class == Class::Modifier);
        limit && noun && matches!(q.kind, UnitKind::Measure | UnitKind::Currency | UnitKind::Time)
    })
}

/// Whether a quantity is a length of time that says when, not what (5年增长…): it is passed over like a date.
pub(super) fn is_period(line: &Line<'_>, at: usize) -> bool {
    line.quantity(at).is_some_and(|q| {
        q.kind == UnitKind::Time && !line.is_end(at + 1) && line.class(at + 1) != Class::Pause
    })
}
