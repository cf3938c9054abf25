//! What is refused before it costs anything: foreign hosts and pages, queries too long or too deep.

use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, StatusCode};

use super::wire::Refusal;
use crate::query::{QueryError, refuse, words};

/// Longest query, in bytes.
pub(super) const LONGEST: usize = 64 << 10;
/// Deepest nesting of brackets and of prefix operators.
pub(super) const DEEPEST: usize = 100;

/// Refuses requests that are not meant for us: `Host` must name this machine by a loopback name and our port –
/// another name means that a web page made its own name resolve to this machine (DNS rebinding) – and what a page
/// sends must come from one of our own pages.
pub(super) fn stranger(headers: &HeaderMap, port: u16) -> Option<(StatusCode, &'static str)> {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next().and_then(|h| h.to_str().ok()), hosts.next()) else {
        return Some((StatusCode::BAD_REQUEST, "a request has one Host"));
    };
    if !is_local(host, port) {
        let message = "only requests to this machine by its local name are answered";
        return Some((StatusCode::MISDIRECTED_REQUEST, message));
    }
    let origins = headers.get_all(ORIGIN).iter();
    let ours = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| is_local(host, port));
    if origins.into_iter().any(|origin| !origin.to_str().is_ok_and(ours)) {
        return Some((StatusCode::FORBIDDEN, "requests by pages of other sites are not answered"));
    }
    // What a page includes or fetches from us bears this; a link that a person follows is a navigation.
    let says = |name: &'static str, value: &str| {
        headers.get(HeaderName::from_static(name)).is_some_and(|given| given == value)
    };
    (says("sec-fetch-site", "cross-site") && !says("sec-fetch-mode", "navigate"))
        .then_some((StatusCode::FORBIDDEN, "requests by pages of other sites are not answered"))
}

/// Whether `host` is a loopback name with our port.
fn is_local(host: &str, port: u16) -> bool {
    let host = host.to_ascii_lowercase();
    let name = match host.strip_suffix(&format!(":{port}")) {
        Some(name) => name,
        None if port == 80 => host.as_str(),
        None => return false,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// Most patterns and operators together. The optimiser's time grows faster than the square of their number (measured:
/// 500 triple patterns take longer than 20 s) and it cannot be interrupted.
pub(super) const MOST_PARTS: usize = 200;

/// Refuses a query unread: the parser and the evaluator recurse, and a stack has an end; and no other server is asked.
pub(super) fn query(query: &str) -> Result<(), Refusal> {
    size(query).map_or(Ok(()), |reason| Err(Refusal::Malformed(reason)))?;
    refuse(query).map_err(|error| match error {
        QueryError::Service => Refusal::Forbidden(error.to_string()),
        QueryError::Update(word) => Refusal::Malformed(format!("`{word}` is an update, not a query")),
        other => Refusal::Malformed(other.to_string()),
    })
}

/// The same for an update, which must not read what other servers or files hold.
pub(super) fn update(update: &str, names_dataset: bool) -> Result<(), Refusal> {
    size(update).map_or(Ok(()), |reason| Err(Refusal::Malformed(reason)))?;
    let words = words(update);
    let has =
        |any: &[&str]| words.iter().any(|word| any.iter().any(|other| word.eq_ignore_ascii_case(other)));
    if has(&["SERVICE", "LOAD"]) {
        return Err(Refusal::Forbidden("SERVICE and LOAD are refused: tupu asks no other server".to_owned()));
    }
    if names_dataset && has(&["USING", "WITH"]) {
        let message = "the dataset is given by the request and by USING or WITH as well";
        return Err(Refusal::Malformed(message.to_owned()));
    }
    Ok(())
}

/// Why `query` is too large, if it is.
fn size(query: &str) -> Option<String> {
    const PARTS: [&str; 3] = ["FILTER", "BIND", "VALUES"];
    if query.len() > LONGEST {
        return Some(format!("the query has {} bytes, more than {LONGEST}", query.len()));
    }
    let Shape { depth, mut parts } = shape(query);
    if depth > DEEPEST {
        return Some(format!("the query is nested {depth} deep, deeper than {DEEPEST}"));
    }
    let is_part = |word: &&&str| PARTS.iter().any(|part| word.eq_ignore_ascii_case(part));
    parts += words(query).iter().filter(is_part).count();
    (parts > MOST_PARTS).then(|| {
        format!(
            "the query has {parts} patterns and operators, more than {MOST_PARTS}; VALUES holds long lists"
        )
    })
}

/// How large a query is to the parser and the optimiser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shape {
    /// The deepest nesting of brackets plus the longest run of prefix operators.
    depth: usize,
    /// Separators of patterns and paths, operators and groups. Items of lists in round brackets are none.
    parts: usize,
}

/// The shape of `query`, strings, IRIs and comments aside.
fn shape(query: &str) -> Shape {
    let (mut open, mut run, mut shape) = (Vec::new(), 0_usize, Shape::default());
    let mut rest = query;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' | '\'' => string(rest, c),
            '<' => iri(rest),
            '#' => rest.find(['\n', '\r']).unwrap_or(rest.len()),
            _ => c.len_utf8(),
        };
        let next = rest.get(length..).unwrap_or_default();
        match c {
            '{' | '(' | '[' => open.push(c),
            '}' | ')' | ']' => drop(open.pop()),
            _ => {}
        }
        match c {
            '!' | '-' | '+' | '^' => run += 1,
            c if c.is_whitespace() || c == '(' => {}
            _ => run = 0,
        }
        let listed = open.last() == Some(&'(');
        let part = match c {
            ',' => !listed,
            // A dot within a number or a name ends no pattern.
            '.' => !next.starts_with(char::is_alphanumeric),
            '{' | '[' | ';' | '/' | '|' | '+' | '*' | '&' | '=' | '-' | '!' | '^' | '>' => true,
            '<' => length == 1,
            _ => false,
        };
        shape.depth = shape.depth.max(open.len() + run);
        shape.parts += usize::from(part);
        rest = next;
    }
    shape
}

