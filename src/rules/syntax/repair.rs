//! The edit that turns a faulty text into what was visibly meant.

use super::{repair_toml, repair_yaml};
use crate::diagnostic::Fix;
use crate::syntax::{self, Document, Fault, FaultKind, Format, Node, rewrite};
use crate::text::{Edit, Span};

/// The repair of one fault; `None` where nobody can know what was meant.
pub(super) fn repair(fault: &Fault, document: &Document<'_>) -> Option<Fix> {
    if fault.kind == FaultKind::InnerQuote {
        return escape_quotes(fault, document);
    }
    match document.format() {
        Format::Json => {}
        Format::Toml => return repair_toml::repair(fault, document),
        Format::Yaml => return repair_yaml::repair(fault, document),
    }
    let text = document.text();
    let (span, token) = (fault.span, fault.span.of(text));
    let string = || document.node_at(span.start as usize).filter(|n| n.span().start == span.start);
    let closer = || closer(fault, text);
    let safe = |title: &str, edit: Edit| Some(Fix::safe(title, [edit]));
    let risky = |title: &str, edit: Edit| Some(Fix::risky(title, [edit]));
    match fault.kind {
        FaultKind::MissingComma => {
            // Two strings on one line may be one string that was torn apart; anything else has one reading.
            let rest = &text[span.end as usize..];
            let next = rest.trim_start();
            let torn = text[..span.start as usize].ends_with('"')
                && next.starts_with('"')
                && !rest[..rest.len() - next.len()].contains('\n');
            let edit = Edit::insert(span.start as usize, ",");
            if torn { risky("add the missing comma", edit) } else { safe("add the missing comma", edit) }
        }
        FaultKind::ExtraComma => safe("remove the comma", Edit::delete(span)),
        FaultKind::SingleQuote | FaultKind::Backtick | FaultKind::SmartQuote => {
            let node = string()?;
            safe("use double quotes", Edit::replace(node.span(), requoted(node)))
        }
        // All of them at once: they come from one paste.
        FaultKind::EscapedQuote => {
            let faults = document.faults().iter().filter(|other| other.kind == FaultKind::EscapedQuote);
            let quoted = |fault: &Fault| {
                let node =
                    document.node_at(fault.span.start as usize).filter(|n| n.span().start == fault.span.start)?;
                Some(Edit::replace(node.span(), requoted(node)))
            };
            Some(Fix::safe("remove the backslashes", faults.map(quoted).collect::<Option<Vec<Edit>>>()?))
        }
        FaultKind::UnquotedKey | FaultKind::UnquotedValue if token.contains('"') => {
            let node = string()?;
            safe("add the missing quote", rewrite::replace_text(node, node.text().trim_matches('"')))
        }
        FaultKind::UnquotedKey | FaultKind::UnquotedValue => {
            safe("add double quotes", Edit::replace(span, rewrite::quoted(token)))
        }
        FaultKind::HexNumber => {
            safe("write the number in decimal", Edit::replace(span, string()?.to_value().to_string()))
        }
        FaultKind::PlusNumber => {
            safe("remove the `+`", Edit::delete(Span::new(span.start as usize, span.start as usize + 1)))
        }
        FaultKind::BareDecimal => safe("add a `0`", Edit::replace(span, string()?.to_value().to_string())),
        FaultKind::LeadingZero => {
            risky("remove the leading zero", Edit::replace(span, string()?.to_value().to_string()))
        }
        FaultKind::WrongLiteral => {
            let literal = match token.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => "true",
                "false" | "no" | "off" => "false",
                _ => "null",
            };
            let title = format!("write `{literal}`");
            let certain = matches!(token, "True" | "TRUE" | "False" | "FALSE" | "None" | "NULL" | "Null");
            if certain {
                safe(&title, Edit::replace(span, literal))
            } else {
                risky(&title, Edit::replace(span, literal))
            }
        }
        FaultKind::MissingColon => safe("add the missing `:`", Edit::insert(span.start as usize, ":")),
        FaultKind::ColonInQuotes => safe("put the `:` behind the quotes", Edit::replace(span, "\":")),
        FaultKind::EqualsForColon => {
            safe("write `:`", Edit::replace(span, if text[span.end as usize..].starts_with(' ') { ":" } else { ": " }))
        }
        FaultKind::SemicolonForComma => safe("write `,`", Edit::replace(span, ",")),
        FaultKind::ExtraColon => risky("remove the `:`", Edit::delete(span)),
        FaultKind::UnterminatedString if token.starts_with('"') => {
            safe("close the string", Edit::insert(span.end as usize, "\""))
        }
        // Another quote than `"` would never be closed by one.
        FaultKind::UnterminatedString if token.chars().count() == 1 => risky("remove the quote", Edit::delete(span)),
        FaultKind::UnterminatedString => {
            let node = string()?;
            let body = node.text();
            // `'name"`: the closing quote is there, but it is another one.
            let body = body.strip_suffix('"').unwrap_or(&body);
            let edit = Edit::replace(node.span(), rewrite::quoted(body));
            let title = "close the string, in double quotes";
            if body.contains('"') { risky(title, edit) } else { safe(title, edit) }
        }
        FaultKind::UnterminatedComment => risky("close the comment", Edit::insert(text.len(), " */")),
        FaultKind::RawNewline => risky("write the line break as `\\n`", Edit::replace(span, "\\n")),
        FaultKind::ControlCharacter => match token.chars().next()? {
            '\t' => safe("write the tab as `\\t`", Edit::replace(span, "\\t")),
            '\u{a0}' | '\u{2003}' | '\u{3000}' | '\u{2009}' => safe("write a plain blank", Edit::replace(span, " ")),
            _ => safe("remove the invisible character", Edit::delete(span)),
        },
        FaultKind::Json5Escape => {
            let node = document.node_at(span.start as usize)?;
            let (start, end) = decoded_range(node, span)?;
            let value = node.text().get(start..end)?.to_owned();
            let plain = rewrite::quoted(&value);
            safe("write the escape as JSON knows it", Edit::replace(span, plain.trim_matches('"')))
        }
        FaultKind::Ellipsis => risky("remove the `...`", Edit::delete(whole_line(text, span))),
        FaultKind::MissingCloser => {
            let at_end = text[span.end as usize..].trim().is_empty();
            let inserted = missing_closer(fault, text);
            let title = format!("add the missing `{}`", closer());
            if at_end {
                safe(&title, Edit::insert(span.start as usize, inserted))
            } else {
                risky(&title, Edit::insert(span.start as usize, inserted))
            }
        }
        FaultKind::MissingOpener => {
            let mut edits = vec![Edit::insert(span.start as usize, " {")];
            if fault.aux > 0 {
                let gap =
                    Fault { kind: FaultKind::MissingCloser, span: Span::empty(fault.aux as usize), aux: span.start };
                edits.push(Edit::insert(fault.aux as usize, missing_closer(&gap, text)));
            }
            let title = if fault.aux > 0 { "add the missing `{` and `}`" } else { "add the missing `{`" };
            Some(Fix::safe(title, edits))
        }
        FaultKind::MissingListOpener => {
            let rest = &text[span.start as usize..];
            let blanks = rest.len() - rest.trim_start_matches(' ').len();
            let inserted = if blanks > 0 { "[" } else { " [" };
            safe("add the missing `[`", Edit::insert(span.start as usize + blanks, inserted))
        }
        FaultKind::ColonInArray => braced(fault, document),
        FaultKind::WrongCloser => safe("write the closer of the same kind", Edit::replace(span, closer())),
        FaultKind::StrayCloser => {
            let root = document.root()?;
            let complete = !root.is_unclosed() && root.span().end <= span.start;
            let edit = Edit::delete(whole_line(text, span));
            if complete { safe("remove the closer", edit) } else { risky("remove the closer", edit) }
        }
        FaultKind::MissingOuterBraces => {
            let root = document.root()?;
            let first = root.span().start as usize;
            // Above the first line, which keeps its indentation.
            let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
            let start = if text[line..first].trim().is_empty() { line } else { first };
            let end = text.trim_end().len();
            // A snippet often ends in the comma that divided it from the next member.
            let end = text[..end].strip_suffix(',').map_or(end, str::len);
            let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
            if fault.aux == 1 {
                return safe("add the opening brace", Edit::insert(start, format!("{{{line_break}")));
            }
            let edits = [
                Edit::insert(start, format!("{{{line_break}")),
                Edit::replace(Span::new(end, text.trim_end().len()), format!("{line_break}}}")),
            ];
            Some(Fix::safe("add the outer braces", edits))
        }
        FaultKind::TextOutside => risky("remove the text", Edit::delete(whole_line(text, span))),
        FaultKind::MarkdownFence => safe("remove the fence", Edit::delete(whole_line(text, span))),
        FaultKind::SecondRoot => merge(document),
        _ => None,
    }
}

