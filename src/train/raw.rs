//! Raw text to learn vectors from: the sentences of JSONL files of news.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use crate::tagger::fold;
use crate::text::sentences;

/// The sentences of the `text` of every record of every `.jsonl` file in `folder`, files by name, folded as taggers see
/// them.
pub fn read_folder(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|e| e == "jsonl"));
    files.sort();
    let mut found = Vec::new();
    for file in files {
        for line in std::io::BufReader::new(std::fs::File::open(file)?).lines() {
            let record: serde_json::Value = serde_json::from_str(&line?)?;
            for line in record["text"].as_str().unwrap_or_default().lines() {
                let spans = sentences(line);
                found.extend(spans.iter().filter_map(|s| line.get(s.begin..s.end)).map(folded));
            }
        }
    }
    Ok(found)
}

/// A text as taggers see it.
pub fn folded(text: &str) -> String {
    text.trim().chars().map(fold).collect()
}
