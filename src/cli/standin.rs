//! STAND-IN until `source`, `fix`, `write` and `render::diff` land; same signatures, as far as known.

use std::path::Path;

use crate::diagnostic::Safety;
use crate::host::Host;
use crate::lint::{Linted, Options, lint};
use crate::text::{Edit, apply};

pub(super) fn read(path: &Path) -> std::io::Result<String> {
    Ok(String::from_utf8_lossy(&std::fs::read(path)?).into_owned())
}

pub(super) struct Fixed {
    pub(super) text: String,
    pub(super) applied: usize,
    pub(super) left: Linted,
}

pub(super) fn fix(path: &Path, text: &str, options: &Options, threshold: Safety, host: &dyn Host) -> Fixed {
    let (mut text, mut applied) = (text.to_owned(), 0);
    let mut left = lint(path, &text, options, host);
    for _ in 0..10 {
        let (mut taken, mut count) = (Vec::<Edit>::new(), 0);
        for fix in left.diagnostics.iter().filter_map(|d| d.fix.as_ref()).filter(|fix| fix.safety >= threshold) {
            if !fix.edits.iter().any(|a| taken.iter().any(|b| a.conflicts(b))) {
                taken.extend(fix.edits.iter().cloned());
                count += 1;
            }
        }
        match apply(&text, &taken) {
            Ok(next) if next != text => text = next,
            _ => break,
        }
        applied += count;
        left = lint(path, &text, options, host);
    }
    Fixed { text, applied, left }
}

pub(super) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::write(path, text)
}

pub(super) fn unified(path: &str, old: &str, new: &str, _context: usize) -> String {
    let lines = |sign: &str, text: &str| {
        text.split_inclusive('\n')
            .map(|line| {
                format!(
                    "{sign}{}",
                    if line.ends_with('\n') {
                        line.to_owned()
                    } else {
                        format!("{line}\n\\ No newline at end of file\n")
                    }
                )
            })
            .collect::<String>()
    };
    let count = |text: &str| text.split_inclusive('\n').count();
    format!(
        "--- a/{path}\n+++ b/{path}\n@@ -1,{} +1,{} @@\n{}{}",
        count(old),
        count(new),
        lines("-", old),
        lines("+", new)
    )
}
