//! [`Watch`]: cancels a query that takes too long.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use oxigraph::sparql::CancellationToken;

/// Cancels at the end of its time, unless dropped before.
pub(super) struct Watch {
    pub(super) timeout: Duration,
    _end: Sender<()>,
}

impl Watch {
    pub(super) fn new(timeout: Duration, token: CancellationToken) -> Self {
        let (end, ended) = channel::<()>();
        thread::spawn(move || {
            if ended.recv_timeout(timeout) == Err(RecvTimeoutError::Timeout) {
                token.cancel();
            }
        });
        Self { timeout, _end: end }
    }
}
