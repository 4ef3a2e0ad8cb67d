//! Listings: articles, a section, a tag, somebody's, a time, a kind, a series.

use super::elsewhere::places;
use super::exhibits::{Exhibit, exhibits};
use super::front::first_of_all;
use super::stream::{self, Post};
use super::{Names, PER_PAGE, Reading, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::contributor::Contributor;
use domain::ids::MediaId;
use domain::listing::{Card, Listing, PageNumber, Scope};
use domain::redirect::{OldAddress, RedirectTarget};
use domain::routes::{Place, encode_path};
use domain::taxonomy::{Section, SectionLayout, SectionPage, Series, Tag};
use domain::{Edition, EditionCode, Kind, Slug, State, Timestamp};
use store::Reading as Store;
use text::Calendar;

/// Which listing is wanted, as the address says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// All articles.
    Articles,
    /// A section, by its path.
    Section(String),
    /// A tag, by its slug.
    Tag(String),
    /// What somebody is credited for, by their slug.
    Contributor(String),
    /// A year, or a month of it, in the edition's calendar or the Gregorian one.
    Period {
        /// The year as the address has it: from 1800 Gregorian, before that Jalali.
        year: i32,
        /// 1 to 12.
        month: Option<u8>,
    },
    /// All of one kind.
    Kind(Kind),
    /// A series, by its slug.
    Series(String),
    /// What is read most.
    MostRead,
}

/// What a listing is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// All articles.
    Articles,
    /// A section, those above it (outermost first) and those right below it.
    Section {
        /// The section.
        section: Section,
        /// Outermost first.
        above: Vec<Section>,
        /// In their order.
        below: Vec<Section>,
        /// How its page looks.
        look: SectionPage,
    },
    /// A tag.
    Tag(Tag),
    /// Somebody.
    Contributor(Contributor),
    /// A time.
    Period {
        /// In which calendar `year` and `month` count.
        calendar: Calendar,
        /// The year.
        year: i32,
        /// 1 to 12.
        month: Option<u8>,
    },
    /// A kind.
    Kind(Kind),
    /// A series.
    Series(Series),
    /// What is read most.
    MostRead,
}

/// A listing's page.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// What it is about.
    pub subject: Subject,
    /// The entries; what is pinned in a section stands first on the first page.
    pub listing: Listing,
    /// The entries' texts, where a section is a stream of posts.
    pub posts: Vec<Post>,
    /// Where the listing stands in the editions that have it, this one included; percent-encoded.
    pub places: Vec<(EditionCode, String)>,
    /// The entries with what there is to see, where they are pictures, films or issues.
    pub exhibits: Vec<Exhibit>,
    /// Names of everything above.
    pub names: Names,
}

/// A page of a listing.
///
/// # Errors
/// The store's, and an edition's unknown time zone.
pub fn listing(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    wanted: &Wanted,
    page: PageNumber,
) -> Result<Reading<Listed>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        let code = setting.edition.code.clone();
        let subject = if exists { subject(newsroom, store, &setting.edition, wanted)? } else { None };
        let Some((subject, scope)) = subject else {
            let to = if exists { moved(store, &code, wanted)? } else { None };
            return Ok(to.map_or_else(|| Reading::Missing(setting), Reading::Moved));
        };
        let is_stream = matches!(&subject, Subject::Section { look, .. } if look.layout == SectionLayout::Stream);
        let per_page = if is_stream { stream::PER_PAGE } else { PER_PAGE };
        let mut listing = match scope {
            Some(scope) => store.listing(&code, &scope, page, per_page, ctx.now)?,
            None => whole(store.most_read(&code, u32::MAX, ctx.now)?, page),
        };
        let empty_period = matches!(subject, Subject::Period { .. }) && listing.total == 0;
        if u64::from(page.get()) > listing.pages() || empty_period {
            return Ok(Reading::Missing(setting));
        }
        if let (Subject::Section { section, .. }, PageNumber::FIRST) = (&subject, page) {
            first_of_all(&mut listing.cards, store.cards_pinned_in(section.id, ctx.now)?);
        }
        let posts = if is_stream { stream::posts(store, &listing.cards)? } else { Vec::new() };
        let looked_at = matches!(subject, Subject::Kind(_) | Subject::Series(_));
        let exhibits = if looked_at { exhibits(store, &listing.cards)? } else { Vec::new() };
        let mut pictures = stream::pictures(&posts);
        pictures.extend(head_picture(&subject));
        let cards: Vec<&Card> = listing.cards.iter().collect();
        let mut names = Names::gather(store, store.section_list(&code)?, &cards, &[], &pictures)?;
        stream::add_backgrounds(store, &mut names, &posts)?;
        let places = places(newsroom, store, &setting.editions, &subject)?;
        Ok(Reading::Found(setting, Listed { subject, listing, posts, places, exhibits, names }))
    })
}

