//! The text between two places, as written or without what stands between any two words.

use super::View;
use crate::ontology::EntityType;
use crate::text::Span;

/// The longest gap that is ever read, in bytes.
const MAX_GAP: usize = 240;

impl<'a> View<'a> {
    /// The characters of a span, as written.
    pub fn raw(&self, from: usize, to: usize) -> &'a str {
        if from < to { self.context.article.slice(Span::new(from, to)) } else { "" }
    }

    /// The text between two places without names, brackets, quotation marks and blanks; what is longer than
    /// the rules look at is cut.
    pub fn plain(&self, from: usize, to: usize) -> String {
        let to = to.min(self.boundary(from.saturating_add(MAX_GAP), to));
        let mut out = String::new();
        let mut at = from;
        let mut next = self.context.mentions.partition_point(|m| m.mention.span.end <= from);
        while at < to {
            let mention = self.context.mentions.get(next).map(|m| m.mention.span).filter(|s| s.begin < to);
            let bracket = self.brackets.get(self.brackets.partition_point(|b| b.end <= at)).copied();
            let bracket = bracket.filter(|b| b.begin < to);
            let skip = match (mention, bracket) {
                (Some(m), Some(b)) => Some(if m.begin < b.begin { m } else { b }),
                (found, None) | (None, found) => found,
            };
            let stop = skip.map_or(to, |s| s.begin.max(at));
            let text = self.raw(at, stop);
            let text = if self.ends_person(next, at) { without_address(text) } else { text };
            out.extend(text.chars().filter(|c| !is_quote(*c)));
            at = skip.map_or(to, |s| s.end);
            while self.context.mentions.get(next).is_some_and(|m| m.mention.span.end <= at) {
                next += 1;
            }
        }
        out
    }

    /// Whether a person's name ends at `at`, `next` being the first mention that ends behind it.
    fn ends_person(&self, next: usize, at: usize) -> bool {
        let before = next.checked_sub(1).and_then(|last| self.context.mentions.get(last));
        before.is_some_and(|m| m.mention.span.end == at && m.mention.kind == EntityType::Person)
    }

    /// `at`, moved back to a character boundary, or `to` where that comes first.
    fn boundary(&self, at: usize, to: usize) -> usize {
        if at >= to {
            return to;
        }
        let text = self.context.article.text().as_str();
        (0..=at).rev().find(|b| text.is_char_boundary(*b)).unwrap_or(0)
    }
}

/// Quotation marks and blanks, which may stand between any two words.
pub fn is_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '‘'
            | '’'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '「'
            | '」'
            | '『'
            | '』'
            | '"'
            | ' '
            | '\u{b7}'
    )
}

/// 林某|同志|任校长: how a person is addressed says nothing of what they do.
fn without_address(text: &str) -> &str {
    ["同志", "先生", "女士"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}
