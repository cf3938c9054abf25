//! The picture as one HTML file that needs nothing else: no network, no WebGL, no build step.
//!
//! Page, style and scripts stand in `web/network/`; the graph goes in as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::labels::{self, Label};
use super::picture::{Picture, Spot};
use crate::graph::{EntityNode, Evidence, KnowledgeGraph, StatementEdge};
use crate::ontology::{EntityType, Modality, RelationType};

const PAGE: &str = include_str!("../../web/network/page.html");
const STYLE: &str = include_str!("../../web/network/style.css");
const SCRIPTS: [&str; 6] = [
    include_str!("../../web/network/data.js"),
    include_str!("../../web/network/words.js"),
    include_str!("../../web/network/view.js"),
    include_str!("../../web/network/panel.js"),
    include_str!("../../web/network/controls.js"),
    include_str!("../../web/network/main.js"),
];

/// Writes the picture of `graph`.
pub fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let data = serde_json::to_string(&Embedded::of(graph))?;
    for part in PAGE.split_inclusive("}}") {
        let Some((before, slot)) = part.split_once("{{") else {
            out.write_all(part.as_bytes())?;
            continue;
        };
        out.write_all(before.as_bytes())?;
        match slot {
            "style}}" => out.write_all(STYLE.as_bytes())?,
            "data}}" => out.write_all(embeddable(&data).as_bytes())?,
            "script}}" => {
                for script in SCRIPTS {
                    out.write_all(script.as_bytes())?;
                }
            }
            other => return Err(io::Error::other(format!("web/network/page.html names `{other}`"))),
        }
    }
    Ok(())
}

/// JSON that no `</script>` or `<!--` inside a name can end: `<` stands only in strings, where `\u003c` is the same.
fn embeddable(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[derive(Serialize)]
struct Data<'a> {
    types: Vec<Term>,
    predicates: Vec<Predicate>,
    modalities: Vec<Term>,
    articles: Vec<Article<'a>>,
    sentences: Vec<&'a str>,
    nodes: Vec<Node<'a>>,
    edges: Vec<Edge<'a>>,
    entities: usize,
    left_out: usize,
}

#[derive(Serialize)]
struct Term {
    key: &'static str,
    label: Label,
}

#[derive(Serialize)]
struct Predicate {
    key: &'static str,
    label: Label,
    inverse: Label,
    symmetric: bool,
}

#[derive(Serialize)]
struct Article<'a> {
    title: &'a str,
    date: &'a str,
    source: &'a str,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Node<'a> {
    id: &'a str,
    name: &'a str,
    lines: &'a [String],
    #[serde(rename = "type")]
    kind: usize,
    class: Option<Label>,
    aliases: Vec<&'a str>,
    x: f64,
    y: f64,
    r: f64,
    /// Article, number of mentions.
    mentions: Vec<(usize, usize)>,
    numbers: Vec<Number<'a>>,
}

#[derive(Serialize)]
struct Number<'a> {
    measure: &'a str,
    text: &'a str,
    kind: Label,
    period: Option<&'a str>,
    article: usize,
    sentence: usize,
}

#[derive(Serialize)]
struct Edge<'a> {
    s: usize,
    t: usize,
    p: usize,
    m: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    ev: Vec<Said<'a>>,
}

#[derive(Serialize)]
struct Said<'a> {
    article: usize,
    sentence: usize,
    /// The trigger within the sentence, in code points.
    mark: Option<(usize, usize)>,
    rule: &'a str,
    confidence: f32,
}

/// Gives every sentence a number.
#[derive(Default)]
struct Sentences<'a> {
    list: Vec<&'a str>,
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Sentences<'a> {
    fn number(&mut self, sentence: &'a str) -> usize {
        *self.numbers.entry(sentence).or_insert_with(|| {
            self.list.push(sentence);
            self.list.len() - 1
        })
    }
}

/// A graph with its picture, about to be written.
struct Embedded<'a> {
    graph: &'a KnowledgeGraph,
    picture: Picture,
    articles: BTreeMap<&'a str, usize>,
}

impl Serialize for Embedded<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sentences = Sentences::default();
        let nodes = self.picture.spots.iter().map(|spot| self.node(spot, &mut sentences)).collect();
        let at: BTreeMap<NodeIndex, usize> =
            self.picture.spots.iter().enumerate().map(|(at, spot)| (spot.node, at)).collect();
        let edges = self
            .graph
            .statements()
            .filter_map(|(subject, object, statement)| {
                Some(self.edge(*at.get(&subject)?, *at.get(&object)?, statement, &mut sentences))
            })
            .collect();
        Data {
            types: EntityType::ALL
                .iter()
                .map(|t| Term { key: t.as_str(), label: labels::entity_type(*t) })
                .collect(),
            predicates: RelationType::ALL.iter().map(|p| predicate(*p)).collect(),
            modalities: Modality::ALL
                .iter()
                .map(|m| Term { key: m.as_str(), label: labels::modality(*m) })
                .collect(),
            articles: self.graph.articles().map(article).collect(),
            sentences: sentences.list,
            nodes,
            edges,
            entities: self.graph.entity_count(),
            left_out: self.picture.left_out,
        }
        .serialize(serializer)
    }
}

