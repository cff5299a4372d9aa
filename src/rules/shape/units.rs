//! Time limits in another unit.

use serde_json::Value;

use crate::schemas::Unit;
use crate::syntax::Node;

/// What a time limit in one unit is in another; `Some(None)`: as it stands. `None`: that cannot be said, or not exactly enough.
pub(super) fn converted(from: Option<Unit>, to: Option<Unit>, limit: Node<'_>) -> Option<Option<Value>> {
    let (Some(from), Some(to)) = (from, to) else { return (from == to).then_some(None) };
    if from == to {
        return Some(None);
    }
    let number = limit.to_value().as_u64()?;
    let number = match to {
        Unit::Milliseconds => number.checked_mul(1000)?,
        Unit::Seconds => number.div_ceil(1000),
    };
    Some(Some(Value::from(number)))
}
