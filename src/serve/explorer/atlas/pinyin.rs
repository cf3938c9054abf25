//! Finding a name by what a person types: characters, pinyin, initials, or all of them mixed.
//!
//! 常州市科协 is found by `常州市科协`, `changzhoushikexie`, `czskx`, `changzhoukx` and `常州kexie`. Characters with
//! several readings have them all: 重庆 is `chongqing` and `zhongqing`.

use pinyin::{ToPinyin, ToPinyinMulti};

/// Longest search, in characters; the rest is not looked at.
const LONGEST: usize = 60;

/// How well a name fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Match {
    /// The name itself.
    Same,
    /// How it begins.
    Begins,
    /// The whole name in pinyin.
    Sounds,
    /// How it begins, in pinyin.
    BeginsLike,
    /// Something in it.
    Within,
    /// Something in it, in pinyin.
    WithinLike,
}

/// A search, prepared.
pub(in super::super) struct Search(Vec<char>);

/// What is looked for: lower case, without what separates syllables.
pub(in super::super) fn find(typed: &str) -> Search {
    let wanted = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '-' | '·'));
    Search(wanted.flat_map(char::to_lowercase).take(LONGEST).collect())
}

impl Search {
    pub(in super::super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How well `name` fits, if at all.
    pub(in super::super) fn of(&self, name: &str) -> Option<Match> {
        let name: Vec<char> = name.chars().filter(|c| *c != '·').flat_map(char::to_lowercase).collect();
        let mut best: Option<Match> = None;
        for start in 0..name.len() {
            let rest = &name[start..];
            let literal = rest.starts_with(&self.0);
            let found = if literal && start == 0 {
                Some(if rest.len() == self.0.len() { Match::Same } else { Match::Begins })
            } else if literal {
                Some(Match::Within)
            } else {
                self.sounds(rest).map(|whole| match (start, whole) {
                    (0, true) => Match::Sounds,
                    (0, false) => Match::BeginsLike,
                    _ => Match::WithinLike,
                })
            };
            best = match (best, found) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            // What begins the name is better than all that comes later.
            if best.is_some_and(|best| best <= Match::BeginsLike) {
                break;
            }
        }
        best
    }

    /// Whether the search is a reading of how `name` begins; `true` inside where it is one of all of it.
    fn sounds(&self, name: &[char]) -> Option<bool> {
        let wanted = &self.0;
        let end = 1_u64 << wanted.len();
        // Bit N: so many characters of the search are accounted for.
        let mut reached = 1_u64;
        for (at, &c) in name.iter().enumerate() {
            let mut next = 0;
            for offset in (0..wanted.len()).filter(|offset| reached & (1 << offset) != 0) {
                next |= self.after(c, offset);
            }
            if next & end != 0 {
                return Some(at + 1 == name.len());
            }
            if next == 0 {
                return None;
            }
            reached = next;
        }
        None
    }

    /// How far one gets from `offset` by the ways to type `c`: itself, a reading, its initial.
    fn after(&self, c: char, offset: usize) -> u64 {
        let rest = &self.0[offset..];
        let reached = |length: usize| 1_u64 << (offset + length);
        if rest.first() == Some(&c) {
            return reached(1);
        }
        if c.is_ascii() || !rest.first().is_some_and(char::is_ascii_lowercase) {
            return 0;
        }
        let mut found = 0;
        for reading in readings(c) {
            let same =
                reading.chars().zip(rest).take_while(|(a, b)| a == *b || (*a == 'ü' && **b == 'v')).count();
            let length = reading.chars().count();
            if same == length || (same > 0 && same == rest.len()) {
                found |= reached(same);
            }
            if same > 0 {
                found |= reached(1);
            }
            if same > 1 && reading.chars().nth(1) == Some('h') {
                found |= reached(2);
            }
        }
        found
    }
}

/// The readings of a character without tones.
fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let several = c.to_pinyin_multi();
    let others = several.into_iter().flat_map(|all| (0..all.count()).filter_map(move |at| all.get_opt(at)));
    let one = if several.is_none() { c.to_pinyin() } else { None };
    others.chain(one).map(pinyin::Pinyin::plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, name: &str) -> Option<Match> {
        find(typed).of(name)
    }

    #[test]
    fn a_name_is_found_by_characters_pinyin_and_initials() {
        let name = "常州市科协";
        assert_eq!(found("常州市科协", name), Some(Match::Same));
        assert_eq!(found("常州", name), Some(Match::Begins));
        for typed in ["changzhoushikexie", "czskx", "chang zhou shi ke xie", "changzhoushikx", "常州shi科xie"]
        {
            assert_eq!(found(typed, name), Some(Match::Sounds), "{typed}");
        }
        for typed in ["changz", "cz", "chzh", "changzhoushike"] {
            assert_eq!(found(typed, name), Some(Match::BeginsLike), "{typed}");
        }
        assert_eq!(found("科协", name), Some(Match::Within));
        assert_eq!(found("kexie", name), Some(Match::WithinLike));
        for typed in ["changzhoukexue", "zc", "常州科协", "x1"] {
            assert_eq!(found(typed, name), None, "{typed}");
        }
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        for typed in ["chongqing", "zhongqing", "cq"] {
            assert_eq!(found(typed, "重庆"), Some(Match::Sounds), "{typed}");
        }
        for typed in ["lvliang", "lüliang", "ll"] {
            assert_eq!(found(typed, "吕梁"), Some(Match::Sounds), "{typed}");
        }
    }

    #[test]
    fn other_scripts_and_long_searches_are_let_be() {
        assert_eq!(found("c919", "C919大型客机"), Some(Match::Begins));
        assert_eq!(found("jean", "让·杜邦"), None);
        assert_eq!(found(&"c".repeat(500), &"常".repeat(500)), Some(Match::BeginsLike));
    }
}
