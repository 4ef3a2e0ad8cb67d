//! The texts of one language, laid out by key.

use super::{DeskMsg, Key, Msg, PlainMsg, SettingsMsg};

/// The texts of one language.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// BCP 47 language.
    pub(crate) language: String,
    /// By [`Msg`].
    pub(crate) reader: Vec<String>,
    /// By [`DeskMsg`]; empty in the site's bundle.
    pub(crate) desk: Vec<String>,
    /// By [`PlainMsg`]; the bundles have none of it.
    pub(crate) plain: Vec<String>,
    /// By [`SettingsMsg`]; the bundles have none of it.
    pub(crate) settings: Vec<String>,
}

impl Table {
    /// A table that answers every key with the empty text.
    pub(crate) const EMPTY: Self =
        Self { language: String::new(), reader: Vec::new(), desk: Vec::new(), plain: Vec::new(), settings: Vec::new() };

    /// BCP 47 language.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }
}

/// A key whose text needs no number.
pub trait Text: Key {
    /// Its text; empty where the table has none.
    fn within(self, table: &Table) -> &str;
}

impl Text for Msg {
    fn within(self, table: &Table) -> &str {
        table.reader.get(self.index()).map_or("", String::as_str)
    }
}

impl Text for DeskMsg {
    fn within(self, table: &Table) -> &str {
        table.desk.get(self.index()).map_or("", String::as_str)
    }
}

impl Text for PlainMsg {
    fn within(self, table: &Table) -> &str {
        table.plain.get(self.index()).map_or("", String::as_str)
    }
}

impl Text for SettingsMsg {
    fn within(self, table: &Table) -> &str {
        table.settings.get(self.index()).map_or("", String::as_str)
    }
}
