//! Sections: the tree of an edition, and one of them.

use super::fields::Choice;
use super::{Content, HOME, Page};
use crate::texts::SettingsMsg;
use domain::edition::Edition;
use domain::ids::SectionId;
use domain::routes::Place;
use domain::taxonomy::{Section, SectionLayout};
use leptos::prelude::*;
use newsroom::{NewsroomError, arranging};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn sections(page: &Page<'_>, edition: &Edition) -> Content {
    let t = page.t;
    let newsroom = &page.voice.site.newsroom;
    let all = arranging::arrangement(newsroom, page.ctx, &edition.code)?.sections;
    let used = arranging::sections_used(newsroom, page.ctx, &edition.code)?;
    let hidden = arranging::sections_hidden(newsroom, page.ctx, &edition.code)?;
    let tree = branch(page, edition, (&all, &used, &hidden), None, 0);
    let empty = all.is_empty().then(|| view! { <p class="hint">{t.t(SettingsMsg::NothingYet)}</p> });
    let add = if page.arranges { Some(particulars(page, edition, &all, None)?) } else { None };
    Ok((
        t.t(SettingsMsg::Sections).to_owned(),
        view! { {page.edition_links("sections", &edition.code, "")} {empty} {tree} <div class="sheets">{add}</div> }
            .into_any(),
    ))
}

/// The sections, how many stories each has, and which are hidden.
type Known<'a> = (&'a [Section], &'a BTreeMap<SectionId, usize>, &'a BTreeSet<SectionId>);

fn branch(
    page: &Page<'_>,
    edition: &Edition,
    known: Known<'_>,
    parent: Option<SectionId>,
    depth: usize,
) -> Option<AnyView> {
    let t = page.t;
    let (all, used, hidden) = known;
    let below: Vec<&Section> = all.iter().filter(|section| section.parent == parent).collect();
    // A broken tree must not hang a request.
    if below.is_empty() || depth > all.len() {
        return None;
    }
    let rows = below
        .into_iter()
        .map(|section| {
            let id = section.id.to_string();
            let href = format!("{HOME}/sections/{}/{id}", edition.code);
            let count = used.get(&section.id).copied().unwrap_or(0) as u64;
            let number = page.voice.number(count);
            let stories = page.voice.words.plural(crate::texts::SettingsCount::Stories, count, &number);
            let acts = page.arranges.then(|| {
                let move_it = |to: &str, sign: &str, named: SettingsMsg| {
                    let named = t.fill(named, &[("name", &section.name)]);
                    page.button("/desk/settings/sections/move", &[("section", &id), ("to", to)], sign, Some(named))
                };
                view! {
                    <div class="acts">
                        {move_it("up", "↑", SettingsMsg::MoveUp)}
                        {move_it("down", "↓", SettingsMsg::MoveDown)}
                    </div>
                }
            });
            let path = Place::Section(&section.path).path(&edition.code);
            let is_hidden = hidden
                .contains(&section.id)
                .then(|| view! { " · " <span class="tag">{t.t(SettingsMsg::HiddenMark)}</span> });
            view! {
                <li>
                    <div class="row">
                        <div class="who">
                            <a href=href><bdi>{section.name.clone()}</bdi></a>
                            <small><bdi dir="ltr">{path}</bdi> " · " {stories} {is_hidden}</small>
                        </div>
                        {acts}
                    </div>
                    {branch(page, edition, known, Some(section.id), depth + 1)}
                </li>
            }
        })
        .collect_view();
    Some(view! { <ul class="tree">{rows}</ul> }.into_any())
}

/// The form for a new section, or for one that is there.
fn particulars(
    page: &Page<'_>,
    edition: &Edition,
    all: &[Section],
    section: Option<&Section>,
) -> Result<AnyView, NewsroomError> {
    let t = page.t;
    let sheet = page.sheet(if section.is_some() { "section" } else { "add" });
    let stored = |of: fn(&Section) -> &str| section.map(of).unwrap_or_default();
    let mut parents: Vec<Choice> = vec![(String::new(), t.t(SettingsMsg::TopLevel).to_owned())];
    let others = all.iter().filter(|other| section.is_none_or(|own| own.id != other.id));
    parents.extend(others.map(|other| (other.id.to_string(), named(all, other))));
    let mut same: Vec<Choice> = vec![(String::new(), t.t(SettingsMsg::NoSection).to_owned())];
    let mut counterpart = String::new();
    for other in arranging::all_sections(&page.voice.site.newsroom, page.ctx)? {
        if other.edition == edition.code {
            continue;
        }
        if counterpart.is_empty() && section.is_some_and(|own| own.topic == other.topic) {
            counterpart = other.id.to_string();
        }
        let language = page.editions.iter().find(|one| one.code == other.edition).map_or("", |one| one.name.as_str());
        same.push((other.id.to_string(), format!("{language}: {}", other.name)));
    }
    let fields = vec![
        sheet.text("name", SettingsMsg::Name, stored(|section| &section.name)),
        sheet.text_hint("slug", SettingsMsg::Address, stored(|section| section.slug.as_str()), SettingsMsg::SlugHint),
        sheet.choose(
            "parent",
            SettingsMsg::Below,
            parents,
            &section.and_then(|section| section.parent).map(|id| id.to_string()).unwrap_or_default(),
        ),
        sheet.choose("counterpart", SettingsMsg::SameAs, same, &counterpart),
    ];
    Ok(match section {
        Some(section) => sheet.form(
            t.t(SettingsMsg::NameAndPlace),
            "/desk/settings/sections/change",
            &[("section", &section.id.to_string())],
            fields,
            SettingsMsg::Save,
        ),
        None => sheet.form(
            t.t(SettingsMsg::SectionAdd),
            "/desk/settings/sections/add",
            &[("edition", edition.code.as_str())],
            fields,
            SettingsMsg::Add,
        ),
    })
}

