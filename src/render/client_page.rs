//! The page about clients: one table, made of the clients' own tables.

use crate::clients::{self, Client, Place, Profile, Search};

/// `docs/clients.md`.
pub fn client_page() -> String {
    let mut page = String::from(
        "# Clients\n\nWhat mcp-lint knows of each client. This page is made from the tables in `src/clients`; every fact has its source there.\n\n\
         | client | servers under | reads | transport | variables | one bad entry costs |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for client in clients::ALL {
        let profile = Profile::of(client);
        let code = |words: &[String]| words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" ");
        let variables: Vec<String> = profile.variables.iter().map(|v| (*v).to_owned()).collect();
        page.push_str(&format!(
            "| [{}]({}) `{}` | {} | {} | {} | {} | {} |\n",
            client.name,
            client.docs,
            client.id,
            code(&profile.keys),
            profile.dialect,
            if profile.words.is_empty() { String::new() } else { format!("`{}`", profile.transport()) },
            code(&variables),
            profile.bad_entry,
        ));
    }
    page.push_str("\n## Files\n");
    for client in clients::ALL {
        page.push_str(&format!("\n### {}\n", client.name));
        page.push_str(&files(client));
    }
    page
}

fn files(client: &Client) -> String {
    let mut list = String::new();
    for file in client.files {
        let places = file.places.iter().map(|place| format!("`{}`{}", place.path, searched(place)));
        let paths: Vec<String> = places.chain(file.also.iter().map(|path| format!("`{path}`"))).collect();
        if paths.is_empty() {
            continue;
        }
        let paths = paths.join(", ");
        let unread = if file.unread.is_some() { " (never read)" } else { "" };
        list.push_str(&format!("- {}{unread}: {paths}\n", file.kind));
    }
    if list.is_empty() { "Any file, named with `--client`.\n".to_owned() } else { list }
}

/// From which folders of a project the client takes it, where that is known.
pub(super) fn searched(place: &Place) -> &'static str {
    match place.search {
        Search::Opened => "",
        Search::Started => " (where it is started)",
        Search::Root => " (at the root of the repository)",
        Search::ToRoot => " (where it is started, up to the root of the repository)",
        Search::Nearest => " (the nearest on the way up)",
        Search::Everywhere => " (and in every folder above)",
    }
}
