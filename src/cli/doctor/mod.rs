//! `tupu doctor`: what a person should look at.

mod look;

use std::cmp::Reverse;
use std::io::{self, Write};

use clap::ValueEnum;
use serde_json::json;

use super::common::{LexiconArgs, StoreArgs};
use super::identify::{self, Corpus};
use super::{Failure, Outcome};
use crate::identity::{Finding as Joined, Pair};
use look::Finding;

/// Arguments of `tupu doctor`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to print what was found
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// How many of each sort to name
    #[arg(long, value_name = "N", default_value_t = 20)]
    show: usize,
    /// Likely duplicates from this score on, 0.5 to 1
    #[arg(long, value_name = "SCORE", default_value_t = crate::identity::DOUBTFUL)]
    score: f32,
    /// List also what was joined or told apart without asking, and why
    #[arg(long)]
    joined: bool,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// To be read
    Text,
    /// One JSON object
    Json,
}

/// Runs `tupu doctor`. Orphans alone are no reason for concern; anything else found is said by the exit code.
pub fn run(args: &Args) -> Result<Outcome, Failure> {
    let lexicon = args.lexicon.lexicon()?;
    let store = args.store.open_read_only()?;
    let base = store.base()?.unwrap_or_default();
    let (decisions, _) = identify::decisions(&args.store.store)?;
    // In memory: what is only read should write nothing beside the store.
    let mut corpus = Corpus::new(None)?;
    corpus.add_stored(&store, &base)?;
    let identity = corpus.decide(&lexicon, &decisions, &base);
    let duplicates: Vec<&Pair> =
        identity.doubts.iter().filter(|pair| pair.reason.score >= args.score).collect();
    let findings = look::look(&store, &base)?;
    let mut joined: Vec<&Joined> = identity.findings.iter().filter(|_| args.joined).collect();
    joined.sort_by_key(|finding| (Reverse(finding.articles), &finding.entity, &finding.name));
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Text => {
            text(&duplicates, &findings, args.show, &mut out)?;
            if args.joined {
                text_joined(&joined, args.show, &mut out)?;
            }
        }
        Format::Json => {
            let mut all = record(&duplicates, &findings);
            if args.joined {
                all["joined"] = joined.iter().map(|finding| joined_record(finding)).collect();
            }
            writeln!(out, "{all:#}")?;
        }
    }
    out.flush()?;
    let concern = !duplicates.is_empty() || findings.iter().any(|finding| finding.sort.is_concern());
    Ok(if concern { Outcome::Partial } else { Outcome::Done })
}

fn text(duplicates: &[&Pair], findings: &[Finding], show: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}  可能重复 likely duplicates", duplicates.len())?;
    for pair in duplicates.iter().take(show) {
        let reason = &pair.reason;
        writeln!(
            out,
            "    {:.2}  {} = {}?  {}：{}",
            reason.score,
            pair.short,
            pair.full,
            reason.rule,
            reason.because.join("；")
        )?;
    }
    more(duplicates.len(), show, out)?;
    for &sort in look::Sort::ALL {
        let found: Vec<&Finding> = findings.iter().filter(|finding| finding.sort == sort).collect();
        writeln!(out, "{}  {}", found.len(), sort.label())?;
        for finding in found.iter().take(show) {
            writeln!(out, "    {}  {}", finding.name, finding.why)?;
        }
        more(found.len(), show, out)?;
    }
    if let Some(first) = duplicates.first() {
        writeln!(
            out,
            "hint: `tupu curate merge {} {}`, or `tupu curate split` to keep them apart",
            first.short, first.full
        )?;
    }
    Ok(())
}

fn text_joined(joined: &[&Joined], show: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}  已认定 joined or told apart", joined.len())?;
    for finding in joined.iter().take(show) {
        let Joined { name, entity, reason, articles, .. } = finding;
        let because = reason.because.join("；");
        writeln!(out, "    {:.2}  {name} → {entity} ({articles})  {}：{because}", reason.score, reason.rule)?;
    }
    more(joined.len(), show, out)
}

fn joined_record(finding: &Joined) -> serde_json::Value {
    let reason = &finding.reason;
    json!({
        "name": finding.name, "entity": finding.entity, "articles": finding.articles,
        "score": rounded(reason.score), "rule": reason.rule, "because": reason.because,
    })
}

/// Two decimals, as the text has them.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 100.0).round() / 100.0
}

fn more(count: usize, show: usize, out: &mut dyn Write) -> io::Result<()> {
    if count > show {
        writeln!(out, "    … (+{})", count - show)?;
    }
    Ok(())
}

fn record(duplicates: &[&Pair], findings: &[Finding]) -> serde_json::Value {
    let duplicates: Vec<_> = duplicates
        .iter()
        .map(|pair| {
            let reason = &pair.reason;
            json!({"name": pair.short, "other": pair.full, "score": rounded(reason.score), "rule": reason.rule, "because": reason.because})
        })
        .collect();
    let mut all = json!({ "duplicates": duplicates });
    for &sort in look::Sort::ALL {
        let found = findings.iter().filter(|finding| finding.sort == sort);
        let found: Vec<_> = found
            .map(|finding| json!({"name": finding.name, "iri": finding.iri, "why": finding.why}))
            .collect();
        all[sort.word()] = json!(found);
    }
    all
}
