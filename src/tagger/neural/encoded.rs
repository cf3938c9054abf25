//! [`Encoded`]: one sentence as rows of the network's tables.

use super::Vocabulary;
use crate::tagger::{Input, Marks, WordTag};

/// One sentence: for each character the rows of what is looked up for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Encoded {
    /// Rows of the characters.
    pub characters: Vec<u32>,
    /// Rows of each character with the next one.
    pub bigrams: Vec<u32>,
    /// Rows of the segmenter's tag and of the lexicon's marks.
    pub features: Vec<Vec<u16>>,
    /// The words over each character.
    pub words: Vec<Vec<WordAt>>,
}

/// One word over one character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordAt {
    /// 0: the word begins at the character, 1: stands over it, 2: ends there.
    pub role: u8,
    /// Its row.
    pub row: u32,
    /// How much it counts, of 1 for all words over this character.
    pub weight: f32,
}

impl Encoded {
    /// Looks `input` up in `vocabulary`.
    pub fn new(input: &Input, vocabulary: &Vocabulary) -> Self {
        let chars = &input.chars;
        let pair = |at: usize| [chars[at], chars.get(at + 1).copied().unwrap_or('\n')];
        Self {
            characters: chars.iter().map(|&c| vocabulary.character(c)).collect(),
            bigrams: (0..chars.len()).map(|at| vocabulary.bigram(pair(at))).collect(),
            features: input.words.iter().zip(&input.marks).map(|(&w, &m)| features(w, m)).collect(),
            words: words(chars, vocabulary),
        }
    }

    /// How many characters it has.
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }
}

fn features(word: WordTag, marks: Marks) -> Vec<u16> {
    let tag = u16::from(word.place) * WordTag::TAGS as u16 + u16::from(word.tag);
    let bits = (0..Marks::BITS as u16).filter(|bit| marks.0 >> bit & 1 == 1);
    std::iter::once(tag).chain(bits.map(|bit| 4 * WordTag::TAGS as u16 + bit)).collect()
}

fn words(chars: &[char], vocabulary: &Vocabulary) -> Vec<Vec<WordAt>> {
    let mut over: Vec<Vec<WordAt>> = vec![Vec::new(); chars.len()];
    for begin in 0..chars.len() {
        for (len, row) in vocabulary.words_from(&chars[begin..]) {
            // A whole number: a logarithm would differ from machine to machine.
            let weight = (1 + vocabulary.words[row as usize].1.checked_ilog2().unwrap_or(0)) as f32;
            for (at, words) in over[begin..begin + len].iter_mut().enumerate() {
                let role = if at == 0 { 0 } else { 1 + u8::from(at + 1 == len) };
                words.push(WordAt { role, row, weight });
            }
        }
    }
    for words in &mut over {
        let total: f32 = words.iter().map(|w| w.weight).sum();
        words.iter_mut().for_each(|w| w.weight /= total);
    }
    over
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::segment::Segmenter;

    #[test]
    fn words_are_found_by_their_place() {
        let words = ["常州", "常州市", "科协"].map(|w| (w.to_owned(), 100)).to_vec();
        let vocabulary = Vocabulary::new(vec!['常', '州'], vec![['州', '市']], words);
        let lexicon = Lexicon::builtin();
        let encoded = Encoded::new(&Input::new("常州市科", &Segmenter::new(&lexicon), &lexicon), &vocabulary);
        assert_eq!((encoded.characters, encoded.bigrams), (vec![1, 2, 0, 0], vec![0, 1, 0, 0]));
        let seen =
            |at: usize| encoded.words[at].iter().map(|w| (w.role, w.row, w.weight)).collect::<Vec<_>>();
        assert_eq!(seen(0), [(0, 0, 0.5), (0, 1, 0.5)]);
        assert_eq!(seen(1), [(2, 0, 0.5), (1, 1, 0.5)]);
        assert_eq!((seen(2), seen(3)), (vec![(2, 1, 1.0)], vec![]));
    }
}
