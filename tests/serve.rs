//! `tupu serve` as programs and browsers meet it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "serve/explorer.rs"]
mod explorer;
#[path = "serve/server.rs"]
mod server;

use std::time::{Duration, Instant};

use server::{DATA, Server, body, encoded, status};

const COUNT: &str = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
/// Nine digits to the power of nine: hours.
const ENDLESS: &str = "SELECT (COUNT(*) AS ?n) {
    VALUES ?a { 1 2 3 4 5 6 7 8 9 } VALUES ?b { 1 2 3 4 5 6 7 8 9 } VALUES ?c { 1 2 3 4 5 6 7 8 9 }
    VALUES ?d { 1 2 3 4 5 6 7 8 9 } VALUES ?e { 1 2 3 4 5 6 7 8 9 } VALUES ?f { 1 2 3 4 5 6 7 8 9 }
    VALUES ?g { 1 2 3 4 5 6 7 8 9 } VALUES ?h { 1 2 3 4 5 6 7 8 9 } VALUES ?i { 1 2 3 4 5 6 7 8 9 }
    FILTER(?a + ?i < 0) }";

#[test]
fn the_three_ways_to_send_a_query_give_one_answer() {
    let server = Server::start(&[]);
    let query = "SELECT ?o { id:青江市 tupu:organises ?o }";
    let direct = server.ask(query, "text/csv");
    assert_eq!(body(&direct), "o\r\nhttps://w3id.org/tupu/id/青江灯会\r\n");
    let got = server.get(&format!("/sparql?query={}", encoded(query)), "text/csv");
    assert_eq!(body(&got), body(&direct));
    let head =
        "POST /sparql HTTP/1.1\nHOST\nAccept: text/csv\nContent-Type: application/x-www-form-urlencoded";
    let form = server.send(head, &format!("query={}", encoded(query)));
    assert_eq!(body(&form), body(&direct));
    for answer in [direct, got, form] {
        let lower = answer.to_lowercase();
        assert!(lower.contains("x-content-type-options: nosniff"), "{answer}");
        assert!(lower.contains("content-type: text/csv") && lower.contains("vary: accept"), "{answer}");
        assert!(!lower.contains("access-control"), "{answer}");
    }
}

#[test]
fn all_graphs_are_the_default_graph_unless_graphs_are_named() {
    let server = Server::start(&[]);
    assert_eq!(body(&server.ask(COUNT, "text/csv")), "n\r\n3\r\n");
    let b = "https://w3id.org/tupu/graph/article/b";
    let head = format!(
        "POST /sparql?default-graph-uri={b} HTTP/1.1\nHOST\nAccept: text/csv\nContent-Type: application/sparql-query"
    );
    assert_eq!(body(&server.send(&head, COUNT)), "n\r\n1\r\n");
    let from = "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/tupu/graph/article/a> { ?s ?p ?o }";
    assert_eq!(body(&server.ask(from, "text/csv")), "n\r\n2\r\n");
    assert_eq!(body(&server.send(&head, from)), "n\r\n1\r\n", "the request's dataset wins");
    let named = format!("/sparql?named-graph-uri={b}&query={}", encoded("SELECT ?g { GRAPH ?g {} }"));
    assert_eq!(body(&server.get(&named, "text/csv")), format!("g\r\n{b}\r\n"));
}

#[test]
fn answers_come_in_the_accepted_format() {
    let server = Server::start(&[]);
    assert!(body(&server.ask("ASK { ?s ?p ?o }", "*/*")).contains("\"boolean\":true"));
    assert!(body(&server.ask("SELECT * { ?s ?p ?o }", "application/xml")).starts_with("<?xml"));
    let construct = "CONSTRUCT WHERE { ?s tupu:organises ?o }";
    for (accept, holds) in [
        ("text/turtle", "e:青江市 tupu:organises e:青江灯会"),
        ("application/n-triples", "<https://w3id.org/tupu/id/青江市> <"),
        ("application/ld+json", "\"@id\""),
        ("application/rdf+xml", "<rdf:RDF"),
        ("application/trig", "e:青江市 tupu:organises e:青江灯会"),
        ("application/n-quads", "<https://w3id.org/tupu/id/青江市> <"),
    ] {
        let answer = server.ask(construct, accept);
        assert!(body(&answer).contains(holds), "{answer}");
        assert!(answer.to_lowercase().contains(&format!("content-type: {accept}")), "{answer}");
    }
    assert_eq!(status(&server.ask("ASK {}", "image/png")), "406");
}

