//! Normalisation of one line of text, done once by the readers; offsets count from its result.

use unicode_normalization::UnicodeNormalization;

/// One line in the form that every later stage sees: Unicode NFC, full-width letters, digits, `％` and
/// `．` between digits as ASCII, every run of blanks as one space, no control or zero-width characters,
/// trimmed. Chinese punctuation stays as the newspaper wrote it.
///
/// ```
/// assert_eq!(tupu::text::normalise("　２０２２年\u{200b}　ＡＩ　大赛（第１届）"), "2022年 AI 大赛（第1届）");
/// ```
pub fn normalise(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut blank = false;
    for c in line.nfc() {
        if c.is_whitespace() {
            blank = true;
        } else if !is_invisible(c) {
            if blank && !out.is_empty() {
                out.push(' ');
            }
            blank = false;
            out.push(match c {
                '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＋' | '．' => fold_char(c),
                _ => c,
            });
        }
    }
    out
}

/// A full-width form (U+FF01–U+FF5E) as ASCII, any other character as it is.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{fffc}')
}
