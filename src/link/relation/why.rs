//! [`why_not`]: the nearest that the rules came to a statement that they do not make.

use super::trace::{Condition, Step, Trace};
use super::{RULES, apply, view::View};
use crate::link::{Context, EntityId, Relation};
use crate::ontology::RelationType;
use crate::text::Span;

/// Why a statement is not made.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// It is made.
    Said,
    /// Things of the subject's type can never be subjects of it.
    SubjectType,
    /// Things of the object's type can never be objects of it.
    ObjectType,
    /// No sentence names both.
    Apart,
    /// A sentence names both, but has no word that says it.
    NoTrigger,
    /// A rule fired in the sentence, but took other names for its ends.
    OtherEnds,
    /// A rule stopped at a condition.
    Stopped(Condition),
}

/// The nearest that the rules came.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot {
    /// What was in the way.
    pub reason: Reason,
    /// Index of the sentence.
    pub sentence: Option<usize>,
    /// The nearest rule.
    pub rule: Option<String>,
    /// The words that it looked at.
    pub trigger: Option<Span>,
    /// What the rules found in the sentence by that predicate.
    pub found: Vec<Relation>,
}

impl WhyNot {
    const fn never(reason: Reason) -> Self {
        Self { reason, sentence: None, rule: None, trigger: None, found: Vec::new() }
    }

    /// How near it is: of several articles, the greatest is shown.
    pub fn nearness(&self) -> u8 {
        match self.reason {
            Reason::SubjectType | Reason::ObjectType => 0,
            Reason::Apart => 1,
            Reason::NoTrigger => 2,
            Reason::Stopped(condition) => 3 + condition as u8,
            Reason::OtherEnds => 100,
            Reason::Said => 200,
        }
    }
}

/// Why the article does not say that `subject` does `predicate` to `object`.
pub fn why_not(
    context: &Context<'_>,
    subject: &EntityId,
    predicate: RelationType,
    object: &EntityId,
) -> WhyNot {
    let kind = |id| context.entity(id).map(|e| e.kind);
    if kind(subject).is_some_and(|k| !predicate.domain().contains(&k)) {
        return WhyNot::never(Reason::SubjectType);
    }
    if kind(object).is_some_and(|k| !predicate.range().contains(&k)) {
        return WhyNot::never(Reason::ObjectType);
    }
    let trace = Trace::default();
    let found = apply(context, context.reporter.map(|r| (r.entity, r.rule)), Some(&trace));
    let same = |r: &&Relation| r.predicate == predicate;
    let is_end = |r: &Relation, id: &EntityId| r.subject == *id || r.object == *id;
    if let Some(said) = found.iter().filter(same).find(|r| is_end(r, subject) && is_end(r, object)) {
        return WhyNot {
            reason: Reason::Said,
            sentence: context.article.sentence_at(said.evidence.sentence.begin),
            rule: Some(said.evidence.rule.clone()),
            trigger: Some(said.evidence.trigger),
            found: vec![said.clone()],
        };
    }
    let both: Vec<usize> = sentences_naming(context, &[subject, object]);
    let near: Vec<usize> = if both.is_empty() { sentences_naming(context, &[object]) } else { both.clone() };
    let steps = steps(context, predicate, &near, trace.into_steps());
    let nearest = steps.into_iter().max_by_key(|s| (s.condition, std::cmp::Reverse(s.trigger.begin)));
    let here = |r: &&Relation| {
        let sentence = context.article.sentence_at(r.evidence.sentence.begin);
        sentence.is_some_and(|s| near.contains(&s))
    };
    let found: Vec<Relation> = found.iter().filter(same).filter(here).cloned().collect();
    let first = near.first().copied();
    let (reason, other) = match (&nearest, found.first()) {
        _ if both.is_empty() => (Reason::Apart, None),
        (_, Some(other)) => (Reason::OtherEnds, Some(other)),
        (Some(step), None) => (Reason::Stopped(step.condition), None),
        (None, None) => (Reason::NoTrigger, None),
    };
    if let Some(other) = other {
        let evidence = other.evidence.clone();
        let sentence = context.article.sentence_at(evidence.sentence.begin);
        return WhyNot {
            reason,
            sentence,
            rule: Some(evidence.rule),
            trigger: Some(evidence.trigger),
            found,
        };
    }
    let sentence = nearest.map(|s| s.sentence).or(first);
    let rule = nearest.map(|s| s.rule.to_owned());
    WhyNot { reason, sentence, rule, trigger: nearest.map(|s| s.trigger), found }
}

/// The sentences that name all of these.
fn sentences_naming(context: &Context<'_>, entities: &[&EntityId]) -> Vec<usize> {
    let names = |span: Span, id: &EntityId| context.mentions_in(span).iter().any(|m| m.entity == *id);
    let sentences = context.article.sentences().iter().enumerate();
    let naming = sentences.filter(|(_, s)| entities.iter().all(|id| names(s.span, id)));
    naming.map(|(index, _)| index).collect()
}

/// The steps in these sentences of rules and triggers that can say `predicate`.
fn steps(
    context: &Context<'_>,
    predicate: RelationType,
    sentences: &[usize],
    mut steps: Vec<Step>,
) -> Vec<Step> {
    steps.retain(|step| {
        let rule = RULES.iter().find(|r| r.id == step.rule);
        sentences.contains(&step.sentence) && rule.is_some_and(|r| r.predicates.contains(&predicate))
    });
    steps.retain(|step| {
        let view = View::new(context, step.sentence);
        let hit = view.hits.iter().find(|h| h.span == step.trigger);
        hit.is_none_or(|h| h.rows.iter().any(|r| r.predicate == Some(predicate)))
    });
    steps
}

#[cfg(test)]
mod tests {
    use super::super::markup::Marked;
    use super::*;

    fn why(text: &str, subject: &str, predicate: RelationType, object: &str) -> (Reason, Option<String>) {
        let marked = Marked::parse(text);
        let id = |name: &str| EntityId(name.to_owned());
        let why = why_not(&marked.context(), &id(subject), predicate, &id(object));
        (why.reason, why.rule)
    }

    #[test]
    fn the_condition_that_failed_is_named() {
        use RelationType as R;
        let active = || Some("active-verb".to_owned());
        let stopped = Reason::Stopped;
        let cases = [
            (
                "[科协:O]的学生参加[灯会:G]。",
                "科协",
                R::ParticipatesIn,
                (stopped(Condition::Unnamed), active()),
            ),
            (
                "[科协:O]举办了一场让人流连忘返又十分精彩纷呈的大型[灯会:G]。",
                "科协",
                R::Organises,
                (stopped(Condition::Object), active()),
            ),
            ("[科协:O]喜欢[灯会:G]。", "科协", R::Organises, (Reason::NoTrigger, None)),
            ("[文联:O]举办[灯会:G]，[科协:O]祝贺。", "科协", R::Organises, (Reason::OtherEnds, active())),
            ("[科协:O]很忙。\n举办[灯会:G]。", "科协", R::Organises, (Reason::Apart, active())),
            ("[科协:O]参加[灯会:G]。", "科协", R::Visits, (Reason::SubjectType, None)),
            ("[科协:O]参加[灯会:G]。", "科协", R::Publishes, (Reason::ObjectType, None)),
            ("[科协:O]参加[灯会:G]。", "科协", R::ParticipatesIn, (Reason::Said, active())),
        ];
        for (text, subject, predicate, expected) in cases {
            assert_eq!(why(text, subject, predicate, "灯会"), expected, "{text}");
        }
    }
}
