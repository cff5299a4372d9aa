//! Unified patches that `git apply` and `patch -p1` take.

use std::fmt::Write;
use std::path::{Component, Path};

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

/// Beyond so many pairs of lines a changed region is replaced as a whole: comparing them takes quadratic time.
const COMPARED: usize = 25_000_000;

/// The patch that turns `old` into `new` at `path`, with so many unchanged lines around each change, at least one; empty if they
/// are equal.
///
/// An absolute path loses its root. Without any context neither program could place a change at the end of a file that has no
/// final line break.
pub fn unified(path: &Path, old: &str, new: &str, context: usize) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) = (lines(old), lines(new));
    let name = slashed(path);
    let mut out = String::new();
    for hunk in group_diff_ops(compare(&before, &after), context.max(1)) {
        if out.is_empty() {
            out = format!("--- {}\n+++ {}\n", header("a/", &name), header("b/", &name));
        }
        write_hunk(&mut out, &hunk, &before, &after);
    }
    out
}

/// The lines of `text` with their line feeds.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// What changed, looking closely only between the first and the last line that differ.
fn compare(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    if old == new {
        return Vec::new();
    }
    let shorter = old.len().min(new.len());
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take(shorter - head).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let (old_len, new_len) = (old_end - head, new_end - head);
    let mut ops = vec![DiffOp::Equal { old_index: 0, new_index: 0, len: head }];
    if old_len.saturating_mul(new_len) > COMPARED {
        ops.push(DiffOp::Replace { old_index: head, old_len, new_index: head, new_len });
    } else {
        let middle = capture_diff_slices(Algorithm::Myers, &old[head..old_end], &new[head..new_end]);
        ops.extend(middle.into_iter().map(|op| shifted(op, head)));
    }
    ops.push(DiffOp::Equal { old_index: old_end, new_index: new_end, len: tail });
    ops.retain(|op| !op.old_range().is_empty() || !op.new_range().is_empty());
    ops
}

/// `op`, found in texts whose first `by` lines were left out.
fn shifted(op: DiffOp, by: usize) -> DiffOp {
    let (old, new) = (op.old_range(), op.new_range());
    let (old_index, new_index, old_len, new_len) = (old.start + by, new.start + by, old.len(), new.len());
    match op {
        DiffOp::Equal { len, .. } => DiffOp::Equal { old_index, new_index, len },
        DiffOp::Delete { .. } => DiffOp::Delete { old_index, old_len, new_index },
        DiffOp::Insert { .. } => DiffOp::Insert { old_index, new_index, new_len },
        DiffOp::Replace { .. } => DiffOp::Replace { old_index, old_len, new_index, new_len },
    }
}

fn write_hunk(out: &mut String, hunk: &[DiffOp], old: &[&str], new: &[&str]) {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return };
    let old_range = range(first.old_range().start, last.old_range().end);
    let new_range = range(first.new_range().start, last.new_range().end);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "@@ -{old_range} +{new_range} @@");
    for op in hunk {
        let is_equal = matches!(op, DiffOp::Equal { .. });
        write_lines(out, if is_equal { ' ' } else { '-' }, &old[op.old_range()]);
        if !is_equal {
            write_lines(out, '+', &new[op.new_range()]);
        }
    }
}

fn write_lines(out: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// Lines `start..end` (from 0) as a hunk header has them: an empty range names the line before it.
fn range(start: usize, end: usize) -> String {
    match end - start {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        len => format!("{},{len}", start + 1),
    }
}

/// `path` without root, with `/`, as bytes.
fn slashed(path: &Path) -> Vec<u8> {
    let mut out = Vec::new();
    for part in path.components() {
        if matches!(part, Component::Normal(_) | Component::ParentDir) {
            if !out.is_empty() {
                out.push(b'/');
            }
            out.extend_from_slice(part.as_os_str().as_encoded_bytes());
        }
    }
    out
}

/// A file name as git writes it: in quotes where it has characters that would end the line or the name, and with a tab after
/// it where it has a blank.
fn header(side: &str, name: &[u8]) -> String {
    let text =
        std::str::from_utf8(name).ok().filter(|text| !text.contains(['"', '\\']) && !text.contains(char::is_control));
    if let Some(text) = text {
        return format!("{side}{text}{}", if text.contains(' ') { "\t" } else { "" });
    }
    let mut out = format!("\"{side}");
    for byte in name {
        match byte {
            b'"' | b'\\' => out.extend(['\\', *byte as char]),
            b' '..=b'~' => out.push(*byte as char),
            _ => {
                let _ = write!(out, "\\{byte:03o}");
            }
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests;
