//! Parsed JSON on the server, which reads its own only in tests.

use serde_json::Value;

/// A parsed value.
#[derive(Debug)]
pub struct Parsed(Option<Value>);

impl Parsed {
    /// Nothing where the text is no JSON.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(|value| Self(Some(value)))
    }

    /// A field of an object; else something absent.
    pub fn field(&self, name: &str) -> Self {
        Self(self.0.as_ref().and_then(|value| value.get(name)).cloned())
    }

    /// Nothing there, or `null`.
    pub fn is_absent(&self) -> bool {
        self.0.as_ref().is_none_or(Value::is_null)
    }

    /// A string's text.
    pub fn text(&self) -> Option<String> {
        self.0.as_ref()?.as_str().map(str::to_owned)
    }

    /// A whole number.
    pub fn number(&self) -> Option<u32> {
        self.0.as_ref()?.as_u64()?.try_into().ok()
    }

    /// Yes or no.
    pub fn boolean(&self) -> Option<bool> {
        self.0.as_ref()?.as_bool()
    }

    /// A list's items.
    pub fn items(&self) -> Option<Vec<Self>> {
        let items = self.0.as_ref()?.as_array()?;
        Some(items.iter().map(|item| Self(Some(item.clone()))).collect())
    }
}
