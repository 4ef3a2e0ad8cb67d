//! Authors, sections and tags: what stories need before they can be written.

use super::survey::Survey;
use domain::contributor::Contributor;
use domain::ids::{ContributorId, SectionId, TagId, TopicId};
use domain::taxonomy::{Section, Tag};
use domain::{EditionCode, Slug};
use newsroom::importing::{Incoming, Thing};
use std::collections::{BTreeMap, HashMap, HashSet};
use text::slug::ImportedSlug;

/// Which ids the old site's people and terms have here.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub authors: HashMap<String, ContributorId>,
    pub sections: HashMap<String, SectionId>,
    pub tags: HashMap<String, TagId>,
    /// Sections parents first, tags, people.
    pub incoming: Vec<Incoming>,
    pub warnings: Vec<String>,
}

struct Declared<'a> {
    name: &'a str,
    parent: &'a str,
    description: &'a str,
}

impl Terms {
    pub(super) fn of(survey: &Survey, edition: &EditionCode, language: &str) -> Self {
        let mut terms = Self::default();
        let source = survey.source();
        terms.people(survey, &source, language);
        terms.sections(survey, &source, edition, language);
        terms.tags(survey, &source, edition, language);
        let other: BTreeMap<&str, usize> = survey
            .cited
            .keys()
            .filter(|(taxonomy, _)| !matches!(taxonomy.as_str(), "category" | "post_tag" | "post_format" | "nav_menu"))
            .fold(BTreeMap::new(), |mut all, (taxonomy, _)| {
                *all.entry(taxonomy.as_str()).or_default() += 1;
                all
            });
        for (taxonomy, count) in other {
            terms
                .warnings
                .push(format!("The taxonomy `{taxonomy}` is not taken over; items cite {count} of its terms."));
        }
        terms
    }

    fn people(&mut self, survey: &Survey, source: &str, language: &str) {
        let mut taken = HashSet::new();
        for author in &survey.authors {
            let key = format!("author/{}", author.login);
            let id = ContributorId::derived(source, &key);
            let slug =
                Slug::of_title(&author.login, language).or_else(|| Slug::of_title(&author.display_name, language));
            let Some(slug) = slug.or_else(|| Slug::new(&format!("author-{}", taken.len() + 1)).ok()) else { continue };
            let contributor = Contributor {
                id,
                slug: free(&slug, &mut taken),
                name: super::stories::plain(&author.display_name),
                portrait: None,
                texts: Vec::new(),
            };
            self.authors.insert(author.login.clone(), id);
            self.incoming.push(Incoming { key, thing: Thing::Contributor(contributor) });
        }
    }

    fn sections(&mut self, survey: &Survey, source: &str, edition: &EditionCode, language: &str) {
        let declared = all_of(survey, "category");
        let mut taken: HashMap<Option<String>, HashSet<Slug>> = HashMap::new();
        let mut order: Vec<&str> = Vec::new();
        for slug in declared.keys() {
            parents_first(slug, &declared, &mut order, 0);
        }
        for (position, slug) in (0..).zip(&order) {
            let Some(term) = declared.get(slug) else { continue };
            let key = format!("category/{slug}");
            let id = SectionId::derived(source, &key);
            let parent = self.sections.get(term.parent).copied();
            if parent.is_none() && !term.parent.is_empty() {
                self.warnings.push(format!(
                    "The section “{}” had the parent `{}`, which is not in the file; it stands at the top now.",
                    term.name, term.parent
                ));
            }
            let above = parent.map(|_| term.parent.to_owned());
            let slug_here = free(&term_slug(slug, term.name, language), taken.entry(above).or_default());
            let section = Section {
                id,
                edition: edition.clone(),
                topic: TopicId::derived(source, &key),
                parent,
                // The rest of the path is put before it where it is written, as its parents stand there.
                path: slug_here.to_string(),
                slug: slug_here,
                name: super::stories::plain(term.name),
                description: super::stories::plain(term.description),
                position,
            };
            self.sections.insert((*slug).to_owned(), id);
            self.incoming.push(Incoming { key, thing: Thing::Section(section) });
        }
    }

    fn tags(&mut self, survey: &Survey, source: &str, edition: &EditionCode, language: &str) {
        let mut taken = HashSet::new();
        for (slug, term) in all_of(survey, "post_tag") {
            let key = format!("post_tag/{slug}");
            let id = TagId::derived(source, &key);
            let tag = Tag {
                id,
                edition: edition.clone(),
                topic: TopicId::derived(source, &key),
                slug: free(&term_slug(slug, term.name, language), &mut taken),
                name: super::stories::plain(term.name),
                description: super::stories::plain(term.description),
            };
            self.tags.insert(slug.to_owned(), id);
            self.incoming.push(Incoming { key, thing: Thing::Tag(tag) });
        }
    }
}

/// Declared terms of a taxonomy, and those that items cite without a declaration.
fn all_of<'s>(survey: &'s Survey, taxonomy: &str) -> BTreeMap<&'s str, Declared<'s>> {
    let mut all: BTreeMap<&str, Declared<'_>> = BTreeMap::new();
    for term in survey.terms.iter().filter(|t| t.taxonomy == taxonomy) {
        let name = if term.name.is_empty() { &term.slug } else { &term.name };
        all.insert(&term.slug, Declared { name, parent: &term.parent, description: &term.description });
    }
    for ((_, slug), name) in survey.cited.iter().filter(|((t, _), _)| t == taxonomy) {
        let name = if name.is_empty() { slug } else { name };
        all.entry(slug).or_insert(Declared { name, parent: "", description: "" });
    }
    all
}

fn parents_first<'s>(
    slug: &'s str,
    declared: &BTreeMap<&'s str, Declared<'s>>,
    order: &mut Vec<&'s str>,
    depth: usize,
) {
    if order.contains(&slug) || depth > 64 {
        return;
    }
    if let Some((parent, _)) = declared.get(slug).and_then(|term| declared.get_key_value(term.parent))
        && *parent != slug
    {
        parents_first(parent, declared, order, depth + 1);
    }
    if !order.contains(&slug) {
        order.push(slug);
    }
}

fn term_slug(raw: &str, name: &str, language: &str) -> Slug {
    let imported = ImportedSlug::decode(raw);
    let slug = Slug::new(imported.slug())
        .ok()
        .or_else(|| Slug::of_title(imported.slug(), language))
        .or_else(|| Slug::of_title(name, language));
    // A term whose slug and name have no letter at all.
    slug.unwrap_or_else(|| Slug::new("section").expect("a word is a slug"))
}

fn free(slug: &Slug, taken: &mut HashSet<Slug>) -> Slug {
    let mut free = slug.clone();
    let mut number = 2;
    while !taken.insert(free.clone()) {
        free = slug.numbered(number);
        number += 1;
    }
    free
}
