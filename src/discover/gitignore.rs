//! What a `.gitignore` file says about a path, as gitignore(5) describes it.

use std::path::{Path, PathBuf};

/// The patterns of one file, for paths below its folder.
#[derive(Debug)]
pub(super) struct GitIgnore {
    folder: PathBuf,
    patterns: Vec<Pattern>,
}

impl GitIgnore {
    /// Reads `text`, whose patterns are relative to `folder`.
    pub(super) fn new(folder: PathBuf, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { folder, patterns: text.lines().filter_map(Pattern::parse).collect() }
    }

    /// Whether `path` is ignored; `None` where no pattern speaks of it.
    pub(super) fn verdict(&self, path: &Path, is_folder: bool) -> Option<bool> {
        let below = path.strip_prefix(&self.folder).ok()?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        let speaks = |pattern: &&Pattern| (is_folder || !pattern.folders_only) && fits(&pattern.steps, &names);
        self.patterns.iter().rev().find(speaks).map(|pattern| !pattern.negated)
    }
}

/// One line.
#[derive(Debug)]
struct Pattern {
    steps: Vec<Step>,
    negated: bool,
    folders_only: bool,
}

/// What one component of a path must be.
#[derive(Debug)]
enum Step {
    /// `**`: any number of folders.
    AnyDepth,
    /// A name like this.
    Name(Vec<Glyph>),
}

/// What one character of a name must be.
#[derive(Debug, PartialEq)]
enum Glyph {
    One(char),
    /// `?`
    Any,
    /// `*`
    Run,
    /// `[a-z]`, `[!a-z]`
    Set {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
}

impl Pattern {
    fn parse(line: &str) -> Option<Self> {
        let line = without_blanks_at_end(line);
        if line.starts_with('#') {
            return None;
        }
        let (negated, line) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let (folders_only, line) = line.strip_suffix('/').map_or((false, line), |rest| (true, rest));
        if line.is_empty() {
            return None;
        }
        // A slash anywhere but at the end ties the pattern to its folder.
        let tied = line.contains('/');
        let mut steps = Vec::new();
        if !tied {
            steps.push(Step::AnyDepth);
        }
        for part in line.strip_prefix('/').unwrap_or(line).split('/') {
            steps.push(if part == "**" { Step::AnyDepth } else { Step::Name(glyphs(part)?) });
        }
        if tied && matches!(steps.last(), Some(Step::AnyDepth)) {
            // `a/**` is what lies in `a`, not `a` itself.
            steps.push(Step::Name(vec![Glyph::Run]));
        }
        Some(Self { steps, negated, folders_only })
    }
}

/// A blank at the end counts only behind a backslash.
fn without_blanks_at_end(line: &str) -> &str {
    let trimmed = line.trim_end_matches(' ');
    let backslashes = trimmed.bytes().rev().take_while(|b| *b == b'\\').count();
    if backslashes % 2 == 1 && trimmed.len() < line.len() { &line[..=trimmed.len()] } else { trimmed }
}

/// The glyphs of a name; `None` where a bracket or a backslash is left open, for then nothing is like it.
fn glyphs(name: &str) -> Option<Vec<Glyph>> {
    let mut chars = name.chars();
    let mut glyphs = Vec::new();
    while let Some(c) = chars.next() {
        match c {
            '*' if glyphs.last() == Some(&Glyph::Run) => {}
            '*' => glyphs.push(Glyph::Run),
            '?' => glyphs.push(Glyph::Any),
            '\\' => glyphs.push(Glyph::One(chars.next()?)),
            '[' => glyphs.push(set(&mut chars)?),
            c => glyphs.push(Glyph::One(c)),
        }
    }
    Some(glyphs)
}

/// The rest of `[a-z]` behind the bracket.
fn set(chars: &mut std::str::Chars<'_>) -> Option<Glyph> {
    let negated = chars.as_str().starts_with(['!', '^']);
    if negated {
        chars.next();
    }
    let mut ranges: Vec<(char, char)> = Vec::new();
    loop {
        let mut from = chars.next()?;
        match from {
            // As the first one it stands for itself.
            ']' if !ranges.is_empty() => return Some(Glyph::Set { negated, ranges }),
            '\\' => from = chars.next()?,
            _ => {}
        }
        let mut ahead = chars.clone();
        let to = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(to)) if to != ']' => {
                *chars = ahead;
                if to == '\\' { chars.next()? } else { to }
            }
            _ => from,
        };
        ranges.push((from, to));
    }
}

fn fits(steps: &[Step], names: &[&str]) -> bool {
    let like = |step: &Step, name: &&str| matches!(step, Step::Name(glyphs) if is_like(name, glyphs));
    matches(steps, names, |step| matches!(step, Step::AnyDepth), like)
}

fn is_like(name: &str, glyphs: &[Glyph]) -> bool {
    let chars: Vec<char> = name.chars().collect();
    matches(
        glyphs,
        &chars,
        |glyph| *glyph == Glyph::Run,
        |glyph, c| match glyph {
            Glyph::One(one) => one == c,
            Glyph::Any => true,
            Glyph::Run => false,
            Glyph::Set { negated, ranges } => ranges.iter().any(|(from, to)| (from..=to).contains(&c)) != *negated,
        },
    )
}

/// Whether `subject` is `pattern`, of which each part is either `open`, standing for any number of items, or `like` one item.
///
/// Only the last open part is ever tried again, so this takes no longer than the product of both lengths.
fn matches<P, S>(pattern: &[P], subject: &[S], open: impl Fn(&P) -> bool, like: impl Fn(&P, &S) -> bool) -> bool {
    let (mut part, mut item) = (0, 0);
    let mut again: Option<(usize, usize)> = None;
    while item < subject.len() {
        match pattern.get(part) {
            Some(wanted) if open(wanted) => {
                part += 1;
                again = Some((part, item));
            }
            Some(wanted) if like(wanted, &subject[item]) => (part, item) = (part + 1, item + 1),
            _ => {
                let Some((behind, from)) = again else { return false };
                again = Some((behind, from + 1));
                (part, item) = (behind, from + 1);
            }
        }
    }
    pattern[part..].iter().all(open)
}

#[cfg(test)]
mod tests;
