//! What every benchmark reads: the articles of `data/articles`.

use std::path::Path;

use tupu::document::Article;
use tupu::document::reader::{ReadOptions, read_bytes};
use tupu::iri::Base;
use tupu::lexicon::Lexicon;
use tupu::pipeline::Pipeline;

/// One file: its name and bytes.
pub struct File {
    /// The name, whose ending gives the format.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The files of `data/articles`, by name.
pub fn files() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let entries = std::fs::read_dir(folder).expect("the articles are part of the project");
    let mut files: Vec<File> = entries
        .map(|entry| {
            let path = entry.expect("an entry can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            File { name, bytes: std::fs::read(path).expect("an article can be read") }
        })
        .filter(|file| file.name.contains('.'))
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The articles that the files hold.
pub fn articles(files: &[File]) -> Vec<Article> {
    let options = ReadOptions::default();
    let read = |file: &File| read_bytes(&file.name, &file.name, &file.bytes, &options).unwrap_or_default();
    files.iter().flat_map(read).filter_map(Result::ok).map(|reading| reading.article).collect()
}

/// How many characters the articles have together.
#[allow(dead_code, reason = "not every bench counts characters")]
pub fn chars(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.text().len_char()).sum()
}

/// The pipeline as `tupu` runs it.
pub fn pipeline() -> Pipeline {
    let base = Base::new(Base::DEFAULT).expect("the default is a base");
    Pipeline::new(Lexicon::builtin(), base)
}
