//! Random values, written as somebody might.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::super::print;
use super::super::style::Quote;

/// How a random document is written.
#[derive(Clone, Debug)]
pub(super) struct Writing {
    pub(super) newline: &'static str,
    pub(super) unit: &'static str,
    pub(super) blank: &'static str,
    pub(super) single_quotes: bool,
    pub(super) trailing_commas: bool,
    pub(super) comments: bool,
    /// Drawn from, over and over, for whatever may be one way here and another way there.
    pub(super) dice: Vec<u8>,
}

pub(super) fn writing() -> impl Strategy<Value = Writing> {
    let newline = prop_oneof![Just("\n"), Just("\r\n"), Just("")];
    let unit = prop_oneof![Just("  "), Just("    "), Just("\t"), Just("")];
    let blank = prop_oneof![Just(" "), Just("")];
    let dice = prop::collection::vec(any::<u8>(), 1..64);
    (newline, unit, blank, any::<bool>(), any::<bool>(), any::<bool>(), dice).prop_map(
        |(newline, unit, blank, single_quotes, trailing_commas, comments, dice)| Writing {
            newline,
            unit,
            blank,
            single_quotes,
            trailing_commas,
            comments,
            dice,
        },
    )
}

/// Nested objects and arrays; every key is made unique afterwards so that members can move freely.
pub(super) fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<i16>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        "[a-z\"'\\\\é\n/*,{]{0,6}".prop_map(Value::from),
    ];
    let tree = leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(inner, 0..4).prop_map(object),
        ]
    });
    prop::collection::vec(tree, 0..5).prop_map(|values| unique(&object(values), &mut 0))
}

fn object(values: Vec<Value>) -> Value {
    Value::Object(values.into_iter().enumerate().map(|(i, value)| (i.to_string(), value)).collect())
}

fn unique(value: &Value, next: &mut usize) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| unique(item, next)).collect(),
        Value::Object(members) => {
            let mut out = Map::new();
            for value in members.values() {
                *next += 1;
                out.insert(format!("k{next}"), unique(value, next));
            }
            Value::Object(out)
        }
        other => other.clone(),
    }
}

/// Writes a value as somebody might.
pub(super) struct Writer<'w> {
    writing: &'w Writing,
    out: String,
    rolled: usize,
    comments: usize,
}

impl Writer<'_> {
    pub(super) fn write(writing: &Writing, value: &Value) -> String {
        let mut writer = Writer { writing, out: String::new(), rolled: 0, comments: 0 };
        writer.value(value, 0);
        writer.out + writing.newline
    }

    fn roll(&mut self, one_in: u8) -> bool {
        self.rolled += 1;
        self.writing.dice[self.rolled % self.writing.dice.len()].wrapping_add(self.rolled as u8).is_multiple_of(one_in)
    }

    /// A block comment, now and then.
    fn block(&mut self) {
        if self.writing.comments && self.roll(7) {
            self.comments += 1;
            self.out += &format!("/* {{, {} */", self.comments);
        }
    }

    /// A line break with indentation, perhaps after a comment, perhaps before comments on their own lines.
    fn line(&mut self, depth: usize) {
        if self.writing.comments && self.roll(5) {
            self.comments += 1;
            self.out += &format!(" // , }} {}", self.comments);
        }
        while self.writing.comments && self.roll(6) {
            self.comments += 1;
            let comment = format!("{}{}// {} ,", self.writing.newline, self.writing.unit.repeat(depth), self.comments);
            self.out += &comment;
        }
        self.out += &format!("{}{}", self.writing.newline, self.writing.unit.repeat(depth));
    }

    fn string(&mut self, text: &str) {
        let quote = if self.writing.single_quotes && self.roll(2) { Quote::Single } else { Quote::Double };
        self.out += &print::string(text, quote);
    }

    fn value(&mut self, value: &Value, depth: usize) {
        match value {
            Value::String(text) => self.string(text),
            Value::Array(items) => self.list('[', ']', depth, items, |w, item| w.value(item, depth + 1)),
            Value::Object(members) => self.list('{', '}', depth, members, |w, (key, value)| {
                w.string(key);
                w.out.push(':');
                w.out += w.writing.blank;
                w.block();
                w.value(value, depth + 1);
            }),
            other => self.out += &other.to_string(),
        }
    }

    fn list<T>(
        &mut self,
        open: char,
        close: char,
        depth: usize,
        elements: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        let lines = !self.writing.newline.is_empty() && !self.roll(3);
        let mut first = true;
        self.out.push(open);
        for element in elements {
            if !first {
                self.block();
                self.out.push(',');
            }
            // Some put several on one line.
            if lines && !self.roll(9) {
                self.line(depth + 1)
            } else {
                self.out += self.writing.blank
            }
            first = false;
            self.block();
            write(self, element);
        }
        if !first && self.writing.trailing_commas && self.roll(2) {
            self.out.push(',');
        }
        self.block();
        if lines {
            self.line(depth)
        } else {
            self.out += self.writing.blank
        }
        self.out.push(close);
    }
}
