//! Who is who across articles, and what a person decides about it: built, built again, shuffled, curated, taken back.

#![expect(clippy::unwrap_used, reason = "a test says what is right by failing")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::*;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn tupu() -> Command {
    let mut command = Command::cargo_bin("tupu").expect("the program is built");
    command.current_dir(root()).env_remove("TUPU_STORE");
    command
}

/// A folder with a store in it, and what is beside the store.
struct Archive {
    folder: TempDir,
}

impl Archive {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn of(paths: &[PathBuf]) -> Self {
        let archive = Self::new();
        archive.build(paths, "2", &[]);
        archive
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn build(&self, paths: &[PathBuf], jobs: &str, more: &[&str]) {
        let mut command = tupu();
        command.arg("build").args(paths).args(["--jobs", jobs]).args(more);
        command.arg("--store").arg(self.store()).assert().success();
    }

    fn run(&self, arguments: &[&str]) -> assert_cmd::assert::Assert {
        tupu().args(arguments).arg("--store").arg(self.store()).assert()
    }

    fn prints(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.run(arguments).success().get_output().stdout.clone()).unwrap()
    }

    fn dump(&self) -> String {
        self.prints(&["export", "--format", "nquads"])
    }
}

/// The invented articles, sorted by name.
fn articles() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("tests/identity")).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    paths.into_iter().map(|path| path.strip_prefix(root()).unwrap().to_owned()).collect()
}

#[test]
fn namesakes_names_and_renamed_bodies_are_told_apart_and_joined() {
    let archive = Archive::of(&articles());
    let dump = archive.dump();
    for entity in
        ["李伟（常州市科学技术协会）", "李伟（洛阳市教育局）", "江苏龙城精密制造有限公司", "运河工程大学"]
    {
        assert!(dump.contains(&format!("\"{entity}\"@zh")), "no {entity}");
    }
    let shown = archive.prints(&["show", "李伟（常州市科学技术协会）"]);
    assert!(shown.contains("2 篇报道"), "{shown}");
    archive.run(&["show", "李伟"]).stdout(predicate::str::contains("1 篇报道"));
    let shown = archive.prints(&["show", "运河职业技术学院"]);
    assert!(shown.starts_with("运河工程大学") && shown.contains("3 篇报道"), "{shown}");
    assert!(dump.contains("tupu/ns#formerName> \"运河职业技术学院\"@zh"), "no former name");
    assert!(dump.contains("\"2019-06\"^^"), "no date of the change");
    archive.run(&["validate"]).success();
}

#[test]
fn order_threads_and_number_of_builds_change_no_byte() {
    let all = articles();
    let mut turned = all.clone();
    turned.reverse();
    turned.swap(1, 4);
    for text in [&[][..], &["--no-text"]] {
        let once = Archive::new();
        once.build(&all, "2", text);
        let first = once.dump();
        once.build(&all, "1", text);
        assert!(once.dump() == first, "building twice changed the dump");
        let other = Archive::new();
        other.build(&turned, "1", text);
        assert!(other.dump() == first, "another order changed the dump");
        let grown = Archive::new();
        for part in turned.chunks(3) {
            grown.build(part, "2", text);
        }
        assert!(grown.dump() == first, "several builds changed the dump");
    }
}

#[test]
fn a_merge_outlives_everything_and_is_gone_when_taken_back() {
    let archive = Archive::of(&articles());
    let before = archive.dump();
    let (gone, stays) = ("李伟（洛阳市教育局）", "李伟（常州市科学技术协会）");
    archive
        .run(&["curate", "merge", gone, stays, "--date", "2024-05-01", "--note", "同一人"])
        .success()
        .stdout(predicate::str::contains("merge"));
    let merged = archive.dump();
    assert!(!merged.contains(&format!("prefLabel> \"{gone}\"@zh")), "{gone} is still there");
    // Read everything again, into the same store and into a new one.
    archive.build(&articles(), "2", &[]);
    assert!(archive.dump() == merged, "reading again lost the merge");
    fs::remove_dir_all(archive.store()).unwrap();
    archive.build(&articles(), "1", &[]);
    assert!(archive.dump() == merged, "a new store lost the merge");
    assert!(archive.prints(&["curate", "list"]).contains("（2024-05-01，同一人）"));
    archive.run(&["curate", "undo"]).success();
    assert!(archive.dump() == before, "taken back, and not all is as before");
    archive.run(&["curate", "undo"]).failure().code(1);
}

#[test]
fn names_are_split_renamed_and_retyped() {
    let archive = Archive::of(&articles());
    let article = "tests/identity/2022-01-05-shanghai-liwei.md";
    archive.run(&["curate", "split", "李伟", "--as", "李伟（市民）", "--article", article]).success();
    archive.run(&["curate", "split", "龙城精密", "江苏龙城精密制造有限公司"]).success();
    archive.run(&["curate", "rename", "运河工程大学", "江苏运河工程大学"]).success();
    archive.run(&["curate", "retype", "运河科普周", "Campaign"]).success();
    let dump = archive.dump();
    for name in ["李伟（市民）", "龙城精密", "江苏运河工程大学"] {
        assert!(dump.contains(&format!("prefLabel> \"{name}\"@zh")), "no {name}");
    }
    assert!(dump.contains(
        "id/运河科普周> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/tupu/ns#Campaign>"
    ));
    archive.build(&articles(), "2", &[]);
    assert!(archive.dump() == dump, "reading again lost a decision");
    archive.run(&["validate"]).success();
    for _ in 0..4 {
        archive.run(&["curate", "undo", "1"]).success();
    }
    assert!(archive.dump() == Archive::of(&articles()).dump());
}

#[test]
fn errors_say_what_may_be_meant() {
    let archive = Archive::of(&articles());
    archive
        .run(&["curate", "merge", "李维", "李伟"])
        .failure()
        .code(1)
        .stderr(predicate::str::contains("did you mean").and(predicate::str::contains("李伟")));
    archive.run(&["curate", "retype", "运河工程大学", "School"]).failure().code(2);
    archive.run(&["curate", "merge", "运河工程大学", "运河工程大学"]).failure().code(2);
    archive.run(&["curate", "rename", "运河工程大学", "甲", "--date", "昨天"]).failure().code(2);
    archive
        .run(&["curate", "split", "李伟", "--as", "李伟甲", "--article", "no.md"])
        .failure()
        .stderr(predicate::str::contains("no article `no.md`"));
    archive.run(&["curate", "undo", "7"]).failure();
    fs::write(archive.folder.path().join("store.curation.tsv"), "join\t甲\t乙\n").unwrap();
    archive.run(&["curate", "list"]).failure().stderr(predicate::str::contains("store.curation.tsv:1:"));
}

#[test]
fn doctor_lists_what_to_look_at_and_says_so_by_its_exit_code() {
    let archive = Archive::of(&articles());
    let done = archive.run(&["doctor", "--format", "json"]);
    let output = done.get_output();
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let concern = ["duplicates", "several-types", "untyped", "odd-names"];
    let concern = concern.iter().any(|sort| !found[sort].as_array().unwrap().is_empty());
    assert_eq!(output.status.code(), Some(if concern { 3 } else { 0 }), "{found:#}");
    assert!(found["orphans"].is_array());
    archive.run(&["doctor"]).stdout(predicate::str::contains("likely duplicates"));
}
