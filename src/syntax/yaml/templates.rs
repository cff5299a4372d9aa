//! `{{ name }}` without quotes, which YAML takes for a mapping whose key is a mapping.

use super::problem::Problem;
use super::read::{Stream, What};
use crate::syntax::FaultKind;

/// The first template that was read as a mapping.
pub(super) fn first(text: &str, stream: &Stream) -> Option<Problem> {
    let mapping = |id: u32| match &stream.pieces[id as usize].what {
        What::Mapping(children) => Some(children),
        _ => None,
    };
    stream.pieces.iter().enumerate().find_map(|(id, piece)| {
        let inner = mapping(*mapping(id as u32)?.first()?)?;
        let raw = piece.span.of(text);
        let is_template = raw.starts_with("{{") && raw.ends_with("}}") && !raw.contains('\n') && inner.len() == 2;
        is_template
            .then(|| Problem::new(FaultKind::UnquotedTemplate, piece.span.start as usize, piece.span.end as usize))
    })
}
