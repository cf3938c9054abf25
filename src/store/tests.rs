//! Stores on disk and in memory.

use std::fs;

use oxigraph::model::vocab::rdfs;
use oxigraph::model::{GraphNameRef, Literal, NamedNode, Quad};

use super::{FILE_NAME, GraphStore, StoreError};

fn graph(name: &str) -> NamedNode {
    NamedNode::new(format!("https://w3id.org/tupu/graph/article/{name}")).unwrap()
}

fn quad(text: &str, name: &str) -> Quad {
    let subject = NamedNode::new("https://w3id.org/tupu/id/云川市").unwrap();
    Quad::new(subject, rdfs::LABEL, Literal::new_simple_literal(text), graph(name))
}

fn dump(store: &GraphStore) -> String {
    let mut out = Vec::new();
    store.dump_sorted(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_graph_is_replaced_whole_and_others_stay() {
    let store = GraphStore::in_memory().unwrap();
    store.replace_graph(&graph("a"), &[quad("甲", "a"), quad("乙", "a")]).unwrap();
    store.replace_graph(&graph("b"), &[quad("丙", "b")]).unwrap();
    store.replace_graph(&graph("a"), &[quad("丁", "a")]).unwrap();
    let lines = dump(&store);
    assert_eq!(lines.lines().count(), 2, "{lines}");
    assert!(lines.contains("\"丁\" <https://w3id.org/tupu/graph/article/a>") && lines.contains("\"丙\""));
    store.remove_graph(&graph("b")).unwrap();
    assert_eq!(store.len().unwrap(), 1);
}

#[test]
fn many_graphs_are_written_as_one_by_one() {
    let store = GraphStore::in_memory().unwrap();
    store.replace_graph(&graph("a"), &[quad("甲", "a")]).unwrap();
    store.replace_graph(&graph("b"), &[quad("乙", "b"), quad("丙", "b")]).unwrap();
    let graphs = [("a", "甲"), ("b", "乙"), ("c", "丙"), ("c", "丁")];
    store.write_graphs(graphs.map(|(name, text)| (graph(name), vec![quad(text, name)])).to_vec()).unwrap();
    let lines = dump(&store);
    assert_eq!(lines.lines().count(), 3, "{lines}");
    assert!(lines.contains("\"丁\" <https://w3id.org/tupu/graph/article/c>"), "{lines}");
}

#[test]
fn a_reader_sees_the_old_graph_until_the_new_one_is_there() {
    let store = GraphStore::in_memory().unwrap();
    store.replace_graph(&graph("a"), &[quad("甲", "a")]).unwrap();
    let before = store.quads();
    store.replace_graph(&graph("a"), &[quad("乙", "a")]).unwrap();
    let seen: Vec<_> = before.map(|quad| quad.unwrap().object.to_string()).collect();
    assert_eq!(seen, ["\"甲\""]);
}

#[test]
fn what_is_saved_is_there_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let store = GraphStore::open(&path).unwrap();
    store.replace_graph(&graph("a"), &[quad("甲", "a")]).unwrap();
    store.save().unwrap();
    let written = dump(&store);
    drop(store);
    assert_eq!(dump(&GraphStore::open_read_only(&path).unwrap()), written);
    assert_eq!(dump(&GraphStore::open(&path).unwrap()), written);
}

#[test]
fn without_rocksdb_the_store_is_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = GraphStore::open_file(folder.path()).unwrap();
    store.replace_graph(&graph("a"), &[quad("甲", "a")]).unwrap();
    store.save().unwrap();
    assert!(matches!(GraphStore::open_file(folder.path()), Err(StoreError::Locked { .. })));
    drop(store);
    let read = GraphStore::open_read_only(folder.path()).unwrap();
    assert_eq!(dump(&read), fs::read_to_string(folder.path().join(FILE_NAME)).unwrap());
    assert_eq!(GraphStore::open_file(folder.path()).unwrap().len().unwrap(), 1);
}

#[test]
fn two_writers_are_one_too_many() {
    let folder = tempfile::tempdir().unwrap();
    let _first = GraphStore::open(folder.path()).unwrap();
    let second = GraphStore::open(folder.path()).err().unwrap();
    assert!(matches!(second, StoreError::Locked { .. }), "{second}");
}

#[test]
fn what_is_no_store_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let missing = GraphStore::open_read_only(&folder.path().join("x")).err().unwrap();
    assert!(missing.to_string().starts_with("no store at `"), "{missing}");
    assert!(missing.hint().unwrap().contains("tupu build"));
    fs::write(folder.path().join("notes.txt"), "文").unwrap();
    assert!(matches!(GraphStore::open(folder.path()), Err(StoreError::Foreign { .. })));
    assert!(matches!(GraphStore::open_read_only(folder.path()), Err(StoreError::Foreign { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was written");
}

#[test]
fn a_broken_store_is_said_to_be_broken() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("CURRENT"), "nonsense\n").unwrap();
    let error = GraphStore::open_read_only(folder.path()).err().unwrap();
    #[cfg(feature = "rocksdb")]
    assert!(matches!(error, StoreError::Broken { .. }), "{error}");
    #[cfg(not(feature = "rocksdb"))]
    assert!(matches!(error, StoreError::NeedsRocksDb { .. }), "{error}");

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE_NAME), "<a> <b>\n").unwrap();
    let error = GraphStore::open_read_only(folder.path()).err().unwrap();
    assert!(matches!(error, StoreError::Broken { .. }), "{error}");
}

#[cfg(feature = "rocksdb")]
#[test]
fn leftovers_of_a_killed_load_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    drop(GraphStore::open(folder.path()).unwrap());
    let leftover = folder.path().join("bulk-123.sst");
    fs::write(&leftover, "x").unwrap();
    drop(GraphStore::open(folder.path()).unwrap());
    assert!(!leftover.exists());
}

#[test]
fn the_default_graph_states_each_triple_once_and_as_long_as_a_graph_does() {
    let store = GraphStore::in_memory().unwrap();
    let node = |name: &str| NamedNode::new_unchecked(format!("http://x/{name}"));
    let quad = |object: &str, graph: &str| Quad::new(node("s"), node("p"), node(object), node(graph));
    let default = || {
        let all = store.inner().quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph));
        let mut objects: Vec<String> = all.map(|q| q.unwrap().object.to_string()).collect();
        objects.sort();
        objects
    };
    let (first, second) = (vec![quad("both", "1"), quad("one", "1")], vec![quad("both", "2")]);
    store.write_graphs(vec![(node("1"), first), (node("2"), second)]).unwrap();
    assert_eq!(default(), ["<http://x/both>", "<http://x/one>"]);
    store.replace_graph(&node("1"), &[quad("other", "1")]).unwrap();
    assert_eq!(default(), ["<http://x/both>", "<http://x/other>"]);
    store.remove_graph(&node("2")).unwrap();
    assert_eq!(default(), ["<http://x/other>"]);
    assert_eq!(store.len().unwrap(), 1);
}
