//! `docs/rules.md`: every rule with an example in which it fires and one in which it does not.

use std::fmt::Write as _;

use tupu::link::{observation, relation};

use super::mention_rules;

const INTRODUCTION: &str = "# Rules

Rendered from the program by `tests/documentation.rs`; do not edit. Every mention, relation and observation carries the
id of the rule that found it; this page says what the rule looks for. That each fires on its example, and relation and
observation rules not on their counter-example, is tested.

";

/// The whole page.
pub fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    mentions(&mut page);
    relations(&mut page);
    observations(&mut page);
    page
}

fn mentions(page: &mut String) {
    page.push_str(
        "## Mentions\n\nThe gazetteer knows names, the patterns know forms; where two overlap, the user's own terms \
         win, then the longest, then the surest.\n\n| id | finds | in | as |\n|---|---|---|---|\n",
    );
    for rule in mention_rules::RULES {
        let mention_rules::MentionRule { id, zh, en, example, finds, kind } = rule;
        writeln!(page, "| `{id}` | {zh}<br>{en} | {example} | {finds}, {kind} |").unwrap();
    }
}

fn relations(page: &mut String) {
    page.push_str(
        "\n## Relations\n\nIn examples a name stands in brackets with its type: O organisation, P person, L place, \
         G programme, W work.\nThe verbs are data: `data/lexicon/triggers.tsv`. The rules are tried in this order, \
         and of two that say the same the surer\none is named.\n",
    );
    for rule in relation::RULES {
        let predicates: Vec<_> = rule.predicates.iter().map(|p| format!("`{p}`")).collect();
        write!(
            page,
            "\n### {}\n\n{}。\n{}. Says {}.\n\n",
            rule.id,
            rule.zh,
            capital(rule.en),
            predicates.join(", ")
        )
        .unwrap();
        writeln!(page, "- In `{}`", rule.example.replace('\n', "⏎")).unwrap();
        for found in rule.finds {
            writeln!(page, "  - {found}").unwrap();
        }
        writeln!(page, "- Not in `{}`", rule.counter.replace('\n', "⏎")).unwrap();
    }
}

fn observations(page: &mut String) {
    page.push_str(
        "\n## Observations\n\nEach number is offered to the rules in this order; the first that can say what is \
         counted or measured names it.\n\n| id | finds | in | as | not in |\n|---|---|---|---|---|\n",
    );
    for rule in observation::RULES {
        let (example, measure, number, unit) = rule.example;
        let (id, what, counter) = (rule.id, rule.what, rule.counter);
        writeln!(page, "| `{id}` | {what} | {example} | {measure} = {number}{unit} | {counter} |").unwrap();
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
