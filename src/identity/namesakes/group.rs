//! Sightings of a person that share a body.

use std::collections::{BTreeMap, BTreeSet};

use super::Sighting;

/// Sightings that share a body, and so on from those.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// Indices of sightings.
    pub(super) articles: Vec<usize>,
    pub(super) first: (String, String),
    pub(super) days: (String, String),
    pub(super) bodies: BTreeSet<String>,
    pub(super) titles: BTreeSet<String>,
    pub(super) localities: BTreeSet<String>,
    pub(super) company: BTreeSet<String>,
    pub(super) because: Vec<String>,
}

impl Group {
    pub(super) fn of(sighting: &Sighting, index: usize) -> Self {
        let day = if sighting.day.is_empty() { "9999".to_owned() } else { sighting.day.clone() };
        let body = sighting.bodies.iter().next().cloned().unwrap_or_default();
        Self {
            articles: vec![index],
            first: (day.clone(), body),
            days: (day.clone(), day),
            bodies: sighting.bodies.clone(),
            titles: sighting.titles.clone(),
            localities: sighting.locality.iter().cloned().collect(),
            company: sighting.company.clone(),
            because: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, mut other: Self) {
        self.articles.append(&mut other.articles);
        if other.first < self.first {
            self.first = other.first;
        }
        self.days = (
            std::cmp::min(self.days.0.clone(), other.days.0),
            std::cmp::max(self.days.1.clone(), other.days.1),
        );
        self.bodies.append(&mut other.bodies);
        self.titles.append(&mut other.titles);
        self.localities.append(&mut other.localities);
        self.company.append(&mut other.company);
    }
}

/// Groups by shared bodies, the one with most articles first, and the sightings without a body.
pub(super) fn groups(sightings: &[Sighting]) -> (Vec<Group>, Vec<usize>) {
    let mut owner: BTreeMap<&str, usize> = BTreeMap::new();
    let mut parent: Vec<usize> = (0..sightings.len()).collect();
    let mut loose = Vec::new();
    for (index, sighting) in sightings.iter().enumerate() {
        if sighting.bodies.is_empty() {
            loose.push(index);
        }
        for body in &sighting.bodies {
            let first = *owner.entry(body).or_insert(index);
            let (a, b) = (root(&parent, first), root(&parent, index));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate().filter(|(_, s)| !s.bodies.is_empty()) {
        let group = Group::of(sighting, index);
        match groups.get_mut(&root(&parent, index)) {
            Some(known) => known.take(group),
            None => {
                groups.insert(root(&parent, index), group);
            }
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by(|a, b| (b.articles.len(), &a.first).cmp(&(a.articles.len(), &b.first)));
    (groups, loose)
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while parent[at] != at {
        at = parent[at];
    }
    at
}
