//! Extractions to quads, quads into a store, questions to it; beside the engine's own bulk loader on the same
//! quads. `cargo bench --bench store`.

mod common;

use divan::Bencher;
use divan::counter::ItemsCount;
use oxigraph::model::Quad;
use oxigraph::store::Store;
use tupu::extraction::Extraction;
use tupu::query::{Options, ResultFormat, ask, named_query};
use tupu::rdf::Exporter;
use tupu::store::GraphStore;

fn main() {
    divan::main();
}

fn extractions() -> Vec<Extraction> {
    let pipeline = common::pipeline();
    common::articles(&common::files()).iter().map(|article| pipeline.extract(article)).collect()
}

fn quads(extractions: &[Extraction]) -> Vec<Quad> {
    let exporter = Exporter::default();
    extractions.iter().flat_map(|e| exporter.article(e).expect("IRIs of our own base")).collect()
}

#[divan::bench]
fn export(bencher: Bencher<'_, '_>) {
    let extractions = extractions();
    let count = ItemsCount::new(quads(&extractions).len());
    bencher.counter(count).bench(|| quads(&extractions));
}

/// The measure: the engine's bulk loader, without the merge that the default graph holds.
#[divan::bench]
fn engine_bulk_load(bencher: Bencher<'_, '_>) {
    let quads = quads(&extractions());
    bencher.counter(ItemsCount::new(quads.len())).with_inputs(|| quads.clone()).bench_values(|quads| {
        let store = Store::new().expect("a store in memory");
        let mut loader = store.bulk_loader();
        loader.load_quads(quads).expect("a store in memory takes quads");
        loader.commit().expect("a store in memory takes quads");
        store
    });
}

#[divan::bench]
fn store(bencher: Bencher<'_, '_>) {
    let quads = quads(&extractions());
    bencher.counter(ItemsCount::new(quads.len())).with_inputs(|| quads.clone()).bench_values(|quads| {
        let store = GraphStore::in_memory().expect("a store in memory");
        store.load(quads).expect("a store in memory takes quads");
        store
    });
}

#[divan::bench(args = ["awards", "positions", "statistics", "co-mentioned"])]
fn query(bencher: Bencher<'_, '_>, name: &str) {
    let store = GraphStore::in_memory().expect("a store in memory");
    store.load(quads(&extractions())).expect("a store in memory takes quads");
    let query = named_query(name).expect("a ready-made query").sparql;
    bencher.bench(|| {
        let answer = ask(&store, query, &Options::default()).expect("an answer");
        answer.write(ResultFormat::Csv, &mut Vec::new()).expect("written").count
    });
}
