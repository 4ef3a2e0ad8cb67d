//! One JSON node while it is read: its attributes are taken one by one, and what is left over is a fault.

use serde_json::{Map, Value};

use crate::document::error::Place;
use crate::document::{
    BlockAttrs, BlockId, Direction, DocumentError, DocumentProblem as Problem, Href, Lang, MAX_DEPTH, MediaRef, NoteId,
};

type Result<T> = std::result::Result<T, DocumentError>;

/// A node that has a type; nothing else of it is read yet.
pub(super) struct Node<'a> {
    pub(super) kind: &'a str,
    map: &'a Map<String, Value>,
    pub(super) attrs: Attrs<'a>,
    pub(super) place: &'a Place<'a>,
}

impl<'a> Node<'a> {
    pub(super) fn open(value: &'a Value, place: &'a Place<'a>) -> Result<Self> {
        if place.depth() > MAX_DEPTH {
            return Err(place.error(Problem::TooDeep));
        }
        let map = value.as_object().ok_or_else(|| place.error(Problem::Expected("a node")))?;
        if let Some(key) =
            map.keys().find(|key| !matches!(key.as_str(), "type" | "attrs" | "content" | "marks" | "text"))
        {
            return Err(place.error(Problem::UnknownKey(key.clone())));
        }
        let kind = map.get("type").and_then(Value::as_str).ok_or_else(|| place.key("type").error(Problem::Missing))?;
        let attrs = Attrs::open(map.get("attrs"), place)?;
        Ok(Self { kind, map, attrs, place })
    }

    pub(super) fn text(&self) -> Result<&'a str> {
        let place = self.place.key("text");
        self.map.get("text").and_then(Value::as_str).ok_or_else(|| place.error(Problem::Expected("a string")))
    }

    pub(super) fn marks(&self) -> Result<&'a [Value]> {
        array(self.map.get("marks"), &self.place.key("marks"))
    }

    /// Reads each child by a function and ends the node: attributes that nobody took are a fault.
    pub(super) fn children<T>(self, read: impl Fn(Node<'_>) -> Result<T>) -> Result<Vec<T>> {
        self.finish(&["type", "attrs", "content"])?;
        let content = array(self.map.get("content"), &self.place.key("content"))?;
        content
            .iter()
            .enumerate()
            .map(|(index, value)| {
                let place = self.place.child(index);
                read(Node::open(value, &place)?)
            })
            .collect()
    }

    /// The same where at least one child must be there.
    pub(super) fn some_children<T>(self, read: impl Fn(Node<'_>) -> Result<T>) -> Result<Vec<T>> {
        let place = *self.place;
        let children = self.children(read)?;
        if children.is_empty() { Err(place.error(Problem::Empty)) } else { Ok(children) }
    }

    /// Ends a node that has no children.
    pub(super) fn leaf(self) -> Result<()> {
        let content = array(self.map.get("content"), &self.place.key("content"))?;
        if content.is_empty() {
            self.finish(&["type", "attrs", "content", "marks"])
        } else {
            Err(self.place.key("content").error(Problem::Misplaced(self.kind.to_owned())))
        }
    }

    /// Ends a text node.
    pub(super) fn end_text(self) -> Result<()> {
        self.finish(&["type", "text", "marks"])
    }

    fn finish(&self, keys: &[&str]) -> Result<()> {
        self.attrs.finish(self.place)?;
        // An empty list of marks on a block is noise that some tools write.
        let noise =
            |key: &str| key == "marks" && self.map.get(key).and_then(Value::as_array).is_some_and(Vec::is_empty);
        match self.map.keys().find(|key| !keys.contains(&key.as_str()) && !noise(key)) {
            Some(key) => Err(self.place.error(Problem::UnknownKey(key.clone()))),
            None => Ok(()),
        }
    }

    /// The fault of a node that may not stand here, or that nobody knows.
    pub(super) fn refuse(&self) -> DocumentError {
        let problem = if super::read::is_known(self.kind) { Problem::Misplaced } else { Problem::UnknownNode };
        self.place.error(problem(self.kind.to_owned()))
    }
}

/// The attributes of a node or a mark.
pub(super) struct Attrs<'a> {
    map: Option<&'a Map<String, Value>>,
    taken: Vec<&'static str>,
    place: &'a Place<'a>,
}

impl<'a> Attrs<'a> {
    pub(super) fn open(value: Option<&'a Value>, place: &'a Place<'a>) -> Result<Self> {
        let map = match value {
            None | Some(Value::Null) => None,
            Some(Value::Object(map)) => Some(map),
            Some(_) => return Err(place.key("attrs").error(Problem::Expected("an object"))),
        };
        Ok(Self { map, taken: Vec::new(), place })
    }

