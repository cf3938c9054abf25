//! Marked-up text for examples and tests: `[常州市科协=常州市科学技术协会:O/Association]举办[科普大赛:G]`.
//!
//! A mark is `[surface:T]`, `[surface=name:T]` or `[surface:T/Class]`, T one of O, P, L, G, W; `|` stands for
//! nothing, so that two marks may touch. A line break begins a paragraph. `{report:…}` at the begin makes the body
//! named there the one that reports.

use std::collections::{BTreeMap, BTreeSet};

use super::trigger::{TRIGGERS, Triggers, kind};
use crate::document::{Article, Metadata, Source};
use crate::link::{Context, Entity, EntityId, LinkedMention, Relation};
use crate::ontology::{EntityClass, Modality, Resolution};
use crate::recognise::Mention;
use crate::text::Span;

/// A marked-up text, taken in.
#[derive(Debug)]
pub struct Marked {
    /// The text without marks.
    pub article: Article,
    /// The marked names.
    pub mentions: Vec<LinkedMention>,
    /// What they name.
    pub entities: BTreeMap<EntityId, Entity>,
    /// The body that reports, where `{report:…}` says so.
    pub reporter: Option<EntityId>,
}

impl Marked {
    /// Takes in a marked-up text. Marks that make no sense stay text.
    pub fn parse(markup: &str) -> Self {
        let (mut text, mut mentions, mut entities) = (String::new(), Vec::new(), BTreeMap::new());
        let (report, body) = match markup.strip_prefix("{report:").and_then(|rest| rest.split_once('}')) {
            Some((report, body)) => (Some(report), body),
            None => (None, markup),
        };
        let mut ignored = String::new();
        let reporter = report.and_then(|r| {
            let mut found = Vec::new();
            mark(r.trim_matches(['[', ']']), &mut ignored, &mut found, &mut entities)?;
            found.pop().map(|m| m.entity)
        });
        let mut rest = body;
        while let Some((before, after)) = rest.split_once('[') {
            plain(before, &mut text);
            let Some((inside, tail)) = after.split_once(']') else { break };
            if mark(inside, &mut text, &mut mentions, &mut entities).is_none() {
                text.push_str(inside);
            }
            rest = tail;
        }
        plain(rest, &mut text);
        let lines: Vec<String> = text.split('\n').filter(|l| !l.is_empty()).map(str::to_owned).collect();
        let article = Article::new(Source::default(), Metadata::default(), &lines);
        Self { article, mentions, entities, reporter }
    }

    /// What rules look at.
    pub fn context(&self) -> Context<'_> {
        self.context_with(&TRIGGERS)
    }

    /// The same with other triggers.
    pub fn context_with<'a>(&'a self, triggers: &'a Triggers) -> Context<'a> {
        Context::with_triggers(&self.article, &self.mentions, &self.entities, triggers)
    }
}

/// Text between marks, without `|` and empty lines.
fn plain(between: &str, text: &mut String) {
    for c in between.chars().filter(|c| *c != '|') {
        if c != '\n' || !text.is_empty() && !text.ends_with('\n') {
            text.push(c);
        }
    }
}

fn mark(
    inside: &str,
    text: &mut String,
    mentions: &mut Vec<LinkedMention>,
    entities: &mut BTreeMap<EntityId, Entity>,
) -> Option<()> {
    let (surface, sort) = inside.rsplit_once(':')?;
    let (letter, class) =
        sort.split_once('/').map_or((sort, None), |(l, c)| (l, c.parse::<EntityClass>().ok()));
    let kind = kind(letter.chars().next()?).ok()?;
    let (surface, name) = surface.split_once('=').unwrap_or((surface, surface));
    let begin = text.len();
    text.push_str(surface);
    let mention = Mention {
        span: Span::new(begin, text.len()),
        kind,
        class,
        confidence: 1.0,
        recogniser: "markup",
        rule: "markup",
    };
    let id = EntityId(name.to_owned());
    mentions.push(LinkedMention { mention, entity: id.clone(), resolution: Resolution::ExactName });
    let entity = Entity { id: id.clone(), name: name.to_owned(), kind, class, aliases: BTreeSet::new() };
    entities.entry(id).or_insert(entity);
    Some(())
}

/// A relation as examples write it: `A organises B [planned]`.
pub fn shown(relation: &Relation) -> String {
    let mark =
        if relation.modality == Modality::Done { String::new() } else { format!(" [{}]", relation.modality) };
    format!("{} {} {}{mark}", relation.subject.0, relation.predicate, relation.object.0)
}
