//! What a store holds, counted for its description.

use std::collections::{BTreeSet, HashSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};

use super::{GraphStore, StoreError};
use crate::iri::Base;
use crate::ontology::vocab::schema;
use crate::ontology::{EntityType, RelationType, class};
use crate::rdf::Description;

impl GraphStore {
    /// Counts what all graphs below `base` but the description itself hold.
    pub fn describe(&self, base: &Base) -> Result<Description, StoreError> {
        let dataset = NamedNode::new_unchecked(base.graph("dataset"));
        let mut description = Description {
            triples: self.len()? - self.graph(&dataset)?.len(),
            articles: self.instances(schema::NEWS_ARTICLE)?.len(),
            mentions: self.instances(class::MENTION)?.len(),
            observations: self.instances(schema::OBSERVATION)?.len(),
            newest: self.newest()?,
            ..Description::default()
        };
        let mentioned = self.mentioned()?;
        for &kind in EntityType::ALL {
            let all = self.instances(kind.iri())?;
            let named = all.iter().filter(|entity| mentioned.contains(*entity)).count();
            for (counts, count) in
                [(&mut description.entities, all.len()), (&mut description.mentioned, named)]
            {
                if count > 0 {
                    counts.insert(kind, count);
                }
            }
        }
        for &predicate in RelationType::ALL {
            let count = self.edges(predicate)?;
            if count > 0 {
                description.relations.insert(predicate, count);
            }
        }
        Ok(description)
    }

    /// How many quads the named graphs hold.
    pub fn len(&self) -> Result<usize, StoreError> {
        self.quads().try_fold(0, |count, quad| quad.map(|_| count + 1))
    }

    /// Whether there is no quad.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        self.inner.is_empty().map_err(|error| self.failed(&error))
    }

    /// Distinct members of a class, whatever graph says so.
    fn instances(&self, class: NamedNodeRef<'_>) -> Result<HashSet<String>, StoreError> {
        let members = self.matching(None, Some(rdf::TYPE), Some(class.into()), None);
        members.map(|quad| Ok(quad?.subject.to_string())).collect()
    }

    /// What articles say that they mention.
    fn mentioned(&self) -> Result<HashSet<String>, StoreError> {
        let mentions = self.matching(None, Some(schema::MENTIONS), None, None);
        mentions.map(|quad| Ok(quad?.object.to_string())).collect()
    }

    /// Distinct edges, however many articles say so.
    fn edges(&self, predicate: RelationType) -> Result<usize, StoreError> {
        let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
        for quad in self.matching(None, Some(predicate.iri()), None, None) {
            let quad = quad?;
            seen.insert((quad.subject.to_string(), quad.object.to_string()));
        }
        Ok(seen.len())
    }

    fn newest(&self) -> Result<Option<String>, StoreError> {
        let mut newest: Option<String> = None;
        for quad in self.matching(None, Some(schema::DATE_PUBLISHED), None, None) {
            if let Term::Literal(date) = quad?.object {
                let day = date.value().get(..10).unwrap_or_default().to_owned();
                newest = newest.max(crate::rdf::is_date(&day).then_some(day));
            }
        }
        Ok(newest)
    }
}
