//! Comments taken out.

use crate::syntax::{Comment, Document};
use crate::text::{Edit, Span};

/// Removes a comment with the blanks before it, and with its whole line where nothing else stands on that.
pub fn remove_comment(document: &Document<'_>, comment: Comment) -> Edit {
    Edit::delete(with_its_line(document.text(), comment.span))
}

fn with_its_line(text: &str, span: Span) -> Span {
    let before = &text[..span.start as usize];
    let start = before.trim_end_matches([' ', '\t']).len();
    let after = &text[span.end as usize..];
    let rest = after.trim_start_matches([' ', '\t']);
    let line_break = ["\r\n", "\n"].iter().find(|b| rest.starts_with(**b));
    let alone = start == 0 || before[..start].ends_with('\n');
    match line_break {
        Some(line_break) if alone => Span::new(start, text.len() - rest.len() + line_break.len()),
        None if alone && rest.is_empty() => Span::new(start, text.len()),
        // What follows keeps the indentation.
        _ if alone => Span::new(span.start as usize, span.end as usize + (after.len() - rest.len())),
        _ => Span::new(start, span.end as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, parse};
    use crate::text::apply;

    fn without(text: &str, format: Format) -> String {
        let document = parse(text, format);
        let edits: Vec<Edit> = document.comments().iter().map(|comment| remove_comment(&document, *comment)).collect();
        apply(text, &edits).unwrap_or_default()
    }

    #[test]
    fn a_comment_goes_with_its_line_if_it_has_one() {
        let json = |text| without(text, Format::Json);
        assert_eq!(json("{\r\n  // x\r\n  \"a\": 1 // y\r\n}\r\n"), "{\r\n  \"a\": 1\r\n}\r\n");
        assert_eq!(json("{ /* x */ \"a\": /* y */ 1 }"), "{ \"a\": 1 }");
        assert_eq!(json("{\n  /* x */ \"a\": 1\n}\n// z"), "{\n  \"a\": 1\n}\n");
        assert_eq!(without("# x\na: 1 # y\n# z\n", Format::Yaml), "a: 1\n");
        assert_eq!(without("# x\n[a] # y\nk = 1\n", Format::Toml), "[a]\nk = 1\n");
    }
}
