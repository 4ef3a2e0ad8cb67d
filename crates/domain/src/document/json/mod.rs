//! The stored form: ProseMirror's JSON inside `{"v":1,"doc":…}`.

mod node;
mod read;
mod write;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::error::Place;
use super::{Document, DocumentError, DocumentProblem, FORMAT, MAX_BYTES};

impl Document {
    /// Reads the stored form.
    ///
    /// # Errors
    /// Anything that is not exactly a document; see [`DocumentProblem`].
    pub fn from_json(json: &str) -> Result<Self, DocumentError> {
        if json.len() > MAX_BYTES {
            return Err(Place::ROOT.error(DocumentProblem::TooLong));
        }
        let value: Value =
            serde_json::from_str(json).map_err(|e| Place::ROOT.error(DocumentProblem::Syntax(e.to_string())))?;
        Self::from_stored(&value)
    }

    /// Writes the stored form.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_stored().to_string()
    }

    /// Reads the editor's tree: `{"type":"doc","content":[…]}`.
    ///
    /// # Errors
    /// Anything that is not exactly a document; see [`DocumentProblem`].
    pub fn from_prosemirror(doc: &Value) -> Result<Self, DocumentError> {
        Self::new(read::doc(doc)?)
    }

    /// Writes the editor's tree.
    #[must_use]
    pub fn to_prosemirror(&self) -> Value {
        write::doc(&self.blocks)
    }

    fn from_stored(value: &Value) -> Result<Self, DocumentError> {
        let fault = |problem| DocumentError { path: String::from("$"), problem };
        let map = value.as_object().ok_or_else(|| fault(DocumentProblem::Expected("an object")))?;
        if let Some(key) = map.keys().find(|key| !matches!(key.as_str(), "v" | "doc")) {
            return Err(fault(DocumentProblem::UnknownKey(key.clone())));
        }
        let format = map.get("v").unwrap_or(&Value::Null);
        if format.as_u64() != Some(FORMAT) {
            return Err(fault(DocumentProblem::Format(format.to_string())));
        }
        Self::from_prosemirror(map.get("doc").ok_or_else(|| fault(DocumentProblem::Missing))?)
    }

    fn to_stored(&self) -> Value {
        let mut map = Map::new();
        map.insert(String::from("v"), FORMAT.into());
        map.insert(String::from("doc"), self.to_prosemirror());
        Value::Object(map)
    }
}

/// The canonical JSON of one block, for hashes.
pub(super) fn block(block: &super::Block) -> Value {
    write::block(block)
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_stored().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_stored(&Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
