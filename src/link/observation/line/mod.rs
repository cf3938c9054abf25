//! One sentence as a row of items: words, names, quoted names, brackets, dates and quantities.

mod fill;
mod item;
mod spans;
mod stated;

pub use item::{Class, Item};
pub use stated::{is_attribute, is_period};

use jiff::civil::Date;

use crate::link::Context;
use crate::link::observation::enclosure::enclosures;
use crate::link::observation::quantity::{Quantity, quantities};
use crate::link::observation::rank::ranks;
use crate::link::observation::words::Roles;
use crate::link::period::{times, today};
use crate::segment::Segmenter;
use crate::text::Span;
use spans::{brackets, may_count, merged, retain_free};

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
