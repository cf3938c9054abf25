//! A worker: a process of this program that answers queries on one store and that may be killed at any moment.
//!
//! It reads `Order`s from standard input and writes `Reply`s to standard output until its input ends, so it
//! ends with the server. What a query can do to a process – a stack that overflows, memory that runs out, a
//! processor that is never given back – it does to this one.

mod evaluate;
mod update;

use std::any::Any;
use std::io::{self, BufRead, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use oxigraph::sparql::CancellationToken;

use super::limits::{self, Thread};
use super::wire::{Ask, Change, Order, Refusal, Reply};
use crate::iri::Base;
use crate::store::{GraphStore, StoreError};

/// Stack of the thread that parses and evaluates; only what is used takes memory.
const STACK: usize = 64 << 20;

/// What the allocator sets aside for a thread, in bytes.
const HEAP: u64 = 64 << 20;

/// What a worker may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerLimits {
    /// Memory of a query in MiB.
    pub memory: usize,
    /// Processor time of a query.
    pub time: Duration,
    /// Size of an answer in bytes.
    pub answer: usize,
}

/// The task that a worker is at.
#[derive(Clone, Default)]
struct Task {
    token: CancellationToken,
    thread: Arc<Mutex<Option<Thread>>>,
}

/// What tasks work on.
struct Bench {
    store: GraphStore,
    base: Base,
    limits: WorkerLimits,
    writable: bool,
}

/// Works on the store in `folder` for as long as there are orders.
pub fn work(folder: &Path, writable: bool, limits: WorkerLimits) -> io::Result<()> {
    // Nobody reads what a panic says; it is caught and becomes a reply.
    std::panic::set_hook(Box::new(|_| {}));
    let bench = match open(folder, writable, limits) {
        Ok(bench) => Arc::new(bench),
        Err(error) => return reply(&Reply::Refused(Refusal::Store(unplaced(&error, folder))), &[]),
    };
    // The stack and the heap of the thread that works are set aside whole, whether used or not.
    limits::memory(((limits.memory as u64) << 20) + STACK as u64 + HEAP);
    reply(&Reply::Ready, &[])?;
    let mut task = Task::default();
    for line in io::stdin().lock().lines() {
        match serde_json::from_str(&line?).map_err(io::Error::other)? {
            Order::Query(ask, nice) => {
                task = Task::default();
                let (bench, at) = (bench.clone(), task.clone());
                begin(at, move |token| {
                    if let Some(thread) = limits::this_thread() {
                        limits::yield_thread(thread, nice);
                    }
                    answer(&bench, &ask, token)
                })?;
            }
            Order::Update(change) => {
                task = Task::default();
                let (bench, at) = (bench.clone(), task.clone());
                begin(at, move |token| (changed(&bench, &change, token), Vec::new()))?;
            }
            Order::Yield(nice) => {
                let thread = *task.thread.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(thread) = thread {
                    limits::yield_thread(thread, nice);
                }
            }
            Order::Cancel => task.token.cancel(),
        }
    }
    Ok(())
}

fn open(folder: &Path, writable: bool, limits: WorkerLimits) -> Result<Bench, StoreError> {
    let store = if writable { GraphStore::open(folder)? } else { GraphStore::open_read_only(folder)? };
    let base = store.base()?.unwrap_or_default();
    Ok(Bench { store, base, limits, writable })
}

/// What is wrong with the store, without the folder: a client has no business with paths.
fn unplaced(error: &StoreError, folder: &Path) -> String {
    error.to_string().replace(&format!(" `{}`", folder.display()), "")
}

/// Does a task on a thread of its own and sends what it gives.
fn begin(
    task: Task,
    work: impl FnOnce(CancellationToken) -> (Reply, Vec<u8>) + Send + 'static,
) -> io::Result<()> {
    let work = move || {
        *task.thread.lock().unwrap_or_else(PoisonError::into_inner) = limits::this_thread();
        let done = catch_unwind(AssertUnwindSafe(|| work(task.token)));
        let (line, body) = done.unwrap_or_else(|panic| (Reply::Refused(panicked(&*panic)), Vec::new()));
        // Where the server is gone, standard input ends as well.
        let _ = reply(&line, &body);
    };
    thread::Builder::new().name("query".to_owned()).stack_size(STACK).spawn(work)?;
    Ok(())
}

fn panicked(_: &(dyn Any + Send)) -> Refusal {
    Refusal::Failed("the query broke the evaluation; this is a bug".to_owned())
}

fn answer(bench: &Bench, ask: &Ask, token: CancellationToken) -> (Reply, Vec<u8>) {
    limits::processor(bench.limits.time);
    match evaluate::answer(bench, ask, token) {
        Ok(evaluate::Answer { media_type, body }) => {
            (Reply::Answer { media_type: media_type.to_owned(), length: body.len() }, body)
        }
        Err(refusal) => (Reply::Refused(refusal), Vec::new()),
    }
}

fn changed(bench: &Bench, change: &Change, token: CancellationToken) -> Reply {
    limits::processor(bench.limits.time);
    match update::apply(bench, change, token) {
        Ok(()) => Reply::Changed,
        Err(refusal) => Reply::Refused(refusal),
    }
}

fn reply(line: &Reply, body: &[u8]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, line)?;
    out.write_all(b"\n")?;
    out.write_all(body)?;
    out.flush()
}
