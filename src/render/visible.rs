//! Characters that a terminal would obey or swallow, replaced by ones that show.

use std::borrow::Cow;

/// What stands for `c` where it must be seen; `None` where it shows by itself. A tab does.
pub(super) fn symbol(c: char) -> Option<String> {
    let picture = |code: u32| char::from_u32(0x2400 + code).map(String::from);
    match c {
        '\t' => None,
        '\0'..='\x1f' => picture(c as u32),
        '\x7f' => Some("␡".to_owned()),
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' => Some(code(c)),
        // Zero-width and bidirectional controls, line and paragraph separators, invisible operators.
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => Some(code(c)),
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Some(code(c)),
        _ => None,
    }
}

fn code(c: char) -> String {
    format!("«U+{:04X}»", c as u32)
}

/// `text` with every character visible.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| symbol(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| symbol(c).unwrap_or_else(|| c.to_string())).collect())
}
