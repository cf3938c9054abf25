//! Content negotiation (RFC 9110, 12.5.1).

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use oxigraph::sparql::results::QueryResultsFormat;
use serde::{Deserialize, Serialize};

use crate::rdf::write::RdfSyntax;

/// What is offered: a format, its `Content-Type`, and media types that it also answers to.
type Offer<F> = (F, &'static str, &'static [&'static str]);

/// The syntaxes that a graph is written in, the first of equals first.
const GRAPHS: &[Offer<RdfSyntax>] = &[
    (
        RdfSyntax::Turtle,
        "text/turtle; charset=utf-8",
        &["application/turtle", "application/x-turtle", "text/n3"],
    ),
    (RdfSyntax::NTriples, "application/n-triples", &["text/plain"]),
    (RdfSyntax::JsonLd, "application/ld+json", &["application/json"]),
    (RdfSyntax::RdfXml, "application/rdf+xml", &["application/xml", "text/xml"]),
    (RdfSyntax::TriG, "application/trig", &[]),
    (RdfSyntax::NQuads, "application/n-quads", &[]),
];

/// The media ranges that a client accepts, with their weights in thousandths.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Accept(Vec<(String, u16)>);

impl Accept {
    /// Reads `Accept`; without it all is accepted.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let mut ranges = Vec::new();
        for value in headers.get_all(ACCEPT).iter().filter_map(|v| v.to_str().ok()) {
            ranges.extend(value.split(',').filter_map(range));
        }
        if headers.get(ACCEPT).is_none() {
            ranges.push(("*/*".to_owned(), 1000));
        }
        Self(ranges)
    }

    /// One media type is accepted.
    pub(super) fn only(media_type: &str) -> Self {
        Self(vec![(media_type.to_owned(), 1000)])
    }

    /// Whether a page for a person is wanted more than any graph: a browser asks so.
    pub(super) fn prefers_html(&self) -> bool {
        let html = self.named("text/html").max(self.named("application/xhtml+xml"));
        html > 0 && self.0.iter().all(|(range, weight)| !is_graph(range) || *weight < html)
    }

    /// The format for solutions and booleans: `(format, Content-Type)`.
    pub(super) fn results(&self) -> Option<(QueryResultsFormat, &'static str)> {
        use QueryResultsFormat as F;
        self.best(&[
            (F::Json, "application/sparql-results+json", &["application/json"]),
            (F::Xml, "application/sparql-results+xml", &["application/xml", "text/xml"]),
            (F::Csv, "text/csv; charset=utf-8", &[]),
            (F::Tsv, "text/tab-separated-values; charset=utf-8", &[]),
        ])
    }

    /// The syntax for graphs: `(syntax, Content-Type)`.
    pub(super) fn graph(&self) -> Option<(RdfSyntax, &'static str)> {
        self.best(GRAPHS)
    }

    /// The best weighted offer, the first of equals.
    fn best<F: Copy>(&self, offers: &[Offer<F>]) -> Option<(F, &'static str)> {
        let mut best = None;
        for (format, media_type, others) in offers {
            let essence = media_type.split(';').next().unwrap_or(media_type);
            let named = others.iter().map(|other| self.named(other));
            let weight = named.fold(self.weight(essence), u16::max);
            if weight > 0 && best.is_none_or(|(_, _, least)| weight > least) {
                best = Some((*format, *media_type, weight));
            }
        }
        best.map(|(format, media_type, _)| (format, media_type))
    }

    /// The weight of `media_type` where it is named outright: `text/*` should not choose XML for an old alias.
    fn named(&self, media_type: &str) -> u16 {
        self.0.iter().find(|(range, _)| range == media_type).map_or(0, |(_, weight)| *weight)
    }

    /// The weight of the most specific range that holds `media_type`.
    fn weight(&self, media_type: &str) -> u16 {
        let kind = media_type.split_once('/').map_or("", |(kind, _)| kind);
        let specific = |range: &str| match range {
            r if r == media_type => 3,
            r if r.strip_suffix("/*") == Some(kind) => 2,
            "*/*" => 1,
            _ => 0,
        };
        let held = self.0.iter().map(|(range, weight)| (specific(range), *weight)).filter(|(s, _)| *s > 0);
        held.max().map_or(0, |(_, weight)| weight)
    }
}

/// Whether a media type is that of a graph.
fn is_graph(media_type: &str) -> bool {
    GRAPHS.iter().any(|(_, main, _)| main.split(';').next() == Some(media_type))
}

/// `text/csv;q=0.5` → (`text/csv`, 500)
fn range(text: &str) -> Option<(String, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let media_range = parts.next().filter(|r| r.contains('/'))?.to_ascii_lowercase();
    let quality = parts.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
    let weight = quality.map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
    Some((media_range, (weight.clamp(0.0, 1.0) * 1000.0) as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(accept: &str) -> Option<&'static str> {
        let headers = HeaderMap::from_iter([(ACCEPT, accept.parse().unwrap())]);
        Accept::of(&headers).results().map(|(_, media_type)| media_type)
    }

    #[test]
    fn the_best_weighted_format_is_chosen() {
        assert_eq!(results("*/*"), Some("application/sparql-results+json"));
        assert_eq!(results("text/csv, application/json;q=0.9"), Some("text/csv; charset=utf-8"));
        assert_eq!(results("text/*;q=0.4, application/xml;q=0.3"), Some("text/csv; charset=utf-8"));
        assert_eq!(
            results("text/html,application/xhtml+xml,*/*;q=0.8"),
            Some("application/sparql-results+json")
        );
        assert_eq!(
            results("application/sparql-results+json;q=0, */*;q=0.1, application/json;q=0"),
            Some("application/sparql-results+xml")
        );
        assert_eq!(results("image/png"), None);
        assert_eq!(Accept::of(&HeaderMap::new()).graph().unwrap().1, "text/turtle; charset=utf-8");
    }

    #[test]
    fn a_browser_is_told_from_a_program() {
        let accept = |text: &str| Accept::of(&HeaderMap::from_iter([(ACCEPT, text.parse().unwrap())]));
        assert!(accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8").prefers_html());
        for program in ["*/*", "text/turtle", "text/turtle, text/html;q=0.5", "application/ld+json"] {
            assert!(!accept(program).prefers_html(), "{program}");
        }
        assert_eq!(
            accept("application/ld+json, text/turtle;q=0.1").graph().unwrap().1,
            "application/ld+json"
        );
        assert_eq!(accept("application/rdf+xml").graph().unwrap().0, RdfSyntax::RdfXml);
    }
}
