//! [`View`]: one sentence as relation rules see it: clauses, name phrases, lists of them, triggers.
//!
//! A phrase is a name with the names and titles that lead to it: 国务院副总理|韩正|. Coordinated phrases make a
//! [`Group`]: A、B和C. What stands in brackets belongs to no clause. Everything here is linear in the sentence;
//! searches from a trigger look at a bounded number of neighbours.

mod clauses;
mod lists;
mod phrases;
mod plain;
mod preposition;
mod scan;

pub use plain::is_quote;

use crate::link::relation::trace::{Condition, Trace};
use crate::link::relation::trigger::Hit;
use crate::link::{Context, EntityId, LinkedMention};
use crate::ontology::{EntityClass, EntityType};
use crate::text::Span;

/// A name with what leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Index of the first mention in it.
    pub first: usize,
    /// Index of the mention that the phrase is about.
    pub head: usize,
    /// From the first mention to the end of the head.
    pub span: Span,
    /// Index of its clause.
    pub clause: usize,
    /// Index of its group.
    pub group: usize,
}

/// Coordinated phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The phrases, as a range of indices.
    pub phrases: std::ops::Range<usize>,
    /// From the first phrase to the last.
    pub span: Span,
    /// What joins each phrase to the one before it; one fewer than the phrases.
    pub joins: Vec<char>,
    /// The preposition right before, if any: 在, 由, 与.
    pub preposition: Option<&'static str>,
}

/// One sentence, taken apart.
#[derive(Debug)]
pub struct View<'a> {
    /// The article with its mentions.
    pub context: &'a Context<'a>,
    /// Index of the sentence.
    pub index: usize,
    /// The sentence.
    pub span: Span,
    /// Its clauses, without the marks between them.
    pub clauses: Vec<Span>,
    /// Its bracketed parts, outermost only, with the brackets.
    pub brackets: Vec<Span>,
    /// Its phrases, by position, those in brackets left out.
    pub phrases: Vec<Phrase>,
    /// Its lists, by position.
    pub groups: Vec<Group>,
    /// Its triggers, by position, those in names and brackets left out.
    pub hits: Vec<Hit<'a>>,
    /// Who acts where the text leaves the subject out, and by what rule.
    pub supplied: Option<(&'a EntityId, &'static str)>,
    /// Subjects of the sentence before, in the same paragraph, as mention indices.
    pub earlier: &'a [usize],
    /// The subjects of each sentence of the paragraph before this one, whether they did anything in it or not.
    pub about: &'a [Vec<usize>],
    /// The person whom the sentence before opens with, whether they did anything in it or not.
    pub topic: Option<usize>,
    /// Whether it stands in the part of a report that says what is to come.
    pub plan: bool,
    /// The lists of bodies or persons last named together in the paragraph: 双方, 三方, 两家公司.
    pub sides: &'a [Vec<usize>],
    /// Where rules write down why they stop, where somebody asks.
    pub trace: Option<&'a Trace>,
}

impl<'a> View<'a> {
    /// Takes the sentence `index` apart.
    pub fn new(context: &'a Context<'a>, index: usize) -> Self {
        let mut view = Self::bare(context);
        (view.index, view.span) = (index, context.article.sentences()[index].span);
        let mentions = view.sentence_mentions();
        view.scan(&mentions);
        view.find_phrases(&mentions);
        view
    }

    /// A view of nothing, for statements that no one sentence makes.
    pub fn bare(context: &'a Context<'a>) -> Self {
        Self {
            context,
            index: 0,
            span: Span::default(),
            clauses: Vec::new(),
            brackets: Vec::new(),
            phrases: Vec::new(),
            groups: Vec::new(),
            hits: Vec::new(),
            supplied: None,
            earlier: &[],
            about: &[],
            topic: None,
            sides: &[],
            plan: false,
            trace: None,
        }
    }

    /// Notes that the running rule stops at `trigger`, as that condition fails.
    pub fn stop(&self, trigger: Span, condition: Condition) {
        if let Some(trace) = self.trace {
            trace.stop(trigger, condition);
        }
    }

    /// The mention of that index.
    pub fn mention(&self, index: usize) -> &'a LinkedMention {
        &self.context.mentions[index]
    }

    /// The class of the mention's entity, where known.
    pub fn class(&self, index: usize) -> Option<EntityClass> {
        let mention = self.mention(index);
        self.context.entity(&mention.entity).and_then(|e| e.class).or(mention.mention.class)
    }

    /// The type of the mention's entity.
    pub fn kind(&self, index: usize) -> EntityType {
        let mention = self.mention(index);
        self.context.entity(&mention.entity).map_or(mention.mention.kind, |e| e.kind)
    }

    fn sentence_mentions(&self) -> Vec<usize> {
        let all = self.context.mentions;
        let from = all.partition_point(|m| m.mention.span.begin < self.span.begin);
        let to = all.partition_point(|m| m.mention.span.begin < self.span.end);
        (from..to).filter(|i| !self.is_adverb(*i)).collect()
    }

    /// 全国, 全市 mostly say where, and are then no argument of a verb.
    fn is_adverb(&self, index: usize) -> bool {
        let span = self.mention(index).mention.span;
        let surface = self.context.article.slice(span);
        surface.starts_with('全') && surface.chars().count() == 2
    }
}
