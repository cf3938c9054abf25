//! Who is who over many articles, without a store: extractions (JSON Lines, as `tupu extract` prints them) on standard
//! input; on standard output how many names and entities there are, then the entities that several names were joined to and
//! the people who share one, the most frequent first:
//! `tupu extract archive.jsonl | cargo run --release --example identity -- 100`
//!
//! Columns: articles in which a name was changed, entity, then each of its other names with the rule, the score and the evidence.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use tupu::extraction::Extraction;
use tupu::identity::{Finding, View, decide};
use tupu::iri::Base;
use tupu::lexicon::Lexicon;

fn main() -> std::io::Result<()> {
    let most = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let base = Base::default();
    let mut views = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let extraction: Extraction = serde_json::from_str(&line?)?;
        views.push(View::new(&extraction, &base));
    }
    let identity = decide(&views, &Lexicon::builtin(), &[], &base);
    let mut out = std::io::stdout().lock();
    for (kind, (names, entities)) in &identity.counts {
        writeln!(out, "# {kind:?}\t{names} names\t{entities} entities")?;
    }
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_entity: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &identity.findings {
        *by_rule.entry(finding.reason.rule).or_default() += 1;
        by_entity.entry(&finding.entity).or_default().push(finding);
    }
    for (rule, count) in by_rule {
        writeln!(out, "# {rule}\t{count}")?;
    }
    writeln!(out, "# doubtful pairs\t{}", identity.doubts.len())?;
    let articles = |findings: &[&Finding]| findings.iter().map(|f| f.articles).sum::<usize>();
    let mut clusters: Vec<_> = by_entity.into_iter().collect();
    clusters.sort_by_key(|(entity, findings)| (std::cmp::Reverse(articles(findings)), *entity));
    for (entity, findings) in clusters.iter().take(most) {
        write!(out, "{}\t{entity}", articles(findings))?;
        for Finding { name, reason, .. } in findings {
            write!(out, "\t{name} ({} {:.2}: {})", reason.rule, reason.score, reason.because.join("; "))?;
        }
        writeln!(out)?;
    }
    out.flush()
}
