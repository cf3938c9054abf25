//! Finds out, on sentences held back, how sure the model may be.

use super::Example;
use super::export::UNIT;
use crate::tagger::linear::LinearTagger;
use crate::tagger::linear::file::Model;
use crate::tagger::{Head, Label, Named, Tagger};

/// Sets the ratios so that the confidences fit best what is right (temperature scaling, Guo et al. 2017).
pub(super) fn calibrate(model: &mut Model, held: &[Example], report: &mut dyn FnMut(&str)) {
    for head in 0..model.heads.len() {
        let held: Vec<&Example> = held.iter().filter(|example| example.head == head).collect();
        let mut best = (f64::INFINITY, 1.0);
        for step in 0..20 {
            let temperature = 0.8 + 0.1 * f64::from(step);
            model.ratios[head] = (-1.0 / (f64::from(UNIT) * temperature)).exp();
            let loss =
                loss(&LinearTagger::read(&model.write()).expect("what was written is read"), head, &held);
            if loss < best.0 {
                best = (loss, temperature);
            }
        }
        model.ratios[head] = (-1.0 / (f64::from(UNIT) * best.1)).exp();
        report(&format!("{}: temperature {:.1}", model.heads[head].name, best.1));
    }
}

/// How surprised one is by what is right, given the confidences.
fn loss(tagger: &LinearTagger, head: usize, held: &[&Example]) -> f64 {
    let mut sum = 0.0;
    for example in held {
        for named in &tagger.tag(head, std::slice::from_ref(&example.input))[0] {
            let probability = f64::from(named.confidence).clamp(0.001, 0.999);
            sum -= match is_right(named, &example.labels) {
                Some(true) => probability.ln(),
                Some(false) => (1.0 - probability).ln(),
                None => 0.0,
            };
        }
    }
    sum
}

/// `None` where the annotator left it open.
fn is_right(named: &Named, labels: &[Option<Label>]) -> Option<bool> {
    let given: Option<Vec<Label>> = labels[named.chars.clone()].iter().copied().collect();
    Some(given?.into_iter().eq(Head::spell(named.kind, named.chars.len())))
}
