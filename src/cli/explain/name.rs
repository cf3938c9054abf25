//! `tupu explain NAME`: why each mention was taken for this entity.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};

use super::{Asked, marked, offsets, recognised, resolved, rounded};
use crate::cli::{Failure, knowledge};
use crate::extraction::{Extraction, MentionRecord, Offsets};
use crate::visualise::labels;

pub(super) fn explain(
    asked: &Asked,
    name: &str,
    all: bool,
    json: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let node = asked.entity(name)?;
    let entity = asked.graph.entity(node);
    let extractions = asked.extractions(&asked.mentioning(&[node]))?;
    let mentions: Vec<(&Extraction, &MentionRecord)> = extractions
        .iter()
        .flat_map(|e| e.mentions.iter().filter(|m| m.entity == entity.id).map(move |m| (e, m)))
        .collect();
    if json {
        let mentions: Vec<Value> = mentions.iter().map(|(e, m)| record(e, m)).collect();
        let aliases = &entity.aliases;
        let all = json!({"id": entity.id, "name": entity.name, "type": entity.kind, "aliases": aliases,
                         "mentions": mentions});
        return Ok(writeln!(out, "{all:#}")?);
    }
    writeln!(out, "{}  {}", entity.name, labels::entity_type(entity.kind).zh)?;
    writeln!(out, "{} 篇报道中出现 {} 次", entity.mentions.len(), mentions.len())?;
    let mut forms: BTreeMap<_, Vec<(&Extraction, &MentionRecord)>> = BTreeMap::new();
    for (extraction, mention) in mentions {
        let form = (&mention.text, mention.resolution, &mention.recogniser, &mention.rule);
        forms.entry(form).or_default().push((extraction, mention));
    }
    let mut forms: Vec<_> = forms.into_values().collect();
    forms.sort_by_key(|places| std::cmp::Reverse(places.len()));
    for places in &forms {
        let Some((first, mention)) = places.first() else { continue };
        writeln!(
            out,
            "\n{}  {} 次：{}，{}",
            mention.text,
            places.len(),
            resolved(first, mention),
            recognised(mention)
        )?;
        let shown = if all { places.len() } else { 1 };
        for (extraction, mention) in places.iter().take(shown) {
            let sentence = marked(extraction, sentence(extraction, mention), &[("即", offsets(mention))]);
            writeln!(out, "  “{sentence}”")?;
            writeln!(out, "  —— {}", knowledge::cited(&asked.graph, &extraction.article.id))?;
        }
    }
    Ok(())
}

/// The sentence that holds the mention, else the mention alone.
fn sentence(extraction: &Extraction, mention: &MentionRecord) -> Offsets {
    let holds = |s: &&Offsets| s.start <= mention.start && mention.end <= s.end;
    extraction.sentences.iter().find(holds).copied().unwrap_or(offsets(mention))
}

fn record(extraction: &Extraction, mention: &MentionRecord) -> Value {
    let span = sentence(extraction, mention);
    let text: String = extraction.text.chars().skip(span.start).take(span.end - span.start).collect();
    json!({
        "article": extraction.article.id, "text": mention.text, "start": mention.start, "end": mention.end,
        "sentence": text, "resolution": mention.resolution, "why": resolved(extraction, mention),
        "confidence": rounded(mention.confidence), "recogniser": mention.recogniser, "rule": mention.rule,
    })
}
