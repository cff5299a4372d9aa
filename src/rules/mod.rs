//! The rules: one file each, holding its documentation, its metadata and its check.
//!
//! A rule asks the model and the client's tables; it never names a client.

mod declare;
mod examples;
mod listing;
mod report;
mod together;

pub mod command;
pub mod env;
pub mod project;
pub mod remote;
pub mod security;
pub mod shape;
pub mod syntax;

pub use declare::{Declaration, FixPromise, Rule};
pub use examples::{Example, Piece, Shows};
pub use report::Report;
pub use together::{Remark, Together};

/// Every rule, in the order of the catalogue.
pub static ALL: &[&dyn Rule] = &[
    &syntax::SyntaxError,
    &syntax::TrailingComma,
    &syntax::Comment,
    &syntax::ByteOrderMark,
    &syntax::BadEncoding,
    &syntax::InvalidEscape,
    &syntax::CorruptedPath,
    &syntax::DuplicateKey,
    &shape::WrongRootKey,
    &shape::UnreadFile,
    &shape::WrongType,
    &shape::MissingField,
    &shape::InvalidValue,
    &shape::UnknownField,
    &shape::IgnoredField,
    &shape::DeprecatedField,
    &shape::NoTransport,
    &shape::MixedTransport,
    &shape::UnknownTransport,
    &shape::MissingTransport,
    &shape::WrongUrlKey,
    &shape::RemoteUnsupported,
    &shape::TransportMismatch,
    &shape::DeprecatedTransport,
    &shape::InvalidServerName,
    &shape::ReservedServerName,
    &shape::CollidingServerNames,
    &shape::LongServerName,
    &shape::TimeoutUnit,
    &shape::MisplacedEnv,
    &command::BareWindowsShim,
    &command::BrokenCmdWrapper,
    &command::ForeignPlatformCommand,
    &command::MissingYes,
    &command::RelativePath,
    &command::UnexpandedTilde,
    &command::ShellSyntax,
    &command::JoinedArguments,
    &command::BlankInArgument,
    &command::MissingPackage,
    &command::RunnerMismatch,
    &command::InvalidPackageName,
    &command::UvShape,
    &command::UnrunnableEntry,
    &command::NoisyStdout,
    &command::DockerNotInteractive,
    &command::DockerTty,
    &command::DockerDetached,
    &command::DockerEnvNotForwarded,
    &command::DockerLoopback,
    &command::SurroundingBlanks,
    &command::CommandNotFound,
    &command::GuiPath,
    &command::PersonalPath,
    &command::UnpinnedPackage,
    &env::MissingEnv,
    &env::UndefinedVariable,
    &env::ForeignVariableSyntax,
    &env::MalformedVariable,
    &env::WithheldVariable,
    &env::UndefinedInput,
    &env::UnusedInput,
    &env::PlaceholderValue,
    &env::EmptySecret,
    &env::InvalidEnvName,
    &env::RefusedEnv,
    &remote::MissingMcpPath,
    &remote::InvalidUrl,
    &remote::InsecureUrl,
    &remote::CredentialsInUrl,
    &remote::MalformedBearer,
    &remote::InvalidHeader,
    &security::HardcodedSecret,
    &security::HiddenCharacter,
    &security::AutoApproveAll,
    &security::BroadAccess,
    &security::RemoteCode,
    &security::LookalikePackage,
    &project::ShadowedServer,
    &project::DivergingServer,
    &project::AmbiguousMcpJson,
    &project::InvalidSuppression,
    &project::UnusedSuppression,
];

/// Whether there is a page about each rule.
pub fn have_pages() -> bool {
    !env!("CARGO_PKG_REPOSITORY").is_empty()
}

/// Where the page about a rule can be read; `None` while no repository is named in `Cargo.toml`.
pub fn page(id: &str) -> Option<String> {
    page_in(env!("CARGO_PKG_REPOSITORY"), id)
}

fn page_in(repository: &str, id: &str) -> Option<String> {
    let repository = repository.trim_end_matches('/');
    (!repository.is_empty()).then(|| format!("{repository}/blob/HEAD/docs/rules/{id}.md"))
}

/// The rule with this id.
pub fn by_id(id: &str) -> Option<&'static dyn Rule> {
    ALL.iter().copied().find(|rule| rule.declaration().id == id)
}

#[cfg(test)]
mod tests {
    use super::page_in;

    #[test]
    fn pages_stand_in_the_repository() {
        let page = page_in("https://example.com/mcp-lint/", "missing-yes");
        assert_eq!(page.as_deref(), Some("https://example.com/mcp-lint/blob/HEAD/docs/rules/missing-yes.md"));
        assert_eq!(page_in("", "missing-yes"), None);
    }
}
