//! What the bytes of a text were.

/// How bytes became a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8: offsets in the text are offsets in the bytes.
    #[default]
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Nearly UTF-8: every bad sequence became U+FFFD.
    Invalid {
        /// The first bad byte; text and bytes are the same before it.
        at: usize,
    },
}
