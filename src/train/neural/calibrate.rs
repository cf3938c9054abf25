//! Finds out, on sentences that were not learned from, how sure a network may be.

use crate::tagger::neural::{NeuralModel, NeuralTagger};
use crate::tagger::{Head, Input, Label, Named, Sample, Tagger};

/// Sets the temperature of `head` so that the confidences fit best what is right in `samples` (Guo et al. 2017).
pub fn calibrate(model: NeuralModel, head: usize, samples: &[(Input, &Sample)]) -> NeuralModel {
    let (inputs, samples): (Vec<Input>, Vec<&Sample>) = samples.iter().cloned().unzip();
    let mut tagger = NeuralTagger::new(model);
    let mut best = (f64::INFINITY, 1.0);
    for step in 0..31_u8 {
        let temperature = 0.8 + 0.05 * f32::from(step);
        tagger.cool(head, temperature);
        let found = tagger.tag(head, &inputs);
        let loss = samples.iter().zip(&found).map(|(sample, found)| surprise(sample, found)).sum::<f64>();
        if loss < best.0 {
            best = (loss, temperature);
        }
    }
    tagger.cool(head, best.1);
    tagger.model
}

/// How surprised one is by what is right, given the confidences; names that an annotator left open say nothing.
fn surprise(sample: &Sample, found: &[Named]) -> f64 {
    let labels = sample.labels();
    let right = |name: &Named| -> Option<bool> {
        let given: Option<Vec<Label>> = labels.get(name.chars.clone())?.iter().copied().collect();
        Some(given?.into_iter().eq(Head::spell(name.kind, name.chars.len())))
    };
    found
        .iter()
        .map(|name| {
            let probability = f64::from(name.confidence).clamp(0.001, 0.999);
            match right(name) {
                Some(true) => -probability.ln(),
                Some(false) => -(1.0 - probability).ln(),
                None => 0.0,
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::Gold;

    #[test]
    fn what_is_right_surprises_less_the_surer_one_was() {
        let mark = |chars, optional| Gold { chars, kind: 0, optional };
        let sample = Sample {
            text: "陆昀到常州大学".to_owned(),
            names: vec![mark(0..2, false), mark(3..5, true)],
        };
        let named = |chars, confidence| Named { chars, kind: 0, confidence };
        let of = |name: Named| surprise(&sample, &[name]);
        assert!(of(named(0..2, 0.9)) < of(named(0..2, 0.6)));
        assert!(of(named(0..3, 0.9)) > of(named(0..3, 0.6)));
        assert!(of(named(3..5, 0.9)).abs() < 1e-9);
    }
}
