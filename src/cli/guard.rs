//! A bug that one file brings to light must not hide the others.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, Location};
use std::sync::Once;

thread_local! {
    /// Whether this thread is at work on a file.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic of this thread happened, in our sources.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does `work`; a panic becomes a sentence to report. Nothing of the file's content is told.
///
/// # Errors
/// That sentence.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // There is one hook for all threads; it stays.
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| match GUARDED.get() {
            true => PLACE.set(info.location().map(Location::to_string)),
            false => usual(info),
        }));
    });
    GUARDED.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    done.map_err(|_| {
        let place = PLACE.take();
        format!("internal error at {}; please report it", place.as_deref().unwrap_or("an unknown place"))
    })
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_a_sentence_without_its_message() {
        let told = guarded(|| panic!("ghp_secret")).err().unwrap_or_default();
        assert!(told.starts_with("internal error at ") && told.contains("guard.rs:"), "{told}");
        assert!(!told.contains("ghp_"), "{told}");
        assert_eq!(guarded(|| 1), Ok(1));
    }

    #[test]
    fn threads_keep_their_places_apart() {
        let told = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|number| {
                    scope.spawn(move || guarded(|| if number % 2 == 0 { panic!("ghp_secret") } else { number }))
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|_| Err("it got out".to_owned())))
                .collect::<Vec<_>>()
        });
        for (number, told) in told.into_iter().enumerate() {
            match told {
                Ok(done) => assert_eq!((done, number % 2), (number, 1)),
                Err(told) => assert!(told.contains("guard.rs:") && number % 2 == 0, "{told}"),
            }
        }
    }
}
