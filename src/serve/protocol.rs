//! The SPARQL 1.1 Protocol (<https://www.w3.org/TR/sparql11-protocol/>) at `/sparql`.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Form, FromRequest, Query, Request, State};
use axum::http::header::{ALLOW, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::accept::Accept;
use super::pool::Answer;
use super::wire::{Ask, Change, Refusal};
use super::{Shared, description, guard, problem, token};

/// Longest body. Far above [`guard::LONGEST`], so that what is too long can still be told why.
const LONGEST_BODY: usize = 2 << 20;
/// How long a body may take to arrive.
const BODY: Duration = Duration::from_secs(30);

const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";
const FORM: &str = "application/x-www-form-urlencoded";

/// What a request asks for.
enum Asked {
    Query(Ask),
    Update(Change),
    Description,
}

/// A refusal with its status.
type Refused = (StatusCode, String);

/// `GET /sparql?query=…`, or the service description where there is no query.
pub(super) async fn get(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let headers = request.headers();
    let asked = pairs(request.uri()).and_then(|pairs| {
        if pairs.iter().any(|(key, _)| key == "update") {
            return Err((StatusCode::BAD_REQUEST, "an update is sent by POST".to_owned()));
        }
        if pairs.iter().any(|(key, _)| key == "query") {
            return ask(&shared, &pairs, None, headers).map(Asked::Query);
        }
        Ok(Asked::Description)
    });
    respond(&shared, asked, headers).await
}

/// `POST /sparql` with a form, a query or an update.
pub(super) async fn post(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let headers = request.headers().clone();
    let asked = posted(&shared, request).await;
    respond(&shared, asked, &headers).await
}

/// `OPTIONS /sparql`
pub(super) async fn options() -> Response {
    (StatusCode::NO_CONTENT, [(ALLOW, "GET, HEAD, POST, OPTIONS")]).into_response()
}

async fn posted(shared: &Shared, request: Request) -> Result<Asked, Refused> {
    let (head, body) = request.into_parts();
    let kind = kind(&head.headers)?;
    let body = body_text(&head.headers, body).await?;
    let (pairs, text) = match kind {
        FORM => {
            let headers = head.headers.clone();
            let form = Request::from_parts(head, Body::from(body));
            let form = Form::<Vec<(String, String)>>::from_request(form, &()).await;
            let Form(pairs) = form.map_err(|error| (StatusCode::BAD_REQUEST, error.body_text()))?;
            return if pairs.iter().any(|(key, _)| key == "update") {
                change(shared, &pairs, None, &headers).map(Asked::Update)
            } else {
                ask(shared, &pairs, None, &headers).map(Asked::Query)
            };
        }
        _ => (pairs(&head.uri)?, Some(body)),
    };
    match kind {
        UPDATE => change(shared, &pairs, text, &head.headers).map(Asked::Update),
        _ => ask(shared, &pairs, text, &head.headers).map(Asked::Query),
    }
}

/// The media type of the body, if it is one that can be read.
fn kind(headers: &HeaderMap) -> Result<&'static str, Refused> {
    let unsupported = |message: String| Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    let given = headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let given = given.to_ascii_lowercase();
    let mut parts = given.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let Some(kind) = [QUERY, UPDATE, FORM].into_iter().find(|kind| *kind == essence) else {
        return unsupported(format!("`{essence}` is no way to ask; {QUERY}, {UPDATE} and a form are"));
    };
    let charset = parts.find_map(|part| part.strip_prefix("charset=")).unwrap_or("utf-8");
    if charset.trim_matches('"') != "utf-8" {
        return unsupported(format!("the charset must be utf-8, not {charset}"));
    }
    if headers.get(CONTENT_ENCODING).is_some_and(|coding| coding != "identity") {
        return unsupported("a body must not be compressed".to_owned());
    }
    Ok(kind)
}

async fn body_text(headers: &HeaderMap, body: Body) -> Result<String, Refused> {
    let too_long = || (StatusCode::PAYLOAD_TOO_LARGE, format!("a body has {LONGEST_BODY} bytes at most"));
    let announced = headers.get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > LONGEST_BODY as u64) {
        return Err(too_long());
    }
    let late = |_| (StatusCode::REQUEST_TIMEOUT, "the body did not arrive".to_owned());
    let bytes = tokio::time::timeout(BODY, to_bytes(body, LONGEST_BODY)).await.map_err(late)?;
    let bytes = bytes.map_err(|error| match error.to_string().as_str() {
        "length limit exceeded" => too_long(),
        broken => (StatusCode::BAD_REQUEST, format!("the body is broken: {broken}")),
    })?;
    String::from_utf8(bytes.into())
        .map_err(|error| (StatusCode::BAD_REQUEST, format!("the body is not UTF-8: {error}")))
}

