//! Putting `cmd /c` before a program, and taking it away.

use serde_json::Value;

use crate::model::{Launch, Server};
use crate::schemas::Concept;
use crate::syntax::rewrite::{self, Place};
use crate::text::Edit;

/// Programs that npm and corepack install as `.cmd` files.
const BATCH_FILES: &[&str] = &["npx", "npm", "pnpm", "pnpx", "yarn", "yarnpkg", "corepack", "tsx", "ts-node"];

/// Whether Windows finds a batch file under this bare name.
pub(super) fn is_shim(command: &str) -> bool {
    BATCH_FILES.contains(&command.to_ascii_lowercase().as_str())
}

/// Whether a command names a batch file.
pub(super) fn is_batch_file(command: &str) -> bool {
    let lower = command.to_ascii_lowercase();
    lower.ends_with(".cmd") || lower.ends_with(".bat")
}

/// Puts `cmd /c` before the program of an entry that starts it directly.
pub(super) fn wrap(server: &Server<'_>, launch: &Launch<'_>) -> Option<Vec<Edit>> {
    let command = launch.program();
    let words = [Value::from("/c"), Value::from(command.text.as_ref())];
    if server.value(Concept::Command)?.is_array() {
        return Some(rewrite::insert_items(launch.list?, Place::First, &[Value::from("cmd"), Value::from("/c")]));
    }
    let mut edits = match launch.list {
        Some(list) => rewrite::insert_items(list, Place::First, &words),
        None if server.any_field(Concept::Args).is_none() => {
            let key = server.field(Concept::Command)?.member.key;
            rewrite::insert_member(server.entry, Place::After(key), "args", &Value::from(words.to_vec()))
        }
        None => return None,
    };
    edits.push(rewrite::replace_text(command.node, "cmd"));
    Some(edits)
}

/// Whether `cmd` hands the arguments on as they stand: it reads its line once more, and blanks and these characters may come
/// out otherwise.
pub(super) fn keeps_arguments(launch: &Launch<'_>) -> bool {
    launch.args().iter().all(|word| !word.text.contains([' ', '&', '|', '<', '>', '^', '%', '"', '!']))
}

/// Takes the wrapper before the program away.
pub(super) fn unwrap(server: &Server<'_>, launch: &Launch<'_>) -> Option<Vec<Edit>> {
    let list = launch.list?;
    let in_list = server.value(Concept::Command)?.is_array();
    let last = launch.program + usize::from(!in_list);
    let gone: Vec<_> = launch.words.get(usize::from(!in_list)..last)?.iter().map(|word| word.node).collect();
    let mut edits = rewrite::remove_items(list, &gone);
    if !in_list {
        edits.push(rewrite::replace_text(launch.words.first()?.node, &launch.program().text));
    }
    Some(edits)
}
