//! Deixis: forms that only context completes (市委, 该公司) lead to the right entity.

use std::collections::BTreeSet;

use super::compare::Comparison;
use super::fold::same_name;
use super::score::Tally;

/// Right where the entity bears the right name, or shares its cluster with an outright name of it.
pub(super) fn score(comparison: &Comparison<'_>, tally: &mut Tally) {
    let plain: BTreeSet<(&str, &str)> = comparison
        .strong
        .iter()
        .filter_map(|w| Some((w.entity.id.as_str(), comparison.got(w.range)?.cluster?)))
        .collect();
    for wanted in comparison.deictic.iter().filter(|w| !w.entity.optional) {
        let entity = wanted.entity;
        let cluster = comparison.got(wanted.range).and_then(|got| got.cluster);
        let name = cluster.and_then(|cluster| comparison.names.get(cluster).copied());
        let right = cluster.is_some_and(|cluster| {
            plain.contains(&(entity.id.as_str(), cluster))
                || same_name(name.unwrap_or_default(), &entity.name)
        });
        tally.deixis.0 += usize::from(right);
        tally.deixis.1 += 1;
        if !right {
            let (text, got) = (comparison.slice(wanted.range), name.unwrap_or("None"));
            tally.errors.push(comparison.error(&format!("deixis {text} is {}, got {got}", entity.name)));
        }
    }
}
