//! The words and quotations of a sentence, as patterns compare them.

use super::cluster::{Clusters, Unit, key};
use super::pattern::{Describer, hash};
use crate::tagger::Input;

/// A word as it is compared.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) begin: u32,
    pub(super) end: u32,
    pub(super) hash: u64,
    pub(super) tag: u64,
    pub(super) coarse: u64,
    pub(super) fine: u64,
    /// The lexicon's sources that mark its first or last character.
    pub(super) sources: u64,
    /// The next ending of a name in the clause: how many words on (0 is this one), source, and what it ends with.
    pub(super) ending: Option<(u64, u64, u64)>,
    /// How many words ago the last place ended, 1 to 5.
    pub(super) place: u64,
}

impl Describer {
    pub(super) fn read_words(&mut self, input: &Input, clusters: &Clusters) {
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

    pub(super) fn read_quotes(&mut self, input: &Input) {
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