/// The parameters of a query string.
pub(super) fn pairs(uri: &Uri) -> Result<Vec<(String, String)>, Refused> {
    let bad = |message: String| (StatusCode::BAD_REQUEST, message);
    // What is no UTF-8 would be read as U+FFFD.
    if percent_encoding::percent_decode_str(uri.query().unwrap_or_default()).decode_utf8().is_err() {
        return Err(bad("the parameters are not UTF-8".to_owned()));
    }
    Query::try_from_uri(uri).map(|Query(pairs)| pairs).map_err(|error| bad(error.body_text()))
}

/// All values of a parameter.
fn all<'a>(pairs: &'a [(String, String)], name: &'a str) -> impl Iterator<Item = String> + 'a {
    pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.clone())
}

/// The one value of `name`, or the body.
fn one(pairs: &[(String, String)], name: &str, body: Option<String>) -> Result<String, Refused> {
    let bad = |message: String| (StatusCode::BAD_REQUEST, message);
    let mut values: Vec<String> = all(pairs, name).chain(body).collect();
    let value = values.pop().ok_or_else(|| bad(format!("there is no `{name}`")))?;
    if values.is_empty() { Ok(value) } else { Err(bad(format!("there is more than one `{name}`"))) }
}

fn ask(
    shared: &Shared,
    pairs: &[(String, String)],
    body: Option<String>,
    headers: &HeaderMap,
) -> Result<Ask, Refused> {
    let query = one(pairs, "query", body)?;
    guard::query(&query).map_err(|refusal| (status(&refusal), refusal.to_string()))?;
    Ok(Ask {
        query,
        url: shared.url(),
        default_graphs: all(pairs, "default-graph-uri").collect(),
        named_graphs: all(pairs, "named-graph-uri").collect(),
        accept: Accept::of(headers),
    })
}

fn change(
    shared: &Shared,
    pairs: &[(String, String)],
    body: Option<String>,
    headers: &HeaderMap,
) -> Result<Change, Refused> {
    token::check(shared.token.as_deref(), headers)?;
    let update = one(pairs, "update", body)?;
    let using: Vec<_> = all(pairs, "using-graph-uri").collect();
    let using_named: Vec<_> = all(pairs, "using-named-graph-uri").collect();
    guard::update(&update, !(using.is_empty() && using_named.is_empty()))
        .map_err(|refusal| (status(&refusal), refusal.to_string()))?;
    Ok(Change { update, url: shared.url(), using, using_named })
}

async fn respond(shared: &Arc<Shared>, asked: Result<Asked, Refused>, headers: &HeaderMap) -> Response {
    match asked {
        Ok(Asked::Query(ask)) => match shared.pool.ask(ask).await {
            Ok(answer) => answered(answer),
            Err(refusal) => refused(&refusal),
        },
        Ok(Asked::Update(change)) => match shared.pool.change(change).await {
            Ok(()) => StatusCode::NO_CONTENT.into_response(),
            Err(refusal) => refused(&refusal),
        },
        Ok(Asked::Description) if Accept::of(headers).prefers_html() => {
            (StatusCode::SEE_OTHER, [(LOCATION, "/"), (VARY, "Accept")]).into_response()
        }
        Ok(Asked::Description) => description::respond(shared, &Accept::of(headers)),
        Err((status, message)) => problem(status, &message),
    }
}

/// An answer of a worker as a response.
pub(super) fn answered(answer: Answer) -> Response {
    let media_type = HeaderValue::from_str(&answer.media_type)
        .unwrap_or(const { HeaderValue::from_static("application/octet-stream") });
    let headers = [(CONTENT_TYPE, media_type), (VARY, HeaderValue::from_static("Accept"))];
    (headers, Body::from(answer.body)).into_response()
}

/// A refusal as a response.
pub(super) fn refused(refusal: &Refusal) -> Response {
    problem(status(refusal), &refusal.to_string())
}

const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Malformed(_) | Refusal::Failed(_) | Refusal::TooDeep | Refusal::TooLarge(_) => {
            StatusCode::BAD_REQUEST
        }
        Refusal::Forbidden(_) => StatusCode::FORBIDDEN,
        Refusal::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Refusal::TimedOut(_)
        | Refusal::Cancelled
        | Refusal::NoMemory(_)
        | Refusal::Busy
        | Refusal::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
