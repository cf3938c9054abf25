//! What becomes of articles that are new, edited, unchanged, or copies.

use std::collections::BTreeMap;

use super::ingest::{Ingest, Note, Prepared, Tally};
use crate::document::{Article, Metadata, Source};
use crate::extraction::Extraction;
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::link::Linked;
use crate::rdf::Exporter;
use crate::store::GraphStore;

fn article(path: &str, line: &str) -> Article {
    let source = Source { path: path.to_owned(), key_path: path.to_owned() };
    let meta = Metadata { title: Some("标题".to_owned()), ..Metadata::default() };
    Article::new(source, meta, &[line.to_owned()])
}

/// An extraction without mentions.
fn unread(article: &Article, base: &Base) -> Extraction {
    let linked = Linked {
        mentions: vec![],
        entities: BTreeMap::new(),
        relations: vec![],
        facts: vec![],
        observations: vec![],
    };
    Extraction::new(article, &linked, None, base)
}

/// Builds a store from paths and lines, in that order.
fn build(store: &GraphStore, articles: &[(&str, &str)]) -> (Tally, Vec<Note>) {
    let exporter = Exporter::default();
    let mut ingest = Ingest::new(store, &exporter).unwrap();
    let mut notes = Vec::new();
    for (path, line) in articles {
        let prepared = Prepared::new(exporter.base(), unread(&article(path, line), exporter.base()));
        notes.extend(ingest.add(prepared).unwrap());
    }
    (ingest.finish(&Lexicon::builtin(), Vec::new(), &[]).unwrap().tally, notes)
}

fn dump(store: &GraphStore) -> String {
    let mut out = Vec::new();
    store.dump_sorted(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The paths of articles, with `=` and the original's path for copies.
fn listed(store: &GraphStore) -> Vec<String> {
    let articles = store.articles().unwrap();
    let path = |id: &str| articles.iter().find(|a| a.id == id).map_or("?", |a| a.path.as_str());
    let show = |copy: &Option<String>| copy.as_deref().map_or(String::new(), |id| format!("={}", path(id)));
    articles.iter().map(|a| format!("{}{}", a.path, show(&a.copy_of))).collect()
}

#[test]
fn twice_the_same_articles_give_the_same_bytes() {
    let store = GraphStore::in_memory().unwrap();
    let articles = [("a.md", "甲。"), ("b.md", "乙。"), ("c.md", "甲。")];
    let (first, _) = build(&store, &articles);
    assert_eq!(first, Tally { new: 2, copies: 1, ..Tally::default() });
    let before = dump(&store);
    let (second, _) = build(&store, &articles);
    assert_eq!(second, Tally { unchanged: 2, copies: 1, ..Tally::default() });
    assert_eq!(dump(&store), before);
    let other = GraphStore::in_memory().unwrap();
    build(&other, &articles);
    assert_eq!(dump(&other), before);
}

#[test]
fn an_edited_article_replaces_its_former_self() {
    let store = GraphStore::in_memory().unwrap();
    build(&store, &[("a.md", "甲。"), ("b.md", "乙。")]);
    let (tally, _) = build(&store, &[("a.md", "丙。")]);
    assert_eq!(tally, Tally { replaced: 1, ..Tally::default() });
    let dump = dump(&store);
    assert!(dump.contains("丙。") && dump.contains("乙。") && !dump.contains("甲。"));
    assert_eq!(listed(&store), ["a.md", "b.md"]);
}

#[test]
fn a_copy_is_named_and_says_nothing_itself() {
    let store = GraphStore::in_memory().unwrap();
    let (_, notes) = build(&store, &[("a.md", "甲。"), ("b.md", "甲。")]);
    assert_eq!(notes[0].to_string(), "note: b.md: a copy of a.md");
    assert_eq!(listed(&store), ["a.md", "b.md=a.md"]);
    assert_eq!(store.extractions().unwrap().count(), 1);
}

#[test]
fn a_copy_of_what_was_edited_is_a_copy_no_more() {
    let store = GraphStore::in_memory().unwrap();
    build(&store, &[("b.md", "甲。")]);
    // The copy comes before its original is seen to have changed.
    let (tally, _) = build(&store, &[("a.md", "甲。"), ("b.md", "乙。")]);
    assert_eq!(tally, Tally { new: 1, replaced: 1, ..Tally::default() });
    assert_eq!(listed(&store), ["a.md", "b.md"]);
    // The copy comes after.
    build(&store, &[("c.md", "甲。")]);
    assert_eq!(listed(&store), ["a.md", "b.md", "c.md=a.md"]);
    build(&store, &[("a.md", "丙。"), ("c.md", "甲。")]);
    assert_eq!(listed(&store), ["a.md", "b.md", "c.md"]);
}

#[test]
fn two_articles_of_one_identity_are_said_to_be_so() {
    let store = GraphStore::in_memory().unwrap();
    let (_, notes) = build(&store, &[("a.md", "甲。"), ("a.md", "乙。")]);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].to_string().starts_with("warning: a.md: replaces a.md"));
    assert_eq!(store.articles().unwrap().len(), 1);
}
