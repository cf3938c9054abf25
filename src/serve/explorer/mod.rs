//! The explorer: the page at `/`, and below `/api/` what it shows, as JSON.
//!
//! Whom the articles name and what relates them is read once per build of the store into compact tables ([`atlas`],
//! [`numbers`]); sentences, texts and everything else that is long is asked of the workers when it is wanted.

mod articles;
mod asset;
mod atlas;
mod entity;
mod events;
mod evidence;
mod filter;
mod kept;
mod meta;
mod network;
mod numbers;
mod questions;
mod request;
mod search;
mod select;
mod statistics;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;

use self::atlas::Atlas;
use self::kept::Kept;
use self::numbers::Numbers;
use self::request::{Asked, Wrong};
use super::wire::Refusal;
use super::{Shared, problem, protocol};

/// The tables, of the newest build that was asked for.
#[derive(Default)]
pub(super) struct Explorer {
    atlas: Kept<Atlas>,
    numbers: Kept<Numbers>,
}

/// What is at `/`, `/explorer/` and `/api/`.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(asset::page))
        .route("/network", get(network_page))
        .route("/explorer/{*file}", get(asset::file))
        .route("/api/among", post(among))
        .route("/api/statistics.csv", get(table))
        .route("/api/{what}", get(answer))
}

/// Reads the tables before somebody asks for them. Why one cannot be read is told to who asks.
pub(super) async fn warm(shared: Arc<Shared>) {
    if atlas(&shared).await.is_ok() {
        let _ = numbers(&shared).await;
    }
}

/// Where the picture of the network was before there was an explorer.
async fn network_page() -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, "/#/network")]).into_response()
}

async fn atlas(shared: &Shared) -> Result<Arc<Atlas>, Refusal> {
    shared.explorer.atlas.get(&shared.pool, Atlas::read).await
}

async fn numbers(shared: &Shared) -> Result<Arc<Numbers>, Refusal> {
    let atlas = atlas(shared).await?;
    shared.explorer.numbers.get(&shared.pool, move |folder| Numbers::read(folder, &atlas)).await
}

/// `GET /api/…`
async fn answer(
    State(shared): State<Arc<Shared>>,
    Path(what): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let tag = tag(&shared);
    if headers.get(IF_NONE_MATCH).is_some_and(|known| *known == tag) {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response();
    }
    let answer = async {
        let asked = Asked { pairs: protocol::pairs(&uri)? };
        let atlas = atlas(&shared).await?;
        match what.as_str() {
            "meta" => meta::get(&shared, &atlas).await,
            "network" => network::most_connected(&atlas, &asked),
            "neighbours" => network::neighbours(&atlas, &asked),
            "search" => search::get(&atlas, &asked),
            "evidence" => evidence::get(&shared, &atlas, &asked).await,
            "entity" => entity::get(&shared, &atlas, &asked).await,
            "articles" => articles::list(&shared, &atlas, &asked).await,
            "article" => articles::one(&shared, &atlas, &asked).await,
            "statistics" => statistics::get(&shared, &atlas, &asked).await,
            "question" => questions::bound(&asked),
            _ => Err(Wrong::nothing("there is nothing at this address")),
        }
    };
    respond(answer.await, &tag)
}

/// `POST /api/among`: the names of entities in, what relates them out.
async fn among(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let answer = async {
        let asked = Asked { pairs: protocol::pairs(request.uri())? };
        let body = axum::body::to_bytes(request.into_body(), 2 << 20).await;
        let body: Bytes = body.map_err(|_| Wrong::bad("the body is too long"))?;
        let atlas = atlas(&shared).await?;
        network::among(&atlas, &asked, &body)
    };
    respond(answer.await, &tag(&shared))
}

/// `GET /api/statistics.csv`: the table with all its rows.
async fn table(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let answer = async {
        let asked = Asked { pairs: protocol::pairs(&uri)? };
        let atlas = atlas(&shared).await?;
        statistics::csv(&shared, &atlas, &asked).await
    };
    match answer.await {
        Ok(csv) => {
            let headers = [
                (CONTENT_TYPE.as_str(), "text/csv; charset=utf-8"),
                ("content-disposition", "attachment; filename=\"statistics.csv\""),
            ];
            (headers, csv).into_response()
        }
        Err(wrong) => wrong.respond(),
    }
}

/// Stands for the build of the store and the program: as long as both are the same, so is every answer.
fn tag(shared: &Shared) -> String {
    format!("\"{:x}-{}\"", shared.pool.version(), env!("CARGO_PKG_VERSION"))
}

fn respond(answer: Result<Value, Wrong>, tag: &str) -> Response {
    match answer {
        Ok(value) => {
            let headers =
                [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "private, no-cache"), (ETAG, tag)];
            (headers, value.to_string()).into_response()
        }
        Err(wrong) => wrong.respond(),
    }
}

impl Wrong {
    fn respond(self) -> Response {
        match self {
            Self::Request(status, message) => problem(status, &message),
            Self::Refused(refusal) => protocol::refused(&refusal),
        }
    }
}
