//! Every command as a person types it: what it prints, and its exit code.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::OnceLock;

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

/// A store of our own articles, built once.
fn store() -> PathBuf {
    static STORE: OnceLock<TempDir> = OnceLock::new();
    let folder = STORE.get_or_init(|| {
        let folder = TempDir::new().expect("a folder");
        tupu().arg("build").arg("data/articles").arg("--store").arg(folder.path()).assert().success();
        folder
    });
    folder.path().to_owned()
}

/// What a command prints about that store.
fn prints(arguments: &[&str]) -> String {
    let done = tupu().args(arguments).arg("--store").arg(store()).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8")
}

fn dump(folder: &Path) -> Vec<u8> {
    let done = tupu().args(["export", "--format", "nquads", "--store"]).arg(folder).assert().success();
    done.get_output().stdout.clone()
}

#[test]
fn build_says_what_was_read() {
    let folder = TempDir::new().unwrap();
    let build = tupu().args(["build", "tests/gold", "--store"]).arg(folder.path()).assert().success();
    let table = String::from_utf8(build.get_output().stdout.clone()).unwrap();
    for row in ["articles read", "mentions", "holds a position in", "observations", "quads"] {
        assert!(table.contains(row), "no `{row}` in\n{table}");
    }
    assert!(build.get_output().stderr.is_empty(), "nothing to say in a pipe");
}

#[test]
fn reading_twice_or_in_another_order_changes_no_byte() {
    let (once, turned, articles) =
        (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let paths: Vec<PathBuf> = ["a", "b", "c"].iter().map(|name| articles.path().join(name)).collect();
    let texts = ["沈若溪出席镇江科普大赛。", "镇江市科协举办镇江科普大赛。", "清华大学与镇江市政府签约。"];
    for (path, text) in paths.iter().zip(texts) {
        fs::create_dir(path).unwrap();
        fs::write(path.join(format!("{}.txt", text.len())), format!("新馆开放\n{text}\n")).unwrap();
    }
    let build = |store: &TempDir, paths: &[&PathBuf], jobs: &str| {
        tupu()
            .arg("build")
            .args(paths)
            .args(["--jobs", jobs, "--store"])
            .arg(store.path())
            .assert()
            .success();
    };
    build(&once, &[&paths[0], &paths[1], &paths[2]], "2");
    let first = dump(once.path());
    build(&once, &[&paths[0], &paths[1], &paths[2]], "2");
    assert!(dump(once.path()) == first, "reading twice changed the dump");
    build(&turned, &[&paths[2]], "1");
    build(&turned, &[&paths[1], &paths[0]], "1");
    assert!(dump(turned.path()) == first, "the order of reading changed the dump");
}

#[test]
fn an_edited_article_replaces_its_former_self() {
    let (articles, store) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let build =
        || tupu().arg("build").arg(articles.path()).arg("--store").arg(store.path()).assert().success();
    let file = articles.path().join("a.txt");
    fs::write(&file, "新馆开放\n顾明远出席镇江科普大赛。\n").unwrap();
    build();
    fs::write(&file, "新馆开放\n沈若溪出席镇江科普大赛。\n").unwrap();
    build();
    let dump = String::from_utf8(dump(store.path())).unwrap();
    assert!(dump.contains("镇江科普大赛") && !dump.contains("顾明远"), "the former text is still there");
}

#[test]
fn every_ready_made_question_is_answered() {
    let list = prints(&["query", "--list"]);
    let names: Vec<&str> = list.lines().filter(|line| !line.starts_with(' ') && !line.is_empty()).collect();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let answer = prints(&["query", "--name", name, "--format", "csv"]);
        assert!(answer.lines().count() >= 2, "`{name}` has no answer over our own articles");
    }
}

#[test]
fn the_default_graph_counts_what_many_articles_say_once() {
    let query = "SELECT (COUNT(*) AS ?n) { <https://w3id.org/tupu/id/清华大学> skos:prefLabel ?name }";
    assert_eq!(prints(&["query", query, "--format", "csv"]).replace('\r', ""), "n\n1\n");
}

#[test]
fn a_query_goes_wrong_at_a_line_and_a_column() {
    let wrong = tupu().args(["query", "SELECT * {\n ?s ?p }", "--store"]).arg(store()).assert().code(2);
    wrong.stderr(predicate::str::contains("line 2"));
}

