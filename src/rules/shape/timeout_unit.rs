//! A time limit in the unit of another client.

use serde_json::Value;

use super::{cause, level};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, ServerField};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Unit};
use crate::syntax::{Kind, rewrite};

declare_rule! {
    /// A time limit looks like milliseconds where the client counts seconds, or the reverse.
    ///
    /// Half of the clients count one way, half the other. `60` milliseconds end before any server has answered; `60000` seconds are
    /// most of a day.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/mcp", "timeout": 60 }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/mcp", "timeout": 60000 }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/mcp", "timeout": 60000 }
    ///   }
    /// }
    /// ```
    pub TimeoutUnit = "timeout-unit" {
        category: Shape, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: ["the unit of each field stands in the client's schema, with its source there or in the client's table"],
    }
}

impl Rule for TimeoutUnit {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if !cause::is_entry(config, server) {
            return;
        }
        for own in server.fields.iter().filter(|f| f.concept == Some(Concept::Timeout) && f.is_read()) {
            let Some((unit, number)) = other_unit(own) else { continue };
            let (meant, mine, right) = match unit {
                Unit::Seconds => ("milliseconds", "seconds", whole(number / 1000.0)),
                Unit::Milliseconds => ("seconds", "milliseconds", whole(number * 1000.0)),
            };
            let node = own.member.value;
            let refused = server.violations().iter().any(|v| server.at(&v.pointer) == Some(node));
            let mistyped = own.field.map_or(crate::schemas::Mistyped::Refused, |field| field.mistyped);
            let severity = if refused { level::mistyped(config, mistyped) } else { Severity::Warning };
            // Text stays text.
            let value = |n: u64| if node.is_string() { Value::from(n.to_string()) } else { Value::from(n) };
            let fix = right.map(|n| Fix::risky(format!("write {n}"), vec![rewrite::replace_value(node, &value(n))]));
            let help = match right {
                Some(n) => format!("write {n} if {meant} were meant"),
                None => format!("write the limit in {mine}"),
            };
            report.add(
                Finding::at(node, format!("this time limit looks like {meant}"))
                    .level(if server.is_disabled() { Severity::Info } else { severity })
                    .label(format!("{} counts {mine} here", config.client().name))
                    .help(help)
                    .fix(fix),
            );
        }
    }
}

/// The unit of a time limit and its number, where that is plausible in the other unit only.
pub(super) fn other_unit(own: &ServerField<'_>) -> Option<(Unit, f64)> {
    let unit = own.field?.unit?;
    let node = own.member.value;
    let number: f64 = match node.kind() {
        Kind::Number => node.raw().parse().ok()?,
        Kind::String => node.text().trim().parse().ok()?,
        _ => return None,
    };
    // Whole minutes up to a day are what people write who count seconds: 1800, 3600, 7200.
    let minutes = number % 60.0 == 0.0 && number % 1000.0 != 0.0 && number <= 86_400.0;
    let wrong = match unit {
        Unit::Seconds => number >= 1000.0 && !minutes,
        Unit::Milliseconds => number > 0.0 && number < 500.0,
    };
    wrong.then_some((unit, number))
}

/// A number without fraction.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a small whole number")]
fn whole(number: f64) -> Option<u64> {
    (number.fract() == 0.0 && (1.0..1e12).contains(&number)).then_some(number as u64)
}
