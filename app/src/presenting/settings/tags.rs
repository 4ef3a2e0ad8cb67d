//! Tags of an edition.

use super::fields::Choice;
use super::{Content, HOME, Page};
use crate::texts::SettingsMsg;
use domain::edition::Edition;
use domain::ids::TagId;
use domain::routes::Place;
use leptos::prelude::*;
use newsroom::{NewsroomError, arranging};

/// Tags of one page.
const MOST: usize = 200;

pub(super) fn tags(page: &Page<'_>, edition: &Edition) -> Content {
    let t = page.t;
    let typed = page.argument("q").trim().to_owned();
    let key = text::slug::slug_key(&typed);
    let all = arranging::arrangement(&page.voice.site.newsroom, page.ctx, &edition.code)?.tags;
    let fitting = |name: &str| key.is_empty() || text::slug::slug_key(name).contains(&key);
    let rows: Vec<AnyView> = all
        .iter()
        .filter(|tag| fitting(&tag.name))
        .take(MOST)
        .map(|tag| {
            let href = format!("{HOME}/tags/{}/{}", edition.code, tag.id);
            view! { <li><div class="who"><a href=href><bdi>{tag.name.clone()}</bdi></a></div></li> }.into_any()
        })
        .collect();
    let empty = rows.is_empty().then(|| view! { <p role="status">{t.t(SettingsMsg::NothingYet)}</p> });
    let sheet = page.sheet("add");
    let add = sheet.form(
        t.t(SettingsMsg::TagAdd),
        "/desk/settings/tags/add",
        &[("edition", edition.code.as_str())],
        vec![
            sheet.text("name", SettingsMsg::Name, ""),
            sheet.text_hint("slug", SettingsMsg::Address, "", SettingsMsg::SlugHint),
            sheet.area("description", 0, t.t(SettingsMsg::Introduction), ""),
        ],
        SettingsMsg::Add,
    );
    Ok((
        t.t(SettingsMsg::Tags).to_owned(),
        view! {
            {page.edition_links("tags", &edition.code, "")}
            <div class="sheets">
                <section class="sheet" id="list">
                    <h2>{t.t(SettingsMsg::AllTags)}</h2>
                    <form method="get" action=page.own() role="search">
                        <label for="find">{t.t(SettingsMsg::Name)}</label>
                        <input id="find" r#type="search" name="q" value=typed dir="auto" />
                        <button>{t.t(SettingsMsg::Find)}</button>
                    </form>
                    {empty}
                    <ul class="rows">{rows}</ul>
                </section>
                {add}
            </div>
        }
        .into_any(),
    ))
}

pub(super) fn tag(page: &Page<'_>, edition: &Edition, id: &str) -> Content {
    let t = page.t;
    let newsroom = &page.voice.site.newsroom;
    let id: TagId = id.parse().map_err(|_| NewsroomError::NotFound)?;
    let all = arranging::arrangement(newsroom, page.ctx, &edition.code)?.tags;
    let tag = all.iter().find(|tag| tag.id == id).ok_or(NewsroomError::NotFound)?;
    let used = arranging::tag_uses(newsroom, page.ctx, tag)?;
    let own = id.to_string();
    let sheet = page.sheet("tag");
    let change = sheet.form(
        t.t(SettingsMsg::NameAndPlace),
        "/desk/settings/tags/change",
        &[("tag", &own)],
        vec![
            sheet.text("name", SettingsMsg::Name, &tag.name),
            sheet.text_hint("slug", SettingsMsg::Address, tag.slug.as_str(), SettingsMsg::SlugHint),
            sheet.area("description", 0, t.t(SettingsMsg::Introduction), &tag.description),
        ],
        SettingsMsg::Save,
    );
    let sheet = page.sheet("merge");
    let mut options: Vec<Choice> = Vec::new();
    if used == 0 {
        options.push((String::new(), t.t(SettingsMsg::NoTag).to_owned()));
    }
    options.extend(all.iter().filter(|other| other.id != id).map(|other| (other.id.to_string(), other.name.clone())));
    let number = page.voice.number(used as u64);
    let stories = page.voice.words.plural(crate::texts::SettingsCount::Stories, used as u64, &number);
    let merge = sheet.form(
        t.t(SettingsMsg::MergeTag),
        "/desk/settings/tags/merge",
        &[("tag", &own)],
        vec![
            view! { <p class="hint">{stories} " · " {t.t(SettingsMsg::MergeText)}</p> }.into_any(),
            sheet.choose("into", SettingsMsg::Into, options, ""),
        ],
        SettingsMsg::Merge,
    );
    Ok((
        tag.name.clone(),
        view! {
            <p class="crumb">
                <a href=format!("{HOME}/tags/{}", edition.code)>{t.t(SettingsMsg::Tags)}</a> " · " <a href=Place::Tag(&tag.slug).href(&edition.code)>{t.t(SettingsMsg::SeePage)}</a>
            </p>
            <div class="sheets">{change} {merge}</div>
        }
        .into_any(),
    ))
}
