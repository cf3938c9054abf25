//! The workers: who is given a query, how long it may go on, and what becomes of one that does not end.
//!
//! A query starts in the quick lane. What has computed for [`SLICE`] there goes on in the long lane, at a lower
//! priority, or is given up and waits for a place in it; there are few. What queries cost is remembered, so that
//! the next time they start in the lane where they belong: quick ones never stand behind others. A small answer is
//! remembered as well, until the store changes.

mod budget;
mod process;
mod remembered;
mod version;

use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, sleep_until, timeout_at};

use self::budget::{Budget, Held};
use self::process::{Worker, send};
use self::remembered::{Answers, Costs};
use self::version::{Version, Watched};
use super::wire::{Ask, Change, Order, Refusal, Reply};
use super::{Limits, limits};

/// Processor time of a query in the quick lane.
const SLICE: Duration = Duration::from_millis(250);
/// Processor time below which a query costs little.
const LITTLE: Duration = Duration::from_millis(30);
/// How long a worker has to give up before it is killed.
const GRACE: Duration = Duration::from_millis(150);
/// Room for large answers on their way, in answers of the largest size.
const ANSWERS: usize = 4;

/// Where the store is, by what program it is read, and within what limits.
pub(super) struct Site {
    /// This program: it has the command `worker`.
    pub(super) program: PathBuf,
    /// Folder of the store.
    pub(super) store: PathBuf,
    /// What a query may cost.
    pub(super) limits: Limits,
}

/// What a query costs, and so its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cost {
    /// Less than [`LITTLE`], as far as is known.
    Little,
    /// Less than [`SLICE`].
    Some,
    /// More.
    Much,
}

impl Cost {
    /// `nice` of the thread that works on it.
    const fn nice(self) -> i32 {
        match self {
            Self::Little => 0,
            Self::Some => 5,
            Self::Much => 10,
        }
    }
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
    quick: Lane,
    middle: Lane,
    long: Lane,
    budget: Budget,
    watched: Watched,
    costs: Mutex<Costs>,
    answers: Mutex<Answers>,
    writing: tokio::sync::Mutex<()>,
}

/// Places for queries, and how many may wait for one.
struct Lane {
    places: Semaphore,
    count: usize,
    waiting: AtomicUsize,
    most: usize,
}

/// Where a query that has not been answered goes on.
enum Left {
    /// It waits for a place in the long lane.
    Requeued,
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
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let quick = (2 * cores).clamp(4, 16);
        let long = cores.clamp(2, 8);
        Arc::new(Self {
            idle: Mutex::default(),
            quick: Lane::new(quick, 1000),
            middle: Lane::new(long, 1000),
            long: Lane::new(long, 4 * long),
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

    /// The newest version of the store.
    pub(super) fn version(&self) -> Version {
        self.watched.version(&self.site.store)
    }

    /// Answers a query. Dropped before it is done, it takes the query's worker with it.
    pub(super) async fn ask(self: &Arc<Self>, ask: Ask) -> Result<Answer, Refusal> {
        let deadline = Instant::now() + self.site.limits.time;
        let version = self.version();
        loop {
            if let Some(answer) = locked(&self.answers).get(version, &ask) {
                return Ok(answer);
            }
            let cost = locked(&self.costs).of(version, &ask);
            let lane = match cost {
                Cost::Little => &self.quick,
                Cost::Some => &self.middle,
                Cost::Much => &self.long,
            };
            let place = lane.enter(deadline).await.map_err(|refusal| self.over(refusal))?;
            // While this one waited, another may have been given the same answer, or been found to cost more.
            if let Some(answer) = locked(&self.answers).get(version, &ask) {
                return Ok(answer);
            }
            if locked(&self.costs).of(version, &ask) != cost {
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
                Err(Left::Requeued) => locked(&self.costs).add(version, &ask, Cost::Much),
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
        if is_last && self.quick.places.available_permits() > 0 {
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
        let mut idle = locked(&self.idle);
        if fit && idle.len() < self.quick.count {
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
        let mut ended = None;
        if cost < Cost::Much {
            ended = within(&mut reply, quick(id, before, deadline)).await;
            if let (None, Ok(next)) = (&ended, self.long.places.try_acquire()) {
                (place, cost) = (next, Cost::Much);
                let _ = send(orders, &Order::Yield(cost.nice())).await;
            }
        }
        if ended.is_none() && cost == Cost::Much {
            ended = within(&mut reply, sleep_until(deadline)).await;
        }
        let left = if cost == Cost::Much || Instant::now() >= deadline {
            Left::Over(Refusal::Cancelled)
        } else {
            Left::Requeued
        };
        if ended.is_none() {
            let _ = send(orders, &Order::Cancel).await;
            ended = within(&mut reply, tokio::time::sleep(GRACE)).await;
        }
        drop((reply, place));
        let used =
            limits::computed(id).zip(before).map_or(Duration::ZERO, |(now, then)| now.saturating_sub(then));
        let cost = if used >= SLICE {
            Cost::Much
        } else if used >= LITTLE {
            Cost::Some
        } else {
            Cost::Little
        };
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

/// Waits until a process has computed for a slice more than `before`. Where the system does not tell, the clock does.
async fn quick(process: u32, before: Option<Duration>, deadline: Instant) {
    let mut left = SLICE;
    while !left.is_zero() {
        sleep_until(deadline.min(Instant::now() + left.max(Duration::from_millis(20)))).await;
        let used = before.and_then(|before| Some(limits::computed(process)?.saturating_sub(before)));
        left = SLICE.saturating_sub(used.unwrap_or(SLICE));
        if Instant::now() >= deadline {
            return;
        }
    }
}

/// What nobody leaves half done.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn unexpected() -> Refusal {
    Refusal::Store("a worker said what nobody asked".to_owned())
}

impl Lane {
    fn new(places: usize, most: usize) -> Self {
        Self { places: Semaphore::new(places), count: places, waiting: AtomicUsize::new(0), most }
    }

    /// A place, as soon as there is one.
    async fn enter(&self, deadline: Instant) -> Result<SemaphorePermit<'_>, Refusal> {
        if let Ok(place) = self.places.try_acquire() {
            return Ok(place);
        }
        let queue = Queue::join(&self.waiting, self.most).ok_or(Refusal::Busy)?;
        let place = timeout_at(deadline, self.places.acquire()).await;
        drop(queue);
        place.map_err(|_| Refusal::Cancelled)?.map_err(|_| Refusal::Busy)
    }
}

/// One who waits; counted until dropped.
struct Queue<'a>(&'a AtomicUsize);

impl<'a> Queue<'a> {
    fn join(waiting: &'a AtomicUsize, most: usize) -> Option<Self> {
        let queue = Self(waiting);
        (queue.0.fetch_add(1, Ordering::Relaxed) < most).then_some(queue)
    }
}

impl Drop for Queue<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
