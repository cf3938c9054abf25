//! Parameters: `VALUES ?name { UNDEF }` in a query is where the value of `name` goes.

use regex::Regex;

use super::QueryError;
use super::error::QueryError::Parameter;

/// `sparql` with every given value in its place: `VALUES ?name { "常州市"@zh }`, or an IRI given as `<…>`.
/// Parameters without a value restrict nothing.
pub fn bind(sparql: &str, values: &[(String, String)]) -> Result<String, QueryError> {
    let mut bound = sparql.to_owned();
    for (name, value) in values {
        let place = placeholder(&regex::escape(name));
        if !place.is_match(&bound) {
            return Err(Parameter { name: name.clone(), known: known(sparql) });
        }
        let filled = format!("VALUES ?{name} {{ {} }}", term(value));
        bound = place.replace_all(&bound, regex::NoExpand(&filled)).into_owned();
    }
    Ok(bound)
}

fn placeholder(name: &str) -> Regex {
    Regex::new(&format!(r"(?i-u:VALUES)\s*[?$]({name})\s*\{{\s*(?i-u:UNDEF)\s*\}}"))
        .expect("invariant: the name is escaped")
}

fn term(value: &str) -> String {
    let iri = value.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    match iri.map(oxigraph::model::NamedNode::new) {
        Some(Ok(iri)) => iri.to_string(),
        _ => oxigraph::model::Literal::new_language_tagged_literal_unchecked(value, "zh").to_string(),
    }
}

fn known(sparql: &str) -> String {
    let names: Vec<_> = placeholder(r"\w+")
        .captures_iter(sparql)
        .filter_map(|found| Some(format!("`{}`", found.get(1)?.as_str())))
        .collect();
    if names.is_empty() {
        "it has none (a parameter is written `VALUES ?name { UNDEF }`)".to_owned()
    } else {
        format!("it has {}", names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(name: &str, value: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), value.to_owned())]
    }

    #[test]
    fn a_value_is_a_literal_in_chinese_whatever_it_holds() {
        let query = "SELECT * { VALUES ?who { UNDEF } values $to {undef} }";
        assert_eq!(
            bind(query, &given("who", "“甲”\"}$1")).unwrap(),
            "SELECT * { VALUES ?who { \"“甲”\\\"}$1\"@zh } values $to {undef} }"
        );
        assert!(bind(query, &given("to", "<http://x/a>")).unwrap().contains("{ <http://x/a> }"));
    }

    #[test]
    fn an_unknown_parameter_names_the_known_ones() {
        let error = bind("SELECT * { VALUES ?who { UNDEF } }", &given("whom", "甲")).unwrap_err();
        assert_eq!(error.to_string(), "the query has no parameter `whom`: it has `who`");
    }
}
