//! Where everything stood, and where it stands now.

use super::model::Item;
use super::survey::Survey;
use domain::ids::{StoryId, VersionId};
use domain::redirect::OldAddress;
use domain::{EditionCode, Path, Slug};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, HashMap, HashSet};
use text::slug::ImportedSlug;

/// Every story's path, and the way from old addresses to new ones.
#[derive(Debug)]
pub(super) struct Addresses {
    edition: EditionCode,
    source: String,
    paths: HashMap<u64, Path>,
    /// Old address → story, as it may stand in a body.
    old: HashMap<(String, String), u64>,
    /// Host of the old site, in lower case.
    hosts: HashSet<String>,
    /// What a person should know about an item's address.
    pub warnings: BTreeMap<u64, Vec<String>>,
}

impl Addresses {
    /// Gives every post and page its path: its slug, below its parents'; the second of a name gets a number.
    pub(super) fn of(survey: &Survey, edition: &EditionCode, language: &str) -> Self {
        let mut addresses = Self {
            edition: edition.clone(),
            source: survey.source(),
            paths: HashMap::new(),
            old: HashMap::new(),
            hosts: HashSet::new(),
            warnings: BTreeMap::new(),
        };
        for site in [&survey.site.base_blog, &survey.site.link] {
            addresses.hosts.extend(split(site).map(|old| bare_host(&old.host).to_owned()).filter(|h| !h.is_empty()));
        }
        let mut taken = HashSet::new();
        // What readers could reach keeps its address; drafts make way.
        for public in [true, false] {
            for id in &survey.story_order {
                if survey.stories.get(id).is_some_and(|story| story.public == public) {
                    addresses.place(*id, survey, language, &mut taken, 0);
                }
            }
        }
        for (id, story) in &survey.stories {
            if let Some(old) = split(&story.link) {
                addresses.old.entry((old.path, old.query)).or_insert(*id);
            }
        }
        addresses
    }

    fn place(&mut self, id: u64, survey: &Survey, language: &str, taken: &mut HashSet<Path>, depth: usize) {
        let Some(story) = survey.stories.get(&id).filter(|_| !self.paths.contains_key(&id)) else { return };
        let imported = ImportedSlug::decode(&story.slug);
        if imported.is_damaged() {
            self.warn(
                id,
                format!("its address was cut off within a letter on the old site; it is `{}` now", imported.slug()),
            );
        }
        let title = super::stories::plain(&story.title);
        let slug = Slug::new(imported.slug())
            .ok()
            .or_else(|| Slug::of_title(imported.slug(), language))
            .or_else(|| Slug::of_title(&title, language));
        let slug = slug.or_else(|| Slug::new(&id.to_string()).ok());
        let Some(slug) = slug else { return };
        let mut parent = None;
        if story.is_page && story.parent != 0 {
            // A page that is its own ancestor stands at the root.
            if depth < 64 && story.parent != id {
                self.place(story.parent, survey, language, taken, depth + 1);
            }
            parent = self.paths.get(&story.parent).cloned();
            if self.paths.contains_key(&id) {
                return;
            }
            if parent.is_none() {
                self.warn(
                    id,
                    format!("its parent, the page #{}, is not in the file; it stands at the top now", story.parent),
                );
            }
        }
        let top = parent.is_none();
        let wanted = parent.map_or_else(|| Path::of_slug(&slug), |p| p.child(&slug));
        let mut path = wanted.clone();
        let mut number = 2;
        while !taken.insert(path.clone()) {
            path = wanted.numbered(number);
            number += 1;
        }
        if path != wanted {
            self.warn(id, format!("another one has its address `{}`; it is `{}` now", wanted.as_str(), path.as_str()));
        } else if top && wanted.as_str() != slug.as_str() {
            self.warn(id, format!("its address `{slug}` belongs to the program here; it is `{}` now", path.as_str()));
        }
        self.paths.insert(id, path);
    }

    fn warn(&mut self, id: u64, sentence: String) {
        self.warnings.entry(id).or_default().push(sentence);
    }

    /// Where a story stands.
    pub(super) fn path(&self, id: u64) -> Option<&Path> {
        self.paths.get(&id)
    }

