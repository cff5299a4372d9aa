//! Clients on the terminal: a table of all of them, and everything about one.

use unicode_width::UnicodeWidthStr;

use super::client_page::searched;
use super::{Paint, visible};
use crate::clients::{Client, ClientFile, Failure, GENERIC, Profile, UntypedUrl};

/// A client, and which of its files stand on this machine.
#[derive(Clone, Debug)]
pub struct Known {
    /// The client.
    pub client: &'static Client,
    /// Its files, as short as possible.
    pub found: Vec<String>,
}

/// The columns of the table that keep their width, and those that give way where the terminal is narrow.
const HEADINGS: [&str; 5] = ["client", "servers under", "reads", "transport words", "variables"];
/// How many columns keep their width.
const FIRM: usize = 3;
/// What the others are never narrower than.
const LEAST: usize = 12;
/// Between two columns.
const GAP: &str = "  ";

/// The files that were found, by client, and below a line for each client. `width` is that of the terminal, if one reads it;
/// otherwise nothing is cut.
pub fn client_list(clients: &[Known], width: Option<usize>, paint: Paint) -> String {
    let mut out = found(clients, paint);
    let rows: Vec<Row> = clients.iter().map(|known| row(known.client)).collect();
    let widths = widths(&rows, width);
    let headings = HEADINGS.map(|heading| vec![heading.to_owned()]);
    out.push_str(&paint.frame(line(&headings, &widths).trim_end()));
    out.push('\n');
    for row in &rows {
        let line = line(row, &widths);
        // The word that `--client` takes stands out.
        let (id, rest) = line.split_at(row[0].concat().len());
        out.push_str(&format!("{}{}\n", paint.bold(id), rest.trim_end()));
    }
    out
}

fn found(clients: &[Known], paint: Paint) -> String {
    let here: Vec<&Known> = clients.iter().filter(|known| !known.found.is_empty()).collect();
    if here.is_empty() {
        return String::new();
    }
    let width = here.iter().map(|known| known.client.name.width()).max().unwrap_or(0);
    let mut out = paint.frame("found on this machine\n");
    for known in here {
        for (number, path) in known.found.iter().enumerate() {
            let name = if number == 0 { known.client.name } else { "" };
            let gap = " ".repeat(width - name.width());
            out.push_str(&format!("{}{gap}{GAP}{}\n", paint.bold(name), visible(path)));
        }
    }
    out.push('\n');
    out
}

/// The cells, each of the parts between which it may be cut.
type Row = [Vec<String>; 5];

fn row(client: &'static Client) -> Row {
    let profile = Profile::of(client);
    let more = if profile.keys.len() > 1 { ", …" } else { "" };
    let keys = profile.keys.first().map_or(String::new(), |key| format!("{key}{more}"));
    let words = profile.words.join(", ");
    let words = words.split_inclusive(", ").map(|word| word.trim_end().to_owned()).collect();
    let variables = profile.variables.iter().map(|variable| (*variable).to_owned()).collect();
    [vec![client.id.to_owned()], vec![keys], vec![profile.short_dialect.to_owned()], words, variables]
}

/// As wide as needed; where that is too wide for the terminal, the last two share what is left.
fn widths(rows: &[Row], terminal: Option<usize>) -> [usize; 5] {
    let widest = |column: usize| {
        rows.iter().map(|row| row[column].join(" ").width()).max().unwrap_or(0).max(HEADINGS[column].len())
    };
    let mut widths = [0, 1, 2, 3, 4].map(widest);
    let firm: usize = widths[..FIRM].iter().sum::<usize>() + GAP.len() * (HEADINGS.len() - 1);
    let Some(left) = terminal.map(|terminal| terminal.saturating_sub(firm).max(2 * LEAST)) else { return widths };
    if widths[FIRM] + widths[FIRM + 1] > left {
        widths[FIRM] = widths[FIRM].min((left / 2).max(left.saturating_sub(widths[FIRM + 1])));
        widths[FIRM + 1] = left - widths[FIRM];
    }
    widths
}

fn line(row: &Row, widths: &[usize; 5]) -> String {
    let cells = row.iter().zip(widths).map(|(parts, width)| {
        let text = cut(parts, *width);
        let gap = width.saturating_sub(text.width());
        format!("{text}{}", " ".repeat(gap))
    });
    cells.collect::<Vec<_>>().join(GAP)
}

