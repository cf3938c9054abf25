//! The file of decisions: tab-separated, `#` begins a comment.

use std::fmt::Write;

use super::{Action, Decision};
use crate::ontology::{EntityClass, EntityType};

const HEAD: &str = "\
# Decisions about entities, replayed on every `tupu build`; `tupu curate` writes them, and they may be edited by hand.
# action\tname\tother name, new name or type\tarticles (| between)\tdate\tnote
# merge: both are one, called by the second name. apart: the two are never one. split: what these articles call so
# is an entity of its own. rename: it goes by the new name. retype: it is of that type or class.
";

/// A line that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct CurationError {
    /// Path of the file.
    pub file: String,
    /// One-based line.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

/// The decisions of a file, in order.
pub fn parse(file: &str, text: &str) -> Result<Vec<Decision>, CurationError> {
    let lines =
        text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let read = |(index, line): (usize, &str)| {
        decision(line).map_err(|reason| CurationError { file: file.to_owned(), line: index + 1, reason })
    };
    lines.map(read).collect()
}

fn decision(line: &str) -> Result<Decision, String> {
    let mut cells = line.split('\t').map(str::trim);
    let mut next = || cells.next().unwrap_or_default().to_owned();
    let (word, name, other, articles, date, note) = (next(), next(), next(), next(), next(), next());
    if name.is_empty() || other.is_empty() {
        return Err(format!("`{word}` needs two names, with a tab between"));
    }
    let action = match word.as_str() {
        "merge" => Action::Merge { from: name, into: other },
        "apart" => Action::Apart { one: name, other },
        "split" => {
            let articles: Vec<String> =
                articles.split('|').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
            if articles.is_empty() {
                return Err("`split` needs the articles, with | between".to_owned());
            }
            Action::Split { name, new: other, articles }
        }
        "rename" => Action::Rename { name, new: other },
        "retype" => {
            let (kind, class) = type_of(&other)?;
            Action::Retype { name, kind, class }
        }
        _ => return Err(format!("`{word}` is none of merge, apart, split, rename, retype")),
    };
    let given = |cell: String| (!cell.is_empty()).then_some(cell);
    Ok(Decision { action, date: given(date), note: given(note) })
}

/// A type (Organisation) or a class (Hospital), which gives its type.
pub(crate) fn type_of(word: &str) -> Result<(EntityType, Option<EntityClass>), String> {
    if let Ok(kind) = word.parse::<EntityType>() {
        return Ok((kind, None));
    }
    let class: EntityClass = word.parse().map_err(|_| {
        let kinds: Vec<&str> = EntityType::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("`{word}` is no type ({}) and no class", kinds.join(", "))
    })?;
    Ok((class.kind(), Some(class)))
}

/// The decisions as a file.
pub fn write(decisions: &[Decision]) -> String {
    let mut out = HEAD.to_owned();
    for Decision { action, date, note } in decisions {
        let cells = [
            action.word().to_owned(),
            cell(action.name()),
            cell(&action.other()),
            action.articles().iter().map(|article| cell(article)).collect::<Vec<_>>().join("|"),
            cell(date.as_deref().unwrap_or_default()),
            cell(note.as_deref().unwrap_or_default()),
        ];
        let line = cells.join("\t");
        let _ = writeln!(out, "{}", line.trim_end_matches('\t'));
    }
    out
}

/// No tab and no line break.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "merge\t市科技协会\t青江市科学技术协会\t\t2024-05-01\t同一机构
apart\t青江一院\t白石一院
split\t李伟\t李伟（青江大学）\ta.md|b.md
rename\t青江广电\t青江广播电视台
retype\t青江杯\tCompetition
";

    #[test]
    fn decisions_are_read_as_they_are_written() {
        let decisions = parse("x.tsv", LINES).unwrap();
        assert_eq!(decisions.len(), 5);
        assert_eq!(decisions[0].date.as_deref(), Some("2024-05-01"));
        assert_eq!(decisions[2].action.articles(), ["a.md", "b.md"]);
        assert_eq!(decisions[4].action.other(), "Competition");
        let written = write(&decisions);
        assert!(written.ends_with(LINES), "{written}");
        assert_eq!(parse("x.tsv", &written).unwrap(), decisions);
    }

    #[test]
    fn a_bad_line_is_named() {
        let said = |line: &str| parse("x.tsv", &format!("# 一\n{line}")).unwrap_err().to_string();
        assert_eq!(said("join\ta\tb"), "x.tsv:2: `join` is none of merge, apart, split, rename, retype");
        assert!(said("merge\ta").starts_with("x.tsv:2: `merge` needs two names"));
        assert!(said("retype\ta\tBody").contains("no type (Organisation"));
        assert!(said("split\ta\tb").contains("articles"));
    }
}
