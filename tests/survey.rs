//! The program without arguments: which files it looks at, what it says of them, and how it ends.

#![allow(clippy::unwrap_used)]

mod program;

use program::{Place, Ran};
use serde_json::Value;

/// Valid for every client with this root key.
const CLEAN: &str = "{\n  \"mcpServers\": {\n    \"docs\": { \"command\": \"docs-server\" }\n  }\n}\n";
/// The same for VS Code.
const SERVERS: &str = "{\n  \"servers\": {\n    \"docs\": { \"command\": \"docs-server\" }\n  }\n}\n";
/// The client refuses it.
const ERROR: &str = "{\n  \"mcpServers\": {\n    \"notes\": { \"command\": \"notes-server\" },\n  }\n}\n";

/// A machine with files of four clients.
fn place() -> Place {
    let place = Place::with(".mcp.json", CLEAN);
    place.write(".cursor/mcp.json", ERROR);
    place.write(".vscode/mcp.json", SERVERS);
    place.write_home(".gemini/settings.json", "{ \"theme\": \"dark\" }\n");
    place.write_home(".cursor/mcp.json", CLEAN);
    place
}

/// Without a look at programs, which differ between machines.
fn run(place: &Place, args: &[&str]) -> Ran {
    place.run(&[&["--no-host"], args].concat())
}

