//! A real server on a free port, asked by hand-written HTTP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What the file store of [`Server::start`] holds.
pub const DATA: &str = "\
<https://w3id.org/tupu/id/青江市> <https://w3id.org/tupu/ns#organises> <https://w3id.org/tupu/id/青江灯会> <https://w3id.org/tupu/graph/article/a> .
<https://w3id.org/tupu/id/青江市> <http://www.w3.org/2000/01/rdf-schema#label> \"青江市\"@zh <https://w3id.org/tupu/graph/article/a> .
<https://w3id.org/tupu/id/白石市> <http://www.w3.org/2000/01/rdf-schema#label> \"白石市\"@zh <https://w3id.org/tupu/graph/article/b> .
";

/// A running `tupu serve`, with the folder of its store.
pub struct Server {
    pub port: u16,
    pub process: Child,
    folder: tempfile::TempDir,
}

impl Server {
    /// Serves a store that is one file, with more options.
    pub fn start(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("store.nq"), DATA).unwrap();
        Self::serve(folder, options, &[])
    }

    /// Serves what `folder` holds.
    pub fn serve(folder: tempfile::TempDir, options: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut process = Command::new(assert_cmd::cargo::cargo_bin("tupu"))
            .args(["serve", "--port", "0", "--store"])
            .arg(folder.path())
            .args(options)
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_start_matches("http://").split('/').next().unwrap().to_owned();
        let port = address.rsplit(':').next().unwrap().parse().unwrap();
        Self { port, process, folder }
    }

    /// The store's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Sends a request whose head has `HOST` where `Host: …` belongs, and reads the whole answer.
    pub fn send(&self, head: &str, body: &str) -> String {
        let head = head.replace("HOST", &format!("Host: 127.0.0.1:{}", self.port));
        let length =
            if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        let head = head.replace('\n', "\r\n");
        self.raw(format!("{head}\r\nConnection: close\r\n{length}\r\n{body}").as_bytes())
    }

    /// Sends bytes and reads until the end.
    pub fn raw(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }

    /// Asks a query by direct POST.
    pub fn ask(&self, query: &str, accept: &str) -> String {
        let head =
            format!("POST /sparql HTTP/1.1\nHOST\nContent-Type: application/sparql-query\nAccept: {accept}");
        self.send(&head, query)
    }

    /// Gets a page.
    pub fn get(&self, path: &str, accept: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\nHOST\nAccept: {accept}"), "")
    }

    /// Processes that this server has started and that still live.
    pub fn workers(&self) -> Vec<u32> {
        let parent = self.process.id().to_string();
        let child = |id: u32| {
            let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // Behind the name in brackets: state, parent.
            (stat.rsplit_once(')')?.1.split_whitespace().nth(1)? == parent).then_some(id)
        };
        let all = std::fs::read_dir("/proc").unwrap().flatten();
        all.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter_map(child).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// The status of an answer.
pub fn status(answer: &str) -> &str {
    answer.split_whitespace().nth(1).unwrap()
}

/// The body of an answer.
pub fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").unwrap().1
}

/// Percent-encodes everything.
pub fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
