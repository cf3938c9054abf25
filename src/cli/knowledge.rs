//! The graph of a store, for the commands that show it.

use std::path::Path;

use petgraph::graph::NodeIndex;

use super::Failure;
use crate::graph::{Found, GraphBuilder, KnowledgeGraph};
use crate::store::GraphStore;
use crate::visualise::labels;

/// Reads the whole store at `dir` into a graph.
pub fn load(dir: &Path) -> Result<KnowledgeGraph, Failure> {
    of_store(&GraphStore::open_read_only(dir)?)
}

/// Reads all of `store` into a graph.
pub fn of_store(store: &GraphStore) -> Result<KnowledgeGraph, Failure> {
    of_store_above(store, 0.0)
}

/// The same without the statements that are less sure than `threshold`.
pub fn of_store_above(store: &GraphStore, threshold: f32) -> Result<KnowledgeGraph, Failure> {
    let mut graph = GraphBuilder::new();
    for extraction in store.extractions()? {
        let mut extraction = extraction?;
        extraction.relations.retain(|relation| relation.confidence >= threshold);
        graph.absorb(&extraction);
    }
    Ok(graph.finish())
}

/// The one entity that `name` means.
pub fn entity(graph: &KnowledgeGraph, name: &str) -> Result<NodeIndex, Failure> {
    match graph.find(name) {
        Found::One(node) => Ok(node),
        Found::Several(nodes) => {
            let message = format!("`{name}` may mean {} entities", nodes.len());
            Err(Failure::new(message).hint(format!("name one of them in full: {}", listed(graph, &nodes))))
        }
        Found::Nothing(similar) => {
            let failure = Failure::new(format!("the store knows nothing named `{name}`"));
            Err(if similar.is_empty() {
                failure.hint("`tupu query --list` names questions that list entities")
            } else {
                failure.hint(format!("did you mean {}?", listed(graph, &similar)))
            })
        }
    }
}

/// 常州市（地点）、常州日报（组织）, at most ten.
fn listed(graph: &KnowledgeGraph, nodes: &[NodeIndex]) -> String {
    let named = |node: &NodeIndex| {
        let entity = graph.entity(*node);
        format!("{}（{}）", entity.name, labels::entity_type(entity.kind).zh)
    };
    let mut names: Vec<String> = nodes.iter().take(10).map(named).collect();
    if nodes.len() > names.len() {
        names.push(format!("… (+{})", nodes.len() - names.len()));
    }
    names.join("、")
}

/// 《标题》 2022-01-11 常州日报, the form in which an article is cited.
pub fn cited(graph: &KnowledgeGraph, article: &str) -> String {
    let Some(record) = graph.article(article) else { return article.to_owned() };
    let title = record.title.as_deref().unwrap_or(&record.path);
    let day = record.published.as_deref().and_then(|date| date.get(..10));
    let parts = [Some(format!("《{title}》")), day.map(str::to_owned), record.source.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A sentence on one line, in quotation marks.
pub fn quoted(sentence: &str) -> String {
    let line: Vec<&str> = sentence.split_whitespace().collect();
    format!("“{}”", line.join(" "))
}
