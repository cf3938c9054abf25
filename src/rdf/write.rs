//! Quads to every RDF syntax, by oxigraph's writers; the same quads give the same bytes in any order.

use std::io::{self, Write};

use clap::ValueEnum;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, Quad};

use super::prefix::prefixes;
use crate::iri::Base;

/// An RDF syntax that the graph is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum RdfSyntax {
    /// N-Quads, sorted by line
    #[value(name = "nquads")]
    NQuads,
    /// TriG
    #[value(name = "trig")]
    TriG,
    /// Turtle: all graphs as one, their names lost
    Turtle,
    /// JSON-LD
    #[value(name = "jsonld")]
    JsonLd,
    /// RDF/XML: all graphs as one, their names lost
    #[value(name = "rdfxml")]
    RdfXml,
    /// N-Triples, sorted by line: all graphs as one, their names lost
    #[value(name = "ntriples")]
    NTriples,
}

impl RdfSyntax {
    /// The same for oxigraph.
    pub const fn format(self) -> RdfFormat {
        match self {
            RdfSyntax::NQuads => RdfFormat::NQuads,
            RdfSyntax::TriG => RdfFormat::TriG,
            RdfSyntax::Turtle => RdfFormat::Turtle,
            RdfSyntax::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
            RdfSyntax::RdfXml => RdfFormat::RdfXml,
            RdfSyntax::NTriples => RdfFormat::NTriples,
        }
    }
}

/// Writes `quads` in `syntax`, with the usual prefixes for `base` where the syntax has prefixes.
pub fn write(syntax: RdfSyntax, mut quads: Vec<Quad>, base: &Base, out: &mut dyn Write) -> io::Result<()> {
    if !syntax.format().supports_datasets() {
        for quad in &mut quads {
            quad.graph_name = GraphName::DefaultGraph;
        }
    }
    match syntax {
        RdfSyntax::NQuads | RdfSyntax::NTriples => sorted_lines(syntax.format(), quads, out),
        _ => grouped(syntax.format(), quads, base, out),
    }
}

/// One quad a line, lines sorted by their bytes, each once.
pub fn sorted_lines(
    format: RdfFormat,
    quads: impl IntoIterator<Item = Quad>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut serializer = RdfSerializer::from_format(format).for_writer(Vec::new());
    for quad in quads {
        serializer.serialize_quad(&quad)?;
    }
    let bytes = serializer.finish()?;
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
    lines.sort_unstable();
    lines.dedup();
    lines.into_iter().try_for_each(|line| out.write_all(line))
}

/// By graph, then subject, types first: what belongs together stands together.
fn grouped(format: RdfFormat, mut quads: Vec<Quad>, base: &Base, out: &mut dyn Write) -> io::Result<()> {
    quads.sort_by_cached_key(|quad| {
        let type_first = quad.predicate != rdf::TYPE;
        (
            quad.graph_name.to_string(),
            quad.subject.to_string().replace('>', ""),
            type_first,
            quad.predicate.to_string(),
            quad.object.to_string(),
        )
    });
    quads.dedup();
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, iri) in prefixes(base) {
        serializer = serializer.with_prefix(prefix, iri).expect("invariant: namespaces are IRIs");
    }
    let mut serializer = serializer.for_writer(out);
    for quad in &quads {
        serializer.serialize_quad(quad)?;
    }
    serializer.finish()?;
    Ok(())
}
