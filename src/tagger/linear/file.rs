//! [`Model`]: what a model file holds, and the file itself.
//!
//! A file begins with `tupuLIN1` and ends with the first eight bytes of the SHA-256 of all before. In between stand
//! numbers of seven bits a byte and strings with their length before them, in the order in which [`Model::write`]
//! writes them.

use sha2::{Digest, Sha256};

use super::cluster::{Cluster, ClusterData};
use super::stream::{Pattern, Patterns};
use crate::tagger::codec::{Reader, Writer};
use crate::tagger::{Head, ModelError, own_kind};

const MAGIC: &[u8; 8] = b"tupuLIN1";
const CHECK: usize = 8;

/// A linear model as numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The conventions it answers in.
    pub heads: Vec<Head>,
    /// Kinds that several heads mean; their labels are outputs 0 to `4 * shared.len()`, then come the heads' own.
    pub shared: Vec<String>,
    /// Characters and clusters.
    pub clusters: ClusterData,
    /// For each head the scores of steps, `[from * labels + to]`.
    pub transitions: Vec<Vec<i16>>,
    /// For each head how many times as probable a score is that is lower by one; below 1.
    pub ratios: Vec<f64>,
    /// What each pattern says, by ascending key.
    pub patterns: Vec<Says>,
}

/// What one pattern says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Says {
    /// The pattern's key.
    pub key: u32,
    /// For each slot that it speaks of the outputs and what it adds to their scores.
    pub slots: Vec<Slot>,
}

/// A slot's number, and the outputs with what is added to their scores.
pub type Slot = (u8, Vec<(u16, i8)>);

impl Model {
    /// The output that head `head` adds to label `label` of its own, and the shared one, if its kind is shared.
    pub fn outputs(&self, head: usize, label: usize) -> (usize, Option<usize>) {
        let shared = 1 + 4 * self.shared.len();
        let before: usize = self.heads[..head].iter().map(Head::labels).sum();
        let common = match label.checked_sub(1) {
            None => Some(0),
            Some(index) => {
                let kind = &self.heads[head].kinds[index / 4];
                let same = |shared: &String| own_kind(kind) == Some(shared.as_str());
                self.shared.iter().position(same).map(|k| 1 + 4 * k + index % 4)
            }
        };
        (shared + before + label, common.filter(|_| !self.shared.is_empty()))
    }

