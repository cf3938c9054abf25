//! Golden outputs of every input format: Chinese bytes in, text and metadata out.

#![expect(clippy::unwrap_used, reason = "a test says what is right by failing")]

use tupu::document::Article;
use tupu::document::reader::{FieldMap, ReadOptions, read_bytes};

fn read_with(path: &str, bytes: &[u8], options: &ReadOptions) -> Vec<Result<(Article, Vec<String>), String>> {
    let results = match read_bytes(path, path, bytes, options) {
        Ok(results) => results,
        Err(error) => vec![Err(error)],
    };
    let warnings = |w: Vec<_>| w.iter().map(ToString::to_string).collect();
    results
        .into_iter()
        .map(|r| r.map(|r| (r.article, warnings(r.warnings))).map_err(|e| e.to_string()))
        .collect()
}

/// The only article in `text`, which is read without a doubt.
fn read(path: &str, text: &str) -> Article {
    let mut results = read_with(path, text.as_bytes(), &ReadOptions::default());
    assert_eq!(results.len(), 1, "{results:?}");
    let (article, warnings) = results.remove(0).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    article
}

const JEKYLL: &str = r#"---
layout: post
title: "藏书楼里的灯　亮到夜里十点"
date: 2023-05-06 08:15:00 +0800
categories: taizhouribao
tags: 泰州日报新闻
---
<p>本报讯 立夏这天，泰州市图书馆新馆迎来首批读者，馆藏图书８０万册。</p>
 <p>馆藏丰富。古籍部收有地方志&ldquo;三百种&rdquo;，<b>多为</b>孤本(泰州市图书馆、泰州学院)。</p><p class="em_media">（文章来源：泰州日报）</p>

<http://news.example.org/share.html?infoCode=NW1&x=2>

[返回泰州日报新闻](//news.example.org/category/taizhouribao.html)｜[返回首页](//news.example.org/)
"#;

#[test]
fn jekyll_in_the_newspaper_form() {
    let article = read("2023-05-06-灯.md", JEKYLL);
    assert_eq!(
        article.text().as_str(),
        "藏书楼里的灯 亮到夜里十点\n\
         本报讯 立夏这天，泰州市图书馆新馆迎来首批读者，馆藏图书80万册。\n\
         馆藏丰富。古籍部收有地方志“三百种”，多为孤本(泰州市图书馆、泰州学院)。\n\
         （文章来源：泰州日报）"
    );
    let meta = &article.meta;
    assert_eq!(meta.published.as_deref(), Some("2023-05-06T08:15:00+08:00"));
    assert_eq!(meta.newspaper.as_deref(), Some("泰州日报"));
    assert_eq!(meta.category.as_deref(), Some("taizhouribao"));
    assert_eq!(meta.tags, ["泰州日报新闻"]);
    assert_eq!(meta.url.as_deref(), Some("http://news.example.org/share.html?infoCode=NW1&x=2"));
}

#[test]
fn jekyll_in_every_encoding_is_the_same_article() {
    let want = read("a.md", JEKYLL);
    let utf16 = |bom: [u8; 2], unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        bom.into_iter().chain(JEKYLL.encode_utf16().flat_map(unit)).collect()
    };
    let encodings = [
        [b"\xef\xbb\xbf", JEKYLL.as_bytes()].concat(),
        utf16([0xff, 0xfe], u16::to_le_bytes),
        utf16([0xfe, 0xff], u16::to_be_bytes),
        encoding_rs::GB18030.encode(JEKYLL).0.into_owned(),
        JEKYLL.replace('\n', "\r\n").into_bytes(),
        JEKYLL.replace('\n', "\r").into_bytes(),
    ];
    for bytes in encodings {
        let mut results = read_with("a.md", &bytes, &ReadOptions::default());
        assert_eq!(results.remove(0), Ok((want.clone(), vec![])));
    }
}

#[test]
fn markdown_body_with_one_line_a_paragraph() {
    let article = read(
        "a.md",
        "---\ntitle: 湖上新桥通车\ndate: 2023-05-06\nsource: 南通晚报\n---\n# 湖上新桥通车\n　　新桥昨日通车。\n　　市民*纷纷*驻足。\n\n## 两岸一体\n1. 缩短路程\n2. 便利出行\n\n责任编辑：林夕\n",
    );
    let want = "湖上新桥通车\n新桥昨日通车。\n市民纷纷驻足。\n两岸一体\n1. 缩短路程\n2. 便利出行";
    assert_eq!(article.text().as_str(), want);
    assert_eq!(article.meta.newspaper.as_deref(), Some("南通晚报"));
    assert_eq!(article.meta.published.as_deref(), Some("2023-05-06"));
}