#[test]
fn the_endpoint_describes_itself() {
    let server = Server::start(&[]);
    let turtle = server.get("/sparql", "text/turtle");
    assert!(body(&turtle).contains("#endpoint> <http://localhost"), "{turtle}");
    assert!(body(&turtle).contains("SPARQL11Query") && !body(&turtle).contains("SPARQL11Update"));
    let browser = server.get("/sparql", "text/html,application/xhtml+xml,*/*;q=0.8");
    assert_eq!(status(&browser), "303");
}

#[test]
fn wrong_requests_are_told_what_is_wrong() {
    let server = Server::start(&[]);
    let syntax = server.ask("SELECT * {\n ?s ?p }", "*/*");
    assert_eq!(status(&syntax), "400");
    assert!(body(&syntax).contains("line 2, column"), "{syntax}");
    assert_eq!(status(&server.ask("INSERT DATA { <a:b> <a:b> 1 }", "*/*")), "400");
    assert_eq!(status(&server.get("/sparql?query=a&query=b", "*/*")), "400");
    assert_eq!(status(&server.get("/sparql?query=%ff", "*/*")), "400");
    assert_eq!(status(&server.get("/nothing", "*/*")), "404");
    let put = server.send("PUT /sparql HTTP/1.1\nHOST", "");
    assert_eq!(status(&put), "405");
    assert!(put.to_lowercase().contains("allow: get,head,post"), "{put}");
    let typed = |kind: &str| server.send(&format!("POST /sparql HTTP/1.1\nHOST\nContent-Type: {kind}"), "{}");
    assert_eq!(status(&typed("application/json")), "415");
    assert_eq!(status(&typed("application/sparql-query; charset=utf-16")), "415");
    assert_eq!(status(&typed("application/sparql-query\nContent-Encoding: gzip")), "415");
    let huge =
        "POST /sparql HTTP/1.1\nHOST\nContent-Type: application/sparql-query\nContent-Length: 9999999999";
    assert_eq!(status(&server.send(huge, "")), "413");
    let service = server.ask("SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }", "*/*");
    assert_eq!(status(&service), "403");
}

#[test]
fn another_host_or_page_is_refused() {
    let server = Server::start(&[]);
    let port = server.port;
    let get = |lines: String| server.send(&format!("GET /sparql HTTP/1.1\n{lines}"), "");
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")] {
        assert_eq!(status(&get(format!("Host: {host}"))), "200");
    }
    for host in [format!("evil.example:{port}"), "127.0.0.1".to_owned(), format!("127.0.0.1:{}", port ^ 1)] {
        assert_eq!(status(&get(format!("Host: {host}"))), "421");
    }
    assert_eq!(status(&server.send("GET /sparql HTTP/1.1", "")), "400");
    assert_eq!(status(&get(format!("Host: localhost:{port}\nOrigin: http://evil.example"))), "403");
}

#[test]
fn a_query_past_its_time_is_no_answer_and_costs_no_more() {
    let server = Server::start(&["--timeout", "1"]);
    let begun = Instant::now();
    let late = server.ask(ENDLESS, "*/*");
    assert_eq!(status(&late), "503", "{late}");
    assert!(late.to_lowercase().contains("retry-after:"), "{late}");
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    let large = "SELECT * { VALUES ?x { LIST } VALUES ?y { LIST } VALUES ?z { LIST } }"
        .replace("LIST", &"1 ".repeat(1000));
    let much = server.ask(&large, "*/*");
    assert!(["400", "503"].contains(&status(&much)) && body(&much).contains("LIMIT"), "{much}");
    assert_eq!(status(&server.ask("ASK {}", "*/*")), "200", "still there");
}

