use crate::components::Picture;
use crate::texts::{Msg, Texts};
use domain::page::{EditionLink, FigureView, Html, LinkView};
use leptos::prelude::*;

/// The picture above a text.
#[component]
pub(crate) fn Figure(
    /// The interface's texts.
    t: Texts,
    /// Which.
    figure: FigureView,
    /// How wide it stands.
    sizes: &'static str,
    /// It is in the first view.
    #[prop(optional)]
    first: bool,
    /// Language of its texts, where it is not the page's.
    #[prop(default = None)]
    lang: Option<String>,
    /// Their direction, where it is not the page's.
    #[prop(default = None)]
    dir: Option<String>,
) -> impl IntoView {
    let FigureView { picture, caption, credit } = figure;
    let picture = match picture {
        Some(picture) => {
            let shape = match (picture.height > picture.width, picture.width < 700) {
                (true, _) => "lead-figure tall",
                // A narrow one is not blown up.
                (false, true) => "lead-figure small",
                (false, false) => "lead-figure",
            };
            (view! { <Picture picture sizes first /> }.into_any(), shape)
        }
        None => (view! { <span class="missing">{t.t(Msg::PictureMissing)}</span> }.into_any(), "lead-figure"),
    };
    let caption = (!caption.is_empty() || !credit.is_empty()).then(|| {
        view! {
            <figcaption>
                {(!caption.is_empty()).then(|| view! { <span>{caption}</span> })}
                " "
                {(!credit.is_empty()).then(|| view! { <cite>{credit}</cite> })}
            </figcaption>
        }
    });
    view! { <figure class=picture.1 lang=lang dir=dir>{picture.0} {caption}</figure> }
}

/// The text. Within a document it is in the markup already, and what hydration is given is empty: it stays as it is.
#[component]
pub(crate) fn Body(
    /// As the server rendered and sanitised it.
    html: Html,
    /// Its language, where it is not the page's.
    #[prop(default = None)]
    lang: Option<String>,
    /// Its direction, where it is not the page's.
    #[prop(default = None)]
    dir: Option<String>,
) -> impl IntoView {
    view! { <div class="body" lang=lang dir=dir inner_html=html.0></div> }
}

/// The other editions that have the story.
#[component]
pub(super) fn AlsoIn(t: Texts, editions: Vec<EditionLink>) -> impl IntoView {
    let links = editions
        .into_iter()
        .map(|link| {
            let edition = link.edition;
            view! {
                <li><a href=link.href hreflang=edition.lang.clone() lang=edition.lang dir=edition.dir>{link.name}</a></li>
            }
        })
        .collect_view();
    named(t.t(Msg::AlsoIn), "also", links)
}

/// What the story is about.
#[component]
pub(super) fn Tags(t: Texts, tags: Vec<LinkView>) -> impl IntoView {
    let links = tags
        .into_iter()
        .map(|tag| view! { <li><a rel="tag" href=tag.href><bdi>{tag.label}</bdi></a></li> })
        .collect_view();
    named(t.t(Msg::Tags), "tags", links)
}

/// A row of links with its name before it.
fn named(name: &'static str, class: &'static str, links: Vec<impl IntoView + 'static>) -> impl IntoView {
    (!links.is_empty()).then(|| {
        view! {
            <div class=format!("row-of-links {class}")>
                <h2>{name}</h2>
                <ul>{links}</ul>
            </div>
        }
    })
}
