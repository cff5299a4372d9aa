//! What a settings file may hold: the one table that the reader, the JSON Schema and the documentation follow.

use crate::known::packages::Registry;

/// One key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What may stand there.
    pub value: Shape,
    /// Whether the table is worth nothing without it.
    pub required: bool,
    /// What it is for.
    pub about: &'static str,
}

/// What may stand at a place.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// `allow`, `info`, `warn` or `deny`.
    Level,
    /// `windows`, `macos`, `linux` or `any`.
    Os,
    /// `true` or `false`.
    Flag,
    /// The id of a client.
    Client,
    /// A text that says something.
    Text,
    /// A path of an address: `/mcp`.
    Endpoint,
    /// A pattern for paths, or several.
    Patterns,
    /// A pattern for the names of servers, or several.
    Servers,
    /// The id of a rule, or several.
    Rules,
    /// The name of an environment variable, or several.
    Variables,
    /// The same, with `|` between names of which one is enough.
    Needs,
    /// A table with these keys.
    Table(&'static [Key]),
    /// A list of tables with these keys.
    Tables(&'static [Key]),
    /// A table with keys of this kind, all with values of this shape.
    Map(Name, &'static Shape),
}

/// What the keys of a [`Shape::Map`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A rule, a category, `warnings` or `all`.
    Selector,
    /// A pattern for paths.
    Pattern,
    /// A package.
    Package(Registry),
    /// The host of an address.
    Host,
}

const fn key(name: &'static str, value: Shape, about: &'static str) -> Key {
    Key { name, value, required: false, about }
}

const fn required(name: &'static str, value: Shape, about: &'static str) -> Key {
    Key { required: true, ..key(name, value, about) }
}

const LEVELS: Shape = Shape::Map(Name::Selector, &Shape::Level);

/// The keys of a settings file.
pub static KEYS: &[Key] = &[
    key("rules", LEVELS, "The level of a rule, a category, `warnings` or `all`; of these the narrowest counts."),
    key(
        "os",
        Shape::Os,
        "The system the files are for. Without it: as the file says, else this one for your own files and any for a project's.",
    ),
    key(
        "host",
        Shape::Flag,
        "Whether rules may look at this machine (programs, folders, variables). Without it: only for your own files, and not where `CI` is set.",
    ),
    key(
        "exclude",
        Shape::Patterns,
        "Files and folders that are left out, unless they are named on the command line (`--force-exclude`: also then).",
    ),
    key(
        "overrides",
        Shape::Tables(OVERRIDES),
        "Other settings for some files. Of several that fit, the last one counts.",
    ),
    key(
        "clients",
        Shape::Map(Name::Pattern, &Shape::Client),
        "The client that reads the files, by pattern; folders are searched for them, too. Of several that fit, the last one counts.",
    ),
    key("packages", Shape::Table(REGISTRIES), "What packages of your own need."),
    key(
        "hosts",
        Shape::Map(Name::Host, &Shape::Endpoint),
        "The path under which a host of your own answers MCP; `/` where it answers at its root.",
    ),
    key("ignore", Shape::Tables(IGNORE), "Findings that are accepted, each with the reason."),
];

static OVERRIDES: &[Key] = &[
    required("files", Shape::Patterns, "The files that are meant."),
    key("rules", LEVELS, "As above, for these files."),
    key("os", Shape::Os, "As above, for these files."),
    key("host", Shape::Flag, "As above, for these files."),
    key("client", Shape::Client, "The client that reads these files."),
];

static REGISTRIES: &[Key] = &[
    key("npm", Shape::Map(Name::Package(Registry::Npm), &PACKAGE), "Packages that `npx` and the like run."),
    key("pypi", Shape::Map(Name::Package(Registry::PyPi), &PACKAGE), "Packages that `uvx` and the like run."),
    key("docker", Shape::Map(Name::Package(Registry::Docker), &PACKAGE), "Images that `docker run` and the like run."),
];

static PACKAGE: Shape = Shape::Table(&[
    key(
        "env",
        Shape::Needs,
        "Environment variables that it does not start without; with `|` between several, one is enough.",
    ),
    key("optional-env", Shape::Variables, "Further ones that it reads; slips in their names are reported."),
    key("args", Shape::Flag, "Whether it needs an argument of its own."),
]);

static IGNORE: &[Key] = &[
    required("rules", Shape::Rules, "The rules whose findings are accepted."),
    key("files", Shape::Patterns, "The files that are meant; without it all of them."),
    key("servers", Shape::Servers, "The servers that are meant; without it everything in the file."),
    required("reason", Shape::Text, "Why they are accepted."),
];
