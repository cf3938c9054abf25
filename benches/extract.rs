//! Characters a second, stage by stage, beside what jieba-rs alone needs to tag the same text.
//! `cargo bench --bench extract`; `RAYON_NUM_THREADS` plays no part, all is one thread.

mod common;

use divan::Bencher;
use divan::counter::CharsCount;
use tupu::document::Article;
use tupu::lexicon::Lexicon;
use tupu::pipeline::Pipeline;
use tupu::segment::Segmenter;
use tupu::tagger::{Input, shipped};

fn main() {
    divan::main();
}

/// Runs `stage` over all articles, counted in characters.
fn over_articles<T>(bencher: Bencher<'_, '_>, stage: impl Fn(&Pipeline, &Article) -> T + Sync) {
    let pipeline = common::pipeline();
    let articles = common::articles(&common::files());
    let chars = CharsCount::new(common::chars(&articles));
    bencher
        .counter(chars)
        .bench(|| articles.iter().map(|article| stage(&pipeline, article)).collect::<Vec<_>>());
}

/// The measure of all others: words and their parts of speech.
#[divan::bench]
fn jieba_tag(bencher: Bencher<'_, '_>) {
    let jieba = jieba_rs::Jieba::new();
    let articles = common::articles(&common::files());
    let chars = CharsCount::new(common::chars(&articles));
    bencher.counter(chars).bench(|| {
        articles.iter().map(|article| jieba.tag(article.text().as_str(), true).len()).collect::<Vec<_>>()
    });
}

/// One model alone, over sentences that are cut into words already; the speed of a grade is measured by this.
fn tag(bencher: Bencher<'_, '_>, model: &str) {
    let lexicon = Lexicon::builtin();
    let segmenter = Segmenter::new(&lexicon);
    let tagger = shipped::open_own(model).expect("a model of the program");
    let articles = common::articles(&common::files());
    let sentences = articles.iter().flat_map(|article| {
        article
            .sentences()
            .iter()
            .map(|s| Input::new(article.slice(s.span), &segmenter, &lexicon))
            .collect::<Vec<_>>()
    });
    let sentences: Vec<Input> = sentences.collect();
    bencher.counter(CharsCount::new(common::chars(&articles))).bench(|| tagger.tag(0, &sentences));
}

#[divan::bench]
fn tag_accurate(bencher: Bencher<'_, '_>) {
    tag(bencher, "accurate");
}

#[divan::bench]
fn tag_fast(bencher: Bencher<'_, '_>) {
    tag(bencher, "fast");
}

#[divan::bench]
fn recognise(bencher: Bencher<'_, '_>) {
    over_articles(bencher, |pipeline, article| pipeline.recogniser().recognise(article));
}

#[divan::bench]
fn link(bencher: Bencher<'_, '_>) {
    let pipeline = common::pipeline();
    let articles = common::articles(&common::files());
    let recognised: Vec<_> =
        articles.into_iter().map(|article| (pipeline.recogniser().recognise(&article), article)).collect();
    let chars: usize = recognised.iter().map(|(_, article)| article.text().len_char()).sum();
    bencher.counter(CharsCount::new(chars)).with_inputs(|| recognised.clone()).bench_values(|recognised| {
        let linked =
            recognised.into_iter().map(|(mentions, article)| pipeline.linker().link(&article, mentions));
        linked.collect::<Vec<_>>()
    });
}

/// All stages, to the record that is printed.
#[divan::bench]
fn extract(bencher: Bencher<'_, '_>) {
    over_articles(bencher, Pipeline::extract);
}

/// What every run pays once.
#[divan::bench]
fn start() -> Pipeline {
    common::pipeline()
}
