//! The forms of what readers are sent.

use super::{FromJson, Json};
use crate::error::ApiError;
use domain::Kind;
use domain::page::{
    Answer, ArchiveYear, ArticlePage, CardView, CommentView, CreditLine, EditionLink, EditionRef, FigureView,
    FilterGroup, FilterOption, Frame, FrontPage, Html, IndexEntry, IndexPage, LinkView, ListingKind, ListingPage,
    MenuLink, Meta, Moment, NameLink, NoticePage, OtherEdition, Paging, PictureView, PieceView, RankedStory,
    ReaderPage, RecentStory, ResultView, SearchForm, SearchPage, StreamPost, SuggestionView, Suggestions,
};

/// Types whose fields stand in an object under their own names. A field that is forgotten here does not compile.
macro_rules! objects {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl FromJson for $name {
            fn from_json(json: &Json<'_>) -> Self {
                Self { $($field: json.get(stringify!($field))),* }
            }
        }
    )*};
}

objects! {
    ArticlePage {
        frame, meta, version, kind, lang, dir, section, headline, deck, byline, credits, published, updated,
        reading_time, lead, above, body, tags, share, short, corrections, also, comment_count, comments, onward,
    }
    FigureView { picture, caption, credit }
    CreditLine { before, names, after }
    NameLink { joint, name, href, external }
    CommentView { anchor, author, author_href, staff, at, paragraphs, replies }

    EditionRef { code, lang, dir }
    EditionLink { edition, name, href, same, current }
    MenuLink { label, href, edition, external, children }
    RecentStory { link, published }
    Frame { edition, texts, nameplate, home, tagline, today, editions, banner, menu, footer, recent, social, imprint }
    Meta { title, description, canonical, shortlink, alternates, noindex, for_machines }


    FrontPage {
        frame, meta, absent, lead, related, seconds, cards, headlines, opinion_section, opinion, stream, strip, most_read,
        paging,
    }
    RankedStory { number, link }
    StreamPost { card, lead, body, credits, share, short, cut }

    CardView {
        kind, href, headline, deck, section, byline, published, comments, comments_href, reading_time, picture, number,
    }
    Paging { newer, older, place }
    ListingPage {
        frame, meta, kind, label, heading, introduction, portrait, picture, above, below, cards, written, stream, paging,
    }
    IndexEntry { link, count, introduction, children }
    ArchiveYear { link, months }
    IndexPage { frame, meta, heading, entries, written, years }

    SearchPage {
        frame, meta, form, summary, results, meant, orders, filters, others, everywhere, advice, sections, paging,
    }
    SearchForm { action, words, kept, from, until, day_example, day_problem }
    PieceView { text, sought }
    ResultView {
        edition, edition_name, kind, href, headline, passage, section, byline, published, comments, comments_href,
        picture,
    }
    FilterGroup { name, options }
    FilterOption { label, count, href, chosen }
    OtherEdition { edition, name, count, href }
    Suggestions { said, items }
    SuggestionView { label, sort, href }

    NoticePage { frame, meta, note, words, near }
    LinkView { label, href }
    Moment { iso, text }
    PictureView { src, srcset, width, height, alt, class }
}

impl FromJson for Html {
    fn from_json(json: &Json<'_>) -> Self {
        Self(json.text())
    }
}

impl FromJson for Kind {
    fn from_json(json: &Json<'_>) -> Self {
        Self::parse(&json.text()).unwrap_or_else(|| {
            json.strange();
            Self::Article
        })
    }
}

impl FromJson for ListingKind {
    fn from_json(json: &Json<'_>) -> Self {
        json.named(&[
            ("articles", Self::Articles),
            ("section", Self::Section),
            ("tag", Self::Tag),
            ("contributor", Self::Contributor),
            ("period", Self::Period),
            ("pictures", Self::Pictures),
            ("series", Self::Series),
            ("most_read", Self::MostRead),
            ("corrections", Self::Corrections),
        ])
    }
}

/// A name that serde puts outside what it names, and how that is read.
type Form<T> = (&'static str, fn(&Json<'_>) -> T);

/// What stands under the first of some names that an object has.
fn tagged<T>(json: &Json<'_>, forms: &[Form<T>]) -> T {
    for (name, read) in forms {
        let field = json.field(name);
        if field.is_there() {
            return read(&field);
        }
    }
    json.strange();
    // Of nothing comes something empty.
    forms[0].1(&json.field(""))
}

impl<T: FromJson> FromJson for Answer<T> {
    fn from_json(json: &Json<'_>) -> Self {
        tagged(
            json,
            &[
                ("moved", |json| Self::Moved { to: json.get("to") }),
                ("found", |json| Self::Found { page: json.get("page") }),
                ("missing", |json| Self::Missing(FromJson::from_json(json))),
                ("gone", |json| Self::Gone(FromJson::from_json(json))),
            ],
        )
    }
}

impl FromJson for ReaderPage {
    fn from_json(json: &Json<'_>) -> Self {
        tagged(
            json,
            &[
                ("front", |json| Self::Front(FromJson::from_json(json))),
                ("article", |json| Self::Article(FromJson::from_json(json))),
                ("listing", |json| Self::Listing(FromJson::from_json(json))),
                ("index", |json| Self::Index(FromJson::from_json(json))),
                ("search", |json| Self::Search(FromJson::from_json(json))),
            ],
        )
    }
}

impl FromJson for ApiError {
    fn from_json(json: &Json<'_>) -> Self {
        match json.field("error").text().as_str() {
            "not_found" => Self::NotFound,
            "sign_in_needed" => Self::SignInNeeded,
            "forbidden" => Self::Forbidden,
            "invalid" => Self::Invalid { field: json.get("field"), code: json.get("code") },
            "conflict" => Self::Conflict,
            "state" => Self::State,
            "too_many" => Self::TooMany { retry_secs: json.get("retry_secs") },
            "unavailable" => Self::Unavailable,
            "network" => Self::Network,
            "internal" => Self::Internal { id: json.get("id") },
            // Also what this version does not know.
            _ => Self::Outdated,
        }
    }
}
