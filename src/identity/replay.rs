//! A person's decisions over what the rules decided, in the order of the file: the later wins.

use std::collections::BTreeSet;

use super::{Draft, View};
use crate::curation::{Action, Decision};
use crate::iri::Base;

/// Does what was decided; gives the places of decisions that no entity answers to (its articles are not here, or an
/// earlier decision took the name away).
pub(super) fn replay(
    draft: &mut Draft,
    views: &[&View],
    decisions: &[Decision],
    base: &Base,
) -> BTreeSet<usize> {
    let mut idle = BTreeSet::new();
    for (index, Decision { action, .. }) in decisions.iter().enumerate() {
        if !one(draft, views, action, base) {
            idle.insert(index);
        }
    }
    idle
}

fn one(draft: &mut Draft, views: &[&View], action: &Action, base: &Base) -> bool {
    let plain = |name: &str| base.entity_name(name).unwrap_or_else(|| name.to_owned());
    match action {
        Action::Merge { from, into } => {
            let Some(from) = find(draft, &plain(from)) else { return false };
            let into = plain(into);
            let target = find(draft, &into).unwrap_or_else(|| draft.add(&into));
            if from != target {
                draft.entities[from].merged_into = Some(target);
            }
            true
        }
        Action::Apart { one, other } => {
            find(draft, &plain(one)).is_some() && find(draft, &plain(other)).is_some()
        }
        Action::Split { name, new, articles } => split(draft, views, &plain(name), &plain(new), articles),
        Action::Rename { name, new } => {
            let Some(entity) = find(draft, &plain(name)) else { return false };
            let new = plain(new);
            // Another entity of that name would share the IRI: then both are one.
            match find_exact(draft, &new).filter(|other| *other != entity) {
                Some(other) => draft.entities[entity].merged_into = Some(other),
                None => draft.entities[entity].name = new,
            }
            true
        }
        Action::Retype { name, kind, class } => {
            let Some(entity) = find(draft, &plain(name)) else { return false };
            draft.entities[entity].kind = Some((*kind, *class));
            true
        }
    }
}

/// What the listed articles call `name` becomes `new`.
fn split(draft: &mut Draft, views: &[&View], name: &str, new: &str, articles: &[String]) -> bool {
    let Some(entity) = find(draft, name) else { return false };
    let mut own = find_exact(draft, new);
    let mut any = false;
    for (article, view) in views.iter().enumerate() {
        if !articles.iter().any(|called| view.is_called(called)) {
            continue;
        }
        for at in 0..view.seen.len() {
            let called_so = view.seen[at].name == name || draft.final_of(draft.of[article][at]) == entity;
            if called_so {
                let own = *own.get_or_insert_with(|| draft.add(new));
                draft.of[article][at] = own;
                any = true;
            }
        }
    }
    any
}

/// The entity of that name, else the one that articles call so.
fn find(draft: &Draft, name: &str) -> Option<usize> {
    find_exact(draft, name).or_else(|| draft.by_name.get(name).map(|&entity| draft.final_of(entity)))
}

fn find_exact(draft: &Draft, name: &str) -> Option<usize> {
    let known = draft.by_name.get(name).map(|&entity| draft.final_of(entity));
    if let Some(entity) = known.filter(|&entity| draft.entities[entity].name == name) {
        return Some(entity);
    }
    draft.entities.iter().position(|entity| entity.name == name && entity.merged_into.is_none())
}
