#![allow(warnings, clippy::all)]

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    Object,
    Array,
    Key,
    Str,
    Num,
    True,
    False,
    Null,
    Bare,
    Missing,
}

/// 16 bytes. Pre-order arena: children of node `i` are in `i+1 .. next(i)`.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub start: u32,
    pub end: u32,
    pub next: u32,
    pub kind: Kind,
    pub flags: u8,
    pub pad: u16,
}
pub const F_ESC: u8 = 1; // has escapes: decode needed
pub const F_BAD: u8 = 2; // syntax error inside
pub const F_UNCLOSED: u8 = 4; // container or string not terminated
pub const F_QUOTE: u8 = 8; // delimiter is not a plain double quote

/// What went wrong. `Dialect` ones are accepted by some real client.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Syn {
    // dialect deviations
    Bom,
    LineComment,
    BlockComment,
    HashComment,
    TrailingComma,
    SingleQuote,
    UnquotedKey,
    NonFinite,
    HexNumber,
    PlusNumber,
    BareDecimal,
    Json5Escape,
    // hard errors
    LeadingZero,
    BadNumber,
    InvalidEscape,
    ControlChar,
    RawNewline,
    Unterminated,
    UnterminatedComment,
    SmartQuote,
    Backtick,
    MissingComma,
    ExtraComma,
    MissingColon,
    EqualsForColon,
    SemicolonForComma,
    ExtraColon,
    MissingValue,
    MissingKey,
    ColonInArray,
    UnquotedValue,
    WrongLiteral,
    Ellipsis,
    MissingClose,
    StrayClose,
    MissingOuterBraces,
    SecondRoot,
    MarkdownFence,
    Empty,
    LoneSurrogate,
}
#[derive(Clone, Copy, Debug)]
pub struct SynErr {
    pub err: Syn,
    pub start: u32,
    pub end: u32,
    pub aux: u32,
}

pub struct Tree<'a> {
    pub src: &'a str,
    pub nodes: Vec<Node>,
    pub roots: Vec<u32>,
    pub errors: Vec<SynErr>,
    pub comments: Vec<(u32, u32)>,
    pub max_depth: u32,
}

struct Frame {
    node: u32,
    obj: bool,
    implied: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum St {
    Value,
    Key,
    Elem,
    Colon,
    After,
}

const NONE: u32 = u32::MAX;
const MAX_ERRORS: usize = 200;

struct P<'a> {
    src: &'a str,
    b: &'a [u8],
    i: usize,
    nodes: Vec<Node>,
    errors: Vec<SynErr>,
    comments: Vec<(u32, u32)>,
    stack: Vec<Frame>,
    last_end: usize,
    comma: usize,
    max_depth: usize,
    open: [u32; 2],
}

// byte classes
const WS: u8 = 1; // space \t \n \r
const DELIM: u8 = 2; // ends a bare word (value context)
const STR: u8 = 4; // needs a look inside a string
static CLS: [u8; 256] = {
    let mut t = [0u8; 256];
    t[b' ' as usize] = WS | DELIM;
    t[b'\t' as usize] = WS | DELIM | STR;
    t[b'\n' as usize] = WS | DELIM | STR;
    t[b'\r' as usize] = WS | DELIM | STR;
    let d = b",]}{[\"";
    let mut i = 0;
    while i < d.len() {
        t[d[i] as usize] |= DELIM;
        i += 1;
    }
    let mut i = 0;
    while i < 0x20 {
        t[i] |= STR;
        i += 1;
    }
    t[b'"' as usize] |= STR;
    t[b'\\' as usize] |= STR;
    t
};

#[inline(always)]
fn swar_special(w: u64) -> u64 {
    // bytes equal to '"', '\\' or < 0x20 (exact for the lowest set byte)
    const LO: u64 = 0x0101010101010101;
    const HI: u64 = 0x8080808080808080;
    let q = w ^ (LO * 0x22);
    let s = w ^ (LO * 0x5c);
    (((q.wrapping_sub(LO) & !q) | (s.wrapping_sub(LO) & !s) | (w.wrapping_sub(LO * 0x20) & !w)) & HI) as u64
}

pub fn parse(src: &str) -> Tree<'_> {
    parse_inner(src, false)
}

