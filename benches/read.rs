//! Bytes to articles, format by format, and the cutting into sentences. `cargo bench --bench read`

#[expect(dead_code, reason = "not every benchmark runs the pipeline")]
mod common;

use divan::Bencher;
use divan::counter::BytesCount;
use tupu::document::reader::{ReadOptions, read_bytes};

fn main() {
    divan::main();
}

#[divan::bench(args = ["md", "html", "txt", "jsonl"])]
fn read(bencher: Bencher<'_, '_>, ending: &str) {
    let mut files = common::files();
    files.retain(|file| file.name.ends_with(ending));
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    let options = ReadOptions::default();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        files.iter().map(|file| read_bytes(&file.name, &file.name, &file.bytes, &options)).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn sentences(bencher: Bencher<'_, '_>) {
    let articles = common::articles(&common::files());
    let bytes: usize = articles.iter().map(|article| article.text().as_str().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        articles.iter().map(|article| tupu::text::sentences(article.text().as_str())).collect::<Vec<_>>()
    });
}
