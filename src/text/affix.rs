//! Beginnings and ends of a text, cut at characters, without copying.

/// The beginnings of `text` of at most `most` characters, the longest first; the empty one is none.
///
/// ```
/// let heads: Vec<&str> = tupu::text::prefixes("常州市科协", 3).collect();
/// assert_eq!(heads, ["常州市", "常州", "常"]);
/// ```
pub fn prefixes(text: &str, most: usize) -> impl Iterator<Item = &str> {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    std::iter::successors(text.get(..end), |head| {
        let mut chars = head.chars();
        chars.next_back()?;
        Some(chars.as_str())
    })
    .filter(|head| !head.is_empty())
}

/// The last `most` characters of `text`, or all of it.
///
/// ```
/// assert_eq!(tupu::text::last_chars("常州市科协", 2), "科协");
/// ```
pub fn last_chars(text: &str, most: usize) -> &str {
    let begin = most
        .checked_sub(1)
        .map_or(text.len(), |last| text.char_indices().rev().nth(last).map_or(0, |(at, _)| at));
    text.get(begin..).unwrap_or_default()
}
