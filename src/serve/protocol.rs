//! The query operation of the SPARQL 1.1 Protocol (<https://www.w3.org/TR/sparql11-protocol/#query-operation>).

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Form, FromRequest, Query, Request, State};
use axum::http::header::{CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::accept::Accept;
use super::evaluate::{self, Ask, NoAnswer};
use super::{Shared, guard, problem};

/// A form may percent-encode each byte of a query.
const LONGEST_BODY: usize = 3 * guard::LONGEST + 4096;

/// A refusal with its status.
type Refused = (StatusCode, String);

/// `GET /sparql?query=…`
pub(super) async fn get(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let parameters = pairs(request.uri());
    respond(&shared, parameters.and_then(|pairs| ask(&pairs, None, request.headers()))).await
}

/// `POST /sparql` with a form or the query itself.
pub(super) async fn post(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let asked = posted(request).await;
    respond(&shared, asked).await
}

async fn posted(request: Request) -> Result<Ask, Refused> {
    let (head, body) = request.into_parts();
    let kind = head.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !matches!(essence.as_str(), "application/sparql-query" | "application/x-www-form-urlencoded") {
        let message =
            format!("`{essence}` is no way to send a query; application/sparql-query and a form are");
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    }
    let body = to_bytes(body, LONGEST_BODY).await.map_err(|_| {
        (StatusCode::PAYLOAD_TOO_LARGE, format!("the request has more than {LONGEST_BODY} bytes"))
    })?;
    let body = String::from_utf8(body.to_vec())
        .map_err(|error| (StatusCode::BAD_REQUEST, format!("the request is not UTF-8: {error}")))?;
    if essence == "application/sparql-query" {
        return ask(&pairs(&head.uri)?, Some(body), &head.headers);
    }
    let headers = head.headers.clone();
    let form = Form::<Vec<(String, String)>>::from_request(Request::from_parts(head, Body::from(body)), &());
    let Form(pairs) = form.await.map_err(|error| (StatusCode::BAD_REQUEST, error.body_text()))?;
    ask(&pairs, None, &headers)
}

/// The parameters of a query string.
fn pairs(uri: &Uri) -> Result<Vec<(String, String)>, Refused> {
    Query::try_from_uri(uri)
        .map(|Query(pairs)| pairs)
        .map_err(|error| (StatusCode::BAD_REQUEST, error.body_text()))
}

fn ask(pairs: &[(String, String)], body: Option<String>, headers: &HeaderMap) -> Result<Ask, Refused> {
    let bad = |message: &str| (StatusCode::BAD_REQUEST, message.to_owned());
    let all =
        |name: &'static str| pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.clone());
    if all("update").next().is_some() {
        return Err(bad("this endpoint is read-only; there is no `update`"));
    }
    let mut queries: Vec<String> = all("query").chain(body).collect();
    let query = queries.pop().ok_or_else(|| bad("there is no `query` parameter"))?;
    if !queries.is_empty() {
        return Err(bad("there is more than one query"));
    }
    if query.len() > guard::LONGEST {
        return Err((StatusCode::PAYLOAD_TOO_LARGE, guard::refusal(&query).unwrap_or_default()));
    }
    if let Some(message) = guard::refusal(&query) {
        return Err(bad(&message));
    }
    Ok(Ask {
        query,
        default_graphs: all("default-graph-uri").collect(),
        named_graphs: all("named-graph-uri").collect(),
        accept: Accept::of(headers),
    })
}

async fn respond(shared: &Arc<Shared>, asked: Result<Ask, Refused>) -> Response {
    let ask = match asked {
        Ok(ask) => ask,
        Err((status, message)) => return problem(status, &message),
    };
    match evaluate::answer(shared, ask).await {
        Ok(answer) => ([(CONTENT_TYPE, answer.media_type), (VARY, "Accept")], answer.body).into_response(),
        Err(error) => problem(status(&error), &error.to_string()),
    }
}

const fn status(error: &NoAnswer) -> StatusCode {
    match error {
        NoAnswer::Malformed(_) => StatusCode::BAD_REQUEST,
        NoAnswer::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        NoAnswer::TimedOut(_) => StatusCode::SERVICE_UNAVAILABLE,
        NoAnswer::TooLarge(_) | NoAnswer::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
