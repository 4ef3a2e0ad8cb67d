//! Parsed JSON in the browser: the objects that its own parser makes.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JSON, Reflect};

/// A parsed value.
#[derive(Debug)]
pub struct Parsed(JsValue);

impl Parsed {
    /// Nothing where the text is no JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A field of an object; else something absent.
    pub fn field(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or_default())
    }

    /// Nothing there, or `null`.
    pub fn is_absent(&self) -> bool {
        self.0.is_undefined() || self.0.is_null()
    }

    /// A string's text.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// A whole number.
    pub fn number(&self) -> Option<u32> {
        self.0.as_f64().map(|number| number as u32)
    }

    /// Yes or no.
    pub fn boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }

    /// A list's items.
    pub fn items(&self) -> Option<Vec<Self>> {
        self.0.dyn_ref::<Array>().map(|items| items.iter().map(Self).collect())
    }
}
