//! What a mistake costs.

/// How much is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blast {
    /// Nothing: the client goes on with what it has. Where it is about an entry, the client reports the departure and uses the
    /// value as it stands; whether the server then works depends on the field ([`crate::schemas::Mistyped`]).
    Nothing,
    /// This server; the others of the file start.
    Entry,
    /// Every server of the file.
    File,
    /// The client itself does not start.
    Client,
    /// Not known.
    Unknown,
}

/// How much is lost, and whether the person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// How much.
    pub blast: Blast,
    /// Whether the person sees no message in normal use.
    pub silent: bool,
    /// How much `null` in place of an entry costs, where that is more.
    pub null: Option<Blast>,
    /// How much a value of another type costs, where that is more.
    pub mistyped: Option<Blast>,
}

impl Loss {
    /// [`Blast::Nothing`], with a message.
    pub const NOTHING: Self = Self::of(Blast::Nothing);
    /// [`Blast::Entry`], with a message.
    pub const ENTRY: Self = Self::of(Blast::Entry);
    /// [`Blast::File`], with a message.
    pub const FILE: Self = Self::of(Blast::File);
    /// [`Blast::Client`], with a message.
    pub const CLIENT: Self = Self::of(Blast::Client);
    /// [`Blast::Unknown`]
    pub const UNKNOWN: Self = Self::of(Blast::Unknown);

    const fn of(blast: Blast) -> Self {
        Self { blast, silent: false, null: None, mistyped: None }
    }

    /// What the client called `name` does about an entry that costs this much, as a sentence without its full stop.
    pub fn about_entry(self, name: &str) -> String {
        let silently = self.silently();
        match self.blast {
            Blast::Nothing => format!("{name} reports it and goes on"),
            Blast::Entry => format!("{name} skips this server{silently}"),
            Blast::File => format!("{name} loads no server from this file{silently}"),
            Blast::Client => format!("{name} refuses to start"),
            Blast::Unknown => format!("{name} refuses this server or the whole file: which is not known"),
        }
    }

    /// The same about a text that it cannot parse.
    pub fn about_text(self, name: &str) -> String {
        match self.blast {
            Blast::Client => format!("{name} refuses to start"),
            Blast::Nothing | Blast::Entry | Blast::Unknown => format!("{name} cannot read this file"),
            Blast::File => format!("{name} loads no server from this file{}", self.silently()),
        }
    }

    fn silently(self) -> &'static str {
        if self.silent { ", without a message" } else { "" }
    }

    /// The same without a message.
    pub const fn silent(self) -> Self {
        Self { silent: true, ..self }
    }

    /// The same, but for a value of another type.
    pub const fn mistyped(self, mistyped: Blast) -> Self {
        Self { mistyped: Some(mistyped), ..self }
    }

    /// The same, but for `null` in place of an entry.
    pub const fn null(self, null: Blast) -> Self {
        Self { null: Some(null), ..self }
    }
}

/// What happens where something is wrong.
#[derive(Clone, Copy, Debug)]
pub struct Failure {
    /// One entry does not fit the client's schema.
    pub entry: Loss,
    /// The file does not parse.
    pub syntax: Loss,
    /// The servers' key is missing or another client's.
    pub root: Loss,
}
