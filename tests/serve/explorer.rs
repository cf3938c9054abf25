//! The explorer's page and what it asks, over stores that `tupu build` made.

use std::time::Duration;

use serde_json::{Value, json};

use crate::server::{Server, body, encoded, status};

const FIRST: &str = "---
title: 运河科普周开幕
date: 2024-05-20 09:00:00 +0800
categories: changzhouribao
tags: 常州日报新闻
---
<p>昨天，市科协与常州大学联合举办“运河科普周”，发放科普手册3000多册。</p>
<p>重庆大学校长王青山出席活动。</p>
";

const SECOND: &str = "---
title: <script>alert(1)</script>运河科普周再次举办
date: 2025-05-21 09:00:00 +0800
categories: suzhouribao
tags: 苏州日报新闻
---
<p>昨天，常州市科协举办“运河科普周”，发放科普手册5000多册。</p>
";

/// A server of a store that is built from these articles.
fn of(articles: &[(&str, &str)]) -> Server {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), articles);
    Server::serve(folder, &[], &[])
}

fn build(store: &std::path::Path, articles: &[(&str, &str)]) {
    let texts = tempfile::tempdir().unwrap();
    for (name, text) in articles {
        std::fs::write(texts.path().join(name), text).unwrap();
    }
    let mut tupu = assert_cmd::Command::cargo_bin("tupu").unwrap();
    tupu.args(["build", "--model", "none", "--store"]).arg(store).arg(texts.path()).assert().success();
}

fn both() -> Server {
    of(&[("2024-05-20-a.md", FIRST), ("2025-05-21-b.md", SECOND)])
}

