//! What is refused before it costs anything: foreign hosts, queries too long or too deep.

use axum::http::HeaderMap;
use axum::http::header::HOST;

/// Longest query, in bytes.
pub(super) const LONGEST: usize = 64 << 10;
/// Deepest nesting of brackets and of prefix operators.
pub(super) const DEEPEST: usize = 100;

/// Whether `Host` names this machine by a loopback name and our port. Another name means that a web page made
/// its own name resolve to this machine (DNS rebinding) to read what is served here.
pub(super) fn is_local(headers: &HeaderMap, port: u16) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next().and_then(|h| h.to_str().ok()), hosts.next()) else { return false };
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

/// Why `query` is refused unread, if it is: the parser and the evaluator recurse, and a stack has an end.
pub(super) fn refusal(query: &str) -> Option<String> {
    if query.len() > LONGEST {
        return Some(format!("the query has {} bytes, more than {LONGEST}", query.len()));
    }
    let Shape { depth, parts } = shape(query);
    if depth > DEEPEST {
        return Some(format!("the query is nested {depth} deep, deeper than {DEEPEST}"));
    }
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
        assert!(refusal(&deep).unwrap().contains("101 deep"));
        assert!(refusal(&"#".repeat(70_000)).unwrap().contains("70000 bytes"));
        assert!(
            refusal(&format!("ASK {{ {} }}", "?s ?p ?o .".repeat(300))).unwrap().contains("301 patterns")
        );
        assert!(refusal("SELECT * { ?s ?p ?o }").is_none());
    }
}
