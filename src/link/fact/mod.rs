//! Facts with more than two ends: who holds which post since when, who received what in which year and at which
//! level, who signed what for how much, who put how much into what.
//!
//! Each [`Rule`] of [`RULES`] starts from relations that hold ([`Relation`]) or from words of its own, reads what the
//! sentence says besides, and carries the sentence, the words that made it fire and its id.

mod agreement;
mod amount;
mod conferral;
mod endorsement;
mod investment;
mod level;
mod position;
mod role;
mod rule;
mod sentence;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use amount::Amount;
pub use level::AwardLevel;
pub use rule::{RULES, Rule};

use super::period::{Period, today};
use super::{Context, EntityId, Relation};
use crate::lexicon::Lexicon;
use crate::ontology::{Change, Modality};
use crate::text::Span;
use sentence::Sentence;

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FactKind {
    /// A person in a body: `org:Membership`.
    Position,
    /// An award, listing or designation.
    Conferral,
    /// An instruction on a work (批示).
    Endorsement,
    /// Something signed between parties.
    Agreement,
    /// Money put into something.
    Investment,
}

impl FactKind {
    /// Every kind.
    pub const ALL: &[Self] =
        &[Self::Position, Self::Conferral, Self::Endorsement, Self::Agreement, Self::Investment];
}

/// A fact with more than two ends, of entities named by `E` and places in the text named by `S`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact<E = EntityId, S = Span> {
    /// Its kind.
    pub kind: FactKind,
    /// Who holds the post, received the award, wrote the instruction, signed, or invested.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub agents: Vec<E>,
    /// The body, the award, the work, or what the money goes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<E>,
    /// Who confers.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<E>,
    /// One title, or the name of the agreement, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The role that the table of titles knows the title as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// How the post changed hands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// Whether the text says that the post is held no longer (原, 曾任).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// How high an award is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<AwardLevel>,
    /// Which of a series an award is (第十六届).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Period>,
    /// Since when the post is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin: Option<Period>,
    /// Until when it was held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Period>,
    /// How much money it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount<S>>,
    /// What part the investor holds by it, in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Amount<S>>,
    /// The fact, by its index, that is the post in which somebody acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acting_as: Option<usize>,
    /// The relations, by their index, that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<usize>,
    /// Done or planned; a post that is held no longer is done.
    pub modality: Modality,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Id of the rule.
    pub rule: String,
    /// The sentence that says it.
    pub evidence: S,
    /// The words that made the rule fire.
    pub trigger: S,
}

impl<E, S> Fact<E, S> {
    /// With nothing but what every fact has.
    pub fn new(kind: FactKind, rule: &str, evidence: S, trigger: S) -> Self {
        Self {
            kind,
            agents: Vec::new(),
            object: None,
            by: Vec::new(),
            title: None,
            role: None,
            change: None,
            former: false,
            level: None,
            edition: None,
            date: None,
            begin: None,
            end: None,
            amount: None,
            share: None,
            acting_as: None,
            claims: Vec::new(),
            modality: Modality::Done,
            confidence: 1.0,
            rule: rule.to_owned(),
            evidence,
            trigger,
        }
    }

    /// The same with entities and places named otherwise.
    pub fn map<F, T>(&self, entity: impl Fn(&E) -> F, place: impl Fn(&S) -> T) -> Fact<F, T> {
        let amount = |amount: &Option<Amount<S>>| amount.as_ref().map(|a| a.map(&place));
        Fact {
            kind: self.kind,
            agents: self.agents.iter().map(&entity).collect(),
            object: self.object.as_ref().map(&entity),
            by: self.by.iter().map(&entity).collect(),
            title: self.title.clone(),
            role: self.role.clone(),
            change: self.change,
            former: self.former,
            level: self.level,
            edition: self.edition.clone(),
            date: self.date.clone(),
            begin: self.begin.clone(),
            end: self.end.clone(),
            amount: amount(&self.amount),
            share: amount(&self.share),
            acting_as: self.acting_as,
            claims: self.claims.clone(),
            modality: self.modality,
            confidence: self.confidence,
            rule: self.rule.clone(),
            evidence: place(&self.evidence),
            trigger: place(&self.trigger),
        }
    }
}

/// What a rule may look at.
pub(super) struct Scene<'a> {
    /// The article with its mentions.
    pub context: &'a Context<'a>,
    /// Its relations, as they will be numbered.
    pub relations: &'a [Relation],
    /// What is known beforehand.
    pub lexicon: &'a Lexicon,
}

impl<'a> Scene<'a> {
    /// The sentence at `span`, which must be one of the article's.
    fn sentence(&self, span: Span) -> Sentence<'a> {
        Sentence::new(self.context, span, today(self.context.article))
    }
}

/// The facts of the article in `context`, whose relations are `relations`: first the posts, then by kind and place.
pub fn facts(context: &Context<'_>, relations: &[Relation], lexicon: &Lexicon) -> Vec<Fact> {
    let scene = Scene { context, relations, lexicon };
    let mut found = Vec::new();
    for rule in RULES {
        (rule.find)(&scene, &mut found);
    }
    found
}
