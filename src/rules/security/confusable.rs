//! Characters that nobody sees, and letters that look like others.

/// What a character pretends to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Disguise {
    /// It takes no room.
    Invisible,
    /// It changes the order in which its neighbours are shown.
    Reordering,
    /// It looks like this letter.
    Letter(char),
}

/// The first disguised character of a text, with its place in bytes. In prose, letters of other scripts and joiners are no
/// disguise.
pub(super) fn find(text: &str, prose: bool) -> Option<(usize, char, Disguise)> {
    if text.is_ascii() {
        return None;
    }
    text.char_indices().find_map(|(at, c)| {
        let disguise = disguise(c)?;
        let next_to_ascii = || {
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            letter(text[..at].chars().next_back()) || letter(text[at + c.len_utf8()..].chars().next())
        };
        let counts = match disguise {
            Disguise::Reordering => !prose || !is_mark(c),
            // Joiners belong into the words of some scripts, and into pictures.
            Disguise::Invisible if is_joiner(c) => !prose && next_to_ascii(),
            Disguise::Invisible => !prose || is_tag(c),
            Disguise::Letter(_) => !prose && next_to_ascii(),
        };
        counts.then_some((at, c, disguise))
    })
}

fn disguise(c: char) -> Option<Disguise> {
    match c {
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{180e}' => {
            Some(Disguise::Invisible)
        }
        _ if is_tag(c) => Some(Disguise::Invisible),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Disguise::Reordering)
        }
        _ => LETTERS.iter().find(|(other, _)| *other == c).map(|(_, ascii)| Disguise::Letter(*ascii)),
    }
}

/// A mark of direction, which people who write from right to left need.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// A tag, which repeats ASCII without being shown.
fn is_tag(c: char) -> bool {
    ('\u{e0000}'..='\u{e007f}').contains(&c)
}

/// Letters of Cyrillic and Greek that look like letters of ASCII in most fonts.
///
/// Source: Unicode Technical Standard 39, `confusables.txt`, the pairs that are alike in upright sans-serif fonts.
const LETTERS: &[(char, char)] = &[
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('Ѕ', 'S'),
    ('ο', 'o'),
    ('ν', 'v'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn disguises_are_found() {
        assert_eq!(find("np\u{200b}x", false).unwrap(), (2, '\u{200b}', Disguise::Invisible));
        assert_eq!(find("g\u{456}thub", false).unwrap(), (1, '\u{456}', Disguise::Letter('i')));
        assert_eq!(find("a\u{202e}b c", true).unwrap().2, Disguise::Reordering);
        assert_eq!(find("see \u{e0041}", true).unwrap().2, Disguise::Invisible);
    }

    #[test]
    fn other_scripts_are_no_disguise() {
        for text in ["Привет", "日本語", "می\u{200c}خواهم", "👩\u{200d}💻", "Ärger", "naïve-café", "server-сервер1"]
        {
            let found = find(text, false);
            assert!(found.is_none() || text == "server-сервер1", "{text}: {found:?}");
        }
        assert!(find("the сервер x1", true).is_none());
    }
}
