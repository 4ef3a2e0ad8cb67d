use crate::components::{Credit, Picture, When};
use domain::page::{CardView, CreditLine, LinkView, Moment, PictureView};
use leptos::prelude::*;

/// How much room an entry has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The first story of the front page.
    Lead,
    /// One of the two behind it.
    Second,
    /// One of a row of three.
    Small,
    /// Text alone.
    Headline,
    /// Opinion: its picture is the author's portrait.
    Opinion,
    /// In the strip of pictures and videos.
    Strip,
    /// In a listing: a line across the page.
    Row,
}

impl Shape {
    fn class(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Second => "second",
            Self::Small => "small",
            Self::Headline => "brief",
            Self::Opinion => "opinion",
            Self::Strip => "slide",
            Self::Row => "row",
        }
    }

    /// How wide its picture stands.
    pub(crate) fn sizes(self) -> &'static str {
        match self {
            Self::Lead => "(min-width: 76rem) 45rem, (min-width: 46rem) 55vw, 100vw",
            Self::Second => "(min-width: 66rem) 27rem, (min-width: 46rem) 45vw, 7rem",
            Self::Small => "(min-width: 66rem) 17rem, (min-width: 46rem) 30vw, 7rem",
            Self::Headline | Self::Opinion => "4rem",
            Self::Strip => "18rem",
            Self::Row => "(min-width: 46rem) 15rem, 7rem",
        }
    }

    /// Whether there is room for the deck.
    fn has_deck(self) -> bool {
        !matches!(self, Self::Strip | Self::Headline)
    }

    /// Some tiers have a heading of their own.
    fn is_below_a_heading(self) -> bool {
        matches!(self, Self::Strip | Self::Headline | Self::Opinion)
    }
}

/// An entry of a listing.
#[component]
pub(crate) fn Card(
    /// Which.
    card: CardView,
    /// How much room it has.
    shape: Shape,
    /// Its picture is the largest thing in the first view.
    #[prop(optional)]
    first: bool,
    /// Stories that belong to it.
    #[prop(default = Vec::new())]
    related: Vec<LinkView>,
) -> impl IntoView {
    let CardView {
        kind,
        href,
        headline,
        deck,
        section,
        byline,
        published,
        comments,
        comments_href,
        reading_time,
        picture,
        number,
    } = card;
    let first = first || shape == Shape::Lead;
    let has_picture = picture.is_some();
    let picture = picture.map(|picture| view! { <CardPicture href=href.clone() picture sizes=shape.sizes() first /> });
    let link = view! { <a href=href>{headline}</a> };
    let heading = if shape.is_below_a_heading() {
        view! { <h3 class="card-headline">{link}</h3> }.into_any()
    } else {
        view! { <h2 class="card-headline">{link}</h2> }.into_any()
    };
    let deck = (shape.has_deck() && !deck.is_empty()).then(|| view! { <p class="card-deck">{deck}</p> });
    let number = number.map(|number| view! { <p class="number">{number}</p> });
    let has_related = !related.is_empty();
    let related = related.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> }).collect_view();
    let pictured = if has_picture { "pictured" } else { "plain" };
    view! {
        <article class=format!("card card-{} kind-{} {pictured}", shape.class(), kind.as_str())>
            {picture}
            {number}
            <div class="card-text">
                {section.map(|section| view! { <p class="kicker"><a href=section.href>{section.label}</a></p> })}
                {heading}
                {deck}
                <CardMeta byline published reading_time comments comments_href />
                {has_related.then(|| view! { <ul class="beside">{related}</ul> })}
            </div>
        </article>
    }
}

/// The picture of an entry. The heading leads to the same place, so its link is left out for keyboards and screen
/// readers.
#[component]
pub(crate) fn CardPicture(
    /// Where the entry leads.
    href: String,
    /// Which.
    picture: PictureView,
    /// How wide it stands.
    sizes: &'static str,
    /// It is the largest thing in the first view.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    view! {
        <a class="card-picture" href=href tabindex="-1" aria-hidden="true">
            <Picture picture sizes first />
        </a>
    }
}

/// The last line of an entry.
#[component]
pub(crate) fn CardMeta(
    /// Who wrote it.
    byline: Option<CreditLine>,
    /// When it was published.
    published: Moment,
    /// How long it takes; empty where that is not said.
    #[prop(optional)]
    reading_time: String,
    /// How many comments it has; empty where that is not said.
    comments: String,
    /// Where they stand.
    comments_href: String,
) -> impl IntoView {
    view! {
        <p class="meta">
            {byline.map(|line| view! { <Credit line /> })}
            <When at=published />
            {(!reading_time.is_empty()).then(|| view! { <span class="reading">{reading_time}</span> })}
            {(!comments.is_empty()).then(|| view! { <a class="comment-count" href=comments_href>{comments}</a> })}
        </p>
    }
}
