//! Paths of any system, read as text: a file of a Windows machine is recognised on Linux too.

use std::path::Path;

use super::Place;
use crate::host::Host;

/// The components of an absolute path, written with `/` or `\`; a drive is a component of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts(Vec<String>);

impl Parts {
    /// Splits `path`; `.` and `..` are resolved as text.
    pub(super) fn of(path: &Path) -> Self {
        let text = path.to_string_lossy().replace('\\', "/");
        let mut parts: Vec<String> = Vec::new();
        for part in text.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part.to_owned()),
            }
        }
        Self(parts)
    }

    /// The last component.
    pub(super) fn name(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// The words of which the components are made.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|part| part.split(|c: char| !c.is_ascii_alphanumeric()))
    }

    /// Whether one of the components is `name`, and the next is `then` unless that is empty.
    pub(super) fn holds(&self, name: &str, then: &str) -> bool {
        let next = |i: usize| self.0.get(i + 1).is_some_and(|part| part.eq_ignore_ascii_case(then));
        self.0.iter().enumerate().any(|(i, part)| part.eq_ignore_ascii_case(name) && (then.is_empty() || next(i)))
    }

    /// Whether the path starts with a drive.
    pub(super) fn has_drive(&self) -> bool {
        self.0.first().is_some_and(|part| is_drive(part))
    }

    /// Whether the last component may be that of `ending`, told by bytes: most endings fail here.
    pub(super) fn may_end_in(&self, ending: &str) -> bool {
        let (name, ending) = (self.name().as_bytes(), ending.as_bytes());
        let same = ending.len().checked_sub(name.len()).is_some_and(|at| {
            let begins = at == 0 || ending[at - 1] == b'/';
            begins && ending[at..].eq_ignore_ascii_case(name)
        });
        // Few endings have a star, and those in their last component.
        same || ending.contains(&b'*')
    }

    /// How specifically the last components match `ending` (`a/b*.json`): their number, and how many of them without `*`.
    pub(super) fn match_ending(&self, ending: &str) -> Option<(usize, usize)> {
        let mut parts = self.0.iter().rev();
        let (mut rest, mut length, mut exact) = (ending, 0, 0);
        // From the last component, where most endings differ.
        loop {
            let slash = rest.bytes().rposition(|b| b == b'/');
            let wanted = slash.map_or(rest, |slash| &rest[slash + 1..]);
            if !matches(parts.next()?, wanted) {
                return None;
            }
            length += 1;
            exact += usize::from(!wanted.as_bytes().contains(&b'*'));
            match slash {
                Some(slash) => rest = &rest[..slash],
                None => return Some((length, exact)),
            }
        }
    }

    /// The same for the ending of `place`. Where a variable holds the whole path, that is all there is to match.
    pub(super) fn match_place(&self, place: &Place, host: &dyn Host) -> Option<(usize, usize)> {
        match place.is_variable() {
            true => self.stands_at(place, host).then_some((self.0.len(), self.0.len())),
            false => self.match_ending(place.ending()),
        }
    }

    /// Whether this is the path of `place` on `host`, or by its looks on some machine.
    pub(super) fn stands_at(&self, place: &Place, host: &dyn Host) -> bool {
        if place.is_variable() {
            return place.resolve(host).is_some_and(|at| Self::of(&at) == *self);
        }
        if place.path.starts_with("./") || self.match_ending(place.ending()).is_none() {
            return false;
        }
        let here = place.resolve(host).is_some_and(|at| {
            let at = Self::of(&at).0;
            at.len() == self.0.len() && self.0.iter().zip(&at).all(|(part, wanted)| matches(part, wanted))
        });
        here || self.looks_like(place)
    }

    fn looks_like(&self, place: &Place) -> bool {
        let before = &self.0[..self.0.len() - place.ending().split('/').count()];
        let home_and = |rest: &[&str]| {
            let split = before.len().checked_sub(rest.len());
            split.is_some_and(|at| is_home(&before[..at]) && before[at..].iter().eq(rest.iter()))
        };
        let on_drive = |rest: &str| matches!(before, [drive, folder] if is_drive(drive) && folder == rest);
        match place.path.split_once('/').map_or("", |(root, _)| root) {
            "~" => is_home(before),
            "$XDG_CONFIG_HOME" => home_and(&[".config"]),
            "%APPDATA%" => home_and(&["AppData", "Roaming"]),
            "%LOCALAPPDATA%" => home_and(&["AppData", "Local"]),
            "%PROGRAMDATA%" => on_drive("ProgramData"),
            "%PROGRAMFILES%" => on_drive("Program Files"),
            "" => before.is_empty(),
            // Wherever a variable of the client points to.
            _ => false,
        }
    }
}

/// Whether these are the components of somebody's home folder.
fn is_home(parts: &[String]) -> bool {
    let names: Vec<&str> = parts.iter().map(String::as_str).collect();
    match names[..] {
        ["root"] | ["home" | "Users", _] => true,
        [drive, "Users", _] => is_drive(drive),
        // Windows seen from its Linux subsystem.
        ["mnt", drive, "Users", _] => drive.len() == 1,
        _ => false,
    }
}

/// `C:`
fn is_drive(part: &str) -> bool {
    matches!(part.as_bytes(), [letter, b':'] if letter.is_ascii_alphabetic())
}

/// Whether `part` is `pattern`, in which one `*` stands for any text; ASCII case aside.
pub(super) fn matches(part: &str, pattern: &str) -> bool {
    let (part, pattern) = (part.as_bytes(), pattern.as_bytes());
    if part.len() == pattern.len() && part.eq_ignore_ascii_case(pattern) {
        return true;
    }
    match pattern.iter().position(|b| *b == b'*') {
        Some(star) => {
            let (before, after) = (&pattern[..star], &pattern[star + 1..]);
            part.len() >= before.len() + after.len()
                && part[..before.len()].eq_ignore_ascii_case(before)
                && part[part.len() - after.len()..].eq_ignore_ascii_case(after)
        }
        None => false,
    }
}
