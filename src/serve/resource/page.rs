//! The page of a thing: every statement about it, in both directions, by predicate.

use std::collections::BTreeMap;
use std::fmt::Write;

use oxigraph::model::NamedNode;
use serde::Deserialize;

use crate::iri::Base;
use crate::rdf::prefix::{prefixes, shorten};

/// A statement: its predicate and the thing or value at its other end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Row {
    p: Term,
    pl: Option<Term>,
    v: Term,
    vl: Option<Term>,
}

/// A term of the SPARQL results.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Term {
    #[serde(rename = "type")]
    kind: String,
    value: String,
    #[serde(rename = "xml:lang")]
    language: Option<String>,
}

#[derive(Deserialize)]
struct Document {
    results: Results,
}

#[derive(Deserialize)]
struct Results {
    bindings: Vec<Row>,
}

/// The rows of SPARQL results in JSON, each statement once.
pub(super) fn rows(json: &[u8]) -> Option<Vec<Row>> {
    let mut rows = serde_json::from_slice::<Document>(json).ok()?.results.bindings;
    rows.dedup_by(|a, b| a.p == b.p && a.v == b.v);
    Some(rows)
}

/// The whole page.
pub(super) fn render(node: &NamedNode, outgoing: &[Row], incoming: &[Row], base: &Base) -> String {
    let names = prefixes(base);
    let short = |iri: &str| shorten(iri, &names).unwrap_or_else(|| iri.to_owned());
    let label = |row: &&Row| {
        matches!(
            short(&row.p.value).as_str(),
            "skos:prefLabel" | "rdfs:label" | "schema:headline" | "schema:name"
        )
    };
    let title = outgoing.iter().find(label).map_or_else(|| short(node.as_str()), |row| row.v.value.clone());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} · 图谱 tupu</title>\n\
         <link rel=\"stylesheet\" href=\"/resource.css\">\n\
         <link rel=\"alternate\" type=\"text/turtle\" href=\"?format=turtle\">\n\
         <link rel=\"alternate\" type=\"application/ld+json\" href=\"?format=jsonld\">\n</head>\n<body>\n\
         <nav><a href=\"/\">图谱 tupu</a>{explorer}</nav>\n<h1>{title}</h1>\n<p class=\"iri\">{iri}</p>\n\
         <p class=\"formats\">RDF: <a href=\"?format=turtle\">Turtle</a> <a href=\"?format=jsonld\">JSON-LD</a> \
         <a href=\"?format=ntriples\">N-Triples</a> <a href=\"?format=rdfxml\">RDF/XML</a></p>\n",
        title = escape(&title),
        iri = escape(node.as_str()),
        explorer = explorer(node, base),
    );
    table(&mut page, "陈述 Statements", outgoing, base, &short);
    table(&mut page, "被引 Referred to by", incoming, base, &short);
    page.push_str("</body>\n</html>\n");
    page
}

/// The way to the same thing in the explorer, where it has a page there.
fn explorer(node: &NamedNode, base: &Base) -> String {
    let local = node.as_str().strip_prefix(base.as_str()).and_then(|local| local.split_once('/'));
    match local {
        Some((kind @ ("id" | "article"), name)) if !name.contains('#') => {
            let view = if kind == "id" { "entity" } else { "article" };
            // What stands behind `#` is decoded once.
            let name = escape(&name.replace('%', "%25"));
            format!(" <a href=\"/#/{view}/{name}\">在图谱中打开 Open in the explorer</a>")
        }
        _ => String::new(),
    }
}

/// Statements by predicate, in the order of their names.
fn table(page: &mut String, heading: &str, rows: &[Row], base: &Base, short: &dyn Fn(&str) -> String) {
    if rows.is_empty() {
        return;
    }
    let mut groups: BTreeMap<(String, &str), Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let name = row.pl.as_ref().map_or_else(|| short(&row.p.value), |label| label.value.clone());
        groups.entry((name, &row.p.value)).or_default().push(row);
    }
    let _ = write!(page, "<h2>{heading}</h2>\n<table>\n");
    for ((name, iri), rows) in groups {
        let _ = write!(page, "<tr><th title=\"{}\">{}</th><td><ul>", escape(iri), escape(&name));
        for row in rows {
            let _ = write!(page, "<li>{}</li>", value(row, base, short));
        }
        page.push_str("</ul></td></tr>\n");
    }
    page.push_str("</table>\n");
}

/// What stands at the other end: a link where it has an address.
fn value(row: &Row, base: &Base, short: &dyn Fn(&str) -> String) -> String {
    let Term { kind, value, language } = &row.v;
    if kind != "uri" {
        let language = language.as_ref().map_or(String::new(), |l| format!(" lang=\"{}\"", escape(l)));
        return format!("<span{language}>{}</span>", escape(value));
    }
    let name = row.vl.as_ref().map_or_else(|| short(value), |label| label.value.clone());
    let href = match value.strip_prefix(base.as_str()) {
        Some(path)
            if ["id/", "article/", "graph/", "role/", "measure/"].iter().any(|k| path.starts_with(k)) =>
        {
            format!("/{path}")
        }
        _ => value.clone(),
    };
    // `javascript:` and the like are names, not addresses.
    if href.starts_with('/') || href.starts_with("http://") || href.starts_with("https://") {
        format!("<a href=\"{}\">{}</a>", escape(&href), escape(&name))
    } else {
        escape(&name)
    }
}

/// Text as HTML, in quotation marks too.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(p: &str, kind: &str, value: &str) -> String {
        format!(
            r#"{{"p":{{"type":"uri","value":"{p}"}},"v":{{"type":"{kind}","value":"{value}"}},
               "pl":{{"type":"literal","xml:lang":"zh","value":"举办"}}}}"#
        )
    }

    fn page(row: &str) -> String {
        let json = format!(r#"{{"head":{{"vars":[]}},"results":{{"bindings":[{row}]}}}}"#);
        let rows = rows(json.as_bytes()).unwrap();
        render(&NamedNode::new("https://w3id.org/tupu/id/青江市").unwrap(), &rows, &[], &Base::default())
    }

    #[test]
    fn things_of_the_store_are_links_within_it() {
        let page = page(&row("https://w3id.org/tupu/ns#organises", "uri", "https://w3id.org/tupu/id/灯会"));
        assert!(page.contains("<a href=\"/id/灯会\">e:灯会</a>"), "{page}");
        assert!(page.contains(">举办</th>"), "{page}");
    }

    #[test]
    fn an_entity_has_a_page_in_the_explorer() {
        let page = page(&row("http://x/p", "literal", "1"));
        assert!(page.contains("<a href=\"/#/entity/青江市\">"), "{page}");
        let node = NamedNode::new(Base::default().entity("a/b")).unwrap();
        assert!(explorer(&node, &Base::default()).contains("/#/entity/a%252Fb\""));
        let graph = NamedNode::new(Base::default().graph("x")).unwrap();
        assert_eq!(explorer(&graph, &Base::default()), "");
    }

    #[test]
    fn no_value_becomes_markup() {
        let literal = page(&row("http://x/p", "literal", "<script>alert(1)</script>"));
        assert!(!literal.contains("<script") && literal.contains("&lt;script&gt;"), "{literal}");
        let address = page(&row("http://x/p", "uri", "javascript:alert(1)"));
        assert!(!address.contains("href=\"javascript"), "{address}");
    }
}
