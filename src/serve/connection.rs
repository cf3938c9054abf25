//! Connections: how many, and how long each may keep us waiting.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{Instant, Sleep, sleep, timeout};

/// Connections at once; more wait until they are accepted.
const CONNECTIONS: u32 = 1024;
/// How long the head of a request may take.
const HEAD: Duration = Duration::from_secs(10);
/// Longest head of a request in bytes.
const LONGEST_HEAD: usize = 64 << 10;
/// How long a client may take nothing of an answer.
const STALL: Duration = Duration::from_secs(30);
/// How long requests under way have at the end.
const PATIENCE: Duration = Duration::from_secs(2);

/// Answers requests on all `listeners` until `stop` is done.
pub(super) async fn run(listeners: Vec<TcpListener>, app: Router, stop: impl Future<Output = ()>) {
    super::limits::files(u64::from(CONNECTIONS) * 2);
    let places = Arc::new(Semaphore::new(CONNECTIONS as usize));
    let (stopping, stopped) = watch::channel(false);
    let accepting: Vec<_> = listeners
        .into_iter()
        .map(|listener| tokio::spawn(accept(listener, app.clone(), places.clone(), stopped.clone())))
        .collect();
    stop.await;
    accepting.iter().for_each(tokio::task::JoinHandle::abort);
    let _ = stopping.send(true);
    let _ = timeout(PATIENCE, places.acquire_many(CONNECTIONS)).await;
}

async fn accept(listener: TcpListener, app: Router, places: Arc<Semaphore>, stopped: watch::Receiver<bool>) {
    while let Ok(place) = places.clone().acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(stream, app.clone(), place, stopped.clone()))),
            // No more files, perhaps; some connection will end.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn converse(
    stream: TcpStream,
    app: Router,
    place: OwnedSemaphorePermit,
    mut stopped: watch::Receiver<bool>,
) {
    let _ = stream.set_nodelay(true);
    let mut http = Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LONGEST_HEAD);
    let io = TokioIo::new(Impatient { stream, stalled: None });
    let mut connection = std::pin::pin!(http.serve_connection(io, TowerToHyperService::new(app)));
    let ending = async move { drop(stopped.wait_for(|stopped| *stopped).await) };
    // How a connection ends is the client's concern.
    let ended = tokio::select! {
        _ = connection.as_mut() => true,
        () = ending => false,
    };
    if !ended {
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
    drop(place);
}

/// A stream that breaks off when nothing can be written for [`STALL`].
struct Impatient {
    stream: TcpStream,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Impatient {
    /// Looks at the clock where writing has to wait.
    fn wrote<T>(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let stalled =
            self.stalled.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(Instant::now() + STALL)));
        ready!(stalled.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Impatient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Impatient {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.wrote(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.wrote(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
