//! How two entities are connected.

use std::collections::{BTreeMap, VecDeque};

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::KnowledgeGraph;
use crate::ontology::Modality;

/// One step of a path: from `from` to `to` by `statements`, which may point either way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where the step begins.
    pub from: NodeIndex,
    /// Where it ends.
    pub to: NodeIndex,
    /// Every statement between the two; never empty.
    pub statements: Vec<EdgeIndex>,
}

impl KnowledgeGraph {
    /// A shortest chain of statements from `a` to `b`, either way along each, by breadth-first search; of equally
    /// short ones the one whose IRIs come first. A denied statement connects nothing.
    /// Empty where `a` is `b`; `None` where nothing connects them.
    pub fn shortest_path(&self, a: NodeIndex, b: NodeIndex) -> Option<Vec<Step>> {
        let mut came_from: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::from([(a, a)]);
        let mut queue = VecDeque::from([a]);
        while let Some(node) = queue.pop_front() {
            if node == b {
                return Some(self.trace(&came_from, a, b));
            }
            for neighbour in self.neighbours(node) {
                if !came_from.contains_key(&neighbour) && !self.between(node, neighbour).is_empty() {
                    came_from.insert(neighbour, node);
                    queue.push_back(neighbour);
                }
            }
        }
        None
    }

    /// The statements between two nodes that are not denied, either way, in edge order.
    fn between(&self, a: NodeIndex, b: NodeIndex) -> Vec<EdgeIndex> {
        let mut all: Vec<_> = self
            .network
            .edges_connecting(a, b)
            .chain(self.network.edges_connecting(b, a))
            .filter(|e| e.weight().modality != Modality::Denied)
            .map(|e| petgraph::visit::EdgeRef::id(&e))
            .collect();
        all.sort_unstable();
        all
    }

    fn trace(&self, came_from: &BTreeMap<NodeIndex, NodeIndex>, a: NodeIndex, b: NodeIndex) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut to = b;
        while to != a {
            let from = came_from[&to];
            steps.push(Step { from, to, statements: self.between(from, to) });
            to = from;
        }
        steps.reverse();
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    fn chain(graph: &KnowledgeGraph, a: &str, b: &str) -> Option<String> {
        let end = |name| graph.find(name).single().unwrap();
        let steps = graph.shortest_path(end(a), end(b))?;
        let mut names = vec![a.to_owned()];
        names.extend(steps.iter().map(|s| graph.entity(s.to).name.clone()));
        Some(names.join("→"))
    }

    #[test]
    fn the_shortest_chain_may_run_against_the_statements() {
        let facts = [
            ("王某", Say::R(R::HoldsPosition), "青江日报社"),
            ("李某", Say::R(R::HoldsPosition), "青江日报社"),
            ("李某", Say::R(R::Visits), "白石市"),
            ("赵某", Say::M(R::Visits, Modality::Denied), "白石市"),
            ("北岭市", Say::R(R::Receives), "花园城市奖"),
        ];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        assert_eq!(chain(&graph, "王某", "白石市").as_deref(), Some("王某→青江日报社→李某→白石市"));
        assert_eq!(chain(&graph, "白石市", "白石市").as_deref(), Some("白石市"));
        assert_eq!(chain(&graph, "王某", "北岭市"), None);
        assert_eq!(chain(&graph, "赵某", "白石市"), None, "it is denied that he went");
    }

    #[test]
    fn of_equally_short_chains_the_first_by_name_is_taken() {
        let facts = [
            ("甲市", Say::R(R::CooperatesWith), "丙市"),
            ("甲市", Say::R(R::CooperatesWith), "乙市"),
            ("乙市", Say::R(R::CooperatesWith), "丁市"),
            ("丙市", Say::R(R::CooperatesWith), "丁市"),
        ];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        // 丙 is U+4E19, 乙 is U+4E59.
        assert_eq!(chain(&graph, "甲市", "丁市").as_deref(), Some("甲市→丙市→丁市"));
    }
}
