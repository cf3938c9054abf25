//! What can be said of a query without parsing it: words outside of strings, IRIs and comments.

use super::QueryError;

/// Refuses what this program never does: ask other servers, change the store.
pub(crate) fn refuse(sparql: &str) -> Result<(), QueryError> {
    const UPDATES: &[&str] =
        &["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"];
    const FORMS: &[&str] = &["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
    let words = words(sparql);
    // SERVICE SILENT would otherwise fail without a word.
    if words.iter().any(|word| word.eq_ignore_ascii_case("SERVICE")) {
        return Err(QueryError::Service);
    }
    let is = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    match words.into_iter().find(|word| is(FORMS, word) || is(UPDATES, word)) {
        Some(word) if is(UPDATES, word) => Err(QueryError::Update(word.to_ascii_uppercase())),
        _ => Ok(()),
    }
}

/// The bare words of a query: no variables, no prefixed names, nothing in strings, IRIs or comments.
pub(crate) fn words(sparql: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = sparql;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => string_len(rest, c),
            '<' => iri_len(rest),
            c if is_word(c) => {
                let len = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                let (word, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
                if !matches!(before, '?' | '$' | ':' | '@') && !after.starts_with(':') {
                    found.push(word);
                }
                len
            }
            c => c.len_utf8(),
        };
        let (taken, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        before = taken.chars().next_back().unwrap_or(' ');
        rest = after;
    }
    found
}

/// What a query has in common with others of its kind: without comments, the contents of strings, the digits of
/// numbers and the names of entities and articles. `SELECT * { e:常州市 ?p ?o } LIMIT 10 # 1` is `SELECT * { e: ?p ?o } LIMIT 00`.
pub(crate) fn shape(sparql: &str) -> String {
    let mut shape = String::with_capacity(sparql.len());
    let mut rest = sparql;
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => string_len(rest, c),
            '<' => iri_len(rest),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c if c.is_whitespace() => rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (taken, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        rest = after;
        match c {
            '#' => {}
            '"' | '\'' => shape.push(c),
            // The namespace stays: it tells a class from a person.
            '<' => shape
                .push_str(taken.rfind(['/', '#']).map_or(taken, |end| taken.get(..=end).unwrap_or(taken))),
            c if c.is_ascii_digit() => taken.chars().for_each(|_| shape.push('0')),
            c if c.is_whitespace() && !shape.ends_with(' ') => shape.push(' '),
            c if c.is_whitespace() => {}
            _ => {
                shape.push_str(taken);
                if is_word(c) && THINGS.contains(&taken) && rest.starts_with(':') {
                    rest = rest.trim_start_matches(|c| is_word(c) || matches!(c, ':' | '%'));
                    shape.push(':');
                }
            }
        }
    }
    shape.trim().to_owned()
}

/// Prefixes of things, of which there are many, not of classes and properties.
const THINGS: [&str; 6] = ["e", "id", "article", "g", "role", "measure"];

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

/// Length of the string that `text` begins with, quotes counted.
pub(super) fn string_len(text: &str, quote: char) -> usize {
    let long: String = [quote; 3].iter().collect();
    let end = if text.starts_with(&long) { long } else { quote.to_string() };
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(end.len()) {
        if !escaped && text.get(at..).is_some_and(|rest| rest.starts_with(&end)) {
            return at + end.len();
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

/// Length of the IRI that `text` begins with, or 1 where `<` means less.
pub(super) fn iri_len(text: &str) -> usize {
    let end = text.find(['>', ' ', '\n', '\t', '"', '{', '}']).unwrap_or(0);
    if text.get(end..).is_some_and(|rest| rest.starts_with('>')) { end + 1 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_of_one_kind_have_one_shape() {
        let one = "SELECT * { e:常州市 ?p1 ?o FILTER(?o = 'a # b') }\n LIMIT 10 # 1";
        let other = "SELECT *  { e:华罗庚 ?p1 ?o FILTER(?o = '') } LIMIT 25";
        assert_eq!(shape(one), "SELECT * { e: ?p1 ?o FILTER(?o = ') } LIMIT 00");
        assert_eq!(shape(other), shape(one));
        assert_eq!(
            shape("ASK { <http://x/id/a> a tupu:Person }"),
            shape("ASK { <http://x/id/b> a tupu:Person } #")
        );
        assert_ne!(shape("ASK { ?s a tupu:Person }"), shape("ASK { ?s a tupu:Place }"));
        assert_ne!(shape("ASK { ?s ?p ?o } LIMIT 10"), shape("ASK { ?s ?p ?o } LIMIT 10000"));
        assert_eq!(shape("ASK { FILTER(1 < 2) }"), "ASK { FILTER(0 < 0) }");
    }

    #[test]
    fn words_in_strings_iris_and_comments_do_not_count() {
        let query = "# SERVICE\nSELECT ?service { ?s <http://x/SERVICE> 'SERVICE \\' x', x:SERVICE } # x";
        assert_eq!(
            words(query),
            ["SELECT", "s", "x"].iter().filter(|w| **w == "SELECT").copied().collect::<Vec<_>>()
        );
        assert!(refuse(query).is_ok());
    }

    #[test]
    fn services_and_updates_are_refused() {
        let silent = refuse("SELECT * { SERVICE SILENT <http://x/> { ?s ?p ?o } }");
        assert!(matches!(silent, Err(QueryError::Service)));
        let update = refuse("PREFIX x: <http://x/> insert data { x:a x:b x:c }");
        assert!(matches!(update, Err(QueryError::Update(word)) if word == "INSERT"));
        assert!(refuse("SELECT * { ?s ?p 1 FILTER(1 < 2) }").is_ok());
    }
}
