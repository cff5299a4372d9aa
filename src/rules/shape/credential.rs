//! A token beside the address, where the client looks for none.

use serde_json::json;

use crate::model::{Intended, Server, ServerField};
use crate::schemas::Concept;
use crate::secrets::is_secret_name;
use crate::syntax::rewrite;
use crate::text::Edit;

/// Whether a field of a remote server holds a credential, by its name and value.
pub(super) fn is_one(server: &Server<'_>, field: &ServerField<'_>) -> bool {
    server.intended == Intended::Remote
        && is_secret_name(&field.name())
        && field.member.value.as_str().is_some_and(|text| !text.trim().is_empty())
}

/// Whether a field's value is what follows `Bearer` in the header `Authorization`, or the whole of that header.
pub(super) fn is_token(field: &ServerField<'_>) -> bool {
    let name: String = field.name().chars().filter(char::is_ascii_alphanumeric).collect();
    matches!(
        name.to_ascii_lowercase().as_str(),
        "authorization" | "authorizationtoken" | "token" | "authtoken" | "accesstoken" | "bearertoken" | "bearer"
    )
}

/// The edits that send the token of a field in the client's headers, with the key of these; `None` where the entry has headers
/// already.
pub(super) fn into_headers(server: &Server<'_>, field: &ServerField<'_>) -> Option<(&'static str, Vec<Edit>)> {
    let headers = server.shape.and_then(|shape| shape.field_for(Concept::Headers))?;
    let token = field.member.value.as_str().filter(|token| !token.trim().is_empty())?;
    if server.any_field(Concept::Headers).is_some() {
        return None;
    }
    let has_scheme = token.trim().contains(' ');
    let value = if has_scheme { token.into_owned() } else { format!("Bearer {token}") };
    let mut edits = rewrite::rename_key(field.member, headers.name);
    edits.push(rewrite::replace_value(field.member.value, &json!({ "Authorization": value })));
    Some((headers.name, edits))
}