impl<'a> Embedded<'a> {
    fn of(graph: &'a KnowledgeGraph) -> Self {
        let articles = graph.articles().enumerate().map(|(at, a)| (a.id.as_str(), at)).collect();
        Self { graph, picture: Picture::of(graph), articles }
    }

    fn node<'b>(&'b self, spot: &'b Spot, sentences: &mut Sentences<'b>) -> Node<'b> {
        let entity: &EntityNode = self.graph.entity(spot.node);
        let numbers = entity.numbers.iter().map(|n| Number {
            measure: &n.observation.measure,
            text: &n.observation.text,
            kind: labels::stat_kind(n.observation.kind),
            period: n.observation.period.as_deref(),
            article: self.article_number(&n.article),
            sentence: sentences.number(&n.sentence),
        });
        Node {
            id: &entity.id,
            name: &entity.name,
            lines: &spot.label,
            kind: EntityType::ALL.iter().position(|t| *t == entity.kind).unwrap_or(0),
            class: entity.class.map(labels::entity_class),
            aliases: entity.aliases.iter().map(String::as_str).collect(),
            x: tenths(spot.place.x),
            y: tenths(spot.place.y),
            r: tenths(spot.radius),
            mentions: entity.mentions.iter().map(|(a, count)| (self.article_number(a), *count)).collect(),
            numbers: numbers.collect(),
        }
    }

    fn edge<'b>(
        &'b self,
        s: usize,
        t: usize,
        statement: &'b StatementEdge,
        sentences: &mut Sentences<'b>,
    ) -> Edge<'b> {
        let said = |e: &'b Evidence, sentences: &mut Sentences<'b>| Said {
            article: self.article_number(&e.article),
            sentence: sentences.number(&e.sentence),
            mark: mark(e),
            rule: &e.rule,
            confidence: e.confidence,
        };
        Edge {
            s,
            t,
            p: RelationType::ALL.iter().position(|p| *p == statement.predicate).unwrap_or(0),
            m: Modality::ALL.iter().position(|m| *m == statement.modality).unwrap_or(0),
            title: statement.title.as_deref(),
            ev: statement.evidence.iter().map(|e| said(e, sentences)).collect(),
        }
    }

    fn article_number(&self, id: &str) -> usize {
        self.articles.get(id).copied().unwrap_or(0)
    }
}

fn predicate(predicate: RelationType) -> Predicate {
    Predicate {
        key: predicate.as_str(),
        label: labels::relation(predicate),
        inverse: labels::inverse(predicate),
        symmetric: predicate.is_symmetric(),
    }
}

fn article(record: &crate::extraction::ArticleRecord) -> Article<'_> {
    Article {
        title: record.title.as_deref().unwrap_or(&record.path),
        date: record.published.as_deref().and_then(|d| d.get(..10)).unwrap_or_default(),
        source: record.source.as_deref().unwrap_or_default(),
        url: record.url.as_deref(),
    }
}

/// The trigger, counted from the start of its sentence.
fn mark(evidence: &Evidence) -> Option<(usize, usize)> {
    let begin = evidence.trigger.start.checked_sub(evidence.span.start)?;
    let end = evidence.trigger.end.checked_sub(evidence.span.start)?;
    (begin < end && evidence.trigger.end <= evidence.span.end).then_some((begin, end))
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};

    fn html(graph: &KnowledgeGraph) -> String {
        let mut out = Vec::new();
        write(graph, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn data(page: &str) -> serde_json::Value {
        let (_, rest) = page.split_once(r#"<script type="application/json" id="data">"#).unwrap();
        serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
    }

    #[test]
    fn the_file_holds_everything_and_asks_for_nothing() {
        let facts = [("青江市", Say::R(RelationType::Organises), "青江灯会")];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        let page = html(&graph);
        for asking in [" src=", "<link", "@import", "url(", "fetch(", "XMLHttpRequest", "import("] {
            assert!(!page.contains(asking), "{asking}");
        }
        let data = data(&page);
        assert_eq!(data["edges"][0]["ev"][0]["mark"], serde_json::json!([3, 4]));
        assert_eq!(data["sentences"][0], "青江市与青江灯会有关。");
        assert_eq!(page, html(&graph), "twice the same");
    }

    #[test]
    fn a_name_cannot_break_out_of_the_data() {
        let evil = "</script><script>alert(1)</script><!--公司";
        let facts = [(evil, Say::R(RelationType::LocatedIn), "青江市")];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        let page = html(&graph);
        assert!(!page.contains("<script>alert"));
        let names: Vec<_> =
            data(&page)["nodes"].as_array().unwrap().iter().map(|n| n["name"].clone()).collect();
        assert!(names.contains(&serde_json::json!(evil)), "{names:?}");
    }

    #[test]
    fn an_empty_graph_is_a_page_too() {
        assert_eq!(data(&html(&KnowledgeGraph::default()))["entities"], 0);
    }
}
