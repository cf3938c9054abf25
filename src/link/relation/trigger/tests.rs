//! The table itself, and what is said of a wrong one.

use std::collections::BTreeSet;

use super::*;
use crate::ontology::RelationType;

#[test]
fn every_predicate_has_a_trigger() {
    let known: Vec<_> = TRIGGERS.rows().filter_map(|r| r.predicate).collect();
    for predicate in RelationType::ALL {
        // Positions are read off titles.
        assert!(*predicate == RelationType::HoldsPosition || known.contains(predicate), "{predicate}");
    }
}

#[test]
fn ids_are_unique() {
    let mut ids = BTreeSet::new();
    let twice: Vec<_> = TRIGGERS.rows().filter(|r| !ids.insert(&r.id)).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn a_stop_word_keeps_its_part_from_firing() {
    let mut hits = Vec::new();
    TRIGGERS.find("出台实施方案", 0, &mut hits);
    assert_eq!(hits.iter().map(|h| h.word).collect::<Vec<_>>(), ["出台", "实施方案"]);
    assert!(hits[1].is_stop());
}

#[test]
fn errors_name_the_line_and_what_would_do() {
    let error = |table| Triggers::with_rows("mine.tsv", table).err().unwrap().to_string();
    let row = "# x\nfairs\t举办\torganises\tverbs\tG\ta\tb\n";
    assert!(error(row).starts_with("mine.tsv:2: `verbs` is no pattern; there are verb, "), "{}", error(row));
    assert!(error("x\t看\tsees\tverb\tG\ta\tb").contains("`sees` is none of locatedIn, "));
    assert!(error("x\t看\torganises\tverb\tP\ta\tb").contains("no Person can be the object"));
    assert!(error("x\t看\torganises\tstop\tG\ta\tb").contains("goes with the predicate `-`"));
    assert!(error("x\t看\torganises\tverb\tG").contains("no example in"));
    let twice = "x\t看\torganises\tverb\tG\ta\tb\n";
    assert!(error(&twice.repeat(2)).contains("a second rule is called `x`"));
}

#[test]
fn a_users_stop_row_takes_a_built_in_meaning_away() {
    let rows = |table| {
        let all = Triggers::with_rows("mine.tsv", table).unwrap();
        all.rows().filter(|r| r.word == "举办").count()
    };
    let built_in = TRIGGERS.rows().filter(|r| r.word == "举办").count();
    assert_eq!(rows("x\t举办\t-\tstop\t*\t\t"), 1);
    assert_eq!(rows("x\t举办\tpublishes\tverb\tW\ta\tb"), built_in + 1);
}
