//! Paths as programs on other machines can use them: below the root of the checkout, with `/`, or as URIs.

/// Where the program runs, and the folder that reports are relative to.
///
/// Paths are taken apart as texts, so that those of Windows are understood (and tested) everywhere.
#[derive(Clone, Debug)]
pub struct Root {
    here: Resolved,
    folder: Resolved,
    windows: bool,
}

/// A URI reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Uri {
    pub(super) text: String,
    /// Whether it is relative to the root.
    pub(super) relative: bool,
}

/// An absolute path without `.` and `..`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Resolved {
    /// Empty, a drive (`C:`), or `//` before the server and the share of a network path.
    volume: String,
    parts: Vec<String>,
}

impl Root {
    /// The program runs in the absolute folder `here`; reports are relative to `folder` if it holds `here`, else to `here`.
    /// `windows`: whether these are paths of Windows.
    pub fn new(here: &str, folder: Option<&str>, windows: bool) -> Self {
        let here = Resolved::new(here, None, windows);
        let folder = folder.map(|folder| Resolved::new(folder, Some(&here), windows));
        let folder = folder.filter(|folder| here.below(folder, windows).is_some()).unwrap_or_else(|| here.clone());
        Self { here, folder, windows }
    }

    /// `path` below the folder, with `/`; outside of it an absolute path.
    pub(super) fn path(&self, path: &str) -> String {
        let resolved = Resolved::new(path, Some(&self.here), self.windows);
        match resolved.below(&self.folder, self.windows) {
            Some(parts) => parts.join("/"),
            None => format!("{}/{}", resolved.volume, resolved.parts.join("/")),
        }
    }

    /// `path` as a URI: relative below the folder, else `file:`.
    pub(super) fn uri(&self, path: &str) -> Uri {
        let resolved = Resolved::new(path, Some(&self.here), self.windows);
        if let Some(parts) = resolved.below(&self.folder, self.windows) {
            return Uri { text: encoded(parts), relative: true };
        }
        let parts = encoded(&resolved.parts);
        let text = match resolved.volume.as_str() {
            "" => format!("file:///{parts}"),
            "//" => format!("file://{parts}"),
            drive => format!("file:///{drive}/{parts}"),
        };
        Uri { text, relative: false }
    }
}

impl Resolved {
    /// A relative `path` is one in the folder `here`.
    fn new(path: &str, here: Option<&Self>, windows: bool) -> Self {
        let path = if windows { path.replace('\\', "/") } else { path.to_owned() };
        // `\\?\C:\…` and `\\?\UNC\server\…` say nothing more than the usual forms.
        let path = match path.strip_prefix("//?/").filter(|_| windows) {
            Some(rest) => rest.strip_prefix("UNC/").map_or_else(|| rest.to_owned(), |network| format!("//{network}")),
            None => path,
        };
        let drive = windows && matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
        let (volume, rest) = match (drive, path.strip_prefix("//").filter(|_| windows)) {
            (true, _) => (Some(path[..2].to_ascii_uppercase()), &path[2..]),
            (_, Some(network)) => (Some("//".to_owned()), network),
            _ => (None, path.as_str()),
        };
        let mut resolved = Self { volume: String::new(), parts: Vec::new() };
        match (volume, here) {
            (Some(volume), _) => resolved.volume = volume,
            (None, Some(here)) if path.starts_with('/') => resolved.volume.clone_from(&here.volume),
            (None, Some(here)) => resolved = here.clone(),
            (None, None) => {}
        }
        for part in rest.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    resolved.parts.pop();
                }
                part => resolved.parts.push(part.to_owned()),
            }
        }
        resolved
    }

    /// What follows `folder`, if the path begins with it.
    fn below(&self, folder: &Self, windows: bool) -> Option<&[String]> {
        let same = |(a, b): (&String, &String)| if windows { a.eq_ignore_ascii_case(b) } else { a == b };
        let inside = self.volume == folder.volume
            && self.parts.len() >= folder.parts.len()
            && self.parts.iter().zip(&folder.parts).all(same);
        inside.then(|| &self.parts[folder.parts.len()..])
    }
}

/// The parts joined by `/`, with `%` escapes for all that a path of a URI may not hold, and for `:`, which in a relative one would
/// end a scheme.
fn encoded(parts: &[String]) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@".contains(&byte);
    let part = |part: &String| -> String {
        let escape = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        part.bytes().map(escape).collect()
    };
    parts.iter().map(part).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::Root;

    #[test]
    fn paths_below_the_root_are_relative() {
        let root = Root::new("/home/me/project", None, false);
        for (path, shown, uri) in [
            (".cursor/mcp.json", ".cursor/mcp.json", ".cursor/mcp.json"),
            ("./a/../b.json", "b.json", "b.json"),
            ("/home/me/project/x.json", "x.json", "x.json"),
            ("a b/100%/é#?.json", "a b/100%/é#?.json", "a%20b/100%25/%C3%A9%23%3F.json"),
            ("c:/x.json", "c:/x.json", "c%3A/x.json"),
            ("a\\b", "a\\b", "a%5Cb"),
            ("../other/x.json", "/home/me/other/x.json", "file:///home/me/other/x.json"),
            ("/home/me/project2/x.json", "/home/me/project2/x.json", "file:///home/me/project2/x.json"),
        ] {
            assert_eq!((root.path(path).as_str(), root.uri(path).text.as_str()), (shown, uri), "{path}");
            assert_eq!(root.uri(path).relative, !uri.starts_with("file:"));
        }
    }

    #[test]
    fn paths_of_windows_are_understood() {
        let root = Root::new("C:\\Users\\Me\\project", None, true);
        for (path, shown, uri) in [
            (".cursor\\mcp.json", ".cursor/mcp.json", ".cursor/mcp.json"),
            ("c:\\users\\me\\project\\a b.json", "a b.json", "a%20b.json"),
            ("\\\\?\\C:\\Users\\Me\\project\\x.json", "x.json", "x.json"),
            ("D:\\x.json", "D:/x.json", "file:///D:/x.json"),
            ("\\x.json", "C:/x.json", "file:///C:/x.json"),
            ("..\\x.json", "C:/Users/Me/x.json", "file:///C:/Users/Me/x.json"),
            ("\\\\server\\share\\x.json", "///server/share/x.json", "file://server/share/x.json"),
        ] {
            assert_eq!((root.path(path).as_str(), root.uri(path).text.as_str()), (shown, uri), "{path}");
        }
    }

    #[test]
    fn a_checkout_that_holds_the_folder_is_the_root() {
        assert_eq!(Root::new("/ci/repo/sub", Some("/ci/repo"), false).path("x.json"), "sub/x.json");
        assert_eq!(Root::new("/ci/repo/sub", Some("/elsewhere"), false).path("x.json"), "x.json");
    }
}
