//! A trigger table → its rows.

use super::{Pattern, Row};
use crate::ontology::{EntityType, RelationType};

/// A row that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct RuleError {
    /// The file.
    pub file: String,
    /// One-based.
    pub line: usize,
    /// Why.
    pub reason: String,
}

/// The rows of a table: `id, trigger, predicate, patterns, objects, example, counter-example`, with tabs between;
/// lines that begin with `#` and the line of column names are passed over. `own` marks them as a user's.
pub fn parse(shown: &str, table: &str, own: bool) -> Result<Vec<Row>, RuleError> {
    let mut rows: Vec<Row> = Vec::new();
    for (index, line) in table.lines().enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = if index == 0 { line.trim_start_matches('\u{feff}') } else { line };
        if line.starts_with('#') || line.starts_with("id\t") || line.trim().is_empty() {
            continue;
        }
        let error = |reason: String| RuleError { file: shown.to_owned(), line: index + 1, reason };
        let row = row(line, own).map_err(error)?;
        if rows.iter().any(|r| own && r.id == row.id) {
            return Err(error(format!("a second rule is called `{}`", row.id)));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn row(line: &str, own: bool) -> Result<Row, String> {
    let mut fields = line.split('\t').map(str::trim);
    let mut next = |name: &str| fields.next().ok_or(format!("no {name} in `{line}`"));
    let (id, word, predicate, patterns) =
        (next("id")?, next("trigger")?, next("predicate")?, next("patterns")?);
    let (objects, example, counter) = (next("object types")?, next("example")?, next("counter-example")?);
    if id.is_empty() || word.is_empty() {
        return Err(format!("no {} in `{line}`", if id.is_empty() { "id" } else { "trigger" }));
    }
    let known = || RelationType::ALL.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let predicate: Option<RelationType> = match predicate {
        "-" => None,
        name => Some(name.parse().map_err(|_| format!("`{name}` is none of {}", known()))?),
    };
    let patterns = patterns
        .split(',')
        .map(|p| Pattern::parse(p).ok_or(format!("`{p}` is no pattern; there are {}", Pattern::names())))
        .collect::<Result<Vec<_>, _>>()?;
    if predicate.is_none() != (patterns == [Pattern::Stop]) {
        return Err("the pattern `stop` goes with the predicate `-`, and with no other".to_owned());
    }
    let range = predicate.map_or(&[][..], RelationType::range);
    let objects = if objects == "*" { Ok(range.to_vec()) } else { objects.chars().map(kind).collect() }?;
    if let (Some(predicate), Some(other)) = (predicate, objects.iter().find(|o| !range.contains(o))) {
        return Err(format!("no {other} can be the object of {predicate}"));
    }
    let (id, word, example, counter) =
        (id.to_owned(), word.to_owned(), example.to_owned(), counter.to_owned());
    Ok(Row { id, word, predicate, patterns, objects, example, counter, own })
}

/// O, P, L, G, W as entity types.
pub fn kind(letter: char) -> Result<EntityType, String> {
    Ok(match letter {
        'O' => EntityType::Organisation,
        'P' => EntityType::Person,
        'L' => EntityType::Place,
        'G' => EntityType::Programme,
        'W' => EntityType::Work,
        other => return Err(format!("`{other}` is none of O, P, L, G, W")),
    })
}
