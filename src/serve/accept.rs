//! Content negotiation (RFC 9110, 12.5.1).

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use oxigraph::io::RdfFormat;
use oxigraph::sparql::results::QueryResultsFormat;

/// The media ranges that a client accepts, with their weights in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    /// The format for graphs.
    pub(super) fn graph(&self) -> Option<(RdfFormat, &'static str)> {
        self.best(&[
            (
                RdfFormat::Turtle,
                "text/turtle; charset=utf-8",
                &["application/turtle", "application/x-turtle"],
            ),
            (RdfFormat::NTriples, "application/n-triples", &["text/plain"]),
            (RdfFormat::RdfXml, "application/rdf+xml", &["application/xml", "text/xml"]),
        ])
    }

    /// The best weighted offer, the first of equals.
    fn best<F: Copy>(&self, offers: &[(F, &'static str, &[&str])]) -> Option<(F, &'static str)> {
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
}
