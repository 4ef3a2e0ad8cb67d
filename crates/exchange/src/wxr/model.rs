//! What a WXR file holds, in its own words.

use super::xml::{Element, Vocabulary};

/// The site that the file comes from.
#[derive(Debug, Clone, Default)]
pub(super) struct Site {
    /// Whether anything in the file is in WordPress's vocabulary.
    pub is_wordpress: bool,
    pub link: String,
    pub base_site: String,
    pub base_blog: String,
}

/// Somebody who wrote there.
#[derive(Debug, Clone)]
pub(super) struct Author {
    pub login: String,
    pub display_name: String,
}

/// A declared term of any taxonomy.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub taxonomy: String,
    pub slug: String,
    /// Slug of the parent; empty: none.
    pub parent: String,
    pub name: String,
    pub description: String,
}

/// A term that an item cites.
#[derive(Debug, Clone)]
pub(super) struct Cited {
    pub taxonomy: String,
    pub slug: String,
    pub name: String,
}

/// A reader's comment, pingback, trackback or note.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    pub id: u64,
    pub author: String,
    pub author_url: String,
    pub date: String,
    pub date_gmt: String,
    pub content: String,
    pub approved: String,
    pub kind: String,
    pub parent: u64,
}

/// An item of any type.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    pub id: u64,
    pub kind: String,
    pub title: String,
    pub link: String,
    pub creator: String,
    pub content: String,
    pub excerpt: String,
    pub date: String,
    pub date_gmt: String,
    pub slug: String,
    pub status: String,
    pub parent: u64,
    pub order: i64,
    pub password: String,
    pub sticky: bool,
    pub comments_open: bool,
    pub attachment_url: String,
    pub guid: String,
    pub terms: Vec<Cited>,
    pub meta: Vec<(String, String)>,
    pub comments: Vec<Comment>,
}

impl Item {
    /// The first meta value of that key.
    pub(super) fn meta(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    /// All meta values of that key.
    pub(super) fn metas<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.meta.iter().filter(move |(k, _)| k == key).map(|(_, value)| value.as_str())
    }
}

/// A child of the channel.
#[derive(Debug)]
pub(super) enum Entry {
    Author(Author),
    Term(Term),
    Item(Box<Item>),
    /// A line about the site was taken in.
    Site,
}

/// Reads a child of the channel; what is known of the site is put into `site`.
pub(super) fn entry(element: &Element, site: &mut Site) -> Entry {
    let is_wp = |element: &Element| element.vocabulary == Vocabulary::Wp;
    if is_wp(element) || element.children.iter().any(is_wp) {
        site.is_wordpress = true;
    }
    let text = element.text.trim();
    match (element.vocabulary, element.name.as_str()) {
        (Vocabulary::Rss, "item") => return Entry::Item(Box::new(item(element))),
        (Vocabulary::Rss, "link") => text.clone_into(&mut site.link),
        (Vocabulary::Wp, "base_site_url") => text.clone_into(&mut site.base_site),
        (Vocabulary::Wp, "base_blog_url") => text.clone_into(&mut site.base_blog),
        (Vocabulary::Wp, "author") => return Entry::Author(author(element)),
        (Vocabulary::Wp, "category") => {
            return Entry::Term(term(
                element,
                "category",
                ["category_nicename", "category_parent", "cat_name", "category_description"],
            ));
        }
        (Vocabulary::Wp, "tag") => {
            return Entry::Term(term(element, "post_tag", ["tag_slug", "", "tag_name", "tag_description"]));
        }
        (Vocabulary::Wp, "term") => {
            let taxonomy = element.wp("term_taxonomy");
            return Entry::Term(term(element, taxonomy, ["term_slug", "term_parent", "term_name", "term_description"]));
        }
        _ => {}
    }
    Entry::Site
}

fn author(element: &Element) -> Author {
    let login = element.wp("author_login").to_owned();
    let full = format!("{} {}", element.wp("author_first_name"), element.wp("author_last_name"));
    let display_name = [element.wp("author_display_name"), full.trim(), &login]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_default()
        .to_owned();
    Author { login, display_name }
}

fn term(element: &Element, taxonomy: &str, [slug, parent, name, description]: [&str; 4]) -> Term {
    Term {
        taxonomy: if taxonomy == "tag" { "post_tag" } else { taxonomy }.to_owned(),
        slug: element.wp(slug).to_owned(),
        parent: element.wp(parent).to_owned(),
        name: element.wp(name).to_owned(),
        description: element.wp(description).to_owned(),
    }
}

fn item(element: &Element) -> Item {
    let number = |name: &str| element.wp(name).parse().unwrap_or(0);
    let mut item = Item {
        id: number("post_id"),
        kind: element.wp("post_type").to_owned(),
        title: element.text_of(Vocabulary::Rss, "title").trim().to_owned(),
        link: element.text_of(Vocabulary::Rss, "link").trim().to_owned(),
        creator: element.text_of(Vocabulary::DublinCore, "creator").trim().to_owned(),
        content: element.text_of(Vocabulary::Content, "encoded").to_owned(),
        excerpt: element.text_of(Vocabulary::Excerpt, "encoded").trim().to_owned(),
        date: element.wp("post_date").to_owned(),
        date_gmt: element.wp("post_date_gmt").to_owned(),
        slug: element.wp("post_name").to_owned(),
        status: element.wp("status").to_owned(),
        parent: number("post_parent"),
        order: element.wp("menu_order").parse().unwrap_or(0),
        password: element.wp("post_password").to_owned(),
        sticky: element.wp("is_sticky") == "1",
        comments_open: element.wp("comment_status") != "closed",
        attachment_url: element.wp("attachment_url").to_owned(),
        guid: element.text_of(Vocabulary::Rss, "guid").trim().to_owned(),
        ..Item::default()
    };
    for child in &element.children {
        match (child.vocabulary, child.name.as_str()) {
            // Version 1.0 names each term twice, once without a slug.
            (Vocabulary::Rss, "category") if !child.attribute("nicename").is_empty() => item.terms.push(Cited {
                taxonomy: match child.attribute("domain") {
                    "" => "category",
                    "tag" => "post_tag",
                    taxonomy => taxonomy,
                }
                .to_owned(),
                slug: child.attribute("nicename").to_owned(),
                name: child.text.trim().to_owned(),
            }),
            (Vocabulary::Wp, "postmeta") => {
                let value = child.text_of(Vocabulary::Wp, "meta_value").to_owned();
                item.meta.push((child.wp("meta_key").to_owned(), value));
            }
            (Vocabulary::Wp, "comment") => item.comments.push(comment(child)),
            _ => {}
        }
    }
    item
}

fn comment(element: &Element) -> Comment {
    Comment {
        id: element.wp("comment_id").parse().unwrap_or(0),
        author: element.wp("comment_author").to_owned(),
        author_url: element.wp("comment_author_url").to_owned(),
        date: element.wp("comment_date").to_owned(),
        date_gmt: element.wp("comment_date_gmt").to_owned(),
        content: element.text_of(Vocabulary::Wp, "comment_content").to_owned(),
        approved: element.wp("comment_approved").to_owned(),
        kind: element.wp("comment_type").to_owned(),
        parent: element.wp("comment_parent").parse().unwrap_or(0),
    }
}
