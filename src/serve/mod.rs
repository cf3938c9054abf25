//! The store over HTTP, read-only, on this machine only.
//!
//! | path | |
//! |---|---|
//! | `/` | a page with a query box |
//! | `/sparql` | SPARQL 1.1 Protocol, query operation |
//! | `/network` | the picture of the network |
//!
//! An answer is complete or it is an error: it is buffered before the status is sent.

mod accept;
mod evaluate;
mod guard;
mod page;
mod protocol;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use oxigraph::store::Store;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

pub use page::Question;

/// What a request may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long a query may run, waiting included.
    pub time: Duration,
    /// Size of an answer in bytes.
    pub answer: usize,
    /// How many queries run at once.
    pub queries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(30), answer: 64 << 20, queries: 4 }
    }
}

/// Makes the network page when it is first asked for; an error is a line for a person.
pub type NetworkPage = Box<dyn Fn() -> Result<Vec<u8>, String> + Send + Sync>;

/// What is served.
pub struct Service {
    /// The graph; all named graphs together are the default graph.
    pub store: Store,
    /// Ready-made questions for the query box.
    pub questions: Vec<Question>,
    /// The picture.
    pub network: NetworkPage,
    /// What a request may cost.
    pub limits: Limits,
}

struct Shared {
    service: Service,
    /// The port that `Host` must name.
    port: u16,
    running: Arc<Semaphore>,
    home: String,
    network: OnceLock<Result<Vec<u8>, String>>,
}

/// Serves on `listener`, which should be bound to a loopback address, until `stop` is done; requests under way
/// then have two seconds to end.
pub async fn serve(
    listener: TcpListener,
    service: Service,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let address: SocketAddr = listener.local_addr()?;
    let shared = Arc::new(Shared {
        port: address.port(),
        running: Arc::new(Semaphore::new(service.limits.queries)),
        home: page::home(&service.questions),
        network: OnceLock::new(),
        service,
    });
    let app = Router::new()
        .route("/", get(home))
        .route("/network", get(network))
        .route("/sparql", get(protocol::get).post(protocol::post))
        .layer(from_fn_with_state(shared.clone(), guarded))
        .with_state(shared);
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop.await;
        let _ = stopping.send(());
    });
    let patience = async {
        let _ = stopped.await;
        tokio::time::sleep(Duration::from_secs(2)).await;
    };
    tokio::select! {
        result = serving => result,
        () = patience => Ok(()),
    }
}

/// Refuses foreign hosts, and puts the headers that every answer carries.
async fn guarded(State(shared): State<Arc<Shared>>, request: axum::extract::Request, next: Next) -> Response {
    let mut response = if guard::is_local(request.headers(), shared.port) {
        next.run(request).await
    } else {
        problem(StatusCode::FORBIDDEN, "only requests to this machine by its local name are answered")
    };
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn home(State(shared): State<Arc<Shared>>) -> Response {
    html(shared.home.clone().into_bytes())
}

async fn network(State(shared): State<Arc<Shared>>) -> Response {
    let made = tokio::task::spawn_blocking(move || {
        shared.network.get_or_init(|| (shared.service.network)()).clone()
    });
    match made.await {
        Ok(Ok(page)) => html(page),
        Ok(Err(message)) => problem(StatusCode::INTERNAL_SERVER_ERROR, &message),
        Err(_) => problem(StatusCode::INTERNAL_SERVER_ERROR, "the picture could not be drawn"),
    }
}

fn html(page: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// An error as one line of text.
fn problem(status: StatusCode, message: &str) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], format!("error: {message}\n")).into_response()
}

#[cfg(test)]
mod tests;
