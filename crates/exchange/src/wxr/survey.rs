//! The first pass: checks the whole file and remembers what the second needs before it can write anything in order:
//! who, which terms, which items hang on which, and every address. Bodies are not kept.

use super::dates::Offsets;
use super::library::{Attachment, Library};
use super::model::{Author, Cited, Entry, Item, Site, Term, entry};
use super::xml::{Channel, Fault};
use crate::ExchangeError;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// What is known of a post or page before it is written.
#[derive(Debug, Clone)]
pub(super) struct StoryEntry {
    pub is_page: bool,
    pub title: String,
    pub slug: String,
    pub parent: u64,
    pub link: String,
    /// Readers saw it.
    pub public: bool,
}

/// An item of a menu.
#[derive(Debug, Clone)]
pub(super) struct MenuEntry {
    pub id: u64,
    pub title: String,
    pub menu: Option<Cited>,
    pub published: bool,
    pub parent: u64,
    pub order: i64,
    pub kind: String,
    pub object: String,
    pub object_id: u64,
    pub url: String,
}

/// An item that is not taken over.
#[derive(Debug, Clone)]
pub(super) struct LeftOut {
    pub id: u64,
    pub kind: String,
    pub title: String,
    pub reason: String,
}

/// Everything that the first pass found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub site: Site,
    pub authors: Vec<Author>,
    pub terms: Vec<Term>,
    /// Terms that items cite, by taxonomy and slug.
    pub cited: BTreeMap<(String, String), String>,
    pub items: BTreeMap<String, u64>,
    pub comments: u64,
    pub stories: BTreeMap<u64, StoryEntry>,
    /// In the file's order.
    pub story_order: Vec<u64>,
    pub menu_items: Vec<MenuEntry>,
    pub left_out: Vec<LeftOut>,
    pub library: Library,
    pub offsets: Offsets,
    /// The HTML of shared blocks, which bodies name by id.
    pub shared: BTreeMap<u64, String>,
    seen: HashSet<(String, u64)>,
    known_terms: HashSet<(String, String)>,
    known_authors: HashSet<String>,
    pub bytes: u64,
    /// Terms' ids, as menu items name them.
    pub term_ids: HashMap<u64, (String, String)>,
}

/// Why an item cannot come over; `None`: it can.
pub(super) fn reason_to_leave_out(item: &Item) -> Option<String> {
    match (item.kind.as_str(), item.status.as_str()) {
        _ if item.id == 0 => Some("it has no id in the file".into()),
        ("post" | "page" | "attachment" | "nav_menu_item", "trash") => Some("it was in the old site's trash".into()),
        ("post" | "page", "inherit") => Some("it is an old revision, not a text of its own".into()),
        ("post" | "page", "auto-draft") => Some("nobody wrote anything in it".into()),
        ("post" | "page" | "attachment" | "nav_menu_item", _) => None,
        ("wp_block", "publish") => Some("it is a shared block: its content stands in each text that uses it".into()),
        ("", _) => Some("it has no type".into()),
        (kind, _) => Some(format!("items of the type `{kind}` are not taken over")),
    }
}

impl Survey {
    /// Reads all files through.
    pub(super) fn of(files: &[PathBuf], mut read: impl FnMut(u64)) -> Result<Self, ExchangeError> {
        let mut survey = Self::default();
        for file in files {
            let mut site = Site::default();
            let before = survey.bytes;
            let mut channel = open(file)?;
            while let Some(element) = channel.next().map_err(|fault| error(file, fault))? {
                match entry(&element, &mut site) {
                    Entry::Site => {}
                    Entry::Author(author) => survey.author(author),
                    Entry::Term(term) => survey.term(term, element.wp("term_id")),
                    Entry::Item(item) => survey.item(&item),
                }
                survey.bytes = before + channel.position();
                read(survey.bytes);
            }
            survey.same_site(file, site)?;
        }
        Ok(survey)
    }

    fn same_site(&mut self, file: &Path, site: Site) -> Result<(), ExchangeError> {
        if !site.is_wordpress {
            let problem = "nothing in it is in WordPress's export namespace".to_owned();
            return Err(ExchangeError::NotAnExport { file: file.to_owned(), problem });
        }
        let (expected, found) = (self.source(), source_of(&site));
        if expected.is_empty() {
            self.site = site;
        } else if expected != found {
            return Err(ExchangeError::TwoSites { file: file.to_owned(), expected, found });
        }
        Ok(())
    }