fn parse_inner(src: &str, implied_root: bool) -> Tree<'_> {
    assert!(src.len() < u32::MAX as usize);
    let mut p = P {
        src,
        b: src.as_bytes(),
        i: 0,
        nodes: Vec::with_capacity(src.len() / 12 + 8),
        errors: Vec::new(),
        comments: Vec::new(),
        stack: Vec::with_capacity(32),
        last_end: 0,
        comma: usize::MAX,
        max_depth: 0,
        open: [0; 2],
    };
    let mut roots = Vec::new();
    if src.starts_with('\u{feff}') {
        p.err(Syn::Bom, 0, 3);
        p.i = 3;
    }
    p.trivia();
    if p.b[p.i..].starts_with(b"```") {
        let e = p.line_end(p.i);
        p.err(Syn::MarkdownFence, p.i, e);
        p.i = e;
        p.trivia();
    }
    if implied_root {
        p.err(Syn::MissingOuterBraces, p.i, p.i);
        let n = p.push(Kind::Object, p.i, p.b.len());
        roots.push(n);
        p.stack.push(Frame { node: n, obj: true, implied: true });
        p.run(St::Key);
        return p.finish(roots);
    }
    let mut first = true;
    loop {
        p.trivia();
        if p.i >= p.b.len() {
            if first {
                p.err(Syn::Empty, p.i, p.i)
            }
            break;
        }
        if !first {
            match p.b[p.i] {
                b'}' | b']' => {
                    p.err(Syn::StrayClose, p.i, p.i + 1);
                    p.i += 1;
                    continue;
                }
                b',' | b';' => {
                    p.err(Syn::ExtraComma, p.i, p.i + 1);
                    p.i += 1;
                    continue;
                }
                b'`' if p.b[p.i..].starts_with(b"```") => {
                    p.err(Syn::MarkdownFence, p.i, p.i + 3);
                    p.i += 3;
                    continue;
                }
                b':' if roots.len() == 1 && matches!(p.nodes[roots[0] as usize].kind, Kind::Str | Kind::Bare) => {
                    return parse_inner(src, true);
                }
                b':' => {
                    p.err(Syn::ExtraColon, p.i, p.i + 1);
                    p.i += 1;
                    continue;
                }
                _ => {
                    if roots.len() == 1 {
                        let e = p.ch_end(p.i);
                        p.err(Syn::SecondRoot, p.i, e);
                    }
                }
            }
        }
        first = false;
        roots.push(p.nodes.len() as u32);
        p.run(St::Value);
    }
    p.finish(roots)
}

