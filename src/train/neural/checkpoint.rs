//! A network on disk while it is being made: every number in full, so that a long training can be cut into parts.

use std::io::{self, Read, Write};
use std::path::Path;

use super::Network;
use crate::tagger::neural::{Matrix, NeuralModel};

const MAGIC: &[u8; 8] = b"tupuNET1";

impl Network {
    /// Writes every number to `file`.
    pub fn save(&self, file: &Path) -> io::Result<()> {
        let mut out = io::BufWriter::new(std::fs::File::create(file)?);
        out.write_all(MAGIC)?;
        out.write_all(&[self.weights.heads.len() as u8])?;
        let mut weights = self.weights.clone();
        for table in &self.tables {
            write(&mut out, table.values.iter())?;
        }
        for values in weights.matrices() {
            write(&mut out, values.iter())?;
        }
        for values in weights.biases() {
            write(&mut out, values.iter())?;
        }
        out.flush()
    }

    /// Takes up the network in `file`: one that was kept, or a model that was written, of the same vectors and, in that
    /// order, the same heads.
    pub fn begin(&mut self, file: &Path) -> io::Result<()> {
        let bytes = std::fs::read(file)?;
        if !NeuralModel::is_own(&bytes) {
            return self.load(file);
        }
        let model = NeuralModel::read(&bytes).map_err(io::Error::other)?;
        self.take(&model).ok_or_else(|| io::Error::other("the model is of another shape"))
    }

    /// Takes up the numbers of `model`.
    fn take(&mut self, model: &NeuralModel) -> Option<()> {
        for (own, table) in self.tables.iter_mut().zip(&model.tables) {
            let rows = table.values.chunks_exact(table.width).zip(&table.scales);
            let values = rows.flat_map(|(row, scale)| row.iter().map(move |&v| f32::from(v) * scale));
            put(own.values.as_slice_mut()?, &values.collect::<Vec<f32>>())?;
        }
        let mut matrices = vec![&model.projection];
        matrices.extend(model.directions.iter().flat_map(|d| [&d.input, &d.state]));
        let mut own = self.weights.matrices().into_iter();
        for matrix in matrices {
            put(own.next()?.as_slice_mut()?, &numbers(matrix))?;
        }
        for answer in &model.answers {
            put(own.next()?.as_slice_mut()?, &numbers(&answer.matrix))?;
            let chain = [&answer.chain.step, &answer.chain.begin, &answer.chain.end];
            put(own.next()?.as_slice_mut()?, &chain.into_iter().flatten().copied().collect::<Vec<f32>>())?;
        }
        let biases = model.directions.iter().map(|d| &d.bias).chain(model.answers.iter().map(|a| &a.bias));
        let mut own = self.weights.biases().into_iter();
        for bias in biases {
            put(own.next()?.as_slice_mut()?, bias)?;
        }
        Some(())
    }

    /// Reads what [`Network::save`] wrote into a network of the same shape, of which the heads may be more: those keep
    /// what they have.
    pub fn load(&mut self, file: &Path) -> io::Result<()> {
        let mut input = io::BufReader::new(std::fs::File::open(file)?);
        let mut begin = [0; MAGIC.len() + 1];
        input.read_exact(&mut begin)?;
        let heads = match begin.split_last() {
            Some((&heads, magic)) if magic == MAGIC => usize::from(heads),
            _ => return Err(io::Error::other("this is no network that a training kept")),
        };
        for table in &mut self.tables {
            read(&mut input, table.values.iter_mut())?;
        }
        let shared = self.weights.matrices().len() - 2 * self.weights.heads.len();
        for values in self.weights.matrices().into_iter().take(shared + 2 * heads) {
            read(&mut input, values.iter_mut())?;
        }
        for values in self.weights.biases().into_iter().take(2 + heads) {
            read(&mut input, values.iter_mut())?;
        }
        match input.read(&mut [0])? {
            0 if heads <= self.weights.heads.len() => Ok(()),
            _ => Err(io::Error::other("the network is of another shape")),
        }
    }
}