#[test]
fn files_are_grouped_by_client_and_summed_up_at_the_end() {
    let ran = run(&place(), &[]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    let overview = "
  Claude Code  .mcp.json           1 server  ok; other clients read it, too
  Cursor       .cursor/mcp.json    1 server  1 error
               ~/.cursor/mcp.json  1 server  ok
  VS Code      .vscode/mcp.json    1 server  ok
  and 1 file without servers

Found 1 error in 1 file; 1 fixable with `--fix`.
";
    assert!(ran.out.starts_with("Cursor\n\nerror[trailing-comma]: "), "{}", ran.out);
    assert!(ran.out.ends_with(&overview.replace('/', std::path::MAIN_SEPARATOR_STR)), "{}", ran.out);
}

#[test]
fn where_nothing_is_wrong_the_files_are_listed_all_the_same() {
    let place = Place::with(".cursor/mcp.json", CLEAN);
    let ran = run(&place, &[]);
    let wanted = "  Cursor  .cursor/mcp.json  1 server  ok\n\nAll good: 1 file, 1 server.\n";
    assert_eq!((ran.code, ran.out, ran.err.as_str()), (0, wanted.replace('/', std::path::MAIN_SEPARATOR_STR), ""));
    let quiet = run(&place, &["-q"]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (0, "", ""));
}

#[test]
fn the_status_says_how_it_went() {
    let code = |files: &[(&str, &str)], args: &[&str]| {
        let place = Place::new();
        files.iter().for_each(|(path, text)| place.write(path, text));
        run(&place, args).code
    };
    let warning = CLEAN.replace("\"docs-server\"", "\"npx\", \"args\": [\"docs-server\"]");
    assert_eq!(code(&[], &[]), 0);
    assert_eq!(code(&[(".cursor/mcp.json", CLEAN)], &[]), 0);
    assert_eq!(code(&[(".cursor/mcp.json", &warning)], &[]), 0);
    assert_eq!(code(&[(".cursor/mcp.json", &warning)], &["-D", "warnings"]), 1);
    assert_eq!(code(&[(".cursor/mcp.json", ERROR)], &[]), 1);
    assert_eq!(code(&[(".cursor/mcp.json", ERROR)], &["--exit-zero"]), 0);
    assert_eq!(code(&[(".cursor/mcp.json", ERROR)], &["--diff"]), 1);
    assert_eq!(code(&[(".cursor/mcp.json", ERROR)], &["--fix"]), 0);
    assert_eq!(code(&[(".cursor/mcp.json", "\0\0\0\0\u{1}\u{2}")], &[]), 2);
    assert_eq!(code(&[(".cursor/mcp.json", ERROR)], &["--client", "zed"]), 0);
}

#[test]
fn a_file_that_cannot_be_read_hides_nothing() {
    let place = place();
    place.write_home(".codeium/windsurf/mcp_config.json", [0; 4096]);
    let ran = run(&place, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("mcp_config.json: is a binary file"), "{}", ran.err);
    assert!(ran.out.contains("trailing-comma"), "{}", ran.out);
    let row = ran.out.lines().find(|line| line.starts_with("  Windsurf ")).unwrap();
    assert!(row.contains('~') && row.ends_with("could not be read"), "{row}");
}

#[test]
fn nothing_found_is_said_and_the_places_are_told_on_request() {
    let ran = run(&Place::new(), &[]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("no MCP config found, neither in this folder nor"), "{}", ran.err);
    let ran = run(&Place::new(), &["-v"]);
    let places = ran.err.replace('\\', "/");
    assert!(
        places.contains("not there  ~/.claude.json\n") && places.contains("not there  .cursor/mcp.json\n"),
        "{places}"
    );
}

#[test]
fn variables_move_files_and_that_is_told() {
    let place = Place::new();
    place.write_home(".codex/config.toml", "[mcp_servers.docs]\ncommand = \"docs-server\"\n");
    place.write("elsewhere/config.toml", "[mcp_servers.docs]\ncommand = 1\n");
    let moved = place.project().join("elsewhere");
    let ran = place.run_with(&[("CODEX_HOME", moved.to_str().unwrap())], &["-v", "--format", "json"]);
    let files = ran.json()["files"].as_array().unwrap().clone();
    assert_eq!(files.len(), 1, "{}", ran.out);
    assert_eq!(files[0]["client"], "codex");
    assert!(files[0]["path"].as_str().unwrap().contains("elsewhere"), "{}", ran.out);
    let told = ran.err.replace('\\', "/");
    assert!(told.contains("not read   ~/.codex/config.toml, because CODEX_HOME is set\n"), "{told}");
}

#[test]
fn what_a_client_does_not_read_from_here_is_told() {
    let place = Place::with(".gemini/settings.json", ERROR);
    place.write(".git/HEAD", "");
    place.write(".cursor/mcp.json", CLEAN);
    place.write("lib/readme", "");
    let mut command = place.command(&["--no-host"]);
    let ran = program::finished(command.current_dir(place.project().join("lib")).output().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(
        ran.err.contains("note: Gemini CLI does not read ") && ran.err.contains("when it is started here"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("Cursor") && ran.out.ends_with("All good: 1 file, 1 server.\n"), "{}", ran.out);
}

#[test]
fn files_are_listed_without_being_linted() {
    let place = place();
    let ran = run(&place, &["--show-files"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let rows: Vec<Vec<&str>> = ran.out.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0][1..], ["cursor", "any"]);
    assert!(rows.iter().any(|row| row[1] == "gemini-cli" && row[2] != "any"), "{}", ran.out);
    assert_eq!(rows.len(), 5);
    let json = run(&place, &["--show-files", "--format", "json", ".mcp.json"]).json();
    let wanted = serde_json::json!({ "version": 1, "files": [
        { "path": ".mcp.json", "client": "claude-code", "kind": "project file", "scope": "project", "os": "any" }
    ] });
    assert_eq!(json, wanted);
    let windows = run(&place, &["--show-files", "--os", "windows", ".vscode"]);
    assert!(windows.out.ends_with("  vscode  windows\n"), "{}", windows.out);
    assert_eq!(run(&place, &["--show-files", "nowhere.json"]).code, 2);
    let none = run(&Place::new(), &["--show-files"]);
    assert!(none.code == 0 && none.err.contains("no MCP config found"), "{}", none.err);
}

#[test]
fn what_files_say_about_each_other_is_told_in_one_run() {
    let place = Place::with(".mcp.json", CLEAN);
    place.write_home(".claude.json", CLEAN.replace("docs-server", "other-server"));
    let shadowed = |ran: &Ran| ran.rules().iter().filter(|rule| *rule == "shadowed-server").count();
    let json = ["--format", "json"];
    let ran = run(&place, &json);
    assert_eq!((ran.code, shadowed(&ran)), (0, 1), "{}", ran.out);
    let file = ran.json()["files"].as_array().unwrap()[1].clone();
    let related: Vec<Value> = file["diagnostics"][0]["related"].as_array().unwrap().clone();
    assert!(related.iter().any(|related| related["path"] == ".mcp.json"), "{file}");
    // A single file says nothing of the kind, and levels and settings hold as for any rule.
    assert_eq!(shadowed(&run(&place, &["--format", "json", ".mcp.json"])), 0);
    assert_eq!(shadowed(&run(&place, &["--format", "json", "-A", "shadowed-server"])), 0);
    assert_eq!(run(&place, &["-D", "shadowed-server"]).code, 1);
    // A baseline takes them for findings like others.
    assert_eq!(run(&place, &["--write-baseline", "known.json"]).code, 0);
    let ran = run(&place, &["--format", "json", "--baseline", "known.json"]);
    assert_eq!((ran.rules().len(), shadowed(&run(&place, &json))), (0, 1), "{}", ran.out);
    let ignored = "[[ignore]]\nfiles = [\".claude.json\"]\nrules = [\"shadowed-server\"]\nreason = \"on purpose\"\n";
    place.write_home("mcp-lint.toml", ignored);
    let ran = run(&place, &json);
    assert_eq!((shadowed(&ran), ran.err.as_str()), (0, ""), "{}", ran.out);
}

#[test]
fn a_link_to_another_clients_file_is_that_clients_file() {
    let place = Place::with(".mcp.json", ERROR);
    place.write(".cursor/readme", "");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../.mcp.json", place.project().join(".cursor/mcp.json")).unwrap();
        for args in [&["--format", "json"][..], &["--format", "json", "."]] {
            let ran = run(&place, args);
            let clients: Vec<Value> =
                ran.json()["files"].as_array().unwrap().iter().map(|f| f["client"].clone()).collect();
            assert!(clients.contains(&"cursor".into()) && clients.contains(&"claude-code".into()), "{}", ran.out);
        }
        let fixed = run(&place, &["--fix"]);
        assert_eq!((fixed.code, fixed.err.as_str()), (0, ""), "{}", fixed.out);
        assert!(fixed.out.contains("Fixed 1 problem."), "{}", fixed.out);
    }
}
