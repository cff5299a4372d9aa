//! The home folder of one person, inside a path.

use std::ops::Range;

/// The home folder at the beginning of a path in `text`.
pub(super) struct Home {
    /// From its first byte up to the end of the person's name.
    pub range: Range<usize>,
    /// The person.
    pub person: String,
    /// Whether it is a path of Windows.
    pub windows: bool,
}

/// Accounts that are the same on every machine, and words that stand for a name.
const NOBODY: &str = "public shared default username user-name user_name you me yourname your-name your_name yourusername \
    your-username your_username name example xxx ubuntu debian runner vscode codespace gitpod node root app linuxbrew \
    ec2-user jovyan coder guest";

/// The first home folder in `text`, at its beginning or after `=`, `:` or `,`.
pub(super) fn home(text: &str) -> Option<Home> {
    let bytes = text.as_bytes();
    let starts = std::iter::once(0).chain(text.match_indices(['=', ':', ',']).map(|(at, _)| at + 1));
    for start in starts {
        let rest = &text[start..];
        let drive = bytes.get(start).is_some_and(u8::is_ascii_alphabetic) && rest[1..].starts_with([':']);
        let folder = if drive { rest.get(2..)? } else { rest };
        let below = |names: &'static [&'static str]| {
            names.iter().find(|name| folder.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name)))
        };
        let root = if drive {
            below(&["\\Users\\", "/Users/"])
        } else {
            below(&["/Users/", "/home/", "/c/Users/", "/mnt/c/Users/"])
        };
        let Some(root) = root else { continue };
        let name = &folder[root.len()..];
        let end = name.find(['/', '\\', ':', ',', ';', '"', '\'', ' ']).unwrap_or(name.len());
        let person = &name[..end];
        let plain = person.starts_with(|c: char| c.is_alphanumeric()) && !person.contains(['$', '{', '%', '<', '*']);
        if plain && !NOBODY.split(' ').any(|name| name.eq_ignore_ascii_case(person)) {
            let end = start + (rest.len() - folder.len()) + root.len() + end;
            let windows = drive || root.contains("c/");
            return Some(Home { range: start..end, person: person.to_owned(), windows });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::home;

    fn found(text: &str) -> Option<(String, &str)> {
        home(text).map(|home| (home.person, &text[home.range]))
    }

    #[test]
    fn homes_are_found() {
        for (text, person, folder) in [
            ("/Users/ada/x", "ada", "/Users/ada"),
            ("/home/ada", "ada", "/home/ada"),
            ("C:\\Users\\Ada L\\x", "Ada", "C:\\Users\\Ada"),
            ("c:/users/ada/x", "ada", "c:/users/ada"),
            ("--root=/home/ada/x", "ada", "/home/ada"),
            ("/opt/x:/home/ada/bin", "ada", "/home/ada"),
        ] {
            assert_eq!(found(text), Some((person.to_owned(), folder)), "{text}");
        }
    }

    #[test]
    fn other_folders_are_not() {
        for text in [
            "/Users/Shared/x",
            "/home/runner/work",
            "/home/",
            "/Users/$USER/x",
            "~/x",
            "https://x.io/home/ada",
            "é:",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
