//! Lines of a YAML text, without knowing what they mean.

/// One line, without its line break.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Line {
    /// The line that holds byte `at`.
    pub(super) fn of(text: &str, at: usize) -> Self {
        let at = at.min(text.len());
        // Between `\r` and `\n` is no line.
        let at = if text[..at].ends_with('\r') && text[at..].starts_with('\n') { at - 1 } else { at };
        let start = text[..at].rfind(['\n', '\r']).map_or(0, |i| i + 1);
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |i| at + i);
        Self { start, end }
    }

    /// Where its indentation ends.
    pub(super) fn content(self, text: &str) -> usize {
        self.start + blanks(&text[self.start..self.end])
    }

    /// Where what is no comment ends.
    pub(super) fn content_end(self, text: &str) -> usize {
        let line = &text[self.start..self.end];
        let comment = line.find(" #").unwrap_or(line.len());
        self.start + line[..comment].trim_end().len()
    }

    /// Whether nothing but blanks and comments stands on it.
    pub(super) fn is_idle(self, text: &str) -> bool {
        let content = text[self.start..self.end].trim();
        content.is_empty() || content.starts_with('#')
    }

    /// The line above it that is not idle.
    pub(super) fn before(self, text: &str) -> Option<Self> {
        let mut line = self;
        loop {
            line = Self::of(text, line.start.checked_sub(1)?);
            if !line.is_idle(text) {
                return Some(line);
            }
        }
    }

    /// The run of tabs in its indentation.
    pub(super) fn tabs(self, text: &str) -> Option<(usize, usize)> {
        let indent = &text[self.start..self.content(text)];
        let from = indent.find('\t')?;
        let run = indent[from..].len() - indent[from..].trim_start_matches('\t').len();
        Some((self.start + from, self.start + from + run))
    }

    /// The colon after its key, with a blank or nothing behind it.
    pub(super) fn colon(self, text: &str) -> Option<usize> {
        let start = self.key(text);
        let rest = &text[start..self.end];
        // A key in quotes ends with them.
        let quoted = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let from = quoted.and_then(|quote| rest[1..].find(quote)).map_or(0, |end| end + 2);
        let ends = |i: &usize| rest[i + 1..].is_empty() || rest[i + 1..].starts_with([' ', '\t']);
        rest[from..].match_indices(':').map(|(i, _)| from + i).find(ends).map(|i| start + i)
    }

    /// The colon after its key where the value follows without a blank.
    pub(super) fn tight_colon(self, text: &str) -> Option<usize> {
        let start = self.key(text);
        let rest = &text[start..self.end];
        let colon = rest.find(':')?;
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'');
        let key = !rest[..colon].is_empty() && rest[..colon].chars().all(is_word);
        let tight = rest[colon + 1..].chars().next().is_some_and(|c| !c.is_whitespace() && c != '/');
        (key && tight && self.colon(text).is_none_or(|other| other > start + colon)).then_some(start + colon)
    }

    /// Where its content starts after the dashes of list items.
    fn key(self, text: &str) -> usize {
        let mut at = self.content(text);
        while text[at..self.end].starts_with("- ") {
            at += 2 + blanks(&text[at + 2..self.end]);
        }
        at
    }
}

/// The lines from that of byte `at` on that are not idle; the first in any case.
pub(super) fn from(text: &str, at: usize) -> impl Iterator<Item = Line> {
    let mut next = Some(Line::of(text, at));
    let mut first = true;
    std::iter::from_fn(move || {
        loop {
            let line = next?;
            let line_break = if text[line.end..].starts_with("\r\n") { 2 } else { 1 };
            let after = Some(line.end + line_break).filter(|after| *after <= text.len());
            next = after.map(|after| Line::of(text, after));
            if std::mem::take(&mut first) || !line.is_idle(text) {
                return Some(line);
            }
        }
    })
}

/// The columns at which lines before byte `at` have content, with or without the dash of an item.
pub(super) fn columns_before(text: &str, at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for line in from(text, 0).take_while(|line| line.start < at).filter(|line| !line.is_idle(text)) {
        found.push(line.content(text) - line.start);
        found.push(line.key(text) - line.start);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// How many blanks `text` starts with.
pub(super) fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// Where the scalar that starts at `at` ends if it has no quotes; in braces or brackets (`flow`) a comma or closer ends it.
pub(super) fn plain_end(text: &str, at: usize, flow: bool) -> usize {
    let line = Line::of(text, at);
    let rest = &text[at..line.end.max(at)];
    let mut len = rest.find(" #").unwrap_or(rest.len());
    if flow {
        len = rest[..len].find([',', ']', '}']).unwrap_or(len);
    }
    // Where a key would stand, it ends at its colon.
    if text[line.start..at].trim_matches([' ', '\t', '-']).is_empty() {
        len = rest[..len].find(": ").unwrap_or(len);
    }
    at + rest[..len].trim_end().len()
}

/// Whether the backslash that `rest` starts with is an escape of a double-quoted scalar.
pub(super) fn is_escape(rest: &str) -> bool {
    let hex = |len: usize| rest.get(2..2 + len).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
    match rest.as_bytes().get(1) {
        Some(b'x') => hex(2),
        Some(b'u') => hex(4),
        Some(b'U') => hex(8),
        Some(byte) => b"0abt\tnvfre \"/\\N_LP\n\r".contains(byte),
        None => false,
    }
}
