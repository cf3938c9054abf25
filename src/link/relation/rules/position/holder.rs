//! The person whose office is told of.

use crate::link::EntityId;
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityType::Person;

/// The person before the body: in the clause, carried over from one before, or from the sentence before.
pub(super) fn holder<'a>(view: &View<'a>, phrase: &Phrase) -> Option<(&'a EntityId, f32)> {
    let clause = view.clauses[phrase.clause];
    let own = view.groups_before(clause.begin, phrase.span.begin).take(4).find_map(|g| {
        let heads = view.heads(g, &[Person]);
        heads.last().copied()
    });
    if let Some(person) = own {
        return Some((&view.mention(person).entity, 1.0));
    }
    // 任命林某为副市长，免去|其|局长职务.
    let before = view.plain(clause.begin, phrase.span.begin);
    if before.ends_with(['其', '他', '她']) {
        let end = view.phrases.partition_point(|p| p.span.end <= clause.begin);
        let last = view.phrases[..end].iter().rev().take(8).find(|p| view.kind(p.head) == Person);
        return last.map(|p| (&view.mention(p.head).entity, 0.9));
    }
    if view.is_reported(phrase.clause) {
        return None;
    }
    if let Some((_, group)) = view.subject_before(phrase.clause) {
        return view.heads(group, &[Person]).first().map(|h| (&view.mention(*h).entity, 0.9));
    }
    if let Some(topic) = view.dated_topic(phrase.clause) {
        return Some((&view.mention(topic).entity, 0.7));
    }
    let earlier = view.earlier.iter().find(|i| view.kind(**i) == Person)?;
    Some((&view.mention(*earlier).entity, 0.7))
}
