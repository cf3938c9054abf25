//! The ready-made queries of `ontology/queries/`, with what their first lines say of them.

use super::QueryError;
use crate::ontology::QUERIES;

/// A ready-made query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedQuery {
    /// Its name: that of its file.
    pub name: &'static str,
    /// What it asks, in Chinese.
    pub question_zh: &'static str,
    /// What it asks, in English.
    pub question_en: &'static str,
    /// What it can be narrowed by.
    pub parameters: Vec<Parameter>,
    /// The SPARQL text.
    pub sparql: &'static str,
}

/// A parameter of a ready-made query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it means, in Chinese.
    pub meaning_zh: &'static str,
    /// What it means, in English.
    pub meaning_en: &'static str,
}

/// All ready-made queries, by name.
pub fn named_queries() -> Vec<NamedQuery> {
    QUERIES.iter().map(|&(name, sparql)| describe(name, sparql)).collect()
}

/// The ready-made query of that name.
pub fn named_query(name: &str) -> Result<NamedQuery, QueryError> {
    let found = QUERIES.iter().find(|(known, _)| *known == name);
    found.map(|&(name, sparql)| describe(name, sparql)).ok_or_else(|| QueryError::Name(name.to_owned()))
}

/// `# 问题 | question`, then `# param name: 意思 | meaning` for each parameter.
fn describe(name: &'static str, sparql: &'static str) -> NamedQuery {
    let mut comments = sparql.lines().map_while(|line| line.strip_prefix("# "));
    let (question_zh, question_en) = both(comments.next().unwrap_or_default());
    let parameter = |line: &'static str| {
        let (name, meaning) = line.strip_prefix("param ")?.split_once(": ")?;
        let (meaning_zh, meaning_en) = both(meaning);
        Some(Parameter { name, meaning_zh, meaning_en })
    };
    NamedQuery {
        name,
        question_zh,
        question_en,
        parameters: comments.filter_map(parameter).collect(),
        sparql,
    }
}

fn both(text: &'static str) -> (&'static str, &'static str) {
    text.split_once(" | ").unwrap_or((text, text))
}
