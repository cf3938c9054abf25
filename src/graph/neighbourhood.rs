//! The surroundings of an entity, and parts of the graph as graphs.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;

use super::KnowledgeGraph;

impl KnowledgeGraph {
    /// The nodes at most `hops` statements away from `node`, either way, itself included.
    pub fn neighbourhood(&self, node: NodeIndex, hops: usize) -> BTreeSet<NodeIndex> {
        let mut reached = BTreeSet::from([node]);
        let mut rim = vec![node];
        for _ in 0..hops {
            rim = rim
                .iter()
                .flat_map(|n| self.neighbours(*n))
                .filter(|neighbour| reached.insert(*neighbour))
                .collect();
            if rim.is_empty() {
                break;
            }
        }
        reached
    }

    /// The graph of only these nodes and the statements between them.
    #[must_use]
    pub fn part(&self, nodes: &BTreeSet<NodeIndex>) -> KnowledgeGraph {
        let mut part = KnowledgeGraph { articles: self.articles.clone(), ..Self::default() };
        for node in nodes {
            let entity = self.entity(*node).clone();
            let id = entity.id.clone();
            let at = part.network.add_node(entity);
            part.index.insert(id, at);
        }
        for (subject, object, statement) in self.statements() {
            let end = |n| part.index.get(&self.entity(n).id).copied();
            if let (Some(subject), Some(object)) = (end(subject), end(object)) {
                part.network.add_edge(subject, object, statement.clone());
            }
        }
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    #[test]
    fn hops_reach_further_and_a_part_keeps_only_its_own_statements() {
        let chain = [
            ("青江市", Say::R(R::CooperatesWith), "白石市"),
            ("白石市", Say::R(R::CooperatesWith), "双塔市"),
            ("北岭市", Say::R(R::CooperatesWith), "双塔市"),
        ];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &chain)].iter().collect();
        let start = graph.find("青江市").single().unwrap();
        let reach = |hops| graph.neighbourhood(start, hops).len();
        assert_eq!([reach(0), reach(1), reach(2), reach(3), reach(9)], [1, 2, 3, 4, 4]);

        let part = graph.part(&graph.neighbourhood(start, 1));
        assert_eq!((part.entity_count(), part.statement_count()), (2, 1));
        assert!(part.find("双塔市").single().is_none());
    }
}
