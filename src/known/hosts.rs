//! Where well-known hosts answer MCP, by their makers' own instructions.

use super::table::{HOSTS, Line};
use crate::schemas::Transport;

/// One host that serves MCP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Host<'t> {
    pub(super) line: Line<'t>,
}

/// What a host is known to do with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// An endpoint, by this transport.
    Speaks(Transport),
    /// It was an endpoint, and its maker has shut it down.
    Gone,
}

/// The entry for a host name, in lower case.
pub fn find(name: &str) -> Option<Host<'static>> {
    HOSTS.find(name).map(|line| Host { line })
}

impl<'t> Host<'t> {
    /// The endpoints for streamable HTTP to recommend. More than one are different servers, between which only the
    /// author can choose.
    pub fn http(self) -> impl Iterator<Item = &'t str> {
        self.paths(0)
    }

    /// The endpoints for SSE to recommend.
    pub fn sse(self) -> impl Iterator<Item = &'t str> {
        self.paths(2)
    }

    /// What it does with `path`, as far as that is known. A slash at the end makes no difference.
    pub fn answer(self, path: &str) -> Option<Answer> {
        let path = path.trim_end_matches('/');
        let lists = |n| self.paths(n).any(|known| known.trim_end_matches('/') == path);
        if lists(0) || lists(1) {
            Some(Answer::Speaks(Transport::Http))
        } else if lists(2) {
            Some(Answer::Speaks(Transport::Sse))
        } else if lists(3) {
            Some(Answer::Gone)
        } else {
            None
        }
    }

    /// The fields of a line: endpoints for HTTP, further ones that work, those for SSE, those shut down.
    fn paths(self, field: usize) -> impl Iterator<Item = &'t str> {
        self.line.field(field).split('|').filter(|path| !path.is_empty())
    }
}
