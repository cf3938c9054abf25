//! The queries that took long a moment ago.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::version::Version;
use crate::serve::wire::Ask;

/// How many queries are remembered.
const MOST: usize = 256;

/// The last queries that took long, each with the version of the store that it was asked of.
#[derive(Debug, Default)]
pub(super) struct Remembered(VecDeque<u64>);

impl Remembered {
    /// Whether this query took long.
    pub(super) fn knows(&self, version: Version, ask: &Ask) -> bool {
        self.0.contains(&key(version, ask))
    }

    /// Remembers a query, and forgets the oldest where there are too many.
    pub(super) fn add(&mut self, version: Version, ask: &Ask) {
        let key = key(version, ask);
        if !self.0.contains(&key) {
            self.0.truncate(MOST - 1);
            self.0.push_front(key);
        }
    }
}

fn key(version: Version, ask: &Ask) -> u64 {
    let mut hasher = DefaultHasher::new();
    (version, &ask.query, &ask.default_graphs, &ask.named_graphs).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::accept::Accept;

    #[test]
    fn a_query_is_known_until_the_store_changes_or_others_come() {
        let ask = |n: usize| Ask {
            query: format!("ASK {{}} # {n}"),
            url: String::new(),
            default_graphs: vec![],
            named_graphs: vec![],
            accept: Accept::anything(),
        };
        let mut slow = Remembered::default();
        slow.add(1, &ask(0));
        assert!(slow.knows(1, &ask(0)) && !slow.knows(2, &ask(0)) && !slow.knows(1, &ask(1)));
        (1..=MOST).for_each(|n| slow.add(1, &ask(n)));
        assert!(!slow.knows(1, &ask(0)) && slow.knows(1, &ask(MOST)));
    }
}
