//! The store over HTTP, on this machine only, read-only unless a token is given.
//!
//! | path | |
//! |---|---|
//! | `/`, `/explorer/…` | the explorer: the page that a person opens |
//! | `/api/…` | what it shows, as JSON |
//! | `/sparql` | SPARQL 1.1 Protocol: query, update where there is a token, service description |
//! | `/store` | SPARQL 1.1 Graph Store HTTP Protocol: reading |
//! | `/id/…`, `/article/…`, `/graph/…`, `/role/…`, `/measure/…` | things by their own address |
//!
//! The server itself parses no SPARQL of others, and opens the store only to read the explorer's tables. Queries run
//! in workers: processes of this program that may be killed ([`worker`]). An answer is complete or it is an error: it is buffered before the status is sent.

mod accept;
mod connection;
mod description;
mod explorer;
mod graph_store;
mod guard;
mod limits;
mod pool;
mod protocol;
mod resource;
mod token;
mod wire;
pub mod worker;

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY, RETRY_AFTER, WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;

use self::accept::Accept;
use self::explorer::Explorer;
use self::pool::{Answer, Pool, Site};
use self::wire::{Ask, Refusal};
use crate::iri::Base;

pub use token::SHORTEST as SHORTEST_TOKEN;

/// What a request may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long a query may run, waiting included.
    pub time: Duration,
    /// Size of an answer in bytes.
    pub answer: usize,
    /// Memory of a query in MiB.
    pub memory: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(30), answer: 64 << 20, memory: 512 }
    }
}

/// What is served.
pub struct Service {
    /// Folder of the store; all its named graphs together are the default graph.
    pub store: PathBuf,
    /// Base of the IRIs in it.
    pub base: Base,
    /// This program: it has the command `worker`.
    pub program: PathBuf,
    /// What a request may cost.
    pub limits: Limits,
    /// Who bears it may change the store; without one nobody may.
    pub token: Option<String>,
}

struct Shared {
    pool: Arc<Pool>,
    base: Base,
    token: Option<String>,
    /// The port that `Host` must name.
    port: u16,
    explorer: Explorer,
}

impl Shared {
    /// Address of the endpoint, whatever name a client calls it by: what relative IRIs are relative to.
    fn url(&self) -> String {
        format!("http://localhost:{}/sparql", self.port)
    }

    /// Asks a query of our own.
    async fn ask(&self, query: String, accept: Accept) -> Result<Answer, Refusal> {
        let (default_graphs, named_graphs) = (Vec::new(), Vec::new());
        self.pool.ask(Ask { query, url: self.url(), default_graphs, named_graphs, accept }).await
    }
}

/// Serves on `listeners`, which should be bound to loopback addresses and one port, until `stop` is done; requests
/// under way then have two seconds to end. An error says why no worker can open the store.
pub async fn serve(
    listeners: Vec<TcpListener>,
    service: Service,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let Some(address) = listeners.first().map(TcpListener::local_addr).transpose()? else { return Ok(()) };
    let Service { store, base, program, limits, token } = service;
    let pool = Pool::new(Site { program, store, limits });
    pool.warm().await.map_err(io::Error::other)?;
    tokio::spawn(Pool::tidy(Arc::downgrade(&pool)));
    let explorer = Explorer::default();
    let shared = Arc::new(Shared { pool, base, token, port: address.port(), explorer });
    tokio::spawn(explorer::warm(shared.clone()));
    connection::run(listeners, routes(shared), stop).await;
    Ok(())
}

fn routes(shared: Arc<Shared>) -> Router {
    let mut router = explorer::routes()
        .route("/resource.css", get(resource::style))
        .route("/store", get(graph_store::get))
        .route("/sparql", get(protocol::get).post(protocol::post).options(protocol::options));
    for kind in ["id", "article", "graph", "role", "measure"] {
        router = router.route(&format!("/{kind}/{{*name}}"), get(resource::get));
    }
    router.fallback(nothing).layer(from_fn_with_state(shared.clone(), guarded)).with_state(shared)
}

/// Refuses strangers, and puts the headers that every answer carries.
async fn guarded(State(shared): State<Arc<Shared>>, request: axum::extract::Request, next: Next) -> Response {
    let mut response = match guard::stranger(request.headers(), shared.port) {
        None => next.run(request).await,
        Some((status, message)) => problem(status, message),
    };
    let status = response.status();
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    match status {
        StatusCode::SERVICE_UNAVAILABLE => drop(headers.insert(RETRY_AFTER, HeaderValue::from_static("1"))),
        StatusCode::UNAUTHORIZED => {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"tupu\""));
        }
        _ => {}
    }
    response
}

async fn nothing() -> Response {
    problem(StatusCode::NOT_FOUND, "there is nothing at this address")
}

/// An error as one line of text.
fn problem(status: StatusCode, message: &str) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], format!("error: {message}\n")).into_response()
}
