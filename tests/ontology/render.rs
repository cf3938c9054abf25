//! Renders `src/ontology/generated.rs`, laid out as rustfmt would.

use std::collections::BTreeMap;
use std::fmt::Write;

use tupu::ontology::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};

use crate::terms::{Kind, Ontology, Term};

const HEAD: &str = "//! Constants and labels of the ontology's terms, and its ready-made queries.
//!
//! Rendered from `ontology/` by `tests/ontology.rs`; do not edit. After a change there:
//! `UPDATE=1 cargo test --release --test ontology`.

use super::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};
use oxigraph::model::NamedNodeRef;
";

/// The whole file.
pub fn generated(ontology: &Ontology, queries: &BTreeMap<String, String>) -> String {
    let mut out = HEAD.to_owned();
    constants(&mut out, ontology, Kind::Class, "class", "Classes.");
    constants(&mut out, ontology, Kind::Property, "property", "Properties.");
    constants(&mut out, ontology, Kind::Individual, "individual", "Members of the closed lists.");
    enumeration(&mut out, ontology, "EntityType", EntityType::ALL);
    enumeration(&mut out, ontology, "EntityClass", EntityClass::ALL);
    enumeration(&mut out, ontology, "RelationType", RelationType::ALL);
    enumeration(&mut out, ontology, "Modality", Modality::ALL);
    enumeration(&mut out, ontology, "Change", Change::ALL);
    enumeration(&mut out, ontology, "StatKind", StatKind::ALL);
    enumeration(&mut out, ontology, "Resolution", Resolution::ALL);
    inverse_labels(&mut out, ontology);
    out.push_str("\n/// The ready-made queries: name and SPARQL text, by name.\n");
    out.push_str("pub const QUERIES: &[(&str, &str)] = &[\n");
    for name in queries.keys() {
        let _ = writeln!(out, "    (\"{name}\", include_str!(\"../../ontology/queries/{name}.rq\")),");
    }
    out.push_str("];\n");
    out
}

fn constants(out: &mut String, ontology: &Ontology, kind: Kind, module: &str, doc: &str) {
    let _ = write!(out, "\n/// {doc}\npub mod {module} {{\n    use super::NamedNodeRef;\n");
    for (name, term) in &ontology.terms {
        if term.kind != kind {
            continue;
        }
        let reserved = if term.reserved { " (reserved)" } else { "" };
        let _ = writeln!(out, "\n    /// {}, {}{reserved}.", term.label_zh, term.label_en);
        let left = format!("    pub const {}: NamedNodeRef<'static> =", screaming(name));
        let right = format!("NamedNodeRef::new_unchecked(\"{}\");", term.iri);
        let gap = if left.len() + right.len() < 110 { " " } else { "\n        " };
        let _ = writeln!(out, "{left}{gap}{right}");
    }
    out.push_str("}\n");
}

fn enumeration<T: std::fmt::Debug + Copy>(out: &mut String, ontology: &Ontology, name: &str, all: &[T]) {
    let module = match name {
        "EntityType" | "EntityClass" => "class",
        "RelationType" => "property",
        _ => "individual",
    };
    let terms: Vec<_> = all.iter().map(|v| (format!("{v:?}"), term_of(ontology, name, v))).collect();
    let _ = write!(out, "\nimpl {name} {{\n    /// The term in the ontology.\n");
    let _ = writeln!(out, "    pub const fn iri(self) -> NamedNodeRef<'static> {{\n        match self {{");
    for (variant, (local, _)) in &terms {
        let _ = writeln!(out, "            {name}::{variant} => {module}::{},", screaming(local));
    }
    out.push_str("        }\n    }\n");
    for (lang, language) in [("zh", "Chinese"), ("en", "English")] {
        let _ = write!(out, "\n    /// What to call it in {language}.\n");
        let _ =
            writeln!(out, "    pub const fn label_{lang}(self) -> &'static str {{\n        match self {{");
        for (variant, (_, term)) in &terms {
            let label = if lang == "zh" { &term.label_zh } else { &term.label_en };
            let _ = writeln!(out, "            {name}::{variant} => {label:?},");
        }
        out.push_str("        }\n    }\n");
    }
    out.push_str("}\n");
}

fn inverse_labels(out: &mut String, ontology: &Ontology) {
    out.push_str("\nimpl RelationType {");
    for (index, (lang, language)) in [("zh", "Chinese"), ("en", "English")].into_iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { "\n\n" });
        let _ = writeln!(out, "    /// What to call it in {language} when read from its object.");
        let _ = writeln!(
            out,
            "    pub const fn inverse_label_{lang}(self) -> &'static str {{\n        match self {{"
        );
        for relation in RelationType::ALL {
            let (_, term) = term_of(ontology, "RelationType", relation);
            let inverse = if lang == "zh" { &term.inverse_zh } else { &term.inverse_en };
            let own = if lang == "zh" { &term.label_zh } else { &term.label_en };
            let label = inverse.as_ref().unwrap_or(own);
            let _ = writeln!(out, "            RelationType::{relation:?} => {label:?},");
        }
        out.push_str("        }\n    }");
    }
    out.push_str("\n}\n");
}

/// The term of an enum's variant: its variant's name, for relations with a small first letter.
pub fn term_of<'a, T: std::fmt::Debug>(
    ontology: &'a Ontology,
    enumeration: &str,
    variant: &T,
) -> (String, &'a Term) {
    let mut local = format!("{variant:?}");
    if enumeration == "RelationType" {
        local =
            local.char_indices().map(|(at, c)| if at == 0 { c.to_ascii_lowercase() } else { c }).collect();
    }
    let term = ontology.terms.get(&local);
    (local, term.unwrap_or_else(|| panic!("core.ttl has no term for {enumeration}::{variant:?}")))
}

/// `enumerationComplete` → `ENUMERATION_COMPLETE`.
fn screaming(name: &str) -> String {
    let mut out = String::new();
    for (index, c) in name.char_indices() {
        if c.is_uppercase() && index > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_uppercase());
    }
    out
}