impl<'a> P<'a> {
    fn finish(self, roots: Vec<u32>) -> Tree<'a> {
        Tree {
            src: self.src,
            nodes: self.nodes,
            roots,
            errors: self.errors,
            comments: self.comments,
            max_depth: self.max_depth as u32,
        }
    }
    #[cold]
    #[inline(never)]
    fn err(&mut self, err: Syn, start: usize, end: usize) {
        self.err_aux(err, start, end, NONE as usize)
    }
    #[cold]
    #[inline(never)]
    fn err_aux(&mut self, err: Syn, start: usize, end: usize, aux: usize) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(SynErr { err, start: start as u32, end: end as u32, aux: aux as u32 })
        }
    }
    #[inline(always)]
    fn push(&mut self, kind: Kind, start: usize, end: usize) -> u32 {
        self.pushf(kind, start, end, 0)
    }
    #[inline(always)]
    fn pushf(&mut self, kind: Kind, start: usize, end: usize, flags: u8) -> u32 {
        let n = self.nodes.len() as u32;
        self.nodes.push(Node { start: start as u32, end: end as u32, next: n + 1, kind, flags, pad: 0 });
        n
    }
    fn ch_end(&self, i: usize) -> usize {
        i + self.src[i..].chars().next().map_or(0, char::len_utf8)
    }
    fn line_end(&self, from: usize) -> usize {
        self.b[from..].iter().position(|c| *c == b'\n').map_or(self.b.len(), |p| from + p)
    }

    #[inline(always)]
    fn trivia(&mut self) {
        let b = self.b;
        let mut i = self.i;
        loop {
            while i < b.len() && CLS[b[i] as usize] & WS != 0 {
                i += 1
            }
            if i >= b.len() {
                break;
            }
            let c = b[i];
            if c == b'/' || c == b'#' || c >= 0x80 || c == 0x0b || c == 0x0c {
                self.i = i;
                if self.trivia_slow() {
                    i = self.i;
                    continue;
                }
            }
            break;
        }
        self.i = i;
    }
    #[cold]
    #[inline(never)]
    fn trivia_slow(&mut self) -> bool {
        let (b, i) = (self.b, self.i);
        match b[i] {
            b'/' if b.get(i + 1) == Some(&b'/') => {
                let e = self.line_end(i);
                self.comment(Syn::LineComment, i, e)
            }
            b'/' if b.get(i + 1) == Some(&b'*') => match self.src[i + 2..].find("*/") {
                Some(p) => self.comment(Syn::BlockComment, i, i + 4 + p),
                None => {
                    self.err(Syn::UnterminatedComment, i, i + 2);
                    self.i = b.len();
                    true
                }
            },
            b'#' => {
                let e = self.line_end(i);
                self.comment(Syn::HashComment, i, e)
            }
            0x0b | 0x0c => {
                self.err(Syn::ControlChar, i, i + 1);
                self.i += 1;
                true
            }
            c if c >= 0x80 => {
                let ch = self.src[i..].chars().next().unwrap();
                if ch.is_whitespace() || ch == '\u{feff}' || ch == '\u{200b}' {
                    self.err(Syn::ControlChar, i, i + ch.len_utf8());
                    self.i += ch.len_utf8();
                    true
                } else {
                    false
                }
            }
            _ => false,
        }
    }
    fn comment(&mut self, e: Syn, s: usize, end: usize) -> bool {
        self.comments.push((s as u32, end as u32));
        if !self.errors.iter().any(|x| x.err == e) {
            self.err(e, s, end)
        }
        self.i = end;
        true
    }

    #[inline(always)]
    fn in_obj(&self) -> bool {
        self.stack.last().map_or(false, |f| f.obj)
    }

    fn close_top(&mut self, end: usize) {
        let f = self.stack.pop().unwrap();
        if !f.implied {
            self.open[f.obj as usize] -= 1
        }
        let n = self.nodes.len() as u32;
        let nd = &mut self.nodes[f.node as usize];
        nd.end = end as u32;
        nd.next = n;
        self.last_end = end;
    }

    /// Handles `}` or `]` at self.i. Returns the next state, or None when the root value is complete.
    #[inline(always)]
    fn close(&mut self, c: u8) -> bool {
        let obj = c == b'}';
        let f = self.stack.last().unwrap();
        if f.obj == obj && !f.implied {
            self.i += 1;
            let e = self.i;
            self.close_top(e);
            return true;
        }
        self.close_slow(obj)
    }
    #[cold]
    #[inline(never)]
    fn close_slow(&mut self, obj: bool) -> bool {
        let found = if self.open[obj as usize] == 0 {
            None
        } else {
            self.stack.iter().rposition(|f| f.obj == obj && !f.implied)
        };
        match found {
            Some(d) => {
                while self.stack.len() > d + 1 {
                    let o = self.nodes[self.stack.last().unwrap().node as usize].start as usize;
                    self.err_aux(Syn::MissingClose, self.last_end, self.last_end, o);
                    let n = self.stack.last().unwrap().node as usize;
                    self.nodes[n].flags |= F_UNCLOSED;
                    let e = self.last_end;
                    self.close_top(e);
                }
                self.i += 1;
                let e = self.i;
                self.close_top(e);
                true
            }
            None => {
                self.err(Syn::StrayClose, self.i, self.i + 1);
                self.i += 1;
                false
            }
        }
    }

    fn run(&mut self, mut st: St) {
        loop {
            self.trivia();
            if self.i >= self.b.len() {
                return self.eof(st);
            }
            let c = self.b[self.i];
            match st {
                St::Value | St::Elem => match c {
                    b'"' => {
                        self.string(Kind::Str);
                        st = St::After
                    }
                    b'{' => {
                        let n = self.push(Kind::Object, self.i, self.i);
                        self.i += 1;
                        self.last_end = self.i;
                        self.open[1] += 1;
                        self.stack.push(Frame { node: n, obj: true, implied: false });
                        self.comma = usize::MAX;
                        st = St::Key;
                        self.depth();
                    }
                    b'[' => {
                        let n = self.push(Kind::Array, self.i, self.i);
                        self.i += 1;
                        self.last_end = self.i;
                        self.open[0] += 1;
                        self.stack.push(Frame { node: n, obj: false, implied: false });
                        self.comma = usize::MAX;
                        st = St::Elem;
                        self.depth();
                    }
                    b'0'..=b'9' | b'-' => {
                        self.number();
                        st = St::After
                    }
                    b't' if self.lit(b"true") => {
                        self.push(Kind::True, self.i, self.i + 4);
                        self.i += 4;
                        self.last_end = self.i;
                        st = St::After
                    }
                    b'f' if self.lit(b"false") => {
                        self.push(Kind::False, self.i, self.i + 5);
                        self.i += 5;
                        self.last_end = self.i;
                        st = St::After
                    }
                    b'n' if self.lit(b"null") => {
                        self.push(Kind::Null, self.i, self.i + 4);
                        self.i += 4;
                        self.last_end = self.i;
                        st = St::After
                    }
                    b']' | b'}' if st == St::Elem && !self.stack.is_empty() => {
                        if c == b']' && self.comma != usize::MAX {
                            self.err(Syn::TrailingComma, self.comma, self.comma + 1)
                        }
                        st = if self.close(c) { St::After } else { St::Elem };
                    }
                    b',' if st == St::Elem => {
                        self.err(Syn::ExtraComma, self.i, self.i + 1);
                        self.i += 1
                    }
                    b',' | b']' | b'}' => {
                        self.err(Syn::MissingValue, self.last_end, self.last_end);
                        self.push(Kind::Missing, self.last_end, self.last_end);
                        if self.stack.is_empty() {
                            if c != b',' {
                                self.err(Syn::StrayClose, self.i, self.i + 1)
                            }
                            self.i += 1;
                            self.last_end = self.i;
                        }
                        st = St::After
                    }
                    b':' => {
                        self.err(Syn::ExtraColon, self.i, self.i + 1);
                        self.i += 1
                    }
                    _ => {
                        self.odd_value();
                        st = St::After
                    }
                },
                St::Key => match c {
                    b'"' => {
                        self.string(Kind::Key);
                        st = St::Colon
                    }
                    b'}' | b']' => {
                        if c == b'}' && self.comma != usize::MAX {
                            self.err(Syn::TrailingComma, self.comma, self.comma + 1)
                        }
                        st = if self.close(c) { St::After } else { St::Key };
                    }
                    b',' => {
                        self.err(Syn::ExtraComma, self.i, self.i + 1);
                        self.i += 1
                    }
                    b'{' | b'[' => {
                        self.err(Syn::MissingKey, self.i, self.i + 1);
                        self.push(Kind::Missing, self.i, self.i);
                        st = St::Value
                    }
                    b':' => {
                        self.err(Syn::MissingKey, self.i, self.i + 1);
                        self.push(Kind::Missing, self.i, self.i);
                        st = St::Colon
                    }
                    b'.' if self.b[self.i..].starts_with(b"...") => {
                        self.ellipsis();
                        self.skip_comma();
                    }
                    _ => {
                        self.odd_key();
                        st = St::Colon
                    }
                },
                St::Colon => match c {
                    b':' => {
                        self.i += 1;
                        self.last_end = self.i;
                        st = St::Value
                    }
                    b'=' => {
                        let s = self.i;
                        self.i += 1;
                        if self.b.get(self.i) == Some(&b'>') {
                            self.i += 1
                        }
                        self.err(Syn::EqualsForColon, s, self.i);
                        self.last_end = self.i;
                        st = St::Value
                    }
                    b',' | b'}' | b']' => {
                        self.err(Syn::MissingColon, self.last_end, self.last_end);
                        self.push(Kind::Missing, self.last_end, self.last_end);
                        st = St::After
                    }
                    _ => {
                        self.err(Syn::MissingColon, self.last_end, self.last_end);
                        st = St::Value
                    }
                },
                St::After => {
                    if self.stack.is_empty() {
                        return;
                    }
                    match c {
                        b',' => {
                            self.comma = self.i;
                            self.i += 1;
                            self.last_end = self.i - 1;
                            st = if self.in_obj() { St::Key } else { St::Elem }
                        }
                        b'}' | b']' => st = if self.close(c) { St::After } else { St::After },
                        b';' => {
                            self.err(Syn::SemicolonForComma, self.i, self.i + 1);
                            self.comma = self.i;
                            self.i += 1;
                            st = if self.in_obj() { St::Key } else { St::Elem }
                        }
                        b':' if !self.in_obj() => {
                            self.err(Syn::ColonInArray, self.i, self.i + 1);
                            self.i += 1;
                            st = St::Value
                        }
                        b':' | b'=' => {
                            self.err(Syn::ExtraColon, self.i, self.i + 1);
                            self.i += 1;
                        }
                        _ => {
                            if c == b'`' && self.stack.iter().all(|f| f.implied) {
                                return;
                            }
                            self.err(Syn::MissingComma, self.last_end, self.last_end);
                            self.comma = usize::MAX;
                            st = if self.in_obj() { St::Key } else { St::Elem }
                        }
                    }
                    if self.stack.is_empty() {
                        return;
                    }
                }
            }
            if st == St::After && self.stack.is_empty() {
                return;
            }
        }
    }
    #[inline(always)]
    fn depth(&mut self) {
        if self.stack.len() > self.max_depth {
            self.max_depth = self.stack.len()
        }
    }
    #[inline(always)]
    fn lit(&self, w: &[u8]) -> bool {
        self.b[self.i..].starts_with(w)
            && self.b.get(self.i + w.len()).map_or(true, |c| CLS[*c as usize] & DELIM != 0 || *c == b'/' || *c == b'#')
    }
    #[cold]
    #[inline(never)]
    fn skip_comma(&mut self) {
        self.trivia();
        if self.b.get(self.i) == Some(&b',') {
            self.i += 1
        }
    }
    #[cold]
    #[inline(never)]
    fn ellipsis(&mut self) {
        let s = self.i;
        while self.b.get(self.i) == Some(&b'.') {
            self.i += 1
        }
        self.err(Syn::Ellipsis, s, self.i);
        self.comma = usize::MAX;
        self.last_end = self.i;
    }

    #[cold]
    #[inline(never)]
    fn eof(&mut self, st: St) {
        if st == St::Value || st == St::Colon {
            self.err(Syn::MissingValue, self.last_end, self.last_end);
            self.push(Kind::Missing, self.last_end, self.last_end);
        }
        if (st == St::Key || st == St::Elem) && self.comma != usize::MAX && self.stack.last().is_some_and(|f| f.implied)
        {
            self.err(Syn::TrailingComma, self.comma, self.comma + 1)
        }
        let mut n = 0;
        let suspect = if self.stack.iter().any(|f| !f.implied) { self.suspect() } else { None };
        while let Some((node, implied)) = self.stack.last().map(|f| (f.node as usize, f.implied)) {
            if !implied {
                n += 1;
                self.nodes[node].flags |= F_UNCLOSED;
                if n == 1 {
                    let o = suspect.unwrap_or(self.nodes[node].start as usize);
                    self.err_aux(Syn::MissingClose, self.last_end, self.last_end, o)
                }
            }
            let e = if implied { self.b.len() } else { self.last_end };
            self.close_top(e);
        }
    }
    /// Error path only: the first opener whose closer sits at another indentation (as rustc does).
    fn suspect(&self) -> Option<usize> {
        let b = self.b;
        let (mut i, mut st, mut ind, mut at_bol) = (0, Vec::<(usize, usize, usize)>::new(), 0usize, true);
        let mut line = 0;
        let mut best = None;
        while i < b.len() {
            match b[i] {
                b'\n' => {
                    line += 1;
                    ind = 0;
                    at_bol = true;
                    i += 1;
                    continue;
                }
                b' ' | b'\t' if at_bol => {
                    ind += 1;
                    i += 1;
                    continue;
                }
                b'"' => {
                    i += 1;
                    while i < b.len() && b[i] != b'"' && b[i] != b'\n' {
                        if b[i] == b'\\' {
                            i += 1
                        }
                        i += 1
                    }
                }
                b'{' | b'[' => st.push((i, ind, line)),
                b'}' | b']' => {
                    if let Some((o, oi, ol)) = st.pop() {
                        if ol != line && oi != ind && best.is_none() {
                            best = Some(o)
                        }
                    }
                }
                _ => {}
            }
            at_bol = false;
            i += 1;
        }
        best
    }

    #[inline(always)]
    fn string(&mut self, kind: Kind) {
        let s = self.i;
        let b = self.b;
        let mut i = s + 1;
        loop {
            if i + 8 <= b.len() {
                let w = u64::from_le_bytes(b[i..i + 8].try_into().unwrap());
                let m = swar_special(w);
                if m == 0 {
                    i += 8;
                    continue;
                }
                i += (m.trailing_zeros() / 8) as usize;
            } else {
                while i < b.len() && CLS[b[i] as usize] & STR == 0 {
                    i += 1
                }
            }
            if i < b.len() && b[i] == b'"' {
                self.i = i + 1;
                self.last_end = i + 1;
                self.pushf(kind, s, i + 1, 0);
                return;
            }
            return self.string_slow(kind, s, i, b'"');
        }
    }
    /// Escapes, control characters, unterminated strings, other delimiters.
    #[inline(never)]
    fn string_slow(&mut self, kind: Kind, s: usize, mut i: usize, q: u8) {
        let b = self.b;
        let mut flags = if q != b'"' { F_QUOTE } else { 0 };
        let mut bad_esc: Option<(usize, u32)> = None;
        let mut ctl = false;
        let end;
        loop {
            if i >= b.len() {
                let e = self.trim_open(s, b.len());
                self.err(Syn::Unterminated, s, e);
                flags |= F_UNCLOSED;
                end = e;
                break;
            }
            let c = b[i];
            if c == q {
                i += 1;
                end = i;
                break;
            }
            match c {
                b'\\' => {
                    flags |= F_ESC;
                    match b.get(i + 1).copied() {
                        Some(b'"') if bad_esc.is_some() && self.ends_here(i + 2) => {
                            bad_esc.as_mut().unwrap().1 += 1;
                            i += 2;
                            end = i;
                            break;
                        }
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => i += 2,
                        Some(b'u') if b.len() >= i + 6 && b[i + 2..i + 6].iter().all(u8::is_ascii_hexdigit) => {
                            let hex =
                                |k: usize| u32::from_str_radix(self.src.get(k..k + 4).unwrap_or("x"), 16).unwrap_or(0);
                            let h = hex(i + 2);
                            if h & 0xF800 == 0xD800 {
                                if h & 0x400 == 0 && b[i + 6..].starts_with(b"\\u") && hex(i + 8) & 0xFC00 == 0xDC00 {
                                    i += 12;
                                    continue;
                                }
                                self.err(Syn::LoneSurrogate, i, i + 6);
                            }
                            i += 6
                        }
                        Some(b'0') if b.get(i + 2).is_some_and(u8::is_ascii_digit) => {
                            flags |= F_BAD;
                            match &mut bad_esc {
                                Some(x) => x.1 += 1,
                                None => bad_esc = Some((i, 1)),
                            }
                            i += 1
                        }
                        Some(b'\'') | Some(b'v') | Some(b'0') => {
                            self.err(Syn::Json5Escape, i, i + 2);
                            i += 2
                        }
                        Some(b'x') if b.len() >= i + 4 && b[i + 2..i + 4].iter().all(u8::is_ascii_hexdigit) => {
                            self.err(Syn::Json5Escape, i, i + 4);
                            i += 4
                        }
                        Some(b'\n') => {
                            self.err(Syn::Json5Escape, i, i + 2);
                            i += 2
                        }
                        Some(b'\r') if b.get(i + 2) == Some(&b'\n') => {
                            self.err(Syn::Json5Escape, i, i + 3);
                            i += 3
                        }
                        _ => {
                            flags |= F_BAD;
                            match &mut bad_esc {
                                Some(x) => x.1 += 1,
                                None => bad_esc = Some((i, 1)),
                            }
                            i += 1
                        }
                    }
                }
                b'\n' | b'\r' => {
                    if self.looks_unterminated(s, i) {
                        let e = self.trim_open(s, i);
                        self.err(Syn::Unterminated, s, e);
                        flags |= F_UNCLOSED;
                        end = e;
                        break;
                    }
                    flags |= F_BAD;
                    if c == b'\n' || b.get(i + 1) != Some(&b'\n') {
                        self.err(Syn::RawNewline, i, i + 1);
                    }
                    i += 1;
                }
                c if c < 0x20 => {
                    flags |= F_BAD;
                    if !ctl {
                        self.err(Syn::ControlChar, i, i + 1);
                        ctl = true
                    }
                    i += 1
                }
                _ => i += 1,
            }
        }
        if let Some((at, n)) = bad_esc {
            let e = if at + 1 < b.len() { self.ch_end(at + 1) } else { at + 1 };
            self.err_aux(Syn::InvalidEscape, at, e, n as usize)
        }
        self.i = end;
        self.last_end = end;
        self.pushf(kind, s, end, flags);
    }
    fn ends_here(&self, mut i: usize) -> bool {
        while i < self.b.len() && (self.b[i] == b' ' || self.b[i] == b'\t') {
            i += 1
        }
        matches!(self.b.get(i), None | Some(b',' | b'}' | b']' | b':' | b'\n' | b'\r'))
    }
    fn looks_unterminated(&self, s: usize, nl: usize) -> bool {
        let src = self.src;
        let t = src[s + 1..nl].trim_end();
        if t.ends_with([',', '{', '}', '[', ']', ':']) {
            return true;
        }
        let rest = src[nl..].trim_start();
        rest.is_empty() || rest.starts_with(['"', '}', ']'])
    }
    fn trim_open(&self, s: usize, e: usize) -> usize {
        let t = self.src[s + 1..e].trim_end().trim_end_matches([',', '}', ']', ' ']);
        s + 1 + t.len()
    }

    #[inline(always)]
    fn number(&mut self) {
        let b = self.b;
        let s = self.i;
        let mut i = s;
        let at = |i: usize| b.get(i).copied().unwrap_or(0);
        if at(i) == b'-' {
            i += 1
        }
        let mut ok = true;
        match at(i) {
            b'0' => i += 1,
            b'1'..=b'9' => {
                while at(i).is_ascii_digit() {
                    i += 1
                }
            }
            _ => ok = false,
        }
        if ok && at(i) == b'.' {
            i += 1;
            if !at(i).is_ascii_digit() {
                ok = false
            }
            while at(i).is_ascii_digit() {
                i += 1
            }
        }
        if ok && (at(i) | 32) == b'e' {
            i += 1;
            if at(i) == b'+' || at(i) == b'-' {
                i += 1
            }
            if !at(i).is_ascii_digit() {
                ok = false
            }
            while at(i).is_ascii_digit() {
                i += 1
            }
        }
        if ok && (i >= b.len() || CLS[b[i] as usize] & DELIM != 0 || b[i] == b'/' || b[i] == b'#') {
            self.push(Kind::Num, s, i);
            self.i = i;
            self.last_end = i;
        } else {
            self.odd_value()
        }
    }

    fn bare_end(&self, key: bool) -> usize {
        let mut i = self.i;
        while i < self.b.len() && CLS[self.b[i] as usize] & DELIM == 0 {
            if key && matches!(self.b[i], b':' | b'=') {
                break;
            }
            if i > self.i && self.b[i] == b'/' && self.b.get(i + 1) == Some(&b'/') && self.b[i - 1] != b':' {
                break;
            }
            if i > self.i && self.b[i] == b'/' && self.b.get(i + 1) == Some(&b'*') {
                break;
            }
            if self.b[i] >= 0x80 {
                let c = self.src[i..].chars().next().unwrap();
                if c.is_whitespace() || matches!(c, '“' | '”' | '‘' | '’') {
                    break;
                }
                i += c.len_utf8();
                continue;
            }
            i += 1
        }
        if i == self.i {
            i += self.src[i..].chars().next().unwrap().len_utf8()
        }
        i
    }
    fn smart(&self) -> Option<(char, [char; 3])> {
        let c = self.src[self.i..].chars().next()?;
        match c {
            '“' | '”' | '„' | '«' => Some((c, ['“', '”', '»'])),
            '‘' | '’' | '‚' => Some((c, ['‘', '’', '’'])),
            _ => None,
        }
    }
    #[cold]
    #[inline(never)]
    fn quoted_odd(&mut self, kind: Kind) -> bool {
        let s = self.i;
        match self.b[s] {
            b'\'' => {
                self.err(Syn::SingleQuote, s, s + 1);
                self.string_slow(kind, s, s + 1, b'\'');
                return true;
            }
            b'`' => {
                self.err(Syn::Backtick, s, s + 1);
                self.string_slow(kind, s, s + 1, b'`');
                return true;
            }
            _ => {}
        }
        if let Some((c, close)) = self.smart() {
            let from = s + c.len_utf8();
            let src = self.src;
            let (len, q) = match src[from..].char_indices().find(|(_, c)| close.contains(c) || *c == '"' || *c == '\n')
            {
                Some((p, ch)) if ch != '\n' => (p, ch.len_utf8()),
                hit => (
                    src[from..hit.map_or(src.len(), |h| from + h.0)]
                        .trim_end()
                        .trim_end_matches([',', '}', ']', ' '])
                        .len(),
                    0,
                ),
            };
            let end = from + len + q;
            self.err(Syn::SmartQuote, s, end);
            self.pushf(kind, s, end, F_QUOTE | F_BAD);
            self.i = end;
            self.last_end = end;
            return true;
        }
        false
    }
    #[cold]
    #[inline(never)]
    fn odd_value(&mut self) {
        if self.quoted_odd(Kind::Str) {
            return;
        }
        let s = self.i;
        if self.b[s..].starts_with(b"...") {
            self.ellipsis();
            self.push(Kind::Missing, s, s);
            return;
        }
        let e = self.bare_end(false);
        let src = self.src;
        let w = &src[s..e];
        let body = w.strip_prefix(['-', '+']).unwrap_or(w);
        let num_like = body.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let (kind, er) = if body == "NaN" || body == "Infinity" {
            (Kind::Num, Syn::NonFinite)
        } else if num_like
            && (body.starts_with("0x") || body.starts_with("0X"))
            && body.len() > 2
            && body[2..].bytes().all(|c| c.is_ascii_hexdigit())
        {
            (Kind::Num, Syn::HexNumber)
        } else if num_like && body.parse::<f64>().is_ok() {
            (
                Kind::Num,
                if w.starts_with('+') {
                    Syn::PlusNumber
                } else if body.len() > 1 && body.starts_with('0') && body.as_bytes()[1].is_ascii_digit() {
                    Syn::LeadingZero
                } else {
                    Syn::BareDecimal
                },
            )
        } else if matches!(
            w,
            "True" | "False" | "None" | "undefined" | "TRUE" | "FALSE" | "NULL" | "Null" | "nil" | "yes" | "no"
        ) {
            (
                match w {
                    "True" | "TRUE" | "yes" => Kind::True,
                    "False" | "FALSE" | "no" => Kind::False,
                    _ => Kind::Null,
                },
                Syn::WrongLiteral,
            )
        } else {
            (Kind::Bare, Syn::UnquotedValue)
        };
        self.err(er, s, e);
        self.pushf(kind, s, e, F_BAD);
        self.i = e;
        self.last_end = e;
    }
    #[cold]
    #[inline(never)]
    fn odd_key(&mut self) {
        if self.quoted_odd(Kind::Key) {
            return;
        }
        let s = self.i;
        let e = self.bare_end(true);
        self.err(Syn::UnquotedKey, s, e);
        self.pushf(Kind::Key, s, e, F_QUOTE);
        self.i = e;
        self.last_end = e;
    }
}

