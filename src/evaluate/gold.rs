//! A gold folder: articles and what a careful reader finds in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Number;

use super::compare::gold_mentions;
use super::fold::fold;
use super::reference_text;
use crate::ontology::EntityType;

/// One article of a gold folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Gold {
    /// Where the article is.
    pub path: PathBuf,
    /// Its file name, by which its prediction is found.
    pub file_name: String,
    /// Its paragraphs as plain text without blanks, title first: what no reader may lose.
    pub reference: Vec<String>,
    /// What it says.
    pub article: GoldArticle,
}

/// What one article says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GoldArticle {
    /// The named things.
    pub entities: Vec<GoldEntity>,
    /// What relates them.
    pub relations: Vec<GoldRelation>,
    /// The numbers.
    pub observations: Vec<GoldObservation>,
}

/// A named thing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldEntity {
    /// Its identity within the article.
    pub id: String,
    /// The full official name.
    pub name: String,
    /// One of the five types.
    #[serde(rename = "type")]
    pub kind: String,
    /// The strings of the article that name it outright.
    #[serde(default)]
    pub surfaces: Vec<String>,
    /// Those that mean it only in this article (市委, 该公司).
    #[serde(default)]
    pub deictic: Vec<String>,
    /// Whether a careful reader could go either way.
    #[serde(default)]
    pub optional: bool,
}

/// What relates two of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldRelation {
    /// Id of the subject.
    pub subject: String,
    /// The predicate.
    pub predicate: String,
    /// Id of the object.
    pub object: String,
    /// done, planned or denied.
    #[serde(default = "done")]
    pub modality: String,
    /// Whether a careful reader could go either way.
    #[serde(default)]
    pub optional: bool,
    /// The words that say it.
    pub evidence: String,
}

/// A number that states something.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GoldObservation {
    /// What is counted or measured.
    pub measure: String,
    /// How much.
    pub value: Number,
    /// Of which unit; empty where it has none.
    #[serde(default)]
    pub unit: String,
    /// Whether a careful reader could go either way.
    #[serde(default)]
    pub optional: bool,
    /// The words that say it.
    pub evidence: String,
}

fn done() -> String {
    "done".to_owned()
}

/// Why a gold folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A file or the folder itself.
    #[error("{}: cannot be read: {error}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// An annotation that means nothing.
    #[error("{}: {reason}", path.display())]
    Gold {
        /// The annotation.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

/// Every `NAME.json` of `folder` with its article `NAME.md`, by name.
pub fn load(folder: &Path) -> Result<Vec<Gold>, GoldError> {
    let failed = |error| GoldError::Read { path: folder.to_owned(), error };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| pair(path)).collect()
}

fn pair(annotation: &Path) -> Result<Gold, GoldError> {
    let gold = read(annotation)?;
    let article: GoldArticle = serde_json::from_str(&gold)
        .map_err(|error| GoldError::Gold { path: annotation.to_owned(), reason: error.to_string() })?;
    article.check().map_err(|reason| GoldError::Gold { path: annotation.to_owned(), reason })?;
    let path = annotation.with_extension("md");
    let reference = reference_text(&read(&path)?);
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Gold { path, file_name, reference, article })
}

/// The file with every line break as `\n`.
fn read(path: &Path) -> Result<String, GoldError> {
    let text = fs::read_to_string(path).map_err(|error| GoldError::Read { path: path.to_owned(), error })?;
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// A name that a gold article gives, as code points of the article's text, and the type of what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenMention {
    /// First code point.
    pub begin: usize,
    /// The code point after the last.
    pub end: usize,
    /// What it names.
    pub kind: EntityType,
}

impl GoldArticle {
    /// Every name and deictic form in `text`, the longest at each place, left to right. Entities of unknown type give none.
    pub fn mentions_in(&self, text: &str) -> Vec<GivenMention> {
        let text: Vec<char> = fold(text).chars().collect();
        let wanted = gold_mentions(&text, &self.entities);
        let given = wanted.iter().filter_map(|(wanted, _)| {
            let (begin, end) = wanted.range;
            Some(GivenMention { begin, end, kind: wanted.entity.kind.parse().ok()? })
        });
        given.collect()
    }

    /// The entity of that id.
    pub fn entity(&self, id: &str) -> Option<&GoldEntity> {
        self.entities.iter().rev().find(|e| e.id == id)
    }

    /// Relations point to entities that exist.
    fn check(&self) -> Result<(), String> {
        let ids: BTreeSet<&str> = self.entities.iter().map(|e| e.id.as_str()).collect();
        let ends = self.relations.iter().flat_map(|r| [&r.subject, &r.object]);
        match ends.into_iter().find(|id| !ids.contains(id.as_str())) {
            Some(id) => Err(format!("a relation names the entity `{id}`, which is not there")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_needs_its_entities() {
        let gold: GoldArticle = serde_json::from_str(
            r#"{"entities": [{"id": "e1", "name": "泰州市", "type": "Place"}],
                "relations": [{"subject": "e1", "predicate": "receives", "object": "e2", "evidence": "获奖"}],
                "observations": []}"#,
        )
        .unwrap();
        assert!(gold.check().unwrap_err().contains("`e2`"));
        assert_eq!(gold.relations[0].modality, "done");
    }
}