/// `Society › Health`.
fn named(all: &[Section], section: &Section) -> String {
    let mut line = vec![section.name.as_str()];
    let mut parent = section.parent;
    while let Some(above) = parent.and_then(|id| all.iter().find(|other| other.id == id)) {
        if line.len() > all.len() {
            break;
        }
        line.insert(0, &above.name);
        parent = above.parent;
    }
    line.join(" › ")
}

pub(super) fn section(page: &Page<'_>, edition: &Edition, id: &str) -> Content {
    let t = page.t;
    let newsroom = &page.voice.site.newsroom;
    let id: SectionId = id.parse().map_err(|_| NewsroomError::NotFound)?;
    let (section, look, pins) = arranging::section_look(newsroom, page.ctx, id)?;
    if section.edition != edition.code {
        return Err(NewsroomError::NotFound);
    }
    let own = id.to_string();
    let sheet = page.sheet("look");
    let dressed = sheet.form(
        t.t(SettingsMsg::Look),
        "/desk/settings/sections/look",
        &[("section", &own)],
        vec![
            sheet.area("description", 0, t.t(SettingsMsg::Introduction), &section.description),
            sheet.choose(
                "layout",
                SettingsMsg::Layout,
                vec![
                    ("list".to_owned(), t.t(SettingsMsg::LayoutList).to_owned()),
                    ("stream".to_owned(), t.t(SettingsMsg::FrontStream).to_owned()),
                ],
                if look.layout == SectionLayout::List { "list" } else { "stream" },
            ),
            sheet.picture("picture", SettingsMsg::Picture, look.picture),
            sheet.mark("hidden", "1", t.t(SettingsMsg::HideSection), look.hidden),
            view! { <p class="hint">{t.t(SettingsMsg::HideHint)}</p> }.into_any(),
        ],
        SettingsMsg::Save,
    );
    let rows = pins
        .into_iter()
        .map(|(pin, headline)| {
            let until = page.voice.minute(pin.until).text;
            let version = pin.version.to_string();
            let named = t.fill(SettingsMsg::UnpinNamed, &[("name", &headline)]);
            let unpin = page.button(
                "/desk/settings/sections/unpin",
                &[("section", &own), ("version", &version)],
                t.t(SettingsMsg::Unpin),
                Some(named),
            );
            view! {
                <li>
                    <div class="who"><bdi>{headline}</bdi> <small>{t.fill(SettingsMsg::UntilMoment, &[("time", &until)])}</small></div>
                    {unpin}
                </li>
            }
        })
        .collect_view();
    let found = super::front::found(page, edition, "/desk/settings/sections/pin", &[("section", &own)])?;
    let href = Place::Section(&section.path).href(&edition.code);
    let (more, removal) = if page.arranges {
        let all = arranging::arrangement(newsroom, page.ctx, &edition.code)?.sections;
        let used = arranging::sections_used(newsroom, page.ctx, &edition.code)?.get(&id).copied().unwrap_or(0);
        (Some(particulars(page, edition, &all, Some(&section))?), Some(remove(page, &all, &section, used)))
    } else {
        (None, None)
    };
    Ok((
        section.name,
        view! {
            <p class="crumb">
                <a href=format!("{HOME}/sections/{}", edition.code)>{t.t(SettingsMsg::Sections)}</a> " · " <a href=href>{t.t(SettingsMsg::SeePage)}</a>
            </p>
            <div class="sheets">
                {more} {dressed}
                <section class="sheet" id="pins">
                    <h2>{t.t(SettingsMsg::PinnedHere)}</h2>
                    <ul class="rows">{rows}</ul>
                    {found}
                </section>
                {removal}
            </div>
        }
        .into_any(),
    ))
}

fn remove(page: &Page<'_>, all: &[Section], section: &Section, used: usize) -> AnyView {
    let t = page.t;
    let sheet = page.sheet("remove");
    let mut options: Vec<Choice> = Vec::new();
    if used == 0 {
        options.push((String::new(), t.t(SettingsMsg::NoSection).to_owned()));
    }
    let others = all.iter().filter(|other| other.id != section.id);
    options.extend(others.map(|other| (other.id.to_string(), named(all, other))));
    let hint = if used == 0 { SettingsMsg::RemoveEmpty } else { SettingsMsg::RemoveInto };
    sheet.form(
        t.t(SettingsMsg::RemoveSection),
        "/desk/settings/sections/delete",
        &[("section", &section.id.to_string())],
        vec![
            view! { <p class="hint">{t.t(hint)}</p> }.into_any(),
            sheet.choose("into", SettingsMsg::Into, options, ""),
        ],
        SettingsMsg::Remove,
    )
}
