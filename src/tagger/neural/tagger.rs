//! [`NeuralTagger`]: a trained network, ready to tag.

use super::{ByteTable, Encoded, LARGEST, Lattice, Machine, Matrix, Packed, Shape, Vocabulary};
use crate::tagger::{Head, Input, Named, Tagger};

/// A trained network.
#[derive(Debug)]
pub struct NeuralTagger {
    /// What it learned, as numbers.
    pub model: NeuralModel,
    lattices: Vec<Lattice>,
    /// The same at the head's temperature.
    cooler: Vec<Lattice>,
    machine: Machine,
}

/// A network as numbers.
#[derive(Debug)]
pub struct NeuralModel {
    /// The conventions it answers in.
    pub heads: Vec<Head>,
    /// Widths.
    pub shape: Shape,
    /// Rows of the first three tables.
    pub vocabulary: Vocabulary,
    /// Characters, bigrams, words, features.
    pub tables: [ByteTable; 4],
    /// Input to projection.
    pub projection: Matrix,
    /// Left to right and right to left.
    pub directions: [Direction; 2],
    /// For each head the scores of labels and the chain.
    pub answers: Vec<Answer>,
}

/// One direction of the LSTM.
#[derive(Clone, Debug, PartialEq)]
pub struct Direction {
    /// Projection to gates.
    pub input: Matrix,
    /// State to gates.
    pub state: Matrix,
    /// Of the gates.
    pub bias: Vec<f32>,
}

/// How one head answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// States to labels.
    pub matrix: Matrix,
    /// Of the labels.
    pub bias: Vec<f32>,
    /// The chain.
    pub chain: super::Scores,
    /// By what scores are divided before a name is given a confidence: above 1 where the network is too sure of itself (Guo
    /// et al. 2017).
    pub temperature: f32,
}

/// Sentences that are worked on together.
const TOGETHER: usize = 32;
/// Characters that are read at a time; what is longer is read in parts.
const LONGEST: usize = 240;

impl NeuralTagger {
    /// A tagger that answers with `model`.
    pub fn new(model: NeuralModel) -> Self {
        let lattices = model.answers.iter().map(|a| Lattice::new(&a.chain)).collect();
        let cooler = model.answers.iter().map(|a| Lattice::new(&a.chain.cooled(a.temperature))).collect();
        Self { model, lattices, cooler, machine: Machine::new() }
    }

    /// Lets `head` be less sure of itself, the higher `temperature` is.
    pub fn cool(&mut self, head: usize, temperature: f32) {
        let answer = &mut self.model.answers[head];
        answer.temperature = temperature;
        self.cooler[head] = Lattice::new(&answer.chain.cooled(temperature));
    }

    /// Scores of every label of every character, a vector a sentence; `sentences` go from the longest to the shortest.
    pub fn emissions(&self, head: usize, sentences: &[&Encoded]) -> Vec<Vec<f32>> {
        let lengths: Vec<usize> = sentences.iter().map(|s| s.len()).collect();
        let packed = Packed::new(&lengths);
        let states = self.states(sentences, &packed);
        let answer = &self.model.answers[head];
        let labels = answer.bias.len();
        let mut scores: Vec<f32> = answer.bias.repeat(packed.rows());
        self.machine.multiply(&states, &vec![1.0 / LARGEST; packed.rows()], &answer.matrix, &mut scores);
        let mut all: Vec<Vec<f32>> = lengths.iter().map(|len| Vec::with_capacity(len * labels)).collect();
        for (&(sentence, _), row) in packed.places.iter().zip(scores.chunks_exact(labels)) {
            all[sentence].extend_from_slice(row);
        }
        all
    }

    /// Both directions' states, a row a character.
    fn states(&self, sentences: &[&Encoded], packed: &Packed) -> Vec<i16> {
        let (input, scales) = self.machine.round(&self.look_up(sentences, packed), self.model.shape.input());
        let width = self.model.shape.projection;
        let mut projected = vec![0.0; packed.rows() * width];
        self.machine.multiply(&input, &scales, &self.model.projection, &mut projected);
        let (projected, scales) = self.machine.round(&projected, width);
        let forward = self.run(&self.model.directions[0], &projected, &scales, packed);
        let mut turned: Vec<i16> = Vec::with_capacity(projected.len());
        for &row in &packed.mirror {
            turned.extend_from_slice(&projected[row * width..(row + 1) * width]);
        }
        let turned_scales: Vec<f32> = packed.mirror.iter().map(|&row| scales[row]).collect();
        let backward = self.run(&self.model.directions[1], &turned, &turned_scales, packed);
        let hidden = self.model.shape.hidden;
        let mut states = Vec::with_capacity(2 * forward.len());
        for (row, &mirror) in packed.mirror.iter().enumerate() {
            states.extend_from_slice(&forward[row * hidden..(row + 1) * hidden]);
            states.extend_from_slice(&backward[mirror * hidden..(mirror + 1) * hidden]);
        }
        states
    }

