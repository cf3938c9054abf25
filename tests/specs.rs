//! Literate specs of the recogniser and of resolution: `tests/specs/mentions.md`.

use std::fmt::Write;
use std::sync::LazyLock;

use tupu::document::{Article, Metadata, Source};
use tupu::iri::Base;
use tupu::lexicon::Lexicon;
use tupu::pipeline::Pipeline;
use tupu::text::normalise;

/// The rules alone: what the model adds is measured, not specified.
static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::new(Lexicon::builtin(), Base::default()));

struct Case<'a> {
    heading: &'a str,
    newspaper: &'a str,
    text: &'a str,
    mentions: Vec<&'a str>,
}

fn cases(spec: &str) -> Vec<Case<'_>> {
    spec.split("\n## ").skip(1).map(case).collect()
}

fn case(section: &str) -> Case<'_> {
    let heading = section.lines().next().unwrap_or_default();
    let mut blocks = section.split("\n```");
    let text = blocks.find_map(|block| block.strip_prefix("text ")).expect("a text block");
    let mentions = blocks.find_map(|block| block.strip_prefix("mentions\n")).unwrap_or_default();
    let (newspaper, text) = text.split_once('\n').expect("a newspaper, then the text");
    Case { heading, newspaper, text, mentions: mentions.lines().collect() }
}

fn found(case: &Case<'_>) -> Vec<String> {
    let lines: Vec<String> = case.text.lines().map(normalise).collect();
    let source = Source { path: "spec".to_owned(), key_path: "spec".to_owned() };
    let meta = Metadata { newspaper: Some(case.newspaper.to_owned()), ..Metadata::default() };
    let extraction = PIPELINE.extract(&Article::new(source, meta, &lines));
    let name = |iri: &str| PIPELINE.base().entity_name(iri).unwrap_or_default();
    extraction.mentions.iter().map(|m| format!("{}\t{}\t{}", m.text, m.kind, name(&m.entity))).collect()
}

#[test]
fn mentions_are_found_as_specified() {
    let cases = cases(include_str!("specs/mentions.md"));
    assert!(cases.len() >= 18, "only {} cases were read", cases.len());
    let mut wrong = String::new();
    for case in &cases {
        let found = found(case);
        if found != case.mentions {
            let _ = writeln!(wrong, "## {}\nwanted {:#?}\nfound {found:#?}", case.heading, case.mentions);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
