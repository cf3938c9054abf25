//! The workers: who is given a query, how long it may go on, and what becomes of one that does not end.
//!
//! A query starts in the quick lane. What computes longer than queries there do goes on in the next lane, at a lower
//! priority, or is given up and waits for a place in it ([`lane`]). What queries cost is remembered, so that the
//! next time they start in the lane where they belong: quick ones never stand behind others. A small answer is
//! remembered as well, until the store changes.

mod budget;
mod lane;
mod process;
mod remembered;
mod version;

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use axum::body::Bytes;
use tokio::sync::SemaphorePermit;
use tokio::time::{Instant, sleep_until, timeout_at};

use self::budget::{Budget, Held};
use self::lane::{Cost, Lanes};
use self::process::{Worker, send};
use self::remembered::{Answers, Costs};
use self::version::Watched;
use super::wire::{Ask, Change, Order, Refusal, Reply};
use super::{Limits, limits};

pub(super) use self::version::Version;

/// How long a worker has to give up before it is killed.
const GRACE: Duration = Duration::from_millis(150);
/// Room for large answers on their way, in answers of the largest size.
const ANSWERS: usize = 4;
/// A worker that has had nothing to do for this long ends, unless it is one of the last.
const IDLE: Duration = Duration::from_secs(2);
/// How many idle workers stay ready however long nobody asks.
const READY: usize = 1;

/// Where the store is, by what program it is read, and within what limits.
pub(super) struct Site {
    /// This program: it has the command `worker`.
    pub(super) program: PathBuf,
    /// Folder of the store.
    pub(super) store: PathBuf,
    /// What a query may cost.
    pub(super) limits: Limits,
}

/// A whole answer.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) media_type: String,
    pub(super) body: Bytes,
}

/// All workers.
pub(super) struct Pool {
    site: Site,
    idle: Mutex<Vec<Worker>>,
    lanes: Lanes,
    budget: Budget,
    watched: Watched,
    costs: Mutex<Costs>,
    answers: Mutex<Answers>,
    writing: tokio::sync::Mutex<()>,
}

/// Where a query that has not been answered goes on.
enum Left {
    /// It costs so much, and waits for a place in that lane.
    Requeued(Cost),
    /// It is over.
    Over(Refusal),
}

impl From<Refusal> for Left {
    fn from(refusal: Refusal) -> Self {
        Self::Over(refusal)
    }
}

impl Pool {
    /// A pool without workers yet.
    pub(super) fn new(site: Site) -> Arc<Self> {
        Arc::new(Self {
            idle: Mutex::default(),
            lanes: Lanes::new(&site.store),
            budget: Budget::new(ANSWERS * site.limits.answer),
            watched: Watched::new(&site.store),
            costs: Mutex::default(),
            answers: Mutex::default(),
            writing: tokio::sync::Mutex::default(),
            site,
        })
    }

    /// Starts a worker ahead of the first query, and says what is wrong where it cannot start.
    pub(super) async fn warm(&self) -> Result<(), Refusal> {
        let worker = Worker::start(&self.site, false, self.version()).await?;
        self.put(worker);
        Ok(())
    }

    /// Gives back the memory of workers that a crowd needed, for as long as there is a pool.
    pub(super) async fn tidy(pool: Weak<Self>) {
        loop {
            sleep_until(Instant::now() + IDLE / 4).await;
            let Some(pool) = pool.upgrade() else { return };
            let mut idle = locked(&pool.idle);
            // The last used stand last.
            let mut spare = idle.len().saturating_sub(READY);
            idle.retain(|worker| {
                let ends = spare > 0 && worker.since.elapsed() > IDLE;
                spare -= usize::from(ends);
                !ends
            });
        }
    }

    /// The folder of the store.
    pub(super) fn folder(&self) -> &Path {
        &self.site.store
    }

    /// The newest version of the store.
    pub(super) fn version(&self) -> Version {
        self.watched.version(&self.site.store)
    }