/// Length of the string that `text` begins with, in any of the four forms; all of `text` where it has no end.
fn string(text: &str, quote: char) -> usize {
    let long = quote.to_string().repeat(3);
    let (close, long) = if text.starts_with(&long) { (long, true) } else { (quote.to_string(), false) };
    let mut at = close.len();
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        if c == '\\' {
            at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
        } else if rest.starts_with(&close) {
            return at + close.len();
        } else if !long && matches!(c, '\n' | '\r') {
            return at;
        } else {
            at += c.len_utf8();
        }
    }
    text.len()
}

/// Length of the IRI that `text` begins with; 1 where `<` means less.
fn iri(text: &str) -> usize {
    match text.find(|c: char| c == '>' || c.is_whitespace() || matches!(c, '{' | '}' | '"' | '|' | '^' | '`'))
    {
        Some(at) if text.as_bytes().get(at) == Some(&b'>') => at + 1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_and_strings_iris_and_comments_do_not() {
        let depth = |query| shape(query).depth;
        assert_eq!(depth("SELECT * { ?s ?p ((1)) }"), 3);
        assert_eq!(depth("{ '((((' \"\"\"{{\"{{\"\"\" <http://a/((((> # ((((\n }"), 1);
        assert_eq!(depth("{ FILTER(?a < 3 && (?b > 2)) }"), 3);
        assert_eq!(depth("{ '\\'((' \"未闭合((((\n ( }"), 2);
        assert_eq!(depth("FILTER(! ! !!?a)"), 5);
    }

    #[test]
    fn patterns_and_operators_count_and_listed_values_do_not() {
        let parts = |query| shape(query).parts;
        assert_eq!(parts("SELECT ?s { ?s a tupu:Place ; rdfs:label ?l , ?m . }"), 4);
        assert_eq!(parts("ASK { VALUES ?x { 1.5 id:甲.乙 <http://a/b> 'a.b' } }"), 2);
        assert_eq!(parts("ASK { FILTER(?x IN (1, 2, 3)) }"), 1);
    }

    #[test]
    fn deep_and_long_queries_are_refused_with_the_reason() {
        let deep = format!("SELECT * {}{}", "{".repeat(101), "}".repeat(101));
        assert!(size(&deep).unwrap().contains("101 deep"));
        assert!(size(&"#".repeat(70_000)).unwrap().contains("70000 bytes"));
        assert!(size(&format!("ASK {{ {} }}", "?s ?p ?o .".repeat(300))).unwrap().contains("301 patterns"));
        assert!(size(&format!("ASK {{ {} }}", "FILTER(1)".repeat(300))).unwrap().contains("301 patterns"));
        assert!(query("SELECT * { ?s ?p ?o }").is_ok());
    }

    #[test]
    fn other_servers_are_never_asked() {
        let service = query("SELECT * { SERVICE SILENT <http://x/> { ?s ?p ?o } }");
        assert!(matches!(service, Err(Refusal::Forbidden(_))));
        assert!(matches!(query("LOAD <http://x/>"), Err(Refusal::Malformed(_))));
        assert!(matches!(update("LOAD SILENT <http://x/>", false), Err(Refusal::Forbidden(_))));
        assert!(update("WITH <a:g> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", true).is_err());
        assert!(update("INSERT DATA { <a:with> <a:load> 'LOAD' }", true).is_ok());
    }

    #[test]
    fn only_our_own_pages_may_ask() {
        let asked = |lines: &[(&'static str, &'static str)]| {
            let pairs = lines
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), value.parse().expect("a header value")));
            stranger(&pairs.collect(), 7878).map(|(status, _)| status.as_u16())
        };
        assert_eq!(asked(&[("host", "localhost:7878")]), None);
        assert_eq!(asked(&[("host", "[::1]:7878"), ("origin", "http://127.0.0.1:7878")]), None);
        assert_eq!(asked(&[]), Some(400));
        assert_eq!(asked(&[("host", "localhost:7878"), ("host", "localhost:7878")]), Some(400));
        assert_eq!(asked(&[("host", "evil.example:7878")]), Some(421));
        assert_eq!(asked(&[("host", "localhost")]), Some(421));
        for origin in ["http://evil.example", "null", "http://localhost:3000", "https://localhost:7878"] {
            assert_eq!(asked(&[("host", "localhost:7878"), ("origin", origin)]), Some(403), "{origin}");
        }
        let fetched = [("host", "localhost:7878"), ("sec-fetch-site", "cross-site")];
        assert_eq!(asked(&fetched), Some(403));
        assert_eq!(asked(&[fetched[0], fetched[1], ("sec-fetch-mode", "navigate")]), None);
    }
}
