//! What was learned, rounded to what the program ships.

use ndarray::Array2;

use super::Network;
use super::layers::Lstm;
use crate::tagger::Head;
use crate::tagger::neural::{Answer, ByteTable, Direction, Matrix, NeuralModel, Vocabulary};

impl Network {
    /// The network as the tagger uses it.
    pub fn export(&self, heads: &[Head], vocabulary: Vocabulary) -> NeuralModel {
        let tables = [0, 1, 2, 3].map(|t: usize| {
            let values = &self.tables[t].values;
            ByteTable::new(values.ncols(), &values.iter().copied().collect::<Vec<_>>())
        });
        let direction = |lstm: &Lstm| Direction {
            input: matrix(&lstm.input),
            state: matrix(&lstm.state),
            bias: lstm.bias.to_vec(),
        };
        let answers = self.weights.heads.iter().enumerate().map(|(head, (weights, bias, _))| Answer {
            matrix: matrix(weights),
            bias: bias.to_vec(),
            chain: self.scores(head),
            temperature: 1.0,
        });
        NeuralModel {
            heads: heads.to_vec(),
            shape: self.shape,
            vocabulary,
            tables,
            projection: matrix(&self.weights.projection),
            directions: [direction(&self.weights.directions[0]), direction(&self.weights.directions[1])],
            answers: answers.collect(),
        }
    }
}

fn matrix(weights: &Array2<f32>) -> Matrix {
    let (inputs, outputs) = weights.dim();
    Matrix::new(inputs, outputs, &weights.iter().copied().collect::<Vec<_>>())
}