    /// Answers a query. Dropped before it is done, it takes the query's worker with it.
    pub(super) async fn ask(self: &Arc<Self>, ask: Ask) -> Result<Answer, Refusal> {
        let deadline = Instant::now() + self.site.limits.time;
        let version = self.version();
        let mut least = Cost::Little;
        loop {
            if let Some(answer) = locked(&self.answers).get(version, &ask) {
                return Ok(answer);
            }
            let cost = locked(&self.costs).of(version, &ask).max(least);
            let place = self.lanes.of(cost).enter(deadline).await.map_err(|refusal| self.over(refusal))?;
            // While this one waited, another may have been given the same answer, or been found to cost more.
            if let Some(answer) = locked(&self.answers).get(version, &ask) {
                return Ok(answer);
            }
            if locked(&self.costs).of(version, &ask) > cost {
                continue;
            }
            let worker = self.take(version).await?;
            match self.follow(worker, place, cost, &ask, deadline).await {
                Ok((media_type, held, cost)) => {
                    let answer = Answer { media_type, body: held.into_body() };
                    locked(&self.costs).add(version, &ask, cost);
                    locked(&self.answers).add(version, &ask, &answer);
                    return Ok(answer);
                }
                Err(Left::Over(refusal)) => {
                    let refusal = self.over(refusal);
                    if matches!(refusal, Refusal::TimedOut(_)) {
                        locked(&self.costs).add(version, &ask, Cost::Much);
                    }
                    return Err(refusal);
                }
                Err(Left::Requeued(cost)) => {
                    least = cost;
                    locked(&self.costs).add(version, &ask, cost);
                }
            }
        }
    }

    /// Changes the store. One change at a time; the next query sees it.
    pub(super) async fn change(&self, change: Change) -> Result<(), Refusal> {
        let deadline = Instant::now() + self.site.limits.time;
        let _writing = timeout_at(deadline, self.writing.lock()).await.map_err(|_| Refusal::Busy)?;
        let mut worker = Worker::start(&self.site, true, 0).await?;
        if send(&mut worker.orders, &Order::Update(change)).await.is_err() {
            return Err(worker.died().await);
        }
        let reply = match timeout_at(deadline, worker.replies.line()).await {
            Ok(Ok(reply)) => reply,
            Ok(Err(_)) => return Err(self.over(worker.died().await)),
            // Killed; a transaction that has not ended leaves nothing behind.
            Err(_) => return Err(self.over(Refusal::Cancelled)),
        };
        worker.end().await;
        self.watched.look(&self.site.store);
        match reply {
            Reply::Changed => Ok(()),
            Reply::Refused(refusal) => Err(self.over(refusal)),
            Reply::Ready | Reply::Answer { .. } => Err(unexpected()),
        }
    }

    /// What is given up because of the time is said so.
    fn over(&self, refusal: Refusal) -> Refusal {
        match refusal {
            Refusal::Cancelled => Refusal::TimedOut(self.site.limits.time.as_secs().max(1)),
            other => other,
        }
    }

    /// An idle worker that has this version open, or a new one; and one more ahead of the next query.
    async fn take(self: &Arc<Self>, version: Version) -> Result<Worker, Refusal> {
        let (taken, is_last) = {
            let mut idle = locked(&self.idle);
            idle.retain(|worker| worker.version == version);
            let taken = std::iter::from_fn(|| idle.pop()).find_map(|mut w| w.is_fit().then_some(w));
            (taken, idle.is_empty())
        };
        if is_last && self.lanes.of(Cost::Little).has_room() {
            let pool = self.clone();
            tokio::spawn(async move {
                if locked(&pool.idle).is_empty() {
                    // Where it cannot start, the next query says so.
                    let _ = pool.warm().await;
                }
            });
        }
        match taken {
            Some(worker) => Ok(worker),
            None => Worker::start(&self.site, false, version).await,
        }
    }

