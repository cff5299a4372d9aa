//! Work on many files at once, results in order.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::progress::Progress;

/// A thread is worth its start from so many files on.
const WORTH_A_THREAD: usize = 4;

/// How many threads to start for so many files; none where the current one does.
pub(super) fn threads(asked: Option<NonZeroUsize>, files: usize) -> usize {
    if files < 2 || asked.is_some_and(|asked| asked.get() == 1) {
        return 0;
    }
    match asked {
        Some(asked) => asked.get().min(files),
        None => match files.div_ceil(WORTH_A_THREAD) {
            1 => 0,
            worth => worth.min(thread::available_parallelism().map_or(1, NonZeroUsize::get)),
        },
    }
}

/// Does `work` for each of `jobs` and keeps their order, whichever is done first.
pub(super) fn run<J: Sync, R: Send>(
    jobs: &[J],
    threads: usize,
    work: impl Fn(&J) -> R + Sync,
    progress: &mut Progress,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        let number = next.fetch_add(1, Ordering::Relaxed);
        jobs.get(number).map(|job| (number, job))
    };
    let mut results: Vec<Option<R>> = jobs.iter().map(|_| None).collect();
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (send, take, work) = (send.clone(), &take, &work);
            let each = move || {
                while let Some((number, job)) = take() {
                    if send.send((number, work(job))).is_err() {
                        return;
                    }
                }
            };
            // Where the system gives no more threads, the others do it.
            if thread::Builder::new().spawn_scoped(scope, each).is_err() {
                break;
            }
        }
        drop(send);
        let mut done = 0;
        loop {
            match receive.recv_timeout(Duration::from_millis(100)) {
                Ok((number, result)) => {
                    results[number] = Some(result);
                    done += 1;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            progress.files(done, jobs.len());
        }
    });
    while let Some((number, job)) = take() {
        results[number] = Some(work(job));
        progress.files(number + 1, jobs.len());
    }
    results.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;
    use std::thread;

    use super::{Progress, run, threads};

    #[test]
    fn results_keep_the_order_of_the_jobs() {
        let jobs: Vec<u64> = (0..200).collect();
        let work = |job: &u64| {
            thread::sleep(std::time::Duration::from_micros((job * 37) % 500));
            job * 2
        };
        let wanted: Vec<u64> = jobs.iter().map(|job| job * 2).collect();
        for threads in [0, 1, 3, 8] {
            assert_eq!(run(&jobs, threads, work, &mut Progress::hidden()), wanted, "{threads} threads");
        }
    }

    #[test]
    fn without_threads_the_current_one_works() {
        let here = thread::current().id();
        let ids = run(&[1, 2, 3], 0, |_| thread::current().id(), &mut Progress::hidden());
        assert!(ids.iter().all(|id| *id == here));
        let ids = run(&[1, 2, 3], 2, |_| thread::current().id(), &mut Progress::hidden());
        assert!(ids.iter().all(|id| *id != here));
    }

    #[test]
    fn one_file_starts_no_thread() {
        assert_eq!(threads(NonZeroUsize::new(8), 1), 0);
        assert_eq!(threads(None, 1), 0);
        assert_eq!(threads(NonZeroUsize::new(1), 1000), 0);
        assert_eq!(threads(NonZeroUsize::new(3), 1000), 3);
        assert_eq!(threads(NonZeroUsize::new(8), 2), 2);
    }
}
