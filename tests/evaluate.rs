//! `tupu evaluate`: the figures on our own gold may only rise, and bad input is named.

#![expect(clippy::unwrap_used, reason = "a test says what is right by failing")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, diff, starts_with};
use serde_json::{Value, json};

fn evaluate(folder: &Path, args: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("tupu").unwrap().current_dir(folder).arg("evaluate").args(args).assert()
}

fn score(folder: &Path, args: &[&str]) -> Value {
    let args = [args, &["--format", "json"]].concat();
    let assert = evaluate(folder, &args).success().stderr("");
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

/// What is kept of the figures in `tests/quality.tsv`.
const KEPT: &[(&str, &str)] = &[
    ("text kept", "/text_kept"),
    ("mentions F1", "/mentions/f1"),
    ("deixis accuracy", "/deixis/accuracy"),
    ("entities B-cubed F1", "/b_cubed/f1"),
    ("relations F1", "/relations/f1"),
    ("observations F1", "/observations/f1"),
];

#[test]
fn figures_may_only_rise() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let score = score(root, &["tests/gold"]);
    assert_eq!(score["offset_errors"], 0);
    let now: Vec<(&str, f64)> =
        KEPT.iter().map(|(name, at)| (*name, score.pointer(at).unwrap().as_f64().unwrap())).collect();
    let file = root.join("tests/quality.tsv");
    if std::env::var_os("UPDATE").is_some() {
        let mut table =
            String::from("# Figures on tests/gold; they may only rise. UPDATE=1 cargo test rewrites.\n");
        for (name, value) in &now {
            writeln!(table, "{name}\t{value:.4}").unwrap();
        }
        fs::write(&file, table).unwrap();
    }
    let table = fs::read_to_string(&file).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once('\t').unwrap());
    let before: BTreeMap<&str, f64> = rows.map(|(name, value)| (name, value.parse().unwrap())).collect();
    assert_eq!(before.len(), now.len(), "a row a figure");
    let fallen: Vec<String> = now
        .iter()
        .filter(|(name, value)| *value < before[name] - 0.0005)
        .map(|(name, value)| format!("{name} fell from {:.4} to {value:.4}", before[name]))
        .collect();
    assert!(
        fallen.is_empty(),
        "{fallen:#?}\nhelp: `tupu evaluate tests/gold --errors` lists the mistakes; UPDATE=1 accepts the figures"
    );
}

const ARTICLE: &str =
    "---\ntitle: 湖上新桥通车\n---\n<p>泰州市图书馆昨日开馆，馆藏８０万册。市委书记到馆。</p>\n";

fn gold() -> Value {
    json!({
        "entities": [
            {"id": "e1", "name": "泰州市图书馆", "type": "Organisation", "surfaces": ["泰州市图书馆"]},
            {"id": "e2", "name": "中国共产党泰州市委员会", "type": "Organisation", "deictic": ["市委"]},
            {"id": "e3", "name": "湖上新桥", "type": "Place", "surfaces": ["湖上新桥"]}
        ],
        "relations": [{"subject": "e1", "predicate": "cooperatesWith", "object": "e3", "evidence": "无"}],
        "observations": [{"measure": "馆藏", "value": 800_000, "unit": "册", "evidence": "馆藏80万册"}]
    })
}

/// The text is `湖上新桥通车\n泰州市图书馆昨日开馆，馆藏80万册。市委书记到馆。`
fn prediction() -> Value {
    json!({
        "article": {"path": "elsewhere/a.md"},
        "text": "湖上新桥通车\n泰州市图书馆昨日开馆，馆藏80万册。市委书记到馆。",
        "mentions": [
            {"start": 0, "end": 4, "text": "湖上新桥", "type": "Place", "entity": "桥"},
            {"start": 7, "end": 9, "text": "泰州", "type": "Place", "entity": "泰"},
            {"start": 25, "end": 27, "text": "市委", "type": "Organisation", "entity": "委"}
        ],
        "entities": [
            {"id": "桥", "name": "湖上新桥"},
            {"id": "馆", "name": "泰州市图书馆"},
            {"id": "委", "name": "中共泰州市委员会"}
        ],
        "relations": [
            {"subject": "桥", "predicate": "cooperatesWith", "object": "馆", "modality": "done"},
            {"subject": "桥", "predicate": "meets", "object": "馆", "modality": "planned", "rule": "r"}
        ],
        "observations": [
            {"measure": "馆藏图书", "value": 8e5, "unit": "册"},
            {"measure": "图书", "min": 80, "unit": "万册"}
        ]
    })
}

