//! Old addresses.

use super::{Content, Page};
use crate::texts::{SettingsCount, SettingsMsg};
use leptos::prelude::*;
use newsroom::arranging::{Asked, Listed};
use newsroom::{NewsroomError, arranging};

/// Addresses of one page.
const MOST: u32 = 100;

pub(super) fn redirects(page: &Page<'_>) -> Content {
    let t = page.t;
    let newsroom = &page.voice.site.newsroom;
    let typed = page.argument("q").trim().to_owned();
    let beginning = if typed.is_empty() || typed.starts_with('/') { typed.clone() } else { format!("/{typed}") };
    let by_hits = page.argument("sort") == "hits";
    let skip = page.argument("skip").parse::<u32>().unwrap_or(0).min(1_000_000);
    let wanted = if by_hits { Asked::MostHits(skip) } else { Asked::Beginning(&beginning) };
    let found = arranging::redirects(newsroom, page.ctx, &wanted, MOST)?;
    let is_full = found.len() == MOST as usize;
    let more = if by_hits {
        pager(page, skip, is_full)
    } else {
        is_full.then(|| view! { <p class="hint">{t.t(SettingsMsg::MoreRedirects)}</p> }.into_any())
    };
    let empty = found.is_empty().then(|| view! { <p role="status">{t.t(SettingsMsg::NoRedirects)}</p> });
    let rows = found
        .into_iter()
        .map(|listed| {
            let asked_for = asked_for(page, &listed);
            let (from, leads) = (listed.redirect.from, listed.leads);
            let shown =
                format!("{}{}{}{}", from.host, from.path, if from.query.is_empty() { "" } else { "?" }, from.query);
            let to = match leads {
                Some(to) => view! { {t.t(SettingsMsg::LeadsTo)} " " <bdi dir="ltr">{to}</bdi> }.into_any(),
                None => t.t(SettingsMsg::LeadsUnseen).into_any(),
            };
            let named = t.fill(SettingsMsg::RemoveNamed, &[("name", &shown)]);
            let remove = page.button(
                "/desk/settings/redirects/remove",
                &[("host", &from.host), ("path", &from.path), ("query", &from.query)],
                t.t(SettingsMsg::Remove),
                Some(named),
            );
            view! {
                <li>
                    <div class="who"><bdi dir="ltr">{shown}</bdi> <small>{to} " · " {asked_for}</small></div>
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
                    {sorts(page, by_hits)}
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

/// How often it was asked for, and when last.
fn asked_for(page: &Page<'_>, listed: &Listed) -> String {
    let Some(last) = listed.last_hit else { return page.t.t(SettingsMsg::NeverHit).to_owned() };
    let times = page.voice.words.plural(SettingsCount::Hits, listed.hits, &page.voice.number(listed.hits));
    let date = page.voice.formats.long_date(last.unix_ms());
    format!("{times}, {}", page.t.fill(SettingsMsg::LastHit, &[("date", &date)]))
}

/// The two orders of the list.
fn sorts(page: &Page<'_>, by_hits: bool) -> AnyView {
    let t = page.t;
    let link = |href: String, words: SettingsMsg, here: bool| {
        view! { <li><a href=href aria-current=here.then_some("true")>{t.t(words)}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=t.t(SettingsMsg::Sorted)>
            <ul>
                {link(format!("{}#list", page.own()), SettingsMsg::SortAddress, !by_hits)}
                {link(format!("{}?sort=hits#list", page.own()), SettingsMsg::SortHits, by_hits)}
            </ul>
        </nav>
    }
    .into_any()
}

/// On to the next of a long list, and back.
fn pager(page: &Page<'_>, skip: u32, is_full: bool) -> Option<AnyView> {
    let t = page.t;
    let link = |skip: u32, words: SettingsMsg| {
        view! { <a href=format!("{}?sort=hits&skip={skip}#list", page.own())>{t.t(words)}</a> }
    };
    let back = (skip > 0).then(|| link(skip.saturating_sub(MOST), SettingsMsg::Previous));
    let on = is_full.then(|| link(skip + MOST, SettingsMsg::More));
    (back.is_some() || on.is_some()).then(|| view! { <p>{back} " " {on}</p> }.into_any())
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
