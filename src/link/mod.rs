//! Linker: mentions to entities, then to relations and observations.

mod context;
mod linked;
pub mod relation;
mod resolve;
pub mod subject;

use std::sync::Arc;

pub use context::Context;
pub use linked::{Entity, EntityId, Evidence, Linked, LinkedMention, Observation, Relation};

use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::recognise::Mention;

/// Links an article's mentions. Immutable, shared by threads.
#[derive(Clone, Debug)]
pub struct Linker {
    lexicon: Arc<Lexicon>,
}

impl Linker {
    /// A linker that knows what `lexicon` knows.
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self { lexicon }
    }

    /// The entities and statements of `article`.
    pub fn link(&self, article: &Article, mentions: Vec<Mention>) -> Linked {
        let (mentions, entities) = resolve::resolve(article, mentions, &self.lexicon);
        let context = Context { article, mentions: &mentions, entities: &entities };
        let relations = relation::relations(&context);
        Linked { relations, observations: Vec::new(), mentions, entities }
    }
}