impl<'a> Tree<'a> {
    pub fn text(&self, n: u32) -> std::borrow::Cow<'a, str> {
        let nd = &self.nodes[n as usize];
        if nd.kind == Kind::Missing {
            return "".into();
        }
        let raw = &self.src[nd.start as usize..nd.end as usize];
        let body = if nd.flags & (F_QUOTE | F_UNCLOSED) == 0 {
            &raw[1..raw.len() - 1]
        } else {
            raw.trim_matches(|c| matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’'))
        };
        if nd.flags & F_ESC == 0 {
            return body.into();
        }
        unescape(body).into()
    }
    pub fn to_value(&self, n: u32) -> serde_json::Value {
        use serde_json::Value as V;
        let nd = self.nodes[n as usize];
        match nd.kind {
            Kind::Object => {
                let mut m = serde_json::Map::new();
                let mut i = n + 1;
                while i < nd.next {
                    let k = i;
                    let v = self.nodes[k as usize].next;
                    m.insert(self.text(k).into_owned(), self.to_value(v));
                    i = self.nodes[v as usize].next
                }
                V::Object(m)
            }
            Kind::Array => {
                let mut a = Vec::new();
                let mut i = n + 1;
                while i < nd.next {
                    a.push(self.to_value(i));
                    i = self.nodes[i as usize].next
                }
                V::Array(a)
            }
            Kind::Str | Kind::Key | Kind::Bare => {
                if nd.kind == Kind::Bare {
                    V::String(self.src[nd.start as usize..nd.end as usize].into())
                } else {
                    V::String(self.text(n).into_owned())
                }
            }
            Kind::Num => serde_json::from_str(&self.src[nd.start as usize..nd.end as usize]).unwrap_or(V::Null),
            Kind::True => V::Bool(true),
            Kind::False => V::Bool(false),
            Kind::Null | Kind::Missing => V::Null,
        }
    }
}
fn unescape(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let b = s.as_bytes();
    let mut i = 0;
    let hex = |i: usize| {
        b.get(i..i + 4).and_then(|x| std::str::from_utf8(x).ok()).and_then(|x| u32::from_str_radix(x, 16).ok())
    };
    while i < b.len() {
        if b[i] != b'\\' {
            let j = b[i..].iter().position(|c| *c == b'\\').map_or(b.len(), |p| i + p);
            out.push_str(&s[i..j]);
            i = j;
            continue;
        }
        match b.get(i + 1).copied() {
            Some(b'n') => {
                out.push('\n');
                i += 2
            }
            Some(b't') => {
                out.push('\t');
                i += 2
            }
            Some(b'r') => {
                out.push('\r');
                i += 2
            }
            Some(b'b') => {
                out.push('\u{8}');
                i += 2
            }
            Some(b'f') => {
                out.push('\u{c}');
                i += 2
            }
            Some(c @ (b'"' | b'\\' | b'/' | b'\'')) => {
                out.push(c as char);
                i += 2
            }
            Some(b'u') if hex(i + 2).is_some() => {
                let h = hex(i + 2).unwrap();
                i += 6;
                if (0xD800..0xDC00).contains(&h) && b[i..].starts_with(b"\\u") {
                    if let Some(l) = hex(i + 2) {
                        if (0xDC00..0xE000).contains(&l) {
                            i += 6;
                            out.push(char::from_u32(0x10000 + ((h - 0xD800) << 10) + (l - 0xDC00)).unwrap());
                            continue;
                        }
                    }
                }
                out.push(char::from_u32(h).unwrap_or('\u{fffd}'));
            }
            _ => {
                out.push('\\');
                i += 1
            }
        }
    }
    out
}

