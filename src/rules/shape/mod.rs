//! The client's own grammar: where servers stand, and what an entry may hold.

mod cause;
mod level;
mod naming;
mod relocate;
mod retype;
mod words;

mod deprecated_field;
mod ignored_field;
mod invalid_value;
mod misplaced_env;
mod missing_field;
mod missing_transport;
mod mixed_transport;
mod no_transport;
mod remote_unsupported;
mod reserved_server_name;
mod transport_mismatch;
mod units;
mod unknown_field;
mod unknown_transport;
mod unread_file;
mod wrong_root_key;
mod wrong_type;
mod wrong_url_key;

pub use deprecated_field::DeprecatedField;
pub use ignored_field::IgnoredField;
pub use invalid_value::InvalidValue;
pub use misplaced_env::MisplacedEnv;
pub use missing_field::MissingField;
pub use missing_transport::MissingTransport;
pub use mixed_transport::MixedTransport;
pub use no_transport::NoTransport;
pub use remote_unsupported::RemoteUnsupported;
pub use reserved_server_name::ReservedServerName;
pub use transport_mismatch::TransportMismatch;
pub use unknown_field::UnknownField;
pub use unknown_transport::UnknownTransport;
pub use unread_file::UnreadFile;
pub use wrong_root_key::WrongRootKey;
pub use wrong_type::WrongType;
pub use wrong_url_key::WrongUrlKey;
