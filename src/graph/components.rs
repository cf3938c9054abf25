//! The islands of the graph.

use petgraph::graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, NodeIndexable};

use super::KnowledgeGraph;

impl KnowledgeGraph {
    /// Sets of nodes that statements connect, whichever way they point: the largest first, then by first node;
    /// each sorted. An entity that no statement touches is a set of its own.
    pub fn components(&self) -> Vec<Vec<NodeIndex>> {
        let mut sets = UnionFind::new(self.network.node_bound());
        for edge in self.network.edge_references() {
            sets.union(edge.source().index(), edge.target().index());
        }
        let mut islands = vec![Vec::new(); self.network.node_bound()];
        for (node, root) in self.nodes().zip(sets.into_labeling()) {
            islands[root].push(node);
        }
        islands.retain(|island| !island.is_empty());
        islands.sort_by_key(|island| (std::cmp::Reverse(island.len()), island[0]));
        islands
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    #[test]
    fn islands_come_largest_first() {
        let facts = [
            ("北岭市", Say::R(R::Receives), "花园城市奖"),
            ("青江市", Say::R(R::CooperatesWith), "白石市"),
            ("王某", Say::R(R::Visits), "白石市"),
        ];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        let named: Vec<Vec<_>> = graph
            .components()
            .into_iter()
            .map(|island| island.into_iter().map(|n| graph.entity(n).name.as_str()).collect())
            .collect();
        assert_eq!(named, [vec!["王某", "白石市", "青江市"], vec!["北岭市", "花园城市奖"]]);
        assert!(KnowledgeGraph::default().components().is_empty());
    }
}
