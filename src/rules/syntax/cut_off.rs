//! A text that ends before its brackets are closed: one cause, however many they are.

use super::repair::{closer, missing_closer};
use crate::diagnostic::{Finding, Fix};
use crate::model::Config;
use crate::syntax::{Document, Fault, FaultKind, Format};
use crate::text::{Edit, Span};

/// More closers than these are not spelt out.
const SPELT: usize = 8;

/// The brackets that are open where the text ends, the innermost first, if they are several.
pub(super) fn open_at_end<'d>(document: &'d Document<'_>) -> Vec<&'d Fault> {
    let text = document.text();
    let ends =
        |fault: &&Fault| fault.kind == FaultKind::MissingCloser && text[fault.span.end as usize..].trim().is_empty();
    let open: Vec<&Fault> = document.faults().iter().filter(ends).collect();
    let together = open.windows(2).all(|pair| pair[0].span == pair[1].span);
    if open.len() > 1 && together && document.format() == Format::Json { open } else { Vec::new() }
}

/// The finding about all of them; `None` where there are none.
pub(super) fn cut_off(config: &Config<'_>, open: &[&Fault]) -> Option<Finding> {
    let text = config.document.text();
    let (innermost, outermost) = (open.first()?, open.last()?);
    let help = match open.len() {
        ..=SPELT => {
            let closers: String = open.iter().map(|fault| closer(fault, text)).collect();
            format!("add `{closers}` at the end, or what else is missing there")
        }
        _ => "add what is missing at the end".to_owned(),
    };
    let inserted: String = open.iter().map(|fault| missing_closer(fault, text)).collect();
    let at = |fault: &Fault| Span::new(fault.aux as usize, fault.aux as usize + 1);
    Some(
        Finding::span(innermost.span, format!("the text ends while {} brackets are open", open.len()))
            .label(config.unparsed())
            .related(at(innermost), "the last of them")
            .related(at(outermost), "the first of them")
            .help(help)
            .fix(Fix::safe("close them", [Edit::insert(innermost.span.start as usize, inserted)])),
    )
}
