//! Series.

use super::fields::Choice;
use super::{Content, HOME, Page};
use crate::texts::SettingsMsg;
use domain::ids::SeriesId;
use domain::taxonomy::{Series, SeriesLayout};
use leptos::prelude::*;
use newsroom::{NewsroomError, arranging};

pub(super) fn all(page: &Page<'_>) -> Content {
    let t = page.t;
    let first = page.editions.first().ok_or(NewsroomError::NotFound)?;
    let all = arranging::arrangement(&page.voice.site.newsroom, page.ctx, &first.code)?.series;
    let rows = all
        .iter()
        .map(|series| {
            let title = name(page, series);
            // Each name runs its own way.
            let others = series.names.iter().filter(|other| other.name != title);
            let others = others.map(|other| view! { " · " <bdi>{other.name.clone()}</bdi> }).collect_view();
            let href = format!("{HOME}/series/{}", series.id);
            view! {
                <li>
                    <div class="who"><a href=href><bdi>{title.clone()}</bdi></a> <small>{t.t(layout(series.layout))} {others}</small></div>
                </li>
            }
        })
        .collect_view();
    let empty = all.is_empty().then(|| view! { <p class="hint">{t.t(SettingsMsg::NothingYet)}</p> });
    Ok((
        t.t(SettingsMsg::Series).to_owned(),
        view! { {empty} <ul class="rows">{rows}</ul> <div class="sheets">{form(page, None)}</div> }.into_any(),
    ))
}

pub(super) fn one(page: &Page<'_>, id: &str) -> Content {
    let t = page.t;
    let id: SeriesId = id.parse().map_err(|_| NewsroomError::NotFound)?;
    let first = page.editions.first().ok_or(NewsroomError::NotFound)?;
    let all = arranging::arrangement(&page.voice.site.newsroom, page.ctx, &first.code)?.series;
    let series = all.into_iter().find(|series| series.id == id).ok_or(NewsroomError::NotFound)?;
    let title = name(page, &series);
    let sheet = page.sheet("remove");
    let remove = sheet.form(
        t.t(SettingsMsg::RemoveSeries),
        "/desk/settings/series/delete",
        &[("series", &id.to_string())],
        vec![view! { <p class="hint">{t.t(SettingsMsg::RemoveEmpty)}</p> }.into_any()],
        SettingsMsg::Remove,
    );
    Ok((
        title,
        view! {
            <p class="crumb"><a href=format!("{HOME}/series")>{t.t(SettingsMsg::Series)}</a></p>
            <div class="sheets">{form(page, Some(&series))} {remove}</div>
        }
        .into_any(),
    ))
}

/// What it is called in the language they work in, or in the first that has a name for it.
fn name(page: &Page<'_>, series: &Series) -> String {
    let own = series.names.iter().find(|name| name.edition == page.own);
    own.or(series.names.first()).map(|name| name.name.clone()).unwrap_or_default()
}

fn layout(layout: SeriesLayout) -> SettingsMsg {
    match layout {
        SeriesLayout::Shelf => SettingsMsg::LayoutShelf,
        SeriesLayout::Numbered => SettingsMsg::LayoutNumbered,
        SeriesLayout::Column => SettingsMsg::LayoutColumn,
    }
}

fn form(page: &Page<'_>, series: Option<&Series>) -> AnyView {
    let t = page.t;
    let sheet = page.sheet(if series.is_some() { "series" } else { "add" });
    let layouts: Vec<Choice> =
        [("shelf", SeriesLayout::Shelf), ("numbered", SeriesLayout::Numbered), ("column", SeriesLayout::Column)]
            .map(|(name, of)| (name.to_owned(), t.t(layout(of)).to_owned()))
            .to_vec();
    let chosen = match series.map(|series| series.layout) {
        Some(SeriesLayout::Numbered) => "numbered",
        Some(SeriesLayout::Column) => "column",
        Some(SeriesLayout::Shelf) | None => "shelf",
    };
    let mut fields = vec![view! { <p class="hint">{t.t(SettingsMsg::SeriesNames)}</p> }.into_any()];
    for (number, edition) in page.editions.iter().enumerate() {
        let own = series.and_then(|series| series.names.iter().find(|name| name.edition == edition.code));
        let language = edition.name.as_str();
        let (name, text) = own.map_or(("", ""), |own| (own.name.as_str(), own.description.as_str()));
        let label = t.fill(SettingsMsg::NameIn, &[("language", language)]);
        fields.push(view! { <input r#type="hidden" name="edition" value=edition.code.to_string() /> }.into_any());
        fields.push(sheet.input("name", number, &label, name, "auto", None));
        fields.push(sheet.area(
            "description",
            number,
            &t.fill(SettingsMsg::IntroductionIn, &[("language", language)]),
            text,
        ));
    }
    let slug = series.map(|series| series.slug.to_string()).unwrap_or_default();
    fields.push(sheet.choose("layout", SettingsMsg::Layout, layouts, chosen));
    fields.push(sheet.text_hint("slug", SettingsMsg::Address, &slug, SettingsMsg::SlugHint));
    fields.push(sheet.picture("cover", SettingsMsg::Picture, series.and_then(|it| it.cover)));
    match series {
        Some(series) => sheet.form(
            t.t(SettingsMsg::NameAndPlace),
            "/desk/settings/series/change",
            &[("series", &series.id.to_string())],
            fields,
            SettingsMsg::Save,
        ),
        None => sheet.form(t.t(SettingsMsg::SeriesAdd), "/desk/settings/series/add", &[], fields, SettingsMsg::Add),
    }
}
