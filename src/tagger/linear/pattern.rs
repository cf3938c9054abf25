//! [`Describer`]: the patterns of a sentence.
//!
//! A pattern is found once and speaks of several characters: the bigram 大学 of the two it stands on and of those
//! around it. Which it speaks of says its [`Spread`]; one of these characters, or ranges of characters, is a slot.

use std::ops::Range;

use super::cluster::Clusters;
use super::words::Word;
use crate::tagger::Input;

/// Which characters a pattern speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Seven characters, the fourth is where it stands.
    Seven,
    /// Six, the third.
    Six,
    /// Five, the second.
    Five,
    /// Three, the second.
    Three,
    /// A word: its begin, middle, end, or the one character; then the end of the word before and the begin of the
    /// next, then their other characters.
    Word,
    /// A quotation: the opening mark, first, middle, last character, closing mark, the character after.
    Quote,
}

impl Spread {
    /// How many characters before its own the first slot is; `None` where slots are ranges of characters.
    pub(super) fn before(self) -> Option<usize> {
        match self {
            Self::Seven => Some(3),
            Self::Six => Some(2),
            Self::Five | Self::Three => Some(1),
            Self::Word | Self::Quote => None,
        }
    }

    /// How many slots it has, 8 at most.
    pub fn slots(self) -> usize {
        match self {
            Self::Seven => 7,
            Self::Six | Self::Quote => 6,
            Self::Five => 5,
            Self::Three => 3,
            Self::Word => 8,
        }
    }
}

/// One pattern at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What it is, hashed.
    pub key: u32,
    /// Which characters it speaks of.
    pub spread: Spread,
    /// Where it stands: a character, or the index of a word or quotation.
    pub at: u32,
    /// How many characters or words in a row it names; 0 where it only says what they are like.
    pub names: u8,
}

/// Finds patterns; keeps its buffers from one sentence to the next.
#[derive(Debug, Default)]
pub struct Describer {
    /// The patterns of the sentence described last.
    pub patterns: Vec<Pattern>,
    pub(super) words: Vec<Word>,
    pub(super) quotes: Vec<Range<u32>>,
    len: usize,
}

/// The hash of what a template says.
pub(super) fn hash(template: u64, parts: impl IntoIterator<Item = u64>) -> u32 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = parts
        .into_iter()
        .fold(template.wrapping_mul(K), |h, part| (h.rotate_left(23) ^ part).wrapping_mul(K));
    // 0 means nothing in the tables.
    (((mixed ^ mixed >> 29).wrapping_mul(K) >> 32) as u32).max(1)
}

impl Describer {
    /// Finds the patterns of `input`.
    pub fn describe(&mut self, input: &Input, clusters: &Clusters) {
        self.patterns.clear();
        self.len = input.len();
        self.read_words(input, clusters);
        self.read_quotes(input);
        self.char_patterns(input, clusters);
        self.word_patterns();
        self.quote_patterns(input);
    }

    /// The characters of each word.
    pub fn words(&self) -> impl Iterator<Item = Range<usize>> {
        self.words.iter().map(|word| word.begin as usize..word.end as usize)
    }

    /// How many characters the sentence has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The characters that `slot` of `pattern` speaks of; may be none.
    #[inline]
    pub fn positions(&self, pattern: &Pattern, slot: usize) -> Range<usize> {
        let Some(before) = pattern.spread.before() else {
            let at = pattern.at as usize;
            let quote = pattern.spread == Spread::Quote;
            return if quote { self.quote_positions(at, slot) } else { self.word_positions(at, slot) };
        };
        let position = (pattern.at as usize + slot).wrapping_sub(before);
        if position < self.len { position..position + 1 } else { 0..0 }
    }

    fn word_positions(&self, at: usize, slot: usize) -> Range<usize> {
        let range =
            |index: usize| self.words.get(index).map_or(0..0, |word| word.begin as usize..word.end as usize);
        let word = range(at);
        match (slot, word.len()) {
            (0, 2..) => word.start..word.start + 1,
            (1, 3..) => word.start + 1..word.end - 1,
            (2, 2..) => word.end - 1..word.end,
            (3, 1) => word,
            (4 | 6, _) => {
                let before = range(at.wrapping_sub(1));
                let cut = before.end.saturating_sub(1).max(before.start);
                if slot == 4 { cut..before.end } else { before.start..cut }
            }
            (5 | 7, _) => {
                let after = range(at + 1);
                let cut = (after.start + 1).min(after.end);
                if slot == 5 { after.start..cut } else { cut..after.end }
            }
            _ => 0..0,
        }
    }

    fn quote_positions(&self, at: usize, slot: usize) -> Range<usize> {
        let (begin, end) = (self.quotes[at].start as usize, self.quotes[at].end as usize);
        match slot {
            0 => begin..begin + 1,
            1 => begin + 1..begin + 2,
            2 if end - begin > 4 => begin + 2..end - 2,
            3 if end - begin > 3 => end - 2..end - 1,
            4 => end - 1..end,
            5 if end < self.len => end..end + 1,
            _ => 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::cluster::ClusterData;
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::segment::Segmenter;

    fn describe(text: &str) -> Describer {
        let lexicon = Lexicon::builtin();
        let input = Input::new(text, &Segmenter::new(&lexicon), &lexicon);
        let mut describer = Describer::default();
        describer.describe(&input, &Clusters::new(&ClusterData::default()));
        describer
    }

    #[test]
    fn a_word_speaks_of_itself_and_its_neighbours() {
        let found = describe("我们热爱北京");
        let at = found.words.iter().position(|w| w.begin == 2 && w.end == 4).unwrap();
        let slots: Vec<_> = (0..8).map(|slot| found.word_positions(at, slot)).collect();
        assert_eq!(slots, [2..3, 0..0, 3..4, 0..0, 1..2, 4..5, 0..1, 5..6]);
    }

    #[test]
    fn slots_stay_within_the_sentence() {
        for text in ["", "，", "“好”", "《“》”", "在“科普周”活动中", "👍👍", "（一）"]
        {
            let found = describe(text);
            for pattern in &found.patterns {
                for slot in 0..pattern.spread.slots() {
                    assert!(found.positions(pattern, slot).end <= text.chars().count(), "{text} {pattern:?}");
                }
            }
        }
    }

    #[test]
    fn the_same_words_are_the_same_patterns() {
        let keys = |text: &str| describe(text).patterns.iter().map(|p| p.key).collect::<Vec<_>>();
        assert_eq!(keys("他去常州"), keys("他去常州"));
        assert_ne!(keys("他去常州"), keys("他去苏州"));
    }
}
