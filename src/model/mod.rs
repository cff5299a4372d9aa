//! One client-neutral view of a file: its servers, every field with its node.

mod address;
mod config;
mod directive;
mod docker;
mod headers;
mod inputs;
mod language;
mod launch;
mod locate;
mod outline;
mod package;
mod placeholder;
mod script;
mod server;
mod setup;
mod snippet;
mod variables;

pub use address::Address;
pub use config::Config;
pub use directive::{Directive, IGNORE};
pub use docker::{Container, Setting, Verb};
pub use headers::{Header, header_variable, mcp_remote};
pub use inputs::Inputs;
pub use language::Language;
pub use launch::{Launch, Word};
pub use locate::{Lost, holds_servers, is_remark, looks_like_server, lost_containers};
pub use outline::{Entry, Outline};
pub use package::{Run, Runner};
pub use placeholder::{is_placeholder, placeholder};
pub use script::is_python;
pub use server::{Intended, Server, ServerField, Text, common_word};
pub use setup::{Setup, Target};
pub use snippet::Snippet;
pub use variables::{Reference, is_name, is_plain_dollar, references};
