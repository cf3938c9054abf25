//! One sentence as a row of items: words, names, quoted names, brackets, dates and quantities.

use jiff::civil::Date;

use super::enclosure::{Enclosure, Mark, enclosures};
use super::quantity::{Quantity, quantities};
use super::rank::ranks;
use super::token::{class, is_suffix, straddles};
use super::units::UnitKind;
use super::words::{Roles, roles};
use crate::link::Context;
use crate::link::period::{times, today};
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
    /// The day of the article.
    pub today: Option<Date>,
    /// Its items, in order, without gaps but for blanks.
    pub items: Vec<Item>,
    /// Its quantities, in order.
    pub quantities: Vec<Quantity>,
    /// The item of each quantity.
    pub places: Vec<usize>,
}

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
        let times = times(text);
        atoms.extend(times.iter().map(|t| (*t, Class::Time)));
        let blocked = merged(atoms.iter().map(|a| a.0).collect());
        quantities.sort_by_key(|q| (q.span.begin, q.span.end));
        retain_free(&mut quantities, &blocked);
        if quantities.is_empty() {
            return None;
        }
        atoms.extend(brackets(&enclosed, &quantities));
        atoms.extend(quantities.iter().enumerate().map(|(index, q)| (q.span, Class::Quantity(index))));
        let today = today(context.article);
        let mut line = Self { context, span, text, today, items: Vec::new(), quantities, places: Vec::new() };
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
    // 东、西两个校区, “甲”“乙”“丙”三个单元: those that were just listed.
    let nominal = |k: usize| line.items.get(k).is_some_and(Item::is_nominal);
    let listed = at > 1
        && nominal(at - 1)
        && (line.class(at - 2) == Class::Pause
            || line.class(at - 1) == Class::Quoted && line.class(at - 2) == Class::Quoted)
        && nominal(at + 1)
        && matches!(quantity.unit, "个" | "枚" | "家" | "所" | "座" | "项" | "块" | "部");
    !quantity.small || verb || closing || chained || listed
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
        let when = q.kind == UnitKind::Time && !line.is_end(at + 1) && line.class(at + 1) != Class::Pause;
        when && !departs(line, at)
            && !at.checked_sub(1).is_some_and(|k| matches!(line.word(k), "为期" | "历时"))
    })
}

/// 住院日由11.6天缩短至8.3天: a time that something else became.
fn departs(line: &Line<'_>, at: usize) -> bool {
    let from = at.checked_sub(1).is_some_and(|k| matches!(line.word(k), "由" | "从"));
    let arrives = |k: usize| line.word(k).ends_with(['至', '到', '为']);
    let next = (at + 1..at + 4).find(|&k| line.quantity(k).is_some());
    from && next.is_some_and(|n| (at + 1..n).any(arrives))
}
