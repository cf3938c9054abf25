//! A record restored says the same again.

use super::{Extraction, Restored};
use crate::document::{Article, Metadata, Source};
use crate::iri::Base;
use crate::lexicon::Lexicon;
use crate::link::Linked;
use crate::pipeline::Pipeline;

#[test]
fn a_restored_record_says_the_same_again() {
    let title = Some("科普周开幕".to_owned());
    let meta = Metadata { title, newspaper: Some("常州日报".to_owned()), ..Metadata::default() };
    let lines = ["市科协与常州大学联合举办“运河科普周”。".to_owned(), "该校参加。".to_owned()];
    let before = Article::new(Source::default(), meta, &lines);
    let pipeline = Pipeline::new(Lexicon::builtin(), Base::default());
    let record = pipeline.extract(&before);
    let restored = Restored::new(&record, pipeline.base()).unwrap();
    assert_eq!(restored.article.text(), before.text());
    let context = crate::link::Context::new(&restored.article, &restored.mentions, &restored.entities);
    let relations = crate::link::relation::relations(&context);
    let linked = Linked { relations, ..Linked::default() };
    let again = Extraction::new(&restored.article, &linked, None, pipeline.base());
    assert_eq!(again.relations, record.relations);
    assert!(!record.relations.is_empty());
}

#[test]
fn a_record_without_its_text_is_not_restored() {
    let lines = ["常州大学举办“运河科普周”。".to_owned()];
    let article = Article::new(Source::default(), Metadata::default(), &lines);
    let mut record = Pipeline::new(Lexicon::builtin(), Base::default()).extract(&article);
    record.text = "大".repeat(30);
    assert_eq!(Restored::new(&record, &Base::default()), None);
}
