//! A real server on a free port, asked by hand-written HTTP.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread::JoinHandle;

use oxigraph::io::{RdfFormat, RdfParser};

use crate::store::GraphStore;

use super::*;

const DATA: &str = r#"
@prefix id: <https://w3id.org/tupu/id/> . @prefix tupu: <https://w3id.org/tupu/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/tupu/graph/article/a> { id:青江市 tupu:organises id:青江灯会 ; rdfs:label "青江市"@zh . }
<https://w3id.org/tupu/graph/article/b> { id:白石市 rdfs:label "白石市"@zh . }
"#;

struct Server {
    port: u16,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Server {
    fn start(limits: Limits) -> Self {
        let graphs = GraphStore::in_memory().unwrap();
        let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(DATA.as_bytes());
        graphs.load(quads.map(Result::unwrap)).unwrap();
        let store = graphs.inner().clone();
        let question = Question { title: "谁举办什么".to_owned(), query: "SELECT * {}".to_owned() };
        let network = Box::new(|| Ok(b"<p>the picture".to_vec()));
        let service = Service { store, questions: vec![question], network, limits };
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let (tell, port) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap().port()).unwrap();
                serve(listener, service, async { drop(stopped.await) }).await
            })
        });
        Self { port: port.recv().unwrap(), stop: Some(stop), thread: Some(thread) }
    }

    fn send(&self, head: &str, body: &str) -> String {
        let head = head.replace("HOST", &format!("Host: 127.0.0.1:{}", self.port));
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length =
            if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        let request = format!("{}\r\nConnection: close\r\n{length}\r\n{body}", head.replace('\n', "\r\n"));
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }

    fn ask(&self, query: &str, accept: &str) -> String {
        let head =
            format!("POST /sparql HTTP/1.1\nHOST\nContent-Type: application/sparql-query\nAccept: {accept}");
        self.send(&head, query)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.thread.take().unwrap().join().unwrap().unwrap();
    }
}

fn status(answer: &str) -> &str {
    answer.split_whitespace().nth(1).unwrap()
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").unwrap().1
}

#[test]
fn the_three_ways_to_send_a_query_give_one_answer() {
    let server = Server::start(Limits::default());
    let query = "SELECT ?o { id:青江市 tupu:organises ?o }";
    let encoded =
        percent_encoding::utf8_percent_encode(query, percent_encoding::NON_ALPHANUMERIC).to_string();
    let direct = server.ask(query, "text/csv");
    assert_eq!(body(&direct), "o\r\nhttps://w3id.org/tupu/id/青江灯会\r\n");
    let got = server.send(&format!("GET /sparql?query={encoded} HTTP/1.1\nHOST\nAccept: text/csv"), "");
    assert_eq!(body(&got), body(&direct));
    let head =
        "POST /sparql HTTP/1.1\nHOST\nAccept: text/csv\nContent-Type: application/x-www-form-urlencoded";
    let form = server.send(head, &format!("query={encoded}"));
    assert_eq!(body(&form), body(&direct));
    for answer in [direct, got, form] {
        let lower = answer.to_lowercase();
        assert!(
            lower.contains("x-content-type-options: nosniff") && lower.contains("content-type: text/csv")
        );
        assert!(!lower.contains("access-control"), "{answer}");
    }
}

#[test]
fn all_graphs_are_the_default_graph_unless_graphs_are_named() {
    let server = Server::start(Limits::default());
    let count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
    assert_eq!(body(&server.ask(count, "text/csv")), "n\r\n3\r\n");
    let head = "POST /sparql?default-graph-uri=https://w3id.org/tupu/graph/article/b HTTP/1.1\nHOST\nAccept: text/csv\nContent-Type: application/sparql-query";
    assert_eq!(body(&server.send(head, count)), "n\r\n1\r\n");
    let from = "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/tupu/graph/article/a> { ?s ?p ?o }";
    assert_eq!(body(&server.ask(from, "text/csv")), "n\r\n2\r\n");
}

