//! Word segmentation and parts of speech. The only module that names jieba-rs.

use jieba_rs::Jieba;

use crate::lexicon::Lexicon;
use crate::text::Span;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where, relative to the text that was given.
    pub span: Span,
    /// Part of speech in the PKU/ICTCLAS tag set (`n`, `v`, `nr`, `ns`, `m`, `x`, …).
    pub tag: String,
}

/// The segmenter: immutable, shared by threads.
#[derive(Debug)]
pub struct Segmenter {
    jieba: Jieba,
}

impl Default for Segmenter {
    fn default() -> Self {
        Self { jieba: Jieba::new() }
    }
}

impl Segmenter {
    /// A segmenter that keeps the user's own terms whole.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut segmenter = Self::default();
        for entry in lexicon.entries().iter().filter(|e| e.user) {
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                segmenter.add_word(name, "nz");
            }
        }
        segmenter
    }

    /// Teaches it a word with a part of speech, so that it is not cut apart.
    pub fn add_word(&mut self, word: &str, tag: &str) {
        self.jieba.add_word(word, None, Some(tag));
    }

    /// The words of `text` with their tags.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        self.jieba
            .tag(text, true)
            .into_iter()
            .map(|t| Token { span: Span::new(t.byte_start, t.byte_end), tag: t.tag.to_owned() })
            .collect()
    }
}
