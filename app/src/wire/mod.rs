//! Reads what the server sends out of the browser's own JSON parser.
//!
//! The server writes with serde. In the browser serde's way of reading, a parser for each type, was a quarter of the
//! reader's bundle; here a type only names its fields. What is not as expected is noted and replaced by something
//! empty, and only the whole is refused: a way out at every field would cost more code than the fields.

mod codec;
mod pages;
#[cfg(test)]
mod tests;

pub use codec::PageJson;

use crate::json::Parsed;
use std::cell::Cell;

/// The JSON is not of the form that this half of the program knows: the halves are of different versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unexpected JSON")]
pub struct Unexpected;

/// Reads a whole text.
///
/// # Errors
/// It is no JSON, or not of the type's form. What the type does not know is passed over.
pub fn read<T: FromJson>(text: &str) -> Result<T, Unexpected> {
    let strange = Cell::new(false);
    let value = Parsed::parse(text).ok_or(Unexpected)?;
    let read = T::from_json(&Json { value, strange: &strange });
    if strange.get() { Err(Unexpected) } else { Ok(read) }
}

/// What can be read from JSON as serde writes it.
pub trait FromJson: Sized {
    /// Reads it; gives something, and [notes](Json::strange) it, where the JSON has another form.
    fn from_json(json: &Json<'_>) -> Self;
}

/// A value within a text.
#[derive(Debug)]
pub struct Json<'a> {
    value: Parsed,
    strange: &'a Cell<bool>,
}

impl<'a> Json<'a> {
    /// Notes that this is not what was expected here.
    pub fn strange(&self) {
        self.strange.set(true);
    }

    /// A field of an object, as the type that is wanted there.
    pub fn get<T: FromJson>(&self, name: &str) -> T {
        T::from_json(&self.field(name))
    }

    /// A field of an object; of anything else, and where there is no such field, something absent.
    pub fn field(&self, name: &str) -> Self {
        Self { value: self.value.field(name), strange: self.strange }
    }

    /// Whether there is something other than `null`.
    pub fn is_there(&self) -> bool {
        !self.value.is_absent()
    }

    /// The text.
    pub fn text(&self) -> String {
        self.or_strange(self.value.text())
    }

    /// The items of a list.
    fn items(&self) -> impl Iterator<Item = Json<'a>> {
        let strange = self.strange;
        self.or_strange(self.value.items()).into_iter().map(move |value| Self { value, strange })
    }

    /// One of some values, each known by a name; the first where the name is none of theirs.
    pub fn named<T: Copy>(&self, values: &[(&str, T)]) -> T {
        let name = self.text();
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => *value,
            None => {
                self.strange();
                values[0].1
            }
        }
    }

    fn or_strange<T: Default>(&self, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.strange();
            T::default()
        })
    }
}

impl FromJson for String {
    fn from_json(json: &Json<'_>) -> Self {
        json.text()
    }
}

impl FromJson for u32 {
    fn from_json(json: &Json<'_>) -> Self {
        json.or_strange(json.value.number())
    }
}

/// `false` is often left out.
impl FromJson for bool {
    fn from_json(json: &Json<'_>) -> Self {
        json.is_there() && json.or_strange(json.value.boolean())
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &Json<'_>) -> Self {
        json.is_there().then(|| T::from_json(json))
    }
}

/// An empty list is often left out.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Json<'_>) -> Self {
        if json.is_there() { json.items().map(|item| T::from_json(&item)).collect() } else { Self::new() }
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(json: &Json<'_>) -> Self {
        let mut items = json.items();
        let mut next = || items.next().unwrap_or_else(|| json.field(""));
        (A::from_json(&next()), B::from_json(&next()))
    }
}

/// As serde writes it, which tells the two apart from outside.
impl<T: FromJson, E: FromJson> FromJson for Result<T, E> {
    fn from_json(json: &Json<'_>) -> Self {
        let error = json.field("Err");
        if error.is_there() { Err(E::from_json(&error)) } else { Ok(json.get("Ok")) }
    }
}
