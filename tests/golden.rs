//! What the program finds in our own articles, frozen: `tests/golden/NAME.tsv`. It says what is, not what should
//! be (that is `tests/gold`). `UPDATE=1 cargo test --test golden` rewrites; read the difference before committing it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use tupu::document::reader::{ReadOptions, units};
use tupu::extraction::{Extraction, FactRecord, Offsets};
use tupu::iri::Base;
use tupu::lexicon::Lexicon;
use tupu::link::fact::Amount;
use tupu::link::period::Period;
use tupu::pipeline::Pipeline;

fn rows(extraction: &Extraction, base: &Base) -> String {
    let name = |iri: &str| base.entity_name(iri).unwrap_or_default();
    let mut rows = String::new();
    for m in &extraction.mentions {
        let row = (m.start, m.end, &m.text, m.kind, name(&m.entity), m.resolution, &m.rule);
        let _ = writeln!(
            rows,
            "mention\t{}-{}\t{}\t{}\t{}\t{}\t{}",
            row.0, row.1, row.2, row.3, row.4, row.5, row.6
        );
    }
    for r in &extraction.relations {
        let (subject, object) = (name(&r.subject), name(&r.object));
        let title = r.title.as_deref().unwrap_or("");
        let _ = writeln!(
            rows,
            "relation\t{subject}\t{}\t{object}\t{}\t{title}\t{}",
            r.predicate, r.modality, r.rule
        );
    }
    for f in &extraction.facts {
        let _ = writeln!(rows, "fact\t{}", fact(f, &name));
    }
    for o in &extraction.observations {
        let subject = o.subject.as_deref().map(name).unwrap_or_default();
        let bounds = [o.value, o.min, o.max].map(|n| n.map(|n| n.to_string()).unwrap_or_default()).join("\t");
        let _ = writeln!(
            rows,
            "observation\t{subject}\t{}\t{bounds}\t{}\t{}\t{}\t{}\t{}",
            o.measure,
            o.unit,
            o.kind,
            o.rule,
            o.period_dates.map(|d| d.to_string()).unwrap_or_default(),
            o.base_dates.map(|d| d.to_string()).unwrap_or_default()
        );
    }
    rows
}

/// Kind, ends and whatever else is said, `name=value`.
fn fact(fact: &FactRecord, name: &impl Fn(&str) -> String) -> String {
    let list = |iris: &[String]| iris.iter().map(|iri| name(iri)).collect::<Vec<_>>().join("、");
    let period = |p: &Option<Period>| p.as_ref().and_then(|p| p.dates).map(|d| d.to_string());
    let sum = |a: &Option<Amount<Offsets>>| a.as_ref().map(|a| a.text.clone());
    let parts = [
        ("by", (!fact.by.is_empty()).then(|| list(&fact.by))),
        ("title", fact.title.clone()),
        ("role", fact.role.clone()),
        ("change", fact.change.map(|c| c.to_string())),
        ("former", fact.former.then(|| "yes".to_owned())),
        ("level", fact.level.map(|l| l.as_str().to_owned())),
        ("edition", fact.edition.clone()),
        ("date", period(&fact.date)),
        ("begin", period(&fact.begin)),
        ("end", period(&fact.end)),
        ("amount", sum(&fact.amount)),
        ("share", sum(&fact.share)),
        ("as", fact.acting_as.map(|i| i.to_string())),
    ];
    let mut row = format!("{:?}\t{}\t", fact.kind, list(&fact.agents));
    row += &fact.object.as_deref().map(name).unwrap_or_default();
    for (name, value) in parts {
        if let Some(value) = value {
            let _ = write!(row, "\t{name}={value}");
        }
    }
    let _ = write!(row, "\t{}\t{}", fact.modality, fact.rule);
    row
}

#[test]
fn our_own_articles_say_what_they_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline =
        Pipeline::new(Lexicon::builtin(), Base::default()).with_tagger(tupu::tagger::shipped::accurate());
    let options = ReadOptions::default();
    let (mut seen, mut changed) = (0, Vec::new());
    for unit in units(&[root.join("data/articles")], &options) {
        for reading in unit.read(&options) {
            let article = reading.expect("our own articles can be read").article;
            let file = article.source.key_path.replace(['#', '/'], "-");
            let golden = root.join("tests/golden").join(format!("{file}.tsv"));
            let now = rows(&pipeline.extract(&article), pipeline.base());
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&golden, &now).expect("tests/golden can be written");
            }
            if fs::read_to_string(&golden).unwrap_or_default() != now {
                changed.push(file);
            }
            seen += 1;
        }
    }
    assert!(seen >= 12, "only {seen} articles were read");
    assert!(changed.is_empty(), "what is found changed in {changed:?}; UPDATE=1 rewrites tests/golden");
}
