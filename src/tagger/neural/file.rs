//! The file of a network.
//!
//! It begins with `tupuNEU1` and ends with the first eight bytes of the SHA-256 of all before. In between stand, in the
//! order in which [`NeuralModel::write`] writes them, numbers of seven bits a byte, strings with their length before
//! them, weights of two bytes and vectors of one, the lowest byte first.

use sha2::{Digest, Sha256};

use super::{Answer, ByteTable, Direction, Matrix, NeuralModel, Scores, Shape, Vocabulary};
use crate::tagger::codec::{Reader, Writer};
use crate::tagger::{Head, ModelError, WordTag};

const MAGIC: &[u8; 8] = b"tupuNEU1";
const CHECK: usize = 8;
/// No layer is wider: a sum of products must stay below 2³¹.
const WIDEST: usize = 500;

impl NeuralModel {
    /// The file's bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Writer(MAGIC.to_vec());
        let s = &self.shape;
        for width in [s.character, s.bigram, s.word, s.feature, s.projection, s.hidden] {
            out.number(width as u64);
        }
        let characters = self.vocabulary.characters.iter().map(|&c| [c].to_vec());
        let bigrams = self.vocabulary.bigrams.iter().map(|b| b.to_vec());
        write_units(&mut out, characters.map(|u| (u, 0)));
        write_units(&mut out, bigrams.map(|u| (u, 0)));
        write_units(&mut out, self.vocabulary.words.iter().map(|(w, count)| (w.chars().collect(), *count)));
        for table in &self.tables {
            out.number(table.scales.len() as u64);
            write_floats(&mut out, &table.scales);
            out.0.extend(table.values.iter().map(|&v| v as u8));
        }
        write_matrix(&mut out, &self.projection);
        for direction in &self.directions {
            write_matrix(&mut out, &direction.input);
            write_matrix(&mut out, &direction.state);
            write_floats(&mut out, &direction.bias);
        }
        out.number(self.heads.len() as u64);
        for (head, answer) in self.heads.iter().zip(&self.answers) {
            out.string(&head.name);
            out.number(head.kinds.len() as u64);
            head.kinds.iter().for_each(|kind| out.string(kind));
            write_matrix(&mut out, &answer.matrix);
            for values in [&answer.bias, &answer.chain.step, &answer.chain.begin, &answer.chain.end] {
                write_floats(&mut out, values);
            }
        }
        self.answers.iter().for_each(|answer| write_floats(&mut out, &[answer.temperature]));
        let check = Sha256::digest(&out.0);
        out.bytes(&check[..CHECK]);
        out.0
    }

    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(ModelError::Magic)?;
        let (body, check) =
            body.split_at_checked(body.len().saturating_sub(CHECK)).ok_or(ModelError::Content)?;
        if Sha256::digest(&bytes[..bytes.len() - CHECK])[..CHECK] != *check {
            return Err(ModelError::Checksum);
        }
        let mut input = Reader(body);
        read_body(&mut input).filter(|_| input.0.is_empty()).ok_or(ModelError::Content)
    }

    /// Whether `bytes` begin as such a file does.
    pub fn is_own(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }
}

