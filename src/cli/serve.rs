//! `tupu serve`: the store over HTTP, on this machine.

use std::io::Write;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use tokio::net::TcpListener;

use super::common::StoreArgs;
use super::{Failure, Outcome};
use crate::serve::{Limits, SHORTEST_TOKEN, Service, serve};

/// Name of the variable that holds the token.
const TOKEN: &str = "TUPU_TOKEN";

/// Arguments of `tupu serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Port on 127.0.0.1 and [::1]; 0 takes a free one
    #[arg(long, default_value_t = 7878)]
    port: u16,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
    /// Seconds that a query may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    timeout: u64,
    /// Memory that a query may take, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 512, value_parser = clap::value_parser!(u64).range(16..))]
    memory: u64,
    /// Let those who send `Authorization: Bearer TOKEN` change the store; the token is in the variable TUPU_TOKEN or
    /// in --token-file
    #[arg(long)]
    writable: bool,
    /// File whose first line is the token
    #[arg(long, value_name = "FILE", requires = "writable")]
    token_file: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs `tupu serve` until it is interrupted.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    let token = token(&args)?;
    let Args { port, open, timeout, memory, store, .. } = args;
    let base = store.open_read_only()?.base()?.unwrap_or_default();
    let dir = store.store;
    let service = Service {
        store: dir,
        base,
        program: this_program()?,
        limits: Limits {
            time: Duration::from_secs(timeout),
            memory: usize::try_from(memory).unwrap_or(usize::MAX),
            ..Limits::default()
        },
        token,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let result = runtime.block_on(async {
        let listeners = listen(port).await?;
        let port = listeners.first().map(TcpListener::local_addr).transpose()?.map_or(port, |a| a.port());
        let address = format!("http://127.0.0.1:{port}/");
        let mut out = std::io::stdout().lock();
        writeln!(out, "{address}  (Ctrl-C ends it)")?;
        out.flush()?;
        drop(out);
        if open && show(&address).is_err() {
            let _ = writeln!(
                std::io::stderr().lock(),
                "warning: no browser could be started; open {address} in one"
            );
        }
        serve(listeners, service, interrupted()).await.map_err(Failure::from)
    });
    runtime.shutdown_background();
    result.map(|()| Outcome::Done)
}

/// The same port on both loopback addresses, where there are both.
async fn listen(port: u16) -> Result<Vec<TcpListener>, Failure> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let first = TcpListener::bind(address).await.map_err(|error| {
        Failure::new(format!("cannot listen on {address}: {error}")).hint("`--port 0` takes a free port")
    })?;
    let port = first.local_addr()?.port();
    let second = TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))).await;
    Ok([Some(first), second.ok()].into_iter().flatten().collect())
}

/// Ctrl-C, or what ends a service.
async fn interrupted() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut ended) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = ended.recv() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

/// The token that updates need, where they are wanted at all. It is no option, because everybody sees those.
fn token(args: &Args) -> Result<Option<String>, Failure> {
    if !args.writable {
        return Ok(None);
    }
    let token = match &args.token_file {
        Some(file) => {
            let text = std::fs::read_to_string(file)
                .map_err(|e| Failure::usage(format!("{}: cannot be read: {e}", file.display())))?;
            text.lines().next().unwrap_or_default().trim().to_owned()
        }
        None => std::env::var(TOKEN).unwrap_or_default(),
    };
    if token.len() < SHORTEST_TOKEN {
        let message = format!("--writable needs a token of {SHORTEST_TOKEN} characters or more");
        return Err(Failure::usage(message).hint(format!("set {TOKEN}, or name a file with --token-file")));
    }
    Ok(Some(token))
}

/// This program's file. On Linux that is the one that runs, even after an update has put another in its place.
fn this_program() -> Result<PathBuf, Failure> {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { Ok(running) } else { Ok(std::env::current_exe()?) }
}

/// Opens a page in the user's browser.
fn show(address: &str) -> std::io::Result<()> {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let quiet = Stdio::null;
    Command::new(opener).arg(address).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn().map(drop)
}
