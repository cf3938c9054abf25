//! Namesakes: the articles of one person's name → one person, several, or nobody knows.
//!
//! Within an article one name is one person. Articles that give a name the same body speak of one person; what these
//! groups have in common, or what contradicts between them, decides how many there are. Where a second person is
//! found, each is named with a body: 李伟（常州市科学技术协会）, that of the earliest article, so that later articles
//! do not change it. The plain name stays with whoever is by far the best known, and with articles that tell nothing.

mod compare;
mod group;
mod prior;
mod rank;
mod settle;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::lexicon::Lexicon;
use compare::compare;
use group::{Group, groups};
use prior::prior;
use settle::settle;

/// From this on, two groups are one person.
const SAME: f32 = 0.6;

/// Up to this, they are two.
const OTHER: f32 = 0.35;

/// One article's view of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sighting {
    /// Where the article stands in the caller's list.
    pub(super) article: usize,
    /// Its day; empty where unknown.
    pub(super) day: String,
    /// The place of the article.
    pub(super) locality: Option<String>,
    /// Bodies that the person has a position in, under their final names.
    pub(super) bodies: BTreeSet<String>,
    /// The titles held.
    pub(super) titles: BTreeSet<String>,
    /// Whoever else few articles name: final names.
    pub(super) company: BTreeSet<String>,
}

/// One person among those of the name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Person {
    /// What is added to the name, where it is not alone: a body.
    pub(super) suffix: Option<String>,
    /// The articles, as the caller numbers them, with how sure each is.
    pub(super) articles: Vec<(usize, f32)>,
    /// What spoke for a person of its own, for people.
    pub(super) because: Vec<String>,
}

/// Whoever `name` means in these articles, by suffix; one person without a suffix where nothing tells them apart.
pub(super) fn persons(name: &str, sightings: &[Sighting], lexicon: &Lexicon) -> Vec<Person> {
    let (groups, loose) = groups(sightings);
    if groups.len() < 2 || name.contains('·') {
        return vec![everyone(sightings, 1.0)];
    }
    let prior = prior(name, lexicon);
    let mut found: Vec<Group> = Vec::new();
    let mut unsure: Vec<usize> = loose;
    for group in groups {
        let compared: Vec<(f32, Vec<String>)> =
            found.iter().map(|other| compare(&group, other, prior, lexicon)).collect();
        let best =
            (0..compared.len()).max_by(|&a, &b| compared[a].0.total_cmp(&compared[b].0).then(b.cmp(&a)));
        match best {
            Some(at) if compared[at].0 >= SAME => found[at].take(group),
            Some(at) if compared[at].0 > OTHER => unsure.extend(group.articles),
            Some(at) => {
                let mut group = group;
                group.because.clone_from(&compared[at].1);
                found.push(group);
            }
            None => found.push(group),
        }
    }
    if found.len() < 2 {
        return vec![everyone(sightings, 1.0)];
    }
    settle(found, unsure, sightings, prior, lexicon)
}

fn everyone(sightings: &[Sighting], sure: f32) -> Person {
    let articles = sightings.iter().map(|s| (s.article, sure)).collect();
    Person { suffix: None, articles, because: Vec::new() }
}
