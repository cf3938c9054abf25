//! [`Context`]: what a relation or observation rule may look at.

use std::collections::BTreeMap;

use super::subject::Reporter;
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
    /// Who acts where a sentence names nobody, in a work report.
    pub reporter: Option<Reporter<'a>>,
}

impl<'a> Context<'a> {
    /// The context of `article`; finds the body that reports.
    pub fn new(
        article: &'a Article,
        mentions: &'a [LinkedMention],
        entities: &'a BTreeMap<EntityId, Entity>,
    ) -> Self {
        let mut context = Self { article, mentions, entities, reporter: None };
        context.reporter = Reporter::of(&context);
        context
    }

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
