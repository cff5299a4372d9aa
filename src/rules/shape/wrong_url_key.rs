//! An address under a key that the client does not read.

use serde_json::Value;

use super::{cause, level, naming, words};
use crate::clients::UntypedUrl;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, ServerField, common_word};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Field, Shape, ShapeTransport, Transport};
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// The address of a server stands under a key that this client does not read.
    ///
    /// Clients disagree on the key: `url`, `httpUrl`, `serverUrl`, `endpoint`. One that finds no address under its own key
    /// has nothing to connect to.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "serverUrl": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// The files of one client may differ in this:
    /// ```json (bad path=~/.gemini/antigravity/mcp_config.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=~/.gemini/config/mcp_config.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub WrongUrlKey = "wrong-url-key" {
        category: Shape, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["`httpUrl` and `serverUrl` were given to every client that can be driven (2026-11)"],
    }
}

impl Rule for WrongUrlKey {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if !cause::is_entry(config, server) || config.is_generic() {
            return;
        }
        let Some(remote) = config.file().schema.shape(ShapeTransport::Remote) else { return };
        // Beside a command an address is superfluous, whatever its key.
        if server.any_field(Concept::Command).is_some_and(|f| !cause::is_empty(f.member.value)) {
            return;
        }
        match cause::stray_address(server) {
            // The right key with a blank beside it is `surrounding-blanks`.
            Some(stray) if remote.field(stray.name().trim()).is_some() => {}
            Some(stray) => unread(config, server, stray, remote, report),
            None => misleading(config, server, remote, report),
        }
    }
}

/// The transport that an entry asks for by its word, whoever's word it is, else by its address.
fn wanted(server: &Server<'_>, address: &ServerField<'_>) -> Transport {
    let word = server.any_field(Concept::Transport).and_then(|f| f.member.value.as_str());
    let by_word = word.and_then(|word| common_word(&word)).filter(|t| *t != Transport::Stdio);
    by_word.unwrap_or_else(|| words::of_address(&words::url_text(Some(address.member.value))))
}

/// The key under which an address of `transport` belongs.
fn right_key(remote: &'static Shape, transport: Transport) -> Option<&'static Field> {
    let mut keys = remote.fields.iter().filter(|f| f.concept == Concept::Url && !f.deprecated && f.ignored.is_none());
    keys.find(|f| f.carries == Some(transport)).or_else(|| remote.field_for(Concept::Url))
}

fn unread(
    config: &Config<'_>,
    server: &Server<'_>,
    stray: ServerField<'_>,
    remote: &'static Shape,
    report: &mut Report<'_>,
) {
    let (name, client) = (stray.name(), config.client().name);
    let meant = wanted(server, &stray);
    let Some(key) = right_key(remote, meant) else { return };
    let mut edits = rewrite::rename_key(stray.member, key.name);
    // Where an address needs a word, half a repair would only change the complaint.
    let needs_word = match config.transports().untyped_url {
        UntypedUrl::Refused | UntypedUrl::Stdio => true,
        UntypedUrl::Sse => meant != Transport::Sse,
        UntypedUrl::Http | UntypedUrl::Unknown => false,
    } && key.carries.is_none()
        && server.any_field(Concept::Transport).is_none();
    let mut title = format!("rename `{name}` to `{}`", key.name);
    if let Some((field, word)) = words::recommended(remote, meant).filter(|_| needs_word) {
        edits.extend(rewrite::insert_member(
            server.entry,
            Place::Before(stray.member.key),
            field.name,
            &Value::from(word),
        ));
        title = format!("{title} and add `{}`", rewrite::spelled(config.document, field.name, &Value::from(word)));
    }
    let message = match naming::owners(&name) {
        Some(owners) => format!("`{name}` is a field of {owners}, not of {client}"),
        None => format!("`{name}` is not where {client} looks for the address"),
    };
    report.add(
        Finding::at(stray.member.key, message)
            .level(level::fatal(config))
            .label(level::without_address(config, server))
            .help(format!("write the address under `{}`", key.name))
            .fix(Fix::safe(title, edits)),
    );
}

/// A key that the client reads, but for another transport than the entry asks for.
fn misleading(config: &Config<'_>, server: &Server<'_>, remote: &'static Shape, report: &mut Report<'_>) {
    let Some(url) = server.field(Concept::Url) else { return };
    let Some(carried) = url.field.and_then(|f| f.carries) else { return };
    let meant = wanted(server, &url);
    let Some(key) = right_key(remote, meant).filter(|key| key.carries == Some(meant) && meant != carried) else {
        return;
    };
    let text = words::url_text(Some(url.member.value));
    let said =
        server.any_field(Concept::Transport).is_some() || words::ends_in(&text, "mcp") || meant != Transport::Http;
    if !said || server.fields.iter().any(|f| f.name() == key.name) {
        return;
    }
    let client = config.client().name;
    report.add(
        Finding::at(url.member.key, format!("`{}` means {} here", url.name(), carried.title()))
            .level(Severity::Warning)
            .label(format!("{client} speaks {} to this address", carried.title()))
            .help(format!("write an address for {} under `{}`", meant.title(), key.name))
            .fix(Fix::risky(
                format!("rename `{}` to `{}`", url.name(), key.name),
                rewrite::rename_key(url.member, key.name),
            )),
    );
}
