//! What the endpoint says of itself (<https://www.w3.org/TR/sparql11-service-description/>).

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{BlankNode, GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

use super::accept::Accept;
use super::wire::Refusal;
use super::{Shared, problem, protocol};
use crate::rdf::write::write;

const SD: &str = "http://www.w3.org/ns/sparql-service-description#";
const FORMATS: &str = "http://www.w3.org/ns/formats/";

/// Results and graphs in these.
const RESULTS: [&str; 10] = [
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
    "TriG",
    "N-Quads",
];

/// The description in the best accepted syntax.
pub(super) fn respond(shared: &Shared, accept: &Accept) -> Response {
    let Some((syntax, media_type)) = accept.graph() else {
        return protocol::refused(&Refusal::NotAcceptable);
    };
    let mut body = Vec::new();
    match write(syntax, quads(&shared.url(), shared.token.is_some()), &shared.base, &mut body) {
        Ok(()) => ([(CONTENT_TYPE, media_type), (VARY, "Accept")], body).into_response(),
        Err(error) => problem(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}

fn quads(url: &str, is_writable: bool) -> Vec<Quad> {
    let sd = |name: &str| NamedNode::new_unchecked(format!("{SD}{name}"));
    let node = |name: &str| NamedOrBlankNode::from(BlankNode::new_unchecked(name));
    let (service, dataset, graph) = (node("service"), node("dataset"), node("graph"));
    let endpoint = NamedNode::new_unchecked(url);
    let mut quads = Vec::new();
    let mut say = |subject: &NamedOrBlankNode, predicate: NamedNode, object: Term| {
        quads.push(Quad::new(subject.clone(), predicate, object, GraphName::DefaultGraph));
    };
    say(&service, rdf::TYPE.into_owned(), sd("Service").into());
    say(&service, sd("endpoint"), endpoint.into());
    say(&service, sd("supportedLanguage"), sd("SPARQL11Query").into());
    if is_writable {
        say(&service, sd("supportedLanguage"), sd("SPARQL11Update").into());
    }
    for format in RESULTS {
        let format = NamedNode::new_unchecked(format!("{FORMATS}{format}"));
        say(&service, sd("resultFormat"), format.into());
    }
    say(&service, sd("feature"), sd("UnionDefaultGraph").into());
    say(&service, sd("defaultDataset"), dataset.clone().into());
    say(&dataset, rdf::TYPE.into_owned(), sd("Dataset").into());
    say(&dataset, sd("defaultGraph"), graph.clone().into());
    say(&graph, rdf::TYPE.into_owned(), sd("Graph").into());
    quads
}
