//! Plain text: the first line is the title if it looks like one, every line a paragraph.

use super::draft::{Draft, RawLine, split_lines};
use crate::text::normalise;

/// Reads plain text.
pub(super) fn read_plain(text: &str) -> Draft {
    let mut lines: Vec<String> =
        split_lines(text).filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let title =
        (lines.len() > 1 && lines.first().is_some_and(|line| is_title(line))).then(|| lines.remove(0));
    Draft { title, lines: lines.into_iter().map(RawLine::from).collect(), ..Draft::default() }
}

/// At most 40 characters and no sentence.
fn is_title(line: &str) -> bool {
    let line = normalise(line);
    (1..=40).contains(&line.chars().count()) && !line.contains('。') && !line.ends_with(['；', '，', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_first_line_is_the_title() {
        let draft = read_plain("　　新馆开放\r\n\r\n　　图书馆开门。\n市民叫好。");
        assert_eq!(draft.title.as_deref(), Some("　　新馆开放"));
        assert_eq!(
            draft.lines,
            ["　　图书馆开门。", "市民叫好。"].map(|line| RawLine::from(line.to_owned()))
        );
    }

    #[test]
    fn a_sentence_is_no_title() {
        assert_eq!(read_plain("图书馆开门。\n市民叫好。").title, None);
        assert_eq!(read_plain("只有一行").title, None);
    }
}