/// Where a section, a tag, somebody or a series stands by now whose address has changed; percent-encoded.
fn moved(store: &Store<'_>, edition: &EditionCode, wanted: &Wanted) -> Result<Option<String>, NewsroomError> {
    let path = match wanted {
        Wanted::Section(path) => Place::Section(path).path(edition),
        Wanted::Tag(slug) => format!("/{edition}/tag/{slug}"),
        Wanted::Contributor(slug) => format!("/{edition}/author/{slug}"),
        Wanted::Series(slug) => format!("/{edition}/publications/{slug}"),
        Wanted::MostRead | Wanted::Articles | Wanted::Kind(_) | Wanted::Period { .. } => return Ok(None),
    };
    let old = OldAddress { host: String::new(), path, query: String::new() };
    Ok(match store.redirect_find(&old)? {
        Some(RedirectTarget::Path { path }) => Some(encode_path(&path)),
        Some(RedirectTarget::Version { version }) => store
            .version_by_id(version)?
            .filter(|version| version.state == State::Published)
            .map(|version| Place::Story(&version.path).href(&version.edition)),
        None => None,
    })
}

/// A listing that has one page.
fn whole(cards: Vec<Card>, page: PageNumber) -> Listing {
    let total = cards.len();
    Listing { cards, total: total as u64, page, per_page: u32::try_from(total).unwrap_or(u32::MAX) }
}

fn head_picture(subject: &Subject) -> Option<MediaId> {
    match subject {
        Subject::Contributor(somebody) => somebody.portrait,
        Subject::Section { look, .. } => look.picture,
        _ => None,
    }
}

/// What is wanted, and the scope that lists it: all but the most read have one.
pub(super) fn subject(
    newsroom: &Newsroom,
    store: &Store<'_>,
    edition: &Edition,
    wanted: &Wanted,
) -> Result<Option<(Subject, Option<Scope>)>, NewsroomError> {
    let code = &edition.code;
    let found = match wanted {
        Wanted::MostRead => return Ok(Some((Subject::MostRead, None))),
        Wanted::Articles => Some((Subject::Articles, Scope::Kind(Kind::Article))),
        Wanted::Kind(kind) => Some((Subject::Kind(*kind), Scope::Kind(*kind))),
        Wanted::Section(path) => match store.section_by_path(code, path)? {
            Some(section) => {
                let scope = Scope::Section(section.id);
                Some((with_relatives(store, section)?, scope))
            }
            None => None,
        },
        Wanted::Tag(slug) => match slug_of(slug) {
            Some(slug) => store.tag_by_slug(code, &slug)?.map(|tag| (Subject::Tag(tag.clone()), Scope::Tag(tag.id))),
            None => None,
        },
        Wanted::Contributor(slug) => match slug_of(slug) {
            Some(slug) => {
                store.contributor_by_slug(&slug)?.map(|c| (Subject::Contributor(c.clone()), Scope::Contributor(c.id)))
            }
            None => None,
        },
        Wanted::Series(slug) => match slug_of(slug) {
            Some(slug) => store
                .series_by_slug(&slug)?
                .filter(|series| series.names.iter().any(|name| &name.edition == code))
                .map(|series| (Subject::Series(series.clone()), Scope::Series(series.id))),
            None => None,
        },
        Wanted::Period { year, month } => period(newsroom, edition, *year, *month)?,
    };
    Ok(found.map(|(subject, scope)| (subject, Some(scope))))
}

fn slug_of(text: &str) -> Option<Slug> {
    Slug::new(text).ok()
}

fn with_relatives(store: &Store<'_>, section: Section) -> Result<Subject, NewsroomError> {
    let all = store.section_list(&section.edition)?;
    let hidden = store.sections_hidden(&section.edition)?;
    let below = all.iter().filter(|s| s.parent == Some(section.id) && !hidden.contains(&s.id)).cloned().collect();
    let mut above = Vec::new();
    let mut parent = section.parent;
    while let Some(found) = parent.and_then(|id| all.iter().find(|s| s.id == id)) {
        // A tree has no circle, but a broken one must not hang a request.
        if above.len() >= all.len() {
            break;
        }
        above.insert(0, found.clone());
        parent = found.parent;
    }
    let look = store.section_page(section.id)?.unwrap_or_default();
    Ok(Subject::Section { section, above, below, look })
}

/// Years before 1800 can only be Jalali: no newspaper of the Gregorian calendar is that old here.
fn period(
    newsroom: &Newsroom,
    edition: &Edition,
    year: i32,
    month: Option<u8>,
) -> Result<Option<(Subject, Scope)>, NewsroomError> {
    let calendar = if (1800..=9999).contains(&year) { Calendar::Gregorian } else { Calendar::Jalali };
    if calendar == Calendar::Jalali && edition.calendar != Calendar::Jalali {
        return Ok(None);
    }
    let formats = newsroom.formats(edition)?;
    let bounds = match (month, calendar) {
        (None, _) => formats.year_bounds(calendar, year),
        (Some(month), Calendar::Gregorian) => formats.gregorian_month_bounds(year, month),
        (Some(month), Calendar::Jalali) => formats.jalali_month_bounds(year, month),
    };
    Ok(bounds.map(|(from, until)| {
        let scope = Scope::Period { from: Timestamp(from), until: Timestamp(until) };
        (Subject::Period { calendar, year, month }, scope)
    }))
}
