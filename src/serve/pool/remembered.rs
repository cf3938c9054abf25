//! What queries cost a moment ago, and what small answers they had.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, Instant};

use super::Answer;
use super::lane::Cost;
use super::version::Version;
use crate::query::{shape, words};
use crate::serve::wire::Ask;

/// How many costs are remembered.
const MOST: usize = 512;
/// How long a query is expected to cost what one like it did.
const LIKE: Duration = Duration::from_secs(60);
/// Size of all answers that are remembered, in bytes, and of the largest.
const ANSWERS: usize = 32 << 20;
const LARGEST: usize = 256 << 10;

/// The last queries that cost much, with the version of the store that they were asked of: the queries themselves,
/// and for a while what others of their shape are expected to cost.
#[derive(Debug, Default)]
pub(super) struct Costs {
    queries: Recent,
    shapes: Recent,
}

impl Costs {
    /// What this query cost, or those that are like it.
    pub(super) fn of(&self, version: Version, ask: &Ask) -> Cost {
        let known = self.queries.get(key(version, ask, &ask.query)).map(|(cost, _)| cost);
        known.unwrap_or_else(|| {
            let like = self.shapes.get(key(version, ask, &shape(&ask.query)));
            like.filter(|(_, at)| at.elapsed() < LIKE).map_or(Cost::Little, |(cost, _)| cost)
        })
    }

    /// Remembers what a query cost, and forgets the oldest where there are too many.
    pub(super) fn add(&mut self, version: Version, ask: &Ask, cost: Cost) {
        self.queries.set(key(version, ask, &ask.query), cost);
        self.shapes.set(key(version, ask, &shape(&ask.query)), cost);
    }
}

/// Costs by key, the last first.
#[derive(Debug, Default)]
struct Recent(VecDeque<(u64, Cost, Instant)>);

impl Recent {
    fn get(&self, key: u64) -> Option<(Cost, Instant)> {
        self.0.iter().find(|(known, ..)| *known == key).map(|(_, cost, at)| (*cost, *at))
    }

    /// What costs little needs no place.
    fn set(&mut self, key: u64, cost: Cost) {
        self.0.retain(|(known, ..)| *known != key);
        if cost > Cost::Little {
            self.0.truncate(MOST - 1);
            self.0.push_front((key, cost, Instant::now()));
        }
    }
}

fn key(version: Version, ask: &Ask, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (version, text, &ask.default_graphs, &ask.named_graphs).hash(&mut hasher);
    hasher.finish()
}

/// Small answers of one version of the store. Two generations: what is not asked for while the younger one fills
/// is forgotten with the older one.
#[derive(Default)]
pub(super) struct Answers {
    version: Version,
    young: HashMap<Ask, Answer>,
    old: HashMap<Ask, Answer>,
    size: usize,
}

impl Answers {
    /// The answer to this query.
    pub(super) fn get(&mut self, version: Version, ask: &Ask) -> Option<Answer> {
        if version != self.version {
            return None;
        }
        if let Some(answer) = self.young.get(ask) {
            return Some(answer.clone());
        }
        let answer = self.old.remove(ask)?;
        self.keep(ask.clone(), answer.clone());
        Some(answer)
    }

    /// Remembers an answer, unless it is large or would be another the next time.
    pub(super) fn add(&mut self, version: Version, ask: &Ask, answer: &Answer) {
        if answer.body.len() > LARGEST || changes(&ask.query) {
            return;
        }
        if version != self.version {
            *self = Self { version, ..Self::default() };
        }
        self.keep(ask.clone(), answer.clone());
    }

    fn keep(&mut self, ask: Ask, answer: Answer) {
        // What a map needs for an entry, roughly, beside the text.
        let size = ask.query.len() + answer.body.len() + 500;
        if self.size + size > ANSWERS / 2 {
            self.old = std::mem::take(&mut self.young);
            self.size = 0;
        }
        self.size += size;
        self.young.insert(ask, answer);
    }
}

/// Whether a query has another answer each time.
fn changes(query: &str) -> bool {
    const CHANGING: [&str; 5] = ["NOW", "RAND", "UUID", "STRUUID", "BNODE"];
    words(query).iter().any(|word| CHANGING.iter().any(|other| word.eq_ignore_ascii_case(other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::accept::Accept;

    fn ask(query: &str) -> Ask {
        let accept = Accept::only("*/*");
        Ask {
            query: query.to_owned(),
            url: String::new(),
            default_graphs: vec![],
            named_graphs: vec![],
            accept,
        }
    }

    fn answer(body: &str) -> Answer {
        Answer { media_type: "text/csv".to_owned(), body: body.as_bytes().to_vec().into() }
    }

    #[test]
    fn a_cost_is_known_until_the_store_changes_or_others_come() {
        let mut costs = Costs::default();
        let slow = ask("ASK { ?a ?b ?c }");
        costs.add(1, &slow, Cost::Much);
        assert_eq!((costs.of(1, &slow), costs.of(2, &slow)), (Cost::Much, Cost::Little));
        costs.add(1, &slow, Cost::Some);
        assert_eq!(costs.of(1, &slow), Cost::Some);
        (0..MOST).for_each(|n| costs.add(1, &ask(&format!("ASK {{ ?a ?b{n} ?c }}")), Cost::Much));
        assert_eq!(costs.of(1, &slow), Cost::Little);
    }

    #[test]
    fn a_query_is_expected_to_cost_what_one_like_it_did() {
        let mut costs = Costs::default();
        let [dear, like, other] =
            ["e:常州市", "e:华罗庚", "?s"].map(|s| ask(&format!("SELECT * {{ {s} ?p ?o }}")));
        costs.add(1, &dear, Cost::Much);
        assert_eq!((costs.of(1, &like), costs.of(1, &other)), (Cost::Much, Cost::Little));
        costs.add(1, &like, Cost::Little);
        assert_eq!((costs.of(1, &like), costs.of(1, &dear)), (Cost::Little, Cost::Much));
    }

    #[test]
    fn an_answer_is_given_again_while_the_store_is_the_same() {
        let mut answers = Answers::default();
        answers.add(1, &ask("ASK {}"), &answer("true"));
        assert_eq!(answers.get(1, &ask("ASK {}")).unwrap().body, "true");
        assert!(answers.get(2, &ask("ASK {}")).is_none() && answers.get(1, &ask("ASK { }")).is_none());
        answers.add(2, &ask("SELECT (now() AS ?now) {}"), &answer("now"));
        answers.add(2, &ask("SELECT ?now {}"), &answer("now"));
        assert!(answers.get(2, &ask("SELECT (now() AS ?now) {}")).is_none());
        assert!(answers.get(2, &ask("SELECT ?now {}")).is_some() && answers.get(1, &ask("ASK {}")).is_none());
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let mut answers = Answers::default();
        let large = "x".repeat(LARGEST);
        answers.add(1, &ask("0"), &answer("0"));
        for n in 1..1000 {
            answers.add(1, &ask(&n.to_string()), &answer(&large));
            assert!(answers.get(1, &ask("0")).is_some(), "{n}");
            assert!((answers.young.len() + answers.old.len()) * LARGEST <= ANSWERS);
        }
        assert!(answers.get(1, &ask("1")).is_none());
    }
}
