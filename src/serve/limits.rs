//! What the system is asked to hold a process to.

use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, getrlimit, setpriority_process, setrlimit};
use rustix::time::{ClockId, clock_gettime};

/// Lets this process take `room` bytes of address space more than it has now, and leaves no core files.
pub(super) fn memory(room: u64) {
    lower(Resource::Core, 0);
    // Where the system tells no size there is no limit to be had.
    if let Some([size, _]) = pages("self") {
        #[cfg(not(any(target_os = "openbsd", target_os = "horizon")))]
        lower(Resource::As, size.saturating_add(room));
    }
}

/// Lets this process compute for `time` from now on: it dies by itself where nobody stops it.
pub(super) fn processor(time: Duration) {
    let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
    let limit = u64::try_from(used).unwrap_or(0).saturating_add(time.as_secs()).saturating_add(2);
    let hard = getrlimit(Resource::Cpu).maximum;
    let _ = setrlimit(Resource::Cpu, Rlimit { current: Some(limit), maximum: hard });
}

/// Raises how many files and connections may be open, as far as the system lets us.
pub(super) fn files(wanted: u64) {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = maximum.map_or(wanted, |most| most.min(wanted));
    if current.is_some_and(|now| now < raised) {
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(raised), maximum });
    }
}

/// Lets other threads go first. On Linux a thread has a priority of its own, named by its id.
pub(super) fn yield_thread(thread: Thread, nice: i32) {
    // Zero is what a thread begins with, and going back to it is not allowed to everybody.
    if cfg!(target_os = "linux") && nice > 0 {
        let _ = setpriority_process(Some(thread), nice);
    }
}

/// A thread of this process.
pub(super) type Thread = Pid;

/// The thread that asks.
#[cfg(target_os = "linux")]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
pub(super) fn this_thread() -> Option<Thread> {
    Some(rustix::thread::gettid())
}

/// Threads cannot be told apart here.
#[cfg(not(target_os = "linux"))]
pub(super) fn this_thread() -> Option<Thread> {
    None
}

/// Memory that a process holds, in bytes, where the system tells.
pub(super) fn resident(process: u32) -> Option<u64> {
    pages(&process.to_string()).map(|[_, resident]| resident)
}

/// How long a process has computed, where the system tells; to a hundredth of a second.
pub(super) fn computed(process: u32) -> Option<Duration> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name in brackets may hold anything; user and system time are the 12th and 13th field behind it.
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks: u64 = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 1000 / rustix::param::clock_ticks_per_second().max(1)))
}

/// Size and resident part of a process in bytes.
fn pages(process: &str) -> Option<[u64; 2]> {
    let text = std::fs::read_to_string(format!("/proc/{process}/statm")).ok()?;
    let mut fields = text.split_whitespace().map(str::parse::<u64>);
    let page = rustix::param::page_size() as u64;
    Some([fields.next()?.ok()? * page, fields.next()?.ok()? * page])
}

/// Sets both limits, so that they cannot be raised again.
fn lower(resource: Resource, limit: u64) {
    let limit = getrlimit(resource).maximum.map_or(limit, |most| most.min(limit));
    let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_system_tells_what_a_process_takes() {
        let me = std::process::id();
        assert!(resident(me).unwrap() > 1 << 20);
        let before = computed(me).unwrap();
        let mut sum = 0_u64;
        while computed(me).unwrap() < before + Duration::from_millis(30) {
            sum = (0..100_000_u64).fold(sum, |a, b| a.wrapping_mul(31) ^ b);
        }
        assert_ne!(sum, 1);
        assert_eq!(resident(u32::MAX), None);
    }
}
