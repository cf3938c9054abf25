//! `tupu path A B`: how two entities are connected.

use std::io::{self, Write};

use clap::ValueEnum;
use petgraph::graph::NodeIndex;
use serde_json::{Value, json};

use super::common::StoreArgs;
use super::show::{evidence_records, write_evidence};
use super::{Failure, Outcome, knowledge};
use crate::graph::{KnowledgeGraph, Step};
use crate::visualise::labels;

/// Arguments of `tupu path`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Name of the entity to begin with
    #[arg(value_name = "A")]
    from: String,
    /// Name of the entity to end with
    #[arg(value_name = "B")]
    to: String,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
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

/// Runs `tupu path`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let Args { from, to, format, store } = args;
    let graph = knowledge::load(&store.store)?;
    let from = knowledge::entity(&graph, &from)?;
    let to = knowledge::entity(&graph, &to)?;
    let Some(steps) = graph.shortest_path(from, to) else {
        let (from, to) = (&graph.entity(from).name, &graph.entity(to).name);
        return Err(Failure::new(format!("nothing in the store connects {from} with {to}")));
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match format {
        Format::Text => text(&graph, from, &steps, &mut out)?,
        Format::Json => writeln!(out, "{:#}", record(&graph, from, &steps))?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn text(graph: &KnowledgeGraph, from: NodeIndex, steps: &[Step], out: &mut dyn Write) -> io::Result<()> {
    let name = |node| graph.entity(node).name.as_str();
    let chain: Vec<&str> = std::iter::once(name(from)).chain(steps.iter().map(|s| name(s.to))).collect();
    writeln!(out, "{}（{} 步）", chain.join(" — "), steps.len())?;
    for step in steps {
        writeln!(out)?;
        for edge in &step.statements {
            let Some((subject, object)) = graph.network().edge_endpoints(*edge) else { continue };
            let statement = &graph.network()[*edge];
            let label = labels::relation(statement.predicate).zh;
            let title = statement.title.as_ref().map_or(String::new(), |title| format!("（{title}）"));
            let modality = match labels::modality(statement.modality).zh {
                "" => String::new(),
                label => format!("［{label}］"),
            };
            writeln!(out, "{} —{label}→ {}{title}{modality}", name(subject), name(object))?;
            if let Some(first) = statement.evidence.first() {
                write_evidence(graph, first, "    ", out)?;
            }
        }
    }
    Ok(())
}

fn record(graph: &KnowledgeGraph, from: NodeIndex, steps: &[Step]) -> Value {
    let entity = |node| {
        let entity = graph.entity(node);
        json!({ "id": entity.id, "name": entity.name, "type": entity.kind })
    };
    let statements = |step: &Step| -> Vec<Value> {
        let ends = step.statements.iter().filter_map(|e| Some((*e, graph.network().edge_endpoints(*e)?)));
        ends.map(|(edge, (subject, object))| {
            let statement = &graph.network()[edge];
            json!({
                "subject": graph.entity(subject).id,
                "predicate": statement.predicate,
                "object": graph.entity(object).id,
                "modality": statement.modality,
                "title": statement.title,
                "evidence": evidence_records(statement),
            })
        })
        .collect()
    };
    let step = |s: &Step| json!({ "from": entity(s.from), "to": entity(s.to), "statements": statements(s) });
    json!({ "from": entity(from), "length": steps.len(), "steps": steps.iter().map(step).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    #[test]
    fn each_step_shows_who_does_what_and_the_sentence() {
        let facts = [
            ("王某", Say::R(R::HoldsPosition), "青江日报社"),
            ("青江日报社", Say::R(R::LocatedIn), "青江市"),
        ];
        let graph: KnowledgeGraph = [article("灯", "2024-01-01", &facts)].iter().collect();
        let end = |name| knowledge::entity(&graph, name).unwrap();
        let steps = graph.shortest_path(end("青江市"), end("王某")).unwrap();
        let mut out = Vec::new();
        text(&graph, end("青江市"), &steps, &mut out).unwrap();
        let expected = "\
青江市 — 青江日报社 — 王某（2 步）

青江日报社 —位于→ 青江市
    “青江日报社与青江市有关。”
    —— 《灯报》 2024-01-01 青江日报 · 规则 locatedIn/verb · 可信度 0.90

王某 —任职于→ 青江日报社（主任）
    “王某与青江日报社有关。”
    —— 《灯报》 2024-01-01 青江日报 · 规则 holdsPosition/verb · 可信度 0.90
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn an_unknown_name_is_answered_with_similar_ones() {
        let graph: KnowledgeGraph =
            [article("灯", "2024-01-01", &[("王某", Say::R(R::Visits), "青江市")])].iter().collect();
        let failure = knowledge::entity(&graph, "青红市").unwrap_err();
        assert_eq!(
            failure.to_string(),
            "error: the store knows nothing named `青红市`\nhint: did you mean 青江市（地点）?"
        );
        assert_eq!(failure.code(), 1);
    }
}
