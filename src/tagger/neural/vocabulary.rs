//! [`Vocabulary`]: the characters, bigrams and words that have vectors.

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
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
    matcher: CharwiseDoubleArrayAhoCorasick<u32>,
}

impl Vocabulary {
    /// Indexes the units.
    ///
    /// # Errors
    /// Where the words cannot be indexed: two are equal, or one is empty.
    pub fn new(
        characters: Vec<char>,
        bigrams: Vec<[char; 2]>,
        words: Vec<(String, u32)>,
    ) -> Result<Self, String> {
        let character_rows = characters.iter().zip(1..).map(|(&c, row)| (c, row)).collect();
        let bigram_rows = bigrams.iter().zip(1..).map(|(&b, row)| (b, row)).collect();
        let matcher = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(words.iter().map(|w| w.0.as_str()).zip(0_u32..))
            .map_err(|error| error.to_string())?;
        Ok(Self { characters, bigrams, words, character_rows, bigram_rows, matcher })
    }

    /// The row of a character.
    pub fn character(&self, c: char) -> u32 {
        self.character_rows.get(&c).copied().unwrap_or(0)
    }

    /// The row of two characters.
    pub fn bigram(&self, pair: [char; 2]) -> u32 {
        self.bigram_rows.get(&pair).copied().unwrap_or(0)
    }

    /// Every word in `text`: its bytes and its row.
    pub fn words_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (std::ops::Range<usize>, u32)> + 'a {
        self.matcher.find_overlapping_iter(text).map(|found| (found.start()..found.end(), found.value()))
    }
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vocabulary").field("words", &self.words.len()).finish_non_exhaustive()
    }
}