    /// Keeps a worker for the next query, unless there are enough or it is no longer what it was.
    fn put(&self, mut worker: Worker) {
        let fit = worker.is_fit();
        worker.since = Instant::now();
        let mut idle = locked(&self.idle);
        if fit && idle.len() < self.lanes.kept {
            idle.push(worker);
        }
    }

    /// Gives a worker its query and stays with it to the end.
    async fn follow<'a>(
        &'a self,
        mut worker: Worker,
        mut place: SemaphorePermit<'a>,
        mut cost: Cost,
        ask: &Ask,
        deadline: Instant,
    ) -> Result<(String, Held, Cost), Left> {
        let (id, before) = (worker.id, limits::computed(worker.id));
        if send(&mut worker.orders, &Order::Query(ask.clone(), cost.nice())).await.is_err() {
            return Err(worker.died().await.into());
        }
        let orders = &mut worker.orders;
        // Polled to its end in one piece: a part of a line must not be lost.
        let mut reply = Box::pin(worker.replies.reply(&self.budget));
        let (ended, left) = loop {
            if let Some(reply) = within(&mut reply, used_up(id, before, cost.end(), deadline)).await {
                break (Some(reply), Left::Over(Refusal::Cancelled));
            }
            let left = match cost.next().filter(|_| Instant::now() < deadline) {
                None => Left::Over(Refusal::Cancelled),
                Some(next) => match self.lanes.of(next).try_enter() {
                    Some(other) => {
                        (place, cost) = (other, next);
                        let _ = send(orders, &Order::Yield(cost.nice())).await;
                        continue;
                    }
                    None => Left::Requeued(next),
                },
            };
            let _ = send(orders, &Order::Cancel).await;
            break (within(&mut reply, tokio::time::sleep(GRACE)).await, left);
        };
        drop((reply, place));
        let cost = Cost::after(used(id, before).unwrap_or_default());
        match ended {
            Some(Ok((Reply::Answer { media_type, .. }, held))) => {
                self.put(worker);
                Ok((media_type, held, cost))
            }
            Some(Ok((Reply::Refused(Refusal::Cancelled), _))) => {
                self.put(worker);
                Err(left)
            }
            // A worker that cannot read its store is of no more use.
            Some(Ok((Reply::Refused(refusal @ Refusal::Store(_)), _))) => Err(refusal.into()),
            Some(Ok((Reply::Refused(refusal), _))) => {
                self.put(worker);
                Err(refusal.into())
            }
            Some(Ok(_)) => Err(unexpected().into()),
            Some(Err(_)) => Err(worker.died().await.into()),
            // It does not give up, and is killed as it is dropped.
            None => Err(left),
        }
    }
}

/// What `reply` gives, if it does before `end`.
async fn within<T>(
    reply: &mut (impl Future<Output = T> + Unpin),
    end: impl Future<Output = ()>,
) -> Option<T> {
    tokio::select! {
        biased;
        value = reply => Some(value),
        () = end => None,
    }
}

/// How long a process has computed since it had for `before`, where the system tells.
fn used(process: u32, before: Option<Duration>) -> Option<Duration> {
    Some(limits::computed(process)?.saturating_sub(before?))
}

/// Waits until a process has computed for `end` more than `before`, where there is an end, but never longer than the
/// deadline. Where the system does not tell, the clock does.
async fn used_up(process: u32, before: Option<Duration>, end: Option<Duration>, deadline: Instant) {
    let Some(end) = end else { return sleep_until(deadline).await };
    let mut left = end.saturating_sub(used(process, before).unwrap_or_default());
    while !left.is_zero() && Instant::now() < deadline {
        sleep_until(deadline.min(Instant::now() + left.max(Duration::from_millis(20)))).await;
        left = end.saturating_sub(used(process, before).unwrap_or(end));
    }
}

/// What nobody leaves half done.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn unexpected() -> Refusal {
    Refusal::Store("a worker said what nobody asked".to_owned())
}