/// A backslash before each quote inside of a string. Of JSON in it there is no other reading.
fn escape_quotes(fault: &Fault, document: &Document<'_>) -> Option<Fix> {
    let edits = syntax::escaped(document.text(), fault, document.format());
    let string = document.node_at(fault.span.start as usize).filter(|node| node.is_string());
    let certain = string.is_some_and(|node| {
        let parsed = serde_json::from_str::<serde_json::Value>(&node.text());
        parsed.is_ok_and(|value| value.is_object() || value.is_array())
    });
    let title = "escape the quotes";
    (!edits.is_empty()).then(|| if certain { Fix::safe(title, edits) } else { Fix::risky(title, edits) })
}

/// What closes the bracket that a fault is about.
pub(super) fn closer(fault: &Fault, text: &str) -> &'static str {
    if text.as_bytes().get(fault.aux as usize) == Some(&b'[') { "]" } else { "}" }
}

/// The text that closes a bracket where nothing does: the closer goes where its opener's line begins, unless the whole thing
/// stands on one line.
pub(super) fn missing_closer(fault: &Fault, text: &str) -> String {
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    match LineStart::of(text, fault.aux as usize) {
        Some(indent) if text[fault.aux as usize..fault.span.start as usize].contains('\n') => {
            format!("{line_break}{indent}{}", closer(fault, text))
        }
        _ => closer(fault, text).to_owned(),
    }
}

