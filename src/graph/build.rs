//! [`GraphBuilder`]: articles in, in any order, one graph out.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::DiGraph;

use super::{EntityNode, Evidence, KnowledgeGraph, NumericFact, StatementEdge};
use crate::extraction::{ArticleRecord, Extraction, Offsets};
use crate::ontology::{Change, EntityClass, EntityType, Modality, RelationType};
use crate::text::Text;

/// Collects what articles say. The same articles in another order give an equal graph, and an article that
/// comes again (same IRI) replaces its former self.
#[derive(Clone, Debug, Default)]
pub struct GraphBuilder {
    articles: BTreeMap<String, Contribution>,
}

/// What one article adds; its text is gone but for the sentences that say something.
#[derive(Clone, Debug)]
struct Contribution {
    article: ArticleRecord,
    entities: BTreeMap<String, Described>,
    statements: BTreeMap<EdgeKey, Vec<Evidence>>,
}

/// One article's view of an entity.
#[derive(Clone, Debug)]
struct Described {
    name: String,
    kind: EntityType,
    class: Option<EntityClass>,
    aliases: Vec<String>,
    mentions: usize,
    numbers: Vec<NumericFact>,
}

/// What makes two statements the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct EdgeKey {
    subject: String,
    object: String,
    predicate: RelationType,
    modality: Modality,
    title: Option<String>,
    change: Option<Change>,
}

impl GraphBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one article.
    pub fn absorb(&mut self, extraction: &Extraction) {
        let text = Text::new(extraction.text.clone());
        let mut one = Contribution {
            article: extraction.article.clone(),
            entities: described(extraction),
            statements: BTreeMap::new(),
        };
        for number in &extraction.observations {
            let Some(subject) = number.subject.as_ref().and_then(|id| one.entities.get_mut(id)) else {
                continue;
            };
            subject.numbers.push(NumericFact {
                observation: number.clone(),
                article: extraction.article.id.clone(),
                sentence: sentence(&text, number.evidence),
            });
        }
        for relation in &extraction.relations {
            let (subject, object) = ends(relation.predicate, &relation.subject, &relation.object);
            let key = EdgeKey {
                subject,
                object,
                predicate: relation.predicate,
                modality: relation.modality,
                title: relation.title.clone(),
                change: relation.change,
            };
            let evidence = Evidence {
                article: extraction.article.id.clone(),
                sentence: sentence(&text, relation.evidence),
                span: relation.evidence,
                trigger: relation.trigger,
                rule: relation.rule.clone(),
                confidence: relation.confidence,
            };
            one.statements.entry(key).or_default().push(evidence);
        }
        self.articles.insert(extraction.article.id.clone(), one);
    }

    /// The graph. A statement whose ends no article describes is left out.
    pub fn finish(self) -> KnowledgeGraph {
        let mut views: BTreeMap<String, Vec<(String, Described)>> = BTreeMap::new();
        let mut statements: BTreeMap<EdgeKey, Vec<Evidence>> = BTreeMap::new();
        let mut articles = BTreeMap::new();
        for (article_id, one) in self.articles {
            for (id, view) in one.entities {
                views.entry(id).or_default().push((article_id.clone(), view));
            }
            for (key, mut evidence) in one.statements {
                statements.entry(key).or_default().append(&mut evidence);
            }
            articles.insert(article_id, one.article);
        }

        let mut network = DiGraph::with_capacity(views.len(), statements.len());
        let mut index = BTreeMap::new();
        for (id, views) in views {
            let node = network.add_node(merged(id.clone(), views));
            index.insert(id, node);
        }
        for (key, evidence) in statements {
            if let (Some(&subject), Some(&object)) = (index.get(&key.subject), index.get(&key.object)) {
                network.add_edge(subject, object, edge(key, evidence, &articles));
            }
        }
        KnowledgeGraph { network, index, articles }
    }
}

impl<'a> FromIterator<&'a Extraction> for KnowledgeGraph {
    fn from_iter<T: IntoIterator<Item = &'a Extraction>>(extractions: T) -> Self {
        let mut builder = GraphBuilder::new();
        for extraction in extractions {
            builder.absorb(extraction);
        }
        builder.finish()
    }
}

/// Subject and object, in IRI order where the predicate reads the same both ways.
fn ends(predicate: RelationType, subject: &str, object: &str) -> (String, String) {
    if predicate.is_symmetric() && object < subject {
        (object.to_owned(), subject.to_owned())
    } else {
        (subject.to_owned(), object.to_owned())
    }
}

fn described(extraction: &Extraction) -> BTreeMap<String, Described> {
    let mut entities: BTreeMap<String, Described> = extraction
        .entities
        .iter()
        .map(|e| {
            let view = Described {
                name: e.name.clone(),
                kind: e.kind,
                class: e.class,
                aliases: e.aliases.clone(),
                mentions: 0,
                numbers: Vec::new(),
            };
            (e.id.clone(), view)
        })
        .collect();
    for mention in &extraction.mentions {
        if let Some(entity) = entities.get_mut(&mention.entity) {
            entity.mentions += 1;
        }
    }
    entities
}

