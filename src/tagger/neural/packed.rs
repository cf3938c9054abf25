//! [`Packed`]: sentences laid out by time step, so that one matrix product serves all of them.

/// Where each character of a batch lies: rows go by time step, and within one by sentence.
#[derive(Clone, Debug, Default)]
pub struct Packed {
    /// The first row of each time step, and the number of rows.
    pub starts: Vec<usize>,
    /// For each row its sentence and character.
    pub places: Vec<(usize, usize)>,
    /// For each row the row of the same sentence's character as far from its end.
    pub mirror: Vec<usize>,
    /// Length of each sentence.
    pub lengths: Vec<usize>,
}

impl Packed {
    /// Lays out sentences of these lengths, of which none is longer than the one before it.
    pub fn new(lengths: &[usize]) -> Self {
        let longest = lengths.first().copied().unwrap_or(0);
        let mut packed = Self { starts: vec![0], lengths: lengths.to_vec(), ..Self::default() };
        for at in 0..longest {
            let active = lengths.partition_point(|&len| len > at);
            packed.places.extend((0..active).map(|sentence| (sentence, at)));
            packed.starts.push(packed.places.len());
        }
        packed.mirror = packed.places.iter().map(|&(s, at)| packed.row(s, lengths[s] - 1 - at)).collect();
        packed
    }

    /// The row of a character.
    pub fn row(&self, sentence: usize, at: usize) -> usize {
        self.starts[at] + sentence
    }

    /// How many characters there are.
    pub fn rows(&self) -> usize {
        self.places.len()
    }
}