/// `[ "key": value ]`, where every item is such a pair: an object in the brackets of a list.
fn braced(fault: &Fault, document: &Document<'_>) -> Option<Fix> {
    let list = document.node_at(fault.span.start as usize).filter(|node| node.is_array() && !node.is_unclosed())?;
    let colons = document.faults().iter().filter(|f| is_colon_of(f, list, document)).count();
    let items: Vec<Node<'_>> = list.items().collect();
    let paired = items.len() == 2 * colons && items.iter().step_by(2).all(|item| item.is_string());
    let (start, end) = (list.span().start as usize, list.span().end as usize);
    // Of texts, a list may be meant after all: of arguments.
    let key = document.text()[..start].trim_end().strip_suffix(':').map_or("", str::trim_end);
    let named = key.ends_with("\"env\"") || key.ends_with("\"headers\"");
    let fits = named || items.iter().skip(1).step_by(2).all(|value| value.is_object());
    (paired && fits).then(|| {
        let edits = [Edit::replace(Span::new(start, start + 1), "{"), Edit::replace(Span::new(end - 1, end), "}")];
        Fix::safe("write `{ }` for `[ ]`", edits)
    })
}

/// Whether a fault is a `:` between the items of this list.
pub(super) fn is_colon_of(fault: &Fault, list: Node<'_>, document: &Document<'_>) -> bool {
    fault.kind == FaultKind::ColonInArray && document.node_at(fault.span.start as usize) == Some(list)
}

/// Moves the members of the second object into the first, and into its objects of the same name.
fn merge(document: &Document<'_>) -> Option<Fix> {
    let mut roots = document.roots();
    let (first, second) = (roots.next()?, roots.next()?);
    if roots.next().is_some() || !first.is_object() || !second.is_object() {
        return None;
    }
    let mut merged = first.to_value();
    let (target, source) = (merged.as_object_mut()?, second.to_value());
    for (key, value) in source.as_object()? {
        match (target.get_mut(key).and_then(|v| v.as_object_mut()), value.as_object()) {
            (Some(inner), Some(new)) => {
                for (name, value) in new {
                    inner.insert(name.clone(), value.clone());
                }
            }
            _ => {
                target.insert(key.clone(), value.clone());
            }
        }
    }
    let text = document.text();
    let gap_start = first.span().end as usize;
    let edits =
        [rewrite::replace_value(first, &merged), Edit::delete(Span::new(gap_start, second.span().end as usize))];
    (gap_start < text.len()).then(|| Fix::risky("merge both documents into one", edits))
}

/// The string in double quotes, its text unchanged.
fn requoted(node: Node<'_>) -> String {
    rewrite::quoted(&node.text())
}

/// The bytes of a string's decoded text that `span` of its source stands for.
fn decoded_range(node: Node<'_>, span: Span) -> Option<(usize, usize)> {
    let text = node.text();
    let at = |wanted: u32| {
        text.char_indices().map(|(i, _)| i).chain([text.len()]).find(|i| node.part(*i, *i).start >= wanted)
    };
    Some((at(span.start)?, at(span.end)?))
}

/// A span with its whole line where nothing else stands on it.
fn whole_line(text: &str, span: Span) -> Span {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |i| i + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |i| span.end as usize + i + 1);
    let alone = text[start..span.start as usize].trim().is_empty() && text[span.end as usize..end].trim().is_empty();
    if alone { Span::new(start, end) } else { span }
}

/// The blanks at the start of the line that holds a byte.
struct LineStart;

impl LineStart {
    fn of(text: &str, at: usize) -> Option<&str> {
        let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
        let line = &text[start..];
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        line.get(..indent)
    }
}
