//! `tupu show NAME`: one entity as a person would want it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use petgraph::graph::NodeIndex;
use serde_json::{Value, json};

use super::common::StoreArgs;
use super::{Failure, Outcome, knowledge};
use crate::graph::{Evidence, KnowledgeGraph, NumericFact, StatementEdge};
use crate::ontology::RelationType;
use crate::visualise::labels;

/// Arguments of `tupu show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Name of the entity: official, short, or a part of it
    #[arg(value_name = "NAME")]
    name: String,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Print every sentence that says a fact, not only the first
    #[arg(long)]
    all: bool,
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

/// Runs `tupu show`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let Args { name, format, all, store } = args;
    let graph = knowledge::load(&store.store)?;
    let node = knowledge::entity(&graph, &name)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    match format {
        Format::Text => text(&graph, node, all, &mut out)?,
        Format::Json => writeln!(out, "{:#}", record(&graph, node))?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// One statement, seen from an entity.
struct Fact<'a> {
    outgoing: bool,
    other: NodeIndex,
    statement: &'a StatementEdge,
}

/// The facts about `node` by predicate, what it does before what is done to it.
fn facts(graph: &KnowledgeGraph, node: NodeIndex) -> BTreeMap<(bool, RelationType), Vec<Fact<'_>>> {
    let mut groups: BTreeMap<_, Vec<Fact<'_>>> = BTreeMap::new();
    for edge in graph.edges_of(node) {
        let Some((subject, object)) = graph.network().edge_endpoints(edge) else { continue };
        let statement = &graph.network()[edge];
        let outgoing = subject == node;
        let incoming = !outgoing && !statement.predicate.is_symmetric();
        let other = if outgoing { object } else { subject };
        groups.entry((incoming, statement.predicate)).or_default().push(Fact { outgoing, other, statement });
    }
    for group in groups.values_mut() {
        group.sort_by_key(|fact| (std::cmp::Reverse(fact.statement.article_count()), fact.other));
    }
    groups
}

fn text(graph: &KnowledgeGraph, node: NodeIndex, all: bool, out: &mut dyn Write) -> io::Result<()> {
    let entity = graph.entity(node);
    let class = entity.class.map_or(String::new(), |c| format!(" · {}", labels::entity_class(c).zh));
    writeln!(out, "{}  {}{class}", entity.name, labels::entity_type(entity.kind).zh)?;
    if !entity.aliases.is_empty() {
        let aliases: Vec<&str> = entity.aliases.iter().map(String::as_str).collect();
        writeln!(out, "又名 {}", aliases.join("、"))?;
    }
    writeln!(out, "{} 篇报道中出现 {} 次", entity.mentions.len(), entity.mention_count())?;
    writeln!(out, "{}", entity.id)?;

    let facts = facts(graph, node);
    if !facts.is_empty() {
        writeln!(out, "\n事实")?;
    }
    for ((incoming, predicate), group) in &facts {
        let label = if *incoming { labels::inverse(*predicate) } else { labels::relation(*predicate) };
        writeln!(out, "  {}", label.zh)?;
        for fact in group {
            write_fact(graph, fact, all, out)?;
        }
    }
    if !entity.numbers.is_empty() {
        writeln!(out, "\n数字")?;
    }
    for number in &entity.numbers {
        write_number(graph, number, out)?;
    }
    writeln!(out, "\n报道")?;
    let mut mentions: Vec<_> = entity.mentions.iter().collect();
    mentions.sort_by_key(|(article, count)| (std::cmp::Reverse(**count), article.as_str()));
    for (article, count) in mentions {
        writeln!(out, "  {} · {count} 次", knowledge::cited(graph, article))?;
    }
    Ok(())
}

fn write_fact(graph: &KnowledgeGraph, fact: &Fact<'_>, all: bool, out: &mut dyn Write) -> io::Result<()> {
    let title = fact.statement.title.as_ref().map_or(String::new(), |title| format!("（{title}）"));
    let modality = match labels::modality(fact.statement.modality).zh {
        "" => String::new(),
        label => format!("［{label}］"),
    };
    writeln!(out, "    {}{title}{modality}", graph.entity(fact.other).name)?;
    let shown = if all { fact.statement.evidence.len() } else { 1 };
    for evidence in fact.statement.evidence.iter().take(shown) {
        write_evidence(graph, evidence, "      ", out)?;
    }
    let more = fact.statement.evidence.len() - shown.min(fact.statement.evidence.len());
    if more > 0 {
        writeln!(out, "      另有 {more} 处原文（--all 全部列出）")?;
    }
    Ok(())
}

