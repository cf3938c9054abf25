//! [`Clusters`]: which characters, bigrams and words are used alike, and what kind of character each is.

use rustc_hash::FxHashMap;

use super::pattern::hash;

/// The two clusters of a string: one of few and one of many. 0 where the string is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// One of at most 255.
    pub coarse: u8,
    /// One of at most 65,535.
    pub fine: u16,
}

/// What is clustered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One character.
    Char,
    /// Two characters in a row.
    Bigram,
    /// A word.
    Word,
}

/// Characters that persons and transliterations are spelled with, and the clusters of strings by [`key`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClusterData {
    /// Characters that are surnames.
    pub surnames: String,
    /// Characters of transliterated names.
    pub foreign: String,
    /// Clusters, by ascending key.
    pub clusters: Vec<(u32, Cluster)>,
}

/// Under what a string is filed.
pub fn key(unit: Unit, chars: impl IntoIterator<Item = char>) -> u32 {
    hash(200 + unit as u64, chars.into_iter().map(u64::from))
}

/// What is known of one character.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letter {
    /// Its kind: what stands for it where the character itself is not asked.
    pub class: u8,
    /// Its clusters.
    pub cluster: Cluster,
}

/// The clusters, to be looked up quickly.
#[derive(Debug)]
pub struct Clusters {
    /// Those of the basic plane, by code point.
    letters: Vec<Letter>,
    strings: FxHashMap<u32, Cluster>,
}

impl Clusters {
    /// Prepares `data`.
    pub fn new(data: &ClusterData) -> Self {
        let strings: FxHashMap<u32, Cluster> = data.clusters.iter().copied().collect();
        let mut letters: Vec<Letter> = (0..0x1_0000u32)
            .map(|code| {
                let Some(c) = char::from_u32(code) else { return Letter::default() };
                let cluster = strings.get(&key(Unit::Char, [c])).copied().unwrap_or_default();
                Letter { class: class(c), cluster }
            })
            .collect();
        for (chars, bit) in [(&data.surnames, 1), (&data.foreign, 2)] {
            for c in chars.chars() {
                if let Some(letter) = letters.get_mut(c as usize).filter(|letter| letter.class < 4) {
                    letter.class |= bit;
                }
            }
        }
        Self { letters, strings }
    }

    /// What is known of `c`.
    pub fn letter(&self, c: char) -> Letter {
        self.letters.get(c as usize).copied().unwrap_or(Letter { class: class(c), ..Letter::default() })
    }

    /// The clusters of the string filed under `key`.
    pub fn get(&self, key: u32) -> Cluster {
        self.strings.get(&key).copied().unwrap_or_default()
    }
}

/// 0 to 3 are ordinary characters: bit 0 a surname, bit 1 used in transliteration. The marks that say most about
/// names stand for themselves.
fn class(c: char) -> u8 {
    const ALONE: &str = "“”《》（）、，。；：·—‘’！？【】-/%";
    if let Some(index) = ALONE.chars().position(|mark| mark == c) {
        return 16 + index as u8;
    }
    match c {
        '0' => 4,
        'a'..='z' => 5,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '亿'
        | '两' | '零' | '〇' => 6,
        '年' | '月' | '日' | '时' | '分' => 7,
        '东' | '西' | '南' | '北' | '中' => 8,
        '第' => 9,
        c if c.is_whitespace() => 10,
        c if c.is_alphabetic() => 0,
        _ => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_found() {
        let cluster = Cluster { coarse: 3, fine: 700 };
        let data = ClusterData {
            surnames: "陆".to_owned(),
            foreign: "陆斯".to_owned(),
            clusters: vec![(key(Unit::Char, ['陆']), cluster)],
        };
        let clusters = Clusters::new(&data);
        assert_eq!((clusters.letter('陆').class, clusters.letter('陆').cluster), (3, cluster));
        assert_eq!((clusters.letter('斯').class, clusters.letter('𠮷').class), (2, 0));
        assert_ne!(clusters.letter('“').class, clusters.letter('”').class);
        assert_eq!(clusters.get(key(Unit::Word, ['陆'])), Cluster::default());
    }
}