fn gold_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("gold")).unwrap();
    fs::write(folder.path().join("gold/a.md"), ARTICLE).unwrap();
    fs::write(folder.path().join("gold/a.json"), gold().to_string()).unwrap();
    fs::write(folder.path().join("p.jsonl"), format!("{}\n\n", prediction())).unwrap();
    folder
}

#[test]
fn figures_and_errors_of_given_predictions() {
    let folder = gold_folder();
    let want = "\
mentions                     P 0.500  R 0.500  F1 0.500  (1 right, 1 wrong, 1 missed)
  Organisation               P 0.000  R 0.000  F1 0.000  (0 right, 0 wrong, 1 missed)
  Place                      P 0.500  R 1.000  F1 0.667  (1 right, 1 wrong, 0 missed)
deixis                       1 of 1 = 1.000
entities (B-cubed)           P 1.000  R 1.000  F1 1.000
relations                    P 0.500  R 1.000  F1 0.667  (1 right, 1 wrong, 0 missed)
  cooperatesWith             P 1.000  R 1.000  F1 1.000  (1 right, 0 wrong, 0 missed)
  meets                      P 0.000  R 0.000  F1 0.000  (0 right, 1 wrong, 0 missed)
observations                 P 0.500  R 1.000  F1 0.667  (1 right, 1 wrong, 0 missed)
text kept                    1.000   offset errors 0
a.md: missed Organisation 泰州市图书馆 (got None)
a.md: wrong Place 泰州
a.md: wrong relation 湖上新桥 meets 泰州市图书馆 [planned] (r)
a.md: wrong observation 图书 [80] 万册
";
    evaluate(folder.path(), &["gold", "--predictions", "p.jsonl", "--errors"]).success().stdout(diff(want));
    let score = score(folder.path(), &["gold", "--predictions", "p.jsonl"]);
    assert_eq!(score["mentions_by_type"]["Place"]["f1"], 0.6667);
    assert_eq!(score["deixis"], json!({"right": 1, "of": 1, "accuracy": 1.0}));
}

#[test]
fn extracting_now_is_scoring_what_extract_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("p.jsonl");
    let articles: Vec<String> = fs::read_dir(root.join("tests/gold"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| path.display().to_string())
        .collect();
    let extract = Command::cargo_bin("tupu").unwrap().arg("extract").args(articles).assert().success();
    fs::write(&file, &extract.get_output().stdout).unwrap();
    let file = file.display().to_string();
    assert_eq!(score(root, &["tests/gold", "--predictions", &file]), score(root, &["tests/gold"]));
}

#[test]
fn an_article_without_a_prediction_is_all_missed() {
    let folder = gold_folder();
    fs::write(folder.path().join("p.jsonl"), "").unwrap();
    evaluate(folder.path(), &["gold", "--predictions", "p.jsonl", "--errors"])
        .success()
        .stdout(contains("\na.md: no prediction\n").and(contains("(0 right, 0 wrong, 2 missed)")));
}

#[test]
fn bad_input_is_named() {
    let folder = gold_folder();
    let fails = |args: &[&str], reason: &str| {
        let error = starts_with(format!("error: {reason}")).and(contains("\nhint: "));
        evaluate(folder.path(), args).code(1).stdout("").stderr(error);
    };
    fails(&["nowhere"], "nowhere: no such folder");
    fs::create_dir(folder.path().join("empty")).unwrap();
    fails(&["empty"], "empty: no article with gold");
    fs::write(folder.path().join("p.jsonl"), format!("{}\n{{\"text\": 1}}\n", prediction())).unwrap();
    fails(&["gold", "--predictions", "p.jsonl"], "p.jsonl:2: not a prediction: ");
    fs::write(folder.path().join("gold/b.json"), gold().to_string()).unwrap();
    fails(&["gold"], "gold/b.md: cannot be read: ");
    let mut broken = gold();
    broken["relations"][0]["object"] = json!("e9");
    fs::write(folder.path().join("gold/a.json"), broken.to_string()).unwrap();
    fs::write(folder.path().join("gold/b.md"), ARTICLE).unwrap();
    fails(&["gold"], "gold/a.json: a relation names the entity `e9`");
    evaluate(folder.path(), &[]).code(2);
}
