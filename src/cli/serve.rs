//! `tupu serve`: the store over HTTP, read-only, on this machine.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use tokio::net::TcpListener;

use super::common::StoreArgs;
use super::{Failure, Outcome, knowledge};
use crate::query::{NamedQuery, named_queries};
use crate::serve::{Limits, Question, Service, serve};
use crate::store::GraphStore;
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
        store: GraphStore::open_read_only(&dir)?.inner().clone(),
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

/// The ready-made queries, for the page's menu.
fn questions() -> Vec<Question> {
    let title = |query: &NamedQuery| format!("{} {}", query.question_zh, query.question_en);
    named_queries().iter().map(|q| Question { title: title(q), query: q.sparql.to_owned() }).collect()
}
