//! [`Vocabulary`]: the characters, bigrams and words that have vectors.

use rustc_hash::FxHashMap;

/// Which row of its table each unit has. Row 0 of characters and bigrams is for those that are none of it.
pub struct Vocabulary {
    /// The characters, by row from 1.
    pub characters: Vec<char>,
    /// The bigrams, by row from 1.
    pub bigrams: Vec<[char; 2]>,
    /// The words, by row from 0, and how often each stood in the text that taught them.
    pub words: Vec<(String, u32)>,
    character_rows: FxHashMap<char, u32>,
    bigram_rows: FxHashMap<[char; 2], u32>,
    /// By the key of its characters.
    word_rows: FxHashMap<u64, u32>,
    longest: usize,
}

impl Vocabulary {
    /// Indexes the units.
    pub fn new(characters: Vec<char>, bigrams: Vec<[char; 2]>, words: Vec<(String, u32)>) -> Self {
        let character_rows = characters.iter().zip(1..).map(|(&c, row)| (c, row)).collect();
        let bigram_rows = bigrams.iter().zip(1..).map(|(&b, row)| (b, row)).collect();
        let word_rows = words.iter().zip(0..).map(|(w, row)| (w.0.chars().fold(KEY, key), row)).collect();
        let longest = words.iter().map(|w| w.0.chars().count()).max().unwrap_or(0);
        Self { characters, bigrams, words, character_rows, bigram_rows, word_rows, longest }
    }

    /// The row of a character.
    pub fn character(&self, c: char) -> u32 {
        self.character_rows.get(&c).copied().unwrap_or(0)
    }

    /// The row of two characters.
    pub fn bigram(&self, pair: [char; 2]) -> u32 {
        self.bigram_rows.get(&pair).copied().unwrap_or(0)
    }

    /// The words of two characters or more that `chars` begins with: how long each is, and its row.
    pub fn words_from<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let keys = chars.iter().take(self.longest).scan(KEY, |state, &c| {
            *state = key(*state, c);
            Some(*state)
        });
        keys.zip(1..).skip(1).filter_map(|(key, len)| self.word_rows.get(&key).map(|&row| (len, row)))
    }
}

const KEY: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of a word that is longer by `c`. Of 64 bits, so that no two words of a vocabulary share one.
fn key(key: u64, c: char) -> u64 {
    (key ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vocabulary").field("words", &self.words.len()).finish_non_exhaustive()
    }
}
