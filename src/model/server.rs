//! One server entry, in the words of all clients at once.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use super::{Era, Language, Launch, launch};
use crate::clients::{Both, Client, Fields};
use crate::schemas::{Concept, Field, Schema, Shape, ShapeTransport, Transport, Violation, concept_of};
use crate::syntax::{Kind, Member, Node};

/// What an entry was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intended {
    /// A program to start.
    Stdio,
    /// An address.
    Remote,
    /// Neither a command nor an address is there.
    Neither,
}

/// One field of an entry.
#[derive(Clone, Copy, Debug)]
pub struct ServerField<'d> {
    /// Key and value.
    pub member: Member<'d>,
    /// What this client's schema says of it; `None`: the client does not know the key.
    pub field: Option<&'static Field>,
    /// What it is for: by this client's schema, else by any other client's.
    pub concept: Option<Concept>,
    /// The version that first reads it, where the person named an older one.
    pub since: Option<&'static str>,
}

impl<'d> ServerField<'d> {
    /// Its key.
    pub fn name(&self) -> Cow<'d, str> {
        self.member.key.text()
    }

    /// Whether this client reads it.
    pub fn is_read(&self) -> bool {
        self.since.is_none() && self.field.is_some_and(|f| f.ignored.is_none())
    }
}

/// A string of an entry with the field it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Text<'d> {
    /// The string.
    pub node: Node<'d>,
    /// The kind of field: exactly one bit.
    pub field: Fields,
    /// The key, for environment variables and headers.
    pub key: Option<Node<'d>>,
    /// The language in which an earlier word of the command line reads it.
    pub language: Option<Language>,
}

/// Where an entry has its name from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// Its key, or the member of a list's item that is the name.
    Own,
    /// A list gives it none; its place in it, from 0.
    Place(usize),
    /// It stands alone: its first key is there to point at.
    Alone,
}

/// One entry.
#[derive(Debug)]
pub struct Server<'d> {
    /// Its name: a key, or the string in an item of a list; where that has none, something to point at.
    pub key: Node<'d>,
    /// Its value; not always an object.
    pub entry: Node<'d>,
    /// What it was meant to be.
    pub intended: Intended,
    /// The shape of the client's schema that fits that intention, if the client has one.
    pub shape: Option<&'static Shape>,
    /// Its fields in document order, duplicates included.
    pub fields: Vec<ServerField<'d>>,
    naming: Naming,
    launch: OnceCell<Option<Launch<'d>>>,
    texts: OnceCell<Vec<Text<'d>>>,
    violations: OnceCell<Vec<Violation>>,
}

impl<'d> Server<'d> {
    pub(super) fn new(member: Member<'d>, naming: Naming, era: &Era, schema: &'static Schema) -> Self {
        let entry = member.value;
        let fields: Vec<ServerField<'d>> = entry
            .members()
            .map(|member| {
                let name = member.key.text();
                let field = schema.field(&name);
                let concept = field.map(|f| f.concept).or_else(|| concept_of(name.trim()).map(|(concept, _)| concept));
                ServerField { member, field, concept, since: era.reads_since(&name) }
            })
            .collect();
        let intended = intention(&fields, era.client());
        let shape = choose(schema, intended, &fields);
        // The chosen shape's own word on a field counts more than that of the other shapes.
        let fields = fields
            .into_iter()
            .map(|f| ServerField { field: shape.and_then(|s| s.field(&f.name())).or(f.field), ..f })
            .collect();
        let (launch, texts, violations) = Default::default();
        Self { key: member.key, entry, intended, shape, fields, naming, launch, texts, violations }
    }

