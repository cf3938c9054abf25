//! Who of a list works with whom: all with all, in pairs, or one with the others.

use super::parties::party_group;
use crate::link::EntityId;
use crate::link::relation::trigger::Hit;
use crate::link::relation::view::View;

/// The sets within which everyone works with everyone: pairs where 与 and 、 take turns, else one set.
pub fn pairs<'e>(view: &View<'_>, hit: &Hit<'_>, parties: &[&'e EntityId]) -> Vec<Vec<&'e EntityId>> {
    let joins = party_group(view, hit).map(|g| &g.joins).filter(|j| j.len() < 64);
    let joins: &[char] = joins.map_or(&[], Vec::as_slice);
    let inner = |c: &char| matches!(c, '与' | '和' | '同') && joins.first() == Some(c);
    let turns = joins.len() >= 3
        && joins.len() % 2 == 1
        && joins.len() + 1 == parties.len()
        && joins.iter().enumerate().all(|(i, c)| inner(c) == (i % 2 == 0));
    // A与B、C和D合作: everyone with A, not among themselves.
    let star = parties.len() > 2 && joins.len() + 1 == parties.len() && joins.first() == Some(&'与');
    // A与B、C签订三方协议, …，三方将共建: all with all.
    let rest: String = view.plain(hit.span.end, view.span.end.max(hit.span.end)).chars().take(30).collect();
    let star = star && !["三方", "四方", "各方"].iter().any(|w| rest.contains(w));
    match parties.split_first() {
        _ if turns => parties.chunks(2).take(40).map(<[_]>::to_vec).collect(),
        Some((one, others)) if star => others.iter().take(20).map(|two| vec![*one, *two]).collect(),
        _ => vec![parties.to_vec()],
    }
}
