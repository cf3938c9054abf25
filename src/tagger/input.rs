//! [`Input`]: what a tagger sees of one sentence, the same for both grades and for training.

use crate::lexicon::{Lexicon, Strength};
use crate::ontology::EntityType;
use crate::segment::Segmenter;
use crate::text::{Span, fold_char};

/// One sentence, character by character. Every field has one value a character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The characters, folded: letters small and half-width, every digit `0`.
    pub chars: Vec<char>,
    /// Where the character stands in the segmenter's word, and that word's part of speech.
    pub words: Vec<WordTag>,
    /// What the lexicon knows about it.
    pub marks: Vec<Marks>,
}

/// A character's place in its word (0 begin, 1 middle, 2 end, 3 alone) and the word's part of speech
/// (index below [`WordTag::TAGS`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordTag {
    /// 0 begin, 1 middle, 2 end, 3 alone.
    pub place: u8,
    /// Index of the part of speech.
    pub tag: u8,
}

/// What the lexicon knows of a character: for each of [`Marks::SOURCES`] three bits, begins, stands in, ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(pub u32);

/// Parts of speech that are told apart: the first of these that the segmenter's tag begins with.
const TAGS: [&str; 24] = [
    "nr", "ns", "nt", "nz", "n", "vn", "v", "ad", "a", "m", "q", "r", "t", "p", "c", "u", "f", "s", "d", "b",
    "j", "eng", "x", "",
];

impl WordTag {
    /// How many parts of speech are told apart.
    pub const TAGS: usize = TAGS.len();
}

impl Marks {
    /// How many sources of the lexicon are told apart: names of places, organisations, programmes and works, endings
    /// of organisations, places and programmes or works, surnames, titles, border words.
    pub const SOURCES: usize = 10;

    /// How many bits are in use.
    pub const BITS: usize = 3 * Self::SOURCES;
}

impl Input {
    /// What is seen of `text`, which is one sentence or line.
    pub fn new(text: &str, segmenter: &Segmenter, lexicon: &Lexicon) -> Self {
        let tokens = segmenter.tokens(text);
        Self::of_words(text, tokens.iter().map(|t| (t.span, t.tag.as_str())), lexicon)
    }

    /// What is seen of `text` that is cut into words already: where each stands, and its part of speech.
    pub fn of_words<'w>(
        text: &str,
        tokens: impl Iterator<Item = (Span, &'w str)>,
        lexicon: &Lexicon,
    ) -> Self {
        let chars: Vec<char> = text.chars().map(fold).collect();
        let mut starts = vec![u32::MAX; text.len() + 1];
        for (index, (at, _)) in text.char_indices().enumerate() {
            starts[at] = index as u32;
        }
        starts[text.len()] = chars.len() as u32;
        let at = |span: Span| starts[span.begin] as usize..starts[span.end] as usize;
        let mut words = vec![WordTag::default(); chars.len()];
        let mut marks = vec![Marks::default(); chars.len()];
        for (span, tag) in tokens {
            let range = at(span);
            let tag = TAGS.iter().position(|t| tag.starts_with(t)).unwrap_or(TAGS.len() - 1) as u8;
            for (index, word) in words[range.clone()].iter_mut().enumerate() {
                let place = match (index, range.len()) {
                    (_, 1) => 3,
                    (0, _) => 0,
                    _ if index + 1 == range.len() => 2,
                    _ => 1,
                };
                *word = WordTag { place, tag };
            }
            if let Some(source) = text.get(span.begin..span.end).and_then(|word| word_source(word, lexicon)) {
                mark(&mut marks[range], source);
            }
        }
        for (span, surfaces) in lexicon.occurrences(text) {
            let entry = surfaces.iter().map(|s| &lexicon.entries()[s.entry]).next();
            let range = at(span);
            if let Some(entry) = entry.filter(|_| range.len() > 1) {
                mark(&mut marks[range], name_source(entry.kind));
            }
        }
        for (span, tails) in lexicon.tail_occurrences(text) {
            if let Some(tail) = tails.iter().find(|t| t.strength != Strength::Quoted) {
                mark(&mut marks[at(span)], tail_source(tail.kind));
            }
        }
        Self { chars, words, marks }
    }

    /// What is seen of some of its characters.
    #[must_use]
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        Self {
            chars: self.chars[range.clone()].to_vec(),
            words: self.words[range.clone()].to_vec(),
            marks: self.marks[range].to_vec(),
        }
    }

    /// How many characters it has.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }
}

fn mark(marks: &mut [Marks], source: u32) {
    let last = marks.len().saturating_sub(1);
    for (at, mark) in marks.iter_mut().enumerate() {
        mark.0 |= (u32::from(at == 0) | u32::from(at > 0 && at < last) << 1 | u32::from(at == last) << 2)
            << (3 * source);
    }
}

fn name_source(kind: EntityType) -> u32 {
    match kind {
        EntityType::Place => 0,
        EntityType::Organisation | EntityType::Person => 1,
        EntityType::Programme => 2,
        EntityType::Work => 3,
    }
}

fn tail_source(kind: EntityType) -> u32 {
    match kind {
        EntityType::Organisation | EntityType::Person => 4,
        EntityType::Place => 5,
        EntityType::Programme | EntityType::Work => 6,
    }
}

fn word_source(word: &str, lexicon: &Lexicon) -> Option<u32> {
    if lexicon.words.surnames.contains_key(word) {
        Some(7)
    } else if lexicon.words.titles.contains_key(word) {
        Some(8)
    } else {
        lexicon.words.borders.contains_key(word).then_some(9)
    }
}

/// A character as the model knows it: which digit or how wide a letter is tells nothing about names.
pub fn fold(c: char) -> char {
    match fold_char(c) {
        '0'..='9' => '0',
        c => c.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_word_and_marks() {
        let lexicon = Lexicon::builtin();
        let input = Input::new("常州Ａ局第12届", &Segmenter::new(&lexicon), &lexicon);
        assert_eq!(input.chars.iter().collect::<String>(), "常州a局第00届");
        assert_eq!((input.words.len(), input.marks.len()), (8, 8));
        assert_eq!((input.words[0].place, input.words[1].place), (0, 2));
        assert_eq!(TAGS[usize::from(input.words[0].tag)], "ns");
        let words = [(Span::new(0, 6), "ns"), (Span::new(6, 12), "n"), (Span::new(12, 20), "m")];
        let of_words = Input::of_words("常州Ａ局第12届", words.into_iter(), &lexicon);
        assert_eq!((of_words.words[2].place, of_words.marks[0]), (0, input.marks[0]));
        assert_eq!((input.marks[0].0 & 0b111, input.marks[1].0 & 0b111), (0b001, 0b100));
    }
}
