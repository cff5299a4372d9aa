//! `mcp-lint clients`: what is known of the clients, and which of their files stand on this machine.

use std::io::{self, Write};

use serde::Serialize;

use super::args::{self, Colour, Show, ShowFormat};
use super::output::{Output, paint};
use super::survey::short;
use crate::clients::{self, Blast, Client, Loss, Profile};
use crate::discover::{Outcome, everything};
use crate::host::{Host, ThisHost};
use crate::render::{Known, client_facts, client_list};

#[derive(Serialize)]
struct ClientView {
    id: &'static str,
    name: &'static str,
    version: Option<&'static str>,
    documented_only: bool,
    docs: &'static str,
    /// Where it looks for files.
    files: Vec<&'static str>,
    /// Those that stand on this machine.
    found: Vec<String>,
    servers: Vec<String>,
    reads: String,
    transport: Option<TransportView>,
    variables: Vec<&'static str>,
    bad_entry: LossView,
    bad_syntax: LossView,
}

#[derive(Serialize)]
struct TransportView {
    key: &'static str,
    words: Vec<&'static str>,
}

/// How much is lost: `nothing`, `server`, `file`, `client`, or `null` where that is not known.
#[derive(Serialize)]
struct LossView {
    loses: Option<&'static str>,
    silent: bool,
}

/// Tells about all clients, or about this one.
///
/// # Errors
/// Where there is no such client.
pub(super) fn tell(
    only: Option<&str>,
    show: &Show,
    color: Colour,
) -> Result<impl FnOnce(&mut Output) -> io::Result<()>, String> {
    let only = only.map(args::client).transpose()?;
    let json = show.format == ShowFormat::Json;
    Ok(move |out: &mut Output| {
        let all = || clients::ALL.iter().copied().chain([clients::GENERIC]);
        let chosen = match only {
            Some(client) => vec![known(client)],
            None if json => all().map(known).collect(),
            None => at_a_glance(),
        };
        if json {
            let views: Vec<ClientView> = chosen.into_iter().map(view).collect();
            serde_json::to_writer_pretty(&mut *out, &serde_json::json!({ "clients": views }))?;
            return writeln!(out);
        }
        let paint = paint(color, out.terminal);
        match &chosen[..] {
            [known] if only.is_some() => write!(out, "{}", client_facts(known, paint)),
            all => {
                let width = out.width();
                write!(out, "{}", client_list(all, width, paint))?;
                writeln!(out, "\n`mcp-lint clients NAME` tells everything about one.")
            }
        }
    })
}

/// Every client; a file that several read stands with the commonest of them.
fn at_a_glance() -> Vec<Known> {
    let mut known: Vec<Known> = clients::ALL.iter().map(|client| Known { client, found: Vec::new() }).collect();
    for (client, path) in found(None) {
        let seen = known.iter().any(|known| known.found.contains(&path));
        let its = known.iter_mut().find(|known| std::ptr::eq(known.client, client) && !seen);
        its.into_iter().for_each(|known| known.found.push(path.clone()));
    }
    known
}

/// The files that the clients (or only this one) would read here, as short as possible.
fn found(only: Option<&'static Client>) -> Vec<(&'static Client, String)> {
    let folder = std::env::current_dir().unwrap_or_default();
    let home = ThisHost.home();
    let sought = everything(&folder, only, &ThisHost).sought.into_iter();
    let here = sought.filter(|sought| sought.outcome == Outcome::Found);
    here.map(|sought| (sought.client, short(&sought.path, &folder, home.as_deref()))).collect()
}

fn known(client: &'static Client) -> Known {
    Known { client, found: found(Some(client)).into_iter().map(|(_, path)| path).collect() }
}

fn view(known: Known) -> ClientView {
    let Known { client, found } = known;
    let profile = Profile::of(client);
    let mut files: Vec<&str> = Vec::new();
    for file in client.files.iter().filter(|file| file.unread.is_none()) {
        for path in file.places.iter().map(|place| place.path).chain(file.also.iter().copied()) {
            if !files.contains(&path) {
                files.push(path);
            }
        }
    }
    ClientView {
        id: client.id,
        name: client.name,
        version: Some(client.version).filter(|version| !version.is_empty()),
        documented_only: client.documented_only,
        docs: client.docs,
        files,
        found,
        servers: profile.keys,
        reads: profile.dialect,
        transport: profile.transport_key.map(|key| TransportView { key, words: profile.words }),
        variables: profile.variables,
        bad_entry: loss(client.failure.entry),
        bad_syntax: loss(client.failure.syntax),
    }
}

fn loss(loss: Loss) -> LossView {
    let loses = match loss.blast {
        Blast::Nothing => Some("nothing"),
        Blast::Entry => Some("server"),
        Blast::File => Some("file"),
        Blast::Client => Some("client"),
        Blast::Unknown => None,
    };
    LossView { loses, silent: loss.silent }
}
