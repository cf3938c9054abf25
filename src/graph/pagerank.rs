//! PageRank: which entities the news turns around.

use petgraph::visit::{EdgeRef, NodeIndexable};

use super::KnowledgeGraph;

/// Share of the rank that follows statements; the rest is spread evenly.
const DAMPING: f64 = 0.85;
/// Sum of changes at which it has settled.
const SETTLED: f64 = 1e-10;
const ITERATIONS: usize = 200;

impl KnowledgeGraph {
    /// The PageRank of each node, in node order; they sum up to 1.
    ///
    /// Power iteration over the undirected graph, a pair weighing as much as articles say its statements: whom a
    /// statement is about matters no less than who does it. Sums run in node order, so the result is the same bit
    /// for bit each time.
    pub fn page_rank(&self) -> Vec<f64> {
        let links: Vec<(usize, usize, f64)> = self
            .network
            .edge_references()
            .map(|e| (e.source().index(), e.target().index(), e.weight().article_count() as f64))
            .collect();
        page_rank(self.network.node_bound(), &links)
    }
}

/// The PageRank of nodes 0 to `count` that `links` connect, either way, with a weight each; a node's links with
/// itself count for nothing. They sum up to 1, and in the same order of links they are the same bit for bit.
pub fn page_rank(count: usize, links: &[(usize, usize, f64)]) -> Vec<f64> {
    if count == 0 {
        return Vec::new();
    }
    let links: Vec<_> = links.iter().copied().filter(|(a, b, _)| a != b).collect();
    let mut outgoing = vec![0.0; count];
    for (a, b, weight) in &links {
        outgoing[*a] += weight;
        outgoing[*b] += weight;
    }

    let even = 1.0 / count as f64;
    let mut rank = vec![even; count];
    for _ in 0..ITERATIONS {
        let stranded: f64 = rank.iter().zip(&outgoing).filter(|(_, o)| **o == 0.0).map(|(r, _)| r).sum();
        let mut next = vec![(1.0 - DAMPING + DAMPING * stranded) * even; count];
        for (a, b, weight) in &links {
            next[*b] += DAMPING * rank[*a] * weight / outgoing[*a];
            next[*a] += DAMPING * rank[*b] * weight / outgoing[*b];
        }
        let change: f64 = rank.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
        rank = next;
        if change < SETTLED {
            break;
        }
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    #[test]
    fn the_hub_of_a_star_ranks_first_and_ranks_sum_to_one() {
        let facts = [
            ("王某", Say::R(R::Visits), "白石市"),
            ("李某", Say::R(R::Visits), "白石市"),
            ("赵某", Say::R(R::Visits), "白石市"),
        ];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        let rank = graph.page_rank();
        assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let hub = graph.find("白石市").single().unwrap().index();
        // A star of three leaves, in closed form: hub = (0.15/4 + 0.85) / 1.85 − 0.85·(…): solved below.
        let leaf = |hub: f64| 0.15 / 4.0 + 0.85 * hub / 3.0;
        assert!((rank[hub] - (0.15 / 4.0 + 0.85 * 3.0 * leaf(rank[hub]))).abs() < 1e-9);
        assert!(rank.iter().enumerate().all(|(at, r)| at == hub || *r < rank[hub]));
        assert!(KnowledgeGraph::default().page_rank().is_empty());
    }
}
