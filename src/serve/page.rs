//! The page with the query box.

use serde::Serialize;
use serde_json::json;

use crate::iri::Base;
use crate::rdf::prefix::prefixes;

const PAGE: &str = include_str!("../../web/query/page.html");

/// A ready-made question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What is asked, for a person.
    pub title: String,
    /// The SPARQL.
    pub query: String,
}

/// The page; `<` in the data is escaped, so that no query can end the script.
pub(super) fn home(questions: &[Question], base: &Base) -> String {
    let data =
        json!({ "questions": questions, "prefixes": prefixes(base) }).to_string().replace('<', "\\u003c");
    match PAGE.split_once("{{data}}") {
        Some((before, after)) => [before, &data, after].concat(),
        None => PAGE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_cannot_break_out_of_the_page() {
        let evil = Question { title: "</script><script>alert(1)".to_owned(), query: "ASK {}".to_owned() };
        let page = home(&[evil], &Base::default());
        assert!(page.contains("ASK {}") && !page.contains("<script>alert"));
        assert!(!page.contains("{{"));
    }
}
