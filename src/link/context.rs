//! [`Context`]: what a relation or observation rule may look at.

use std::collections::BTreeMap;

use super::relation::{TRIGGERS, Triggers};
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
    /// What the words of relations mean.
    pub triggers: &'a Triggers,
    /// The name of the place that 我市 refers to.
    pub locality: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// The context of `article` with the built-in triggers; finds the body that reports.
    pub fn new(
        article: &'a Article,
        mentions: &'a [LinkedMention],
        entities: &'a BTreeMap<EntityId, Entity>,
    ) -> Self {
        Self::with_triggers(article, mentions, entities, &TRIGGERS)
    }

    /// The same with other triggers.
    pub fn with_triggers(
        article: &'a Article,
        mentions: &'a [LinkedMention],
        entities: &'a BTreeMap<EntityId, Entity>,
        triggers: &'a Triggers,
    ) -> Self {
        let mut context = Self { article, mentions, entities, reporter: None, triggers, locality: None };
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
