//! The modules form layers: a module uses only those below it. What the compiler does not check, this does.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may panic")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first. A module may use itself and the modules of earlier lines, not those of its own line.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["iri", "ontology"],
    &["document"],
    &["lexicon"],
    &["segment"],
    &["tagger"],
    &["recognise"],
    &["link"],
    &["extraction"],
    &["curation"],
    &["identity"],
    &["graph", "pipeline", "rdf"],
    &["store"],
    &["query", "validate", "visualise"],
    &["evaluate", "serve", "train"],
    &["cli"],
];

/// Crates that one module alone may name, so that they can be replaced there.
const HOMES: &[(&str, &[&str])] = &[
    ("axum", &["serve"]),
    ("chardetng", &["document"]),
    ("comfy_table", &["cli", "query"]),
    ("encoding_rs", &["document"]),
    ("html5ever", &["document", "evaluate"]),
    ("hyper", &["serve"]),
    ("hyper_util", &["serve"]),
    ("indicatif", &["cli"]),
    ("jieba_rs", &["segment"]),
    ("ndarray", &["train"]),
    ("percent_encoding", &["iri", "serve"]),
    ("petgraph", &["graph", "visualise", "cli"]),
    ("pinyin", &["serve"]),
    ("pulldown_cmark", &["document"]),
    ("quick_xml", &["visualise"]),
    ("pulp", &["tagger"]),
    ("rayon", &["cli", "train", "validate"]),
    ("rustix", &["serve"]),
    ("serde_saphyr", &["document"]),
    ("tokio", &["serve", "cli"]),
];

/// A source file below `src`, with the top module it belongs to.
struct File {
    path: PathBuf,
    module: String,
    code: Vec<String>,
}

fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let below = path.strip_prefix(&root).unwrap().to_owned();
                let first = below.components().next().unwrap().as_os_str().to_str().unwrap();
                let module = first.trim_end_matches(".rs").to_owned();
                let code = fs::read_to_string(&path).unwrap();
                let code = code.lines().map(without_comment).collect();
                files.push(File { path: Path::new("src").join(below), module, code });
            }
        }
    }
    // A module's tests may look up: rdf's put what they wrote into a store.
    files.retain(|file| !["lib", "main"].contains(&file.module.as_str()) && !file.path.ends_with("tests.rs"));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The line, emptied where all of it is a comment: documentation may point upwards.
fn without_comment(line: &str) -> String {
    if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Line (from 1) and top module of every `crate::module` in `lines`; those of `crate::{a, b::{c, d}}` too.
fn uses(lines: &[String]) -> Vec<(usize, String)> {
    let text = lines.join("\n");
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let (before, after) = text.split_at(at);
        if before.ends_with(|c| is_name(c) || c == '$') {
            continue;
        }
        let line = before.matches('\n').count() + 1;
        let after = &after["crate::".len()..];
        let names = after.strip_prefix('{').map_or_else(|| vec![first_name(after)], members);
        found.extend(names.into_iter().map(|name| (line, name)));
    }
    found
}

fn first_name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| is_name(*c)).collect()
}

/// The first name of each member of a list in braces, whose opening one is gone.
fn members(list: &str) -> Vec<String> {
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                names.push(first_name(&list[start..at]));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn a_module_uses_only_modules_below_it() {
    let mut forbidden = String::new();
    for file in sources() {
        let own = layer(&file.module);
        for (line, used) in uses(&file.code) {
            let Some(of_used) = layer(&used) else { continue };
            if used != file.module && own.is_some_and(|own| of_used >= own) {
                let (path, module) = (file.path.display(), &file.module);
                writeln!(forbidden, "{path}:{line}: `{module}` may not use `{used}`").unwrap();
            }
        }
    }
    assert!(
        forbidden.is_empty(),
        "uses that go up, or sideways:\n{forbidden}help: move what is shared down, or pass it in as an argument"
    );
}

#[test]
fn every_module_has_its_layer_and_every_layer_its_modules() {
    let mut modules: Vec<String> = sources().into_iter().map(|file| file.module).collect();
    modules.dedup();
    modules.sort();
    modules.dedup();
    let mut listed: Vec<&str> = LAYERS.iter().flat_map(|layer| layer.iter().copied()).collect();
    listed.sort_unstable();
    assert_eq!(modules, listed, "left: src, right: LAYERS of this test");
}

#[test]
fn a_crate_is_named_only_at_its_home() {
    let mut strays = String::new();
    for file in sources() {
        for (number, line) in file.code.iter().enumerate() {
            for (name, homes) in HOMES {
                let path = format!("{name}::");
                let named = line
                    .match_indices(&path)
                    .any(|(at, _)| !line[..at].ends_with(|c| is_name(c) || c == ':'));
                if named && !homes.contains(&file.module.as_str()) {
                    let (at, number) = (file.path.display(), number + 1);
                    writeln!(strays, "{at}:{number}: `{name}` is at home in {}", homes.join(", ")).unwrap();
                }
            }
        }
    }
    assert!(strays.is_empty(), "\n{strays}");
}

#[test]
fn every_form_of_use_is_seen() {
    let seen = |code: &str| {
        let lines: Vec<String> = code.lines().map(without_comment).collect();
        uses(&lines)
    };
    let named =
        |pairs: &[(usize, &str)]| pairs.iter().map(|(l, n)| (*l, (*n).to_owned())).collect::<Vec<_>>();
    assert_eq!(seen("use crate::graph::Graph;"), named(&[(1, "graph")]));
    assert_eq!(seen("// see crate::cli\nlet x = crate::store::open();"), named(&[(2, "store")]));
    assert_eq!(seen("use crate::{\n    graph::{A, B},\n    rdf,\n};"), named(&[(1, "graph"), (1, "rdf")]));
    assert_eq!(seen("use mycrate::graph; macro $crate::text"), named(&[]));
}
