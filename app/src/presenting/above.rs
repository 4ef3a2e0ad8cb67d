//! What stands above a story's text: its picture, which can be enlarged.

use super::written;
use crate::components::Picture;
use crate::texts::{Msg, Texts};
use domain::Kind;
use domain::page::{FigureView, Html};
use leptos::prelude::*;

/// The picture with its caption. `counter` is its place among those that can be enlarged, `None`: it is not one of them.
/// Its texts' language and direction stand where they are not the page's.
pub(crate) fn lead(
    t: Texts,
    kind: Kind,
    figure: FigureView,
    counter: Option<String>,
    (lang, dir): (Option<String>, Option<String>),
) -> Html {
    let FigureView { picture, caption, credit } = figure;
    let class = match picture.as_ref().map(|picture| (picture.height > picture.width, picture.width < 700)) {
        Some((true, _)) => "lead-figure tall",
        // A narrow one is not blown up.
        Some((false, true)) => "lead-figure small",
        Some((false, false)) | None => "lead-figure",
    };
    let picture = picture.map(|picture| {
        let large = picture.src.clone();
        let unnamed = picture.alt.is_empty().then(|| t.t(Msg::Enlarge));
        let shown = view! { <Picture picture sizes=sizes(kind) first=true /> };
        match counter {
            Some(counter) => view! {
                <a class="enlarge" id="picture-1" rel="external" href=large data-counter=counter aria-label=unnamed>{shown}</a>
            }
            .into_any(),
            None => shown.into_any(),
        }
    });
    let picture =
        picture.unwrap_or_else(|| view! { <span class="missing">{t.t(Msg::PictureMissing)}</span> }.into_any());
    let caption = (!caption.is_empty() || !credit.is_empty()).then(|| {
        view! {
            <figcaption>
                {(!caption.is_empty()).then(|| view! { <span>{caption}</span> })}
                " "
                {(!credit.is_empty()).then(|| view! { <cite>{credit}</cite> })}
            </figcaption>
        }
    });
    written(view! { <figure class=class lang=lang dir=dir>{picture}{caption}</figure> })
}

fn sizes(kind: Kind) -> &'static str {
    match kind {
        Kind::Article | Kind::Page | Kind::Issue => "(min-width: 58rem) 56rem, 100vw",
        Kind::Gallery | Kind::Cartoon | Kind::Newspic | Kind::Video => "(min-width: 76rem) 72rem, 100vw",
    }
}
