//! Gradients against small steps, on a network of a few numbers.

use super::*;
use crate::tagger::neural::{Encoded, WordAt};
use crate::train::neural::Batch;

const SHAPE: Shape = Shape { character: 3, bigram: 2, word: 2, feature: 2, projection: 4, hidden: 3 };

fn network() -> Network {
    let mut random = Random::new(5);
    let mut table = |rows, width| Table::new(rows, width, &mut random).values;
    let tables = [table(6, 3), table(6, 2), table(4, 2)];
    let head = Head { name: "test".to_owned(), kinds: vec!["PER".to_owned()] };
    let mut network = Network::new(SHAPE, tables, &[head], &mut random);
    network.pace = [1.0; 4];
    network.weights.heads[0].2.mapv_inplace(|_| (random.unit() as f32) - 0.5);
    network
}

fn sentences() -> Vec<(Encoded, Vec<Option<u8>>)> {
    let word = |role, row| WordAt { role, row, weight: 0.5 };
    let encoded = |rows: &[u32]| Encoded {
        characters: rows.to_vec(),
        bigrams: rows.iter().map(|r| (r + 1) % 6).collect(),
        features: rows.iter().map(|&r| vec![r as u16, 9]).collect(),
        words: rows.iter().map(|&r| vec![word(0, r % 4), word((r % 3) as u8, 1)]).collect(),
    };
    vec![
        (encoded(&[1, 4, 2, 5]), vec![Some(1), Some(3), Some(0), None]),
        (encoded(&[3, 1, 0]), vec![Some(0), Some(0), Some(4)]),
    ]
}

#[test]
fn gradients_agree_with_small_steps() {
    let network = network();
    let data = sentences();
    let refs: Vec<(&Encoded, &[Option<u8>])> = data.iter().map(|s| (&s.0, s.1.as_slice())).collect();
    let noise = Noise { input: 0.0, lookup: 0.0, output: 0.0 };
    let learn = |n: &Network| n.learn(Batch { head: 0, sentences: &refs }, noise, &mut Random::new(1));
    let mut gradients = learn(&network);
    let slope = |change: &dyn Fn(&mut Network, f32)| {
        let (mut up, mut down) = (network.clone(), network.clone());
        change(&mut up, STEP);
        change(&mut down, -STEP);
        (learn(&up).loss - learn(&down).loss) as f32 / (2.0 * STEP)
    };
    for (index, gradient) in gradients.weights.matrices().into_iter().enumerate() {
        for (place, &got) in gradient.indexed_iter().step_by(3) {
            let want = slope(&|n, by| n.weights.matrices()[index][place] += by);
            assert!((got - want).abs() < 3e-3 + 0.02 * want.abs(), "matrix {index} {place:?}: {got} {want}");
        }
    }
    for (index, gradient) in gradients.weights.biases().into_iter().enumerate() {
        let want = slope(&|n, by| n.weights.biases()[index][1] += by);
        assert!(
            (gradient[1] - want).abs() < 3e-3 + 0.02 * want.abs(),
            "bias {index}: {} {want}",
            gradient[1]
        );
    }
    for (index, table) in gradients.tables.iter().enumerate() {
        for row in 0..4_u32 {
            let want = slope(&|n, by| n.tables[index].values[[row as usize, 1]] += by);
            let got = table.at(row, SHAPE_WIDTHS[index]).map_or(0.0, |values| values[1]);
            assert!((got - want).abs() < 3e-3 + 0.02 * want.abs(), "table {index} row {row}: {got} {want}");
        }
    }
}

const STEP: f32 = 1e-2;
const SHAPE_WIDTHS: [usize; 4] = [SHAPE.character, SHAPE.bigram, SHAPE.word, SHAPE.feature];

#[test]
fn a_few_steps_learn_two_sentences() {
    let mut network = network();
    let data = sentences();
    let refs: Vec<(&Encoded, &[Option<u8>])> = data.iter().map(|s| (&s.0, s.1.as_slice())).collect();
    let noise = Noise { input: 0.0, lookup: 0.0, output: 0.0 };
    for _ in 0..120 {
        let gradients = network.learn(Batch { head: 0, sentences: &refs }, noise, &mut Random::new(1));
        network.step(vec![gradients], 0.05, 5.0, 2);
    }
    let emissions = network.emissions(0, &[refs[0].0, refs[1].0]);
    let lattice = network.lattice(0);
    assert_eq!(lattice.best(&emissions[0])[..3], [1, 3, 0]);
    assert_eq!(lattice.best(&emissions[1]), [0, 0, 4]);
}
