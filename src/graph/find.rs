//! Finding an entity by what a person types.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;
use unicode_normalization::UnicodeNormalization;

use super::KnowledgeGraph;

/// At most so many names are offered where none fits.
const SUGGESTIONS: usize = 5;

/// What a name led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// One entity.
    One(NodeIndex),
    /// Several that carry or contain the name, the most mentioned first.
    Several(Vec<NodeIndex>),
    /// None; these have a similar name, the most similar first.
    Nothing(Vec<NodeIndex>),
}

impl Found {
    /// The entity, where there is exactly one.
    pub fn single(&self) -> Option<NodeIndex> {
        match self {
            Found::One(node) => Some(*node),
            Found::Several(_) | Found::Nothing(_) => None,
        }
    }
}

impl KnowledgeGraph {
    /// The entity that `name` means: by IRI, then by canonical name, then by alias, then as a part of either.
    /// Width, case, outer quotation marks and spaces do not matter.
    pub fn find(&self, name: &str) -> Found {
        if let Some(node) = self.node(name.trim()) {
            return Found::One(node);
        }
        let wanted = folded(name);
        if wanted.is_empty() {
            return Found::Nothing(Vec::new());
        }
        let named = |node: &NodeIndex| folded(&self.entity(*node).name) == wanted;
        let also_named = |node: &NodeIndex| self.entity(*node).aliases.iter().any(|a| folded(a) == wanted);
        let containing = |node: &NodeIndex| self.names(*node).any(|n| folded(n).contains(&wanted));
        let attempts: [&dyn Fn(&NodeIndex) -> bool; 3] = [&named, &also_named, &containing];
        for attempt in attempts {
            let hits: Vec<_> = self.nodes().filter(attempt).collect();
            match hits.as_slice() {
                [] => {}
                [one] => return Found::One(*one),
                _ => return Found::Several(self.most_mentioned_first(hits)),
            }
        }
        Found::Nothing(self.similar(&wanted))
    }

    fn names(&self, node: NodeIndex) -> impl Iterator<Item = &str> {
        let entity = self.entity(node);
        std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str))
    }

    fn most_mentioned_first(&self, mut nodes: Vec<NodeIndex>) -> Vec<NodeIndex> {
        nodes.sort_by_key(|n| (std::cmp::Reverse(self.entity(*n).mention_count()), *n));
        nodes
    }

    fn similar(&self, wanted: &str) -> Vec<NodeIndex> {
        let mut scored: Vec<_> = self
            .nodes()
            .filter_map(|node| {
                let best = self.names(node).map(|n| similarity(wanted, &folded(n))).max()?;
                (best >= 40).then_some((std::cmp::Reverse(best), node))
            })
            .collect();
        scored.sort_unstable();
        scored.into_iter().take(SUGGESTIONS).map(|(_, node)| node).collect()
    }
}

/// A name without what does not distinguish names: `“ＡＢＣ杯”` → `abc杯`.
fn folded(name: &str) -> String {
    let plain: String = name.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect();
    plain.trim_matches(['“', '”', '"', '《', '》', '「', '」']).to_owned()
}

/// How alike two names are, 0 to 100: shared characters where order does not count (市科协 ~ 科技协会市),
/// or edits where it does (常洲市 ~ 常州市), whichever is kinder.
fn similarity(a: &str, b: &str) -> u32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let longest = a.len().max(b.len()).max(1);
    let edits = 100 - (100 * edit_distance(&a, &b).min(longest) / longest) as u32;
    let (left, right): (BTreeSet<_>, BTreeSet<_>) = (pairs(&a), pairs(&b));
    let total = (left.len() + right.len()).max(1);
    let shared = (200 * left.intersection(&right).count() / total) as u32;
    edits.max(shared)
}

fn pairs(name: &[char]) -> BTreeSet<[char; 2]> {
    name.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// Levenshtein distance in characters.
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    fn graph() -> KnowledgeGraph {
        let facts = [
            ("青江市", Say::R(R::Organises), "“青江杯”棋赛大会"),
            ("青江市科学技术协会所", Say::R(R::LocatedIn), "青江市"),
            ("白石市", Say::R(R::Receives), "花园城市奖"),
        ];
        [article("a", "2024-01-01", &facts)].iter().collect()
    }

    fn names(graph: &KnowledgeGraph, nodes: &[NodeIndex]) -> Vec<String> {
        nodes.iter().map(|n| graph.entity(*n).name.clone()).collect()
    }

    #[test]
    fn the_exact_name_beats_names_that_contain_it() {
        let graph = graph();
        for typed in ["青江市", " 青江市 ", "青江", "https://w3id.org/tupu/id/青江市"] {
            let node = graph.find(typed).single().unwrap();
            assert_eq!(graph.entity(node).name, "青江市", "{typed}");
        }
        assert_eq!(names(&graph, &[graph.find("棋赛").single().unwrap()]), ["“青江杯”棋赛大会"]);
    }

    #[test]
    fn a_part_of_several_names_lists_them_the_most_mentioned_first() {
        let graph = graph();
        let Found::Several(nodes) = graph.find("江") else { panic!("江 stands in three names") };
        assert_eq!(names(&graph, &nodes)[0], "青江市");
        assert_eq!(nodes.len(), 3);
    }

    #[test]
    fn a_misspelt_name_is_answered_with_similar_ones() {
        let graph = graph();
        let Found::Nothing(nodes) = graph.find("青红市") else { panic!("no such city") };
        assert_eq!(names(&graph, &nodes)[0], "青江市");
        assert_eq!(graph.find("南海舰艇"), Found::Nothing(vec![]));
        assert_eq!(graph.find("  "), Found::Nothing(vec![]));
    }
}
