//! Two sides that the clause before names: 甲与乙对接发展战略，全面|深化合作.

use crate::link::EntityId;
use crate::link::relation::sides;
use crate::link::relation::trigger::Hit;
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType;

/// 甲与乙对接发展战略，全面|深化合作: the two sides of the clause before, where this one names nobody.
pub(super) fn pair_before<'a>(
    view: &View<'a>,
    hit: &Hit<'_>,
    allowed: &[EntityType],
) -> Option<Vec<&'a EntityId>> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let opening = view.plain(clause.begin, hit.span.begin);
    let joint = ["深化", "加强", "开展", "拓展", "扩大"].iter().any(|verb| opening.ends_with(verb));
    let alone =
        hit.word == "合作" && joint && view.groups_before(clause.begin, hit.span.begin).next().is_none();
    let before = view.clauses.get(index.checked_sub(1)?).filter(|_| alone && opening.chars().count() <= 8)?;
    let here = |index: &usize| {
        let span = view.mention(*index).mention.span;
        span.begin >= before.begin && span.end <= before.end && allowed.contains(&view.kind(*index))
    };
    let pair = sides::named(view).into_iter().find(|list| list.len() == 2 && list.iter().all(here))?;
    let lead = view.plain(before.begin, view.mention(pair[0]).mention.span.begin);
    WORDS.is_adverbial(&lead).then(|| pair.iter().map(|i| &view.mention(*i).entity).collect())
}
