//! `tupu explain --why-not S P O`: the nearest rule, and the condition that failed.

use std::io::Write;

use serde_json::json;

use super::{Asked, marked, nearest, offsets};
use crate::cli::{Failure, knowledge};
use crate::extraction::{Extraction, Offsets, Restored};
use crate::link::relation::{Reason, Row, WhyNot, why_not};
use crate::link::{Context, EntityId};
use crate::ontology::RelationType;
use crate::visualise::labels;

/// The nearest that the rules came in one article.
struct Nearest {
    why: WhyNot,
    article: usize,
    sentence: Option<Offsets>,
    trigger: Option<Offsets>,
    /// What was said instead: subject and object by name.
    instead: Vec<(String, String)>,
}

pub(super) fn explain(
    asked: &Asked,
    subject: &str,
    predicate: RelationType,
    object: &str,
    json: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let (subject, object) = (asked.entity(subject)?, asked.entity(object)?);
    let (one, two) = (&asked.graph.entity(subject).id, &asked.graph.entity(object).id);
    let articles = asked.mentioning(&[subject, object]);
    let extractions = asked.extractions(&articles)?;
    let statement = format!("{} {predicate} {}", asked.name(subject), asked.name(object));
    if extractions.is_empty() {
        let message = format!("nothing is known of `{statement}`: no article names both");
        return Err(Failure::new(message));
    }
    let mut best: Option<Nearest> = None;
    for (index, extraction) in extractions.iter().enumerate() {
        let Some(found) = in_article(asked, extraction, index, (one, predicate, two)) else { continue };
        if best.as_ref().is_none_or(|b| b.why.nearness() < found.why.nearness()) {
            best = Some(found);
        }
    }
    let Some(best) = best else {
        let hint = "the store was built with --no-text: name the file with --article FILE";
        return Err(Failure::new("the texts of the articles are not in the store").hint(hint));
    };
    if best.why.reason == Reason::Said {
        let hint = format!("`tupu explain {statement}` tells by which rule");
        return Err(Failure::new(format!("`{statement}` is said")).hint(hint));
    }
    let extraction = &extractions[best.article];
    let parts = parts(extraction, &best, one, two);
    let sentence = best.sentence.map(|span| marked(extraction, span, &parts));
    let (zh, en) = label(asked, &best, predicate);
    if json {
        let all = json!({
            "statement": statement, "reason": name(&best.why.reason), "zh": zh, "en": en,
            "rule": best.why.rule, "trigger": best.trigger, "article": extraction.article.id,
            "sentence": sentence, "instead": best.instead,
        });
        return Ok(writeln!(out, "{all:#}")?);
    }
    writeln!(
        out,
        "没有读出 {} —{}→ {}",
        asked.name(subject),
        labels::relation(predicate).zh,
        asked.name(object)
    )?;
    writeln!(out, "{}", knowledge::cited(&asked.graph, &extraction.article.id))?;
    if let Some(sentence) = sentence {
        writeln!(out, "  “{sentence}”")?;
    }
    if let Some(rule) = &best.why.rule {
        writeln!(out, "  最接近的规则 {rule}")?;
    }
    writeln!(out, "  未满足的条件：{zh}")?;
    writeln!(out, "  {en}")?;
    for (subject, object) in &best.instead {
        writeln!(out, "  读出的是 {subject} —{}→ {object}", labels::relation(predicate).zh)?;
    }
    Ok(())
}

fn in_article(
    asked: &Asked,
    extraction: &Extraction,
    article: usize,
    (one, predicate, two): (&str, RelationType, &str),
) -> Option<Nearest> {
    let restored = Restored::new(extraction, &asked.base)?;
    let context =
        Context::with_triggers(&restored.article, &restored.mentions, &restored.entities, &asked.triggers);
    let id = |iri: &str| EntityId(asked.base.entity_name(iri).unwrap_or_else(|| iri.to_owned()));
    let why = why_not(&context, &id(one), predicate, &id(two));
    let text = restored.article.text();
    let sentence = why.sentence.map(|s| text.char_range(restored.article.sentences()[s].span).into());
    let trigger = why.trigger.map(|t| text.char_range(t).into());
    let name = |id: &EntityId| restored.entities.get(id).map_or(id.0.clone(), |e| e.name.clone());
    let instead = why.found.iter().take(5).map(|r| (name(&r.subject), name(&r.object))).collect();
    Some(Nearest { why, article, sentence, trigger, instead })
}

fn parts(extraction: &Extraction, best: &Nearest, one: &str, two: &str) -> Vec<(&'static str, Offsets)> {
    let Some(span) = best.sentence else { return Vec::new() };
    let near = best.trigger.map_or(span.start, |t| t.start);
    let mut parts = Vec::new();
    for (label, id) in [("主语", one), ("宾语", two)] {
        parts.extend(nearest(extraction, id, span, near).map(|m| (label, offsets(m))));
    }
    parts.extend(best.trigger.map(|t| ("触发词", t)));
    parts
}

fn name(reason: &Reason) -> &'static str {
    match reason {
        Reason::Said => "said",
        Reason::SubjectType => "subject-type",
        Reason::ObjectType => "object-type",
        Reason::Apart => "apart",
        Reason::NoTrigger => "no-trigger",
        Reason::OtherEnds => "other-ends",
        Reason::Stopped(condition) => condition.name(),
    }
}

/// What was in the way, in Chinese and English.
fn label(asked: &Asked, best: &Nearest, predicate: RelationType) -> (String, String) {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match &best.why.reason {
        Reason::Said => both("", ""),
        Reason::SubjectType => {
            both("主语的类型不能作此关系的主语", "the subject's type can have no such relation")
        }
        Reason::ObjectType => {
            both("宾语的类型不能作此关系的宾语", "the object's type can have no such relation")
        }
        Reason::Apart => both("没有一句同时提到两者", "no sentence names both"),
        Reason::NoTrigger => {
            let says = |r: &&Row| r.predicate == Some(predicate);
            let words: Vec<&str> =
                asked.triggers.rows().filter(says).map(|r| r.word.as_str()).take(12).collect();
            let words = words.join("、");
            (
                format!("句中没有表示这一关系的词（如{words}）"),
                format!("the sentence has no word that says it; there are {words}, …"),
            )
        }
        Reason::OtherEnds => {
            both("规则取了别的主语或宾语", "the rule took other names for subject or object")
        }
        Reason::Stopped(condition) => {
            let (zh, en) = condition.label();
            both(zh, en)
        }
    }
}
