//! Reading whole graphs: the GET operation of the SPARQL 1.1 Graph Store HTTP Protocol
//! (<https://www.w3.org/TR/sparql11-http-rdf-update/>) at `/store?default` and `/store?graph=IRI`.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use oxigraph::model::NamedNode;

use super::accept::Accept;
use super::wire::Refusal;
use super::{Shared, problem, protocol};

/// `GET /store`
pub(super) async fn get(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let accept = Accept::of(request.headers());
    let graph = match protocol::pairs(request.uri()).and_then(|pairs| named(&pairs)) {
        Ok(graph) => graph,
        Err((status, message)) => return problem(status, &message),
    };
    match read(&shared, graph, accept).await {
        Ok(response) => response,
        Err(refusal) => protocol::refused(&refusal),
    }
}

/// The graph that is meant: `None` is the default graph.
fn named(pairs: &[(String, String)]) -> Result<Option<NamedNode>, (StatusCode, String)> {
    let bad = |message: String| (StatusCode::BAD_REQUEST, message);
    match pairs {
        [(key, _)] if key == "default" => Ok(None),
        [(key, iri)] if key == "graph" => {
            NamedNode::new(iri).map(Some).map_err(|error| bad(format!("`{iri}` is no absolute IRI: {error}")))
        }
        _ => Err(bad("one graph is named by `?graph=IRI` or `?default`".to_owned())),
    }
}

async fn read(shared: &Arc<Shared>, graph: Option<NamedNode>, accept: Accept) -> Result<Response, Refusal> {
    let within = graph
        .as_ref()
        .map_or_else(|| "{ ?s ?p ?o }".to_owned(), |g| format!("{{ GRAPH {g} {{ ?s ?p ?o }} }}"));
    if let Some(graph) = graph {
        let exists = shared.ask(format!("ASK {within}"), Accept::only("text/csv")).await?;
        if !exists.body.starts_with(b"true") {
            return Ok(problem(StatusCode::NOT_FOUND, &format!("the store has no graph {graph}")));
        }
    }
    let answer = shared.ask(format!("CONSTRUCT {{ ?s ?p ?o }} {within}"), accept).await?;
    Ok(protocol::answered(answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_is_named_in_one_way() {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(named(&[pair("default", "")]).unwrap(), None);
        assert_eq!(named(&[pair("graph", "http://x/甲")]).unwrap().unwrap().as_str(), "http://x/甲");
        for wrong in [&[][..], &[pair("graph", "甲")], &[pair("default", ""), pair("graph", "http://x/")]] {
            assert_eq!(named(wrong).unwrap_err().0, 400, "{wrong:?}");
        }
    }
}
