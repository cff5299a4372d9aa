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

    /// What the client does about `null` in place of an entry.
    pub fn null_refusal(&self) -> String {
        let entry = self.failure().entry;
        entry.null.map_or_else(|| self.refusal(), |blast| self.cost(Loss { blast, ..entry }))
    }

    /// What the client does about a text that it cannot parse.
    pub fn unparsed(&self) -> String {
        let (name, Loss { blast, silent, .. }) = (self.era.name(), self.failure().syntax);
        match blast {
            Blast::Client => format!("{name} refuses to start"),
            Blast::Nothing | Blast::Entry | Blast::Unknown => format!("{name} cannot read this file"),
            Blast::File => format!("{name} loads no server from this file{}", silently(silent)),
        }
    }

    fn cost(&self, loss: Loss) -> String {
        let (name, silently) = (self.era.name(), silently(loss.silent));
        match loss.blast {
            Blast::Nothing => format!("{name} reports it and goes on"),
            Blast::Entry => format!("{name} skips this server{silently}"),
            Blast::File => format!("{name} loads no server from this file{silently}"),
            Blast::Client => format!("{name} refuses to start"),
            Blast::Unknown => format!("{name} refuses this server or the whole file: which is not known"),
        }
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

fn silently(silent: bool) -> &'static str {
    if silent { ", without a message" } else { "" }
}
