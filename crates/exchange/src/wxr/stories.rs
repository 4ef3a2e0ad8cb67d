//! Posts and pages into stories.

use super::addresses::Addresses;
use super::body;
use super::comments::{self, Thread};
use super::dates::Offsets;
use super::library::Library;
use super::model::Item;
use super::terms::Terms;
use super::tie::{Tie, media_id};
use domain::contributor::{Credit, CreditRole};
use domain::document::html::{HtmlInput, NoteKind, from_html};
use domain::redirect::{Redirect, RedirectTarget};
use domain::story::{Commenting, ImportFlag, LeadPicture};
use domain::{Content, Document, Edition, Kind, State, Story, Timestamp};
use newsroom::importing::{Incoming, IncomingStory, Thing};
use std::collections::BTreeMap;

/// A pin without an end: the last second of the year 9999.
const FOR_EVER: Timestamp = Timestamp(253_402_300_799_000);
/// Longest headline made of a text that has none, in characters.
const MADE_HEADLINE: usize = 60;

/// What a post or page is planned with.
pub(super) struct Plan<'a> {
    pub source: &'a str,
    pub edition: &'a Edition,
    pub library: &'a Library,
    pub shared: &'a BTreeMap<u64, String>,
    pub addresses: &'a Addresses,
    pub terms: &'a Terms,
    pub offsets: &'a Offsets,
    pub now: Timestamp,
}

/// A post or page, ready to be written.
#[derive(Debug)]
pub(super) struct Planned {
    pub story: Incoming,
    pub redirects: Vec<Incoming>,
    pub thread: Thread,
    /// What did not come over as it was, in sentences.
    pub warnings: Vec<String>,
    /// Addresses of the old site in its body that nothing here answers for.
    pub left: u64,
}

