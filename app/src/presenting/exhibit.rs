//! Pictures, films and issues as their listings show them, each kind in a way of its own. Read and followed, and
//! nothing else: the browser gets them as they are.

use crate::components::{Picture, When};
use domain::Kind;
use domain::page::{CardView, LinkView, PictureView};
use leptos::prelude::*;

/// One of them.
pub(crate) struct ExhibitView {
    /// Headline, date, picture.
    pub card: CardView,
    /// What stands under the picture; may be empty.
    pub caption: String,
    /// Who made it; may be empty.
    pub credit: String,
    /// `6 pictures`, `0:12`; may be empty.
    pub extent: String,
    /// An issue's cover.
    pub cover: Option<CoverView>,
}

/// A cover that is set in letters, with a picture where there is one that is no cover itself.
#[derive(Clone)]
pub(crate) struct CoverView {
    /// The series.
    pub series: String,
    /// `48`; empty where the series is not numbered.
    pub number: String,
    /// The issue's title.
    pub title: String,
    /// Its year.
    pub year: String,
    /// Which of the colours: the series' own.
    pub tone: usize,
    /// In the cover, or instead of it.
    pub picture: Option<PictureView>,
}

/// How many colours covers have.
pub(crate) const TONES: usize = 4;

/// A row or a table of one kind. `level` is that of their headings: 2 or 3.
pub(crate) fn exhibits(kind: Kind, all: Vec<ExhibitView>, level: u8) -> AnyView {
    let class = match kind {
        Kind::Cartoon => "cartoons",
        Kind::Newspic => "newspics",
        Kind::Issue => "covers",
        _ => "reels",
    };
    let mut first = level == 2;
    let all = all.into_iter().map(|one| exhibit(kind, one, level, std::mem::take(&mut first)));
    view! { <div class=class>{all.collect_view()}</div> }.into_any()
}

fn exhibit(kind: Kind, one: ExhibitView, level: u8, first: bool) -> AnyView {
    let ExhibitView { card, caption, credit, extent, cover } = one;
    let ratio = card.picture.as_ref().map_or(15, ratio);
    let class = match kind {
        Kind::Newspic => format!("exhibit kind-newspic ratio-{ratio}"),
        kind => format!("exhibit kind-{}", kind.as_str()),
    };
    let link = view! { <a href=card.href.clone()>{card.headline}</a> };
    let heading = if level == 2 {
        view! { <h2 class="card-headline">{link}</h2> }.into_any()
    } else {
        view! { <h3 class="card-headline">{link}</h3> }.into_any()
    };
    let said = match kind {
        Kind::Cartoon | Kind::Newspic => caption,
        // Several shelves stand on one page.
        Kind::Issue if level > 2 => String::new(),
        _ => card.deck,
    };
    let extent = (!extent.is_empty()).then(|| view! { <span class="extent">{extent}</span> });
    let (on_picture, in_line) = if kind == Kind::Issue { (None, extent) } else { (extent, None) };
    let shown = match cover {
        Some(cover) => drawn(cover),
        None => {
            let picture = card.picture.map(|picture| view! { <Picture picture sizes=sizes(kind) first /> });
            let missing = picture.is_none().then(|| view! { <span class="missing"></span> });
            view! { {picture} {missing} {on_picture} }.into_any()
        }
    };
    let published = (kind != Kind::Issue).then(|| view! { <When at=card.published.clone() /> });
    view! {
        <article class=class>
            <a class="card-picture" href=card.href tabindex="-1" aria-hidden="true">{shown}</a>
            <div class="card-text">
                {heading}
                {(!said.is_empty()).then(|| view! { <p class="card-deck">{said}</p> })}
                <p class="meta">
                    {in_line}
                    {(!credit.is_empty()).then(|| view! { <span class="credit">{credit}</span> })}
                    {published}
                </p>
            </div>
        </article>
    }
    .into_any()
}

/// A cover. A picture that stands upright is one itself.
pub(crate) fn drawn(cover: CoverView) -> AnyView {
    let CoverView { series, number, title, year, tone, picture } = cover;
    if let Some(picture) = picture.clone().filter(|picture| picture.height > picture.width) {
        return view! { <span class="cover whole"><Picture picture sizes="(min-width: 46rem) 16rem, 45vw" /></span> }
            .into_any();
    }
    let pictured = if picture.is_some() { "pictured" } else { "lettered" };
    let picture = picture.map(|picture| PictureView { alt: String::new(), ..picture });
    let picture = picture.map(|picture| {
        view! { <span class="cover-picture"><Picture picture sizes="(min-width: 46rem) 16rem, 45vw" /></span> }
    });
    view! {
        <span class=format!("cover {pictured} tone-{}", tone % TONES + 1)>
            <span class="cover-series">{series}</span>
            {picture}
            {(!number.is_empty()).then(|| view! { <span class="cover-number">{number}</span> })}
            <span class="cover-title">{title}</span>
            <span class="cover-year">{year}</span>
        </span>
    }
    .into_any()
}

/// The series or kinds that have a shelf below, as links.
pub(crate) fn shelves_nav(name: String, links: Vec<(LinkView, String)>) -> AnyView {
    let links = links
        .into_iter()
        .map(|(link, count)| view! { <li><a href=link.href>{link.label}</a> <span class="count">{count}</span></li> })
        .collect_view();
    view! { <nav class="below counted-links" aria-label=name><ul>{links}</ul></nav> }.into_any()
}

/// A shelf of a landing page, with the way to all of it.
pub(crate) fn shelf(
    kind: Kind,
    heading: LinkView,
    introduction: String,
    all: String,
    exhibits: AnyView,
    at: usize,
) -> AnyView {
    let (id, href) = (format!("shelf-{at}"), heading.href.clone());
    let name = id.clone();
    let label = heading.label.clone();
    let class = if kind == Kind::Issue { "shelf shelf-covers" } else { "shelf" };
    view! {
        <section class=class aria-labelledby=name>
            <header>
                <h2 id=id><a href=heading.href>{heading.label}</a></h2>
                {(!introduction.is_empty()).then(|| view! { <p>{introduction}</p> })}
                <a class="shelf-all" href=href>{all} <span class="visually-hidden">{label}</span></a>
            </header>
            {exhibits}
        </section>
    }
    .into_any()
}

fn sizes(kind: Kind) -> &'static str {
    match kind {
        Kind::Cartoon => "(min-width: 66rem) 36rem, 100vw",
        Kind::Newspic => "(min-width: 46rem) 30rem, 100vw",
        _ => "(min-width: 66rem) 25rem, (min-width: 46rem) 45vw, 100vw",
    }
}

/// Width to height in tenths: pictures stand in rows of one height, each as wide as it is.
fn ratio(picture: &PictureView) -> u32 {
    let tenths = (u64::from(picture.width) * 10 + u64::from(picture.height) / 2) / u64::from(picture.height.max(1));
    u32::try_from(tenths).unwrap_or(25).clamp(5, 25)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_to_a_tenth() {
        let of = |width, height| PictureView {
            src: String::new(),
            srcset: String::new(),
            width,
            height,
            alt: String::new(),
            class: String::new(),
        };
        assert_eq!([(1600, 1067), (600, 1100), (5000, 100), (100, 0)].map(|(w, h)| ratio(&of(w, h))), [15, 5, 25, 25]);
    }
}
