//! [`Rule`]: what a relation rule is, and [`Sink`]: where it puts what it finds.

use super::agent::Agents;
use super::view::View;
use crate::link::{EntityId, Evidence, Relation};
use crate::ontology::{Change, Modality, RelationType};
use crate::text::Span;

/// The most statements that one trigger may make.
const MAX_PER_TRIGGER: usize = 200;

/// One relation rule, with an example that fires and a counter-example that does not.
///
/// Examples are marked up: `[常州市科协:O]举办[科普大赛:G]`; see [`super::markup`].
#[derive(Debug)]
pub struct Rule {
    /// Its name in evidence and documentation.
    pub id: &'static str,
    /// What it can say.
    pub predicates: &'static [RelationType],
    /// What it finds, in English.
    pub en: &'static str,
    /// What it finds, in Chinese.
    pub zh: &'static str,
    /// A sentence in which it fires.
    pub example: &'static str,
    /// What it finds there: `常州市科协 organises 科普大赛`, with ` [planned]` or ` [denied]` where not done.
    pub finds: &'static [&'static str],
    /// A sentence in which it does not fire.
    pub counter: &'static str,
    /// The rule itself.
    pub apply: fn(&View<'_>, &mut Sink<'_>),
}

/// Collects what rules find.
#[derive(Debug)]
pub struct Sink<'r> {
    /// The rule that is running.
    pub rule: &'static str,
    /// What was found so far.
    pub found: &'r mut Vec<Relation>,
}

/// A statement in the making: everything but its two ends.
#[derive(Clone, Copy, Debug)]
pub struct Saying {
    /// What is said.
    pub predicate: RelationType,
    /// The words that say it.
    pub trigger: Span,
    /// Done, planned or denied.
    pub modality: Modality,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

impl Sink<'_> {
    /// Adds a statement, if types allow it.
    pub fn say(&mut self, view: &View<'_>, saying: Saying, subject: &EntityId, object: &EntityId) {
        self.say_position(view, saying, subject, object, None, None);
    }

    /// Adds a statement with the title held and how it changed hands.
    pub fn say_position(
        &mut self,
        view: &View<'_>,
        saying: Saying,
        subject: &EntityId,
        object: &EntityId,
        title: Option<String>,
        change: Option<Change>,
    ) {
        let kind = |id: &EntityId| view.context.entity(id).map(|e| e.kind);
        let fits = |id, allowed: &[_]| kind(id).is_some_and(|k| allowed.contains(&k));
        let predicate = saying.predicate;
        if subject == object || !fits(subject, predicate.domain()) || !fits(object, predicate.range()) {
            return;
        }
        self.found.push(Relation {
            subject: subject.clone(),
            predicate,
            object: object.clone(),
            modality: saying.modality,
            title,
            change,
            confidence: saying.confidence,
            evidence: Evidence {
                sentence: view.evidence(),
                // Where only the order of names says it, the whole sentence does.
                trigger: if saying.trigger.is_empty() { view.evidence() } else { saying.trigger },
                rule: view.own_row(saying).unwrap_or(self.rule).to_owned(),
            },
            supplied: [subject, object].into_iter().find_map(|end| view.supplied_by(end)),
        });
    }

    /// Adds every subject with every object (mention indices), up to a bound.
    pub fn say_all(&mut self, view: &View<'_>, saying: Saying, agents: &Agents<'_>, objects: &[usize]) {
        let saying = Saying { confidence: saying.confidence * agents.basis.weight(), ..saying };
        let pairs = agents.entities.iter().flat_map(|s| objects.iter().map(move |o| (*s, *o)));
        for (subject, object) in pairs.take(MAX_PER_TRIGGER) {
            self.say(view, saying, subject, &view.mention(object).entity);
        }
    }

    /// Adds every pair of a list once, for the first eight members.
    pub fn say_pairs(&mut self, view: &View<'_>, saying: Saying, members: &[&EntityId]) {
        let members = members.get(..8).unwrap_or(members);
        for (index, one) in members.iter().enumerate() {
            for two in members.iter().skip(index + 1) {
                self.say(view, saying, one, two);
            }
        }
    }
}

impl View<'_> {
    /// The sentence that says it.
    pub fn evidence(&self) -> Span {
        self.span
    }

    /// The id of the row that a user wrote and that says it.
    fn own_row(&self, saying: Saying) -> Option<&str> {
        let hit = self.hits_in(saying.trigger.begin, saying.trigger.begin + 1).first()?;
        let row = hit.rows.iter().find(|r| r.own && r.predicate == Some(saying.predicate));
        row.map(|r| r.id.as_str())
    }

    /// By what rule an end of a statement is supplied that the sentence does not name.
    fn supplied_by(&self, end: &EntityId) -> Option<&'static str> {
        if self.context.mentions_in(self.span).iter().any(|m| m.entity == *end) {
            return None;
        }
        let is_end = |index: &usize| self.mention(*index).entity == *end;
        Some(match self.supplied {
            Some((body, rule)) if body == end => rule,
            _ if self.earlier.iter().any(is_end) => "sentence-before",
            _ if self.sides.iter().flatten().any(is_end) => "both-sides",
            _ => "named-elsewhere",
        })
    }
}
