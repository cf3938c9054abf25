//! Which gold entity each predicted one stands for.

use std::collections::BTreeMap;

use super::compare::Comparison;
use super::fold::same_name;

/// Predicted entity → id of the gold entity that most of its mentions belong to; where none does, the one of its
/// name. A mention without an entity votes for `None`.
pub(super) fn stands_for<'a>(comparison: &Comparison<'a>) -> BTreeMap<Option<&'a str>, &'a str> {
    let mut stands: BTreeMap<_, _> = votes(comparison)
        .into_iter()
        .filter_map(|(cluster, votes)| Some((cluster, winner(&votes)?)))
        .collect();
    for entity in &comparison.found.entities {
        let id = Some(entity.id.as_str());
        if stands.contains_key(&id) {
            continue;
        }
        let named = |name: &String| same_name(&entity.name, name);
        let gold = comparison.gold.article.entities.iter();
        let last = gold.rev().find(|g| named(&g.name) || g.surfaces.iter().any(named));
        if let Some(gold) = last {
            stands.insert(id, gold.id.as_str());
        }
    }
    stands
}

/// Each cluster's votes for gold entities, in the order of the first one for each.
type Votes<'a> = BTreeMap<Option<&'a str>, Vec<(&'a str, usize)>>;

fn votes<'a>(comparison: &Comparison<'a>) -> Votes<'a> {
    let mut votes = Votes::new();
    for got in &comparison.got {
        let Some(gold) = comparison.strong(got.range).or_else(|| comparison.deictic(got.range)) else {
            continue;
        };
        let of_cluster = votes.entry(got.cluster).or_default();
        match of_cluster.iter_mut().find(|(id, _)| *id == gold.id) {
            Some((_, count)) => *count += 1,
            None => of_cluster.push((&gold.id, 1)),
        }
    }
    votes
}

/// The one with most votes, the first of several.
fn winner<'a>(votes: &[(&'a str, usize)]) -> Option<&'a str> {
    let most = votes.iter().map(|(_, count)| *count).max()?;
    votes.iter().find(|(_, count)| *count == most).map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_goes_to_the_first() {
        assert_eq!(winner(&[("乙", 1), ("丙", 2), ("甲", 2)]), Some("丙"));
        assert_eq!(winner(&[]), None);
    }
}