#[test]
fn every_format_is_written() {
    let begins = [
        ("nquads", "<"),
        ("trig", "@prefix"),
        ("turtle", "@prefix"),
        ("jsonld", "["),
        ("rdfxml", "<?xml"),
        ("graphml", "<?xml"),
        ("gexf", "<?xml"),
        ("dot", "digraph"),
        ("html", "<!doctype html>"),
    ];
    for (format, begin) in begins {
        let text = prints(&["export", "--format", format]);
        assert!(text.to_lowercase().starts_with(begin), "{format}: {}", text.get(..60).unwrap_or(&text));
        assert!(text.contains("清华大学"), "{format} lacks an entity");
    }
}

#[test]
fn the_picture_asks_nothing_of_the_network() {
    let page = prints(&["export", "--format", "html"]);
    for address in ["src=\"http", "href=\"http://", "url(http", "fetch(", "XMLHttpRequest", "import("] {
        assert!(!page.contains(address), "the page holds `{address}`");
    }
}

#[test]
fn show_gives_facts_with_their_sentences() {
    let page = prints(&["show", "清华大学"]);
    assert!(page.contains("事实") && page.contains("规则") && page.contains('“'), "{page}");
    let unknown = tupu().args(["show", "清华大字", "--store"]).arg(store()).assert().code(1);
    unknown.stderr(predicate::str::contains("清华大学"));
}

#[test]
fn explain_tells_rule_words_and_ends_of_a_statement() {
    let text = prints(&["explain", "樊锦诗", "receives", "改革先锋"]);
    for part in ["〔主语 ", "〔触发词 授予〕", "〔宾语 改革先锋〕", "规则 gives-award", "可信度 "]
    {
        assert!(text.contains(part), "no `{part}` in\n{text}");
    }
    let json = prints(&["explain", "樊锦诗", "获得", "改革先锋", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(said["statements"][0]["rule"], "gives-award");
    assert_eq!(said["statements"][0]["object"]["text"], "改革先锋");
    let mentions = prints(&["explain", "樊锦诗"]);
    assert!(mentions.contains("〔即 樊锦诗〕") && mentions.contains("名称本身"), "{mentions}");
}

#[test]
fn explain_why_not_names_the_condition() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, "灯会开幕\n清华大学的部分学生参加了首届武汉灯会大赛。清华大学很热闹。\n").unwrap();
    let ask = |terms: &[&str]| {
        tupu().args(["explain", "--model", "none", "--article"]).arg(&file).args(terms).assert()
    };
    let why = ask(&["--why-not", "清华大学", "participatesIn", "武汉灯会大赛"]).success();
    let why = String::from_utf8(why.get_output().stdout.clone()).unwrap();
    assert!(why.contains("active-verb") && why.contains("somebody unnamed acts"), "{why}");
    let nothing = ask(&["清华大学", "participatesIn", "武汉灯会大赛"]).code(1);
    nothing.stderr(predicate::str::contains("--why-not"));
    ask(&["清华大", "sees", "武汉灯会大赛"]).code(2);
    ask(&["清化大学"]).code(1).stderr(predicate::str::contains("清华大学"));
}

#[test]
fn a_users_own_rule_is_tried_and_used() {
    let folder = TempDir::new().unwrap();
    let (rules, article) = (folder.path().join("rules.tsv"), folder.path().join("a.txt"));
    let row = "our-fair\t操办\torganises\tverb\tG\t[科协:O]操办[灯会:G]。\t[科协:O]的人操办[灯会:G]。\n";
    fs::write(&rules, row).unwrap();
    fs::write(&article, "灯会开幕\n清华大学操办了“运河科普周”活动。\n").unwrap();
    tupu().args(["rules", "check"]).arg(&rules).assert().success();
    let extract = |with: bool| {
        let mut command = tupu();
        command.args(["extract", "--model", "none"]).arg(&article);
        if with {
            command.arg("--rules").arg(&rules);
        }
        String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
    };
    assert!(!extract(false).contains("our-fair"));
    assert!(extract(true).contains("\"rule\":\"our-fair\""));
    fs::write(&rules, row.replace("的人操办", "操办")).unwrap();
    let failing = tupu().args(["rules", "check"]).arg(&rules).assert().code(1);
    failing.stdout(predicate::str::contains("our-fair: the counter-example"));
    fs::write(&rules, "our-fair\t操办\n").unwrap();
    let broken = tupu().args(["rules", "check"]).arg(&rules).assert().code(1);
    broken.stderr(predicate::str::contains("rules.tsv:1: no predicate"));
}

