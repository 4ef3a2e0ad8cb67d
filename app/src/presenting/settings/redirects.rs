//! Old addresses.

use super::{Content, Page};
use crate::texts::SettingsMsg;
use leptos::prelude::*;
use newsroom::{NewsroomError, arranging};

/// Addresses of one page.
const MOST: u32 = 100;

pub(super) fn redirects(page: &Page<'_>) -> Content {
    let t = page.t;
    let newsroom = &page.voice.site.newsroom;
    let typed = page.argument("q").trim().to_owned();
    let beginning = if typed.is_empty() || typed.starts_with('/') { typed.clone() } else { format!("/{typed}") };
    let found = arranging::redirects(newsroom, page.ctx, &beginning, MOST)?;
    let more = (found.len() == MOST as usize).then(|| view! { <p class="hint">{t.t(SettingsMsg::MoreRedirects)}</p> });
    let empty = found.is_empty().then(|| view! { <p role="status">{t.t(SettingsMsg::NoRedirects)}</p> });
    let rows = found
        .into_iter()
        .map(|(redirect, leads)| {
            let from = redirect.from;
            let shown = format!(
                "{}{}{}{}",
                from.host,
                from.path,
                if from.query.is_empty() { "" } else { "?" },
                from.query
            );
            let to = leads.unwrap_or_else(|| t.t(SettingsMsg::LeadsUnseen).to_owned());
            let named = t.fill(SettingsMsg::RemoveNamed, &[("name", &shown)]);
            let remove = page.button(
                "/desk/settings/redirects/remove",
                &[("host", &from.host), ("path", &from.path), ("query", &from.query)],
                t.t(SettingsMsg::Remove),
                Some(named),
            );
            view! {
                <li>
                    <div class="who"><bdi dir="ltr">{shown}</bdi> <small>{t.t(SettingsMsg::LeadsTo)} " " <bdi dir="auto">{to}</bdi></small></div>
                    {remove}
                </li>
            }
        })
        .collect_view();
    let sheet = page.sheet("add");
    let add = sheet.form(
        t.t(SettingsMsg::RedirectAdd),
        "/desk/settings/redirects/add",
        &[],
        vec![
            sheet.latin("from", SettingsMsg::OldAddress, "", Some(SettingsMsg::OldAddressHint)),
            sheet.latin("to", SettingsMsg::NewAddress, "", None),
        ],
        SettingsMsg::Add,
    );
    Ok((
        t.t(SettingsMsg::Redirects).to_owned(),
        view! {
            <div class="sheets">
                {add} {test(page)?}
                <section class="sheet wide" id="list">
                    <h2>{t.t(SettingsMsg::AllRedirects)}</h2>
                    <form method="get" action=page.own() role="search">
                        <label for="beginning">{t.t(SettingsMsg::BeginsWith)}</label>
                        <input id="beginning" r#type="search" name="q" value=typed dir="ltr" />
                        <button>{t.t(SettingsMsg::Find)}</button>
                    </form>
                    {empty}
                    <ul class="rows">{rows}</ul>
                    {more}
                </section>
            </div>
        }
        .into_any(),
    ))
}

/// What would come of an address that somebody pastes.
fn test(page: &Page<'_>) -> Result<AnyView, NewsroomError> {
    let t = page.t;
    let typed = page.argument("test").to_owned();
    let answer = match typed.trim() {
        "" => None,
        address => {
            let site = page.voice.site;
            Some(match arranging::address_fate(&site.newsroom, page.ctx, &site.origin, address) {
                Ok(arranging::Fate::Page) => t.t(SettingsMsg::FatePage).to_owned(),
                Ok(arranging::Fate::Leads(to)) => t.fill(SettingsMsg::FateLeads, &[("address", &to)]),
                Ok(arranging::Fate::Unseen) => t.t(SettingsMsg::LeadsUnseen).to_owned(),
                Ok(arranging::Fate::Nothing) => t.t(SettingsMsg::FateNothing).to_owned(),
                Err(NewsroomError::Invalid { .. }) => t.t(SettingsMsg::FateForeign).to_owned(),
                Err(error) => return Err(error),
            })
        }
    };
    let answer = answer.map(|answer| view! { <p class="notice" role="status">{answer}</p> });
    Ok(view! {
        <section class="sheet" id="test">
            <h2>{t.t(SettingsMsg::TestAddress)}</h2>
            <form method="get" action=page.own()>
                <label for="tested">{t.t(SettingsMsg::PasteAddress)}</label>
                <input id="tested" name="test" value=typed dir="ltr" autocomplete="off" />
                <button>{t.t(SettingsMsg::TestButton)}</button>
            </form>
            {answer}
        </section>
    }
    .into_any())
}
