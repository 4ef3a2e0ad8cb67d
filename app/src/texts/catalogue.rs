//! The server's texts: the shipped catalogues, and what a newsroom's data folder adds to them.

use crate::texts::{
    Count, DeskCount, DeskMsg, Key, LibraryCount, LibraryMsg, MailCount, MailMsg, Msg, PlainCount, PlainMsg,
    SettingsCount, SettingsMsg, Table, Text, fill,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use text::PluralCategory;
use text::formatting::PluralRules;

/// A language as `build.rs` writes it.
struct Shipped {
    language: &'static str,
    /// Reader, desk, plain, mail, library, settings.
    parts: [ShippedPart; 6],
}

struct ShippedPart {
    plain: &'static [&'static str],
    /// Forms in the order of [`PluralCategory::ALL`].
    plural: &'static [[Option<&'static str>; 6]],
}

/// English first.
static SHIPPED: [Shipped; 4] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// What speaks where a language has no catalogue.
const FALLBACK: &str = "en";

/// Which texts: a file of each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The reader's.
    Reader,
    /// The reader's and the desk's.
    Desk,
    /// What works without the bundle: small scripts, light pages, kept stories. In every language at once.
    Plain,
    /// Letters, which the server alone writes.
    Mail,
    /// The library's pages, which the server alone writes, and its script.
    Library,
    /// The desk's settings, likewise.
    Settings,
}

/// A catalogue in the data folder could not be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum CatalogueError {
    /// The file cannot be read.
    File(PathBuf, std::io::Error),
    /// It is not an object of texts and plural forms.
    Form(PathBuf, serde_json::Error),
    /// The plural rules of its language are missing.
    Language(String, text::TextError),
}

impl std::fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(file, cause) => write!(f, "{}: {cause}", file.display()),
            Self::Form(file, cause) => write!(f, "{}: {cause}", file.display()),
            Self::Language(language, cause) => write!(f, "catalogue `{language}`: {cause}"),
        }
    }
}

impl std::error::Error for CatalogueError {}

type Forms = [Option<String>; 6];

/// The texts of one language, with the wording of numbers.
#[derive(Debug)]
pub struct Catalogue {
    table: Table,
    reader_counts: Vec<Forms>,
    desk_counts: Vec<Forms>,
    plain_counts: Vec<Forms>,
    mail: Vec<String>,
    mail_counts: Vec<Forms>,
    library: Vec<String>,
    library_counts: Vec<Forms>,
    settings_counts: Vec<Forms>,
    rules: PluralRules,
    borrowed: Vec<&'static str>,
}

/// A counted key.
pub trait Counted: Key {
    /// Its forms.
    fn forms(self, catalogue: &Catalogue) -> Option<&Forms>;
}

impl Counted for Count {
    fn forms(self, catalogue: &Catalogue) -> Option<&Forms> {
        catalogue.reader_counts.get(self.index())
    }
}

impl Counted for DeskCount {
    fn forms(self, catalogue: &Catalogue) -> Option<&Forms> {
        catalogue.desk_counts.get(self.index())
    }
}

impl Counted for LibraryCount {
    fn forms(self, catalogue: &Catalogue) -> Option<&Forms> {
        catalogue.library_counts.get(self.index())
    }
}

impl Counted for SettingsCount {
    fn forms(self, catalogue: &Catalogue) -> Option<&Forms> {
        catalogue.settings_counts.get(self.index())
    }
}

impl Catalogue {
    /// The text.
    #[must_use]
    pub fn t<M: Text>(&self, message: M) -> &str {
        message.within(&self.table)
    }

    /// The text with its placeholders filled.
    #[must_use]
    pub fn fill<M: Text>(&self, message: M, values: &[(&str, &str)]) -> String {
        fill(self.t(message), values)
    }

    /// A letter's text: those stand in no table, because no browser has them.
    #[must_use]
    pub fn letter(&self, message: MailMsg) -> &str {
        self.mail.get(message.index()).map_or("", String::as_str)
    }

    /// A letter's text with its placeholders filled.
    #[must_use]
    pub fn fill_letter(&self, message: MailMsg, values: &[(&str, &str)]) -> String {
        fill(self.letter(message), values)
    }

    /// A text of the library: those stand in no table, because no bundle has them.
    #[must_use]
    pub fn library(&self, message: LibraryMsg) -> &str {
        self.library.get(message.index()).map_or("", String::as_str)
    }

    /// A text of the library with its placeholders filled.
    #[must_use]
    pub fn fill_library(&self, message: LibraryMsg, values: &[(&str, &str)]) -> String {
        fill(self.library(message), values)
    }

    /// So many things in words; `formatted` is the number in the edition's digits.
    #[must_use]
    pub fn plural<C: Counted>(&self, what: C, count: u64, formatted: &str) -> String {
        let Some(forms) = what.forms(self) else { return formatted.to_owned() };
        let form = |category: PluralCategory| forms.get(category as usize).and_then(Option::as_deref);
        let template = form(self.rules.cardinal(count)).or_else(|| form(PluralCategory::Other)).unwrap_or("{count}");
        fill(template, &[("count", formatted)])
    }

