//! [`Span`]: the only position type, and [`Text`]: the one text it points into.

use std::ops::Range;

/// Half-open byte range into one article's normalised text, always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub begin: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `begin` to `end`, both in bytes.
    ///
    /// # Panics
    /// Where `begin > end`: an invariant of every stage, not a property of input.
    pub fn new(begin: usize, end: usize) -> Self {
        assert!(begin <= end, "a span begins before it ends: {begin}..{end}");
        Self { begin, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.begin
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.begin == self.end
    }

    /// Whether `other` lies wholly inside (equal counts).
    pub fn contains(self, other: Span) -> bool {
        self.begin <= other.begin && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.begin < other.end && other.begin < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.begin.min(other.begin), self.end.max(other.end))
    }

    /// The same span, `offset` bytes further on.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Span {
        Span::new(self.begin + offset, self.end + offset)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// A text with its byte ↔ code point map, computed once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text {
    content: String,
    /// Byte offset of each code point, and of the end.
    offsets: Vec<u32>,
}

impl Text {
    /// Indexes `content`.
    ///
    /// # Panics
    /// Where `content` has 4 GiB or more; readers refuse such input first.
    pub fn new(content: String) -> Self {
        let limit = u32::try_from(content.len()).expect("readers refuse texts of 4 GiB");
        let mut offsets: Vec<u32> = content.char_indices().map(|(at, _)| at as u32).collect();
        offsets.push(limit);
        Self { content, offsets }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Length in code points.
    pub fn len_char(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(0, self.content.len())
    }

    /// The characters of `span`.
    ///
    /// # Panics
    /// Where `span` is not one of this text's.
    #[expect(clippy::string_slice, reason = "the one place where a span becomes a string")]
    pub fn slice(&self, span: Span) -> &str {
        &self.content[span.begin..span.end]
    }

    /// What stands before `at` (in bytes), back to `from`.
    pub fn before(&self, from: usize, at: usize) -> &str {
        self.slice(Span::new(from, at))
    }

    /// The code points that `span` covers.
    pub fn char_range(&self, span: Span) -> Range<usize> {
        self.char_index(span.begin)..self.char_index(span.end)
    }

    /// The span of a range of code points, or `None` where it leaves the text.
    pub fn span_of_chars(&self, range: Range<usize>) -> Option<Span> {
        let begin = *self.offsets.get(range.start)?;
        let end = *self.offsets.get(range.end)?;
        (begin <= end).then(|| Span::new(begin as usize, end as usize))
    }

    fn char_index(&self, byte: usize) -> usize {
        self.offsets.binary_search(&(byte as u32)).expect("a span lies on character boundaries")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_bytes_and_ranges_are_code_points() {
        let text = Text::new("常州市科协".to_owned());
        let span = text.span_of_chars(3..5).unwrap();
        assert_eq!(span, Span::new(9, 15));
        assert_eq!(text.slice(span), "科协");
        assert_eq!(text.char_range(span), 3..5);
        assert_eq!(text.span_of_chars(4..6), None);
    }
}
