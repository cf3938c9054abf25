//! Who holds the shares that a clause without a subject tells of.

use crate::link::relation::agent::Agents;
use crate::link::relation::trigger::Hit;
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{self};

/// 由A与B合资建设，|分别持股65%和35%: who builds holds the shares; with where they are named.
pub(super) fn holders_before<'a>(
    view: &View<'a>,
    hit: &Hit<'_>,
    domain: &[EntityType],
) -> Option<(Agents<'a>, usize)> {
    let index = view.clause_at(hit.span.begin);
    let opening = view.plain(view.clauses[index].begin, hit.span.begin);
    let clause = view.clauses[index.checked_sub(1).filter(|_| WORDS.is_adverbial(&opening))?];
    let by = view.groups_before(clause.begin, clause.end).find(|g| g.preposition == Some("由"))?;
    let agents = view.own_agents(view.hits_in(by.span.end, clause.end).first()?.span.begin, domain)?;
    Some((agents, by.span.begin))
}
