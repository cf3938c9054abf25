//! One worker process, as the server holds it.

use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command};
use tokio::time::{Instant, timeout};

use super::super::limits;
use super::super::wire::{Order, Refusal, Reply};
use super::budget::{Budget, Held};
use super::{Site, Version};

/// How long opening a store may take; one that is a file is read whole.
const OPENING: Duration = Duration::from_secs(120);
/// Memory beyond what it began with that makes a worker be replaced, in bytes.
const FAT: u64 = 128 << 20;

/// A worker process; dropped, it is killed.
pub(super) struct Worker {
    child: Child,
    /// Its number.
    pub(super) id: u32,
    pub(super) orders: ChildStdin,
    pub(super) replies: Replies,
    errors: ChildStderr,
    /// What the store was like when this worker opened it.
    pub(super) version: Version,
    /// Since when it has nothing to do.
    pub(super) since: Instant,
    /// Memory after opening the store, in bytes.
    lean: u64,
    /// Memory of a query, in MiB.
    memory: usize,
}

/// What a worker says.
pub(super) struct Replies(BufReader<ChildStdout>);

impl Worker {
    /// Starts a worker and waits until its store is open.
    pub(super) async fn start(site: &Site, writable: bool, version: Version) -> Result<Self, Refusal> {
        let failed = |_| Refusal::Store("no worker could be started".to_owned());
        let mut command = Command::new(&site.program);
        command.arg0("tupu").arg("worker").arg("--store").arg(&site.store);
        command.args(["--memory", &site.limits.memory.to_string()]);
        command.args(["--seconds", &site.limits.time.as_secs().max(1).to_string()]);
        command.args(["--answer", &site.limits.answer.to_string()]);
        if writable {
            command.arg("--writable");
        }
        // Threads share two heaps, so that an address space is what is used of it.
        command.env("MALLOC_ARENA_MAX", "2").kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(failed)?;
        let (Some(orders), Some(output), Some(errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(Refusal::Store("a worker has no pipes".to_owned()));
        };
        let replies = Replies(BufReader::with_capacity(64 << 10, output));
        let (id, memory) = (child.id().unwrap_or(0), site.limits.memory);
        let mut worker =
            Self { child, id, orders, replies, errors, version, since: Instant::now(), lean: 0, memory };
        match timeout(OPENING, worker.replies.line()).await {
            Ok(Ok(Reply::Ready)) => {}
            Ok(Ok(Reply::Refused(refusal))) => return Err(refusal),
            _ => return Err(worker.died().await),
        }
        worker.lean = limits::resident(id).unwrap_or(0);
        Ok(worker)
    }

    /// Whether it lives and has given back the memory that it took.
    pub(super) fn is_fit(&mut self) -> bool {
        let lives = matches!(self.child.try_wait(), Ok(None));
        let resident = limits::resident(self.id).unwrap_or(0);
        lives && resident < self.lean + FAT
    }

    /// Ends it in good order: its input ends, and so does it.
    pub(super) async fn end(self) {
        let Self { mut child, orders, .. } = self;
        drop(orders);
        if timeout(Duration::from_secs(10), child.wait()).await.is_err() {
            let _ = child.kill().await;
        }
    }

    /// Why it died.
    pub(super) async fn died(mut self) -> Refusal {
        let mut last = Vec::new();
        let mut words = (&mut self.errors).take(4096);
        let _ = timeout(Duration::from_millis(500), words.read_to_end(&mut last)).await;
        let status = match timeout(Duration::from_millis(500), self.child.wait()).await {
            Ok(Ok(status)) => status.signal(),
            _ => None,
        };
        cause(&String::from_utf8_lossy(&last), status, self.memory)
    }
}

/// What a worker's last words and the signal that ended it say of the query.
fn cause(words: &str, signal: Option<i32>, memory: usize) -> Refusal {
    const SIGKILL: i32 = 9;
    const SIGXCPU: i32 = 24;
    if words.contains("overflowed its stack") {
        Refusal::TooDeep
    } else if words.contains("memory allocation of") || words.contains("bad_alloc") || signal == Some(SIGKILL)
    {
        Refusal::NoMemory(memory)
    } else if signal == Some(SIGXCPU) {
        Refusal::Cancelled
    } else {
        Refusal::Store("the worker ended without an answer".to_owned())
    }
}

/// Sends an order.
pub(super) async fn send(orders: &mut ChildStdin, order: &Order) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(order)?;
    line.push(b'\n');
    orders.write_all(&line).await?;
    orders.flush().await
}

impl Replies {
    /// The next line; an error where the worker is gone.
    pub(super) async fn line(&mut self) -> std::io::Result<Reply> {
        let mut line = String::new();
        if self.0.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(serde_json::from_str(&line)?)
    }

    /// The next reply with the bytes of an answer, for which there must be room.
    pub(super) async fn reply(&mut self, budget: &Budget) -> std::io::Result<(Reply, Held)> {
        let reply = self.line().await?;
        let length = if let Reply::Answer { length, .. } = &reply { *length } else { 0 };
        let mut held = budget.room(length).await;
        self.0.read_exact(held.bytes()).await?;
        Ok((reply, held))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_words_tell_what_a_query_did() {
        assert_eq!(cause("thread 'query' has overflowed its stack", Some(6), 1), Refusal::TooDeep);
        assert_eq!(cause("memory allocation of 64 bytes failed", Some(6), 9), Refusal::NoMemory(9));
        assert_eq!(cause("", Some(9), 9), Refusal::NoMemory(9));
        assert!(matches!(cause("", Some(11), 9), Refusal::Store(_)));
    }
}
