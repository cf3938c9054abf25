//! Linker: mentions to entities, then to relations, facts and observations.

mod context;
pub mod fact;
mod linked;
mod mood;
pub mod observation;
pub mod period;
pub mod relation;
mod resolve;
pub mod subject;

use std::sync::Arc;

pub use context::Context;
pub use fact::Fact;
pub use linked::{Entity, EntityId, Evidence, Linked, LinkedMention, Observation, Relation};

use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::recognise::Mention;
use crate::segment::Segmenter;
use relation::{TRIGGERS, Triggers};

/// Links an article's mentions. Immutable, shared by threads.
#[derive(Clone, Debug)]
pub struct Linker {
    lexicon: Arc<Lexicon>,
    segmenter: Arc<Segmenter>,
    triggers: Option<Arc<Triggers>>,
}

impl Linker {
    /// A linker that knows what `lexicon` knows and cuts words as `segmenter` does.
    pub fn new(lexicon: Arc<Lexicon>, segmenter: Arc<Segmenter>) -> Self {
        Self { lexicon, segmenter, triggers: None }
    }

    /// The same with other triggers of relations than the built-in ones.
    #[must_use]
    pub fn with_triggers(mut self, triggers: Arc<Triggers>) -> Self {
        self.triggers = Some(triggers);
        self
    }

    /// What the words of relations mean.
    pub fn triggers(&self) -> &Triggers {
        self.triggers.as_deref().unwrap_or(&TRIGGERS)
    }

    /// The entities and statements of `article`.
    pub fn link(&self, article: &Article, mentions: Vec<Mention>) -> Linked {
        let (mentions, entities) = resolve::resolve(article, mentions, &self.lexicon, &self.segmenter);
        let mut context = Context::with_triggers(article, &mentions, &entities, self.triggers());
        context.locality = self.lexicon.locality(article).map(|place| place.name.as_str());
        let relations = relation::relations(&context);
        let observations = observation::observations(&context, &self.segmenter);
        let facts = fact::facts(&context, &relations, &self.lexicon);
        Linked { mentions, entities, relations, facts, observations }
    }
}
