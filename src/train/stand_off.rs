//! Reads stand-off annotation: labels on texts that are not ours to hand on.
//!
//! One sentence a line, `#` begins a comment, columns are parted by tabs:
//!
//! ```text
//! SOURCE  ID  BEGIN  END  CHECK  NAME  NAME …
//! news_2012  item7  120  158  3f9a01cc  0 3 Place  10 15 Organisation optional
//! ```
//!
//! `SOURCE.jsonl` in the folder of texts holds an object a line, with `id` and `text`. BEGIN and END say which
//! characters of that text the sentence is; CHECK is the first eight hexadecimal digits of the SHA-256 of its UTF-8, so
//! that labels never fall on another edition of the text. Each name gives its first character and the one after its
//! last, counted from the sentence's begin, its kind, and `optional` where a careful reader could leave it out.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::TrainError;
use super::data::unreadable;
use crate::tagger::{Gold, Head, Sample};

#[derive(Deserialize)]
struct Item {
    id: String,
    text: String,
}

/// The annotated sentences of `content`, with their text from the folder `texts`.
pub(super) fn read_stand_off(
    file: &str,
    content: &str,
    texts: &Path,
    head: &mut Head,
) -> Result<Vec<Sample>, TrainError> {
    let rows: Vec<(usize, Vec<&str>)> = content
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(index, line)| (index + 1, line.split('\t').map(str::trim).collect()))
        .collect();
    let mut wanted: BTreeMap<&str, FxHashSet<&str>> = BTreeMap::new();
    for (_, row) in &rows {
        if let [source, id, ..] = row[..] {
            wanted.entry(source).or_default().insert(id);
        }
    }
    let mut items = FxHashMap::default();
    for (source, ids) in wanted {
        for item in read_items(&texts.join(format!("{source}.jsonl")), &ids)? {
            items.insert((source, item.id), item.text);
        }
    }
    rows.iter()
        .map(|(line, row)| {
            let error = |reason| TrainError::Line { file: file.to_owned(), line: *line, reason };
            read_row(row, &items, head).map_err(error)
        })
        .collect()
}

fn read_items(path: &Path, ids: &FxHashSet<&str>) -> Result<Vec<Item>, TrainError> {
    let reader = BufReader::new(File::open(path).map_err(|e| unreadable(path, e))?);
    let mut items = Vec::new();
    for (index, line) in reader.lines().enumerate() {
        let line = line.map_err(|e| unreadable(path, e))?;
        if line.trim().is_empty() {
            continue;
        }
        let item: Item = serde_json::from_str(&line).map_err(|e| TrainError::Line {
            file: path.display().to_string(),
            line: index + 1,
            reason: format!("no object with id and text: {e}"),
        })?;
        if ids.contains(item.id.as_str()) {
            items.push(item);
        }
    }
    Ok(items)
}

fn read_row(
    row: &[&str],
    items: &FxHashMap<(&str, String), String>,
    head: &mut Head,
) -> Result<Sample, String> {
    let [source, id, begin, end, check, names @ ..] = row else {
        return Err("source, id, begin, end, check and names are expected, with tabs between".to_owned());
    };
    let item = items.get(&(*source, (*id).to_owned()));
    let item = item.ok_or_else(|| format!("{source}.jsonl has no item `{id}`"))?;
    let (begin, end) = range(begin, end)?;
    let text: String = item.chars().skip(begin).take(end - begin).collect();
    if check_of(&text) != *check {
        return Err(format!("characters {begin} to {end} of `{id}` are not those that were annotated"));
    }
    let mut sample = Sample { text, names: Vec::new() };
    for name in names.iter().filter(|name| !name.is_empty()) {
        let gold = read_name(name, head)?;
        let after = sample.names.last().map_or(0, |last| last.chars.end);
        if gold.chars.start < after || gold.chars.end > end - begin {
            return Err(format!("`{name}` overlaps the name before it, or ends after the sentence"));
        }
        sample.names.push(gold);
    }
    Ok(sample)
}

fn read_name(name: &str, head: &mut Head) -> Result<Gold, String> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let (begin, end, kind, optional) = match parts[..] {
        [begin, end, kind] => (begin, end, kind, false),
        [begin, end, kind, "optional"] => (begin, end, kind, true),
        _ => return Err(format!("`{name}` is no name: BEGIN END KIND, then `optional` or nothing")),
    };
    let (begin, end) = range(begin, end)?;
    Ok(Gold { chars: begin..end, kind: head.kind_or_add(kind), optional })
}

fn range(begin: &str, end: &str) -> Result<(usize, usize), String> {
    match (begin.parse(), end.parse()) {
        (Ok(begin), Ok(end)) if begin < end => Ok((begin, end)),
        _ => Err(format!("`{begin}` to `{end}` are no characters")),
    }
}

/// The first eight hexadecimal digits of the text's SHA-256.
fn check_of(text: &str) -> String {
    let first = Sha256::digest(text).iter().take(4).fold(0u32, |sum, &byte| sum << 8 | u32::from(byte));
    format!("{first:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(annotation: &str) -> Result<Vec<Sample>, TrainError> {
        let folder = tempfile::tempdir().unwrap();
        let news = "{\"id\": \"a\", \"date\": \"\", \"text\": \"早。陆昀到了泰州。\"}\n";
        std::fs::write(folder.path().join("news.jsonl"), news).unwrap();
        read_stand_off("a.tsv", annotation, folder.path(), &mut Head::named("tupu"))
    }

    #[test]
    fn labels_meet_their_text() {
        let check = check_of("陆昀到了泰州。");
        let read =
            read(&format!("# ours\nnews\ta\t2\t9\t{check}\t0 2 Person\t4 6 Place optional\n")).unwrap();
        assert_eq!(read[0].text, "陆昀到了泰州。");
        assert_eq!(read[0].names[0], Gold { chars: 0..2, kind: 1, optional: false });
        assert_eq!(read[0].names[1], Gold { chars: 4..6, kind: 2, optional: true });
    }

    #[test]
    fn another_text_is_refused() {
        let reason = |line: &str| read(line).unwrap_err().to_string();
        assert!(reason("news\ta\t2\t9\t00000000\t0 2 Person").contains("not those that were annotated"));
        assert!(reason("news\tb\t2\t9\t00000000").contains("no item `b`"));
        assert!(reason("news\ta\t9\t2\t00000000").contains("`9` to `2`"));
        assert!(reason("old\ta\t2\t9\t00000000").contains("cannot be read"));
        let check = check_of("陆昀");
        assert!(reason(&format!("news\ta\t2\t4\t{check}\t0 3 Person")).contains("ends after"));
        assert!(reason(&format!("news\ta\t2\t4\t{check}\t0 Person")).contains("is no name"));
    }
}
