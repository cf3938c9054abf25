//! The role that a title is: 原党组书记 → 党组书记, 心内科医生 → 医生.

use crate::lexicon::Words;
use crate::link::relation::head;

/// Words before a title that change nothing about the role.
const PREFIXES: &[&str] =
    &["原", "前", "时任", "现任", "首任", "首位", "第一任", "代理", "代", "历任", "曾任", "兼"];

/// The role of `title`: as the table of titles has it, else the longest ending that the table knows, else the title
/// without 原 and the like.
pub(super) fn role(title: &str, words: &Words) -> String {
    let mut bare = title;
    while words.role(bare).is_none() {
        let Some(rest) = PREFIXES.iter().find_map(|p| bare.strip_prefix(p)).filter(|r| !r.is_empty()) else {
            break;
        };
        bare = rest;
    }
    let listed = suffixes(bare).find(|rest| words.role(rest).is_some() && !is_deputy(bare, rest));
    // The words that titles end in know more than the table: 专职副会长.
    let head = head(bare).map(|head| if is_deputy(bare, head) { deputy(bare, head) } else { head });
    match (listed, head) {
        (Some(listed), head) if head.is_none_or(|head| head.len() <= listed.len()) => {
            words.role(listed).unwrap_or(listed).to_owned()
        }
        (_, Some(head)) => head.to_owned(),
        _ => bare.to_owned(),
    }
}

/// What makes another role of the one behind it: a 副会长 or 名誉会长 is no 会长.
const OTHERS: &[&str] = &["副", "名誉", "荣誉"];

/// Whether one of them stands before the end `rest` of `title`.
fn is_deputy(title: &str, rest: &str) -> bool {
    title.strip_suffix(rest).is_some_and(|before| OTHERS.iter().any(|word| before.ends_with(word)))
}

/// `rest` with the word before it that makes another role of it.
fn deputy<'a>(title: &'a str, rest: &'a str) -> &'a str {
    let longer = |longer: &&str| OTHERS.iter().any(|word| longer.strip_prefix(word) == Some(rest));
    suffixes(title).find(longer).unwrap_or(rest)
}

/// The endings of `text`, longest first.
fn suffixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().filter_map(|(at, _)| text.get(at..))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn titles_have_roles() {
        let lexicon = Lexicon::builtin();
        let cases = [
            ("党组书记", "党组书记"),
            ("原局长", "局长"),
            ("心内科医生", "医生"),
            ("首任会长", "会长"),
            ("常务副会长", "常务副会长"),
            ("专职副会长", "副会长"),
            ("候任会长", "会长"),
            ("终身名誉会长", "名誉会长"),
            ("见习掌灯使", "见习掌灯使"),
        ];
        for (title, wanted) in cases {
            assert_eq!(role(title, &lexicon.words), wanted, "{title}");
        }
    }
}
