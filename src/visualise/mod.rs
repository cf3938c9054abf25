//! Pictures and network files of the graph: HTML to look at, GraphML, GEXF and DOT for other programs.

mod dot;
mod gexf;
mod graphml;
mod html;
pub mod labels;
mod layout;
mod picture;
pub mod text;
mod xml;

use std::io::{self, Write};

use clap::ValueEnum;

use crate::graph::KnowledgeGraph;
use crate::ontology::EntityType;

/// A format that the network is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum NetworkFormat {
    /// One self-contained page with the picture.
    Html,
    /// GraphML, for Gephi, yEd, NetworkX, igraph.
    Graphml,
    /// GEXF 1.3 with places and colours, for Gephi.
    Gexf,
    /// DOT, for Graphviz.
    Dot,
}

/// Writes `graph` in `format`; the same graph gives the same bytes.
pub fn export(format: NetworkFormat, graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    match format {
        NetworkFormat::Html => html::write(graph, out),
        NetworkFormat::Graphml => graphml::write(graph, out),
        NetworkFormat::Gexf => gexf::write(graph, out),
        NetworkFormat::Dot => dot::write(graph, out),
    }
}

/// The colour of a type on white, as in `web/network/style.css`.
const fn colour(kind: EntityType) -> [u8; 3] {
    match kind {
        EntityType::Organisation => [0x3f, 0x76, 0xd6],
        EntityType::Person => [0xe0, 0x53, 0x3d],
        EntityType::Place => [0x2f, 0x9e, 0x77],
        EntityType::Programme => [0xe2, 0xa0, 0x1b],
        EntityType::Work => [0x8a, 0x63, 0xc9],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_page_have_the_same_colours() {
        let style = include_str!("../../web/network/style.css");
        for (at, kind) in EntityType::ALL.iter().enumerate() {
            let [r, g, b] = colour(*kind);
            let line = format!("--type-{at}: #{r:02x}{g:02x}{b:02x};");
            assert!(style.contains(&line), "{line}");
        }
    }
}
