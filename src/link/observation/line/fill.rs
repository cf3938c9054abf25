//! A sentence → its items: what the names and quantities leave is cut into words.

use super::stated::is_stated;
use super::{Class, Item, Line};
use crate::link::observation::token::{class, is_suffix, straddles};
use crate::link::observation::words::roles;
use crate::segment::Segmenter;
use crate::text::Span;

impl Line<'_> {
    pub(super) fn fill(&mut self, mut atoms: Vec<(Span, Class)>, segmenter: &Segmenter) {
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
}
