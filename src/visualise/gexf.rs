//! GEXF 1.3 (<https://gexf.net/1.3/>) with places, sizes and colours, so that Gephi opens the picture as it is.

use std::collections::BTreeMap;
use std::io::{self, Write};

use petgraph::graph::NodeIndex;

use super::picture::{Picture, Spot};
use super::xml::Xml;
use super::{colour, labels};
use crate::graph::KnowledgeGraph;

const NODE_ATTRIBUTES: [(&str, &str); 4] =
    [("type", "string"), ("class", "string"), ("iri", "anyURI"), ("mentions", "integer")];
const EDGE_ATTRIBUTES: [(&str, &str); 4] =
    [("predicate", "string"), ("modality", "string"), ("title", "string"), ("sentence", "string")];

/// Writes what the picture of `graph` shows.
pub fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let picture = Picture::of(graph);
    let mut xml = Xml::new(out)?;
    xml.open(
        "gexf",
        &[("xmlns", "http://gexf.net/1.3"), ("xmlns:viz", "http://gexf.net/1.3/viz"), ("version", "1.3")],
    )?;
    xml.open("graph", &[("defaultedgetype", "directed"), ("mode", "static")])?;
    declare(&mut xml, "node", &NODE_ATTRIBUTES)?;
    declare(&mut xml, "edge", &EDGE_ATTRIBUTES)?;
    xml.open("nodes", &[])?;
    for spot in &picture.spots {
        node(&mut xml, graph, spot)?;
    }
    xml.close("nodes")?;
    edges(&mut xml, graph, &picture)?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.finish()
}

fn declare(xml: &mut Xml<'_>, class: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.open("attributes", &[("class", class)])?;
    for (name, kind) in attributes {
        xml.empty("attribute", &[("id", name), ("title", name), ("type", kind)])?;
    }
    xml.close("attributes")
}

fn node(xml: &mut Xml<'_>, graph: &KnowledgeGraph, spot: &Spot) -> io::Result<()> {
    let entity = graph.entity(spot.node);
    xml.open("node", &[("id", &spot.node.index().to_string()), ("label", &entity.name)])?;
    values(
        xml,
        &[
            ("type", entity.kind.as_str()),
            ("class", entity.class.map_or("", |c| c.as_str())),
            ("iri", &entity.id),
            ("mentions", &entity.mention_count().to_string()),
        ],
    )?;
    let [red, green, blue] = colour(entity.kind).map(|c| c.to_string());
    xml.empty("viz:color", &[("r", &red), ("g", &green), ("b", &blue)])?;
    // GEXF's y points up.
    let (x, y) = (format!("{:.1}", spot.place.x), format!("{:.1}", -spot.place.y));
    xml.empty("viz:position", &[("x", &x), ("y", &y), ("z", "0.0")])?;
    xml.empty("viz:size", &[("value", &format!("{:.1}", 2.0 * spot.radius))])?;
    xml.close("node")
}

fn edges(xml: &mut Xml<'_>, graph: &KnowledgeGraph, picture: &Picture) -> io::Result<()> {
    let shown: BTreeMap<NodeIndex, String> =
        picture.spots.iter().map(|s| (s.node, s.node.index().to_string())).collect();
    xml.open("edges", &[])?;
    for (number, (subject, object, statement)) in graph.statements().enumerate() {
        let (Some(source), Some(target)) = (shown.get(&subject), shown.get(&object)) else { continue };
        xml.open(
            "edge",
            &[
                ("id", &number.to_string()),
                ("source", source),
                ("target", target),
                ("label", labels::relation(statement.predicate).zh),
                ("kind", statement.predicate.as_str()),
                ("weight", &statement.article_count().to_string()),
            ],
        )?;
        values(
            xml,
            &[
                ("predicate", statement.predicate.as_str()),
                ("modality", statement.modality.as_str()),
                ("title", statement.title.as_deref().unwrap_or_default()),
                ("sentence", statement.evidence.first().map_or("", |e| &e.sentence)),
            ],
        )?;
        xml.close("edge")?;
    }
    xml.close("edges")
}

fn values(xml: &mut Xml<'_>, values: &[(&str, &str)]) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        xml.empty("attvalue", &[("for", name), ("value", value)])?;
    }
    xml.close("attvalues")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    #[test]
    fn nodes_have_places_and_colours_and_edges_their_kind() {
        let facts = [("\"甲\"公司", Say::R(R::LocatedIn), "青江市")];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        let mut out = Vec::new();
        write(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains(r#"label="&quot;甲&quot;公司""#), "{text}");
        assert!(text.contains(r#"<viz:color r="47" g="158" b="119"/>"#), "{text}");
        assert!(text.contains(r#"label="位于" kind="locatedIn" weight="1""#), "{text}");
        assert_eq!(text.matches("<viz:position ").count(), 2);
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }
}
