//! `tupu extract` as a person runs it: formats, exit codes, and inputs that are bad.

#![expect(clippy::unwrap_used, reason = "a test says what is right by failing")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use serde_json::Value;

const GOOD: &str = "---\ntitle: 湖上新桥通车\ndate: 2023-05-06 08:15:00 +0800\ntags: 南通晚报新闻\n---\n<p>新桥昨日通车。市民叫好。</p>\n";

fn extract(folder: &Path, args: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("tupu").unwrap().current_dir(folder).arg("extract").args(args).assert()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Beside a good article, `name` is named with `reason` on one line, and the good one is still read.
fn costs_no_other(name: &str, bytes: &[u8], reason: &str) {
    let folder = folder(&[("in/good.md", GOOD.as_bytes()), (&format!("in/{name}"), bytes)]);
    let assert =
        extract(folder.path(), &["in"]).code(3).stdout(contains("新桥昨日通车").and(contains("good.md")));
    assert.stderr(
        starts_with(format!("error: in/{name}"))
            .and(contains(reason))
            .and(predicates::str::is_match("\\A.+\n\\z").unwrap()),
    );
    extract(folder.path(), &[&format!("in/{name}")])
        .code(1)
        .stdout("")
        .stderr(contains("error: no article could be read"));
}

#[test]
fn json_lines_hold_the_article() {
    let folder =
        folder(&[("in/乙.txt", "旧桥拆除\n旧桥昨日拆除。".as_bytes()), ("in/a.md", GOOD.as_bytes())]);
    let out = extract(folder.path(), &["in", "--locality", "南通市", "--base", "http://kg.example/"])
        .success()
        .stderr("");
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    let articles: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(articles.len(), 2);
    let article = &articles[0]["article"];
    assert_eq!(article["path"], "in/a.md");
    assert_eq!(article["title"], "湖上新桥通车");
    assert_eq!(article["published"], "2023-05-06T08:15:00+08:00");
    assert_eq!(article["source"], "南通晚报");
    assert_eq!(article["locality"], "南通市");
    assert!(article["id"].as_str().unwrap().starts_with("http://kg.example/article/"));
    assert_eq!(articles[0]["text"], "湖上新桥通车\n新桥昨日通车。市民叫好。");
    assert_eq!(articles[0]["sentences"][1], serde_json::json!({"start": 7, "end": 14}));
    assert_eq!(articles[1]["article"]["path"], "in/乙.txt");
}

#[test]
fn the_other_formats() {
    let folder = folder(&[("a.md", GOOD.as_bytes()), ("b.md", GOOD.as_bytes())]);
    let json = extract(folder.path(), &["a.md", "b.md", "--format", "json"]).success();
    let array: Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(array.as_array().unwrap().len(), 2);
    extract(folder.path(), &["a.md", "--format", "bio"])
        .success()
        .stdout(contains("通\tO\n").and(contains("车\tO\n\n新\t")));
    extract(folder.path(), &["a.md", "--format", "html", "-o", "out.html"]).success().stdout("");
    let page = fs::read_to_string(folder.path().join("out.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("通车</h2>") && page.ends_with("</html>\n"));
}

#[test]
fn standard_input_is_json_lines_or_what_is_said() {
    let run = |args: &[&str], input: &str| {
        Command::cargo_bin("tupu").unwrap().args(["extract", "-"]).args(args).write_stdin(input).assert()
    };
    run(&["--field", "text=body"], "{\"body\": \"甲。\"}\n{\"body\": \"乙。\"}\n")
        .success()
        .stdout(contains("\"path\":\"-#2\""));
    run(&["--input-format", "markdown"], GOOD).success().stdout(contains("湖上新桥通车"));
    run(&[], "").code(1).stderr("error: no article could be read\n");
}

#[test]
fn wrong_use_is_told_apart() {
    let folder = folder(&[("a.md", GOOD.as_bytes())]);
    extract(folder.path(), &[]).code(2);
    extract(folder.path(), &["a.md", "--field", "txt=body"])
        .code(2)
        .stderr(contains("--field: `txt` is none of the fields"));
    extract(folder.path(), &["a.md", "--base", "kg"])
        .code(2)
        .stderr(contains("--base: `kg` is not an absolute IRI"));
    extract(folder.path(), &["a.md", "--input-format", "pdf"])
        .code(2)
        .stderr(contains("markdown, html, text, jsonl"));
    extract(folder.path(), &["a.md", "-o", "no/out.jsonl"])
        .code(1)
        .stderr(contains("no/out.jsonl: cannot be written"));
}

#[test]
fn an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    extract(folder.path(), &["."]).code(1).stdout("").stderr(contains("error: .: no article in this folder"));
    extract(folder.path(), &["nowhere"])
        .code(1)
        .stderr(contains("error: nowhere: no such file or directory"));
}

#[test]
fn what_is_not_text() {
    costs_no_other("zeros.md", &[0; 4096], "not text: 4096 of 4096 bytes are control characters");
    costs_no_other("photo.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "not text but a JPEG image");
    costs_no_other("pack.html", b"\x1f\x8b\x08\0\0\0", "not text but gzip data");
    costs_no_other("records.jsonl", b"\x7fELF\x02\0\0\0\n\0\0\n\0\0", "records.jsonl:1: not text");
}

#[test]
fn what_is_empty() {
    costs_no_other("void.md", b"", "empty");
    costs_no_other("blank.txt", "　\n \n".as_bytes(), "empty");
    costs_no_other("front.md", "---\ntitle: 甲\ndate: 2023-05-06\n---\n".as_bytes(), "no text in it");
}

#[test]
fn broken_front_matter() {
    costs_no_other("quotes.md", GOOD.replace("湖上新桥", "\"湖上\"新桥\"").as_bytes(), "quotes.md:2:");
    costs_no_other("colon.md", GOOD.replace("湖上新桥", "湖上: 新桥: ").as_bytes(), "hint: a value with");
    costs_no_other(
        "open.md",
        GOOD.replacen("\n---\n", "\n", 1).as_bytes(),
        "open.md:1: front matter: no closing `---`",
    );
}

#[test]
fn broken_json() {
    costs_no_other(
        "cut.jsonl",
        "{\"text\": \"甲".as_bytes(),
        "cut.jsonl:1:13: not JSON: EOF while parsing a string",
    );
}

#[test]
fn invalid_utf8_is_read_with_a_warning() {
    let mut bytes = GOOD.as_bytes().to_vec();
    bytes.insert(GOOD.find("昨日").unwrap(), 0xff);
    let folder = folder(&[("a.md", &bytes)]);
    let warning = "warning: a.md: 1 characters could not be read as UTF-8\n";
    extract(folder.path(), &["a.md"]).success().stdout(contains("新桥\u{fffd}昨日通车")).stderr(warning);
}

#[test]
fn an_impossible_date_is_a_warning() {
    let folder = folder(&[("a.md", GOOD.replace("2023-05-06", "2023-02-30").as_bytes())]);
    extract(folder.path(), &["a.md"])
        .success()
        .stdout(contains("\"published\":null"))
        .stderr(contains("a day that does not exist"));
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("in/good.md", GOOD.as_bytes()), ("in/locked.md", GOOD.as_bytes())]);
    symlink("/nowhere/a.md", folder.path().join("in/dangling.md")).unwrap();
    let locked = folder.path().join("in/locked.md");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let assert = extract(folder.path(), &["in"]).code(3).stdout(contains("in/good.md"));
    let assert = assert.stderr(contains("error: in/dangling.md: link to nothing"));
    // Whoever runs the tests as root can read it all the same.
    if fs::File::open(&locked).is_err() {
        assert.stderr(contains("error: in/locked.md: permission denied"));
    }
}

#[test]
fn fifty_megabytes_in_one_line() {
    let line = "湖上新桥昨日通车，市民纷纷驻足，".repeat(50_000_000 / 48);
    let json = format!("{{\"text\": \"{line}\"}}\n{{\"text\": \"甲。\"}}\n");
    let folder = folder(&[
        ("long.txt", line.as_bytes()),
        ("long.html", line.as_bytes()),
        ("long.md", line.as_bytes()),
        ("long.jsonl", json.as_bytes()),
    ]);
    for (name, articles) in [("long.txt", 1), ("long.html", 1), ("long.md", 1), ("long.jsonl", 2)] {
        let start = Instant::now();
        // The rules alone: the accurate model is linear as well, but reads 17 million characters in four minutes.
        let out = extract(folder.path(), &[name, "--model", "none"]).success();
        assert_eq!(
            out.get_output().stdout.split(|&b| b == b'\n').filter(|line| !line.is_empty()).count(),
            articles
        );
        assert!(start.elapsed() < Duration::from_secs(60), "{name}: {:?}", start.elapsed());
    }
}

#[cfg(unix)]
#[test]
fn a_file_too_large_is_refused_unread() {
    let folder = folder(&[]);
    fs::File::create(folder.path().join("huge.md")).unwrap().set_len(1 << 30).unwrap();
    let start = Instant::now();
    extract(folder.path(), &["huge.md"])
        .code(1)
        .stderr(contains("error: huge.md: the file is larger than 256 MiB"));
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder(&[("a.jsonl", "{\"text\": \"湖上新桥昨日通车。\"}\n".repeat(20_000).as_bytes())]);
    let tupu = assert_cmd::cargo::cargo_bin("tupu");
    let script = format!(
        "'{}' extract a.jsonl 2>err | head -n 1 >/dev/null; echo ${{PIPESTATUS[0]}}; cat err",
        tupu.display()
    );
    let out =
        std::process::Command::new("bash").current_dir(folder.path()).args(["-c", &script]).output().unwrap();
    assert_eq!(String::from_utf8(out.stdout).unwrap(), "0\n");
}