    /// The name of the old site, from which ids derive: its address without what a move to HTTPS changes.
    pub(super) fn source(&self) -> String {
        source_of(&self.site)
    }

    fn author(&mut self, author: Author) {
        if !author.login.is_empty() && self.known_authors.insert(author.login.clone()) {
            self.authors.push(author);
        }
    }

    fn term(&mut self, term: Term, id: &str) {
        if let Ok(id) = id.parse() {
            self.term_ids.insert(id, (term.taxonomy.clone(), term.slug.clone()));
        }
        if !term.slug.is_empty() && self.known_terms.insert((term.taxonomy.clone(), term.slug.clone())) {
            self.terms.push(term);
        }
    }

    fn item(&mut self, item: &Item) {
        let kind = if item.kind.is_empty() { "(none)" } else { &item.kind };
        *self.items.entry(kind.to_owned()).or_default() += 1;
        self.comments += item.comments.len() as u64;
        self.offsets.learn(&item.date, &item.date_gmt);
        let twice = item.id != 0 && !self.seen.insert(realm(item));
        let reason = reason_to_leave_out(item)
            .or_else(|| twice.then(|| "its id stands in the file twice; the first was taken".to_owned()));
        if item.kind == "wp_block" && item.status == "publish" {
            self.shared.insert(item.id, item.content.clone());
        }
        if let Some(reason) = reason {
            self.left_out.push(LeftOut { id: item.id, kind: kind.to_owned(), title: item.title.clone(), reason });
            return;
        }
        for cited in &item.terms {
            self.cited.entry((cited.taxonomy.clone(), cited.slug.clone())).or_insert_with(|| cited.name.clone());
        }
        match item.kind.as_str() {
            "attachment" => self.library.add(Attachment::of(item)),
            "nav_menu_item" => self.menu_items.push(menu_entry(item)),
            _ => {
                if !item.creator.is_empty() {
                    self.author(Author { login: item.creator.clone(), display_name: item.creator.clone() });
                }
                let entry = StoryEntry {
                    is_page: item.kind == "page",
                    title: item.title.clone(),
                    slug: item.slug.clone(),
                    parent: item.parent,
                    link: item.link.clone(),
                    public: item.status == "publish" && item.password.is_empty(),
                };
                self.stories.insert(item.id, entry);
                self.story_order.push(item.id);
            }
        }
    }
}

/// Where an item's id has to be its own. Of the menus, each by itself: exports put together from several sites repeat
/// the ids of menu items, which nothing outside their menu names.
fn realm(item: &Item) -> (String, u64) {
    let realm = match item.kind.as_str() {
        "post" | "page" => "story",
        "nav_menu_item" => item.terms.iter().find(|t| t.taxonomy == "nav_menu").map_or("", |t| t.slug.as_str()),
        kind => kind,
    };
    let prefix = if item.kind == "nav_menu_item" { "menu " } else { "" };
    (format!("{prefix}{realm}"), item.id)
}

fn menu_entry(item: &Item) -> MenuEntry {
    let meta = |key: &str| item.meta(key).unwrap_or_default().trim().to_owned();
    MenuEntry {
        id: item.id,
        title: item.title.clone(),
        menu: item.terms.iter().find(|t| t.taxonomy == "nav_menu").cloned(),
        published: item.status == "publish",
        parent: meta("_menu_item_menu_item_parent").parse().unwrap_or(0),
        order: item.order,
        kind: meta("_menu_item_type"),
        object: meta("_menu_item_object"),
        object_id: meta("_menu_item_object_id").parse().unwrap_or(0),
        url: meta("_menu_item_url"),
    }
}

fn source_of(site: &Site) -> String {
    let address =
        [&site.base_blog, &site.link, &site.base_site].into_iter().find(|a| !a.is_empty()).map_or("", String::as_str);
    address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_lowercase()
}

/// Begins to read a file.
pub(super) fn open(file: &Path) -> Result<Channel<BufReader<File>>, ExchangeError> {
    let source = File::open(file).map_err(|source| ExchangeError::Unreadable { file: file.to_owned(), source })?;
    Ok(Channel::new(BufReader::with_capacity(1 << 18, source)))
}

/// A fault of that file, for people.
pub(super) fn error(file: &Path, fault: Fault) -> ExchangeError {
    let file = file.to_owned();
    match fault {
        Fault::Malformed { line, problem } => ExchangeError::Malformed { file, line, problem },
        Fault::NotAnExport(problem) => ExchangeError::NotAnExport { file, problem },
        Fault::Io(source) => ExchangeError::Unreadable { file, source },
    }
}
