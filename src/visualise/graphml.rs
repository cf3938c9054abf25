//! GraphML (<http://graphml.graphdrawing.org/>): every statement an edge, with its sentences.

use std::io::{self, Write};

use super::labels;
use super::xml::Xml;
use crate::graph::KnowledgeGraph;

/// Id, what it belongs to, name, type.
const KEYS: [(&str, &str, &str, &str); 14] = [
    ("label", "node", "label", "string"),
    ("type", "node", "type", "string"),
    ("class", "node", "class", "string"),
    ("iri", "node", "iri", "string"),
    ("aliases", "node", "aliases", "string"),
    ("mentions", "node", "mentions", "int"),
    ("pagerank", "node", "pagerank", "double"),
    ("predicate", "edge", "predicate", "string"),
    ("edgelabel", "edge", "label", "string"),
    ("modality", "edge", "modality", "string"),
    ("title", "edge", "title", "string"),
    ("weight", "edge", "weight", "double"),
    ("sentence", "edge", "sentence", "string"),
    ("article", "edge", "article", "string"),
];

/// Writes `graph`.
pub fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
    for (id, of, name, kind) in KEYS {
        xml.empty("key", &[("id", id), ("for", of), ("attr.name", name), ("attr.type", kind)])?;
    }
    xml.open("graph", &[("id", "tupu"), ("edgedefault", "directed")])?;
    let rank = graph.page_rank();
    for node in graph.nodes() {
        let entity = graph.entity(node);
        xml.open("node", &[("id", &format!("n{}", node.index()))])?;
        let aliases: Vec<&str> = entity.aliases.iter().map(String::as_str).collect();
        data(&mut xml, "label", &entity.name)?;
        data(&mut xml, "type", entity.kind.as_str())?;
        data(&mut xml, "class", entity.class.map_or("", |c| c.as_str()))?;
        data(&mut xml, "iri", &entity.id)?;
        data(&mut xml, "aliases", &aliases.join("|"))?;
        data(&mut xml, "mentions", &entity.mention_count().to_string())?;
        data(&mut xml, "pagerank", &format!("{:.9}", rank[node.index()]))?;
        xml.close("node")?;
    }
    for (number, (subject, object, statement)) in graph.statements().enumerate() {
        let (source, target) = (format!("n{}", subject.index()), format!("n{}", object.index()));
        xml.open("edge", &[("id", &format!("e{number}")), ("source", &source), ("target", &target)])?;
        data(&mut xml, "predicate", statement.predicate.as_str())?;
        data(&mut xml, "edgelabel", labels::relation(statement.predicate).zh)?;
        data(&mut xml, "modality", statement.modality.as_str())?;
        data(&mut xml, "title", statement.title.as_deref().unwrap_or_default())?;
        data(&mut xml, "weight", &statement.article_count().to_string())?;
        if let Some(first) = statement.evidence.first() {
            data(&mut xml, "sentence", &first.sentence)?;
            data(&mut xml, "article", &first.article)?;
        }
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.finish()
}

fn data(xml: &mut Xml<'_>, key: &str, value: &str) -> io::Result<()> {
    if value.is_empty() { Ok(()) } else { xml.text("data", &[("key", key)], value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    #[test]
    fn names_are_escaped_and_every_statement_is_an_edge() {
        let facts = [
            ("A&B<公司>\u{1}", Say::R(R::LocatedIn), "青江市"),
            ("A&B<公司>\u{1}", Say::R(R::Invests), "青江市"),
        ];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        let mut out = Vec::new();
        write(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains(r#"<data key="label">A&amp;B&lt;公司&gt;</data>"#), "{text}");
        assert_eq!(text.matches("<edge ").count(), 2);
        assert!(text.contains(r#"<data key="edgelabel">投资</data>"#));
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }
}
