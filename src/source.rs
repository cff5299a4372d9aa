//! Files read: bytes, text, and how one became the other.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::text::Encoding;

/// The largest file that is read, in bytes: it bounds the memory that a file can cost.
pub const LIMIT: u64 = 32 * MEGABYTE;

const MEGABYTE: u64 = 1_000_000;

/// How many bytes tell whether a text without byte order mark is UTF-16.
const SAMPLE: usize = 1024;

/// A file's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// As it was read.
    pub bytes: Vec<u8>,
    /// As text. A UTF-8 byte order mark is part of it, one of UTF-16 is not.
    pub text: String,
    /// What the bytes were.
    pub encoding: Encoding,
}

/// Why a file was not read.
#[derive(Debug)]
pub enum ReadError {
    /// The system refused.
    Io(io::Error),
    /// A folder, pipe or device.
    NotAFile,
    /// So many bytes, or at least so many where that is all that is known.
    TooLarge(u64),
    /// NUL bytes, and no UTF-16.
    Binary,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "cannot be read: {error}"),
            Self::NotAFile => write!(f, "is not a file"),
            Self::TooLarge(size) => {
                // Rounded up, so that it never reads "32 MB, larger than 32 MB".
                let (size, limit) = (size.div_ceil(MEGABYTE), LIMIT / MEGABYTE);
                write!(f, "is {size} MB, larger than the {limit} MB that are read")
            }
            Self::Binary => write!(f, "is a binary file"),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl Source {
    /// Reads the file at `path`, through symbolic links.
    ///
    /// # Errors
    /// Where it cannot be read, is no regular file, is larger than [`LIMIT`], or is no text.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        // Before opening it: opening a pipe would wait for a writer.
        let metadata = fs::metadata(path).map_err(ReadError::Io)?;
        if !metadata.is_file() {
            return Err(ReadError::NotAFile);
        }
        if metadata.len() > LIMIT {
            return Err(ReadError::TooLarge(metadata.len()));
        }
        // Room for all of it and for seeing the end makes two reads of nine.
        let room = usize::try_from(metadata.len()).unwrap_or(0) + 1;
        Self::read_all(File::open(path).map_err(ReadError::Io)?, room)
    }

    /// Reads all of `reader`: standard input, for one.
    ///
    /// # Errors
    /// As [`Source::read`].
    pub fn from_reader(reader: impl Read) -> Result<Self, ReadError> {
        Self::read_all(reader, 0)
    }

    fn read_all(reader: impl Read, room: usize) -> Result<Self, ReadError> {
        let mut bytes = Vec::with_capacity(room);
        reader.take(LIMIT + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
        if bytes.len() as u64 > LIMIT {
            return Err(ReadError::TooLarge(bytes.len() as u64));
        }
        Self::from_bytes(bytes)
    }

    /// Decodes `bytes`.
    ///
    /// # Errors
    /// [`ReadError::Binary`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, ReadError> {
        let (encoding, text) = match utf16(&bytes) {
            Some((encoding, body)) => (encoding, decode_utf16(encoding, body)),
            None if bytes.contains(&0) => return Err(ReadError::Binary),
            None => match std::str::from_utf8(&bytes) {
                Ok(text) => (Encoding::Utf8, text.to_owned()),
                Err(error) => {
                    let encoding = Encoding::Invalid { at: error.valid_up_to() };
                    (encoding, String::from_utf8_lossy(&bytes).into_owned())
                }
            },
        };
        Ok(Self { bytes, text, encoding })
    }
}

