use super::editions::Editions;
use super::menu::MainMenu;
use crate::components::When;
use crate::reader::search::SearchField;
use crate::texts::{Msg, Texts};
use domain::page::{EditionLink, MenuLink, Moment};
use leptos::prelude::*;

/// Date, editions, nameplate, main menu.
#[component]
pub(super) fn Masthead(
    t: Texts,
    edition: String,
    home: String,
    nameplate: String,
    tagline: String,
    today: Moment,
    editions: Vec<EditionLink>,
    menu: Vec<MenuLink>,
    here: String,
    front: bool,
) -> impl IntoView {
    // The page of search has a field of its own, and so has the one that says that nothing stands there.
    let searching = here.is_empty() || here.split('?').next().is_some_and(|path| path.ends_with("/search"));
    let glass = format!("{home}search");
    let name = view! { <a href=home inner_html=nameplate></a> };
    let name = if front {
        view! { <h1 class="nameplate" tabindex="-1">{name}</h1> }.into_any()
    } else {
        view! { <p class="nameplate">{name}</p> }.into_any()
    };
    let inside = view! { <Editions t editions=editions.clone() /> }.into_any();
    view! {
        <header class="masthead">
            <div class="page">
                <div class="utility">
                    <When at=today />
                    {(!searching).then(|| view! { <SearchField t edition id="search" /> })}
                    <nav aria-label=t.t(Msg::Editions)>
                        <Editions t editions />
                    </nav>
                </div>
                {name}
                {(!searching).then(|| view! { <a class="search-link" href=glass aria-label=t.t(Msg::Search)></a> })}
                {(!tagline.is_empty()).then(|| view! { <p class="tagline">{tagline}</p> })}
                <MainMenu t items=menu here editions=inside />
            </div>
        </header>
    }
}
