//! The edit that turns a faulty TOML text into what was visibly meant.

use super::wording_toml::is_null;
use crate::diagnostic::Fix;
use crate::syntax::{Document, Fault, FaultKind, rewrite};
use crate::text::{Edit, Span};

/// The repair of one fault; `None` where nobody can know what was meant.
pub(super) fn repair(fault: &Fault, document: &Document<'_>) -> Option<Fix> {
    let text = document.text();
    let (span, token) = (fault.span, fault.span.of(text));
    let safe = |title: &str, edit: Edit| Some(Fix::safe(title, [edit]));
    match fault.kind {
        FaultKind::MissingComma => safe("add the missing comma", Edit::insert(span.start as usize, ",")),
        FaultKind::ExtraComma => safe("remove the comma", Edit::delete(span)),
        FaultKind::SmartQuote | FaultKind::Backtick => {
            let inside = token.char_indices().nth(1)?.0..token.char_indices().next_back()?.0;
            let value = token.get(inside).filter(|inside| !inside.contains(['"', '\\']))?;
            safe("use double quotes", Edit::replace(span, rewrite::toml_string(value)))
        }
        FaultKind::UnquotedKey if !token.contains(['"', '\'', '\\']) => {
            let edit = Edit::replace(span, rewrite::toml_string(token));
            let line = text[..span.start as usize].lines().last().unwrap_or("");
            // In a header, the part after the next dot may belong to the same name.
            let dotted = line.trim_start().starts_with('[') && text[span.end as usize..].starts_with('.');
            if dotted { Some(Fix::risky("add double quotes", [edit])) } else { safe("add double quotes", edit) }
        }
        FaultKind::UnquotedValue => quote(span, token),
        FaultKind::WrongLiteral if !is_null(token) => {
            let literal = match token.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => "true",
                _ => "false",
            };
            let (title, edit) = (format!("write `{literal}`"), Edit::replace(span, literal));
            let certain = token.eq_ignore_ascii_case(literal);
            if certain { safe(&title, edit) } else { Some(Fix::risky(title, [edit])) }
        }
        FaultKind::LeadingZero => {
            let zeros = token.len() - token.trim_start_matches('0').len();
            let zeros = zeros.min(token.len() - 1);
            let edit = Edit::delete(Span::new(span.start as usize, span.start as usize + zeros));
            Some(Fix::risky("remove the leading zero", [edit]))
        }
        FaultKind::MissingEquals => {
            let rest = text[span.end as usize..].lines().next().unwrap_or("").trim();
            let has_value = !rest.is_empty() && !rest.starts_with('#');
            has_value.then(|| Fix::safe("add the missing `=`", [Edit::insert(span.start as usize, " =")]))
        }
        FaultKind::ColonForEquals => {
            let before = if text[..span.start as usize].ends_with([' ', '\t']) { "" } else { " " };
            let after = if text[span.end as usize..].starts_with([' ', '\t']) { "" } else { " " };
            safe("write `=`", Edit::replace(span, format!("{before}={after}")))
        }
        FaultKind::UnterminatedString => {
            let quote = if token.starts_with('\'') { "'" } else { "\"" };
            let ended = token.trim_end();
            // Whether a bracket, comma or comment at the end is inside or outside, and where several lines end, is a guess.
            let certain =
                !ended.ends_with([']', '}', ',', '\'', '"', '\\']) && !ended.contains('#') && !token.contains('\n');
            let end = span.start as usize + ended.len();
            certain.then(|| Fix::safe("close the string", [Edit::insert(end, quote)]))
        }
        FaultKind::MissingCloser => missing_closer(fault, text),
        FaultKind::WrongCloser => {
            let closer = if text.as_bytes().get(fault.aux as usize) == Some(&b'[') { "]" } else { "}" };
            safe("write the closer of the same kind", Edit::replace(span, closer))
        }
        FaultKind::StrayCloser => Some(Fix::risky("remove the closer", [Edit::delete(span)])),
        FaultKind::ControlCharacter => match token.chars().next()? {
            '\u{a0}' | '\u{2003}' | '\u{3000}' | '\u{2009}' => safe("write a plain blank", Edit::replace(span, " ")),
            '\r' | '\n' => None,
            _ => safe("remove the invisible character", Edit::delete(span)),
        },
        _ => None,
    }
}

/// Quotes around a value that has none; where only the opening one is missing, that one.
fn quote(span: Span, token: &str) -> Option<Fix> {
    let title = "add quotes";
    match token.strip_suffix('"') {
        Some(inside) if !inside.contains(['"', '\\']) => {
            Some(Fix::safe("add the opening quote", [Edit::insert(span.start as usize, "\"")]))
        }
        None if !token.contains(['"', '\'']) => {
            // Where several things stand on the line, it may have been a list.
            let edit = Edit::replace(span, rewrite::toml_string(token));
            let plain = !token.contains(['[', ']', '{', '}', ',', '=']);
            Some(if plain { Fix::safe(title, [edit]) } else { Fix::risky(title, [edit]) })
        }
        _ => None,
    }
}

/// The parser left the container only where nothing else can be meant: at the next statement, or at the end.
fn missing_closer(fault: &Fault, text: &str) -> Option<Fix> {
    let (opener, at) = (fault.aux as usize, fault.span.start as usize);
    let line_start = text.get(..opener)?.rfind('\n').map_or(0, |i| i + 1);
    let between = text.get(opener..at)?;
    let indent = &text[line_start..opener];
    let indent = &indent[..indent.len() - indent.trim_start_matches([' ', '\t']).len()];
    let starts_line = text[line_start..opener].trim_matches([' ', '\t', '[']).is_empty();
    let closer = match between {
        _ if between.starts_with("[[") && starts_line && !between.contains('\n') => "]]",
        _ if between.starts_with('[') => "]",
        _ => "}",
    };
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let inserted = if between.contains('\n') { format!("{line_break}{indent}{closer}") } else { closer.to_owned() };
    Some(Fix::safe(format!("add the missing `{closer}`"), [Edit::insert(at, inserted)]))
}
