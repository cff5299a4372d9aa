//! A client in the version that the person named: what its table says, but for what has changed since.

use std::borrow::Cow;
use std::path::Path;

use crate::clients::{Before, Change, Client, ClientFile, Failure, Loss, Shims, Transports, Version};

/// A client at a time.
#[derive(Clone, Debug)]
pub struct Era {
    client: &'static Client,
    /// `None`: the newest version that the table knows.
    version: Option<Version>,
}

impl Era {
    /// The client in this version.
    pub fn new(client: &'static Client, version: Option<Version>) -> Self {
        Self { client, version }
    }

    /// The client as people call it, with the version that the person named.
    pub fn name(&self) -> Cow<'static, str> {
        match &self.version {
            Some(version) => Cow::Owned(format!("{} {version}", self.client.name)),
            None => Cow::Borrowed(self.client.name),
        }
    }

    /// The version that the person named.
    pub fn version(&self) -> Option<&Version> {
        self.version.as_ref()
    }

    /// The client, whatever its version.
    pub fn client(&self) -> &'static Client {
        self.client
    }

    /// The changes that this version has not seen yet.
    pub fn ahead(&self) -> impl Iterator<Item = &'static Change> {
        let version = self.version.as_ref();
        self.client.changes.iter().filter(move |change| version.is_some_and(|v| v.is_before(change.since)))
    }

    /// What happens where something is wrong in `file`.
    pub fn failure(&self, file: &ClientFile) -> Failure {
        let failure = self.client.failure_in(file);
        // Of several changes the oldest that this version has not seen.
        let entry = self.ahead().find_map(|change| match change.before {
            Before::Entry(loss) => Some(loss),
            _ => None,
        });
        Failure { entry: entry.unwrap_or(failure.entry), ..failure }
    }

    /// What a refused entry cost until the last change of that, where no version was named.
    pub fn lost_before(&self) -> Option<(&'static str, Loss)> {
        let told = |change: &Change| match change.before {
            Before::Entry(loss) => Some((change.since, loss)),
            _ => None,
        };
        self.client.changes.iter().rev().filter(|_| self.version.is_none()).find_map(told)
    }

    /// How the client tells transports apart.
    pub fn transports(&self) -> Transports {
        let mut transports = self.client.transports;
        for change in self.ahead() {
            match change.before {
                Before::UntypedUrl(meaning) => transports.untyped_url = meaning,
                Before::NoSseFallback => transports.falls_back_to_sse = false,
                _ => {}
            }
        }
        transports
    }

    /// What becomes of batch files on Windows; and since when, where older versions did otherwise and none was named.
    pub fn windows_shims(&self) -> (Shims, Option<&'static str>) {
        let told = |change: &'static Change| match change.before {
            Before::Shims(shims) => Some((change.since, shims)),
            _ => None,
        };
        match self.ahead().find_map(told) {
            Some((_, shims)) => (shims, None),
            None => {
                let changed = self.client.changes.iter().filter(|_| self.version.is_none()).find_map(told);
                (self.client.spawn.windows_shims, changed.map(|(since, _)| since))
            }
        }
    }

    /// The version that first reads the field `name`, where this one does not.
    pub fn reads_since(&self, name: &str) -> Option<&'static str> {
        let unread = |before| matches!(before, Before::NoField(field) | Before::RefusedField(field) if field == name);
        self.ahead().find(|change| unread(change.before)).map(|change| change.since)
    }

    /// Whether this version refuses an entry for the field `name`, which later ones read.
    pub fn refuses_field(&self, name: &str) -> bool {
        self.ahead().any(|change| matches!(change.before, Before::RefusedField(field) if field == name))
    }

    /// Whether this version still reads the field `name`, which later ones refuse.
    pub fn still_reads(&self, name: &str) -> bool {
        self.ahead().any(|change| matches!(change.before, Before::Field(field) if field == name))
    }

    /// Whether older versions read the field `name`, which this one refuses.
    pub fn once_read(&self, name: &str) -> bool {
        let read = self.client.changes.iter().any(|c| matches!(c.before, Before::Field(field) if field == name));
        read && !self.still_reads(name)
    }

    /// The version that first reads the field `name`, where no version was named and older ones do not.
    pub fn unread_before(&self, name: &str) -> Option<&'static str> {
        let changes = self.client.changes.iter().filter(|_| self.version.is_none());
        let came = |change: &&Change| matches!(change.before, Before::NoField(field) if field == name);
        changes.rev().find(came).map(|change| change.since)
    }

    /// The key without which this version does not read the field `name`, and the version that first needs none.
    pub fn switch_for(&self, name: &str) -> Option<(&'static str, &'static str)> {
        self.ahead().find_map(|change| match change.before {
            Before::Switched { field, switch } if field == name => Some((switch, change.since)),
            _ => None,
        })
    }

    /// The version that first reads the file at `path`, where this one does not.
    pub fn reads_file_since(&self, path: &Path) -> Option<&'static str> {
        self.ahead().find_map(|change| match change.before {
            Before::NoFile(end) if path.ends_with(end) => Some(change.since),
            _ => None,
        })
    }

    /// The version that first knows the transport word, where this one does not.
    pub fn knows_since(&self, word: &str) -> Option<&'static str> {
        self.ahead().find(|change| matches!(change.before, Before::NoWord(w) if w == word)).map(|c| c.since)
    }

    /// Whether a name is one of those that the client keeps for itself.
    pub fn reserves(&self, name: &str) -> bool {
        let free = self.ahead().any(|change| matches!(change.before, Before::FreeName(free) if free == name));
        !free && self.client.names.reserved.contains(&name)
    }

    /// The fields that this version requires beyond those that the schema does, each with the version that no longer does.
    pub fn required(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.ahead().filter_map(|change| match change.before {
            Before::Required(field) => Some((field, change.since)),
            _ => None,
        })
    }
}
