//! An address taken apart, each part with its place. Nothing is decoded and nothing is looked up.

use std::ops::Range;

/// A URL as text; every part is a byte range of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Before `://`.
    pub scheme: Option<Range<usize>>,
    /// Before `@` in the authority.
    pub userinfo: Option<Range<usize>>,
    /// The host, `[…]` included for IPv6.
    pub host: Range<usize>,
    /// The digits after the host's colon.
    pub port: Option<Range<usize>>,
    /// From the first `/` up to `?` or `#`; empty where there is none.
    pub path: Range<usize>,
    /// After `?`, up to `#`.
    pub query: Option<Range<usize>>,
}

impl<'t> Address<'t> {
    /// Takes any text apart; check [`scheme`](Self::scheme) and [`host`](Self::host) before believing it.
    pub fn new(text: &'t str) -> Self {
        let scheme_end =
            text.find("://").filter(|i| text[..*i].bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)));
        let start = scheme_end.map_or(0, |i| i + 3);
        let end_of = |from: usize, stops: &[char]| text[from..].find(stops).map_or(text.len(), |i| from + i);
        let authority = start..end_of(start, &['/', '?', '#']);
        let at = text[authority.clone()].rfind('@').map(|i| start + i);
        let host_start = at.map_or(start, |i| i + 1);
        let host_and_port = &text[host_start..authority.end];
        let colon = match host_and_port.rfind(']') {
            Some(bracket) => host_and_port[bracket..].find(':').map(|i| bracket + i),
            None => host_and_port.rfind(':'),
        };
        let host_end = colon.map_or(authority.end, |i| host_start + i);
        let path_end = end_of(authority.end, &['?', '#']);
        let query = (text[path_end..].starts_with('?')).then(|| path_end + 1..end_of(path_end, &['#']));
        Self {
            text,
            scheme: scheme_end.map(|i| 0..i),
            userinfo: at.map(|i| start..i),
            host: host_start..host_end,
            port: colon.map(|_| host_end + 1..authority.end),
            path: authority.end..path_end,
            query,
        }
    }

    /// The scheme in lower case, or "".
    pub fn scheme(&self) -> String {
        self.scheme.clone().map_or(String::new(), |range| self.text[range].to_ascii_lowercase())
    }

    /// The host in lower case, without brackets.
    pub fn host(&self) -> String {
        self.text[self.host.clone()].trim_matches(['[', ']']).to_ascii_lowercase()
    }

    /// The path; empty where there is none.
    pub fn path(&self) -> &'t str {
        &self.text[self.path.clone()]
    }

    /// Whether the host is this very machine.
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        host == "localhost"
            || host.ends_with(".localhost")
            || host == "::1"
            || host == "0.0.0.0"
            || host.starts_with("127.")
    }

    /// Whether the host is out of reach for the public: loopback, a private range, a name without a dot, `.local`, ...
    pub fn is_private(&self) -> bool {
        let host = self.host();
        if self.is_loopback() || !host.contains(['.', ':']) {
            return true;
        }
        let named = [
            ".local",
            ".internal",
            ".lan",
            ".home",
            ".localdomain",
            ".test",
            ".intranet",
            ".corp",
            ".home.arpa",
            ".cluster.local",
        ];
        if named.iter().any(|end| host.ends_with(end)) {
            return true;
        }
        let octets: Vec<u8> = host.split('.').map_while(|part| part.parse().ok()).collect();
        match octets[..] {
            [10, _, _, _] | [192, 168, _, _] | [169, 254, _, _] => true,
            [172, second, _, _] => (16..32).contains(&second),
            [100, second, _, _] => (64..128).contains(&second),
            _ => host.starts_with("fd") && host.contains(':') || host.starts_with("fe80:"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn parts_have_their_places() {
        let address = Address::new("https://me:pw@mcp.example.com:8443/a/mcp?x=1#y");
        assert_eq!(address.scheme(), "https");
        assert_eq!(address.host(), "mcp.example.com");
        assert_eq!(address.userinfo.map(|r| &address.text[r]), Some("me:pw"));
        assert_eq!(address.port.map(|r| &address.text[r]), Some("8443"));
        assert_eq!(&address.text[address.path], "/a/mcp");
        assert_eq!(address.query.map(|r| &address.text[r]), Some("x=1"));
    }

    #[test]
    fn private_hosts_are_known() {
        for host in [
            "localhost",
            "127.0.0.1",
            "[::1]",
            "10.1.2.3",
            "172.20.0.5",
            "192.168.1.1",
            "db",
            "nas.local",
            "x.svc.cluster.local",
        ] {
            assert!(Address::new(&format!("http://{host}:80/mcp")).is_private(), "{host}");
        }
        for host in ["example.com", "172.32.0.1", "11.0.0.1", "8.8.8.8"] {
            assert!(!Address::new(&format!("http://{host}/mcp")).is_private(), "{host}");
        }
    }
}
