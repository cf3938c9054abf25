//! Lanes: how many queries run at once, by what they cost.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout_at};

use crate::serve::wire::Refusal;
use crate::store::FILE_NAME;

/// What a query costs, and so its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cost {
    /// As far as is known, as little as most.
    Little,
    /// More.
    Some,
    /// So much that it may not end at all.
    Much,
}

impl Cost {
    /// Processor time at which a query costs more than this.
    pub(super) const fn end(self) -> Option<Duration> {
        match self {
            Self::Little => Some(Duration::from_millis(30)),
            Self::Some => Some(Duration::from_millis(300)),
            Self::Much => None,
        }
    }

    /// What costs more.
    pub(super) const fn next(self) -> Option<Self> {
        match self {
            Self::Little => Some(Self::Some),
            Self::Some => Some(Self::Much),
            Self::Much => None,
        }
    }

    /// What a query cost that has used this much processor time.
    pub(super) fn after(used: Duration) -> Self {
        let costs = [Self::Little, Self::Some];
        costs.into_iter().find(|cost| cost.end().is_some_and(|end| used < end)).unwrap_or(Self::Much)
    }

    /// `nice` of the thread that works on it.
    pub(super) const fn nice(self) -> i32 {
        match self {
            Self::Little => 0,
            Self::Some => 5,
            Self::Much => 10,
        }
    }
}

/// A lane for each cost.
pub(super) struct Lanes {
    little: Lane,
    some: Lane,
    much: Lane,
    /// How many idle workers are kept.
    pub(super) kept: usize,
}

impl Lanes {
    /// As many places as there are cores for; few where each worker holds all of the store in memory.
    pub(super) fn new(store: &Path) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let [little, some, much] = if store.join(FILE_NAME).is_file() {
            [2, 1, 1]
        } else {
            [(2 * cores).clamp(4, 16), (3 * cores).clamp(4, 16), cores.clamp(2, 8)]
        };
        Self {
            little: Lane::new(little, 1000),
            some: Lane::new(some, 1000),
            much: Lane::new(much, 4 * much),
            kept: little + some,
        }
    }

    /// The lane of queries that cost so much.
    pub(super) const fn of(&self, cost: Cost) -> &Lane {
        match cost {
            Cost::Little => &self.little,
            Cost::Some => &self.some,
            Cost::Much => &self.much,
        }
    }
}

/// Places for queries, and how many may wait for one.
pub(super) struct Lane {
    places: Semaphore,
    waiting: AtomicUsize,
    most: usize,
}

impl Lane {
    fn new(places: usize, most: usize) -> Self {
        Self { places: Semaphore::new(places), waiting: AtomicUsize::new(0), most }
    }

    /// Whether a place is free.
    pub(super) fn has_room(&self) -> bool {
        self.places.available_permits() > 0
    }

    /// A place, if one is free.
    pub(super) fn try_enter(&self) -> Option<SemaphorePermit<'_>> {
        self.places.try_acquire().ok()
    }

    /// A place, as soon as there is one.
    pub(super) async fn enter(&self, deadline: Instant) -> Result<SemaphorePermit<'_>, Refusal> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_go_up_with_the_time_used() {
        let cost = |millis| Cost::after(Duration::from_millis(millis));
        assert_eq!([cost(0), cost(29), cost(30), cost(299), cost(300)].map(Cost::nice), [0, 0, 5, 5, 10]);
    }

    #[tokio::test]
    async fn who_finds_the_queue_full_is_told_at_once() {
        let lane = Lane::new(1, 1);
        let far = Instant::now() + Duration::from_secs(60);
        let place = lane.enter(far).await.unwrap();
        let near = Instant::now() + Duration::from_millis(20);
        let (late, busy) = tokio::join!(lane.enter(near), lane.enter(far));
        assert_eq!((late.err(), busy.err()), (Some(Refusal::Cancelled), Some(Refusal::Busy)));
        drop(place);
        assert!(lane.enter(far).await.is_ok());
    }
}