    /// BCP 47 language.
    #[must_use]
    pub fn language(&self) -> &str {
        self.table.language()
    }

    /// Keys of the texts that it lacks and takes from English, for the desk to show.
    #[must_use]
    pub fn borrowed(&self) -> &[&'static str] {
        &self.borrowed
    }

    fn shipped(shipped: &Shipped) -> Result<Self, CatalogueError> {
        let [reader, desk, rest, mail, library, settings] = &shipped.parts;
        Ok(Self {
            table: Table {
                language: shipped.language.to_owned(),
                reader: plain(reader),
                desk: plain(desk),
                plain: plain(rest),
                settings: plain(settings),
            },
            reader_counts: plural(reader),
            desk_counts: plural(desk),
            plain_counts: plural(rest),
            mail: plain(mail),
            mail_counts: plural(mail),
            library: plain(library),
            library_counts: plural(library),
            settings_counts: plural(settings),
            rules: rules(shipped.language)?,
            borrowed: Vec::new(),
        })
    }

    /// A language that is not shipped, in English words so far.
    fn untranslated(language: &str) -> Result<Self, CatalogueError> {
        let mut english = Self::shipped(&SHIPPED[0])?;
        language.clone_into(&mut english.table.language);
        english.rules = rules(language)?;
        english.borrowed = all_keys().collect();
        Ok(english)
    }

    /// Puts texts of the data folder over its own; answers the keys that it does not know.
    fn overlay(&mut self, part: Part, entries: BTreeMap<String, Entry>) -> Vec<String> {
        let (texts, keys, counts, count_keys) = match part {
            Part::Reader => (&mut self.table.reader, Msg::KEYS, &mut self.reader_counts, Count::KEYS),
            Part::Desk => (&mut self.table.desk, DeskMsg::KEYS, &mut self.desk_counts, DeskCount::KEYS),
            Part::Plain => (&mut self.table.plain, PlainMsg::KEYS, &mut self.plain_counts, PlainCount::KEYS),
            Part::Mail => (&mut self.mail, MailMsg::KEYS, &mut self.mail_counts, MailCount::KEYS),
            Part::Library => (&mut self.library, LibraryMsg::KEYS, &mut self.library_counts, LibraryCount::KEYS),
            Part::Settings => {
                (&mut self.table.settings, SettingsMsg::KEYS, &mut self.settings_counts, SettingsCount::KEYS)
            }
        };
        let mut unknown = Vec::new();
        for (key, entry) in entries {
            let place = |keys: &[&str]| keys.iter().position(|known| *known == key);
            let put = match entry {
                Entry::Plain(text) => place(keys).and_then(|at| texts.get_mut(at)).map(|slot| *slot = text),
                Entry::Plural(mut forms) => place(count_keys).and_then(|at| counts.get_mut(at)).map(|slot| {
                    *slot = PluralCategory::ALL.map(|category| forms.remove(category.as_str()));
                }),
            };
            match put {
                Some(()) => self.borrowed.retain(|borrowed| *borrowed != key),
                None => unknown.push(key),
            }
        }
        unknown
    }
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Entry {
    Plain(String),
    Plural(BTreeMap<String, String>),
}

/// Every language's catalogue.
#[derive(Debug)]
pub struct Catalogues {
    all: Vec<Catalogue>,
}

static CATALOGUES: OnceLock<Arc<Catalogues>> = OnceLock::new();

impl Catalogues {
    /// Those that are shipped.
    ///
    /// # Errors
    /// The plural rules of a shipped language are missing from the locale data.
    pub fn shipped() -> Result<Self, CatalogueError> {
        Ok(Self { all: SHIPPED.iter().map(Catalogue::shipped).collect::<Result<_, _>>()? })
    }