    /// A value that is there and not null.
    fn value(&mut self, key: &'static str) -> Option<&'a Value> {
        self.taken.push(key);
        self.map.and_then(|map| map.get(key)).filter(|value| !value.is_null())
    }

    fn fault(&self, key: &str, problem: Problem) -> DocumentError {
        self.place.key("attrs").key(key).error(problem)
    }

    pub(super) fn optional_string(&mut self, key: &'static str) -> Result<Option<&'a str>> {
        match self.value(key) {
            None => Ok(None),
            Some(value) => value.as_str().map(Some).ok_or_else(|| self.fault(key, Problem::Expected("a string"))),
        }
    }

    /// A string; empty when it is not there.
    pub(super) fn string(&mut self, key: &'static str) -> Result<String> {
        Ok(self.optional_string(key)?.unwrap_or_default().to_owned())
    }

    pub(super) fn flag(&mut self, key: &'static str) -> Result<bool> {
        match self.value(key) {
            None => Ok(false),
            Some(value) => value.as_bool().ok_or_else(|| self.fault(key, Problem::Expected("true or false"))),
        }
    }

    pub(super) fn number<T: TryFrom<i64>>(&mut self, key: &'static str) -> Result<Option<T>> {
        let Some(value) = self.value(key) else {
            return Ok(None);
        };
        let number = value.as_i64().ok_or_else(|| self.fault(key, Problem::Expected("a whole number")))?;
        T::try_from(number).map(Some).map_err(|_| self.fault(key, Problem::Value(number.to_string())))
    }

    /// A string that a function must accept.
    pub(super) fn optional<T>(&mut self, key: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
        let Some(text) = self.optional_string(key)? else {
            return Ok(None);
        };
        parse(text).map(Some).ok_or_else(|| self.fault(key, Problem::Value(shorten(text))))
    }

    pub(super) fn required<T>(&mut self, key: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<T> {
        self.optional(key, parse)?.ok_or_else(|| self.fault(key, Problem::Missing))
    }

    pub(super) fn href(&mut self, key: &'static str) -> Result<Option<Href>> {
        let Some(text) = self.optional_string(key)? else {
            return Ok(None);
        };
        Href::parse(text).map(Some).ok_or_else(|| self.fault(key, Problem::Address(shorten(text))))
    }

    pub(super) fn required_href(&mut self, key: &'static str) -> Result<Href> {
        self.href(key)?.ok_or_else(|| self.fault(key, Problem::Missing))
    }

    pub(super) fn id(&mut self) -> Result<BlockId> {
        self.required("id", BlockId::parse)
    }

    pub(super) fn note(&mut self) -> Result<NoteId> {
        self.required("note", NoteId::parse)
    }

    pub(super) fn dir(&mut self) -> Result<Option<Direction>> {
        self.optional("dir", Direction::parse)
    }

    pub(super) fn lang(&mut self) -> Result<Option<Lang>> {
        self.optional("lang", Lang::parse)
    }

    pub(super) fn common(&mut self) -> Result<BlockAttrs> {
        let dir = self.dir()?.ok_or_else(|| self.fault("dir", Problem::Missing))?;
        Ok(BlockAttrs { id: self.id()?, dir, dir_set: self.flag("dir_set")?, lang: self.lang()? })
    }

    pub(super) fn media(&mut self) -> Result<MediaRef> {
        Ok(MediaRef { media: self.optional("media", |text| text.parse().ok())?, src: self.href("src")? })
    }

    pub(super) fn out_of_range<T>(&self, key: &str, value: impl Copy + std::fmt::Display) -> Result<T> {
        Err(self.fault(key, Problem::Value(value.to_string())))
    }

    pub(super) fn finish(&self, place: &Place<'_>) -> Result<()> {
        let mut keys = self.map.into_iter().flat_map(Map::keys);
        match keys.find(|key| !self.taken.contains(&key.as_str())) {
            Some(key) => Err(place.key("attrs").error(Problem::UnknownKey(key.clone()))),
            None => Ok(()),
        }
    }
}

pub(super) fn array<'a>(value: Option<&'a Value>, place: &Place<'_>) -> Result<&'a [Value]> {
    match value {
        None => Ok(&[]),
        Some(Value::Array(values)) => Ok(values),
        Some(_) => Err(place.error(Problem::Expected("a list"))),
    }
}

/// A value for an error's text.
fn shorten(text: &str) -> String {
    text.chars().take(80).collect()
}