const PAGE: &str = r#"<!DOCTYPE html><html><head><meta charset="utf-8">
<title>湖上新桥通车_南通晚报网</title>
<meta name="PubDate" content="2023-05-06 08:15"><meta name="ContentSource" content="来源：南通晚报">
<link rel="canonical" href="https://news.example.org/a/1.html">
<script>var name = "假桥公司";</script><style>p { content: "假局" }</style></head>
<body><nav><ul><li><a href="/">首页</a></li><li><a href="/n">要闻</a></li></ul></nav>
<div class="crumbs"><a href="/">首页</a> &gt; <a href="/n">要闻</a> &gt; 正文</div>
<div id="main">
  <h1>湖上新桥通车</h1>
  <div class="info">2023-05-06 08:15 来源：南通晚报 <a href="/w">记者</a></div>
  <div id="text">
    <p>　　新桥昨日通车，
全长三公里&hellip;&hellip;记者<a href="/p">林夕</a>随首班车过湖。</p>
    <p>市民说<br>出行便利了。</p>
    <table><tr><td>桥长</td><td>3公里</td></tr><tr><td>投资</td><td>12亿元</td></tr></table>
  </div>
  <p><a href="/1.html">往期新闻甲</a></p>
</div>
<ul class="related"><li><a href="/2.html">往期新闻乙</a></li><li><a href="/3.html">往期新闻丙</a></li></ul>
<footer>版权所有 南通晚报社</footer></body></html>"#;

#[test]
fn html_page_without_its_furniture() {
    let article = read("a.html", PAGE);
    assert_eq!(
        article.text().as_str(),
        "湖上新桥通车\n2023-05-06 08:15 来源：南通晚报 记者\n新桥昨日通车，全长三公里……记者林夕随首班车过湖。\n市民说\n出行便利了。\n桥长 3公里\n投资 12亿元"
    );
    assert_eq!(article.meta.published.as_deref(), Some("2023-05-06"));
    assert_eq!(article.meta.newspaper.as_deref(), Some("南通晚报"));
    assert_eq!(article.meta.url.as_deref(), Some("https://news.example.org/a/1.html"));
}

#[test]
fn html_in_a_declared_charset() {
    let page = "<html><head><meta charset=gbk><title>新桥</title></head><body><p>通车。</p></body></html>";
    let bytes = encoding_rs::GBK.encode(page).0;
    let (article, _) = read_with("a.html", &bytes, &ReadOptions::default()).remove(0).unwrap();
    assert_eq!(article.text().as_str(), "新桥\n通车。");
}

#[test]
fn html_that_never_closes_loses_nothing() {
    let article = read("a.html", "<title>新桥</title><nav>甲。<div>乙。<p>丙。<p>丁。<span><b>戊。");
    assert_eq!(article.text().as_str(), "新桥\n甲。\n乙。\n丙。\n丁。戊。");
}

#[test]
fn plain_text() {
    let article = read("a.txt", "　　新桥通车\n\n　　新桥昨日通车。\n　　（来源：南通晚报）\n\n上一篇：旧桥");
    assert_eq!(article.text().as_str(), "新桥通车\n新桥昨日通车。\n（来源：南通晚报）");
    assert_eq!(article.meta.newspaper.as_deref(), Some("南通晚报"));
    assert_eq!(read("b.txt", "新桥昨日通车。").meta.title, None);
}

