//! Several people of one name → how each is named, and whose the articles are that tell nothing.

use super::{Group, Person, SAME, Sighting, compare};
use crate::lexicon::Lexicon;

/// Who is named in so many times as many articles as the next keeps the plain name.
const BEST_KNOWN: usize = 5;

/// Gives the people their names, and the articles that tell nothing to whom they fit.
pub(super) fn settle(
    found: Vec<Group>,
    unsure: Vec<usize>,
    sightings: &[Sighting],
    prior: f32,
    lexicon: &Lexicon,
) -> Vec<Person> {
    let mut people: Vec<(Group, Vec<(usize, f32)>)> = found
        .into_iter()
        .map(|group| {
            let sure = group.articles.iter().map(|&at| (sightings[at].article, 0.9)).collect();
            (group, sure)
        })
        .collect();
    people.sort_by(|(a, _), (b, _)| (b.articles.len(), &a.first).cmp(&(a.articles.len(), &b.first)));
    let best_known = people[0].0.articles.len() >= BEST_KNOWN * people[1].0.articles.len();
    let mut plain: Vec<(usize, f32)> = Vec::new();
    for at in unsure {
        let one = Group::of(&sightings[at], at);
        let scores: Vec<f32> =
            people.iter().map(|(group, _)| compare(&one, group, prior, lexicon).0).collect();
        match nearest(&scores) {
            Some(best) => people[best].1.push((sightings[at].article, 0.7)),
            None => plain.push((sightings[at].article, 0.5)),
        }
    }
    let mut out = Vec::with_capacity(people.len() + 1);
    for (index, (group, articles)) in people.into_iter().enumerate() {
        let keeps = index == 0 && best_known;
        let mut articles = articles;
        if keeps {
            articles.append(&mut plain);
        }
        articles.sort_by_key(|(article, _)| *article);
        out.push(Person { suffix: (!keeps).then_some(group.first.1), articles, because: group.because });
    }
    if !plain.is_empty() {
        plain.sort_by_key(|(article, _)| *article);
        out.push(Person {
            suffix: None,
            articles: plain,
            because: vec!["无从分辨 nothing tells which one".to_owned()],
        });
    }
    out.sort_by(|a, b| a.suffix.cmp(&b.suffix));
    out
}

/// Who has the best of these scores, where it is nearer to one than to any other by more than papers of one place.
fn nearest(scores: &[f32]) -> Option<usize> {
    let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))?;
    let others = scores.iter().enumerate().filter(|(i, _)| *i != best).map(|(_, s)| *s);
    let next = others.fold(0.0, f32::max);
    (scores[best] >= SAME && scores[best] - next >= 0.1).then_some(best)
}
