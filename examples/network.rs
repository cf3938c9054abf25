//! From extractions (JSON Lines, as `tupu extract` prints them) on standard input to a picture on standard output:
//! `tupu extract data/articles | cargo run --release --example network > network.html`

use std::io::{BufRead, Write};

use tupu::extraction::Extraction;
use tupu::graph::GraphBuilder;
use tupu::visualise::{NetworkFormat, export};

fn main() -> std::io::Result<()> {
    let format = match std::env::args().nth(1).as_deref() {
        Some("graphml") => NetworkFormat::Graphml,
        Some("gexf") => NetworkFormat::Gexf,
        Some("dot") => NetworkFormat::Dot,
        _ => NetworkFormat::Html,
    };
    let mut graph = GraphBuilder::new();
    for line in std::io::stdin().lock().lines() {
        let extraction: Extraction = serde_json::from_str(&line?)?;
        graph.absorb(&extraction);
    }
    let mut out = std::io::stdout().lock();
    export(format, &graph.finish(), &mut out)?;
    out.flush()
}
