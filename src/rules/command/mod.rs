//! What will be started.

mod bare_windows_shim;
mod blank_in_argument;
mod broken_cmd_wrapper;
mod cmd_wrapper;
mod docker_detached;
mod docker_env_not_forwarded;
mod docker_loopback;
mod docker_not_interactive;
mod docker_tty;
mod foreign_platform_command;
mod joined_arguments;
mod level;
mod missing_package;
mod missing_yes;
mod relative_path;
mod runner_mismatch;
mod shell_syntax;
mod surrounding_blanks;
mod unexpanded_tilde;

pub use bare_windows_shim::BareWindowsShim;
pub use blank_in_argument::BlankInArgument;
pub use broken_cmd_wrapper::BrokenCmdWrapper;
pub use docker_detached::DockerDetached;
pub use docker_env_not_forwarded::DockerEnvNotForwarded;
pub use docker_loopback::DockerLoopback;
pub use docker_not_interactive::DockerNotInteractive;
pub use docker_tty::DockerTty;
pub use foreign_platform_command::ForeignPlatformCommand;
pub use joined_arguments::JoinedArguments;
pub use missing_package::MissingPackage;
pub use missing_yes::MissingYes;
pub use relative_path::RelativePath;
pub use runner_mismatch::RunnerMismatch;
pub use shell_syntax::ShellSyntax;
pub use surrounding_blanks::SurroundingBlanks;
pub use unexpanded_tilde::UnexpandedTilde;
