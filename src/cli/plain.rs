//! A command line of paths alone, as most are: it is read without clap, whose tables take as long to build as a small file to lint.

use std::ffi::OsString;

use super::args::{Check, Cli};

/// The words that are no path, but a command.
const TOPICS: [&str; 8] = ["explain", "rules", "clients", "schema", "init", "completions", "man", "help"];

/// What these arguments say, the first being the program's own name; `None` where there is more to them than paths.
pub(super) fn plain(args: &[OsString]) -> Option<Cli> {
    let paths = args.get(1..)?;
    let is_path = |word: &OsString| {
        let is_option = word.as_encoded_bytes().starts_with(b"-") && word != "-";
        !word.is_empty() && !is_option && !TOPICS.iter().any(|topic| word == topic)
    };
    if !paths.iter().all(is_path) {
        return None;
    }
    let mut check = Check::default();
    check.paths.extend(paths.iter().map(Into::into));
    Some(Cli { check, topic: None, version: false, levels: Vec::new() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use clap::{CommandFactory, FromArgMatches};

    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        std::iter::once("mcp-lint").chain(line.split_whitespace()).map(OsString::from).collect()
    }

    #[test]
    fn clap_reads_the_same() {
        for line in ["", "a.json", ". -", "- b.json ~/.cursor/mcp.json", "./clients"] {
            let mut matches = Cli::command().try_get_matches_from(words(line)).unwrap();
            let cli = Cli::from_arg_matches_mut(&mut matches).unwrap();
            assert_eq!(format!("{:?}", plain(&words(line)).unwrap()), format!("{cli:?}"), "{line}");
        }
    }

    #[test]
    fn everything_else_is_for_clap() {
        for line in ["--fix", "a.json -q", "clients", "a.json rules", "-- a.json", "help"] {
            assert!(plain(&words(line)).is_none(), "{line}");
        }
        assert!(plain(&["mcp-lint".into(), "".into()]).is_none());
        assert!(plain(&[]).is_none());
    }

    #[test]
    fn every_command_is_known() {
        let mut command = Cli::command();
        command.build();
        let names: Vec<&str> =
            command.get_subcommands().flat_map(|topic| topic.get_name_and_visible_aliases()).collect();
        assert_eq!(names, TOPICS);
    }
}
