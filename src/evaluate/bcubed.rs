//! B-cubed: how much of each mention's cluster is of its entity, and how much of its entity is in the cluster.
//! Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", ACL 1998.

use std::collections::BTreeMap;

use super::compare::{Comparison, Range};
use super::score::Tally;

/// A predicted cluster; a mention without one is alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cluster<'a> {
    Of(&'a str),
    Alone(Range),
}

/// Over the gold mentions by outright names.
pub(super) fn score(comparison: &Comparison<'_>, tally: &mut Tally) {
    let mut entities: BTreeMap<&str, usize> = BTreeMap::new();
    let mut clusters: BTreeMap<Cluster<'_>, usize> = BTreeMap::new();
    let mut both: BTreeMap<(&str, Cluster<'_>), usize> = BTreeMap::new();
    let mut keys = Vec::new();
    for wanted in comparison.strong.iter().filter(|w| !w.entity.optional) {
        let cluster = comparison.got(wanted.range).and_then(|got| got.cluster).filter(|id| !id.is_empty());
        let cluster = cluster.map_or(Cluster::Alone(wanted.range), Cluster::Of);
        let entity = wanted.entity.id.as_str();
        *entities.entry(entity).or_default() += 1;
        *clusters.entry(cluster).or_default() += 1;
        *both.entry((entity, cluster)).or_default() += 1;
        keys.push((entity, cluster));
    }
    for (entity, cluster) in keys {
        let both = both[&(entity, cluster)] as f64;
        tally.b_cubed.0 += both / clusters[&cluster] as f64;
        tally.b_cubed.1 += both / entities[entity] as f64;
        tally.b_cubed.2 += 1;
    }
}
