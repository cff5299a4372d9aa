//! Where settings files stand.

use std::path::{Path, PathBuf};

use crate::host::{Host, Os};

/// The names of a settings file; where both stand, the first counts.
pub const NAMES: [&str; 2] = ["mcp-lint.toml", ".mcp-lint.toml"];

/// The settings file that stands in `folder` itself.
pub fn in_folder(folder: &Path, host: &dyn Host) -> Option<PathBuf> {
    let mut path = folder.join(NAMES[0]);
    if host.exists(&path) {
        return Some(path);
    }
    path.set_file_name(NAMES[1]);
    host.exists(&path).then_some(path)
}

/// The folder above `folder` where the search goes on: none above the home folder, where other people's files are.
pub fn above<'p>(folder: &'p Path, home: Option<&Path>) -> Option<&'p Path> {
    folder.parent().filter(|_| Some(folder) != home)
}

/// The settings file of the person, for files that have none of their own.
pub fn of_user(host: &dyn Host) -> Option<PathBuf> {
    user_places(host).into_iter().find(|path| host.exists(path))
}

/// Where the settings file of the person may stand; the first that is there counts.
pub fn user_places(host: &dyn Host) -> Vec<PathBuf> {
    let variable = |name| host.variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = |below: &str| host.home().map(|home| home.join(below));
    let dotted = || variable("XDG_CONFIG_HOME").or_else(|| home(".config"));
    let folders = match host.os() {
        Os::Windows => vec![variable("APPDATA").or_else(|| home("AppData/Roaming"))],
        Os::Linux => vec![dotted()],
        Os::Macos => vec![dotted(), home("Library/Application Support")],
    };
    folders.into_iter().flatten().map(|folder| folder.join("mcp-lint").join(NAMES[0])).collect()
}
