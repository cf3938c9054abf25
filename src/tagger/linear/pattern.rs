//! [`Describer`]: the patterns of a sentence.
//!
//! A pattern is found once and speaks of several characters: the bigram 大学 of the two it stands on and of those
//! around it. Which it speaks of says its [`Spread`]; one of these characters, or ranges of characters, is a slot.

use std::ops::Range;

use super::cluster::{Clusters, Unit, key};
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

/// A word as it is compared.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    begin: u32,
    end: u32,
    hash: u64,
    tag: u64,
    coarse: u64,
    fine: u64,
    /// The lexicon's sources that mark its first or last character.
    sources: u64,
    /// The next ending of a name in the clause: how many words on (0 is this one), source, and what it ends with.
    ending: Option<(u64, u64, u64)>,
    /// How many words ago the last place ended, 1 to 5.
    place: u64,
}

/// Finds patterns; keeps its buffers from one sentence to the next.
#[derive(Debug, Default)]
pub struct Describer {
    /// The patterns of the sentence described last.
    pub patterns: Vec<Pattern>,
    words: Vec<Word>,
    quotes: Vec<Range<u32>>,
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
        let before = match pattern.spread {
            Spread::Seven => 3,
            Spread::Six => 2,
            Spread::Five | Spread::Three => 1,
            Spread::Word => return self.word_positions(pattern.at as usize, slot),
            Spread::Quote => return self.quote_positions(pattern.at as usize, slot),
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

    fn read_words(&mut self, input: &Input, clusters: &Clusters) {
        self.words.clear();
        let mut begin = 0;
        for at in 0..input.len() {
            let last = matches!(input.words[at].place, 2 | 3) || at + 1 == input.len();
            if last {
                let chars = &input.chars[begin..=at];
                let cluster = clusters.get(key(Unit::Word, chars.iter().copied()));
                let sources = sources(input.marks[begin].0) | sources(input.marks[at].0);
                self.words.push(Word {
                    begin: begin as u32,
                    end: at as u32 + 1,
                    hash: u64::from(hash(0, chars.iter().map(|&c| u64::from(c)))),
                    tag: u64::from(input.words[begin].tag),
                    coarse: u64::from(cluster.coarse),
                    fine: u64::from(cluster.fine),
                    sources,
                    ending: ending(input, begin, at + 1),
                    place: 0,
                });
                begin = at + 1;
            }
        }
        self.look_around(input);
    }

    /// Carries endings back and places on, within the clause.
    fn look_around(&mut self, input: &Input) {
        const FAR: u64 = 7;
        let parts = |word: &Word| {
            matches!(input.chars[word.begin as usize], '，' | '。' | '；' | '：' | '！' | '？' | ',')
        };
        let mut next = None;
        for word in self.words.iter_mut().rev() {
            next = match (word.ending, next) {
                (Some(ending), _) => Some(ending),
                (None, Some((distance, source, tail))) if distance < FAR && !parts(word) => {
                    Some((distance + 1, source, tail))
                }
                _ => None,
            };
            word.ending = next;
        }
        let mut place = 0;
        for word in &mut self.words {
            place = match place {
                _ if parts(word) => 0,
                1..=4 => place + 1,
                _ => 0,
            };
            word.place = place;
            let ends_place = input.marks[word.end as usize - 1].0 & 0b100 != 0;
            if ends_place {
                place = 1;
            }
        }
    }

    fn read_quotes(&mut self, input: &Input) {
        const LONGEST: u32 = 40;
        self.quotes.clear();
        let mut open: Option<(u32, char)> = None;
        for (at, &c) in input.chars.iter().enumerate() {
            match (c, open) {
                ('“' | '《' | '（' | '「', _) => open = Some((at as u32, c)),
                ('”' | '》' | '）' | '」', Some((begin, _))) => {
                    if at as u32 - begin > 1 && at as u32 - begin < LONGEST {
                        self.quotes.push(begin..at as u32 + 1);
                    }
                    open = None;
                }
                _ => {}
            }
        }
    }

    fn push(&mut self, spread: Spread, at: usize, template: u64, parts: &[u64]) {
        self.name(spread, at, 0, template, parts);
    }

    fn name(&mut self, spread: Spread, at: usize, names: u8, template: u64, parts: &[u64]) {
        let key = hash(template, parts.iter().copied());
        self.patterns.push(Pattern { key, spread, at: at as u32, names });
    }

    #[expect(clippy::many_single_char_names, reason = "five characters in a row are best called so")]
    fn char_patterns(&mut self, input: &Input, clusters: &Clusters) {
        let len = input.len();
        let letter = |at: usize| {
            input.chars.get(at).map_or((0, 0, 0, 0), |&c| {
                let letter = clusters.letter(c);
                let cluster = letter.cluster;
                (
                    u64::from(c),
                    u64::from(letter.class) + 1,
                    u64::from(cluster.coarse) + 1,
                    u64::from(cluster.fine) + 1,
                )
            })
        };
        let bigram = |at: usize| {
            input.chars.get(at..at + 2).map_or((0, 0), |chars| {
                let cluster = clusters.get(key(Unit::Bigram, chars.iter().copied()));
                (u64::from(cluster.coarse) + 1, u64::from(cluster.fine) + 1)
            })
        };
        let mut bigrams = [bigram(0), bigram(1), bigram(2)];
        let mut window = [letter(0), letter(1), letter(2), letter(3), letter(4)];
        for at in 0..len {
            let [a, b, c, d, e] = window;
            self.name(Spread::Seven, at, 1, 1, &[a.0]);
            self.name(Spread::Six, at, 2, 2, &[a.0, b.0]);
            self.name(Spread::Five, at, 3, 3, &[a.0, b.0, c.0]);
            self.name(Spread::Five, at, 3, 4, &[a.0, c.0]);
            self.name(Spread::Five, at, 4, 5, &[a.0, b.0, c.0, d.0]);
            self.push(Spread::Five, at, 6, &[a.1, b.1, c.1, d.1, e.1]);
            self.push(Spread::Five, at, 7, &[a.3, b.3]);
            self.push(Spread::Five, at, 8, &[a.2, b.2, c.2]);
            self.push(Spread::Five, at, 12, &[a.0, d.0]);
            self.push(Spread::Five, at, 9, &[bigrams[0].1]);
            self.push(Spread::Five, at, 13, &[bigrams[0].1, bigrams[2].1]);
            self.push(Spread::Five, at, 14, &[bigrams[0].0, bigrams[1].0, bigrams[2].0]);
            self.push(Spread::Five, at, 15, &[a.3, b.3, c.3]);
            self.push(Spread::Five, at, 16, &[a.0, b.3]);
            self.push(Spread::Five, at, 17, &[a.3, b.0]);
            let marks = u64::from(input.marks[at].0);
            let word = input.words[at];
            self.push(Spread::Three, at, 10, &[marks]);
            self.push(Spread::Three, at, 11, &[u64::from(word.place), u64::from(word.tag), a.0]);
            window = [b, c, d, e, letter(at + 5)];
            bigrams = [bigrams[1], bigrams[2], bigram(at + 3)];
        }
    }

    fn word_patterns(&mut self) {
        for at in 0..self.words.len() {
            let word = self.words[at];
            let get = |index: usize| self.words.get(index).copied().unwrap_or_default();
            let (before, next) = (get(at.wrapping_sub(1)), get(at + 1));
            let len = u64::from(word.end - word.begin).min(6);
            self.name(Spread::Word, at, 1, 20, &[word.hash]);
            self.push(Spread::Word, at, 21, &[word.tag, len]);
            self.push(Spread::Word, at, 22, &[word.tag, next.tag]);
            self.push(Spread::Word, at, 23, &[before.tag, word.tag, next.tag]);
            self.name(Spread::Word, at, 2, 24, &[word.hash, next.hash]);
            self.push(Spread::Word, at, 25, &[word.coarse]);
            self.push(Spread::Word, at, 26, &[word.fine]);
            self.push(Spread::Word, at, 27, &[word.coarse, next.coarse]);
            self.push(Spread::Word, at, 28, &[before.coarse, word.coarse, next.coarse]);
            self.push(Spread::Word, at, 34, &[word.fine, next.coarse]);
            self.push(Spread::Word, at, 36, &[word.fine, next.fine]);
            self.push(Spread::Word, at, 37, &[before.fine, word.coarse, next.fine]);
            self.push(Spread::Word, at, 38, &[word.fine, word.tag, len]);
            self.push(Spread::Word, at, 35, &[before.coarse, word.fine]);
            self.push(Spread::Word, at, 29, &[before.sources, word.sources, next.sources]);
            if let Some((distance, source, tail)) = word.ending {
                self.push(Spread::Word, at, 30, &[distance, source, word.tag]);
                self.push(Spread::Word, at, 31, &[distance, tail]);
                self.push(Spread::Word, at, 32, &[distance, source, word.place]);
            } else {
                self.push(Spread::Word, at, 33, &[word.place, word.tag]);
            }
        }
    }

    fn quote_patterns(&mut self, input: &Input) {
        for at in 0..self.quotes.len() {
            let (begin, end) = (self.quotes[at].start as usize, self.quotes[at].end as usize);
            let get = |index: usize| input.chars.get(index).map_or(0, |&c| u64::from(c));
            let (open, len) = (get(begin), (end - begin).min(20) as u64);
            self.push(Spread::Quote, at, 40, &[open, len]);
            self.push(Spread::Quote, at, 41, &[open, get(end), get(end + 1)]);
            self.push(Spread::Quote, at, 42, &[open, get(end)]);
            self.push(Spread::Quote, at, 43, &[open, get(begin.wrapping_sub(1))]);
            self.push(Spread::Quote, at, 44, &[open, get(end - 2), get(end - 3)]);
        }
    }
}

/// One bit for each source that begins, stands in or ends.
fn sources(marks: u32) -> u64 {
    (0..10).filter(|source| marks >> (3 * source) & 0b111 != 0).fold(0, |bits, source| bits | 1 << source)
}

/// The ending of a name whose last character lies in `begin..end`.
fn ending(input: &Input, begin: usize, end: usize) -> Option<(u64, u64, u64)> {
    (begin..end).rev().find_map(|at| {
        let source = (4..7).find(|source| input.marks[at].0 >> (3 * source + 2) & 1 == 1)?;
        let before = at.checked_sub(1).map_or(0, |at| u64::from(input.chars[at]));
        Some((0, source, u64::from(input.chars[at]) << 32 | before))
    })
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