    /// The id that a post or page gets.
    pub(super) fn story(&self, id: u64) -> StoryId {
        StoryId::derived(&self.source, &id.to_string())
    }

    /// The id that its version gets.
    pub(super) fn version(&self, id: u64) -> VersionId {
        VersionId::derived(&self.source, &id.to_string())
    }

    /// Whether an address is one of the old site.
    pub(super) fn is_old(&self, address: &str) -> bool {
        split(address).is_some_and(|old| self.hosts.contains(bare_host(&old.host)))
    }

    /// The post or page that an old address led to.
    pub(super) fn story_at(&self, address: &str) -> Option<u64> {
        let relative = address.starts_with('/') && !address.starts_with("//");
        let old = if relative { split(&format!("http://{}{address}", self.source)) } else { split(address) }?;
        if !self.hosts.contains(bare_host(&old.host)) {
            return None;
        }
        let named = ["p=", "page_id="]
            .iter()
            .find_map(|name| old.query.split('&').find_map(|pair| pair.strip_prefix(name)?.parse().ok()));
        named.filter(|id| self.paths.contains_key(id)).or_else(|| {
            let exact = self.old.get(&(old.path.clone(), old.query.clone())).copied();
            exact.or_else(|| self.old.get(&(old.path.clone(), String::new())).copied()).filter(|_| old.path != "/")
        })
    }

    /// Whether an address is the old site's front page.
    pub(super) fn is_home(&self, address: &str) -> bool {
        let address = address.trim();
        let bare =
            address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_lowercase();
        address == "/" || (!bare.is_empty() && bare == self.source)
    }

    /// The new address of an old one, with its fragment; `None` if it led to no post or page.
    pub(super) fn rewritten(&self, address: &str) -> Option<String> {
        if self.is_home(address) {
            return Some(format!("/{}/", self.edition));
        }
        let (bare, fragment) = address.split_once('#').map_or((address, ""), |(a, f)| (a, f));
        let path = self.path(self.story_at(bare)?)?;
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        let encoded: Vec<_> = path.as_str().split('/').map(text::slug::encode).collect();
        Some(format!("/{}/{}{fragment}", self.edition, encoded.join("/")))
    }

    /// The old addresses of a post or page: its link, its slugs of earlier days, its short forms.
    pub(super) fn old_addresses(&self, item: &Item) -> Vec<OldAddress> {
        let mut all = Vec::new();
        let host = || split(&item.link).or_else(|| split(&format!("http://{}", self.source))).map(|old| old.host);
        if let Some(link) = split(&item.link).filter(|old| old.path != "/" || !old.query.is_empty()) {
            for slug in item.metas("_wp_old_slug").filter(|slug| !slug.is_empty()) {
                let decoded = ImportedSlug::decode(slug);
                if let Some((before, _)) = link.path.rsplit_once('/')
                    && link.query.is_empty()
                    && !decoded.slug().is_empty()
                {
                    all.push(OldAddress { path: format!("{before}/{}", decoded.slug()), ..link.clone() });
                }
            }
            all.push(link);
        }
        if let Some(host) = host() {
            let name = if item.kind == "page" { "page_id" } else { "p" };
            all.push(OldAddress { host, path: self.root(), query: format!("{name}={}", item.id) });
        }
        all.sort();
        all.dedup();
        all
    }

    /// The old address of an attachment by its id.
    pub(super) fn attachment_address(&self, id: u64) -> Option<OldAddress> {
        let host = split(&format!("http://{}", self.source))?.host;
        Some(OldAddress { host, path: self.root(), query: format!("attachment_id={id}") })
    }

    /// The path of the old site's front page: `/`, or the folder that it lived in.
    fn root(&self) -> String {
        self.source.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
    }
}

fn bare_host(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// An http address in the form of a redirect's key.
pub(super) fn split(address: &str) -> Option<OldAddress> {
    let address = address.trim();
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))
        .or_else(|| address.strip_prefix("//"))?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let path = percent_decode_str(path.trim_end_matches('/')).decode_utf8_lossy().into_owned();
    let path = if path.is_empty() { "/".to_owned() } else { path };
    (!host.is_empty()).then(|| OldAddress { host: host.to_lowercase(), path, query: query.to_owned() })
}
