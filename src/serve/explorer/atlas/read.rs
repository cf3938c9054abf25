//! The atlas of a store.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::thread;

use oxigraph::model::NamedNodeRef;
use oxigraph::model::vocab::rdf;
use rustc_hash::FxHashMap;

use super::{Article, Atlas, Claim, Entity, Reader, text};
use crate::graph::page_rank;
use crate::iri::Base;
use crate::ontology::vocab::{schema, skos};
use crate::ontology::{EntityClass, EntityType, Modality, RelationType, property};
use crate::rdf::{IS_REPLACED_BY, IS_VERSION_OF};
use crate::serve::explorer::filter::day;

/// What is known of an entity while it is read.
#[derive(Default)]
struct Draft {
    articles: u32,
    names: BTreeSet<String>,
    aliases: BTreeSet<String>,
    kinds: Vec<EntityType>,
    class: Option<EntityClass>,
}

/// What is known of a claim while it is read; ends are IRIs by their places.
struct Stated {
    subject: u32,
    object: Option<u32>,
    predicate: Option<RelationType>,
    modality: Modality,
    confidence: f32,
}

/// Claims by IRI, and the IRIs of their ends.
struct Statements {
    claims: FxHashMap<String, Stated>,
    ends: Vec<String>,
}

impl Atlas {
    /// Reads the store in `folder`.
    pub(in super::super) fn read(folder: &Path) -> Result<Self, String> {
        let reader = Reader::open(folder)?;
        // Two readers, as most machines have two cores.
        let (statements, drafts, articles) = thread::scope(|scope| {
            let statements = scope.spawn(|| statements(&reader));
            let articles = articles(&reader)?;
            let drafts = drafts(&reader)?;
            let broken = |_| "the store could not be read; this is a bug".to_owned();
            Ok::<_, String>((statements.join().map_err(broken)??, drafts, articles))
        })?;
        let (articles, newspapers) = articles;
        let mut atlas = Self { base: reader.base.clone(), articles, newspapers, ..Self::default() };
        atlas.add_entities(drafts, &statements.ends);
        settle_types(&reader, &mut atlas)?;
        atlas.add_replaced(&reader)?;
        atlas.add_claims(&statements);
        atlas.connect();
        Ok(atlas)
    }

    fn add_entities(&mut self, mut drafts: FxHashMap<String, Draft>, ends: &[String]) {
        for end in ends {
            drafts.entry(end.clone()).or_default();
        }
        let entity = |(iri, draft): (String, Draft)| {
            let named = self.base.entity_name(&iri).unwrap_or_else(|| iri.clone());
            // Articles may have called it differently; its IRI was made of one name.
            let name = if draft.names.contains(&named) {
                named
            } else {
                draft.names.first().cloned().unwrap_or(named)
            };
            let aliases = draft.names.into_iter().chain(draft.aliases).filter(|alias| *alias != name);
            let aliases: BTreeSet<String> = aliases.collect();
            let kind = draft.kinds.first().copied().unwrap_or(EntityType::Organisation);
            Entity {
                id: Self::id(&self.base, "id", &iri).into(),
                name: name.into(),
                aliases: aliases.into_iter().map(String::into_boxed_str).collect(),
                kind,
                class: draft.class.filter(|class| class.kind() == kind),
                articles: draft.articles,
                // Until they are settled: how many types there are.
                degree: draft.kinds.len() as u32,
                rank: 0.0,
            }
        };
        let mut entities: Vec<Entity> = drafts.into_iter().map(entity).collect();
        entities.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        self.entities = entities;
    }

    fn add_replaced(&mut self, reader: &Reader) -> Result<(), String> {
        let mut replaced: Vec<(Box<str>, u32)> = Vec::new();
        reader.column(IS_REPLACED_BY, |former, later| {
            let later = self.entity(Self::id(&self.base, "id", text(later)));
            replaced.extend(later.map(|at| (Self::id(&self.base, "id", former).into(), at)));
        })?;
        replaced.sort_unstable();
        self.replaced = replaced;
        Ok(())
    }

