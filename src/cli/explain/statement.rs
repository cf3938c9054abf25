//! `tupu explain S P O`: the rule, the words, the sentence and both ends of each place that says it.

use std::collections::BTreeSet;
use std::io::Write;

use petgraph::graph::NodeIndex;
use serde_json::{Value, json};

use super::{Asked, marked, nearest, offsets, recognised, resolved, rounded};
use crate::cli::{Failure, knowledge};
use crate::extraction::{Extraction, RelationRecord};
use crate::link::relation::{RULES, Triggers};
use crate::ontology::RelationType;
use crate::visualise::labels;

pub(super) fn explain(
    asked: &Asked,
    subject: &str,
    predicate: RelationType,
    object: &str,
    json: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let (subject, object) = (asked.entity(subject)?, asked.entity(object)?);
    let articles = asked.mentioning(&[subject, object]);
    let extractions = asked.extractions(&articles)?;
    let (one, two) = (&asked.graph.entity(subject).id, &asked.graph.entity(object).id);
    let says = |r: &&RelationRecord| {
        let turned = predicate.is_symmetric() && r.subject == *two && r.object == *one;
        r.predicate == predicate && (r.subject == *one && r.object == *two || turned)
    };
    let found: Vec<(&Extraction, &RelationRecord)> =
        extractions.iter().flat_map(|e| e.relations.iter().filter(says).map(move |r| (e, r))).collect();
    if found.is_empty() {
        return Err(nothing(asked, subject, predicate, object));
    }
    let heading =
        format!("{} —{}→ {}", asked.name(subject), labels::relation(predicate).zh, asked.name(object));
    if json {
        let statements: Vec<Value> = found.iter().map(|(e, r)| record(&asked.triggers, e, r)).collect();
        let (subject, object) = (asked.name(subject), asked.name(object));
        let all =
            json!({"subject": subject, "predicate": predicate, "object": object, "statements": statements});
        return Ok(writeln!(out, "{all:#}")?);
    }
    writeln!(out, "{heading}")?;
    for (extraction, relation) in found {
        writeln!(out)?;
        text(asked, extraction, relation, out)?;
    }
    Ok(())
}

fn nothing(asked: &Asked, subject: NodeIndex, predicate: RelationType, object: NodeIndex) -> Failure {
    let (one, two) = (asked.name(subject), asked.name(object));
    let edges = asked.graph.edges_of(subject);
    let between: BTreeSet<String> = edges
        .into_iter()
        .filter(|e| asked.graph.network().edge_endpoints(*e).is_some_and(|(a, b)| a == object || b == object))
        .map(|e| asked.graph.network()[e].predicate.to_string())
        .collect();
    let failure = Failure::new(format!("nothing says `{one} {predicate} {two}`"));
    let said = between.into_iter().collect::<Vec<_>>().join(", ");
    failure.hint(if said.is_empty() {
        format!("`tupu explain --why-not {one} {predicate} {two}` tells the nearest rule")
    } else {
        format!("what is said between the two: {said}")
    })
}

/// The row of the trigger table that says it: by its id where a user wrote it, else by word and predicate.
fn row<'t>(triggers: &'t Triggers, relation: &RelationRecord, trigger: &str) -> Option<(&'t str, bool)> {
    let own = triggers.rows().find(|r| r.own && r.id == relation.rule);
    let by_word = || triggers.rows().find(|r| r.word == trigger && r.predicate == Some(relation.predicate));
    own.or_else(by_word).map(|r| (r.id.as_str(), r.own))
}

fn words(extraction: &Extraction, relation: &RelationRecord) -> String {
    let (start, end) = (relation.trigger.start, relation.trigger.end);
    extraction.text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

fn text(
    asked: &Asked,
    extraction: &Extraction,
    relation: &RelationRecord,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let trigger = words(extraction, relation);
    let ends = [("主语", &relation.subject), ("宾语", &relation.object)]
        .map(|(label, id)| (label, nearest(extraction, id, relation.evidence, relation.trigger.start)));
    let mut parts: Vec<_> = ends.iter().filter_map(|(l, m)| Some((*l, offsets((*m)?)))).collect();
    parts.push(("触发词", relation.trigger));
    writeln!(out, "{}", knowledge::cited(&asked.graph, &extraction.article.id))?;
    writeln!(out, "  “{}”", marked(extraction, relation.evidence, &parts))?;
    let rule = RULES.iter().find(|r| r.id == relation.rule);
    let row = row(&asked.triggers, relation, &trigger);
    let id =
        row.filter(|(id, _)| *id != relation.rule).map(|(id, _)| format!("（{id}）")).unwrap_or_default();
    let says = rule.map_or_else(String::new, |r| format!("：{}", r.zh));
    writeln!(out, "  规则 {}{id}{says}", relation.rule)?;
    let title = relation.title.as_ref().map(|t| format!("，职务“{t}”")).unwrap_or_default();
    let modality = match labels::modality(relation.modality).zh {
        "" => "完成",
        label => label,
    };
    writeln!(out, "  可信度 {:.2}，{modality}{title}", relation.confidence)?;
    for (label, mention) in ends {
        if let Some(m) = mention {
            writeln!(out, "  {label} {}：{}，{}", m.text, resolved(extraction, m), recognised(m))?;
        } else {
            let by = relation.supplied.as_deref().unwrap_or("named-elsewhere");
            writeln!(out, "  {label} 句中省略，按规则 {by} 补足")?;
        }
    }
    Ok(())
}

fn record(triggers: &Triggers, extraction: &Extraction, relation: &RelationRecord) -> Value {
    let trigger = words(extraction, relation);
    let end = |id| {
        nearest(extraction, id, relation.evidence, relation.trigger.start).map(|m| {
            json!({"start": m.start, "end": m.end, "text": m.text, "resolution": m.resolution,
                   "confidence": rounded(m.confidence), "recogniser": m.recogniser, "rule": m.rule})
        })
    };
    let evidence = relation.evidence;
    let sentence: String = extraction
        .text
        .chars()
        .skip(evidence.start)
        .take(evidence.end.saturating_sub(evidence.start))
        .collect();
    json!({
        "article": extraction.article.id,
        "sentence": sentence,
        "evidence": evidence,
        "trigger": {"start": relation.trigger.start, "end": relation.trigger.end, "text": trigger},
        "rule": relation.rule,
        "row": row(triggers, relation, &trigger).map(|(id, _)| id),
        "confidence": rounded(relation.confidence),
        "modality": relation.modality,
        "title": relation.title,
        "change": relation.change,
        "supplied": relation.supplied,
        "subject": end(&relation.subject),
        "object": end(&relation.object),
    })
}
