//! What deictic and abbreviated references mean, in articles of our own: `tests/specs/references*.md`.

#![expect(clippy::unwrap_used, reason = "a test says what is right by failing")]

use std::collections::BTreeMap;
use std::fmt::Write;

use tupu::document::{Article, Metadata, Source};
use tupu::iri::Base;
use tupu::lexicon::Lexicon;
use tupu::pipeline::Pipeline;
use tupu::tagger::shipped;
use tupu::text::normalise;

/// Each file, and how many references must be right under the first newspapers and under the second ones; these figures may
/// only rise.
const SPECS: &[(&str, &str, [usize; 2])] = &[
    ("references", include_str!("specs/references.md"), [615, 213]),
    ("references-2", include_str!("specs/references-2.md"), [418, 69]),
    ("references-3", include_str!("specs/references-3.md"), [41, 2]),
    ("references-4", include_str!("specs/references-4.md"), [42, 0]),
    ("references-5", include_str!("specs/references-5.md"), [29, 0]),
];

struct Reference<'a> {
    surface: &'a str,
    /// Which occurrence after the reference before.
    occurrence: usize,
    kind: &'a str,
    /// Names that are equally right.
    names: Vec<&'a str>,
    sort: &'a str,
}

struct Case<'a> {
    heading: &'a str,
    text: &'a str,
    /// Newspaper, and what the references mean in it.
    readings: Vec<(&'a str, Vec<Reference<'a>>)>,
}

fn case(section: &str) -> Case<'_> {
    let heading = section.lines().next().unwrap_or_default();
    let mut blocks = section.split("\n```");
    let text = blocks.find_map(|block| block.strip_prefix("text ")).expect("a text block");
    let (newspaper, text) = text.split_once('\n').expect("a newspaper, then the text");
    let readings = blocks.filter_map(|block| block.strip_prefix("references")).map(|block| {
        let (other, lines) = block.split_once('\n').expect("references");
        let paper = if other.is_empty() { newspaper } else { other.trim() };
        (paper, lines.lines().map(reference).collect())
    });
    Case { heading, text, readings: readings.collect() }
}

fn reference(line: &str) -> Reference<'_> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [surface, kind, names, sort] = cells[..] else { panic!("four cells: {line}") };
    let (surface, occurrence) = surface.split_once('@').unwrap_or((surface, "1"));
    let occurrence = occurrence.parse().expect("a number");
    Reference { surface, occurrence, kind, names: names.split('|').collect(), sort }
}

/// The spans of the references in code points, in order.
fn spans(text: &str, references: &[Reference<'_>]) -> Vec<(usize, usize)> {
    let mut from = 0;
    let mut spans = Vec::new();
    for wanted in references {
        let mut places = text.match_indices(wanted.surface).filter(|(at, _)| *at >= from);
        let at = places.nth(wanted.occurrence - 1).expect(wanted.surface).0;
        from = at + wanted.surface.len();
        let begin = text.char_indices().take_while(|(byte, _)| *byte < at).count();
        spans.push((begin, begin + wanted.surface.chars().count()));
    }
    spans
}

fn article(newspaper: &str, text: &str) -> Article {
    let lines: Vec<String> = text.lines().map(normalise).collect();
    let source = Source { path: "spec".to_owned(), key_path: "spec".to_owned() };
    let meta = Metadata { newspaper: Some(newspaper.to_owned()), ..Metadata::default() };
    Article::new(source, meta, &lines)
}

/// 中华人民共和国教育部 is 教育部.
fn bare(name: &str) -> String {
    name.replace("中华人民共和国国家", "国家")
}

/// How many references are right, and how many there are, by sort, of one file's first and second newspapers.
#[derive(Default)]
struct Tally {
    blocks: [(usize, usize); 2],
    sorts: BTreeMap<String, (usize, usize)>,
    wrong: String,
}

impl Tally {
    fn of(spec: &str, pipeline: &Pipeline) -> Self {
        let mut tally = Self::default();
        for case in spec.split("\n## ").skip(1).map(case) {
            for (block, (newspaper, references)) in case.readings.iter().enumerate() {
                let found = pipeline.extract(&article(newspaper, case.text));
                for (wanted, range) in references.iter().zip(spans(&found.text, references)) {
                    let got = found.mentions.iter().find(|m| (m.start, m.end) == range);
                    let name = got.and_then(|m| pipeline.base().entity_name(&m.entity)).unwrap_or_default();
                    let kind = got.is_some_and(|m| m.kind.as_str() == wanted.kind);
                    let right = kind && wanted.names.iter().any(|n| bare(n) == bare(&name));
                    let sort = tally.sorts.entry(wanted.sort.to_owned()).or_default();
                    for (right_ones, all) in [sort, &mut tally.blocks[block]] {
                        *right_ones += usize::from(right);
                        *all += 1;
                    }
                    if !right {
                        let (heading, wanted_name) = (case.heading, wanted.names[0]);
                        writeln!(
                            tally.wrong,
                            "{newspaper} | {heading} | {} | {} is {wanted_name}, got {name:?}",
                            wanted.sort, wanted.surface
                        )
                        .unwrap();
                    }
                }
            }
        }
        tally
    }
}

#[test]
fn references_lead_to_what_they_mean() {
    let pipeline = Pipeline::new(Lexicon::builtin(), Base::default()).with_tagger(shipped::accurate());
    for (name, spec, least) in SPECS {
        let tally = Tally::of(spec, &pipeline);
        println!("{}", tally.wrong);
        for (sort, (right, all)) in tally.sorts {
            println!("{name} {sort:24} {right} of {all}");
        }
        for ((right, all), least) in tally.blocks.into_iter().zip(least) {
            println!("{name} {right} of {all}");
            assert!(right >= *least, "{name}: {right} of {all}, and it was {least}");
        }
    }
}