impl Plan<'_> {
    /// Puts several items into the newsroom's words, on all processors: reading bodies is most of an import's work.
    pub(super) fn stories(&self, items: &[Item]) -> Vec<Option<Planned>> {
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        let share = items.len().div_ceil(workers).max(1);
        std::thread::scope(|scope| {
            let begun: Vec<_> = items
                .chunks(share)
                .map(|items| scope.spawn(move || items.iter().map(|item| self.story(item)).collect::<Vec<_>>()))
                .collect();
            begun
                .into_iter()
                .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    }

    /// Puts an item into the newsroom's words; `None` if it has no path (a survey that knows it gives it one).
    fn story(&self, item: &Item) -> Option<Planned> {
        let path = self.addresses.path(item.id)?.clone();
        let mut warnings = Vec::new();
        let moment = self.offsets.moment(&item.date, &item.date_gmt);
        let (state, flag) = self.state(item, moment, &mut warnings);
        let (body, left) = self.body(item, &mut warnings);
        let kind = kind(item);
        let headline = self.headline(item, &body, &mut warnings);
        let lead = self.lead(item, kind, &body, &mut warnings);
        let dated = !matches!(item.status.as_str(), "draft" | "pending");
        if moment.is_none() && dated {
            warnings.push("it has no date in the file; it stands at the beginning of all time".into());
        }
        let date = moment.unwrap_or(Timestamp(0));
        let ids = |taxonomy: &str| {
            item.terms.iter().filter(move |t| t.taxonomy == taxonomy).map(|t| t.slug.clone()).collect::<Vec<_>>()
        };
        let mut sections = Vec::new();
        for id in ids("category").iter().filter_map(|slug| self.terms.sections.get(slug)) {
            if !sections.contains(id) {
                sections.push(*id);
            }
        }
        let mut tags = Vec::new();
        for id in ids("post_tag").iter().filter_map(|slug| self.terms.tags.get(slug)) {
            if !tags.contains(id) {
                tags.push(*id);
            }
        }
        let credits = self.terms.authors.get(&item.creator).map(|id| Credit {
            role: CreditRole::Author,
            contributor: Some(*id),
            name: String::new(),
            link: None,
        });
        let version = self.addresses.version(item.id);
        let story = IncomingStory {
            story: Story { id: self.addresses.story(item.id), kind, series: None, created_at: date },
            version,
            edition: self.edition.code.clone(),
            path,
            guid: item.guid.clone(),
            state,
            flag,
            published_at: dated.then_some(date),
            updated_at: None,
            commenting: if item.comments_open { Commenting::Open } else { Commenting::Closed },
            pinned_until: item.sticky.then_some(FOR_EVER),
            sections,
            tags,
            content: Content {
                headline,
                deck: plain(item.meta("penci_post_sub_title").unwrap_or_default()),
                excerpt: plain(&item.excerpt),
                body,
                credits: credits.into_iter().collect(),
                lead,
            },
        };
        let redirects = self.addresses.old_addresses(item).into_iter().map(|from| Incoming {
            key: format!("{}{}?{}", from.host, from.path, from.query),
            thing: Thing::Redirect(Redirect { from, target: RedirectTarget::Version { version } }),
        });
        Some(Planned {
            redirects: redirects.collect(),
            thread: comments::of(item, version, self.source, self.offsets),
            story: Incoming { key: item.id.to_string(), thing: Thing::Story(Box::new(story)) },
            warnings,
            left,
        })
    }

    fn state(&self, item: &Item, moment: Option<Timestamp>, warnings: &mut Vec<String>) -> (State, Option<ImportFlag>) {
        if !item.password.is_empty() {
            warnings.push("it asked readers for a password; it is a draft here, and readers do not see it".into());
            return (State::Draft, Some(ImportFlag::Protected));
        }
        match item.status.as_str() {
            "publish" => (State::Published, None),
            "future" => {
                match moment {
                    Some(at) => {
                        if at <= self.now {
                            warnings.push("it was scheduled for a moment that has passed; it waits as a draft for somebody to decide".into());
                        }
                        (State::Scheduled { at }, None)
                    }
                    None => (State::Draft, None),
                }
            }
            "draft" => (State::Draft, None),
            "pending" => (State::InReview, None),
            "private" => {
                warnings.push("only signed-in people saw it; it is a draft here, and readers do not see it".into());
                (State::Draft, Some(ImportFlag::Private))
            }
            status => {
                warnings.push(format!("its status `{status}` is unknown here; it is a draft"));
                (State::Draft, None)
            }
        }
    }

    fn body(&self, item: &Item, warnings: &mut Vec<String>) -> (Document, u64) {
        let footnotes = item.meta("footnotes").unwrap_or_default();
        let mut reading = body::Reading::new(self.library, self.shared, item.id, footnotes);
        let html = body::above(item, &mut reading) + &body::to_html(&item.content, &mut reading);
        warnings.append(&mut reading.warnings);
        let seed = format!("{}#{}", self.source, item.id);
        let parsed =
            from_html(&html, &HtmlInput { lang: &self.edition.language, dir: self.edition.direction, seed: &seed });
        for note in parsed.notes {
            if let Some(sentence) = sentence(note.kind, &note.detail)
                && !warnings.contains(&sentence)
            {
                warnings.push(sentence);
            }
        }
        let mut tie = Tie { library: self.library, addresses: self.addresses, source: self.source, left: Vec::new() };
        let document = tie.document(parsed.document);
        tie.left.sort();
        tie.left.dedup();
        (document, tie.left.len() as u64)
    }

    fn headline(&self, item: &Item, body: &Document, warnings: &mut Vec<String>) -> String {
        let title = plain(&item.title);
        if !title.is_empty() {
            return title;
        }
        let made = body.excerpt(MADE_HEADLINE);
        let made = if made.is_empty() { item.date.split(' ').next().unwrap_or_default().to_owned() } else { made };
        warnings.push("it has no title; one was made of its first words".into());
        made
    }

    fn lead(&self, item: &Item, kind: Kind, body: &Document, warnings: &mut Vec<String>) -> Option<LeadPicture> {
        let picture = |media| LeadPicture { media, alt: None, caption: None };
        let named: Option<u64> = item.meta("_thumbnail_id").and_then(|id| id.trim().parse().ok()).filter(|id| *id != 0);
        if let Some(id) = named {
            match self.library.get(id) {
                Some(attachment) if attachment.is_picture() => return Some(picture(media_id(self.source, id))),
                Some(_) => warnings.push(format!("its featured image #{id} is no picture; it was left out")),
                None => warnings.push(format!("its featured image #{id} is not in the file; it was left out")),
            }
        }
        // A photo story stands in listings with its first picture.
        let pictured = matches!(kind, Kind::Gallery | Kind::Newspic);
        pictured.then(|| body.pictures().find_map(|p| p.media.media)).flatten().map(picture)
    }
}

fn kind(item: &Item) -> Kind {
    if item.kind == "page" {
        return Kind::Page;
    }
    let format = item.terms.iter().find(|t| t.taxonomy == "post_format").map_or("", |t| t.slug.as_str());
    match format {
        "post-format-gallery" => Kind::Gallery,
        "post-format-image" => Kind::Newspic,
        "post-format-video" => Kind::Video,
        _ => Kind::Article,
    }
}

/// A note of the document's reader for people; `None` for what nobody misses.
fn sentence(kind: NoteKind, detail: &str) -> Option<String> {
    Some(match kind {
        NoteKind::Dropped => format!("`{detail}` was left out of its body"),
        NoteKind::LinkDropped => {
            format!("the link to `{detail}` was taken off its text: such addresses are not allowed")
        }
        NoteKind::MediaDropped => format!("a picture or recording without a usable address was left out: `{detail}`"),
        NoteKind::KeptRaw => format!("a part of its body has no block here and was kept as HTML: `{detail}`"),
        NoteKind::UnknownEmbed => format!("a frame of another site became a link: {detail}"),
        NoteKind::Flattened => "its body was nested too deeply; the text is all there".to_owned(),
        NoteKind::Truncated => "its body is too large; the end is missing".to_owned(),
        NoteKind::Unwrapped | NoteKind::PictureLifted => return None,
    })
}

/// HTML as one line of plain text: titles, names, excerpts.
pub(super) fn plain(html: &str) -> String {
    let text = if html.contains('<') { plain_lines(html) } else { body::unescape(html) };
    // Characters that only entities spell are left to the HTML reader.
    let text = if text.contains('&') && text.contains(';') && !html.contains('<') { plain_lines(html) } else { text };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// HTML as plain text with its line breaks.
pub(super) fn plain_lines(html: &str) -> String {
    from_html(html, &HtmlInput { lang: "", dir: domain::document::Direction::Ltr, seed: "" }).document.plain_text()
}