#[test]
fn json_lines_with_renamed_fields() {
    let fields = ["text=body", "date=发布时间"].into_iter().try_fold(FieldMap::default(), FieldMap::with);
    let options = ReadOptions {
        fields: fields.unwrap(),
        locality: Some("南通市".to_owned()),
        ..ReadOptions::default()
    };
    let input = "\u{feff}{\"id\": \"a1\", \"title\": \"新桥\", \"body\": [\"通车。\", \"<p>便利<b>出行</b>。</p>\"], \"发布时间\": \"2023年5月6日\", \"source\": \"南通晚报\", \"tags\": \"桥\"}\r\n\r\n{\"body\": \"第一行\\n第二行\", \"url\": \"https://example.org/2\", \"n\": 1e400}\n";
    let results = read_with("a.jsonl", input.as_bytes(), &options);
    let articles: Vec<&Article> = results.iter().map(|r| &r.as_ref().unwrap().0).collect();
    assert_eq!(articles[0].text().as_str(), "新桥\n通车。\n便利出行。");
    assert_eq!(
        (articles[0].source.path.as_str(), articles[0].source.key_path.as_str()),
        ("a.jsonl#1", "a.jsonl#a1")
    );
    assert_eq!(articles[0].meta.published.as_deref(), Some("2023-05-06"));
    assert_eq!(articles[0].meta.newspaper.as_deref(), Some("南通晚报"));
    assert_eq!(articles[0].meta.locality.as_deref(), Some("南通市"));
    assert_eq!(articles[1].text().as_str(), "第一行\n第二行");
    assert_eq!(articles[1].source.key_path, "a.jsonl#3");
    assert_eq!(articles[1].meta.url.as_deref(), Some("https://example.org/2"));
}

#[test]
fn a_json_array_is_many_articles() {
    let array = "[\n {\"text\": \"甲。\"},\n {\"title\": \"乙\"},\n {\"content\": \"丙。\"}\n]\n";
    for name in ["a.json", "a.jsonl"] {
        let results = read_with(name, array.as_bytes(), &ReadOptions::default());
        let shown: Vec<_> = results.iter().map(|r| r.as_ref().map(|r| r.0.text().as_str())).collect();
        let error = format!("{name}: record 2: no field `text` or `content`");
        assert_eq!(shown, [Ok("甲。"), Err(&error), Ok("丙。")]);
    }
    assert_eq!(
        read("b.json", "{\n  \"title\": \"丁\",\n  \"text\": \"戊。\"\n}").text().as_str(),
        "丁\n戊。"
    );
}

#[test]
fn a_bad_record_is_an_error_of_its_own() {
    let input = "{\"text\": \"甲。\"}\n{\"text\": \"乙\n[1, 2]\nnull\n{\"text\": 5}\n{\"body\": \"丙\"}\n{\"text\": \" \"}\n{\"text\": \"丁。\", \"date\": {}}\n";
    let results = read_with("a.jsonl", input.as_bytes(), &ReadOptions::default());
    let shown: Vec<_> = results
        .iter()
        .map(|r| r.as_ref().map_or_else(Clone::clone, |r| r.0.text().as_str().to_owned()))
        .collect();
    assert_eq!(
        shown,
        [
            "甲。",
            "a.jsonl:2:13: not JSON: EOF while parsing a string",
            "a.jsonl:3: not an object but an array",
            "a.jsonl:4: not an object but null",
            "a.jsonl:5: the text is a number",
            "a.jsonl:6: no field `text` or `content` (hint: name it with --field text=NAME, of body)",
            "a.jsonl:7: no text in it",
            "丁。",
        ]
    );
    assert_eq!(results[7].as_ref().unwrap().1, ["a.jsonl:8: date is a map, not a text"]);
}

mod any_bytes {
    use super::*;
    use proptest::prelude::*;

    const PIECES: &[&str] = &[
        "---\n",
        "title: \"",
        "\n",
        "<p>",
        "</p>",
        "<div",
        ">",
        "<!--",
        "<script>",
        "</nav>",
        "<nav>",
        "{\"text\": \"",
        "\"}",
        "[",
        "](",
        "&#x5E38;",
        "&amp",
        "通车。",
        "（来源：",
        "http://a.b",
        "*",
        "`",
        "    ",
        "\u{feff}",
        "\u{2028}",
        "| a | b |\n|--|--|\n",
        "1. ",
        "> ",
    ];

    proptest! {
        #[test]
        fn never_panic(noise in proptest::collection::vec(any::<u8>(), 0..40), picks in proptest::collection::vec(0..PIECES.len(), 0..40), at in 0..40_usize) {
            let mut bytes: Vec<u8> = picks.iter().flat_map(|&i| PIECES[i].bytes()).collect();
            let at = at.min(bytes.len());
            bytes.splice(at..at, noise);
            for name in ["a.md", "a.html", "a.txt", "a.jsonl", "a"] {
                for (article, _) in read_with(name, &bytes, &ReadOptions::default()).into_iter().flatten() {
                    let text = article.text().as_str();
                    prop_assert!(!text.is_empty() && !text.contains("\n\n") && !text.contains('\0'), "{:?}", text);
                }
            }
        }
    }
}
