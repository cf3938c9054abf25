//! What the table `data/lexicon/observation_words.tsv` says of a word.

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// A set of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Roles(u32);

impl Roles {
    /// Stands between a noun and its number without adding to either (达, 共, 累计).
    pub const CONNECTOR: Roles = Roles(1);
    /// Says that a number is a rise (增长).
    pub const UP: Roles = Roles(1 << 1);
    /// Says that a number is a fall (下降).
    pub const DOWN: Roles = Roles(1 << 2);
    /// Begins what is compared with (比, 较, 同比, 高于).
    pub const COMPARE: Roles = Roles(1 << 3);
    /// After a rise or fall: the number is where it arrives (提高到).
    pub const ARRIVE: Roles = Roles(1 << 4);
    /// Says that an ordinal is a rank (位列全省第四).
    pub const RANK: Roles = Roles(1 << 5);
    /// Among whom or where; says nothing of what is counted (全市, 各类).
    pub const SCOPE: Roles = Roles(1 << 6);
    /// Needs another noun to mean something (占比, 总数).
    pub const RELATIONAL: Roles = Roles(1 << 7);
    /// Holds others: 37个国家的嘉宾 counts 国家, 37名国家的… would not.
    pub const CONTAINER: Roles = Roles(1 << 8);
    /// A person or people.
    pub const PERSON: Roles = Roles(1 << 9);
    /// A verb that says what the counted do; it ends their name (24名专家参加).
    pub const PREDICATE: Roles = Roles(1 << 10);
    /// A verb that may stand inside a noun phrase (创业培训).
    pub const NOMINAL: Roles = Roles(1 << 11);
    /// A verb whose object is counted; it is no part of the measure's name (举办活动5场).
    pub const GOVERN: Roles = Roles(1 << 12);
    /// A rank of places that stands for a whole name when the noun is left out (省级4个).
    pub const LEVEL: Roles = Roles(1 << 13);
    /// A verb that names the sum after it (投资12亿元).
    pub const MONEY: Roles = Roles(1 << 14);
    /// 总数, 数量.
    pub const COUNT: Roles = Roles(1 << 15);
    /// An adverb, whatever the segmenter takes it for.
    pub const ADVERB: Roles = Roles(1 << 18);
    /// A noun, whatever the segmenter takes it for.
    pub const NOUN: Roles = Roles(1 << 17);
    /// What is numbered rather than counted (抓好9个方面).
    pub const ABSTRACT: Roles = Roles(1 << 16);

    /// Whether any role of `other` is among these.
    pub fn any(self, other: Roles) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Roles {
    type Output = Roles;

    fn bitor(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }
}

static WORDS: LazyLock<HashMap<&'static str, Roles>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Roles> = HashMap::new();
    for line in include_str!("../../../data/lexicon/observation_words.tsv").lines() {
        let Some((role, list)) = line.split_once('\t').filter(|_| !line.starts_with('#')) else { continue };
        let role = named(role);
        for word in list.split_whitespace() {
            let roles = words.entry(word).or_default();
            *roles = *roles | role;
        }
    }
    words
});

/// The longest person word that may end a name, in characters (委员).
const LONGEST_TAIL: usize = 2;

fn named(role: &str) -> Roles {
    match role {
        "connector" => Roles::CONNECTOR,
        "change-up" => Roles::UP,
        "change-down" => Roles::DOWN,
        "compare" => Roles::COMPARE,
        "arrive" => Roles::ARRIVE,
        "rank-verb" => Roles::RANK,
        "scope" => Roles::SCOPE,
        "relational" => Roles::RELATIONAL,
        "container" => Roles::CONTAINER,
        "person" => Roles::PERSON,
        "predicate" => Roles::PREDICATE,
        "nominal" => Roles::NOMINAL,
        "noun" => Roles::NOUN,
        "adverb" => Roles::ADVERB,
        "govern" => Roles::GOVERN,
        "level" => Roles::LEVEL,
        "money-verb" => Roles::MONEY,
        "count-noun" => Roles::COUNT,
        "abstract" => Roles::ABSTRACT,
        _ => Roles::default(),
    }
}

/// The roles of `word`, itself; a word that ends in a person's or a container's word is one too (科技工作者).
pub(super) fn roles(word: &str) -> Roles {
    let own = WORDS.get(word).copied().unwrap_or_default();
    let begin = word.char_indices().rev().take(LONGEST_TAIL).map(|c| c.0);
    let tail = begin.filter_map(|at| word.get(at..)).filter_map(|tail| WORDS.get(tail));
    tail.fold(own, |sum, r| Roles(sum.0 | (r.0 & (Roles::PERSON.0 | Roles::CONTAINER.0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_of_the_table_is_known() {
        for line in include_str!("../../../data/lexicon/observation_words.tsv").lines() {
            if let Some((role, _)) = line.split_once('\t').filter(|_| !line.starts_with('#')) {
                assert_ne!(named(role), Roles::default(), "{role}");
            }
        }
        assert!(roles("达到").any(Roles::CONNECTOR) && roles("志愿者").any(Roles::PERSON));
        assert!(!roles("钢铁").any(Roles::PERSON));
    }
}
