//! DOT (<https://graphviz.org/doc/info/lang.html>): small, readable, for Graphviz.

use std::io::{self, Write};

use super::{colour, labels};
use crate::graph::KnowledgeGraph;
use crate::ontology::Modality;

/// Writes `graph`.
pub fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph tupu {{")?;
    writeln!(out, "  graph [charset=\"UTF-8\", overlap=prism, splines=true];")?;
    writeln!(
        out,
        "  node [shape=box, style=\"rounded,filled\", fontcolor=white, fontname=\"Noto Sans CJK SC\"];"
    )?;
    writeln!(out, "  edge [fontsize=10, color=\"#98a2b3\", fontname=\"Noto Sans CJK SC\"];")?;
    for node in graph.nodes() {
        let entity = graph.entity(node);
        let [r, g, b] = colour(entity.kind);
        let (name, id) = (quoted(&entity.name), quoted(&entity.id));
        let kind = entity.kind;
        writeln!(
            out,
            "  n{} [label={name}, fillcolor=\"#{r:02x}{g:02x}{b:02x}\", class=\"{kind}\", URL={id}];",
            node.index()
        )?;
    }
    for (subject, object, statement) in graph.statements() {
        let label = labels::relation(statement.predicate).zh;
        let label = statement.title.as_ref().map_or(label.to_owned(), |title| format!("{label} {title}"));
        let style = match statement.modality {
            Modality::Done => "solid",
            Modality::Planned => "dashed",
            Modality::Denied => "dotted",
        };
        writeln!(
            out,
            "  n{} -> n{} [label={}, class=\"{}\", style={style}, weight={}];",
            subject.index(),
            object.index(),
            quoted(&label),
            statement.predicate,
            statement.article_count()
        )?;
    }
    writeln!(out, "}}")
}

/// A DOT string: within quotes only `"` and, for the labels' sake, `\` are special.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    #[test]
    fn quotes_are_escaped_and_a_plan_is_dashed() {
        let facts = [("\"甲\\乙\"公司", Say::M(R::Invests, Modality::Planned), "青江市")];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        let mut out = Vec::new();
        write(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains(r#"label="\"甲\\乙\"公司""#), "{text}");
        assert!(
            text.contains(r#"n0 -> n1 [label="投资", class="invests", style=dashed, weight=1];"#),
            "{text}"
        );
    }
}
