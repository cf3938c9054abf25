//! `graph/gazetteer`: what is known before any article is read.

use oxigraph::model::{NamedNode, Quad};

use super::entity::{classes, name};
use super::quads::Quads;
use crate::identity::Identity;
use crate::iri::Base;
use crate::ontology::vocab::{dct, schema, skos};
use crate::ontology::{EntityClass, EntityType};

/// A place or organisation of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerEntry {
    /// Full official name (常州市).
    pub name: String,
    /// Other names that are valid anywhere (常州).
    pub aliases: Vec<String>,
    /// Its class, which gives its type.
    pub class: EntityClass,
    /// GB/T 2260 code, for divisions.
    pub code: Option<String>,
    /// Official name of the place that directly contains it.
    pub parent: Option<String>,
    /// The type that a person gave it in place of its class's.
    pub retyped: Option<EntityType>,
}

impl GazetteerEntry {
    /// The entry as a person's decisions have it.
    #[must_use]
    pub fn identified(mut self, identity: &Identity) -> Self {
        if let Some((kind, class)) = identity.kind(&self.name) {
            self.class = class.filter(|class| class.kind() == kind).unwrap_or(self.class);
            self.retyped = (self.class.kind() != kind).then_some(kind);
        }
        let name = identity.name(&self.name).to_owned();
        if name != self.name {
            self.aliases.push(std::mem::replace(&mut self.name, name));
            self.aliases.retain(|alias| *alias != self.name);
        }
        if let Some(parent) = &mut self.parent {
            *parent = identity.name(parent).to_owned();
        }
        self
    }
}

pub(super) fn quads(base: &Base, entries: &[GazetteerEntry]) -> Vec<Quad> {
    let mut out = Quads::new(NamedNode::new_unchecked(base.graph("gazetteer")));
    for entry in entries {
        let node = NamedNode::new_unchecked(base.entity(&entry.name));
        name(&mut out, &node, &entry.name);
        match entry.retyped {
            Some(kind) => classes(&mut out, &node, kind, None),
            None => classes(&mut out, &node, entry.class.kind(), Some(entry.class)),
        }
        for alias in &entry.aliases {
            out.zh(&node, skos::ALT_LABEL, alias);
        }
        if let Some(code) = &entry.code {
            out.string(&node, dct::IDENTIFIER, code);
        }
        if let Some(parent) = &entry.parent {
            out.add(&node, schema::CONTAINED_IN_PLACE, NamedNode::new_unchecked(base.entity(parent)));
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_code_and_parent() {
        let entry = GazetteerEntry {
            name: "常州市".to_owned(),
            aliases: vec!["常州".to_owned()],
            class: EntityClass::AdministrativeDivision,
            code: Some("320400".to_owned()),
            parent: Some("江苏省".to_owned()),
            retyped: None,
        };
        let lines: Vec<_> = quads(&Base::default(), &[entry]).iter().map(ToString::to_string).collect();
        let has = |part: &str| assert!(lines.iter().any(|line| line.contains(part)), "{part} in {lines:#?}");
        has("id/常州市> <http://purl.org/dc/terms/identifier> \"320400\"");
        has("containedInPlace> <https://w3id.org/tupu/id/江苏省>");
        has("AdministrativeArea> <https://w3id.org/tupu/graph/gazetteer>");
    }
}