    /// Its name, decoded; of an entry without a name, words that stand for it.
    pub fn name(&self) -> Cow<'d, str> {
        match self.naming {
            Naming::Own => self.key.text(),
            Naming::Place(place) => Cow::Owned(format!("#{}", place + 1)),
            Naming::Alone => Cow::Borrowed("this entry"),
        }
    }

    /// Whether it has a name.
    pub fn is_named(&self) -> bool {
        self.naming == Naming::Own
    }

    /// The last field that this client reads for a concept.
    pub fn field(&self, concept: Concept) -> Option<ServerField<'d>> {
        self.fields.iter().rev().find(|f| f.concept == Some(concept) && f.is_read()).copied()
    }

    /// The last field for a concept, whether this client reads it or another one.
    pub fn any_field(&self, concept: Concept) -> Option<ServerField<'d>> {
        self.field(concept).or_else(|| self.fields.iter().rev().find(|f| f.concept == Some(concept)).copied())
    }

    /// The value that this client reads for a concept.
    pub fn value(&self, concept: Concept) -> Option<Node<'d>> {
        self.field(concept).map(|f| f.member.value)
    }

    /// Whether the entry is switched off (by any client's word, so that no rule insists on a server nobody starts).
    pub fn is_disabled(&self) -> bool {
        self.fields.iter().any(|f| match f.concept {
            Some(Concept::Disabled) => f.member.value.as_bool() == Some(true),
            Some(Concept::Enabled) => f.member.value.as_bool() == Some(false),
            _ => false,
        })
    }

    /// The command line that the client will start.
    pub fn launch(&self) -> Option<&Launch<'d>> {
        self.launch.get_or_init(|| launch::of(self)).as_ref()
    }

    /// The members of the environment.
    pub fn env(&self) -> impl Iterator<Item = Member<'d>> {
        self.value(Concept::Env).into_iter().flat_map(|n| n.members())
    }

    /// The transport that the entry names by word, with the field that does.
    pub fn word(&self) -> Option<(ServerField<'d>, Option<Transport>)> {
        let field = self.field(Concept::Transport)?;
        let text = field.member.value.as_str();
        let meaning =
            |text: &str| field.field?.words.iter().find(|(word, _)| *word == text).map(|(_, transport)| *transport);
        Some((field, text.and_then(|text| meaning(&text))))
    }

    /// Where the entry departs from the shape it was meant to have.
    pub fn violations(&self) -> &[Violation] {
        self.violations.get_or_init(|| match self.shape {
            Some(shape) if self.entry.is_object() => (shape.validate)(&self.entry.to_value()),
            _ => Vec::new(),
        })
    }

    /// The node at a pointer of a [`Violation`].
    pub fn at(&self, pointer: &str) -> Option<Node<'d>> {
        self.entry.at_pointer(pointer)
    }

    /// Every string in a field whose text the client may treat specially.
    pub fn texts(&self) -> &[Text<'d>] {
        self.texts.get_or_init(|| self.collect_texts())
    }

    fn collect_texts(&self) -> Vec<Text<'d>> {
        let mut texts = Vec::new();
        for field in self.fields.iter().filter(|f| f.is_read()) {
            let value = field.member.value;
            let text = |node, field| Text { node, field, key: None, language: None };
            let plain = |field| text(value, field);
            match field.concept {
                Some(Concept::Command) if value.is_array() => {
                    let field = |i| if i == 0 { Fields::COMMAND } else { Fields::ARGS };
                    texts.extend(value.items().enumerate().map(|(i, node)| text(node, field(i))));
                }
                Some(Concept::Command) => texts.push(plain(Fields::COMMAND)),
                Some(Concept::Cwd) => texts.push(plain(Fields::CWD)),
                Some(Concept::Url) => texts.push(plain(Fields::URL)),
                Some(Concept::Args) => {
                    texts.extend(value.items().map(|node| text(node, Fields::ARGS)));
                }
                Some(concept @ (Concept::Env | Concept::Headers)) => {
                    let kind = if concept == Concept::Env { Fields::ENV } else { Fields::HEADERS };
                    let of = |m: Member<'d>| Text { key: Some(m.key), ..text(m.value, kind) };
                    texts.extend(value.members().map(of));
                }
                Some(Concept::RequestOptions) => {
                    let members = value.get("headers").into_iter().flat_map(|headers| headers.members());
                    texts.extend(members.map(|m| Text { key: Some(m.key), ..text(m.value, Fields::HEADERS) }));
                }
                _ => {}
            }
        }
        texts.retain(|text| text.node.is_string());
        let words = self.launch().map_or(&[][..], |launch| &launch.words);
        let read: HashMap<u32, Language> =
            words.iter().filter_map(|word| Some((word.node.span().start, word.language?))).collect();
        if !read.is_empty() {
            texts.iter_mut().for_each(|text| text.language = read.get(&text.node.span().start).copied());
        }
        texts
    }
}