#[test]
fn answers_come_in_the_accepted_format() {
    let server = Server::start(Limits::default());
    assert!(body(&server.ask("ASK { ?s ?p ?o }", "*/*")).contains("\"boolean\":true"));
    assert!(body(&server.ask("SELECT * { ?s ?p ?o }", "application/xml")).starts_with("<?xml"));
    let graph = server.ask("CONSTRUCT WHERE { ?s tupu:organises ?o }", "text/turtle");
    assert!(body(&graph).contains("id:青江市 tupu:organises id:青江灯会"), "{graph}");
    let lines = server.ask("CONSTRUCT WHERE { ?s tupu:organises ?o }", "application/n-triples");
    assert!(body(&lines).starts_with("<https://w3id.org/tupu/id/青江市>"), "{lines}");
    assert_eq!(status(&server.ask("ASK {}", "image/png")), "406");
}

#[test]
fn wrong_requests_are_told_what_is_wrong() {
    let server = Server::start(Limits::default());
    let syntax = server.ask("SELECT * {\n ?s ?p }", "*/*");
    assert_eq!(status(&syntax), "400");
    assert!(body(&syntax).contains("2:"), "line and column: {syntax}");
    assert_eq!(status(&server.ask("INSERT DATA { <a:b> <a:b> 1 }", "*/*")), "400");
    assert_eq!(status(&server.send("GET /sparql HTTP/1.1\nHOST", "")), "400");
    assert_eq!(status(&server.send("GET /sparql?query=a&query=b HTTP/1.1\nHOST", "")), "400");
    assert_eq!(status(&server.send("GET /nothing HTTP/1.1\nHOST", "")), "404");
    let put = server.send("PUT /sparql HTTP/1.1\nHOST", "");
    assert_eq!(status(&put), "405");
    assert!(put.to_lowercase().contains("allow: get,head,post"), "{put}");
    let json = server.send("POST /sparql HTTP/1.1\nHOST\nContent-Type: application/json", "{}");
    assert_eq!(status(&json), "415");
    assert_eq!(status(&server.ask(&format!("ASK {{}} #{}", "长".repeat(30_000)), "*/*")), "413");
    let update = "POST /sparql HTTP/1.1\nHOST\nContent-Type: application/x-www-form-urlencoded";
    assert!(body(&server.send(update, "update=CLEAR+ALL")).contains("read-only"));
}

#[test]
fn another_host_name_is_refused() {
    let server = Server::start(Limits::default());
    let port = server.port;
    let get = |host: String| server.send(&format!("GET / HTTP/1.1\nHost: {host}"), "");
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")] {
        assert_eq!(status(&get(host)), "200");
    }
    for host in [format!("evil.example:{port}"), "127.0.0.1".to_owned(), format!("127.0.0.1:{}", port ^ 1)] {
        assert_eq!(status(&get(host)), "403");
    }
}

#[test]
fn a_query_past_its_time_or_size_is_no_answer_at_all() {
    let time = Duration::from_millis(300);
    let server = Server::start(Limits { time, answer: 2000, queries: 2 });
    let digits = "VALUES ?x { 0 1 2 3 4 5 6 7 8 9 }";
    let product: Vec<String> = (0..9).map(|n| digits.replace("?x", &format!("?x{n}"))).collect();
    let slow = format!("SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o . {} }}", product.join(" "));
    let late = server.ask(&slow, "*/*");
    assert_eq!(status(&late), "503", "{late}");
    let large = format!("SELECT * {{ {} }}", product[..3].join(" "));
    let much = server.ask(&large, "*/*");
    assert_eq!(status(&much), "500");
    assert!(body(&much).contains("LIMIT"), "{much}");
}

#[test]
fn deep_and_endless_queries_bring_nothing_down() {
    let server = Server::start(Limits { time: Duration::from_secs(20), ..Limits::default() });
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
    for many in ["?s rdfs:label ?o .", "{} UNION", "OPTIONAL { ?s ?p ?o }"] {
        assert_eq!(
            status(&server.ask(&format!("ASK {{ {} {{}} }}", many.repeat(300)), "*/*")),
            "400",
            "{many}"
        );
    }
    let values = format!("SELECT * {{ VALUES ?x {{ {} }} }}", "1 ".repeat(20_000));
    assert_eq!(status(&server.ask(&values, "*/*")), "200");
    assert_eq!(status(&server.ask("ASK {}", "*/*")), "200", "still there");
}

#[test]
fn the_pages_are_there() {
    let server = Server::start(Limits::default());
    let home = server.send("GET / HTTP/1.1\nHOST", "");
    assert!(home.contains("谁举办什么") && home.contains("text/html"), "{home}");
    assert_eq!(body(&server.send("GET /network HTTP/1.1\nHOST", "")), "<p>the picture");
}
