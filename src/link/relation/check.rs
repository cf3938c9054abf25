//! Whether a row of the trigger table does what its example and its counter-example say.

use super::markup::{Marked, shown};
use super::trigger::{Row, Triggers};
use super::{apply, view::View};
use crate::link::Relation;

/// What is wrong with a row, one line each; empty where its example and counter-example come out.
pub fn failures(row: &Row, triggers: &Triggers) -> Vec<String> {
    let mut wrong = Vec::new();
    let stop = row.predicate.is_none();
    if row.example.is_empty() || row.counter.is_empty() && !stop {
        let which = if row.example.is_empty() { "example" } else { "counter-example" };
        return vec![format!("{}: no {which}", row.id)];
    }
    let (stands, said) = said_by(row, triggers, &row.example);
    if !stands {
        wrong.push(format!("{}: `{}` does not stand in the example `{}`", row.id, row.word, row.example));
    } else if stop && !said.is_empty() {
        wrong.push(format!("{}: `{}` gives {}, not nothing", row.id, row.example, listed(&said)));
    } else if !stop && said.is_empty() {
        wrong.push(format!("{}: the example `{}` gives nothing", row.id, row.example));
    }
    if !stop {
        let (stands, said) = said_by(row, triggers, &row.counter);
        if !stands {
            let message = "does not stand in the counter-example";
            wrong.push(format!("{}: `{}` {message} `{}`", row.id, row.word, row.counter));
        } else if !said.is_empty() {
            wrong.push(format!("{}: the counter-example `{}` gives {}", row.id, row.counter, listed(&said)));
        }
    }
    wrong
}

/// Whether the word of the row stands in the text as a trigger, and what is said by it there.
fn said_by(row: &Row, triggers: &Triggers, text: &str) -> (bool, Vec<Relation>) {
    let marked = Marked::parse(text);
    let context = marked.context_with(triggers);
    let sentences = 0..context.article.sentences().len();
    let hits: Vec<_> = sentences
        .flat_map(|index| View::new(&context, index).hits)
        .filter(|hit| hit.rows.iter().any(|r| r.id == row.id))
        .map(|hit| hit.span)
        .collect();
    let mut found = apply(&context, marked.reporter.as_ref().map(|id| (id, "markup")), None);
    found.retain(|relation| {
        let trigger = relation.evidence.trigger;
        let at = hits.iter().any(|h| trigger.begin < h.end && h.begin < trigger.end);
        at && row.predicate.is_none_or(|p| says(p, relation))
    });
    (!hits.is_empty(), found)
}

/// 授予某人某奖 says that it is received, too; 夺得冠军 that one took part.
fn says(predicate: crate::ontology::RelationType, relation: &Relation) -> bool {
    use crate::ontology::RelationType as R;
    let also = match predicate {
        R::Confers => R::Receives,
        R::Receives => R::ParticipatesIn,
        other => other,
    };
    relation.predicate == predicate || relation.predicate == also
}

fn listed(found: &[Relation]) -> String {
    found.iter().map(shown).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::TRIGGERS;
    use super::*;

    #[test]
    fn every_row_says_what_its_example_says_and_nothing_in_its_counter_example() {
        let wrong: Vec<String> = TRIGGERS.rows().flat_map(|row| failures(row, &TRIGGERS)).collect();
        assert!(wrong.is_empty(), "{} fail:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn a_row_that_says_nothing_is_told() {
        let row = |example: &str, counter: &str| {
            let table = format!("fair\t操办\torganises\tverb\tG\t{example}\t{counter}");
            let triggers = Triggers::with_rows("mine.tsv", &table).unwrap();
            let row = triggers.rows().find(|r| r.id == "fair").unwrap();
            failures(row, &triggers)
        };
        let (says, not) = ("[科协:O]操办[灯会:G]。", "[科协:O]的人操办[灯会:G]。");
        assert_eq!(row(says, not), Vec::<String>::new());
        assert_eq!(row(not, says).len(), 2);
        assert_eq!(row(says, "[科协:O]办[灯会:G]。").len(), 1);
        assert_eq!(row(says, ""), ["fair: no counter-example"]);
    }
}
