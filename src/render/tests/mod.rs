//! One set of sample findings, shown by every format and compared with `fixtures/render/`.
//!
//! `SNAPSHOTS=overwrite` accepts what came out.

#![allow(clippy::unwrap_used)]

mod samples;

use std::path::Path;

use snapbox::{Data, assert_data_eq, data::DataFormat};

use super::{Github, Gitlab, Human, Json, Junit, Paint, Root, Sarif, Short};
use samples::{HIDDEN, rendered};

fn check(name: &str, actual: String) {
    for hidden in HIDDEN {
        assert!(!actual.contains(hidden), "{name} shows {hidden:?}");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/render").join(name);
    assert_data_eq!(Data::text(actual).raw(), Data::read_from(&path, Some(DataFormat::Text)).raw());
}

#[test]
fn human() {
    check("human.txt", rendered(Human::new(Paint::Plain, Some(80), false)));
}

#[test]
fn human_in_colour() {
    let actual = rendered(Human::new(Paint::Colour, None, false));
    check("human-colour.txt", actual.replace('\x1b', "␛"));
}

#[test]
fn short() {
    check("short.txt", rendered(Short::new(Paint::Plain)));
}

#[test]
fn json() {
    let actual = rendered(Json::default());
    let value: serde_json::Value = serde_json::from_str(&actual).unwrap();
    assert_eq!(value["summary"]["errors"], 5);
    check("machine.json", actual);
}

fn root() -> Root {
    Root::new("/home/user/project", None, false)
}

#[test]
fn sarif() {
    check("log.sarif", rendered(Sarif::new(root())));
}

#[test]
fn github() {
    check("github.txt", rendered(Github::new(root())));
}

#[test]
fn gitlab() {
    check("gitlab.json", rendered(Gitlab::new(root())));
}

#[test]
fn junit() {
    check("junit.xml", rendered(Junit::new(root())));
}
