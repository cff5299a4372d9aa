//! Values that a client asks the person for where `${input:id}` stands: the list `inputs` beside the servers.

use std::borrow::Cow;

use super::Config;
use crate::syntax::{Member, Node};

/// The place for inputs in a file, and those that it declares.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'d> {
    /// The object that holds the servers and may hold the list.
    pub holder: Node<'d>,
    /// The key of the servers in it.
    pub servers: Node<'d>,
    /// The list with its key, where there is one; not always a list.
    pub member: Option<Member<'d>>,
}

impl<'d> Inputs<'d> {
    /// The id of each input that is declared, with the node that gives it.
    pub fn declared(&self) -> impl Iterator<Item = (Cow<'d, str>, Node<'d>)> {
        let inputs = self.member.into_iter().flat_map(|member| member.value.items());
        inputs.filter_map(|input| input.get("id")).filter_map(|id| Some((id.as_str()?, id)))
    }
}

impl<'d> Config<'d> {
    /// The inputs of this file; `None` where the client has none, or where no servers stand in their place.
    pub fn inputs(&self) -> Option<Inputs<'d>> {
        const KEY: &str = "inputs";
        let root = self.document.root().filter(|_| self.snippet.is_none())?;
        self.file().schema.root_keys.contains(&KEY).then_some(())?;
        self.file().servers.iter().find_map(|pointer| {
            let (above, servers) = pointer.rsplit_once('/')?;
            let holder = root.at_pointer(above)?;
            let servers = holder.member(servers).filter(|member| member.value.is_object())?;
            Some(Inputs { holder, servers: servers.key, member: holder.member(KEY) })
        })
    }
}
