//! Precision, recall and F1 of extraction against hand-made gold.
//!
//! A gold folder holds `NAME.md`, an article, beside `NAME.json`, what a careful reader finds in it. A
//! [`Prediction`] is what `tupu extract` prints of an article. [`evaluate`] compares the two over all articles
//! together: mentions by exact span and type, forms that only context completes apart from them (deixis),
//! entities by B-cubed over the mentions, relations between the entities that clusters stand for, observations
//! one to one.

mod bcubed;
mod cluster;
mod compare;
mod deixis;
mod fold;
mod gold;
mod mentions;
mod ner;
mod observations;
mod prediction;
mod reference;
mod relations;
mod report;
mod score;
mod swap;

pub use gold::{GivenMention, Gold, GoldArticle, GoldEntity, GoldError, GoldObservation, GoldRelation, load};
pub use ner::{Counts, NerScore, Words};
pub use prediction::{
    PredictedArticle, PredictedEntity, PredictedMention, PredictedObservation, PredictedRelation, Prediction,
    PredictionError, read_predictions,
};
pub use reference::reference_text;
pub use report::text_report;
pub use score::{BCubed, Deixis, Evaluation, Figures, Score};
pub use swap::swap_persons;

use compare::Comparison;
use score::Tally;

/// Scores `predictions` against `gold`: an article's prediction is the one whose path ends in its file name, the
/// last of several; an article without one counts as text without mentions.
pub fn evaluate(gold: &[Gold], predictions: &[Prediction]) -> Evaluation {
    let mut tally = Tally::default();
    for article in gold {
        let found = predictions.iter().rev().find(|p| p.file_name() == article.file_name);
        let empty = Prediction::empty(&article.reference);
        if found.is_none() {
            tally.errors.push(format!("{}: no prediction", article.file_name));
        }
        add(&mut tally, article, found.unwrap_or(&empty));
    }
    tally.finish()
}

fn add(tally: &mut Tally, gold: &Gold, found: &Prediction) {
    let comparison = Comparison::new(gold, found);
    tally.text_kept(&gold.reference, &found.text);
    mentions::score(&comparison, tally);
    let stands_for = cluster::stands_for(&comparison);
    deixis::score(&comparison, tally);
    bcubed::score(&comparison, tally);
    relations::score(&comparison, &stands_for, tally);
    observations::score(&comparison, tally);
}
