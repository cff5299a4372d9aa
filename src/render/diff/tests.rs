#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

use std::fs;
use std::io::ErrorKind;
use std::process::{Command, Stdio};

use proptest::prelude::*;

use super::*;

#[test]
fn equal_texts_have_no_patch() {
    assert_eq!(unified(Path::new("a.json"), "{}\n", "{}\n", 3), "");
    assert_eq!(unified(Path::new("a.json"), "", "", 3), "");
}

#[test]
fn a_patch_reads_as_git_writes_it() {
    let (old, new) = ("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10");
    assert_eq!(
        unified(Path::new("./a/b.json"), old, new, 1),
        "--- a/a/b.json\n+++ b/a/b.json\n@@ -4,3 +4,3 @@\n 4\n-5\n+five\n 6\n@@ -8,2 +8,3 @@\n 8\n-9\n\\ No newline at end of file\n+9\n+10\n\\ No newline at end of file\n"
    );
    // Without context neither program can place a change at the end of a file that has no final line break.
    assert_eq!(unified(Path::new("a"), "1\n2\n", "1\nx\n2\n", 0), "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n 1\n+x\n 2\n");
}

#[test]
fn names_are_written_as_git_does() {
    let first = |path: &str| unified(Path::new(path), "", "x\n", 3).lines().next().unwrap().to_owned();
    assert_eq!(first("/home/me/mcp.json"), "--- a/home/me/mcp.json");
    assert_eq!(first("Claude Code/mcp.json"), "--- a/Claude Code/mcp.json\t");
    assert_eq!(first("clé.json"), "--- a/clé.json");
    if cfg!(unix) {
        assert_eq!(first("a\"\\\n.json"), r#"--- "a/a\"\\\012.json""#);
    }
}

#[test]
fn huge_changes_are_not_compared_line_by_line() {
    let old: String = (0..6000).map(|i| format!("{i}\n")).collect();
    let new: String = (0..6000).map(|i| format!("-{i}\n")).collect();
    let patch = unified(Path::new("a"), &format!("same\n{old}"), &format!("same\n{new}"), 3);
    assert!(patch.starts_with("--- a/a\n+++ b/a\n@@ -1,6001 +1,6001 @@\n same\n-0\n-1\n"), "{}", &patch[..60]);
    assert!(patch.ends_with("+-5999\n"));
}

/// Runs a program in `folder` with `patch` on its standard input; `None` where there is no such program.
fn pipe(folder: &Path, program: &str, arguments: &[&str], patch: &str) -> Option<Result<(), String>> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap());
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match spawned {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        spawned => spawned.unwrap(),
    };
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), patch.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = || String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned();
    Some(if output.status.success() { Ok(()) } else { Err(said()) })
}

/// Asserts that both programs turn `old` into `new` with the patch of `path`.
#[track_caller]
fn applies(path: &str, old: &str, new: &str, context: usize) {
    let patch = unified(Path::new(path), old, new, context);
    let tools: [(&str, &[&str]); 2] = [("git", &["apply"]), ("patch", &["-p1", "--no-backup-if-mismatch"])];
    for (program, arguments) in tools {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(path.trim_start_matches('/'));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, old).unwrap();
        match pipe(folder.path(), program, arguments, &patch) {
            None if program == "git" => panic!("this test needs git"),
            None => eprintln!("skipped for `{program}`, which is not installed"),
            Some(result) => {
                assert_eq!(result, Ok(()), "{program} on\n{patch}");
                assert_eq!(fs::read_to_string(&file).unwrap(), new, "{program} on\n{patch}");
            }
        }
    }
}

const OLD: &str = "{\n  \"mcpServers\": {\n    \"a\": {\n      \"command\": \"npx\",\n      \"args\": [\"p\"]\n    },\n    \"b\": {\n      \"command\": \"npx\",\n      \"args\": [\"q\"]\n    }\n  }\n}\n";

fn fixed(old: &str) -> String {
    old.replace("[\"", "[\"-y\", \"")
}

#[test]
fn patches_apply() {
    for context in [1, 3] {
        applies("a/.cursor/mcp.json", OLD, &fixed(OLD), context);
    }
    applies("/home/me/.cursor/mcp.json", OLD, &fixed(OLD), 3);
}

#[test]
fn patches_of_crlf_files_apply() {
    let old = OLD.replace('\n', "\r\n");
    applies("mcp.json", &old, &fixed(&old), 3);
    applies("mcp.json", &old, &fixed(&old), 1);
}

#[test]
fn patches_at_the_end_of_a_file_apply() {
    let open = OLD.trim_end();
    applies("mcp.json", open, &fixed(open), 3);
    applies("mcp.json", "{\n\"a\": [1,]}", "{\n\"a\": [1]}", 1);
    applies("mcp.json", open, OLD, 3);
    applies("mcp.json", OLD, open, 3);
    applies("mcp.json", "{\n  \"a\": [", "{\n  \"a\": []\n}", 3);
}

#[test]
fn patches_of_byte_order_marks_apply() {
    let marked = format!("\u{feff}{OLD}");
    applies("mcp.json", &marked, &fixed(&marked), 3);
    applies("mcp.json", &marked, OLD, 3);
}

#[test]
fn patches_of_odd_names_apply() {
    for path in ["Claude Code/my config.json", "clé/日本.json", "-a.json"] {
        applies(path, OLD, &fixed(OLD), 3);
    }
    if cfg!(unix) {
        applies("a\"b\\c\t.json", OLD, &fixed(OLD), 3);
    }
}

#[test]
fn patches_of_whole_files_apply() {
    applies("mcp.json", OLD, "{}", 3);
    applies("mcp.json", "{}", OLD, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn patches_of_random_changes_apply(
        old in prop::collection::vec(0..6_u8, 1..40),
        cuts in prop::collection::vec((any::<usize>(), 0..3_usize, 0..3_usize), 1..5),
        context in 1..4_usize,
        closed in any::<[bool; 2]>(),
    ) {
        let mut new = old.clone();
        for (at, gone, more) in cuts {
            let at = at % (new.len() + 1);
            new.splice(at..(at + gone).min(new.len()), (0..more).map(|i| i as u8 + 6));
        }
        let text = |lines: &[u8], closed: bool| {
            let text: String = lines.iter().map(|line| format!("line {line}\n")).collect();
            if closed { text } else { text.trim_end().to_owned() }
        };
        let (old, new) = (text(&old, closed[0]), text(&new, closed[1]));
        prop_assume!(!new.is_empty() && old != new);
        applies("mcp.json", &old, &new, context);
    }
}