/// Whether `bytes` are UTF-16, by their mark or by where their NUL bytes are; with what follows the mark.
fn utf16(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    match bytes {
        // UTF-32, which nobody writes.
        [0xFF, 0xFE, 0, 0, ..] => return None,
        [0xFF, 0xFE, body @ ..] => return Some((Encoding::Utf16Le, body)),
        [0xFE, 0xFF, body @ ..] => return Some((Encoding::Utf16Be, body)),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    // Text like this is mostly ASCII, whose high bytes are zero; a low byte rarely is.
    let (even, odd) = (zeros(0), zeros(1));
    let are_high =
        |high: usize, low: usize| bytes.len().is_multiple_of(2) && high * 5 >= sample.len() && low * 4 < high;
    if are_high(odd, even) {
        Some((Encoding::Utf16Le, bytes))
    } else if are_high(even, odd) {
        Some((Encoding::Utf16Be, bytes))
    } else {
        None
    }
}

/// `bytes` as text; half a character becomes U+FFFD.
fn decode_utf16(encoding: Encoding, bytes: &[u8]) -> String {
    let unit = if encoding == Encoding::Utf16Be { u16::from_be_bytes } else { u16::from_le_bytes };
    let pairs = bytes.chunks_exact(2);
    let rest = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    text.chain(rest.then_some(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn decode(bytes: impl Into<Vec<u8>>) -> (String, Encoding) {
        let source = Source::from_bytes(bytes.into()).unwrap();
        (source.text, source.encoding)
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf8_stays_as_it_is() {
        assert_eq!(decode("\u{feff}{\"é\": 1}\r\n"), ("\u{feff}{\"é\": 1}\r\n".to_owned(), Encoding::Utf8));
        assert_eq!(decode(""), (String::new(), Encoding::Utf8));
    }

    #[test]
    fn utf16_is_told_with_and_without_mark() {
        let text = "{\"clé\": \"😀\"}";
        let (little, big) = (utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes));
        assert_eq!(decode(little.clone()), (text.to_owned(), Encoding::Utf16Le));
        assert_eq!(decode(big.clone()), (text.to_owned(), Encoding::Utf16Be));
        assert_eq!(decode([vec![0xFF, 0xFE], little].concat()), (text.to_owned(), Encoding::Utf16Le));
        assert_eq!(decode([vec![0xFE, 0xFF], big].concat()), (text.to_owned(), Encoding::Utf16Be));
        assert_eq!(decode([0xFF, 0xFE]), (String::new(), Encoding::Utf16Le));
        assert_eq!(decode([0xFF, 0xFE, b'a', 0, b'b']), ("a\u{fffd}".to_owned(), Encoding::Utf16Le));
    }

    #[test]
    fn bad_bytes_are_replaced_and_the_first_is_known() {
        assert_eq!(decode(*b"{\"a\": \"\xE9\"}"), ("{\"a\": \"\u{fffd}\"}".to_owned(), Encoding::Invalid { at: 7 }));
    }

    #[test]
    fn binary_files_are_refused() {
        for bytes in [&b"\x7fELF\0\0\x01\x02\0\x03\0\0"[..], &[0xFF, 0xFE, 0, 0], b"{\0}", &[0]] {
            assert!(matches!(Source::from_bytes(bytes.to_vec()), Err(ReadError::Binary)), "{bytes:?}");
        }
    }

    #[test]
    fn files_and_what_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        assert!(matches!(Source::read(&path), Err(ReadError::Io(e)) if e.kind() == io::ErrorKind::NotFound));
        fs::write(&path, "{}").unwrap();
        assert_eq!(Source::read(&path).unwrap().bytes, b"{}");
        let error = Source::read(folder.path()).unwrap_err();
        assert_eq!(error.to_string(), "is not a file");
    }

    #[test]
    fn large_files_are_refused_before_they_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mcp.json");
        File::create(&path).unwrap().set_len(60 * MEGABYTE).unwrap();
        let error = Source::read(&path).unwrap_err();
        assert_eq!(error.to_string(), "is 60 MB, larger than the 32 MB that are read");
        let endless = Source::from_reader(io::repeat(b' ')).unwrap_err();
        assert_eq!(endless.to_string(), "is 33 MB, larger than the 32 MB that are read");
    }
}
