//! The templates: which patterns are formed. Each has a number, so that what two of them say is never confused.

use super::cluster::{Clusters, Unit, key};
use super::pattern::{Describer, Pattern, Spread, hash};
use crate::tagger::Input;

impl Describer {
    /// A pattern that says what something is like.
    fn push(&mut self, spread: Spread, at: usize, template: u64, parts: &[u64]) {
        self.name(spread, at, 0, template, parts);
    }

    /// A pattern that names `names` characters or words.
    fn name(&mut self, spread: Spread, at: usize, names: u8, template: u64, parts: &[u64]) {
        let key = hash(template, parts.iter().copied());
        self.patterns.push(Pattern { key, spread, at: at as u32, names });
    }

    /// What stands at each character: characters, their classes and clusters, what the lexicon knows.
    #[expect(clippy::many_single_char_names, reason = "five characters in a row are best called so")]
    pub(super) fn char_patterns(&mut self, input: &Input, clusters: &Clusters) {
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

    /// What stands at each word: the word, its part of speech and clusters, and the ending of a name further on.
    pub(super) fn word_patterns(&mut self) {
        for at in 0..self.words.len() {
            let word = self.words[at];
            let get = |index: usize| self.words.get(index).copied().unwrap_or_default();
            let (before, next) = (get(at.wrapping_sub(1)), get(at + 1));
            let len = u64::from(word.end - word.begin).min(6);
            self.name(Spread::Word, at, 1, 20, &[word.hash]);
            self.push(Spread::Word, at, 21, &[word.tag, len]);
            self.push(Spread::Word, at, 22, &[word.tag, next.tag]);
            self.push(Spread::Word, at, 23, &[before.tag, word.tag, next.tag]);
            self.push(Spread::Word, at, 25, &[word.coarse]);
            self.push(Spread::Word, at, 26, &[word.fine]);
            self.push(Spread::Word, at, 27, &[word.coarse, next.coarse]);
            self.push(Spread::Word, at, 34, &[word.fine, next.coarse]);
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

    /// How a quotation is long, and what stands before, in and after it.
    pub(super) fn quote_patterns(&mut self, input: &Input) {
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
