//! What stands first on a front page.

use super::site::days;
use super::{Content, HOME, Page};
use crate::texts::SettingsMsg;
use domain::State;
use domain::edition::Edition;
use domain::routes::Place;
use leptos::prelude::*;
use newsroom::{NewsroomError, arranging, searching};

/// Stories that a search shows.
const MOST: usize = 12;

pub(super) fn front(page: &Page<'_>, edition: &Edition) -> Content {
    let t = page.t;
    let pinned = arranging::pinned(&page.voice.site.newsroom, page.ctx, &edition.code)?;
    let empty = pinned.is_empty().then(|| view! { <p class="hint">{t.t(SettingsMsg::NothingPinned)}</p> });
    let count = pinned.len();
    let rows = pinned
        .into_iter()
        .enumerate()
        .map(|(place, pin)| {
            let until = page.voice.minute(pin.until).text;
            let version = pin.version.to_string();
            let named = t.fill(SettingsMsg::UnpinNamed, &[("name", &pin.headline)]);
            let unpin = page.button(
                "/desk/settings/front/unpin",
                &[("version", &version)],
                t.t(SettingsMsg::Unpin),
                Some(named),
            );
            let step = |to: &str, sign: &str, named: SettingsMsg| {
                let named = t.fill(named, &[("name", &pin.headline)]);
                page.button("/desk/settings/front/move", &[("version", &version), ("to", to)], sign, Some(named))
            };
            let up = (place > 0).then(|| step("up", "↑", SettingsMsg::MoveUp));
            let down = (place + 1 < count).then(|| step("down", "↓", SettingsMsg::MoveDown));
            view! {
                <li data-version=version.clone()>
                    <div class="acts">{up} {down}</div>
                    <div class="who"><bdi>{pin.headline.clone()}</bdi> <small>{t.fill(SettingsMsg::UntilMoment, &[("time", &until)])}</small></div>
                    {unpin}
                </li>
            }
        })
        .collect_view();
    let found = found(page, edition, "/desk/settings/front/pin", &[])?;
    let layout = page.arranges.then(|| {
        let href = format!("{HOME}/site/{}#conventions", edition.code);
        view! { <p class="hint"><a href=href>{t.t(SettingsMsg::FrontElsewhere)}</a></p> }
    });
    Ok((
        t.t(SettingsMsg::Front).to_owned(),
        view! {
            {page.edition_links("front", &edition.code, "")}
            <p><a href=Place::Front.href(&edition.code)>{t.t(SettingsMsg::SeePage)}</a></p>
            {layout}
            <div class="sheets">
                <section class="sheet wide" id="pins">
                    <h2>{t.t(SettingsMsg::PinnedNow)}</h2>
                    <p class="hint">{t.t(SettingsMsg::PinnedOrder)}</p>
                    {empty}
                    <ol class="rows ordered" data-order="order">{rows}</ol>
                    <form id="order" class="act" method="post" action="/desk/settings/front/order" hidden=true>
                        <input r#type="hidden" name="page" value=page.own() />
                        <input r#type="hidden" name="edition" value=edition.code.to_string() />
                    </form>
                    {found}
                </section>
            </div>
        }
        .into_any(),
    ))
}

/// A search for published stories of an edition, each with the form that pins it.
pub(super) fn found(
    page: &Page<'_>,
    edition: &Edition,
    action: &'static str,
    hidden: &[(&'static str, &str)],
) -> Result<AnyView, NewsroomError> {
    let t = page.t;
    let words = page.argument("q").trim().to_owned();
    let mut rows: Vec<AnyView> = Vec::new();
    if !words.is_empty() {
        let hits = searching::desk(&page.voice.site.newsroom, page.ctx, &words)?.board;
        let column = hits.editions.iter().position(|one| one.code == edition.code);
        let cells = hits.stories.iter().filter_map(|story| story.cells.get(column?)?.as_ref());
        for cell in cells.filter(|cell| cell.state == State::Published).take(MOST) {
            let version = cell.version.to_string();
            let sheet = page.sheet(&format!("pin-{version}"));
            let mut all = hidden.to_vec();
            all.push(("version", &version));
            let form = sheet.bare(
                action,
                &all,
                vec![sheet.choose("days", SettingsMsg::ForDays, days(page), "1")],
                SettingsMsg::Pin,
            );
            rows.push(view! { <li><div class="who"><bdi>{cell.headline.clone()}</bdi></div> {form}</li> }.into_any());
        }
    }
    let nothing = (!words.is_empty() && rows.is_empty())
        .then(|| view! { <p role="status">{t.fill(SettingsMsg::NothingFound, &[("words", &words)])}</p> });
    Ok(view! {
        <form method="get" action=page.own() role="search">
            <label for="find">{t.t(SettingsMsg::FindStory)}</label>
            <input id="find" r#type="search" name="q" value=words dir="auto" />
            <button>{t.t(SettingsMsg::Find)}</button>
        </form>
        {nothing}
        <ul class="rows">{rows}</ul>
    }
    .into_any())
}
