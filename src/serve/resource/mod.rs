//! Things by their own address: `/id/常州市` gives what the store knows of `…/id/常州市`, as a page to a browser
//! and as RDF to a program; in the same way articles, graphs, roles and measures.

mod page;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oxigraph::model::NamedNode;
use percent_encoding::percent_decode_str;

use super::accept::Accept;
use super::wire::Refusal;
use super::{Shared, problem, protocol};
use crate::iri::Base;

/// What `?format=` may name, for people who want RDF in a browser.
const FORMATS: [(&str, &str); 6] = [
    ("html", "text/html"),
    ("turtle", "text/turtle"),
    ("jsonld", "application/ld+json"),
    ("ntriples", "application/n-triples"),
    ("rdfxml", "application/rdf+xml"),
    ("trig", "application/trig"),
];

/// Most statements in each direction that a page shows.
const ROWS: usize = 1000;
/// Most statements about a thing by others that RDF holds.
const INCOMING: usize = 10_000;

/// The style of the pages.
pub(super) const STYLE: &str = include_str!("../../../web/resource/style.css");

/// `GET /id/NAME` and the like.
pub(super) async fn get(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let Some(node) = node(request.uri().path(), &shared.base) else {
        return problem(StatusCode::NOT_FOUND, "there is nothing of this name");
    };
    let accept = match protocol::pairs(request.uri()) {
        Ok(pairs) => match pairs.iter().find(|(key, _)| key == "format") {
            Some((_, name)) => match FORMATS.iter().find(|(format, _)| format == name) {
                Some((_, media_type)) => Accept::only(media_type),
                None => return problem(StatusCode::BAD_REQUEST, &format!("there is no format `{name}`")),
            },
            None => Accept::of(request.headers()),
        },
        Err((status, message)) => return problem(status, &message),
    };
    let answer =
        if accept.prefers_html() { html(&shared, &node).await } else { rdf(&shared, &node, accept).await };
    answer.unwrap_or_else(|refusal| protocol::refused(&refusal))
}

/// `GET /resource.css`
pub(super) async fn style() -> Response {
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "max-age=3600")];
    (headers, STYLE).into_response()
}

/// The IRI that a path stands for. A path is percent-encoded throughout, an IRI only where it has to be.
fn node(path: &str, base: &Base) -> Option<NamedNode> {
    let (kind, name) = path.strip_prefix('/')?.split_once('/')?;
    let name = percent_decode_str(name).decode_utf8().ok()?;
    let iri = match kind {
        "id" => base.entity(&name),
        "article" => base.article(&name),
        "graph" => base.graph(&name),
        kind => base.thing(kind, &name),
    };
    NamedNode::new(iri).ok().filter(|_| !name.is_empty())
}

async fn rdf(shared: &Arc<Shared>, node: &NamedNode, accept: Accept) -> Result<Response, Refusal> {
    let known = format!("ASK {{ {{ {node} ?p ?o }} UNION {{ ?s ?p {node} }} }}");
    if !shared.ask(known, Accept::only("text/csv")).await?.body.starts_with(b"true") {
        return Ok(unknown(node));
    }
    let query = format!(
        "CONSTRUCT {{ {node} ?p ?o . ?s ?q {node} }}
         {{ {{ {node} ?p ?o }} UNION {{ SELECT ?s ?q {{ ?s ?q {node} }} LIMIT {INCOMING} }} }}"
    );
    shared.ask(query, accept).await.map(protocol::answered)
}

async fn html(shared: &Arc<Shared>, node: &NamedNode) -> Result<Response, Refusal> {
    let query = |pattern: &str| {
        format!(
            "SELECT ?p ?pl ?v ?vl {{ {{ SELECT ?p ?v {{ {pattern} }} LIMIT {ROWS} }}
             OPTIONAL {{ ?p rdfs:label ?pl FILTER(LANG(?pl) = \"zh\") }}
             OPTIONAL {{ ?v rdfs:label ?vl FILTER(LANG(?vl) IN (\"\", \"zh\")) }} }} ORDER BY ?pl ?p ?vl ?v"
        )
    };
    let json = || Accept::only("application/sparql-results+json");
    let outgoing = shared.ask(query(&format!("{node} ?p ?v")), json()).await?;
    let incoming = shared.ask(query(&format!("?v ?p {node}")), json()).await?;
    let rows = |body: &[u8]| {
        page::rows(body).ok_or_else(|| Refusal::Failed("the results cannot be read".to_owned()))
    };
    let (outgoing, incoming) = (rows(&outgoing.body)?, rows(&incoming.body)?);
    if outgoing.is_empty() && incoming.is_empty() {
        return Ok(unknown(node));
    }
    let page = page::render(node, &outgoing, &incoming, &shared.base);
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            ),
        ),
        (VARY, HeaderValue::from_static("Accept")),
    ];
    Ok((headers, page).into_response())
}

fn unknown(node: &NamedNode) -> Response {
    problem(StatusCode::NOT_FOUND, &format!("the store knows nothing of {node}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_for_the_iri_below_the_base() {
        let iri = |path: &str| node(path, &Base::default()).map(NamedNode::into_string);
        assert_eq!(iri("/id/%E5%B8%B8%E5%B7%9E").unwrap(), "https://w3id.org/tupu/id/常州");
        assert_eq!(iri("/id/a%2Fb%20%28c%29").unwrap(), "https://w3id.org/tupu/id/a%2Fb%20%28c%29");
        assert_eq!(iri("/graph/article/24f7").unwrap(), "https://w3id.org/tupu/graph/article/24f7");
        assert_eq!(iri("/id/"), None);
        assert_eq!(iri("/id/%ff"), None);
        assert_eq!(iri("/graph/a%20b%3E"), None);
    }
}
