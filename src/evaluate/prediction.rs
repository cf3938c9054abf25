//! [`Prediction`]: as much of what `tupu extract` prints of an article as is scored, from this program or another.

use std::fmt;
use std::io::BufRead;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::extraction::Extraction;

/// One article's extraction. Other programs may leave out what is not scored, and name types of their own.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Prediction {
    /// Which article.
    pub article: PredictedArticle,
    /// Its text as read.
    pub text: String,
    /// The mentions.
    pub mentions: Vec<PredictedMention>,
    /// The entities.
    pub entities: Vec<PredictedEntity>,
    /// The relations.
    pub relations: Vec<PredictedRelation>,
    /// The observations.
    pub observations: Vec<PredictedObservation>,
}

/// Which article.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PredictedArticle {
    /// Where it came from; only the file name counts.
    pub path: String,
}

/// One occurrence of a name; offsets are code points.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PredictedMention {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The characters.
    pub text: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its entity.
    #[serde(default)]
    pub entity: Option<String>,
}

/// A named thing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PredictedEntity {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A statement that relates two entities.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PredictedRelation {
    /// Id of the subject.
    pub subject: Option<String>,
    /// The predicate.
    pub predicate: String,
    /// Id of the object.
    pub object: Option<String>,
    /// done, planned or denied.
    #[serde(default = "done")]
    pub modality: Option<String>,
    /// By which rule.
    #[serde(default)]
    pub rule: Option<String>,
}

/// A measured statement; the numbers are whatever stands there, of which those are compared that are numbers.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct PredictedObservation {
    /// What is counted or measured.
    pub measure: Option<String>,
    /// The exact number.
    pub value: Value,
    /// At least.
    pub min: Value,
    /// At most.
    pub max: Value,
    /// Of which unit.
    pub unit: Option<String>,
}

#[expect(clippy::unnecessary_wraps, reason = "the default of an optional field")]
fn done() -> Option<String> {
    Some("done".to_owned())
}

impl Prediction {
    /// The prediction of an article that nobody read.
    pub(super) fn empty(reference: &[String]) -> Self {
        Self {
            article: PredictedArticle { path: String::new() },
            text: reference.join("\n"),
            mentions: Vec::new(),
            entities: Vec::new(),
            relations: Vec::new(),
            observations: Vec::new(),
        }
    }

    /// The last part of the article's path.
    pub fn file_name(&self) -> &str {
        let path = Path::new(&self.article.path);
        path.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or_default()
    }
}

impl From<&Extraction> for Prediction {
    /// Through the very JSON that is printed, so that an extraction scores the same before and after.
    fn from(extraction: &Extraction) -> Self {
        let invariant = "invariant: what is printed of an article can be read as a prediction";
        let json = serde_json::to_value(extraction).expect(invariant);
        serde_json::from_value(json).expect(invariant)
    }
}

/// A line that is no prediction.
#[derive(Debug)]
pub struct PredictionError {
    /// One-based.
    pub line: usize,
    /// Why.
    pub reason: String,
}

impl fmt::Display for PredictionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.reason)
    }
}

impl std::error::Error for PredictionError {}

/// One prediction a line; blank lines are skipped.
pub fn read_predictions(lines: impl BufRead) -> Result<Vec<Prediction>, PredictionError> {
    let mut found = Vec::new();
    for (index, line) in lines.lines().enumerate() {
        let error = |reason: String| PredictionError { line: index + 1, reason };
        let line = line.map_err(|e| error(e.to_string()))?;
        if !line.trim().is_empty() {
            found.push(serde_json::from_str(&line).map_err(|e| error(format!("not a prediction: {e}")))?);
        }
    }
    Ok(found)
}