pub fn message(e: &SynErr, src: &str) -> String {
    let t = |a: u32, b: u32| src.get(a as usize..b as usize).unwrap_or("").to_string();
    let tok = t(e.start, e.end);
    let pos = |o: u32| {
        let p = &src[..o as usize];
        (p.matches('\n').count() + 1, p.rsplit('\n').next().unwrap().chars().count() + 1)
    };
    use Syn::*;
    match e.err {
        Bom => "file starts with a UTF-8 byte order mark".into(),
        LineComment => "`//` comment".into(),
        BlockComment => "`/* */` comment".into(),
        HashComment => "`#` is not a comment in JSON; use `//` where the client reads JSONC".into(),
        TrailingComma => "trailing comma".into(),
        SingleQuote => "single quotes; JSON strings take double quotes".into(),
        UnquotedKey => format!("key `{tok}` needs double quotes"),
        NonFinite => format!("`{tok}` is not a JSON number"),
        HexNumber => "hexadecimal number".into(),
        PlusNumber => "leading `+`".into(),
        BareDecimal => "a digit is needed on both sides of the decimal point".into(),
        Json5Escape => format!("escape `{}` exists in JSON5 only", tok.escape_debug()),
        LeadingZero => "number with a leading zero".into(),
        BadNumber => "malformed number".into(),
        InvalidEscape => format!(
            "`{tok}` is not an escape ({} in this string): a backslash must be written `\\\\` (or use `/`)",
            e.aux
        ),
        ControlChar => format!("control or invisible character U+{:04X}", tok.chars().next().map_or(0, |c| c as u32)),
        RawNewline => "line break inside a string; write `\\n`".into(),
        Unterminated => "string is not closed on this line: missing `\"`".into(),
        UnterminatedComment => "comment is never closed".into(),
        SmartQuote => format!("typographic quotes {tok}; replace them by straight `\"`"),
        Backtick => "backtick quotes; use double quotes".into(),
        MissingComma => "missing comma here".into(),
        ExtraComma => "unexpected extra comma".into(),
        MissingColon => "missing `:` after the key".into(),
        EqualsForColon => format!("`{tok}` used instead of `:`"),
        SemicolonForComma => "`;` used instead of `,`".into(),
        ExtraColon => "unexpected `:`".into(),
        MissingValue => "value is missing".into(),
        MissingKey => "key is missing".into(),
        ColonInArray => "`key: value` inside `[ ]`; an object `{ }` is needed here".into(),
        UnquotedValue => format!("`{tok}` needs double quotes"),
        WrongLiteral => format!("`{tok}` is not JSON; did you mean true/false/null?"),
        Ellipsis => "`...` placeholder left in the file".into(),
        MissingClose => {
            let (l, c) = pos(e.aux);
            format!("`{}` opened at {l}:{c} is never closed", &src[e.aux as usize..e.aux as usize + 1])
        }
        StrayClose => format!("`{tok}` closes nothing"),
        MissingOuterBraces => "the outer `{ }` around these members is missing".into(),
        SecondRoot => "second top-level value; merge it into the first".into(),
        MarkdownFence => "Markdown code fence pasted into the file".into(),
        Empty => "file is empty".into(),
        LoneSurrogate => "lone surrogate".into(),
    }
}
