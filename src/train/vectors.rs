//! Learns the vectors of characters, bigrams and words that both grades begin with, and writes them.

use std::path::Path;

use super::embed::{Settings, Units, embed};
use super::{Corpus, TrainError, raw};
use crate::lexicon::Lexicon;
use crate::segment::Segmenter;
use crate::tagger::neural::Shape;

/// Learns from the texts of `texts` (`.jsonl` files) and the sentences of `corpora`, and writes `char.vec`, `bigram.vec`
/// and `word.vec` to `folder`: `unit TAB count` and its numbers, the most frequent unit first. `report` is told how many.
pub fn learn(
    texts: &Path,
    corpora: &[Corpus],
    lexicon: &Lexicon,
    seed: u64,
    folder: &Path,
    report: &mut dyn FnMut(&str),
) -> Result<(), TrainError> {
    let unreadable = |path: &Path, source| TrainError::Read { path: path.display().to_string(), source };
    let mut lines = raw::read_folder(texts).map_err(|e| unreadable(texts, e))?;
    lines.extend(corpora.iter().flat_map(|c| &c.samples).map(|sample| raw::folded(&sample.text)));
    if lines.is_empty() {
        return Err(TrainError::Empty);
    }
    std::fs::create_dir_all(folder).map_err(|e| unreadable(folder, e))?;
    let shape = Shape::STANDARD;
    let segmenter = Segmenter::new(lexicon);
    let words = |line: &'_ String| -> Vec<String> {
        segmenter
            .tokens(line)
            .iter()
            .filter_map(|t| line.get(t.span.begin..t.span.end))
            .map(str::to_owned)
            .collect()
    };
    #[expect(clippy::type_complexity, reason = "a table: file, numbers, rarest, passes, seed, units")]
    let units: [(&str, usize, u32, usize, u64, &dyn Fn() -> Units); 3] = [
        ("char.vec", shape.character, 5, 3, seed + 1, &|| {
            Units::plain(lines.iter().map(|l| windows(l, 1)), 4)
        }),
        ("bigram.vec", shape.bigram, 15, 2, seed + 2, &|| {
            Units::plain(lines.iter().map(|l| windows(l, 2)), 3).overlapping()
        }),
        ("word.vec", shape.word, 8, 3, seed, &|| Units::plain(lines.iter().map(words), 5)),
    ];
    for (name, dim, least, passes, seed, units) in units {
        let embeddings = embed(&units(), Settings { dim, least, passes, seed });
        let path = folder.join(name);
        std::fs::write(&path, embeddings.text()).map_err(|e| unreadable(&path, e))?;
        report(&format!("{}: {} vectors", path.display(), embeddings.units.len()));
    }
    Ok(())
}

/// Every run of `len` characters.
fn windows(line: &str, len: usize) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    chars.windows(len).map(|window| window.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    #[test]
    fn units_that_stand_alike_have_vectors_that_lie_near() {
        let folder = tempfile::tempdir().unwrap();
        let mut lines = String::new();
        for i in 0..400 {
            let (city, thing) = (["常州", "无锡"][i % 2], ["苹果", "香蕉"][i / 2 % 2]);
            let text = format!("记者来到{city}采访。孩子们吃了甜甜的{thing}。");
            let _ = writeln!(lines, "{{\"id\":\"{i}\",\"text\":\"{text}\"}}");
        }
        std::fs::write(folder.path().join("a.jsonl"), lines).unwrap();
        let out = folder.path().join("vectors");
        learn(folder.path(), &[], &Lexicon::builtin(), 1, &out, &mut |_| {}).unwrap();
        let words = std::fs::read_to_string(out.join("word.vec")).unwrap();
        let vector = |word: &str| -> Vec<f32> {
            let line = words.lines().find(|l| l.starts_with(&format!("{word}\t"))).unwrap();
            line.split(' ').skip(1).map(|v| v.parse().unwrap()).collect()
        };
        let near = |a: &str, b: &str| {
            let (a, b) = (vector(a), vector(b));
            let dot = |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f32>();
            dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt()
        };
        assert!(near("常州", "无锡") > near("常州", "苹果"), "{}", near("常州", "无锡"));
        assert!(near("苹果", "香蕉") > near("无锡", "苹果"));
    }
}
