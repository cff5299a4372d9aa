//! Placeholders in other languages than English: `tu_api_key`, `你的密钥`, `여기에_토큰`.

use std::ops::Range;

/// "Your", "here" and "enter" as they stand in placeholders, and in hardly any value or folder.
const PHRASES: &[&str] = &[
    // Chinese
    "你的",
    "您的",
    "在此填",
    "在这里填",
    "请填",
    "请输入",
    "请替换",
    "替换为",
    "替换成",
    "填入",
    "填写",
    "請輸入",
    "請替換",
    // Japanese
    "あなたの",
    "ここに",
    "置き換え",
    "を入力",
    // Korean
    "여기에",
    "당신의",
    "본인의",
    "입력하세요",
    // Russian
    "ваш_",
    "ваш-",
    "ваш ",
    "Ваш",
    "вставьте",
    "Вставьте",
    "замените",
    "введите",
    "Введите",
];

/// How placeholders begin in languages with Latin letters.
const STARTS: &[&str] = &[
    "tu_api",
    "tu-api",
    "tu_token",
    "tu-token",
    "tu_clave",
    "tu-clave",
    "su_api",
    "su-api",
    "su_token",
    "su-token",
    "sua_chave",
    "sua-chave",
    "sua_api",
    "sua-api",
    "seu_token",
    "seu-token",
    "votre_",
    "votre-",
    "dein_",
    "dein-",
    "deine_",
    "deine-",
    "ihr_api",
    "ihr-api",
    "ihr_token",
    "ihr-token",
    "la_tua",
    "la-tua",
    "il_tuo",
    "il-tuo",
];

/// `/path/to/` in other languages.
const PATHS: &[&str] =
    &["/ruta/a/", "/chemin/vers/", "/pfad/zu/", "/caminho/para/", "/percorso/", "/путь/к/", "/путь/до/", "/路径/到/"];

/// Whether a word may begin here that [`find`] looks for, or the byte is of another script.
pub(super) fn may_begin(text: &[u8]) -> bool {
    let begins = |word: &str| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()));
    // Asked at every byte of every text: two letters tell most of them apart.
    match (text[0].to_ascii_lowercase(), text.get(1).map_or(0, u8::to_ascii_lowercase)) {
        (b'/', b'r' | b'c' | b'p' | 0x80..) => PATHS.iter().any(|path| begins(path)),
        (b't', b'u') | (b's', b'u' | b'e') | (b'v', b'o') | (b'd', b'e') | (b'i', b'h' | b'l') | (b'l', b'a') => {
            STARTS.iter().any(|start| begins(start))
        }
        (first, _) => first >= 0x80,
    }
}

/// The first placeholder of another language in a text whose ASCII letters are small.
pub(super) fn find(lower: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let word_at = |at: usize| {
        let start = lower[..at].char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(at, |(i, _)| i);
        let end = lower[at..].find(|c| !is_part(c)).map_or(lower.len(), |i| at + i);
        start..end.max(at)
    };
    let path = PATHS.iter().filter_map(|path| lower.find(path)).min().map(|start| {
        let end = lower[start..].find([' ', '"', '\'', ',', ':', ';', '\0']).map_or(lower.len(), |i| start + i);
        start..end
    });
    let phrase = PHRASES.iter().filter_map(|phrase| lower.find(phrase)).min().map(word_at);
    let begins = |start: &str| lower.match_indices(start).map(|(at, _)| at).find(|at| word_at(*at).start == *at);
    let start = STARTS.iter().filter_map(|start| begins(start)).min().map(word_at);
    [path, phrase, start].into_iter().flatten().min_by_key(|range| range.start)
}

/// Whether a key or token is a description of one: no real one holds letters of another script.
pub fn is_described(value: &str) -> bool {
    value.chars().any(|c| c.is_alphabetic() && c > '\u{24f}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{find, is_described};

    #[test]
    fn placeholders_are_found() {
        for (text, wanted) in [
            ("bearer 你的api密钥", "你的api密钥"),
            ("xx-在此填写密钥", "xx-在此填写密钥"),
            ("ここにトークン", "ここにトークン"),
            ("여기에_토큰", "여기에_토큰"),
            ("ваш_токен", "ваш_токен"),
            ("tu_api_key_aqui", "tu_api_key_aqui"),
            ("--key=votre-cle", "votre-cle"),
            ("/chemin/vers/serveur.js", "/chemin/vers/serveur.js"),
            ("c:/路径/到/server.js", "/路径/到/server.js"),
        ] {
            assert_eq!(&text[find(text).unwrap()], wanted, "{text}");
        }
    }

    #[test]
    fn values_are_not() {
        for text in
            ["status-api", "situ_api", "héllo", "/users/田中/文档/notes", "/srv/入力/データ", "détail", "vitu-api-x"]
        {
            assert_eq!(find(text), None, "{text}");
        }
        assert!(is_described("密钥") && is_described("токен") && !is_described("geheim-ü") && !is_described("a…b"));
    }
}