/// What an entry was meant to be: by command and address first, by its transport word then.
fn intention(fields: &[ServerField<'_>], client: &Client) -> Intended {
    let holds = |concept| fields.iter().any(|f| f.concept == Some(concept) && !is_blank(f.member.value));
    let (command, url) = (holds(Concept::Command), holds(Concept::Url));
    let word = fields.iter().rev().find(|f| f.concept == Some(Concept::Transport)).and_then(|f| word_of(f));
    // Where a word that contradicts the fields is refused, it is the word that picks the fields.
    let decides = client.transports.both == Both::Word || client.transports.contradiction.is_refused();
    match (command, url) {
        (true, true) if decides && word.is_some_and(|w| w != Transport::Stdio) => Intended::Remote,
        (true, true) if decides && word.is_some() => Intended::Stdio,
        (true, true) if client.transports.both == Both::Url => Intended::Remote,
        (true, _) => Intended::Stdio,
        (false, true) => Intended::Remote,
        (false, false) => {
            // Empty or null, but there: the author meant this one.
            let named = |concept| fields.iter().any(|f| f.concept == Some(concept));
            match word {
                Some(Transport::Stdio) => Intended::Stdio,
                Some(_) => Intended::Remote,
                None if named(Concept::Command) => Intended::Stdio,
                None if named(Concept::Url) => Intended::Remote,
                None => Intended::Neither,
            }
        }
    }
}

/// What a transport word means to any client, case and separators aside.
fn word_of(field: &ServerField<'_>) -> Option<Transport> {
    let value = field.member.value;
    let word = value.as_str()?;
    let own = field.field.and_then(|f| f.words.iter().find(|(w, _)| *w == word)).map(|(_, t)| *t);
    own.or_else(|| common_word(&word))
}

/// What a transport word of any client means, case and separators aside.
pub fn common_word(word: &str) -> Option<Transport> {
    let folded: String = word.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase();
    match folded.as_str() {
        "stdio" | "local" | "command" | "process" => Some(Transport::Stdio),
        "http" | "https" | "streamablehttp" | "streamable" | "httpstream" | "streamhttp" | "remote"
        | "httpstreamable" => Some(Transport::Http),
        "sse" => Some(Transport::Sse),
        "ws" | "websocket" => Some(Transport::Ws),
        _ => None,
    }
}

fn is_blank(node: Node<'_>) -> bool {
    match node.as_str() {
        Some(text) => text.trim().is_empty(),
        None => matches!(node.kind(), Kind::Null | Kind::Missing),
    }
}

fn choose(schema: &'static Schema, intended: Intended, fields: &[ServerField<'_>]) -> Option<&'static Shape> {
    let shape = match intended {
        Intended::Stdio => schema.shape(ShapeTransport::Stdio),
        Intended::Remote => schema.shape(ShapeTransport::Remote),
        Intended::Neither => None,
    };
    shape.or_else(|| {
        schema.shapes.iter().filter(|s| s.transport == ShapeTransport::Other).find(|s| is_of(schema, s, fields))
    })
}

/// Whether an entry is of a third kind: it has all required fields of that kind, or where none is required a field that servers
/// do not have, or none but those of that kind.
fn is_of(schema: &Schema, kind: &Shape, fields: &[ServerField<'_>]) -> bool {
    let has = |name: &str| fields.iter().any(|own| own.name() == name);
    let mut required = kind.fields.iter().filter(|f| f.required).peekable();
    if required.peek().is_some() {
        return required.all(|f| has(f.name));
    }
    let servers = || schema.shapes.iter().filter(|s| s.transport != ShapeTransport::Other);
    let distinct = kind.fields.iter().any(|f| has(f.name) && servers().all(|s| s.field(f.name).is_none()));
    distinct || !fields.is_empty() && fields.iter().all(|own| kind.field(&own.name()).is_some())
}