#[test]
fn what_is_less_sure_than_the_threshold_stays_a_claim() {
    let all = prints(&["export", "--format", "nquads"]);
    let sure = prints(&["export", "--format", "nquads", "--threshold", "0.9"]);
    let edges =
        |dump: &str| dump.lines().filter(|l| l.contains("<https://w3id.org/tupu/ns#locatedIn> <")).count();
    let claims = |dump: &str| dump.matches("<https://w3id.org/tupu/ns#Claim>").count();
    assert!(edges(&sure) < edges(&all), "{} edges either way", edges(&all));
    assert_eq!(claims(&sure), claims(&all));
    tupu().args(["export", "--threshold", "2"]).assert().code(2);
}

#[test]
fn path_names_what_lies_between() {
    let path = prints(&["path", "华罗庚", "清华大学"]);
    assert!(path.contains("华罗庚") && path.contains("清华大学"), "{path}");
    tupu().args(["path", "华罗庚", "没有这个人", "--store"]).arg(store()).assert().code(1);
}

#[test]
fn the_store_conforms_to_the_shapes() {
    assert!(prints(&["validate"]).contains("conforms"));
}

#[test]
fn bad_input_costs_only_itself() {
    let store = TempDir::new().unwrap();
    let build = tupu().args(["build", "tests/fixtures", "--store"]).arg(store.path()).assert().code(3);
    let said = String::from_utf8(build.get_output().stderr.clone()).unwrap();
    assert!(said.lines().filter(|line| line.starts_with("error: ")).count() >= 4, "{said}");
    assert!(said.contains("broken-third-line.jsonl:3"), "{said}");
}

#[test]
fn nothing_to_read_is_a_failure_and_says_so() {
    let empty = TempDir::new().unwrap();
    let build =
        tupu().arg("build").arg(empty.path()).arg("--store").arg(empty.path().join("s")).assert().code(1);
    build.stderr(predicate::str::starts_with("error: "));
    tupu().args(["build", "no-such-folder", "--store"]).arg(empty.path().join("s")).assert().code(1);
    tupu().arg("build").assert().code(2);
    let query = tupu().args(["query", "ASK {}", "--store", "no-such-store"]).assert().code(1);
    query.stderr(predicate::str::contains("hint: "));
}

#[test]
fn a_users_own_term_changes_what_is_recognised() {
    let folder = TempDir::new().unwrap();
    let (article, terms) = (folder.path().join("a.txt"), folder.path().join("terms.tsv"));
    fs::write(&article, "新馆开放\n团山里今天热闹非凡。\n").unwrap();
    fs::write(&terms, "团山里\tPlace\t镇江团山里历史街区\n").unwrap();
    let plain = tupu().arg("extract").arg(&article).assert().success();
    assert!(!String::from_utf8_lossy(&plain.get_output().stdout).contains("user-term"));
    let with = tupu().arg("extract").arg(&article).arg("--lexicon").arg(&terms).assert().success();
    let text = String::from_utf8_lossy(&with.get_output().stdout).into_owned();
    assert!(text.contains("user-term") && text.contains("镇江团山里历史街区"), "{text}");
    fs::write(&terms, "团山里\tPlaces\n").unwrap();
    let bad = tupu().arg("extract").arg(&article).arg("--lexicon").arg(&terms).assert().code(1);
    bad.stderr(predicate::str::contains("terms.tsv:1: `Places`"));
}

#[test]
fn serve_answers_on_this_machine() {
    let mut server = Process::new(assert_cmd::cargo::cargo_bin("tupu"))
        .args(["serve", "--port", "0", "--store"])
        .arg(store())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim_start_matches("http://").split('/').next().unwrap().to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    let request =
        "GET /sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D HTTP/1.1\r\nAccept: text/csv\r\nConnection: close\r\n";
    write!(stream, "{request}Host: {address}\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("true"), "{answer}");
}
