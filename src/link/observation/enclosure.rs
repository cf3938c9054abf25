//! Quotation marks, book-title marks and brackets of one sentence.

use super::line::Class;
use crate::text::Span;

/// What encloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// “科创沙龙”: a name, for it is short and holds no comma.
    Quote,
    /// 《…》.
    Title,
    /// (…).
    Bracket,
}

/// One enclosure with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Enclosure {
    /// With its marks.
    pub span: Span,
    /// What encloses.
    pub mark: Mark,
}

impl Enclosure {
    /// The item that it makes whatever it holds; a bracket makes one only without numbers.
    pub fn atom(&self) -> Option<Class> {
        match self.mark {
            Mark::Quote => Some(Class::Quoted),
            Mark::Title => Some(Class::Title),
            Mark::Bracket => None,
        }
    }
}

/// The longest quoted name, in bytes (20 characters and the marks).
const LONGEST_QUOTE: usize = 66;
/// The longest title or bracket, in bytes.
const LONGEST: usize = 900;

/// The enclosures that are closed and short enough to be one, inner ones before the outer.
pub(super) fn enclosures(text: &str) -> Vec<Enclosure> {
    let mut open: Vec<(usize, char, bool)> = Vec::new();
    let mut found: Vec<Enclosure> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match c {
            '“' | '‘' | '「' | '『' | '《' | '（' | '(' | '［' | '[' | '【' => {
                open.push((at, c, false));
            }
            '，' | '。' | '；' | '！' | '？' | '：' => open.iter_mut().for_each(|o| o.2 = true),
            _ => {
                let Some(mark) = closed(c) else { continue };
                let Some((begin, opening, clause)) = open.pop() else { continue };
                let span = Span::new(begin, end);
                let fits = match mark {
                    Mark::Quote => !clause && span.len() <= LONGEST_QUOTE,
                    _ => span.len() <= LONGEST,
                };
                if closed_by(opening, c) && fits {
                    found.push(Enclosure { span, mark });
                }
            }
        }
        // Marks that are never closed must not pile up.
        if open.len() > 8 {
            open.clear();
        }
    }
    found
}

fn closed(c: char) -> Option<Mark> {
    Some(match c {
        '”' | '’' | '」' | '』' => Mark::Quote,
        '》' => Mark::Title,
        '）' | ')' | '］' | ']' | '】' => Mark::Bracket,
        _ => return None,
    })
}

fn closed_by(opening: char, closing: char) -> bool {
    match opening {
        '“' => closing == '”',
        '‘' => closing == '’',
        '「' => closing == '」',
        '『' => closing == '』',
        '《' => closing == '》',
        _ => closed(closing) == Some(Mark::Bracket),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_enclosed_and_speech_is_not() {
        let text = "办“三个一”活动(含《百问》)，他说：“来了5人，走了3人。”";
        let found: Vec<_> =
            enclosures(text).iter().filter_map(|e| text.get(e.span.begin..e.span.end)).collect();
        assert_eq!(found, ["“三个一”", "《百问》", "(含《百问》)"]);
    }
}
