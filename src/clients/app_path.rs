//! Where a client on macOS looks for programs.

/// The PATH of a client on macOS, where what people put on their own is known to shells only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppPath {
    /// That of the terminal in which it is started.
    Terminal,
    /// It asks the person's shell; where that does not answer, [`SYSTEM_PATH`].
    Shell,
    /// [`SYSTEM_PATH`].
    System,
    /// It is a desktop program, and nothing more is known.
    Desktop,
    /// Folders of its own, the first one first. A leading `~` is the home folder. A `*` stands for every folder there, the last
    /// one by name first.
    Own(&'static [&'static str]),
}

/// What a program has that is started from the Dock or the Finder: the default of launchd. Homebrew on Apple's processors, version
/// managers and installers put programs elsewhere. (bun913/mcp-testrail #136, 2026-06; openkaiden/kaiden #2538, 2026-07)
pub const SYSTEM_PATH: &str = "/usr/bin:/bin:/usr/sbin:/sbin";
