//! The ready-made questions.

use serde_json::{Value, json};

use super::request::{Asked, Wrong};
use crate::query::{NamedQuery, bind, named_queries, named_query};

/// All of them, with what they can be narrowed by.
pub(super) fn all() -> Vec<Value> {
    let value = |query: &NamedQuery| {
        let parameter = |parameter: &crate::query::Parameter| json!({ "name": parameter.name, "zh": parameter.meaning_zh, "en": parameter.meaning_en });
        json!({
            "name": query.name, "zh": query.question_zh, "en": query.question_en,
            "parameters": query.parameters.iter().map(parameter).collect::<Vec<_>>(),
        })
    };
    named_queries().iter().map(value).collect()
}

/// `GET /api/question?question=…&PARAMETER=…`: the SPARQL, with the values in their places.
pub(super) fn bound(asked: &Asked) -> Result<Value, Wrong> {
    let query = named_query(asked.needs("question")?).map_err(|error| Wrong::nothing(error.to_string()))?;
    let given = asked.pairs.iter().filter(|(key, value)| key != "question" && !value.is_empty());
    let values: Vec<(String, String)> = given.cloned().collect();
    let sparql = bind(query.sparql, &values).map_err(|error| Wrong::bad(error.to_string()))?;
    Ok(json!({ "query": sparql }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_words_and_takes_its_parameters() {
        for query in named_queries() {
            let given = query.parameters.iter().map(|p| (p.name.to_owned(), "“甲”\" }".to_owned()));
            let pairs =
                std::iter::once(("question".to_owned(), query.name.to_owned())).chain(given).collect();
            let sparql = bound(&Asked { pairs }).unwrap()["query"].as_str().unwrap().to_owned();
            crate::query::check(&sparql, &crate::iri::Base::default()).unwrap();
            assert!(
                query.parameters.iter().all(|p| !sparql.contains(&format!("?{} {{ UNDEF }}", p.name))),
                "{sparql}"
            );
        }
    }
}
