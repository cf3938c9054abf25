//! `tupu query`: asks the store a SPARQL query, or one of the ready-made ones.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::common::{StoreArgs, output};
use super::{Failure, Outcome};
use crate::query::{Options, QueryError, ResultFormat, Rows, ask, named_queries, named_query};
use crate::store::GraphStore;

/// Arguments of `tupu query`.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["sparql", "file", "name", "list"])))]
pub struct Args {
    /// The query, or `-` to read it from standard input; common prefixes need not be declared
    #[arg(value_name = "SPARQL")]
    sparql: Option<String>,
    /// Read the query from this file
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Ask the ready-made query of this name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Name the ready-made queries with their parameters
    #[arg(long)]
    list: bool,
    /// Value of a parameter, as `who=常州市科协`: fills `VALUES ?who { UNDEF }`; may be repeated
    #[arg(short, long = "param", value_name = "NAME=VALUE", value_parser = parameter)]
    param: Vec<(String, String)>,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    format: ResultFormat,
    /// Print so many rows at most
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs `tupu query`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    if args.list {
        return list();
    }
    let sparql = text(&args)?;
    let store = args.store.open_read_only()?;
    let options = Options { timeout: args.timeout, limit: args.limit, parameters: args.param };
    let rows = answer(store, sparql, options, args.format)?;
    if args.format == ResultFormat::Table {
        // Standard output holds data alone.
        let _ = writeln!(std::io::stderr().lock(), "{}", footer(rows));
    }
    Ok(Outcome::Done)
}

/// Stack of the thread that parses and evaluates: brackets may nest deep. Only what is used takes memory.
const STACK: usize = 256 << 20;

/// Asks and prints, on a thread of its own: the engine looks up from joins and sorts only when it reads the store
/// again, and so would overrun its time; the end of the process ends it in any case.
fn answer(
    store: GraphStore,
    sparql: String,
    options: Options,
    format: ResultFormat,
) -> Result<Rows, Failure> {
    let timeout = options.timeout;
    let (sender, receiver) = channel();
    let work = move || {
        let answer = ask(&store, &sparql, &options).map_err(Failure::from).and_then(|answer| {
            let mut out = output(None)?;
            let rows = answer.write(format, &mut out)?;
            out.flush()?;
            Ok(rows)
        });
        // Nobody waits any more where the time is over.
        let _ = sender.send(answer);
    };
    let thread = std::thread::Builder::new().name("query".to_owned()).stack_size(STACK).spawn(work);
    thread.map_err(|error| Failure::new(format!("no thread for the query: {error}")))?;
    let answer = match timeout {
        // The engine's own word comes first where it does look up.
        Some(timeout) => receiver.recv_timeout(timeout.saturating_add(Duration::from_millis(500))).ok(),
        None => receiver.recv().ok(),
    };
    match (answer, timeout) {
        (Some(answer), _) => answer,
        (None, Some(timeout)) => Err(QueryError::Timeout(timeout).into()),
        (None, None) => Err(Failure::new("the query brought its thread down")),
    }
}

fn text(args: &Args) -> Result<String, Failure> {
    if let Some(name) = &args.name {
        return Ok(named_query(name)?.sparql.to_owned());
    }
    match (&args.file, &args.sparql) {
        (Some(file), _) => read(file),
        (None, Some(sparql)) if sparql == "-" => {
            let mut text = String::new();
            std::io::stdin()
                .lock()
                .read_to_string(&mut text)
                .map_err(|e| unreadable("standard input", &e))?;
            Ok(text)
        }
        (None, sparql) => Ok(sparql.clone().unwrap_or_default()),
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(file).map_err(|e| unreadable(&file.display().to_string(), &e))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn unreadable(what: &str, error: &std::io::Error) -> Failure {
    Failure::usage(format!("{what}: the query cannot be read: {error}"))
}

fn footer(rows: Rows) -> String {
    let word = if rows.count == 1 { "row" } else { "rows" };
    let cut = if rows.cut { ", more were cut off by --limit" } else { "" };
    format!("{} {word}{cut}", rows.count)
}

fn list() -> Result<Outcome, Failure> {
    let mut out = output(None)?;
    for query in named_queries() {
        writeln!(out, "{}\n    {}\n    {}", query.name, query.question_zh, query.question_en)?;
        for parameter in &query.parameters {
            writeln!(
                out,
                "    -p {}=…  {} | {}",
                parameter.name, parameter.meaning_zh, parameter.meaning_en
            )?;
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn parameter(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => {
            Ok((name.trim_start_matches(['?', '$']).to_owned(), value.to_owned()))
        }
        _ => Err("must have the form NAME=VALUE".to_owned()),
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().map_err(|_| "must be a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}
