//! `docs/rules.md`: every rule with an example in which it fires and one in which it does not.

use std::fmt::Write as _;

use tupu::link::{fact, observation, relation};

use super::mention_rules;

const INTRODUCTION: &str = "# Rules

Rendered from the program by `tests/documentation.rs`; do not edit. Every mention, relation, fact and observation carries
the id of the rule that found it; this page says what the rule looks for. That each fires on its example, and relation,
fact and observation rules not on their counter-example, is tested.

";

/// The whole page.
pub fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    mentions(&mut page);
    relations(&mut page);
    facts(&mut page);
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
    conditions(page);
    own_rules(page);
    words(page);
}

fn conditions(page: &mut String) {
    page.push_str(
        "\n### Where rules stop\n\n`tupu explain --why-not` names the rule that came nearest, and which of these \
         failed; the later in this list, the nearer it was.\n\n| name | what fails |\n|---|---|\n",
    );
    for condition in relation::Condition::ALL {
        let (zh, en) = condition.label();
        writeln!(page, "| `{}` | {zh}<br>{en} |", condition.name()).unwrap();
    }
}

fn own_rules(page: &mut String) {
    page.push_str(
        "\n### Rules of your own\n\nA word that says a relation is a row of a table: id, trigger, predicate, patterns, \
         object types, example,\ncounter-example, with tabs between. `tupu extract --rules FILE` (and `build`, \
         `evaluate`, `explain`) reads yours beside the built-in\nones; `tupu rules check FILE` tries each on its \
         example, where it must say something, and on its counter-example, where it must not.\nOf what they say the id \
         is the rule. A row with the predicate `-` and the pattern `stop` takes the meanings of a built-in word \
         away.\n\n```text\nour-fairs\t操办\torganises\tverb,agent\tG\t[溧阳市科协:O]操办[天目湖灯会:G]。\t\
         [溧阳市科协:O]的人操办[天目湖灯会:G]。\n```\n",
    );
}

fn words(page: &mut String) {
    let mut rows: Vec<_> = relation::TRIGGERS.rows().collect();
    rows.sort_by_key(|row| (row.predicate.map(|p| p.to_string()), &row.id));
    page.push_str(
        "\n### Words\n\nThe built-in table. The patterns are explained at the head of `data/lexicon/triggers.tsv`.\n\n\
         | id | patterns | in | not in |\n|---|---|---|---|\n",
    );
    for row in rows.iter().filter(|row| row.predicate.is_some()) {
        let patterns: Vec<_> = row.patterns.iter().map(|p| p.name()).collect();
        let (id, patterns) = (&row.id, patterns.join(", "));
        writeln!(page, "| `{id}` | {patterns} | `{}` | `{}` |", row.example, row.counter).unwrap();
    }
    let stops: Vec<_> = rows.iter().filter(|r| r.predicate.is_none()).map(|r| r.word.as_str()).collect();
    writeln!(page, "\nWords that keep a shorter one in them from firing: {}.", stops.join("、")).unwrap();
}

fn facts(page: &mut String) {
    page.push_str(
        "\n## Facts with more than two ends\n\nThey rest on relations, and read what the sentence says besides: \
         title and role, level and edition,\nsums, shares and dates. The examples stand in an article of 2024-03-10.\n",
    );
    for rule in fact::RULES {
        let example = rule.example.replace('\n', "⏎");
        write!(page, "\n### {}\n\n{}。\n{}.\n\n- In `{example}`\n", rule.id, rule.zh, capital(rule.en))
            .unwrap();
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