    fn add_claims(&mut self, statements: &Statements) {
        let places: Vec<Option<u32>> =
            statements.ends.iter().map(|iri| self.entity(Self::id(&self.base, "id", iri))).collect();
        let place = |end: u32| places.get(end as usize).copied().flatten();
        let mut claims: Vec<Claim> = Vec::with_capacity(statements.claims.len());
        #[expect(clippy::iter_over_hash_type, reason = "sorted below")]
        for (iri, stated) in &statements.claims {
            let claim = || {
                let (article, number) = iri.rsplit_once("#claim-")?;
                let (mut subject, mut object) = (place(stated.subject)?, place(stated.object?)?);
                let predicate = stated.predicate?;
                if predicate.is_symmetric() && object < subject {
                    (subject, object) = (object, subject);
                }
                Some(Claim {
                    subject,
                    object,
                    article: self.article(Self::id(&self.base, "article", article))?,
                    number: number.parse().ok()?,
                    confidence: stated.confidence,
                    predicate,
                    modality: stated.modality,
                })
            };
            claims.extend(claim());
        }
        claims.sort_unstable_by_key(|claim| (claim.article, claim.number));
        for claim in &claims {
            self.articles[claim.article as usize].claims += 1;
        }
        self.claims = claims;
    }

    /// Which claims touch an entity, how many others it has, and its rank.
    fn connect(&mut self) {
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); self.entities.len()];
        for (at, claim) in self.claims.iter().enumerate() {
            lists[claim.subject as usize].push(at as u32);
            if claim.object != claim.subject {
                lists[claim.object as usize].push(at as u32);
            }
        }
        self.starts.push(0);
        for list in lists {
            self.touching.extend(list);
            self.starts.push(self.touching.len() as u32);
        }
        let links: Vec<_> =
            self.claims.iter().map(|claim| (claim.subject as usize, claim.object as usize, 1.0)).collect();
        let count = self.entities.len();
        for (at, rank) in page_rank(count, &links).into_iter().enumerate() {
            let mut others: Vec<u32> =
                self.claims_of(at as u32).map(|claim| claim.subject ^ claim.object ^ at as u32).collect();
            others.sort_unstable();
            others.dedup();
            let entity = &mut self.entities[at];
            entity.rank = (rank * count as f64) as f32;
            entity.degree = others.iter().filter(|other| **other != at as u32).count() as u32;
        }
    }
}

/// The entities that articles mention.
fn drafts(reader: &Reader) -> Result<FxHashMap<String, Draft>, String> {
    let mut drafts: FxHashMap<String, Draft> = FxHashMap::default();
    let mentioned = format!("SELECT ?e (COUNT(*) AS ?n) {{ ?a {} ?e }} GROUP BY ?e", schema::MENTIONS);
    reader.rows(&mentioned, |row| {
        if let (Some(entity), Some(count)) = (row.get("e"), row.get("n")) {
            let articles = text(count).parse().unwrap_or_default();
            drafts.insert(text(entity).to_owned(), Draft { articles, ..Draft::default() });
        }
    })?;
    reader.column(skos::PREF_LABEL, |entity, name| {
        if let Some(draft) = drafts.get_mut(entity) {
            draft.names.insert(text(name).to_owned());
        }
    })?;
    reader.column(skos::ALT_LABEL, |entity, name| {
        if let Some(draft) = drafts.get_mut(entity) {
            draft.aliases.insert(text(name).to_owned());
        }
    })?;
    for &kind in EntityType::ALL {
        reader.having(rdf::TYPE, kind.iri(), |entity| {
            if let Some(draft) = drafts.get_mut(entity) {
                draft.kinds.push(kind);
            }
        })?;
    }
    for &class in EntityClass::ALL {
        reader.having(rdf::TYPE, class.iri(), |entity| {
            if let Some(draft) = drafts.get_mut(entity) {
                draft.class.get_or_insert(class);
            }
        })?;
    }
    Ok(drafts)
}

/// Where articles differ in the type of an entity, most of them are right.
fn settle_types(reader: &Reader, atlas: &mut Atlas) -> Result<(), String> {
    let doubtful: Vec<usize> =
        atlas.entities.iter().enumerate().filter(|(_, entity)| entity.degree > 1).map(|(at, _)| at).collect();
    for part in doubtful.chunks(1000) {
        let iris: Vec<String> =
            part.iter().map(|&at| format!("<{}>", atlas.iri(&atlas.entities[at].id))).collect();
        let kinds: Vec<String> = EntityType::ALL.iter().map(|kind| kind.iri().to_string()).collect();
        let query = format!(
            "SELECT ?e ?t (COUNT(*) AS ?n) {{ VALUES ?e {{ {} }} VALUES ?t {{ {} }} GRAPH ?g {{ ?e a ?t }} }} GROUP BY ?e ?t",
            iris.join(" "),
            kinds.join(" ")
        );
        let mut counts: BTreeMap<u32, BTreeMap<EntityType, usize>> = BTreeMap::new();
        reader.rows(&query, |row| {
            let of = |name: &str| row.get(name).map(text).unwrap_or_default();
            let kind = EntityType::ALL.iter().find(|kind| kind.iri().as_str() == of("t"));
            if let (Some(at), Some(&kind)) = (atlas.entity(Atlas::id(&atlas.base, "id", of("e"))), kind) {
                counts.entry(at).or_default().insert(kind, of("n").parse().unwrap_or_default());
            }
        })?;
        for (at, counts) in counts {
            let entity = &mut atlas.entities[at as usize];
            // Of equals the first type.
            if let Some((&kind, _)) = counts.iter().rev().max_by_key(|(_, count)| **count) {
                entity.kind = kind;
                entity.class = entity.class.filter(|class| class.kind() == kind);
            }
        }
    }
    Ok(())
}

