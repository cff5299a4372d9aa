//! Files written whole or not at all.

use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Why a file was not written. It is then as it was.
#[derive(Debug)]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// The cause.
    pub cause: Cause,
}

/// What went wrong.
#[derive(Debug)]
pub enum Cause {
    /// Somebody else wrote it since it was read.
    Changed,
    /// It is marked as read-only.
    ReadOnly,
    /// The system refused.
    Io(io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.cause {
            Cause::Changed => write!(f, "{path} was not written: it changed since it was read"),
            Cause::ReadOnly => write!(f, "{path} was not written: it is read-only"),
            Cause::Io(error) => write!(f, "{path} was not written: {error}"),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            Cause::Io(error) => Some(error),
            Cause::Changed | Cause::ReadOnly => None,
        }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Replaces the content of the file at `path`, which was `original` when it was read, by `content`.
///
/// The new file appears in one step and keeps the mode of the old one and, where the system allows that, its owner. A
/// symbolic link stays, its target is written.
///
/// # Errors
/// [`WriteError`]; the file is then untouched.
pub fn write(path: &Path, original: &[u8], content: &[u8]) -> Result<(), WriteError> {
    replace(path, original, content).map_err(|cause| WriteError { path: path.to_owned(), cause })
}

fn replace(path: &Path, original: &[u8], content: &[u8]) -> Result<(), Cause> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    check_unchanged(&target, original)?;
    if metadata.permissions().readonly() {
        return Err(Cause::ReadOnly);
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".mcp-lint-").tempfile_in(folder)?;
    file.write_all(content)?;
    keep_owner(file.as_file(), &metadata);
    file.as_file().set_permissions(metadata.permissions())?;
    file.as_file().sync_all()?;
    // Once more, as late as possible.
    check_unchanged(&target, original)?;
    persist(file, &target)?;
    sync_folder(folder);
    Ok(())
}

fn check_unchanged(path: &Path, original: &[u8]) -> Result<(), Cause> {
    let is_same = fs::metadata(path)?.len() == original.len() as u64 && fs::read(path)? == original;
    if is_same { Ok(()) } else { Err(Cause::Changed) }
}

fn persist(file: NamedTempFile, target: &Path) -> Result<File, io::Error> {
    file.persist(target).map_err(|error| error.error)
}

/// Gives `file` the owner of the old one, so that an administrator's run does not take a person's file away.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let differs = file.metadata().is_ok_and(|new| (new.uid(), new.gid()) != (old.uid(), old.gid()));
    if differs {
        // Only an administrator may; for everybody else the file stays their own.
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_file: &File, _old: &Metadata) {}

/// Makes the new name durable. Not every file system can, and the content is safe without.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn bytes_are_written_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        let (old, new) = (&b"\xEF\xBB\xBF{}\r\n"[..], &b"\xEF\xBB\xBF{ }\r\n"[..]);
        fs::write(&path, old).unwrap();
        write(&path, old, new).unwrap();
        assert_eq!(fs::read(&path).unwrap(), new);
        assert_eq!(names(folder.path()), ["mcp.json"]);
    }

    #[test]
    fn a_file_that_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        for now in ["{ }", "[]"] {
            fs::write(&path, now).unwrap();
            let error = write(&path, b"{}", b"new").unwrap_err();
            assert!(matches!(error.cause, Cause::Changed));
            assert!(error.to_string().ends_with("mcp.json was not written: it changed since it was read"));
            assert_eq!(fs::read_to_string(&path).unwrap(), now);
        }
        assert_eq!(names(folder.path()), ["mcp.json"]);
    }

    #[test]
    fn a_missing_file_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(&folder.path().join("gone.json"), b"", b"new").unwrap_err();
        assert!(matches!(error.cause, Cause::Io(e) if e.kind() == io::ErrorKind::NotFound));
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        fs::write(&path, "{}").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(matches!(write(&path, b"{}", b"new").unwrap_err().cause, Cause::ReadOnly));
        assert_eq!(fs::read(&path).unwrap(), b"{}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_its_target_is_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("dotfiles")).unwrap();
        let (target, link) = (folder.path().join("dotfiles/real.json"), folder.path().join("mcp.json"));
        fs::write(&target, "{}").unwrap();
        std::os::unix::fs::symlink("dotfiles/real.json", &link).unwrap();
        write(&link, b"{}", b"{ }").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&target).unwrap(), b"{ }");
        assert_eq!(names(&folder.path().join("dotfiles")), ["real.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        fs::write(&path, "{}").unwrap();
        for mode in [0o640, 0o600, 0o644] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            write(&path, b"{}", b"{}").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_folder_is_an_error_unless_the_system_lets_an_administrator_write() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        fs::write(&path, "{}").unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let privileged = fs::write(folder.path().join("probe"), "").is_ok();
        let result = write(&path, b"{}", b"{ }");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        if privileged {
            result.unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"{ }");
        } else {
            let error = result.unwrap_err();
            assert!(matches!(error.cause, Cause::Io(e) if e.kind() == io::ErrorKind::PermissionDenied));
            assert_eq!(fs::read(&path).unwrap(), b"{}");
        }
    }
}
