//! Room for answers on their way to clients that may read slowly.

use std::sync::Arc;

use axum::body::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Answers up to this many bytes are never kept waiting.
const SMALL: usize = 256 << 10;
/// Unit in which room is counted.
const UNIT: usize = 1 << 10;

/// Room for so many bytes of large answers at once.
pub(super) struct Budget {
    room: Arc<Semaphore>,
    units: usize,
}

/// An answer, with the room that it takes until it is sent or dropped.
pub(super) struct Held {
    bytes: Vec<u8>,
    _room: Option<OwnedSemaphorePermit>,
}

impl Budget {
    pub(super) fn new(bytes: usize) -> Self {
        let units = (bytes / UNIT).min(Semaphore::MAX_PERMITS);
        Self { room: Arc::new(Semaphore::new(units)), units }
    }

    /// Waits for room for `length` bytes.
    pub(super) async fn room(&self, length: usize) -> Held {
        let room = if length > SMALL {
            let units = u32::try_from(length.div_ceil(UNIT).min(self.units)).unwrap_or(u32::MAX);
            self.room.clone().acquire_many_owned(units).await.ok()
        } else {
            None
        };
        Held { bytes: vec![0; length], _room: room }
    }
}

impl Held {
    /// Where the answer goes.
    pub(super) fn bytes(&mut self) -> &mut [u8] {
        &mut self.bytes
    }

    /// The answer as a body that keeps its room until the last byte is gone.
    pub(super) fn into_body(self) -> Bytes {
        Bytes::from_owner(self)
    }
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_large_answer_waits_for_room_and_a_small_one_does_not() {
        let budget = Budget::new(1 << 20);
        let first = budget.room(1 << 20).await.into_body();
        let wait = std::time::Duration::from_millis(20);
        assert!(tokio::time::timeout(wait, budget.room(SMALL + 1)).await.is_err());
        assert_eq!(budget.room(SMALL).await.bytes().len(), SMALL);
        drop(first);
        assert!(tokio::time::timeout(wait, budget.room(SMALL + 1)).await.is_ok());
    }
}
