//! A network on disk while it is being made: every number in full.

use std::io::{self, Read, Write};
use std::path::Path;

use ndarray::Array2;

use super::Network;

impl Network {
    /// Writes every number to `file`.
    pub fn save(&self, file: &Path) -> io::Result<()> {
        let mut out = io::BufWriter::new(std::fs::File::create(file)?);
        let mut copy = self.clone();
        let tables = copy.tables.iter_mut().map(|t| &mut t.values).collect::<Vec<_>>();
        for values in tables {
            write(&mut out, values.iter())?;
        }
        for values in copy.weights.matrices() {
            write(&mut out, values.iter())?;
        }
        for values in copy.weights.biases() {
            write(&mut out, values.iter())?;
        }
        out.flush()
    }

    /// Reads what [`Network::save`] wrote into a network of the same shape, of which the heads may be more: those keep
    /// what they have.
    pub fn load(&mut self, file: &Path, heads: usize) -> io::Result<()> {
        let mut input = io::BufReader::new(std::fs::File::open(file)?);
        for table in &mut self.tables {
            read(&mut input, table.values.iter_mut())?;
        }
        let matrices = 5 + 2 * heads;
        for values in self.weights.matrices().into_iter().take(matrices) {
            read(&mut input, values.iter_mut())?;
        }
        for values in self.weights.biases().into_iter().take(2 + heads) {
            read(&mut input, values.iter_mut())?;
        }
        match input.read(&mut [0])? {
            0 => Ok(()),
            _ => Err(io::Error::other("the network is of another shape")),
        }
    }
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

/// A matrix of these rows with one of zeros before them.
pub fn with_unknown(vectors: &[f32], width: usize) -> Array2<f32> {
    let mut all = vec![0.0; width];
    all.extend_from_slice(vectors);
    Array2::from_shape_vec((all.len() / width, width), all).expect("whole rows")
}
