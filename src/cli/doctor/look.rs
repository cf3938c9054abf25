//! Entities that look odd by themselves, found in one pass over the store.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedOrBlankNode, Term};

use crate::cli::Failure;
use crate::iri::Base;
use crate::ontology::vocab::{itsrdf, skos};
use crate::ontology::{EntityType, RelationType};
use crate::store::GraphStore;

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Of several types.
    SeveralTypes,
    /// Of none.
    Untyped,
    /// By its name.
    OddName,
    /// Mentioned once, and nothing said of it.
    Orphan,
}

impl Sort {
    pub(super) const ALL: &[Self] = &[Self::SeveralTypes, Self::Untyped, Self::OddName, Self::Orphan];

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::SeveralTypes => "类型不一 of several types",
            Self::Untyped => "没有类型 of no type",
            Self::OddName => "名称可疑 odd names",
            Self::Orphan => "孤立 mentioned once, in no relation",
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::SeveralTypes => "several-types",
            Self::Untyped => "untyped",
            Self::OddName => "odd-names",
            Self::Orphan => "orphans",
        }
    }

    /// Whether it is likely a mistake.
    pub(super) const fn is_concern(self) -> bool {
        !matches!(self, Self::Orphan)
    }
}

/// One odd entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) sort: Sort,
    pub(super) name: String,
    pub(super) iri: String,
    pub(super) why: String,
}

/// What the store says of one entity.
#[derive(Debug, Default)]
struct Seen {
    name: Option<String>,
    types: BTreeMap<EntityType, usize>,
    mentions: usize,
    related: bool,
}

/// Odd entities among those that articles mention, by sort and name.
pub(super) fn look(store: &GraphStore, base: &Base) -> Result<Vec<Finding>, Failure> {
    let types: BTreeMap<&str, EntityType> =
        EntityType::ALL.iter().map(|kind| (kind.iri().as_str(), *kind)).collect();
    let predicates: BTreeSet<&str> = RelationType::ALL.iter().map(|p| p.iri().as_str()).collect();
    let articles = base.graph("article/");
    let mut all: BTreeMap<String, Seen> = BTreeMap::new();
    for quad in store.quads() {
        let quad = quad?;
        let graph = quad.graph_name.to_string();
        if !graph.trim_start_matches('<').starts_with(&articles) {
            continue;
        }
        let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
        let predicate = quad.predicate.as_str();
        match quad.object {
            Term::NamedNode(object) if predicate == itsrdf::TA_IDENT_REF.as_str() => {
                all.entry(object.into_string()).or_default().mentions += 1;
            }
            Term::NamedNode(object) if predicate == rdf::TYPE.as_str() => {
                if let Some(kind) = types.get(object.as_str()) {
                    *all.entry(subject.into_string()).or_default().types.entry(*kind).or_default() += 1;
                }
            }
            Term::NamedNode(object) if predicates.contains(predicate) => {
                for end in [subject.into_string(), object.into_string()] {
                    all.entry(end).or_default().related = true;
                }
            }
            Term::Literal(label) if predicate == skos::PREF_LABEL.as_str() => {
                all.entry(subject.into_string()).or_default().name = Some(label.value().to_owned());
            }
            _ => {}
        }
    }
    all.retain(|_, seen| seen.mentions > 0);
    let mut findings: Vec<Finding> = all.into_iter().flat_map(|(iri, seen)| odd(&iri, &seen)).collect();
    findings.sort_by(|a, b| (a.sort, &a.name).cmp(&(b.sort, &b.name)));
    Ok(findings)
}

fn odd(iri: &str, seen: &Seen) -> Vec<Finding> {
    let name = seen.name.clone().unwrap_or_else(|| iri.to_owned());
    let mut found = Vec::new();
    let mut add =
        |sort, why: String| found.push(Finding { sort, name: name.clone(), iri: iri.to_owned(), why });
    if seen.types.len() > 1 {
        let types: Vec<String> =
            seen.types.iter().map(|(kind, articles)| format!("{} {articles}", kind.label_zh())).collect();
        add(Sort::SeveralTypes, types.join("、"));
    }
    if seen.types.is_empty() {
        add(Sort::Untyped, format!("提及 {} 次 mentions", seen.mentions));
    }
    let person = seen.types.contains_key(&EntityType::Person);
    if let Some(why) = odd_name(&name, person) {
        add(Sort::OddName, why.to_owned());
    }
    if seen.mentions == 1 && !seen.related {
        add(Sort::Orphan, String::new());
    }
    found
}

/// What is wrong with a name.
fn odd_name(name: &str, person: bool) -> Option<&'static str> {
    let count = name.chars().count();
    let closed = [('“', '”'), ('《', '》'), ('（', '）'), ('(', ')'), ('「', '」')];
    let open = |pair: &(char, char)| name.matches(pair.0).count() != name.matches(pair.1).count();
    if count <= 1 {
        Some("只有一个字 one character")
    } else if closed.iter().any(open) {
        Some("引号或括号不成对 an unpaired bracket or quotation mark")
    } else if name.contains(['，', '。', '；', '！', '？', '：', '\n', '\t']) {
        Some("含标点 punctuation")
    } else if !name.chars().any(char::is_alphabetic) {
        Some("没有文字 no letter")
    } else if count > 40 {
        Some("太长 too long")
    } else if person && count > 5 && !name.contains(['·', '（']) && !name.is_ascii() {
        Some("人名太长 too long for a person")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_are_told_why() {
        for (name, person, odd) in [
            ("江", false, true),
            ("“青江杯大赛", false, true),
            ("青江市，白石市", false, true),
            ("2020", false, true),
            ("李伟（青江大学）", true, false),
            ("青江大学教授李伟", true, true),
            ("青江市科学技术协会", false, false),
            ("《青江志》", false, false),
        ] {
            assert_eq!(odd_name(name, person).is_some(), odd, "{name}");
        }
    }
}