fn numbers(matrix: &Matrix) -> Vec<f32> {
    let (rows, columns) = (matrix.inputs(), matrix.outputs());
    let number =
        |row, column: usize| f32::from(matrix.whole(row, column)) * matrix.scales(column / 8)[column % 8];
    (0..rows).flat_map(|row| (0..columns).map(move |column| number(row, column))).collect()
}

/// `None` where there are more numbers or fewer.
fn put(own: &mut [f32], numbers: &[f32]) -> Option<()> {
    (own.len() == numbers.len()).then(|| own.copy_from_slice(numbers))
}

fn write<'a>(out: &mut impl Write, values: impl Iterator<Item = &'a f32>) -> io::Result<()> {
    values.copied().try_for_each(|v| out.write_all(&v.to_le_bytes()))
}

fn read<'a>(input: &mut impl Read, values: impl Iterator<Item = &'a mut f32>) -> io::Result<()> {
    for value in values {
        let mut bytes = [0; 4];
        input.read_exact(&mut bytes)?;
        *value = f32::from_le_bytes(bytes);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use ndarray::Array2;

    use super::super::Table;
    use super::*;
    use crate::tagger::Head;
    use crate::tagger::neural::{Shape, Vocabulary};
    use crate::train::Random;

    fn network(heads: &[&str], seed: u64) -> Network {
        let shape = Shape { character: 4, bigram: 2, word: 2, feature: 2, projection: 4, hidden: 4 };
        let mut random = Random::new(seed);
        let mut table = |rows, width| Table::new(rows, width, &mut random).values;
        let tables = [table(5, 4), table(3, 2), table(2, 2)];
        let head = |name: &&str| Head { name: (*name).to_owned(), kinds: vec!["Person".to_owned()] };
        Network::new(shape, tables, &heads.iter().map(head).collect::<Vec<_>>(), &mut random)
    }

    #[test]
    fn a_model_is_taken_up_as_it_was_rounded() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.model");
        let heads = [Head { name: "a".to_owned(), kinds: vec!["Person".to_owned()] }];
        let vocabulary = || {
            let words = vec![("常州".to_owned(), 1), ("泰州".to_owned(), 1)];
            Vocabulary::new(vec!['常', '州', '泰', '市'], vec![['常', '州'], ['泰', '州']], words)
        };
        let mut kept = network(&["a"], 1);
        kept.tables[3] = Table::new(Shape::FEATURES, 2, &mut Random::new(4));
        std::fs::write(&file, kept.export(&heads, vocabulary()).write()).unwrap();
        let mut begun = network(&["a"], 2);
        begun.tables[3] = Table::new(Shape::FEATURES, 2, &mut Random::new(5));
        begun.begin(&file).unwrap();
        let near = |a: &Array2<f32>, b: &Array2<f32>| (a - b).iter().all(|d| d.abs() < 0.01);
        let mut pairs = begun.weights.matrices().into_iter().zip(kept.weights.matrices());
        assert!(pairs.all(|(begun, kept)| near(begun, kept)));
        assert!(begun.tables.iter().zip(&kept.tables).all(|(b, k)| near(&b.values, &k.values)));
        assert_eq!(begun.weights.directions[1].bias, kept.weights.directions[1].bias);
        assert!(network(&[], 3).begin(&file).is_err());
    }

    #[test]
    fn what_was_kept_is_taken_up_and_new_heads_stay() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.net");
        let kept = network(&["a"], 1);
        kept.save(&file).unwrap();
        let (mut begun, before) = (network(&["a", "b"], 2), network(&["a", "b"], 2));
        begun.load(&file).unwrap();
        assert_eq!(begun.weights.heads[0], kept.weights.heads[0]);
        assert_eq!(begun.weights.directions[1].bias, kept.weights.directions[1].bias);
        assert_eq!(begun.tables[1].values, kept.tables[1].values);
        assert_eq!(begun.weights.heads[1], before.weights.heads[1]);
        assert!(network(&[], 3).load(&file).is_err());
        std::fs::write(&file, "something else").unwrap();
        let error = begun.load(&file).unwrap_err().to_string();
        assert_eq!(error, "this is no network that a training kept");
    }
}
