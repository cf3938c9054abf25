//! What counts as the same characters.

use crate::text::fold_char;

/// Full-width forms and blanks as their ordinary ones, one to one, so that offsets stay true: ８０％ → 80%.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// A blank of any kind; the separators of ASCII count too.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// `text` without its blanks.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(|&c| !is_blank(c)).collect()
}

/// Whether two names are one but for marks, blanks and what every reader supplies: 中国共产党常州市委员会 is
/// 中共常州市委员会.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    bare(a) == bare(b)
}

fn bare(name: &str) -> String {
    let marked = |c: char| matches!(c, '“' | '”' | '"' | '《' | '》' | '‘' | '’') || is_blank(c);
    let name: String = fold(name).chars().filter(|&c| !marked(c)).collect();
    name.replace("中国共产党", "中共").replace("中华人民共和国", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_number_of_characters() {
        assert_eq!(fold("（８０％）　好～"), "(80%) 好~");
    }

    #[test]
    fn names_are_compared_without_marks() {
        assert!(same_name("“良春杯”大赛", "良春杯 大赛"));
        assert!(same_name("中国共产党常州市委员会", "中共常州市委员会"));
        assert!(same_name("中华人民共和国教育部", "教育部"));
        assert!(!same_name("常州市", "常州"));
    }
}
