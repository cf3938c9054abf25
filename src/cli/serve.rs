//! `tupu serve`: the store over HTTP, read-only, on this machine.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use oxigraph::store::Store;
use tokio::net::TcpListener;

use super::common::StoreArgs;
use super::{Failure, Outcome, knowledge};
use crate::serve::{Limits, Question, Service, serve};
use crate::visualise::{NetworkFormat, export};

/// Arguments of `tupu serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 7878)]
    port: u16,
    /// Seconds that a query may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    timeout: u64,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs `tupu serve` until it is interrupted.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let Args { port, timeout, store } = args;
    let dir = store.store;
    let service = Service {
        store: open(&dir)?,
        questions: questions(),
        network: Box::new(move || network(&dir)),
        limits: Limits { time: Duration::from_secs(timeout), ..Limits::default() },
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let result = runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = TcpListener::bind(address).await.map_err(|error| {
            Failure::new(format!("cannot listen on {address}: {error}")).hint("`--port 0` takes a free port")
        })?;
        let mut out = std::io::stdout().lock();
        writeln!(out, "http://{}/  (Ctrl-C ends it)", listener.local_addr()?)?;
        out.flush()?;
        drop(out);
        let interrupted = async { drop(tokio::signal::ctrl_c().await) };
        serve(listener, service, interrupted).await.map_err(Failure::from)
    });
    runtime.shutdown_background();
    result.map(|()| Outcome::Done)
}

/// The page of the network, or why there is none.
fn network(dir: &Path) -> Result<Vec<u8>, String> {
    let graph = knowledge::load(dir).map_err(|failure| failure.to_string())?;
    let mut page = Vec::new();
    export(NetworkFormat::Html, &graph, &mut page).map_err(|error| error.to_string())?;
    Ok(page)
}

/// To be swapped for `store::GraphStore::open_read_only(dir)`.
fn open(dir: &Path) -> Result<Store, Failure> {
    let store = Store::new().map_err(|error| Failure::new(error.to_string()))?;
    let path = dir.join("dump.nq");
    let file = std::fs::File::open(&path).map_err(|error| {
        Failure::new(format!("no store at {}: {error}", dir.display()))
            .hint("`tupu build PATH` makes one, `--store DIR` names another")
    })?;
    store
        .load_from_reader(oxigraph::io::RdfFormat::NQuads, file)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    Ok(store)
}

/// To be swapped for the registry of named queries.
fn questions() -> Vec<Question> {
    let all = [
        (
            "有哪些实体？ Which entities are there?",
            "SELECT ?entity ?name ?type {\n  ?entity skos:prefLabel ?name ; a ?type .\n} LIMIT 50",
        ),
        (
            "谁举办什么？ Who organises what?",
            "SELECT ?who ?what {\n  ?who tupu:organises ?what .\n} LIMIT 50",
        ),
        (
            "谁获得什么荣誉？ Who received which award?",
            "SELECT ?who ?award {\n  ?who tupu:receives ?award .\n} LIMIT 50",
        ),
    ];
    all.into_iter()
        .map(|(title, query)| Question { title: title.to_owned(), query: query.to_owned() })
        .collect()
}
