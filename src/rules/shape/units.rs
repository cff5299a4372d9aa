//! Time limits in another unit.

use serde_json::Value;

use crate::schemas::{Field, Types, Unit};
use crate::syntax::Node;

/// What a time limit in one unit is in that of `to`; `Some(None)`: as it stands. `None`: that cannot be said. It is rounded up where
/// the field takes whole numbers only.
pub(super) fn converted(from: Option<Unit>, to: &Field, limit: Node<'_>) -> Option<Option<Value>> {
    let (Some(from), Some(unit)) = (from, to.unit) else { return (from == to.unit).then_some(None) };
    if from == unit {
        return Some(None);
    }
    let number = limit.to_value().as_u64()?;
    Some(Some(match unit {
        Unit::Milliseconds => Value::from(number.checked_mul(1000)?),
        Unit::Seconds if number % 1000 != 0 && to.types.contains(Types::NUMBER) => Value::from(number as f64 / 1000.0),
        Unit::Seconds => Value::from(number.div_ceil(1000)),
    }))
}
