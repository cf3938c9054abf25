//! Relations: subject, predicate, object and modality, between the gold entities that clusters stand for.

use std::collections::{BTreeMap, BTreeSet};

use super::GoldRelation;
use super::compare::Comparison;
use super::score::Tally;

/// Predicates that say the same either way round.
const SYMMETRIC: [&str; 2] = ["cooperatesWith", "meets"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    predicate: &'a str,
    modality: Option<&'a str>,
    ends: [&'a str; 2],
}

impl<'a> Key<'a> {
    fn new(subject: &'a str, predicate: &'a str, object: &'a str, modality: Option<&'a str>) -> Self {
        let mut ends = [subject, object];
        if SYMMETRIC.contains(&predicate) {
            ends.sort_unstable();
        }
        Self { predicate, modality, ends }
    }
}

pub(super) fn score(
    comparison: &Comparison<'_>,
    stands_for: &BTreeMap<Option<&str>, &str>,
    tally: &mut Tally,
) {
    let wanted = Wanted::new(comparison);
    let mut seen: BTreeSet<Key<'_>> = BTreeSet::new();
    let is_optional = |id: &str| comparison.gold.article.entity(id).is_some_and(|e| e.optional);
    for r in &comparison.found.relations {
        let subject = stands_for.get(&r.subject.as_deref()).copied();
        let object = stands_for.get(&r.object.as_deref()).copied();
        let key = subject.zip(object).map(|(s, o)| Key::new(s, &r.predicate, o, r.modality.as_deref()));
        match key.and_then(|key| wanted.get(key).map(|wanted| (key, wanted))) {
            Some((key, (lenient, _))) => {
                if seen.insert(key) && !lenient {
                    tally.relations.add(&r.predicate, |count| count.hit += 1);
                }
            }
            None if subject.is_some_and(is_optional) || object.is_some_and(is_optional) => {}
            None => {
                tally.relations.add(&r.predicate, |count| count.wrong += 1);
                let name = |id: &Option<String>| {
                    id.as_deref().and_then(|id| comparison.names.get(id)).copied().unwrap_or("None")
                };
                let message = format!(
                    "wrong relation {} {} {} [{}] ({})",
                    name(&r.subject),
                    r.predicate,
                    name(&r.object),
                    r.modality.as_deref().unwrap_or("None"),
                    r.rule.as_deref().unwrap_or("None")
                );
                tally.errors.push(comparison.error(&message));
            }
        }
    }
    for (key, (lenient, r)) in wanted.rows {
        if !lenient && !seen.contains(&key) {
            tally.relations.add(&r.predicate, |count| count.missed += 1);
            tally.errors.push(comparison.error(&missed(comparison, r)));
        }
    }
}

fn missed(comparison: &Comparison<'_>, r: &GoldRelation) -> String {
    let name = |id| comparison.gold.article.entity(id).map_or("", |e| e.name.as_str());
    let (subject, object) = (name(&r.subject), name(&r.object));
    format!("missed relation {subject} {} {object} [{}]: {}", r.predicate, r.modality, r.evidence)
}

/// The gold relations in order; of several that say the same, the last counts, in the first's stead.
struct Wanted<'a> {
    /// Each with whether a careful reader may take or leave it.
    rows: Vec<(Key<'a>, (bool, &'a GoldRelation))>,
    index: BTreeMap<Key<'a>, usize>,
}

impl<'a> Wanted<'a> {
    fn new(comparison: &Comparison<'a>) -> Self {
        let article = &comparison.gold.article;
        let is_optional = |id: &str| article.entity(id).is_some_and(|e| e.optional);
        let mut wanted = Self { rows: Vec::new(), index: BTreeMap::new() };
        for r in &article.relations {
            let key = Key::new(&r.subject, &r.predicate, &r.object, Some(&r.modality));
            let row = (key, (r.optional || is_optional(&r.subject) || is_optional(&r.object), r));
            let index = *wanted.index.entry(key).or_insert(wanted.rows.len());
            if index < wanted.rows.len() { wanted.rows[index] = row } else { wanted.rows.push(row) }
        }
        wanted
    }

    fn get(&self, key: Key<'_>) -> Option<(bool, &'a GoldRelation)> {
        self.index.get(&key).map(|&index| self.rows[index].1)
    }
}
