//! Byte classes and the plain scans over text that everything else here is built from.

const BLANK: u8 = 1;
const ENDS_WORD: u8 = 2;
const STOPS_STRING: u8 = 4;

/// The classes of every byte, as bits.
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        table[control] = ENDS_WORD | STOPS_STRING;
        control += 1;
    }
    let (blanks, marks) = (b" \t\n\r", b",[]{}\"");
    let mut i = 0;
    while i < blanks.len() {
        table[blanks[i] as usize] |= BLANK | ENDS_WORD;
        i += 1;
    }
    let mut i = 0;
    while i < marks.len() {
        table[marks[i] as usize] |= ENDS_WORD;
        i += 1;
    }
    table[b'"' as usize] |= STOPS_STRING;
    table[b'\\' as usize] |= STOPS_STRING;
    table
};

/// Space, tab, line feed, carriage return.
#[inline(always)]
pub(super) fn is_blank(byte: u8) -> bool {
    CLASS[byte as usize] & BLANK != 0
}

/// Whether a word without quotes cannot go on at this byte.
#[inline(always)]
pub(super) fn ends_word(byte: u8) -> bool {
    CLASS[byte as usize] & ENDS_WORD != 0
}

/// The first byte at or after `at` that is no blank.
#[inline(always)]
pub(super) fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && is_blank(bytes[at]) {
        at += 1;
    }
    at
}

/// The first byte at or after `at` that is neither space nor tab.
pub(super) fn skip_indent(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && matches!(bytes[at], b' ' | b'\t') {
        at += 1;
    }
    at
}

/// The first double quote, backslash or control byte at or after `at`, eight bytes at a time.
#[inline(always)]
pub(super) fn string_stop(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let stops = stops_in(u64::from_le_bytes(*chunk));
        if stops != 0 {
            return at + (stops.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while at < bytes.len() && CLASS[bytes[at] as usize] & STOPS_STRING == 0 {
        at += 1;
    }
    at
}

/// Sets the high bit of each byte of `word` that stops a string; exact for the lowest one, which is all that is used.
#[inline(always)]
const fn stops_in(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHS: u64 = ONES << 7;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let is_quote = quote.wrapping_sub(ONES) & !quote;
    let is_backslash = backslash.wrapping_sub(ONES) & !backslash;
    let is_control = word.wrapping_sub(ONES * 0x20) & !word;
    (is_quote | is_backslash | is_control) & HIGHS
}

/// The end of the line that holds `at`, before its `\n` or `\r`.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |n| at + n)
}

/// The length of the line break at `at`: 2 for `\r\n`, 1 for `\n` or a lone `\r`, else 0.
pub(super) fn line_break(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => 2,
        Some(b'\r' | b'\n') => 1,
        _ => 0,
    }
}

/// The character at `at`; `None` at the end.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether `c` looks like nothing or like a plain space and is not one: no reader of strict JSON takes it between tokens.
pub(super) fn is_invisible(c: char) -> bool {
    let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
    let zero_width = matches!(
        c,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    !blank && (c.is_whitespace() || c.is_control() || zero_width)
}
