//! Recogniser: an article's mentions.
//!
//! Proposers ([`Propose`]) each read the whole article and say what they take for a name; a named policy
//! ([`Policy`]) decides where they disagree. The gazetteer and the patterns
//! always read; a trained model is a third.

mod definite;
mod epithet;
mod games;
mod gazetteer;
mod introduced;
mod kind_noun;
mod mention;
mod model;
mod overlap;
mod pattern;
mod repeat;
mod rule;
mod session;
mod short_form;
mod view;

use std::sync::Arc;

use games::games_at;
pub(crate) use games::{EDITIONS, games};
pub use gazetteer::Gazetteer;
pub(crate) use introduced::{introduced, university};
pub(crate) use kind_noun::{PUPILS, TEACHERS};
pub use mention::Mention;
pub use model::Model;
pub use overlap::{Policy, resolve};
pub use pattern::Patterns;
pub(crate) use pattern::{COMMITTEE_PARTS, OWN_PARTS, OWNERS, SIDES, ZONE_BODIES};
pub use rule::Nature;
pub(crate) use session::{Sitting, sitting};
pub(crate) use short_form::takes_up;
pub use view::View;

use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::segment::Segmenter;
use crate::tagger::Tagger;

/// Whoever reads an article and proposes mentions; they may overlap.
pub trait Propose: Send + Sync {
    /// What its mentions carry as [`Mention::recogniser`].
    fn name(&self) -> &'static str;

    /// The mentions it sees, in any order.
    fn propose(&self, view: &View<'_>) -> Vec<Mention>;
}

/// Finds an article's mentions. Immutable, shared by threads.
pub struct Recogniser {
    lexicon: Arc<Lexicon>,
    segmenter: Arc<Segmenter>,
    proposers: Vec<Box<dyn Propose>>,
    policy: Policy,
}

impl Recogniser {
    /// The recogniser of this program: gazetteer and patterns, longest name first.
    pub fn new(lexicon: Arc<Lexicon>, segmenter: Arc<Segmenter>) -> Self {
        let proposers: Vec<Box<dyn Propose>> = vec![Box::new(Gazetteer), Box::new(Patterns)];
        Self { lexicon, segmenter, proposers, policy: Policy::LongestFirst }
    }

    /// The same with a trained model, whose word counts more; unchanged where it did not learn our convention.
    #[must_use]
    pub fn with_tagger(mut self, tagger: Arc<dyn Tagger>) -> Self {
        if let Some(model) = Model::new(tagger) {
            self.proposers.push(Box::new(model));
            self.policy = Policy::ModelFirst;
        }
        self
    }

    /// The mentions of `article`, by begin; none overlaps another.
    pub fn recognise(&self, article: &Article) -> Vec<Mention> {
        let view = View::new(article, &self.segmenter, &self.lexicon);
        let mut proposed: Vec<Mention> = self.proposers.iter().flat_map(|p| p.propose(&view)).collect();
        let first = resolve(proposed.clone(), self.policy);
        proposed.extend(repeat::repeats(&view, &first));
        let second = resolve(proposed.clone(), self.policy);
        proposed.extend(short_form::short_forms(&view, &second));
        proposed.extend(introduced::introduced_names(&view, &second));
        proposed.extend(definite::definite_nouns(&view, &second));
        proposed.extend(kind_noun::kind_nouns(&view, &second));
        proposed.extend(epithet::epithets(&view, &second));
        resolve(proposed, self.policy)
    }
}

impl std::fmt::Debug for Recogniser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.proposers.iter().map(|p| p.name()).collect();
        f.debug_struct("Recogniser").field("proposers", &names).finish_non_exhaustive()
    }
}
