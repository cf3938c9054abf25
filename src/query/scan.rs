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
