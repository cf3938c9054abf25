//! [`KnowledgeGraph`]: entities as nodes, statements as edges, each edge with the sentences that say it.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::extraction::{ArticleRecord, ObservationRecord, Offsets};
use crate::ontology::{Change, EntityClass, EntityType, Modality, RelationType};

/// One entity, as all articles together describe it.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityNode {
    /// Its IRI.
    pub id: String,
    /// Full official name where known.
    pub name: String,
    /// Its type.
    pub kind: EntityType,
    /// Its finer class, where known.
    pub class: Option<EntityClass>,
    /// Other names that are valid anywhere.
    pub aliases: BTreeSet<String>,
    /// How often each article, by IRI, mentions it.
    pub mentions: BTreeMap<String, usize>,
    /// Numbers that articles give about it.
    pub numbers: Vec<NumericFact>,
}

impl EntityNode {
    /// How often it is mentioned in all articles together.
    pub fn mention_count(&self) -> usize {
        self.mentions.values().sum()
    }
}

/// A number about an entity, with where it is said.
#[derive(Clone, Debug, PartialEq)]
pub struct NumericFact {
    /// The observation.
    pub observation: ObservationRecord,
    /// IRI of the article.
    pub article: String,
    /// The sentence that says it.
    pub sentence: String,
}

/// What one entity has to do with another.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementEdge {
    /// The predicate.
    pub predicate: RelationType,
    /// Done, planned or denied.
    pub modality: Modality,
    /// The title held, verbatim.
    pub title: Option<String>,
    /// Appointment or removal.
    pub change: Option<Change>,
    /// Every place that says it, by date, article and position; never empty.
    pub evidence: Vec<Evidence>,
}

impl StatementEdge {
    /// The number of articles that say it.
    pub fn article_count(&self) -> usize {
        self.evidence.iter().map(|e| e.article.as_str()).collect::<BTreeSet<_>>().len()
    }
}

/// One place that says a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// IRI of the article.
    pub article: String,
    /// The sentence, verbatim.
    pub sentence: String,
    /// Where the sentence stands in the article's text, in code points.
    pub span: Offsets,
    /// Where the words stand that made the rule fire, in code points of the article's text.
    pub trigger: Offsets,
    /// Id of the rule.
    pub rule: String,
    /// 0 to 1.
    pub confidence: f32,
}

/// A directed multigraph of entities; node and edge order follow IRIs, never reading order.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeGraph {
    pub(super) network: DiGraph<EntityNode, StatementEdge>,
    pub(super) index: BTreeMap<String, NodeIndex>,
    pub(super) articles: BTreeMap<String, ArticleRecord>,
}

impl PartialEq for KnowledgeGraph {
    fn eq(&self, other: &Self) -> bool {
        self.articles == other.articles
            && self.network.node_weights().eq(other.network.node_weights())
            && self.statements().eq(other.statements())
    }
}

impl KnowledgeGraph {
    /// The petgraph network, for algorithms of one's own.
    pub fn network(&self) -> &DiGraph<EntityNode, StatementEdge> {
        &self.network
    }

    /// The node of the entity with IRI `id`.
    pub fn node(&self, id: &str) -> Option<NodeIndex> {
        self.index.get(id).copied()
    }

    /// The entity at `node`.
    ///
    /// # Panics
    /// Where `node` is of another graph.
    pub fn entity(&self, node: NodeIndex) -> &EntityNode {
        &self.network[node]
    }

    /// Every node, by IRI.
    pub fn nodes(&self) -> impl Iterator<Item = NodeIndex> + '_ {
        self.network.node_indices()
    }

    /// Every statement with its ends, by subject, object, predicate.
    pub fn statements(&self) -> impl Iterator<Item = (NodeIndex, NodeIndex, &StatementEdge)> {
        self.network.edge_references().map(|e| (e.source(), e.target(), e.weight()))
    }

    /// The edges that touch `node`, outgoing first, each in edge order.
    pub fn edges_of(&self, node: NodeIndex) -> Vec<EdgeIndex> {
        let mut edges = Vec::new();
        for direction in [Direction::Outgoing, Direction::Incoming] {
            let mut one_way: Vec<_> = self
                .network
                .edges_directed(node, direction)
                .filter(|e| direction == Direction::Outgoing || e.source() != e.target())
                .map(|e| e.id())
                .collect();
            one_way.sort_unstable();
            edges.append(&mut one_way);
        }
        edges
    }

    /// The number of statements that touch `node`.
    pub fn degree(&self, node: NodeIndex) -> usize {
        self.edges_of(node).len()
    }

    /// The article with IRI `id`.
    pub fn article(&self, id: &str) -> Option<&ArticleRecord> {
        self.articles.get(id)
    }

    /// Every article, by IRI.
    pub fn articles(&self) -> impl Iterator<Item = &ArticleRecord> {
        self.articles.values()
    }

    /// The number of entities.
    pub fn entity_count(&self) -> usize {
        self.network.node_count()
    }

    /// The number of distinct statements.
    pub fn statement_count(&self) -> usize {
        self.network.edge_count()
    }

    /// The distinct nodes that a statement connects with `node`, either way, without itself; sorted.
    pub fn neighbours(&self, node: NodeIndex) -> Vec<NodeIndex> {
        let mut all: Vec<_> = self.network.neighbors_undirected(node).filter(|n| *n != node).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}