/// The sentence, and below it where it stands and which rule read it.
pub(super) fn write_evidence(
    graph: &KnowledgeGraph,
    evidence: &Evidence,
    indent: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{indent}{}", knowledge::quoted(&evidence.sentence))?;
    let cited = knowledge::cited(graph, &evidence.article);
    writeln!(out, "{indent}—— {cited} · 规则 {} · 可信度 {:.2}", evidence.rule, evidence.confidence)
}

fn write_number(graph: &KnowledgeGraph, number: &NumericFact, out: &mut dyn Write) -> io::Result<()> {
    let said = &number.observation;
    let kind = labels::stat_kind(said.kind).zh;
    let period = said.period.as_ref().map_or(String::new(), |period| format!("，{period}"));
    writeln!(out, "  {} {}（{kind}{period}）", said.measure, said.text)?;
    writeln!(out, "      {}", knowledge::quoted(&number.sentence))?;
    writeln!(out, "      —— {}", knowledge::cited(graph, &number.article))
}

fn record(graph: &KnowledgeGraph, node: NodeIndex) -> Value {
    let entity = graph.entity(node);
    let facts: Vec<Value> =
        facts(graph, node).into_values().flatten().map(|f| fact_record(graph, &f)).collect();
    let article = |id: &str, count: usize| {
        let known = graph.article(id);
        json!({
            "id": id,
            "title": known.and_then(|a| a.title.as_deref()),
            "published": known.and_then(|a| a.published.as_deref()),
            "mentions": count,
        })
    };
    let numbers = entity
        .numbers
        .iter()
        .map(|n| json!({ "observation": n.observation, "article": n.article, "sentence": n.sentence }));
    json!({
        "id": entity.id,
        "name": entity.name,
        "type": entity.kind,
        "class": entity.class,
        "aliases": entity.aliases,
        "facts": facts,
        "numbers": numbers.collect::<Vec<_>>(),
        "articles": entity.mentions.iter().map(|(id, count)| article(id, *count)).collect::<Vec<_>>(),
    })
}

fn fact_record(graph: &KnowledgeGraph, fact: &Fact<'_>) -> Value {
    let other = graph.entity(fact.other);
    json!({
        "is": if fact.outgoing { "subject" } else { "object" },
        "predicate": fact.statement.predicate,
        "entity": { "id": other.id, "name": other.name, "type": other.kind },
        "modality": fact.statement.modality,
        "title": fact.statement.title,
        "change": fact.statement.change,
        "evidence": evidence_records(fact.statement),
    })
}

/// Every place that says a statement, as JSON.
pub(super) fn evidence_records(statement: &StatementEdge) -> Vec<Value> {
    let one = |e: &Evidence| {
        json!({
            "article": e.article, "sentence": e.sentence, "start": e.span.start, "end": e.span.end,
            "trigger": e.trigger, "rule": e.rule, "confidence": e.confidence,
        })
    };
    statement.evidence.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article, with_number};
    use crate::ontology::Modality;

    fn shown(name: &str) -> String {
        let facts = [
            ("青江市", Say::R(RelationType::Organises), "青江灯会"),
            ("青江市", Say::M(RelationType::Receives, Modality::Planned), "花园城市奖"),
            ("王某", Say::R(RelationType::Visits), "青江市"),
        ];
        let one = with_number(article("灯", "2024-01-01", &facts), "青江市", "灯展", 12.0);
        let two = article("会", "2024-02-03", &facts[..1]);
        let graph: KnowledgeGraph = [one, two].iter().collect();
        let mut out = Vec::new();
        text(&graph, knowledge::entity(&graph, name).unwrap(), false, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_entity_is_shown_with_the_sentence_behind_each_fact() {
        let expected = "\
青江市  地点
又名 青江
2 篇报道中出现 4 次
https://w3id.org/tupu/id/青江市

事实
  举办
    青江灯会
      “青江市与青江灯会有关。”
      —— 《灯报》 2024-01-01 青江日报 · 规则 organises/verb · 可信度 0.90
      另有 1 处原文（--all 全部列出）
  获得
    花园城市奖［计划］
      “青江市与花园城市奖有关。”
      —— 《灯报》 2024-01-01 青江日报 · 规则 receives/verb · 可信度 0.90
  来访者
    王某
      “王某与青江市有关。”
      —— 《灯报》 2024-01-01 青江日报 · 规则 visits/verb · 可信度 0.90

数字
  灯展 12场（数量）
      “青江市与青江灯会有关。”
      —— 《灯报》 2024-01-01 青江日报

报道
  《灯报》 2024-01-01 青江日报 · 3 次
  《会报》 2024-02-03 青江日报 · 1 次
";
        assert_eq!(shown("青江"), expected);
    }
}