/// All claims.
fn statements(reader: &Reader) -> Result<Statements, String> {
    let mut claims: FxHashMap<String, Stated> = FxHashMap::default();
    let mut places: FxHashMap<String, u32> = FxHashMap::default();
    let mut ends: Vec<String> = Vec::new();
    let mut place = |iri: &str| {
        if let Some(&place) = places.get(iri) {
            place
        } else {
            let place = ends.len() as u32;
            ends.push(iri.to_owned());
            places.insert(iri.to_owned(), place);
            place
        }
    };
    reader.column(rdf::SUBJECT, |claim, subject| {
        let subject = place(text(subject));
        let stated =
            Stated { subject, object: None, predicate: None, modality: Modality::Done, confidence: 0.0 };
        claims.insert(claim.to_owned(), stated);
    })?;
    reader.column(rdf::OBJECT, |claim, object| {
        if let Some(stated) = claims.get_mut(claim) {
            stated.object = Some(place(text(object)));
        }
    })?;
    for &predicate in RelationType::ALL {
        reader.having(rdf::PREDICATE, predicate.iri(), |claim| {
            if let Some(stated) = claims.get_mut(claim) {
                stated.predicate = Some(predicate);
            }
        })?;
    }
    for &modality in Modality::ALL.iter().filter(|modality| **modality != Modality::Done) {
        reader.having(property::MODALITY, modality.iri(), |claim| {
            if let Some(stated) = claims.get_mut(claim) {
                stated.modality = modality;
            }
        })?;
    }
    reader.column(property::CONFIDENCE, |claim, confidence| {
        if let Some(stated) = claims.get_mut(claim) {
            stated.confidence = text(confidence).parse().unwrap_or_default();
        }
    })?;
    Ok(Statements { claims, ends })
}

/// The articles by id and the newspapers by name.
fn articles(reader: &Reader) -> Result<(Vec<Article>, Vec<Box<str>>), String> {
    let mut articles: BTreeMap<String, (Article, Option<String>)> = BTreeMap::new();
    let base: &Base = &reader.base;
    reader.column(schema::HEADLINE, |iri, title| {
        let article = Article {
            id: Atlas::id(base, "article", iri).into(),
            title: text(title).into(),
            ..Article::default()
        };
        articles.insert(iri.to_owned(), (article, None));
    })?;
    reader.column(IS_VERSION_OF, |iri, _| drop(articles.remove(iri)))?;
    let mut each = |predicate: NamedNodeRef<'_>, set: fn(&mut (Article, Option<String>), &str)| {
        reader.column(predicate, |iri, value| {
            if let Some(article) = articles.get_mut(iri) {
                set(article, text(value));
            }
        })
    };
    each(schema::DATE_PUBLISHED, |(article, _), date| {
        article.day = day(date).unwrap_or_default();
        article.date = Some(date.into());
    })?;
    each(schema::PUBLISHER, |(_, newspaper), iri| *newspaper = Some(iri.to_owned()))?;
    each(schema::ARTICLE_SECTION, |(article, _), section| article.section = Some(section.into()))?;
    let name = |iri: &str| base.entity_name(iri).unwrap_or_else(|| iri.to_owned());
    let names: BTreeSet<String> =
        articles.values().filter_map(|(_, newspaper)| newspaper.as_deref()).map(name).collect();
    let newspapers: Vec<Box<str>> = names.into_iter().map(String::into_boxed_str).collect();
    let mut listed: Vec<Article> = Vec::with_capacity(articles.len());
    for (mut article, newspaper) in articles.into_values() {
        let place = newspaper.and_then(|iri| newspapers.binary_search(&name(&iri).into_boxed_str()).ok());
        article.newspaper = place.and_then(|at| u16::try_from(at).ok());
        listed.push(article);
    }
    listed.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Ok((listed, newspapers))
}