/// As many parts as fit, at least some of the first, and `…` for the rest.
fn cut(parts: &[String], width: usize) -> String {
    let whole = parts.join(" ");
    if whole.width() <= width {
        return whole;
    }
    let fitting = (0..parts.len()).rev().map(|number| parts[..number].join(" ")).find(|some| some.width() + 2 <= width);
    match fitting.filter(|some| !some.is_empty()) {
        Some(some) => format!("{some} …"),
        None => whole.chars().take(width.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// Everything that the table of a client says, for whoever asked about this one.
pub fn client_facts(known: &Known, paint: Paint) -> String {
    let client = known.client;
    let profile = Profile::of(client);
    let name = if client.id == GENERIC.id { "Any client" } else { client.name };
    let mut out = format!("{} ({})\n", paint.bold(name), client.id);
    let mut row = |title: &str, text: &str| {
        if !text.is_empty() {
            out.push_str(&format!("  {title:<15}{text}\n"));
        }
    };
    row("documentation", client.docs);
    row("checked with", client.version);
    let closed = "documents only: what they do not allow is a warning, never an error";
    row("known from", if client.documented_only { closed } else { "" });
    row("servers under", &profile.keys.join(", "));
    row("reads", &profile.dialect);
    row("transport", &profile.transport());
    row("no word", without_word(client, profile.transport_key));
    row("variables", &profile.variables.join(" "));
    let aspects: [(&str, Aspect); 2] = [
        ("broken entry", |failure, name| failure.entry.about_entry(name)),
        ("broken file", |failure, name| failure.syntax.about_text(name)),
    ];
    for (title, about) in aspects {
        let usual = about(client.failure, client.name);
        row(title, &usual);
        for file in client.files.iter().filter(|file| file.unread.is_none()) {
            let own = about(client.failure_in(file), client.name);
            row("", &if own == usual { String::new() } else { format!("{}: {own}", file.kind) });
        }
    }
    if !known.found.is_empty() {
        out.push_str(&format!("\n{}\n", paint.frame("found on this machine")));
        known.found.iter().for_each(|path| out.push_str(&format!("  {}\n", visible(path))));
    }
    places(client, paint, &mut out);
    out
}

/// What a client does about a mistake, in words.
type Aspect = fn(Failure, &str) -> String;

/// What an address without a transport word comes to, where there are words.
fn without_word(client: &Client, key: Option<&str>) -> &'static str {
    match client.transports.untyped_url {
        _ if key.is_none() => "",
        UntypedUrl::Http => "an address is spoken to over streamable HTTP",
        UntypedUrl::Sse => "an address is spoken to over SSE",
        UntypedUrl::Refused => "an address is refused",
        UntypedUrl::Stdio => "an address is taken for a program",
        UntypedUrl::Unknown => "",
    }
}

fn places(client: &Client, paint: Paint, out: &mut String) {
    let (read, unread): (Vec<&ClientFile>, Vec<&ClientFile>) =
        client.files.iter().partition(|file| file.unread.is_none());
    for (heading, files) in [("reads", read), ("never reads", unread)] {
        if files.iter().all(|file| file.places.is_empty() && file.also.is_empty()) {
            continue;
        }
        out.push_str(&format!("\n{}\n", paint.frame(heading)));
        for file in files {
            let why = file.unread.map_or(String::new(), |right| format!(": {right}"));
            out.push_str(&format!("  {}{why}\n", file.kind));
            for place in file.places {
                out.push_str(&format!("    {}{}\n", place.path, searched(place)));
            }
            file.also.iter().for_each(|path| out.push_str(&format!("    {path}\n")));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::clients::by_id;

    fn known(id: &str, found: &[&str]) -> Known {
        let found = found.iter().map(|path| (*path).to_owned()).collect();
        Known { client: by_id(id).unwrap(), found }
    }

    #[test]
    fn columns_give_way_to_the_terminal_and_nowhere_else() {
        let clients = [known("cursor", &[]), known("copilot-cli", &[])];
        let wide = client_list(&clients, None, Paint::Plain);
        assert!(wide.contains("local, stdio, http, sse, streamable-http") && !wide.contains('…'), "{wide}");
        for width in [72, 80, 100] {
            let narrow = client_list(&clients, Some(width), Paint::Plain);
            assert!(narrow.lines().all(|line| line.width() <= width), "{narrow}");
            assert!(narrow.contains("copilot-cli") && narrow.contains('…'), "{narrow}");
        }
    }

    #[test]
    fn what_was_found_comes_first() {
        let list =
            client_list(&[known("cursor", &["~/.cursor/mcp.json", "a\u{1b}"]), known("zed", &[])], None, Paint::Plain);
        assert!(
            list.starts_with("found on this machine\nCursor  ~/.cursor/mcp.json\n        a\u{241b}\n\nclient "),
            "{list}"
        );
        assert!(!client_list(&[known("zed", &[])], None, Paint::Plain).contains("found"));
    }

    #[test]
    fn one_client_is_told_in_full() {
        let facts = client_facts(&known("kilo-code", &["~/.config/kilo/kilo.json"]), Paint::Plain);
        for part in [
            "Kilo Code (kilo-code)\n",
            "  broken entry   Kilo Code refuses to start\n",
            "                 project file: Kilo Code loads no server from this file, without a message\n",
            "\nfound on this machine\n  ~/.config/kilo/kilo.json\n",
            "    ./kilo.json (where it is started, up to the root of the repository)\n",
        ] {
            assert!(facts.contains(part), "{part}\n{facts}");
        }
        assert!(!facts.contains("never reads"), "{facts}");
        assert!(client_facts(&known("cline", &[]), Paint::Plain).contains("\nnever reads\n  mcp.json: it reads them"));
        assert!(client_facts(&known("kiro", &[]), Paint::Plain).contains("documents only"));
    }
}
