//! Where a query goes wrong, and why.
//!
//! The parser's own places cannot be shown: it reads as many characters as the longest keyword has before it sees
//! that none fits, and reports that place. So it is asked again, with so many blanks between the parts of the query
//! that what it reports lies behind the part that it could not take.

use super::scan::{iri_len, string_len};

/// A place in a query and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Line, from 1.
    pub(super) line: usize,
    /// Column in characters, from 1.
    pub(super) column: usize,
    /// What is wrong.
    pub(super) reason: String,
}

/// More than the longest keyword has letters.
const BLANKS: &str = "                                                ";

/// Finds the fault in `sparql`, which `parse` refuses; `parse` gives the parser's message.
pub(super) fn fault(sparql: &str, message: &str, parse: impl Fn(&str) -> Option<String>) -> Fault {
    let parts = parts(sparql);
    if let Some(&(begin, _)) = parts.last().filter(|(_, part)| is_open_string(part)) {
        let (line, column) = line_column(sparql, begin);
        return Fault { line, column, reason: "the string that begins here has no end".to_owned() };
    }
    let mut stretched = String::new();
    let mut begins = Vec::new();
    let mut len = 0;
    for &(_, part) in &parts {
        begins.push(len);
        stretched.extend(part.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
        stretched.push_str(BLANKS);
        len += part.chars().count() + BLANKS.len();
    }
    // Where the stretched query is understood, or not told where, the parser's first word is all there is.
    let Some(message) = parse(&stretched) else { return told(message) };
    let Some(at) = column(&message) else { return told(&message) };
    let index = begins.partition_point(|&begin| begin < at).saturating_sub(1);
    let part = parts.get(index).filter(|_| at <= len).copied();
    let (line, column) = line_column(sparql, part.map_or(sparql.trim_end().len(), |(begin, _)| begin));
    Fault { line, column, reason: reason(&message, part.map(|(_, part)| part)) }
}

fn is_open_string(part: &str) -> bool {
    part.starts_with(['"', '\'']) && !part.get(1..).is_some_and(|rest| rest.ends_with(['"', '\'']))
}

/// `error at 1:26: …` → 26.
fn column(message: &str) -> Option<usize> {
    let (place, _) = message.strip_prefix("error at 1:")?.split_once(':')?;
    place.parse().ok()
}

fn told(message: &str) -> Fault {
    let located = message.strip_prefix("error at ").and_then(|rest| rest.split_once(": "));
    let (place, reason) = located.unwrap_or(("1:1", message));
    let (line, column) = place.split_once(':').unwrap_or(("1", "1"));
    Fault {
        line: line.parse().unwrap_or(1),
        column: column.parse().unwrap_or(1),
        reason: reason.replace('\n', " "),
    }
}

fn reason(message: &str, part: Option<&str>) -> String {
    if message.contains("Prefix not found") {
        let prefix = part.and_then(|part| part.split_once(':')).map_or("", |(prefix, _)| prefix);
        return format!("the prefix `{}:` is not declared", prefix.trim_start_matches(['^', '!', '/', '|']));
    }
    if let Some(sentence) = sentence(message) {
        return sentence.to_owned();
    }
    match part {
        None => "the query ends too early".to_owned(),
        Some(part) if part.chars().count() > 30 => {
            format!("unexpected `{}…`", part.chars().take(30).collect::<String>())
        }
        Some(part) => format!("unexpected `{part}`"),
    }
}

/// Among what was expected there may be a sentence: a rule that the query breaks, not a word that it lacks.
fn sentence(message: &str) -> Option<&str> {
    let (_, expected) = message.split_once("expected ")?;
    let expected = expected.strip_prefix("one of ").unwrap_or(expected);
    expected.split(", ").find(|item| {
        item.starts_with(|c: char| c.is_ascii_uppercase()) && item.split_whitespace().count() > 2
    })
}

/// The parts of a query that blanks may stand between, each with its begin in bytes; no comments.
fn parts(sparql: &str) -> Vec<(usize, &str)> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    let (mut at, mut begin) = (0, 0);
    while let Some(c) = sparql.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = sparql.get(at..).unwrap_or_default();
        let len = match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => string_len(rest, c),
            '<' => iri_len(rest),
            c => c.len_utf8(),
        };
        let apart = c == '#' || c.is_whitespace();
        if apart || matches!(c, '{' | '}' | '(' | ')' | '[' | ']' | ';' | ',') {
            found.push((begin, sparql.get(begin..at).unwrap_or_default()));
            if !apart {
                found.push((at, rest.get(..len).unwrap_or_default()));
            }
            begin = at + len;
        }
        at += len;
    }
    found.push((begin, sparql.get(begin..).unwrap_or_default()));
    found.retain(|(_, part)| !part.is_empty());
    found
}

fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_what_blanks_may_stand_between() {
        let query = "SELECT(?x){ # 注\n ?x rdfs:label '常 州'@zh,4.2 ; <a b> }";
        let parts: Vec<_> = parts(query).into_iter().map(|(_, part)| part).collect();
        let want = [
            "SELECT",
            "(",
            "?x",
            ")",
            "{",
            "?x",
            "rdfs:label",
            "'常 州'@zh",
            ",",
            "4.2",
            ";",
            "<a",
            "b>",
            "}",
        ];
        assert_eq!(parts, want);
    }

    #[test]
    fn lines_and_columns_count_characters() {
        assert_eq!(line_column("常州\n市 x", "常州\n市 ".len()), (2, 3));
    }
}