/// What `/api/…` answers, with parameters.
fn api(server: &Server, what: &str, parameters: &[(&str, &str)]) -> Value {
    let pairs: Vec<String> =
        parameters.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let answer = server.get(&format!("/api/{what}?{}", pairs.join("&")), "application/json");
    assert_eq!(status(&answer), "200", "{answer}");
    serde_json::from_str(body(&answer)).unwrap()
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

/// Ends and predicates of the links in a picture.
fn links(picture: &Value) -> Vec<String> {
    let name = |place: &Value| picture["nodes"][place.as_u64().unwrap() as usize]["name"].as_str().unwrap();
    let link =
        |edge: &Value| format!("{} {} {}", name(&edge["s"]), edge["p"].as_str().unwrap(), name(&edge["t"]));
    let mut links: Vec<String> = picture["edges"].as_array().unwrap().iter().map(link).collect();
    links.sort();
    links
}

const CENTRE: &str = "常州市科学技术协会";

#[test]
fn the_page_and_its_files_come_from_here_and_nowhere_else() {
    let server = Server::start(&[]);
    let page = server.get("/", "text/html");
    assert_eq!(status(&page), "200");
    assert!(page.contains("default-src 'self'") && !page.contains("unsafe"), "{page}");
    for (file, kind) in
        [("main.js", "text/javascript"), ("style.css", "text/css"), ("vendor/graph.js", "text/javascript")]
    {
        let answer = server.get(&format!("/explorer/{file}"), "*/*");
        assert_eq!(status(&answer), "200", "{file}");
        assert!(answer.to_lowercase().contains(&format!("content-type: {kind}")), "{file}");
    }
    assert_eq!(status(&server.get("/explorer/../Cargo.toml", "*/*")), "404");
    assert_eq!(status(&server.get("/api/nothing", "*/*")), "404");
    let moved = server.get("/network", "*/*");
    assert!(status(&moved) == "303" && moved.contains("/#/network"), "{moved}");
}

#[test]
fn entities_are_found_by_any_name_and_by_pinyin() {
    let server = both();
    for typed in ["常州市科协", "czskx", "changzhoushikexie", CENTRE, "常州市科学"] {
        let answer = api(&server, "search", &[("q", typed)]);
        assert_eq!(names(&answer["found"])[0], CENTRE, "{typed}: {answer}");
    }
    assert_eq!(api(&server, "search", &[("q", "czskx")])["found"][0]["as"], "常州市科协");
    assert_eq!(names(&api(&server, "search", &[("q", "chongqingdx")])["found"]), ["重庆大学"]);
    assert_eq!(api(&server, "search", &[("q", "qqqq")])["total"], 0);
    assert_eq!(status(&server.get("/api/search", "*/*")), "400");
}

#[test]
fn the_network_holds_the_most_connected_and_obeys_its_filters() {
    let server = both();
    let whole = api(&server, "network", &[]);
    let expected = format!("{CENTRE} organises 运河科普周");
    assert!(links(&whole).contains(&expected), "{whole}");
    assert!(names(&whole["nodes"]).contains(&"常州大学"), "{whole}");
    let organises = |picture: &Value| {
        let edges = picture["edges"].as_array().unwrap();
        edges.iter().find(|edge| edge["p"] == "organises").unwrap().clone()
    };
    assert_eq!(
        organises(&api(&server, "network", &[("predicate", "organises"), ("limit", "2")]))["d"],
        json!([202_405, 202_505])
    );
    let newer = api(&server, "network", &[("from", "2025-01-01"), ("predicate", "organises")]);
    assert_eq!((links(&newer), organises(&newer)["n"].clone()), (vec![expected.clone()], json!(1)));
    let paper = api(&server, "network", &[("newspaper", "常州日报"), ("predicate", "organises")]);
    assert_eq!(organises(&paper)["d"], json!([202_405]));
    assert!(
        links(&api(&server, "network", &[("type", "Organisation")]))
            .iter()
            .all(|link| !link.contains("运河"))
    );
    assert!(links(&api(&server, "network", &[("confidence", "1.01")])).is_empty());
    assert_eq!(status(&server.get("/api/network?type=Thing", "*/*")), "400");
    let near = api(&server, "neighbours", &[("id", CENTRE), ("predicate", "organises")]);
    assert_eq!((links(&near), near["total"].clone()), (vec![expected.clone()], json!(1)));
    let ids = json!([CENTRE, "运河科普周", "无", CENTRE]).to_string();
    let among = server.send("POST /api/among HTTP/1.1\nHOST\nContent-Type: application/json", &ids);
    assert!(links(&serde_json::from_str(body(&among)).unwrap()).contains(&expected), "{among}");
    assert_eq!(status(&server.send("POST /api/among HTTP/1.1\nHOST", "{")), "400");
}

#[test]
fn a_link_leads_to_the_sentences_that_say_it() {
    let server = both();
    let ends = [("one", "运河科普周"), ("other", CENTRE), ("predicate", "organises")];
    let answer = api(&server, "evidence", &ends);
    let newest = &answer["claims"][0];
    assert_eq!(answer["total"], 2, "{answer}");
    assert_eq!(newest["article"]["title"], "<script>alert(1)</script>运河科普周再次举办");
    assert_eq!(newest["article"]["newspaper"], "苏州日报");
    let sentence = &newest["sentences"][0];
    assert_eq!(sentence["text"], "昨天，常州市科协举办“运河科普周”，发放科普手册5000多册。");
    let (start, trigger) = (sentence["start"].as_u64().unwrap(), newest["trigger"][0].as_u64().unwrap());
    let words: String =
        sentence["text"].as_str().unwrap().chars().skip((trigger - start) as usize).take(2).collect();
    assert_eq!(words, "举办");
    let mention = json!([start + 3, start + 8, CENTRE, "Organisation"]);
    assert!(sentence["mentions"].as_array().unwrap().contains(&mention), "{sentence}");
    assert!(!newest["rule"].as_str().unwrap().is_empty() && newest["confidence"].as_f64().unwrap() > 0.5);
    let unknown = server.get(&format!("/api/evidence?one={}&other=x", encoded(CENTRE)), "*/*");
    assert_eq!(status(&unknown), "404");
}

#[test]
fn an_entity_shows_all_that_is_known_of_it() {
    let server = both();
    let page = api(&server, "entity", &[("id", CENTRE)]);
    assert_eq!(
        (&page["entity"]["type"], &page["articleCount"]),
        (&json!("Organisation"), &json!(2)),
        "{page}"
    );
    assert!(page["aliases"].as_array().unwrap().contains(&json!("常州市科协")));
    assert_eq!(page["iri"], "https://w3id.org/tupu/id/常州市科学技术协会");
    let organises =
        page["facts"].as_array().unwrap().iter().find(|fact| fact["predicate"] == "organises").unwrap();
    assert_eq!(
        (&organises["others"][0]["name"], &organises["others"][0]["claims"]),
        (&json!("运河科普周"), &json!(2))
    );
    let amounts: Vec<_> = page["numbers"].as_array().unwrap().iter().map(|row| row["text"].clone()).collect();
    assert_eq!(amounts, ["5000多册", "3000多册"], "{page}");
    let person = api(&server, "entity", &[("id", "王青山")]);
    let post = &person["events"][0];
    assert_eq!(
        (&post["kind"], &post["title"], &post["day"]),
        (&json!("post"), &json!("校长"), &json!("2024-05-20"))
    );
    assert_eq!(
        (names(&post["agents"]), names(&post["objects"])),
        (vec!["王青山"], vec!["重庆大学"]),
        "{person}"
    );
}

#[test]
fn articles_are_listed_and_shown_with_their_mentions() {
    let server = both();
    let titles = |parameters: &[(&str, &str)]| -> Vec<String> {
        let list = api(&server, "articles", parameters);
        list["articles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|article| article["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(titles(&[]), ["<script>alert(1)</script>运河科普周再次举办", "运河科普周开幕"]);
    assert_eq!(titles(&[("q", "开幕")]), ["运河科普周开幕"]);
    assert_eq!(titles(&[("newspaper", "苏州日报")]).len(), 1);
    assert_eq!(titles(&[("to", "2024-12-31")]), ["运河科普周开幕"]);
    assert_eq!(titles(&[("entity", "重庆大学")]), ["运河科普周开幕"]);
    assert_eq!(titles(&[("offset", "1")]), ["运河科普周开幕"]);
    let id = api(&server, "articles", &[("q", "开幕")])["articles"][0]["id"].as_str().unwrap().to_owned();
    let article = api(&server, "article", &[("id", &id)]);
    let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let mentions = article["mentions"].as_array().unwrap();
    let said = |mention: &Value| -> String {
        let place = |at: usize| mention[at].as_u64().unwrap() as usize;
        text[place(0)..place(1)].iter().collect()
    };
    assert!(mentions.iter().any(|mention| said(mention) == "市科协" && mention[2] == CENTRE), "{article}");
    assert!(article["relations"].as_array().unwrap().iter().any(|one| one["predicate"] == "organises"));
    assert_eq!(article["numbers"][0]["text"], "3000多册");
    assert_eq!(status(&server.get("/api/article?id=x", "*/*")), "404");
}

#[test]
fn numbers_are_a_table_that_can_be_narrowed_and_taken_along() {
    let server = both();
    let said = |parameters: &[(&str, &str)]| -> Vec<String> {
        let table = api(&server, "statistics", parameters);
        table["rows"].as_array().unwrap().iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(said(&[]), ["5000多册", "3000多册"]);
    assert_eq!(said(&[("who", "czskx"), ("to", "2024-12-31")]), ["3000多册"]);
    assert_eq!(said(&[("measure", "kepu")]).len(), 2);
    assert!(said(&[("measure", "金牌")]).is_empty() && said(&[("kind", "Rank")]).is_empty());
    let row = &api(&server, "statistics", &[("limit", "1")])["rows"][0];
    assert!(row["sentences"][0]["text"].as_str().unwrap().contains("发放科普手册"), "{row}");
    let csv = server.get("/api/statistics.csv", "*/*");
    assert!(csv.contains("attachment") && body(&csv).lines().count() == 3, "{csv}");
    assert!(body(&csv).contains(",5000,,\"册\",\"5000多册\","), "{csv}");
}

#[test]
fn answers_are_kept_until_the_store_changes() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), &[("2024-05-20-a.md", FIRST)]);
    let server = Server::serve(folder, &[], &[]);
    let first = server.get("/api/network", "*/*");
    let tag = first.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().trim().to_owned();
    let ask = |tag: &str| server.send(&format!("GET /api/network HTTP/1.1\nHOST\nIf-None-Match: {tag}"), "");
    assert_eq!(status(&ask(&tag)), "304");
    build(server.folder(), &[("2024-05-20-a.md", FIRST), ("2025-05-21-b.md", SECOND)]);
    std::thread::sleep(Duration::from_millis(700));
    let second = ask(&tag);
    assert_eq!(status(&second), "200", "{second}");
    assert_eq!(api(&server, "meta", &[])["counts"]["articles"], 2);
    assert_eq!(api(&server, "statistics", &[])["total"], 2);
}

#[test]
fn the_page_is_told_all_words_and_questions() {
    let server = both();
    let meta = api(&server, "meta", &[]);
    assert_eq!(meta["months"], json!([[202_405, 1], [202_505, 1]]));
    let organises = meta["predicates"].as_array().unwrap().iter().find(|p| p["id"] == "organises").unwrap();
    assert_eq!(
        (&organises["zh"], &organises["inverseZh"], &organises["count"]),
        (&json!("举办"), &json!("举办方为"), &json!(3))
    );
    assert!(
        meta["terms"]
            .as_array()
            .unwrap()
            .iter()
            .any(|term| term["iri"] == "https://w3id.org/tupu/ns#organises")
    );
    let question = api(&server, "question", &[("question", "organisers"), ("who", CENTRE)]);
    assert!(
        question["query"].as_str().unwrap().contains(&format!("VALUES ?who {{ \"{CENTRE}\"@zh }}")),
        "{question}"
    );
    assert_eq!(status(&server.get("/api/question?question=organisers&whom=x", "*/*")), "400");
    assert_eq!(status(&server.get("/api/question?question=x", "*/*")), "404");
}

#[test]
fn a_store_without_articles_has_an_empty_picture() {
    let server = Server::start(&[]);
    let picture = api(&server, "network", &[]);
    assert_eq!((&picture["nodes"], &picture["total"]), (&json!([]), &json!(0)));
    assert_eq!(api(&server, "statistics", &[])["total"], 0);
    assert_eq!(status(&server.get(&format!("/api/entity?id={}", encoded("青江市")), "*/*")), "404");
}
