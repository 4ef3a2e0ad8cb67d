//! Those whom the newsroom credits.

use super::fields::Choice;
use super::{Content, HOME, Page};
use crate::texts::{SettingsCount, SettingsMsg};
use domain::contributor::Contributor;
use domain::ids::ContributorId;
use leptos::prelude::*;
use newsroom::{NewsroomError, arranging};

pub(super) fn all(page: &Page<'_>) -> Content {
    let t = page.t;
    let all = everybody(page)?;
    let rows = all
        .iter()
        .map(|somebody| {
            let href = format!("{HOME}/authors/{}", somebody.id);
            view! { <li><div class="who"><a href=href><bdi>{somebody.name.clone()}</bdi></a></div></li> }
        })
        .collect_view();
    let empty = all.is_empty().then(|| view! { <p class="hint">{t.t(SettingsMsg::NothingYet)}</p> });
    Ok((
        t.t(SettingsMsg::Authors).to_owned(),
        view! { <p class="hint">{t.t(SettingsMsg::AuthorsHint)}</p> {empty} <ul class="rows">{rows}</ul> <div class="sheets">{form(page, None)}</div> }
            .into_any(),
    ))
}

pub(super) fn one(page: &Page<'_>, id: &str) -> Content {
    let id: ContributorId = id.parse().map_err(|_| NewsroomError::NotFound)?;
    let all = everybody(page)?;
    let somebody = all.iter().find(|one| one.id == id).cloned().ok_or(NewsroomError::NotFound)?;
    Ok((
        somebody.name.clone(),
        view! {
            <p class="crumb"><a href=format!("{HOME}/authors")>{page.t.t(SettingsMsg::Authors)}</a></p>
            <div class="sheets">{form(page, Some(&somebody))} {merging(page, &all, &somebody)?}</div>
        }
        .into_any(),
    ))
}

/// Who somebody really is.
fn merging(page: &Page<'_>, all: &[Contributor], somebody: &Contributor) -> Result<Option<AnyView>, NewsroomError> {
    let t = page.t;
    let others: Vec<Choice> = all
        .iter()
        .filter(|other| other.id != somebody.id)
        .map(|other| (other.id.to_string(), format!("{} ({})", other.name, other.slug)))
        .collect();
    if others.is_empty() {
        return Ok(None);
    }
    let used = arranging::author_uses(&page.voice.site.newsroom, page.ctx, somebody.id)? as u64;
    let stories = page.voice.words.plural(SettingsCount::Stories, used, &page.voice.number(used));
    let sheet = page.sheet("merge");
    let mut options = vec![(String::new(), "—".to_owned())];
    options.extend(others);
    Ok(Some(sheet.form(
        t.t(SettingsMsg::MergeAuthor),
        "/desk/settings/authors/merge",
        &[("author", &somebody.id.to_string())],
        vec![
            view! { <p class="hint">{stories} " · " {t.t(SettingsMsg::MergeAuthorText)}</p> }.into_any(),
            sheet.choose("into", SettingsMsg::MergeInto, options, ""),
        ],
        SettingsMsg::Merge,
    )))
}

fn everybody(page: &Page<'_>) -> Result<Vec<Contributor>, NewsroomError> {
    let first = page.editions.first().ok_or(NewsroomError::NotFound)?;
    Ok(arranging::arrangement(&page.voice.site.newsroom, page.ctx, &first.code)?.authors)
}

fn form(page: &Page<'_>, somebody: Option<&Contributor>) -> AnyView {
    let t = page.t;
    let sheet = page.sheet(if somebody.is_some() { "author" } else { "add" });
    let slug = somebody.map(|one| one.slug.to_string()).unwrap_or_default();
    let mut fields = vec![
        sheet.text("name", SettingsMsg::Name, somebody.map_or("", |one| one.name.as_str())),
        sheet.text_hint("slug", SettingsMsg::Address, &slug, SettingsMsg::SlugHint),
        sheet.picture("portrait", SettingsMsg::Portrait, somebody.and_then(|one| one.portrait)),
    ];
    for (number, edition) in page.editions.iter().enumerate() {
        let own = somebody.and_then(|one| one.texts.iter().find(|text| text.edition == edition.code));
        let (name, text) = own.map_or(("", ""), |own| (own.name.as_str(), own.biography.as_str()));
        let language = edition.name.as_str();
        let label = t.fill(SettingsMsg::NameIn, &[("language", language)]);
        fields.push(view! { <input r#type="hidden" name="edition" value=edition.code.to_string() /> }.into_any());
        fields.push(sheet.input("own", number, &label, name, "auto", None));
        fields.push(sheet.area(
            "biography",
            number,
            &t.fill(SettingsMsg::BiographyIn, &[("language", language)]),
            text,
        ));
    }
    match somebody {
        Some(one) => sheet.form(
            t.t(SettingsMsg::NameAndPlace),
            "/desk/settings/authors/change",
            &[("author", &one.id.to_string())],
            fields,
            SettingsMsg::Save,
        ),
        None => sheet.form(t.t(SettingsMsg::AuthorAdd), "/desk/settings/authors/add", &[], fields, SettingsMsg::Add),
    }
}
