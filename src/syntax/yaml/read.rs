//! The event stream of a text as pieces that know where they stand, aliases not yet followed.

use std::collections::HashMap;

use saphyr_parser::{Event, Input, Marker, Parser, ScalarStyle};

use crate::text::Span;

/// One node of the text.
#[derive(Debug)]
pub(super) struct Piece {
    /// Without its anchor and tag.
    pub(super) span: Span,
    pub(super) what: What,
    /// A container with braces or brackets of its own.
    bracketed: bool,
    /// A container in braces or brackets, or anything inside one.
    pub(super) flow: bool,
    /// The text ended, or could not be read on, before the container did.
    pub(super) open: bool,
}

/// What it is.
#[derive(Debug)]
pub(super) enum What {
    Scalar {
        text: String,
        style: ScalarStyle,
        /// The last part of a tag of YAML's own: `str`, `int`.
        tag: Option<String>,
    },
    /// Keys and values by turns.
    Mapping(Vec<u32>),
    Sequence(Vec<u32>),
    /// The piece that it stands for; `None`: that one is not finished yet.
    Alias(Option<u32>),
}

/// Why the reader stopped.
#[derive(Debug)]
pub(super) struct Stop {
    /// The crate's words.
    pub(super) info: String,
    /// The byte it names.
    pub(super) at: usize,
    /// The byte at which the last piece before it ends.
    pub(super) last_end: usize,
    /// The innermost container in braces or brackets that is open there.
    pub(super) opener: Option<usize>,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Stream {
    pub(super) pieces: Vec<Piece>,
    /// One per document.
    pub(super) roots: Vec<u32>,
    /// Where the second document starts.
    pub(super) second: Option<Span>,
    pub(super) error: Option<Stop>,
}

/// Reads all events of `text`.
pub(super) fn read(text: &str) -> Stream {
    let mut reader = Reader {
        text,
        offsets: (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect()),
        stream: Stream::default(),
        open: Vec::new(),
        anchors: HashMap::new(),
        last_end: 0,
        documents: 0,
    };
    // Over a `str`, the crate counts some characters (in names of directives) by their bytes.
    match text.is_ascii() {
        true => reader.run(Parser::new_from_str(text)),
        false => reader.run(Parser::new_from_iter(text.chars())),
    }
    while !reader.open.is_empty() {
        let end = reader.last_end;
        reader.close(end, true);
    }
    reader.stream
}

impl Reader<'_> {
    /// Takes the events up to the end or the first error.
    fn run<T: Input>(&mut self, mut parser: Parser<'_, T>) {
        while let Some(next) = parser.next_event() {
            match next {
                Ok((event, span)) => self.event(event, self.byte(&span.start), self.byte(&span.end)),
                Err(error) => {
                    let opener = self.open.iter().rev().map(|id| &self.stream.pieces[*id as usize]);
                    let opener = opener.filter(|piece| piece.bracketed).map(|piece| piece.span.start as usize).next();
                    self.stream.error = Some(Stop {
                        info: error.info().to_owned(),
                        at: self.byte(error.marker()),
                        last_end: self.last_end,
                        opener,
                    });
                    break;
                }
            }
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The byte of each character, where they differ.
    offsets: Option<Vec<usize>>,
    stream: Stream,
    open: Vec<u32>,
    anchors: HashMap<usize, u32>,
    last_end: usize,
    documents: usize,
}

impl Reader<'_> {
    /// The byte of a marker, which counts characters.
    fn byte(&self, marker: &Marker) -> usize {
        let index = marker.index();
        match &self.offsets {
            Some(offsets) => offsets.get(index).copied().unwrap_or(self.text.len()),
            None => index.min(self.text.len()),
        }
    }

    fn event(&mut self, event: Event<'_>, start: usize, end: usize) {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents == 2 {
                    self.stream.second = Some(Span::new(start, end.max(start)));
                }
            }
            Event::Alias(anchor) => {
                let done = |id: &u32| !self.open.contains(id);
                let target = self.anchors.get(&anchor).copied().filter(done);
                let span = self.trimmed(start, end);
                self.place(span, What::Alias(target), 0, false);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let has_properties = anchor != 0 || tag.is_some();
                let span = self.scalar(&text, style, has_properties, start, end);
                let tag = tag.filter(|tag| tag.is_yaml_core_schema()).map(|tag| tag.suffix.clone());
                self.place(span, What::Scalar { text: text.into_owned(), style, tag }, anchor, false);
            }
            Event::MappingStart(anchor, _) => self.container(What::Mapping(Vec::new()), anchor, start, end),
            Event::SequenceStart(anchor, _) => self.container(What::Sequence(Vec::new()), anchor, start, end),
            // The place of an end is the closer, with what follows on its line.
            Event::MappingEnd | Event::SequenceEnd => self.close(start, false),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }

    fn container(&mut self, what: What, anchor: usize, start: usize, end: usize) {
        // The place of a start is the bracket with the blanks on both sides of it, and what is noted before it.
        let opener = self.trimmed(start, end);
        let bracketed = opener.of(self.text).ends_with(['{', '[']);
        let start = match what {
            _ if bracketed => opener.end as usize - 1,
            What::Sequence(_) => self.dash(start),
            _ => start.max(self.last_end),
        };
        let id = self.place(Span::empty(start), what, anchor, bracketed);
        self.open.push(id);
    }

    /// Closes the innermost container; one with brackets at byte `closer`, others end with their last child.
    fn close(&mut self, closer: usize, open: bool) {
        let Some(id) = self.open.pop() else { return };
        let pieces = &self.stream.pieces;
        let Piece { span, what, bracketed, .. } = &pieces[id as usize];
        let (What::Mapping(children) | What::Sequence(children)) = what else { return };
        let start = span.start as usize;
        let first = children.first().map_or(start, |id| pieces[*id as usize].span.start as usize);
        let last = children.last().map_or(start, |id| pieces[*id as usize].span.end as usize);
        let is_mapping = matches!(pieces[id as usize].what, What::Mapping(_));
        let span = match bracketed {
            true if open => Span::new(start, last.max(start + 1).min(self.text.len())),
            true => Span::new(start, (closer + 1).clamp(start, self.text.len())),
            // A mapping starts with its first key; a list with its first dash.
            false if is_mapping => Span::new(first, last.max(first)),
            false => Span::new(start.min(first), last.max(first)),
        };
        let odd = is_mapping && matches!(&pieces[id as usize].what, What::Mapping(c) if c.len() % 2 == 1);
        let piece = &mut self.stream.pieces[id as usize];
        (piece.span, piece.open) = (span, open);
        self.last_end = self.last_end.max(span.end as usize);
        if odd {
            // The text broke off after a key.
            let gap = Piece {
                span: Span::empty(span.end as usize),
                what: What::Scalar { text: String::new(), style: ScalarStyle::Plain, tag: None },
                bracketed: false,
                flow: false,
                open: true,
            };
            let gap_id = self.stream.pieces.len() as u32;
            self.stream.pieces.push(gap);
            if let What::Mapping(children) = &mut self.stream.pieces[id as usize].what {
                children.push(gap_id);
            }
        }
    }

    /// Adds a piece to the innermost container.
    fn place(&mut self, span: Span, what: What, anchor: usize, bracketed: bool) -> u32 {
        let id = self.stream.pieces.len() as u32;
        let parent = self.open.last().copied();
        let flow = bracketed || parent.is_some_and(|parent| self.stream.pieces[parent as usize].flow);
        self.stream.pieces.push(Piece { span, what, bracketed, flow, open: false });
        match parent.map(|parent| &mut self.stream.pieces[parent as usize].what) {
            Some(What::Mapping(children) | What::Sequence(children)) => children.push(id),
            _ => self.stream.roots.push(id),
        }
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        self.last_end = self.last_end.max(span.end as usize);
        id
    }

    fn scalar(&self, text: &str, style: ScalarStyle, has_properties: bool, start: usize, end: usize) -> Span {
        match style {
            ScalarStyle::Literal | ScalarStyle::Folded => return self.block(start, end),
            ScalarStyle::Plain if text.is_empty() => return self.gap(has_properties, start, end),
            _ => {}
        }
        let start = start.max(self.last_end);
        let start = if has_properties { self.after_properties(start) } else { start };
        match style {
            ScalarStyle::Plain => self.trimmed(start, end),
            _ => Span::new(start, self.closing_quote(start, end)),
        }
    }

    /// Where the quoted scalar at `start` ends; the crate counts what follows on its line.
    fn closing_quote(&self, start: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let Some(quote @ (b'"' | b'\'')) = bytes.get(start) else { return end.max(start) };
        let mut at = start + 1;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' if *quote == b'"' => at += 1,
                b'\'' if *quote == b'\'' && bytes.get(at + 1) == Some(quote) => at += 1,
                byte if byte == quote => return at + 1,
                _ => {}
            }
            at += 1;
        }
        self.text.len()
    }

    /// Where a value or key that is not there would stand.
    fn gap(&self, has_properties: bool, start: usize, end: usize) -> Span {
        if has_properties {
            return Span::empty(self.trimmed(start, end).end as usize);
        }
        let after_key = self.open.last().is_some_and(|id| match &self.stream.pieces[*id as usize].what {
            What::Mapping(children) => children.len() % 2 == 1,
            _ => false,
        });
        if !after_key {
            let limit = self.text.len();
            return Span::empty(start.clamp(self.last_end.min(limit), limit));
        }
        let colon = self.text[self.last_end..].trim_start_matches([' ', '\t']);
        let at = self.text.len() - colon.len();
        let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n', ',', '}', ']']);
        Span::empty(if colon.strip_prefix(':').is_some_and(ends) { at + 1 } else { self.last_end })
    }

    /// A literal or folded scalar from its `|` or `>` to its last character that is no blank.
    fn block(&self, start: usize, end: usize) -> Span {
        let before = self.text.get(self.last_end..start).unwrap_or("").trim_end();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let mut header = &before[line..];
        if let Some(comment) = header.find(" #") {
            header = header[..comment].trim_end();
        }
        let word = header.rfind([' ', '\t', ':', '-']).map_or(0, |at| at + 1);
        // `|-`: the dash belongs to the header.
        let sign = header.rfind(['|', '>']).unwrap_or(word);
        let from = self.last_end + line + sign;
        let content = self.trimmed(start, end);
        let header_end = self.last_end + line + header.len();
        Span::new(from, (content.end as usize).max(header_end))
    }

    /// `start..end` without the blanks at its end.
    fn trimmed(&self, start: usize, end: usize) -> Span {
        let end = end.clamp(start, self.text.len());
        let text = self.text.get(start..end).unwrap_or("");
        Span::new(start, start + text.trim_end_matches([' ', '\t', '\r', '\n']).len())
    }

    /// The first dash of a list, of which the crate says that it starts at byte `start`: where the list is not indented below
    /// its key, that is the place behind the dash.
    fn dash(&self, start: usize) -> usize {
        let parent = self.open.last().map(|id| &self.stream.pieces[*id as usize].what);
        if !matches!(parent, Some(What::Mapping(_))) {
            return self.after_properties(start.max(self.last_end));
        }
        let mut at = self.last_end.min(start);
        loop {
            at = self.after_properties(at);
            match self.text.as_bytes().get(at) {
                Some(b'-') => return at,
                Some(b':' | b'?') if at < start => at += 1,
                _ => return start.max(self.last_end),
            }
        }
    }

    /// Steps over anchors, tags, blanks and comments.
    fn after_properties(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.text[at..];
            let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            at += rest.len() - trimmed.len();
            let stop = match trimmed.as_bytes().first() {
                Some(b'&' | b'!') => trimmed.find([' ', '\t', '\r', '\n', ',', '[', ']', '{', '}']),
                Some(b'#') => trimmed.find(['\n', '\r']),
                _ => return at,
            };
            at += stop.unwrap_or(trimmed.len());
        }
    }
}