#[test]
fn a_query_that_takes_too_much_memory_ends_alone() {
    let server = Server::start(&["--memory", "64"]);
    let doubled: Vec<String> =
        (0..40).map(|n| format!("BIND(CONCAT(?v{n}, ?v{n}) AS ?v{})", n + 1)).collect();
    let bomb =
        format!("SELECT (STRLEN(?v40) AS ?n) {{ BIND('0123456789abcdef' AS ?v0) {} }}", doubled.join(" "));
    let answer = server.ask(&bomb, "*/*");
    assert_eq!(status(&answer), "503", "{answer}");
    assert!(body(&answer).contains("64 MiB"), "{answer}");
    assert_eq!(body(&server.ask(COUNT, "text/csv")), "n\r\n3\r\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_that_is_killed_is_replaced() {
    let server = Server::start(&[]);
    assert_eq!(status(&server.ask(COUNT, "text/csv")), "200");
    for round in 0..5 {
        let workers = server.workers();
        assert!(!workers.is_empty());
        for worker in workers {
            let done = std::process::Command::new("kill").args(["-9", &worker.to_string()]).status();
            // One that was on its way may be gone already.
            assert!(done.is_ok());
        }
        std::thread::sleep(Duration::from_millis(100));
        // Never the same text, which would be remembered.
        let answer = server.ask(&format!("{COUNT} #{round}"), "text/csv");
        assert_eq!(body(&answer), "n\r\n3\r\n", "{answer}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_workers_of_a_crowd_end_when_it_has_gone() {
    let server = Server::start(&[]);
    std::thread::scope(|scope| {
        for client in 0..8 {
            let server = &server;
            scope.spawn(move || {
                for round in 0..20 {
                    let answer = server.ask(&format!("{COUNT} #{client} {round}"), "text/csv");
                    assert_eq!(body(&answer), "n\r\n3\r\n", "{answer}");
                }
            });
        }
    });
    let end = std::time::Instant::now() + Duration::from_secs(20);
    while server.workers().len() > 1 && std::time::Instant::now() < end {
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(server.workers().len(), 1, "one stays ready");
}

#[test]
fn deep_and_endless_queries_bring_nothing_down() {
    let server = Server::start(&[]);
    let nested = |open: &str, close: &str, depth: usize| {
        format!("SELECT * {{ FILTER({}1{}) }}", open.repeat(depth), close.repeat(depth))
    };
    assert_eq!(status(&server.ask(&nested("(", ")", 5000), "*/*")), "400");
    assert_eq!(status(&server.ask(&nested("!", "", 5000), "*/*")), "400");
    let groups = format!("SELECT * {}{}", "{".repeat(99), "}".repeat(99));
    assert_eq!(status(&server.ask(&groups, "*/*")), "200");
    for chain in ["+1", "||1", "*1"] {
        assert_eq!(status(&server.ask(&nested("", &chain.repeat(90), 1), "*/*")), "200", "{chain}");
        assert_eq!(status(&server.ask(&nested("", &chain.repeat(15_000), 1), "*/*")), "400", "{chain}");
    }
    for many in ["?s rdfs:label ?o .", "{} UNION", "OPTIONAL { ?s ?p ?o }", "BIND(1 AS ?x)"] {
        let answer = server.ask(&format!("ASK {{ {} {{}} }}", many.repeat(300)), "*/*");
        assert_eq!(status(&answer), "400", "{many}");
    }
    let values = format!("SELECT * {{ VALUES ?x {{ {} }} }}", "1 ".repeat(20_000));
    assert_eq!(status(&server.ask(&values, "*/*")), "200");
    assert_eq!(status(&server.ask(&format!("ASK {{}} #{}", "长".repeat(30_000)), "*/*")), "400");
    assert_eq!(status(&server.ask("ASK {}", "*/*")), "200", "still there");
}

#[test]
fn whole_graphs_are_read_and_never_written() {
    let server = Server::start(&[]);
    let a = encoded("https://w3id.org/tupu/graph/article/a");
    let read = server.get(&format!("/store?graph={a}"), "application/n-triples");
    assert_eq!(body(&read).lines().count(), 2, "{read}");
    let default = server.get("/store?default", "application/n-triples");
    assert_eq!(body(&default).lines().count(), 3, "{default}");
    assert_eq!(status(&server.get("/store?graph=http://x/", "*/*")), "404");
    assert_eq!(status(&server.get("/store", "*/*")), "400");
    let put = server.send("PUT /store?default HTTP/1.1\nHOST\nContent-Type: text/turtle", "<a:a> <a:b> 1 .");
    assert_eq!(status(&put), "405");
}

#[test]
fn a_thing_has_a_page_for_a_browser_and_rdf_for_a_program() {
    let server = Server::start(&[]);
    let path = format!("/id/{}", encoded("青江市"));
    let page = server.get(&path, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    assert!(
        body(&page).contains("<h1>青江市</h1>") && body(&page).contains("href=\"/id/青江灯会\""),
        "{page}"
    );
    assert!(page.to_lowercase().contains("content-security-policy: default-src 'none'"), "{page}");
    let turtle = server.get(&path, "*/*");
    assert!(body(&turtle).contains("tupu:organises e:青江灯会"), "{turtle}");
    assert!(body(&server.get(&path, "application/ld+json")).contains("青江灯会"));
    let other = server.get(&format!("/id/{}?format=ntriples", encoded("青江灯会")), "text/html");
    assert!(body(&other).starts_with("<https://w3id.org/tupu/id/青江市>"), "who speaks of it: {other}");
    for accept in ["text/html", "text/turtle"] {
        assert_eq!(status(&server.get(&format!("/id/{}", encoded("无")), accept)), "404");
    }
    let graph = server.get("/graph/article/a", "text/turtle");
    assert_eq!(status(&graph), "404", "a graph that nothing is said of: {graph}");
}

#[test]
fn a_new_build_is_seen_without_a_restart() {
    let server = Server::start(&[]);
    assert_eq!(body(&server.ask(COUNT, "text/csv")), "n\r\n3\r\n");
    let more = format!(
        "{DATA}<https://w3id.org/tupu/id/甲> <https://w3id.org/tupu/ns#visits> <https://w3id.org/tupu/id/乙> <https://w3id.org/tupu/graph/article/c> .\n"
    );
    std::fs::write(server.folder().join("store.new"), more).unwrap();
    std::fs::rename(server.folder().join("store.new"), server.folder().join("store.nq")).unwrap();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(body(&server.ask(COUNT, "text/csv")), "n\r\n4\r\n");
}

#[test]
fn without_a_token_nothing_is_changed() {
    let server = Server::start(&[]);
    let form = "POST /sparql HTTP/1.1\nHOST\nContent-Type: application/x-www-form-urlencoded";
    let refused = server.send(form, "update=CLEAR+ALL");
    assert_eq!(status(&refused), "403");
    assert!(body(&refused).contains("read-only"), "{refused}");
    assert_eq!(status(&server.get("/sparql?update=CLEAR+ALL", "*/*")), "400");
    assert_eq!(body(&server.ask(COUNT, "text/csv")), "n\r\n3\r\n");
    let folder = tempfile::tempdir().unwrap();
    let mut tupu = assert_cmd::Command::cargo_bin("tupu").unwrap();
    let short = tupu.args(["serve", "--writable", "--store"]).arg(folder.path()).env("TUPU_TOKEN", "short");
    short.assert().code(2);
}

#[cfg(feature = "rocksdb")]
mod updates {
    use super::*;

    const TOKEN: &str = "a-token-of-many-letters";

    /// A server that may be written to, with two articles' graphs that state one triple together.
    fn start() -> Server {
        let folder = tempfile::tempdir().unwrap();
        let store = tupu::store::GraphStore::open(folder.path()).unwrap();
        drop(store);
        let server = Server::serve(folder, &["--writable"], &[("TUPU_TOKEN", TOKEN)]);
        let both = "INSERT DATA { GRAPH <g:1> { <a:s> <a:p> 1 , 2 } GRAPH <g:2> { <a:s> <a:p> 1 } }";
        assert_eq!(status(&update(&server, "", both)), "204");
        server
    }

    fn update(server: &Server, dataset: &str, text: &str) -> String {
        let head = format!(
            "POST /sparql{dataset} HTTP/1.1\nHOST\nAuthorization: Bearer {TOKEN}\nContent-Type: application/sparql-update"
        );
        server.send(&head, text)
    }

    fn default_graph(server: &Server) -> String {
        body(&server.ask("SELECT ?o { <a:s> <a:p> ?o } ORDER BY ?o", "text/csv")).replace("\r\n", " ")
    }

    #[test]
    fn who_has_the_token_changes_the_store_and_the_next_query_sees_it() {
        let server = start();
        assert_eq!(default_graph(&server), "o 1 2 ");
        let head = "POST /sparql HTTP/1.1\nHOST\nContent-Type: application/sparql-update";
        assert_eq!(status(&server.send(head, "CLEAR ALL")), "401");
        let syntax = update(&server, "", "INSERT DATA {");
        assert_eq!(status(&syntax), "400", "{syntax}");
        assert_eq!(status(&update(&server, "", "LOAD <http://127.0.0.1:1/>")), "403");
        let with = "WITH <g:1> DELETE { ?s ?p 2 } WHERE { ?s ?p 2 }";
        assert_eq!(status(&update(&server, "?using-graph-uri=g:1", with)), "400");
        assert_eq!(default_graph(&server), "o 1 2 ");
        assert_eq!(status(&update(&server, "", with)), "204");
        assert_eq!(default_graph(&server), "o 1 ");
    }

    #[test]
    fn the_default_graph_stays_the_merge_of_the_others() {
        let server = start();
        update(&server, "", "DELETE DATA { GRAPH <g:1> { <a:s> <a:p> 1 , 2 } }");
        assert_eq!(default_graph(&server), "o 1 ", "another graph states it");
        update(&server, "", "INSERT DATA { <a:s> <a:p> 7 } ; DROP GRAPH <g:2>");
        assert_eq!(default_graph(&server), "o 7 ", "what no graph states stays where it was put");
        update(&server, "", "CLEAR ALL");
        assert_eq!(default_graph(&server), "o ");
    }
}