    /// The shipped ones, under those of a folder: `{folder}/{language}/reader.json`, `desk.json`, `plain.json`, `mail.json`,
    /// `library.json` and `settings.json`, each with as many
    /// or as few keys as it likes. Answers also the keys that no text has, for the log.
    ///
    /// # Errors
    /// A file cannot be read, is not of the catalogue's form, or its language is not well-formed.
    pub fn with_overrides(folder: &Path) -> Result<(Self, Vec<String>), CatalogueError> {
        let (mut catalogues, mut unknown) = (Self::shipped()?, Vec::new());
        if !folder.is_dir() {
            return Ok((catalogues, unknown));
        }
        let unreadable = |cause| CatalogueError::File(folder.to_owned(), cause);
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let Some(language) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_dir()) else {
                continue;
            };
            let catalogue = catalogues.own(language)?;
            for (part, name) in [
                (Part::Reader, "reader.json"),
                (Part::Desk, "desk.json"),
                (Part::Plain, "plain.json"),
                (Part::Mail, "mail.json"),
                (Part::Library, "library.json"),
                (Part::Settings, "settings.json"),
            ] {
                let file = path.join(name);
                if file.is_file() {
                    let keys = catalogue.overlay(part, read(&file)?);
                    unknown.extend(keys.into_iter().map(|key| format!("{}: `{key}`", file.display())));
                }
            }
        }
        Ok((catalogues, unknown))
    }

    /// Makes these the ones that pages speak with. The first call decides; answers whether this was it.
    pub fn install(self: &Arc<Self>) -> bool {
        CATALOGUES.set(Arc::clone(self)).is_ok()
    }

    /// The catalogue of a language (BCP 47): of `fa-AF` else of `fa` else English.
    #[must_use]
    pub fn of(&self, language: &str) -> &Catalogue {
        let primary = language.split('-').next().unwrap_or(language);
        [language, primary, FALLBACK]
            .into_iter()
            .find_map(|wanted| self.all.iter().find(|catalogue| catalogue.language() == wanted))
            .or(self.all.first())
            .expect("English is always shipped")
    }

    /// The languages.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(Catalogue::language)
    }

    /// A language's texts as [`install`](super::texts::installed::install) takes them in the browser.
    #[must_use]
    pub fn browser_json(&self, language: &str, part: Part) -> String {
        if part == Part::Plain {
            return self.plain_json();
        }
        let catalogue = self.of(language);
        if part == Part::Library {
            return object::<LibraryMsg>(&catalogue.library).to_string();
        }
        let mut parts = serde_json::Map::new();
        parts.insert("reader".into(), object::<Msg>(&catalogue.table.reader));
        if part == Part::Desk {
            parts.insert("desk".into(), object::<DeskMsg>(&catalogue.table.desk));
        }
        serde_json::Value::Object(parts).to_string()
    }

    /// The texts of what works without the bundle, by language.
    fn plain_json(&self) -> String {
        let all = self
            .all
            .iter()
            .map(|catalogue| (catalogue.language().to_owned(), object::<PlainMsg>(&catalogue.table.plain)));
        serde_json::Value::Object(all.collect()).to_string()
    }

    /// Where the browser finds [`browser_json`](Self::browser_json): changes with its content, so it may be kept for
    /// ever.
    #[must_use]
    pub fn address(&self, language: &str, part: Part) -> String {
        let name = match part {
            Part::Reader => language.to_owned(),
            Part::Desk => format!("desk.{language}"),
            Part::Plain => "plain".to_owned(),
            Part::Mail => format!("mail.{language}"),
            Part::Library => format!("library.{language}"),
            Part::Settings => format!("settings.{language}"),
        };
        format!("/texts/{name}.{:016x}.json", fnv1a(self.browser_json(language, part).as_bytes()))
    }

    fn own(&mut self, language: &str) -> Result<&mut Catalogue, CatalogueError> {
        let at = match self.all.iter().position(|catalogue| catalogue.language() == language) {
            Some(at) => at,
            None => {
                self.all.push(Catalogue::untranslated(language)?);
                self.all.len() - 1
            }
        };
        Ok(&mut self.all[at])
    }
}

/// The catalogues that pages speak with: those installed, else the shipped ones.
pub fn catalogues() -> &'static Catalogues {
    CATALOGUES.get_or_init(|| {
        Arc::new(Catalogues::shipped().expect("the plural rules of the shipped languages are compiled in"))
    })
}

/// The catalogue of a language (BCP 47).
#[must_use]
pub fn of(language: &str) -> &'static Catalogue {
    catalogues().of(language)
}

pub(crate) fn table_of(language: &str) -> &'static Table {
    &of(language).table
}

fn rules(language: &str) -> Result<PluralRules, CatalogueError> {
    PluralRules::new(language).map_err(|cause| CatalogueError::Language(language.to_owned(), cause))
}

fn plain(part: &ShippedPart) -> Vec<String> {
    part.plain.iter().map(|text| (*text).to_owned()).collect()
}

fn plural(part: &ShippedPart) -> Vec<Forms> {
    part.plural.iter().map(|forms| forms.map(|form| form.map(str::to_owned))).collect()
}

fn all_keys() -> impl Iterator<Item = &'static str> {
    let reader = Msg::KEYS.iter().chain(Count::KEYS);
    let desk = DeskMsg::KEYS.iter().chain(DeskCount::KEYS).chain(PlainMsg::KEYS).chain(PlainCount::KEYS);
    let library = LibraryMsg::KEYS.iter().chain(LibraryCount::KEYS);
    let server = MailMsg::KEYS.iter().chain(MailCount::KEYS).chain(SettingsMsg::KEYS).chain(SettingsCount::KEYS);
    reader.chain(desk).chain(library).chain(server).copied()
}

fn object<K: Key>(texts: &[String]) -> serde_json::Value {
    K::KEYS.iter().zip(texts).map(|(key, text)| ((*key).to_owned(), serde_json::Value::from(text.as_str()))).collect()
}

fn read(file: &Path) -> Result<BTreeMap<String, Entry>, CatalogueError> {
    let text = std::fs::read_to_string(file).map_err(|cause| CatalogueError::File(file.to_owned(), cause))?;
    serde_json::from_str(&text).map_err(|cause| CatalogueError::Form(file.to_owned(), cause))
}

/// FNV-1a, 64 bits: tells versions of a file apart, protects nothing.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests;