    fn look_up(&self, sentences: &[&Encoded], packed: &Packed) -> Vec<f32> {
        let shape = &self.model.shape;
        let [characters, bigrams, words, features] = &self.model.tables;
        let mut input = vec![0.0; packed.rows() * shape.input()];
        let mut parts = Vec::new();
        for (row, &(sentence, at)) in input.chunks_exact_mut(shape.input()).zip(&packed.places) {
            let encoded = sentences[sentence];
            parts.clear();
            parts.push((characters, encoded.characters[at], 1.0, 0));
            parts.push((bigrams, encoded.bigrams[at], 1.0, shape.character));
            let word_at = |role: u8| shape.word_at(usize::from(role));
            parts.extend(encoded.words[at].iter().map(|w| (words, w.row, 4.0 * w.weight, word_at(w.role))));
            let feature_at = shape.feature_at();
            parts.extend(encoded.features[at].iter().map(|&f| (features, u32::from(f), 1.0, feature_at)));
            self.machine.sum(&parts, row);
        }
        input
    }

    /// One direction's states as whole numbers, to be taken times 1 ÷ [`LARGEST`].
    fn run(&self, direction: &Direction, x: &[i16], scales: &[f32], packed: &Packed) -> Vec<i16> {
        let hidden = self.model.shape.hidden;
        let mut gates = direction.bias.repeat(packed.rows());
        self.machine.multiply(x, scales, &direction.input, &mut gates);
        let mut states: Vec<i16> = vec![0; packed.rows() * hidden];
        let widest = packed.lengths.len();
        let (mut cells, mut fresh) = (vec![0.0; widest * hidden], vec![0.0; widest * hidden]);
        let unit = vec![1.0 / LARGEST; widest];
        for (at, step) in packed.starts.windows(2).enumerate() {
            let active = (step[1] - step[0]) * hidden;
            let gates = &mut gates[step[0] * 4 * hidden..step[1] * 4 * hidden];
            let (done, rest) = states.split_at_mut(step[0] * hidden);
            if at > 0 {
                let last = &done[packed.starts[at - 1] * hidden..][..active];
                self.machine.multiply(last, &unit, &direction.state, gates);
            }
            self.machine.step(hidden, gates, &mut cells[..active], &mut fresh[..active]);
            self.machine.fraction(&fresh[..active], &mut rest[..active]);
        }
        states
    }

    fn names(&self, head: usize, emissions: &[f32]) -> Vec<Named> {
        let lattice = &self.lattices[head];
        let found = Head::names(&lattice.best(emissions));
        if found.is_empty() {
            return Vec::new();
        }
        let temperature = self.model.answers[head].temperature;
        let lattice = &self.cooler[head];
        let cooled: Vec<f32> = emissions.iter().map(|score| score / temperature).collect();
        let marginals = lattice.marginals(&cooled, None);
        let name = |(chars, kind): (std::ops::Range<usize>, usize)| {
            let labels = Head::spell(kind, chars.len());
            let confidence = lattice.probability(&marginals, chars.start, labels);
            Named { chars, kind, confidence }
        };
        found.into_iter().map(name).collect()
    }
}

impl Tagger for NeuralTagger {
    fn heads(&self) -> &[Head] {
        &self.model.heads
    }

    fn tag(&self, head: usize, sentences: &[Input]) -> Vec<Vec<Named>> {
        let mut parts: Vec<(usize, usize, Encoded)> = Vec::new();
        for (sentence, input) in sentences.iter().enumerate() {
            for part in pieces(&input.chars) {
                let begin = part.start;
                parts.push((sentence, begin, Encoded::new(&input.part(part), &self.model.vocabulary)));
            }
        }
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|&p| std::cmp::Reverse(parts[p].2.len()));
        let mut found: Vec<Vec<Named>> = vec![Vec::new(); sentences.len()];
        for together in order.chunks(TOGETHER) {
            let encoded: Vec<&Encoded> = together.iter().map(|&p| &parts[p].2).collect();
            for (emissions, &part) in self.emissions(head, &encoded).iter().zip(together) {
                let (sentence, begin, _) = parts[part];
                let names = self.names(head, emissions).into_iter();
                found[sentence]
                    .extend(names.map(|n| Named { chars: n.chars.start + begin..n.chars.end + begin, ..n }));
            }
        }
        found.iter_mut().for_each(|names| names.sort_by_key(|n| n.chars.start));
        found
    }
}

/// Parts of a sentence that are read at a time: all of it, or cut after a mark or a blank where there is one.
fn pieces(chars: &[char]) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut begin = 0;
    while begin < chars.len() {
        let end = (begin + LONGEST).min(chars.len());
        let cut =
            (begin + LONGEST / 2..end).rev().find(|&at| matches!(chars[at], '，' | '、' | '；' | ' ' | '。'));
        let end = if end == chars.len() { end } else { cut.map_or(end, |at| at + 1) };
        parts.push(begin..end);
        begin = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_are_read_in_parts_that_end_at_marks() {
        let mut chars = vec!['常'; 600];
        chars[200] = '，';
        let parts = pieces(&chars);
        assert_eq!(parts, [0..201, 201..441, 441..600]);
        assert!(pieces(&[]).is_empty());
    }
}
