//! Every rule on its example and counter-example.

use std::fmt::Write;
use std::sync::LazyLock;

use super::*;
use crate::link::relation::markup::Marked;
use crate::link::relation::relations;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

fn found(text: &str, rule: &str) -> Vec<String> {
    let mut marked = Marked::parse(text);
    marked.article.meta.published = Some("2024-03-10".to_owned());
    let context = marked.context();
    let relations = relations(&context);
    let found = facts(&context, &relations, &LEXICON);
    let inside = |s: Span| s.end <= context.article.text().span().end;
    assert!(found.iter().all(|f| inside(f.evidence) && inside(f.trigger)));
    found.iter().filter(|f| rule.is_empty() || f.rule == rule).map(|f| shown(f, &found)).collect()
}

/// A fact as examples write it.
fn shown(fact: &Fact, all: &[Fact]) -> String {
    let names: Vec<&str> = fact.agents.iter().map(|e| e.0.as_str()).collect();
    let mut text = format!("{:?}", fact.kind);
    if !names.is_empty() {
        let _ = write!(text, " {}", names.join("、"));
    }
    if let Some(object) = &fact.object {
        let _ = write!(text, " → {}", object.0);
    }
    let period = |p: &Option<Period>| p.as_ref().and_then(|p| p.dates).map(|d| d.to_string());
    let amount = |a: &Option<Amount>| {
        a.as_ref().map(|a| {
            let bounds = [("", a.value), ("≥", a.min), ("≤", a.max)];
            let number: String = bounds.iter().filter_map(|(m, v)| v.map(|v| format!("{m}{v}"))).collect();
            format!("{number} {}", a.unit)
        })
    };
    let by: Vec<&str> = fact.by.iter().map(|e| e.0.as_str()).collect();
    let acting = fact.acting_as.and_then(|i| all.get(i)?.title.clone());
    let parts = [
        ("by ", (!by.is_empty()).then(|| by.join("、"))),
        ("title ", fact.title.clone()),
        ("role ", fact.role.clone()),
        ("", fact.change.map(|c| c.to_string())),
        ("", fact.former.then(|| "former".to_owned())),
        ("level ", fact.level.map(|l| l.as_str().to_owned())),
        ("edition ", fact.edition.clone()),
        ("date ", period(&fact.date)),
        ("begin ", period(&fact.begin)),
        ("end ", period(&fact.end)),
        ("amount ", amount(&fact.amount)),
        ("share ", amount(&fact.share)),
        ("as ", acting),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            let _ = write!(text, ", {name}{value}");
        }
    }
    if fact.modality == Modality::Done { text } else { format!("{text} [{}]", fact.modality) }
}

#[test]
fn every_rule_finds_its_example_and_not_its_counter_example() {
    let mut failures = Vec::new();
    for rule in RULES {
        let finds = found(rule.example, rule.id);
        if finds != rule.finds {
            failures.push(format!("{}: `{}` gives {finds:#?}", rule.id, rule.example));
        }
        let finds = found(rule.counter, rule.id);
        if !finds.is_empty() {
            failures.push(format!("{}: `{}` gives {finds:#?}", rule.id, rule.counter));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