/// One entity out of what articles say of it: where they differ, the most frequent wins, then the smallest.
fn merged(id: String, views: Vec<(String, Described)>) -> EntityNode {
    let kind = most_frequent(views.iter().map(|(_, v)| v.kind)).expect("an entity has one view at least");
    let class = most_frequent(views.iter().filter_map(|(_, v)| v.class).filter(|c| c.kind() == kind));
    let name =
        most_frequent(views.iter().map(|(_, v)| v.name.clone())).expect("an entity has one view at least");
    let mut node = EntityNode {
        id,
        kind,
        class,
        aliases: BTreeSet::new(),
        mentions: BTreeMap::new(),
        numbers: Vec::new(),
        name,
    };
    for (article, mut view) in views {
        node.aliases.extend(view.aliases.into_iter().chain([view.name]).filter(|alias| *alias != node.name));
        node.mentions.insert(article, view.mentions);
        node.numbers.append(&mut view.numbers);
    }
    node
}

fn most_frequent<T: Ord>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    // Reversed, because of equals `max_by_key` takes the last.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(item, _)| item)
}

fn edge(
    key: EdgeKey,
    mut evidence: Vec<Evidence>,
    articles: &BTreeMap<String, ArticleRecord>,
) -> StatementEdge {
    let published = |e: &Evidence| articles.get(&e.article).and_then(|a| a.published.as_deref());
    evidence.sort_by(|a, b| {
        (published(a), &a.article, a.span, a.trigger, &a.rule)
            .cmp(&(published(b), &b.article, b.span, b.trigger, &b.rule))
            .then(b.confidence.total_cmp(&a.confidence))
    });
    evidence.dedup_by(|a, b| {
        (&a.article, a.span, a.trigger, &a.rule) == (&b.article, b.span, b.trigger, &b.rule)
    });
    StatementEdge {
        predicate: key.predicate,
        modality: key.modality,
        title: key.title,
        change: key.change,
        evidence,
    }
}

/// The characters of `range`; empty where the range leaves the text (a record made elsewhere may be wrong).
fn sentence(text: &Text, range: Offsets) -> String {
    if range.start > range.end {
        return String::new();
    }
    text.span_of_chars(range.start..range.end).map(|span| text.slice(span).to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::graph::testing::{Say, article};

    fn three() -> Vec<Extraction> {
        vec![
            article("a", "2024-01-01", &[("青江市", Say::R(RelationType::Organises), "青江灯会")]),
            article(
                "b",
                "2024-03-01",
                &[
                    ("青江市", Say::R(RelationType::Organises), "青江灯会"),
                    ("青江市", Say::R(RelationType::CooperatesWith), "白石市"),
                ],
            ),
            article("c", "2024-02-01", &[("白石市", Say::R(RelationType::CooperatesWith), "青江市")]),
        ]
    }

    #[test]
    fn one_statement_keeps_every_article_that_says_it_by_date() {
        let graph: KnowledgeGraph = three().iter().collect();
        assert_eq!((graph.entity_count(), graph.statement_count()), (3, 2));
        let dates: Vec<_> = graph
            .statements()
            .flat_map(|(_, _, s)| &s.evidence)
            .map(|e| graph.article(&e.article).unwrap().published.clone().unwrap())
            .collect();
        // 合作 reads the same both ways, so articles b and c say one thing.
        assert_eq!(dates, ["2024-02-01", "2024-03-01", "2024-01-01", "2024-03-01"]);
        let city = graph.entity(graph.find("青江市").single().unwrap());
        assert_eq!(city.mention_count(), 4);
    }

    #[test]
    fn an_article_absorbed_again_replaces_itself() {
        let once: KnowledgeGraph = three().iter().collect();
        let mut builder = GraphBuilder::new();
        for extraction in three().iter().chain(&three()) {
            builder.absorb(extraction);
        }
        assert_eq!(builder.clone().finish(), once);

        builder.absorb(&article("a", "2024-01-01", &[("青江市", Say::R(RelationType::Organises), "书市")]));
        let edited = builder.finish();
        assert!(edited.find("书市").single().is_some());
        assert_ne!(edited, once);
    }

    #[test]
    fn offsets_outside_the_text_cost_the_sentence_and_nothing_else() {
        let mut broken = three().remove(0);
        broken.relations[0].evidence = Offsets { start: 900, end: 7 };
        let graph: KnowledgeGraph = [broken].iter().collect();
        assert_eq!(graph.statements().next().unwrap().2.evidence[0].sentence, "");
    }

    #[test]
    fn where_articles_differ_the_most_frequent_type_wins() {
        let mut all = three();
        for (extraction, kind) in
            all.iter_mut().zip([EntityType::Place, EntityType::Place, EntityType::Organisation])
        {
            for entity in extraction.entities.iter_mut().filter(|e| e.name == "青江市") {
                entity.kind = kind;
            }
        }
        let graph: KnowledgeGraph = all.iter().collect();
        assert_eq!(graph.entity(graph.find("青江市").single().unwrap()).kind, EntityType::Place);
    }

    proptest! {
        #[test]
        fn the_order_of_articles_does_not_matter(order in Just(vec![0usize, 1, 2, 3, 4]).prop_shuffle()) {
            let mut all = three();
            all.push(article("d", "2024-01-01", &[("白石市", Say::R(RelationType::Receives), "花园城市奖")]));
            all.push(article("e", "2023-01-01", &[("青江市", Say::R(RelationType::Organises), "青江灯会")]));
            let sorted: KnowledgeGraph = all.iter().collect();
            let shuffled: KnowledgeGraph = order.iter().map(|at| &all[*at]).collect();
            prop_assert_eq!(sorted, shuffled);
        }
    }
}
