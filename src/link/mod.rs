//! Linker: mentions to entities, then to relations and observations.

mod context;
mod linked;
pub mod observation;
pub mod relation;
mod resolve;
pub mod subject;

use std::sync::Arc;

pub use context::Context;
pub use linked::{Entity, EntityId, Evidence, Linked, LinkedMention, Observation, Relation};

use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::recognise::Mention;
use crate::segment::Segmenter;

/// Links an article's mentions. Immutable, shared by threads.
#[derive(Clone, Debug)]
pub struct Linker {
    lexicon: Arc<Lexicon>,
    segmenter: Arc<Segmenter>,
}

impl Linker {
    /// A linker that knows what `lexicon` knows and cuts words as `segmenter` does.
    pub fn new(lexicon: Arc<Lexicon>, segmenter: Arc<Segmenter>) -> Self {
        Self { lexicon, segmenter }
    }

    /// The entities and statements of `article`.
    pub fn link(&self, article: &Article, mentions: Vec<Mention>) -> Linked {
        let (mentions, entities) = resolve::resolve(article, mentions, &self.lexicon);
        let context = Context::new(article, &mentions, &entities);
        let relations = relation::relations(&context);
        let observations = observation::observations(&context, &self.segmenter);
        Linked { mentions, entities, relations, observations }
    }
}
