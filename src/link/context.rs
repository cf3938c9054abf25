//! [`Context`]: what a relation or observation rule may look at.

use std::collections::BTreeMap;

use super::{Entity, EntityId, LinkedMention};
use crate::document::Article;
use crate::text::Span;

/// One article with its resolved mentions.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its mentions, by begin; none overlaps another.
    pub mentions: &'a [LinkedMention],
    /// Its entities.
    pub entities: &'a BTreeMap<EntityId, Entity>,
}

impl<'a> Context<'a> {
    /// The mentions that lie wholly inside `span`.
    pub fn mentions_in(&self, span: Span) -> &'a [LinkedMention] {
        let from = self.mentions.partition_point(|m| m.mention.span.begin < span.begin);
        let rest = &self.mentions[from..];
        &rest[..rest.partition_point(|m| m.mention.span.end <= span.end)]
    }

    /// The entity of that id.
    pub fn entity(&self, id: &EntityId) -> Option<&'a Entity> {
        self.entities.get(id)
    }
}