    /// The file's bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Writer(MAGIC.to_vec());
        out.number(self.heads.len() as u64);
        for (index, head) in self.heads.iter().enumerate() {
            out.string(&head.name);
            write_strings(&mut out, &head.kinds);
            out.bytes(&self.ratios[index].to_le_bytes());
            self.transitions[index].iter().for_each(|t| out.bytes(&t.to_le_bytes()));
        }
        write_strings(&mut out, &self.shared);
        out.string(&self.clusters.surnames);
        out.string(&self.clusters.foreign);
        out.number(self.clusters.clusters.len() as u64);
        let mut last = 0;
        for &(key, cluster) in &self.clusters.clusters {
            out.number(u64::from(key - last));
            out.number(u64::from(cluster.coarse));
            out.number(u64::from(cluster.fine));
            last = key;
        }
        out.number(self.patterns.len() as u64);
        last = 0;
        for says in &self.patterns {
            out.number(u64::from(says.key - last));
            last = says.key;
            out.bytes(&[says.slots.iter().fold(0, |mask, slot| mask | 1 << slot.0)]);
            for (_, cells) in &says.slots {
                out.number(cells.len() as u64);
                for &(output, weight) in cells {
                    out.number(u64::from(output));
                    out.bytes(&weight.to_le_bytes());
                }
            }
        }
        let check = Sha256::digest(&out.0);
        out.bytes(&check[..CHECK]);
        out.0
    }

    /// Reads a file's bytes.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let (mut model, patterns) = Self::open(bytes)?;
        model.patterns =
            patterns.map(|read| read.says()).collect::<Option<_>>().ok_or(ModelError::Content)?;
        Ok(model)
    }

    /// All of a file but the patterns, and these to be gone through; their outputs are ones of a label.
    pub fn open(bytes: &[u8]) -> Result<(Self, Patterns<'_>), ModelError> {
        if !bytes.starts_with(MAGIC) {
            return Err(ModelError::Magic);
        }
        let (content, check) = bytes
            .len()
            .checked_sub(CHECK)
            .and_then(|at| bytes.split_at_checked(at))
            .ok_or(ModelError::Content)?;
        if !Sha256::digest(content).starts_with(check) {
            return Err(ModelError::Checksum);
        }
        let mut from = Reader(content.get(MAGIC.len()..).unwrap_or_default());
        let model = Self::read_content(&mut from).ok_or(ModelError::Content)?;
        let left = from.count().ok_or(ModelError::Content)?;
        let patterns = Patterns::new(from.0, left);
        model.fits(patterns.clone()).then_some((model, patterns)).ok_or(ModelError::Content)
    }

    fn read_content(from: &mut Reader<'_>) -> Option<Self> {
        let mut model = Self::default();
        for _ in 0..from.count()? {
            let head = Head { name: from.string()?, kinds: read_strings(from)? };
            model.ratios.push(f64::from_le_bytes(from.array()?));
            let steps = head.labels() * head.labels();
            let transitions: Option<Vec<i16>> =
                (0..steps).map(|_| from.array().map(i16::from_le_bytes)).collect();
            model.transitions.push(transitions?);
            model.heads.push(head);
        }
        model.shared = read_strings(from)?;
        model.clusters.surnames = from.string()?;
        model.clusters.foreign = from.string()?;
        let mut key = 0u32;
        for _ in 0..from.count()? {
            key = key.checked_add(from.number()?.try_into().ok()?)?;
            let cluster =
                Cluster { coarse: from.number()?.try_into().ok()?, fine: from.number()?.try_into().ok()? };
            model.clusters.clusters.push((key, cluster));
        }
        Some(model)
    }

    /// Whether every pattern can be read to its end and every output is one of a label.
    fn fits(&self, mut patterns: Patterns<'_>) -> bool {
        let outputs = 1 + 4 * self.shared.len() + self.heads.iter().map(Head::labels).sum::<usize>();
        let fits = |pattern: Pattern<'_>| {
            let mut whole = true;
            pattern.each(|_, output, _| whole &= usize::from(output) < outputs).is_some() && whole
        };
        let count = patterns.len();
        self.heads.iter().all(|head| head.kinds.len() < 64)
            && patterns.by_ref().map(fits).filter(|fits| *fits).count() == count
    }
}

fn write_strings(out: &mut Writer, strings: &[String]) {
    out.number(strings.len() as u64);
    for text in strings {
        out.string(text);
    }
}

fn read_strings(from: &mut Reader<'_>) -> Option<Vec<String>> {
    (0..from.count()?).map(|_| from.string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let head = Head { name: "msra".to_owned(), kinds: vec!["PER".to_owned()] };
        Model {
            heads: vec![head],
            shared: vec!["Person".to_owned()],
            clusters: ClusterData {
                surnames: "陆".to_owned(),
                foreign: "斯".to_owned(),
                clusters: vec![(7, Cluster { coarse: 2, fine: 300 })],
            },
            transitions: vec![(0..25).collect()],
            ratios: vec![0.97],
            patterns: vec![
                Says { key: 3, slots: vec![(0, vec![(1, -5)]), (7, vec![(0, 127), (9, 1)])] },
                Says { key: 90_000, slots: Vec::new() },
            ],
        }
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        assert_eq!(Model::read(&model().write()), Ok(model()));
    }

    #[test]
    fn own_labels_follow_the_shared_ones() {
        assert_eq!(model().outputs(0, 0), (5, Some(0)));
        assert_eq!(model().outputs(0, 3), (8, Some(3)));
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let bytes = model().write();
        assert_eq!(Model::read(b"PK"), Err(ModelError::Magic));
        for at in MAGIC.len()..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert_eq!(Model::read(&damaged), Err(ModelError::Checksum));
            assert!(Model::read(&bytes[..at]).is_err());
        }
    }

    #[test]
    fn a_file_that_means_nothing_is_refused() {
        let mut wrong = model();
        wrong.patterns[0].slots[0].1[0].0 = 10;
        assert_eq!(Model::read(&wrong.write()), Err(ModelError::Content));
    }
}
