//! Turns the catalogues of `locales/` into the types that views ask with, so that a text which no language has, or
//! which one of the shipped languages lacks, is an error of the build.
//!
//! Writes `messages.rs` (the enums, for both halves) and `tables.rs` (the texts, for the server alone).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

/// The languages that are shipped, the one that decides the keys first.
const LANGUAGES: [(&str, &[&str]); 4] = [
    ("en", &["one", "other"]),
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("fa", &["one", "other"]),
    ("sq", &["one", "other"]),
];

/// CLDR's plural categories in the order of `text::PluralCategory`.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The catalogue files, with the enums of their texts and of their plurals.
const PARTS: [(&str, &str, &str); 6] = [
    ("reader", "Msg", "Count"),
    ("desk", "DeskMsg", "DeskCount"),
    ("plain", "PlainMsg", "PlainCount"),
    ("mail", "MailMsg", "MailCount"),
    ("library", "LibraryMsg", "LibraryCount"),
    ("settings", "SettingsMsg", "SettingsCount"),
];

type Failure = Box<dyn Error>;
type Forms = BTreeMap<String, String>;

/// A file of `locales/`, by key.
#[derive(Default)]
struct Catalogue {
    plain: BTreeMap<String, String>,
    plural: BTreeMap<String, Forms>,
}

fn main() -> Result<(), Failure> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=locales");
    let locales = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("locales");
    let out = PathBuf::from(env::var("OUT_DIR")?);

    let (mut messages, mut tables) = (String::new(), String::from("[\n"));
    let mut shipped: BTreeMap<&str, Vec<Catalogue>> = BTreeMap::new();
    for (part, message, count) in PARTS {
        let first = read(&locales, LANGUAGES[0].0, part)?;
        write_enum(&mut messages, message, part, first.plain.iter().map(|(key, text)| (key, text.as_str())))?;
        write_enum(&mut messages, count, part, first.plural.iter().map(|(key, forms)| (key, forms["other"].as_str())))?;
        for (language, categories) in LANGUAGES {
            let catalogue = read(&locales, language, part)?;
            compare(&first, &catalogue, categories).map_err(|e| format!("locales/{language}/{part}.json: {e}"))?;
            shipped.entry(language).or_default().push(catalogue);
        }
    }
    for (language, _) in LANGUAGES {
        writeln!(tables, "Shipped {{ language: {language:?}, parts: [")?;
        for catalogue in &shipped[language] {
            writeln!(tables, "ShippedPart {{ plain: &{:?}, plural: &[", catalogue.plain.values().collect::<Vec<_>>())?;
            for forms in catalogue.plural.values() {
                writeln!(tables, "{:?},", CATEGORIES.map(|category| forms.get(category)))?;
            }
            tables.push_str("] },\n");
        }
        tables.push_str("] },\n");
    }
    tables.push(']');
    fs::write(out.join("messages.rs"), messages)?;
    fs::write(out.join("tables.rs"), tables)?;
    Ok(())
}

fn read(locales: &Path, language: &str, part: &str) -> Result<Catalogue, Failure> {
    let file = locales.join(language).join(format!("{part}.json"));
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let entries: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
    let mut catalogue = Catalogue::default();
    for (key, value) in entries {
        if let serde_json::Value::String(text) = value {
            catalogue.plain.insert(key, text);
        } else {
            let forms: Forms =
                serde_json::from_value(value).map_err(|e| format!("{}: `{key}`: {e}", file.display()))?;
            catalogue.plural.insert(key, forms);
        }
    }
    Ok(catalogue)
}

/// Both have the same keys of the same sort, the same placeholders, and all plural forms of their language.
fn compare(first: &Catalogue, other: &Catalogue, categories: &[&str]) -> Result<(), String> {
    same_keys(first.plain.keys(), other.plain.keys())?;
    same_keys(first.plural.keys(), other.plural.keys())?;
    for (key, text) in &other.plain {
        if placeholders(text) != placeholders(&first.plain[key]) {
            return Err(format!("`{key}` has other placeholders than English"));
        }
    }
    for (key, forms) in &other.plural {
        if !forms.keys().map(String::as_str).eq(BTreeSet::from_iter(categories.iter().copied())) {
            return Err(format!("`{key}` needs exactly the forms {categories:?}"));
        }
        if forms.values().any(|text| placeholders(text).iter().any(|name| *name != "count")) {
            return Err(format!("`{key}` may only have the placeholder {{count}}"));
        }
    }
    Ok(())
}

fn same_keys<'a>(
    first: impl Iterator<Item = &'a String>,
    other: impl Iterator<Item = &'a String>,
) -> Result<(), String> {
    let (first, other): (BTreeSet<_>, BTreeSet<_>) = (first.collect(), other.collect());
    if let Some(key) = first.difference(&other).next() {
        return Err(format!("`{key}` is missing"));
    }
    other.difference(&first).next().map_or(Ok(()), |key| Err(format!("`{key}` is not a key of English")))
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn write_enum<'a>(
    out: &mut String,
    name: &str,
    part: &str,
    entries: impl Iterator<Item = (&'a String, &'a str)>,
) -> Result<(), Failure> {
    let entries: Vec<_> = entries.collect();
    let what = if name.ends_with("Count") { "A counted text" } else { "A text" };
    writeln!(out, "/// {what} of `locales/*/{part}.json`, by its key.")?;
    writeln!(out, "#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum {name} {{")?;
    for (key, text) in &entries {
        writeln!(out, "/// `{text}`\n{},", variant(key))?;
    }
    writeln!(out, "}}\nimpl Key for {name} {{")?;
    writeln!(
        out,
        "const ALL: &'static [Self] = &[{}];",
        joined(entries.iter().map(|(key, _)| format!("Self::{}", variant(key))))
    )?;
    writeln!(
        out,
        "const KEYS: &'static [&'static str] = &[{}];",
        joined(entries.iter().map(|(key, _)| format!("{key:?}")))
    )?;
    let index = if entries.is_empty() { "match self {}" } else { "self as usize" };
    writeln!(out, "fn index(self) -> usize {{ {index} }}\n}}")?;
    Ok(())
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// `skip_to_content` → `SkipToContent`.
fn variant(key: &str) -> String {
    key.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
