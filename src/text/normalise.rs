//! Normalisation of one line of text, done once by the readers; offsets count from its result.

use unicode_normalization::UnicodeNormalization;

/// One line in the form that every later stage sees: Unicode NFC, full-width letters, digits, `％`, `＋` and `．`
/// as ASCII, every run of blanks as one space, no control, zero-width or formatting characters, trimmed. Chinese
/// punctuation stays as the newspaper wrote it. Normalising twice changes nothing.
///
/// ```
/// assert_eq!(tupu::text::normalise("　２０２２年\u{200b}　ＡＩ　大赛（第１届）"), "2022年 AI 大赛（第1届）");
/// ```
pub fn normalise(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut blank = false;
    // Folding and dropping come before composition: what they bring together may compose.
    let folded = line.chars().filter(|&c| c.is_whitespace() || !is_invisible(c)).map(|c| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＋' | '．' => fold_char(c),
        _ if c.is_whitespace() => ' ',
        _ => c,
    });
    for c in folded.nfc() {
        if c == ' ' {
            blank = true;
        } else {
            if blank && !out.is_empty() {
                out.push(' ');
            }
            blank = false;
            out.push(c);
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

/// Control, zero-width and direction characters, variation selectors, tags and noncharacters: they would part names
/// that are one (常\u{200b}州), deceive the eye, or may not stand in XML.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}'
                | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}'
        )
        || (c as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_not_parted() {
        assert_eq!(normalise("常\u{200b}州\u{feff}市\u{202e}科协\u{2066}\u{ffff}\u{7}"), "常州市科协");
        assert_eq!(normalise("e\u{200b}\u{301}ｅ\u{301}"), "éé");
        assert_eq!(normalise("　甲\n\t　乙\u{2028}"), "甲 乙");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in "[\\PC\\s\\p{Cc}０-９ａ-ｚ\u{300}-\u{30f}\u{200b}-\u{200f}가-힣ᄀ-ᇿ]{0,60}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once.clone());
            prop_assert!(!once.contains(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']), "{:?}", once);
            prop_assert!(once.trim() == once && !once.contains("  "), "{:?}", once);
        }
    }
}
