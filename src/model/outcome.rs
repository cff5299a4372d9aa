//! What a client does about a mistake, in words: how much is lost, and whether it says so.

use super::Config;
use crate::clients::{Blast, Loss};

impl Config<'_> {
    /// What the client does about an entry that it refuses, as the rest of a sentence: "Cursor loads no server from this
    /// file".
    pub fn refusal(&self) -> String {
        let now = self.cost(self.failure().entry);
        match self.era.lost_before() {
            Some((since, loss)) => format!("{now} (before {since}: {})", lost(loss)),
            None => now,
        }
    }

    /// What the client does about a file that it refuses as a whole.
    pub fn file_refusal(&self) -> String {
        let entry = self.failure().entry;
        match entry.blast {
            Blast::Client => self.cost(entry),
            _ => self.cost(Loss { blast: Blast::File, ..entry }),
        }
    }

    /// What the client does about an entry with a value of a type that it does not take.
    pub fn mistyped_refusal(&self) -> String {
        let entry = self.failure().entry;
        entry.mistyped.map_or_else(|| self.refusal(), |blast| self.cost(Loss { blast, ..entry }))
    }

    /// What the client does about `null` in place of an entry.
    pub fn null_refusal(&self) -> String {
        let entry = self.failure().entry;
        entry.null.map_or_else(|| self.refusal(), |blast| self.cost(Loss { blast, ..entry }))
    }

    /// What the client does about a text that it cannot parse.
    pub fn unparsed(&self) -> String {
        self.failure().syntax.about_text(&self.era.name())
    }

    fn cost(&self, loss: Loss) -> String {
        loss.about_entry(&self.era.name())
    }
}

/// What a refused entry cost before a change, as an aside.
fn lost(loss: Loss) -> &'static str {
    match loss.blast {
        Blast::Client => "it did not start",
        Blast::File => "every server",
        Blast::Entry | Blast::Unknown => "this server",
        Blast::Nothing => "nothing",
    }
}