fn read_body(input: &mut Reader<'_>) -> Option<NeuralModel> {
    let mut width = || input.number().map(|n| n as usize).filter(|&n| n > 0 && n <= WIDEST);
    let shape = Shape {
        character: width()?,
        bigram: width()?,
        word: width()?,
        feature: width()?,
        projection: width()?,
        hidden: width()?,
    };
    if shape.input() > WIDEST {
        return None;
    }
    let characters =
        read_units(input)?.into_iter().map(|(u, _)| u.chars().next()).collect::<Option<Vec<_>>>()?;
    let two = |unit: &str| -> Option<[char; 2]> { unit.chars().collect::<Vec<_>>().try_into().ok() };
    let bigrams = read_units(input)?.iter().map(|(u, _)| two(u)).collect::<Option<Vec<_>>>()?;
    let words = read_units(input)?;
    let rows = [characters.len() + 1, bigrams.len() + 1, words.len(), Shape::FEATURES];
    debug_assert_eq!(Shape::FEATURES, 4 * WordTag::TAGS + crate::tagger::Marks::BITS);
    let mut table = |index: usize, width: usize| {
        let count = input.count()?;
        let scales = read_floats(input, count)?;
        let values = input.bytes(count.checked_mul(width)?)?.iter().map(|&b| b as i8).collect();
        (count == rows[index]).then_some(ByteTable { width, values, scales })
    };
    let tables = [
        table(0, shape.character)?,
        table(1, shape.bigram)?,
        table(2, shape.word)?,
        table(3, shape.feature)?,
    ];
    let projection = read_matrix(input, shape.input(), shape.projection)?;
    let directions = [read_direction(input, &shape)?, read_direction(input, &shape)?];
    let mut heads = Vec::new();
    let mut answers: Vec<Answer> = Vec::new();
    for _ in 0..input.count()? {
        let name = input.string()?;
        let kinds = (0..input.count()?).map(|_| input.string()).collect::<Option<Vec<_>>>()?;
        let head = Head { name, kinds };
        let n = head.labels();
        answers.push(Answer {
            matrix: read_matrix(input, 2 * shape.hidden, n)?,
            bias: read_floats(input, n)?,
            chain: Scores {
                labels: n,
                step: read_floats(input, n * n)?,
                begin: read_floats(input, n)?,
                end: read_floats(input, n)?,
            },
            temperature: 1.0,
        });
        heads.push(head);
    }
    // Files from before there were temperatures end here.
    if !input.0.is_empty() {
        for (answer, temperature) in answers.iter_mut().zip(read_floats(input, heads.len())?) {
            answer.temperature = Some(temperature).filter(|t| (0.1..=10.0).contains(t))?;
        }
    }
    let vocabulary = Vocabulary::new(characters, bigrams, words);
    Some(NeuralModel { heads, shape, vocabulary, tables, projection, directions, answers })
}

fn read_direction(input: &mut Reader<'_>, shape: &Shape) -> Option<Direction> {
    let gates = 4 * shape.hidden;
    Some(Direction {
        input: read_matrix(input, shape.projection, gates)?,
        state: read_matrix(input, shape.hidden, gates)?,
        bias: read_floats(input, gates)?,
    })
}

fn write_units(out: &mut Writer, units: impl ExactSizeIterator<Item = (Vec<char>, u32)>) {
    out.number(units.len() as u64);
    for (unit, count) in units {
        out.string(&unit.iter().collect::<String>());
        out.number(u64::from(count));
    }
}

fn read_units(input: &mut Reader<'_>) -> Option<Vec<(String, u32)>> {
    (0..input.count()?).map(|_| Some((input.string()?, u32::try_from(input.number()?).ok()?))).collect()
}

fn write_floats(out: &mut Writer, values: &[f32]) {
    values.iter().for_each(|v| out.bytes(&v.to_le_bytes()));
}

fn read_floats(input: &mut Reader<'_>, count: usize) -> Option<Vec<f32>> {
    let bytes = input.bytes(count.checked_mul(4)?)?;
    let values: Vec<f32> = bytes.as_chunks().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
    values.iter().all(|v| v.is_finite()).then_some(values)
}

fn write_matrix(out: &mut Writer, matrix: &Matrix) {
    for block in 0..matrix.outputs().div_ceil(8) {
        write_floats(out, matrix.scales(block));
    }
    for row in 0..matrix.inputs() {
        for column in 0..matrix.outputs() {
            out.bytes(&matrix.whole(row, column).to_le_bytes());
        }
    }
}

fn read_matrix(input: &mut Reader<'_>, inputs: usize, outputs: usize) -> Option<Matrix> {
    let scales = read_floats(input, outputs)?;
    let bytes = input.bytes(inputs.checked_mul(outputs)?.checked_mul(2)?)?;
    let whole: Vec<i16> = bytes.as_chunks().0.iter().map(|b| i16::from_le_bytes(*b)).collect();
    let fits = inputs.is_multiple_of(2) && whole.iter().all(|w| f32::from(*w).abs() <= super::LARGEST);
    fits.then(|| Matrix::from_parts(inputs, outputs, scales, |row, column| whole[row * outputs + column]))
}
