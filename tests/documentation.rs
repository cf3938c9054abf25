//! The reference pages in `docs/` are rendered from the program itself, and what the prose tells a reader to type
//! exists. Rewrite the pages with `UPDATE=1 cargo test --release --test documentation`, then read the difference.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "documentation/command_line.rs"]
mod command_line;
#[path = "documentation/mention_rules.rs"]
mod mention_rules;
#[path = "documentation/prose.rs"]
mod prose;
#[path = "documentation/rules.rs"]
mod rules;
#[path = "documentation/terms_page.rs"]
mod terms_page;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tupu::link::{observation, relation};

/// The pages that people write, besides those rendered here.
const PROSE: &[&str] = &[
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/curation.md",
    "docs/limits.md",
    "docs/modelling.md",
];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares a rendered page with the file, or writes it where `UPDATE` is set.
fn check(path: &str, rendered: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root(path), rendered).unwrap();
    }
    let now = read(path);
    let differs = now.lines().zip(rendered.lines()).position(|(a, b)| a != b);
    let line = differs.map_or(now.lines().count().min(rendered.lines().count()), |at| at) + 1;
    assert!(
        now == rendered,
        "{path} is out of date from line {line} on\n\
         help: run `UPDATE=1 cargo test --release --test documentation` and read the difference"
    );
}

#[test]
fn the_command_line_page_has_every_command_option_and_query() {
    let commands = command_line::commands();
    let page = command_line::page(&commands);
    for command in &commands {
        assert!(page.contains(&format!("## tupu {}", command.name)), "{}", command.name);
        assert!(!command.options().is_empty(), "`tupu {}` shows no option, not even --help", command.name);
    }
    for (name, _) in tupu::ontology::QUERIES {
        assert!(page.contains(&format!("| `{name}` |")), "{name}");
    }
    check("docs/cli.md", &page);
}

#[test]
fn the_rules_page_has_every_rule() {
    check("docs/rules.md", &rules::page());
}

#[test]
fn the_ontology_page_has_every_term() {
    check("docs/ontology.md", &terms_page::page(&read("ontology/core.ttl")));
}

#[test]
fn rules_have_ids_of_their_own() {
    let mut ids = BTreeSet::new();
    let all = relation::RULES.iter().map(|rule| rule.id).chain(observation::RULES.iter().map(|rule| rule.id));
    for id in all.chain(mention_rules::RULES.iter().map(|rule| rule.id)) {
        assert!(ids.insert(id), "two rules are called `{id}`");
    }
}

#[test]
fn every_mention_rule_fires_on_its_example() {
    let failures = mention_rules::failures();
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_rule_that_finds_a_mention_is_on_the_rules_page() {
    let undocumented = mention_rules::undocumented(&root("data/articles"), &root("tests/gold"));
    assert!(undocumented.is_empty(), "add to tests/documentation/mention_rules.rs: {undocumented:?}");
}

#[test]
fn what_the_pages_tell_to_type_exists() {
    let commands = command_line::commands();
    let mut wrong = String::new();
    for page in PROSE {
        for (line, typed) in prose::commands(&read(page)) {
            if let Err(reason) = command_line::accepts(&commands, &typed) {
                writeln!(wrong, "{page}:{line}: `{typed}`: {reason}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut broken = String::new();
    for page in PROSE.iter().chain(&["docs/cli.md", "docs/rules.md", "docs/ontology.md"]) {
        let folder = root(page).parent().unwrap().to_owned();
        for (line, link) in prose::links(&read(page)) {
            let file = link.split('#').next().unwrap_or_default();
            if !link.contains("://") && !file.is_empty() && !folder.join(file).exists() {
                writeln!(broken, "{page}:{line}: {link}").unwrap();
            }
        }
    }
    assert!(broken.is_empty(), "links to files that do not exist:\n{broken}");
}

#[test]
fn the_readme_names_the_scripts_and_they_exist() {
    for script in ["scripts/demo.sh", "scripts/test.sh"] {
        assert!(root(script).is_file(), "{script}");
        assert!(read("README.md").contains(&format!("sh {script}")), "{script}");
        assert!(read("README.zh-CN.md").contains(&format!("sh {script}")), "{script}");
    }
}
