//! The forms of the settings: what each does, and where it leads.

use super::super::forms::{Form, Visit, Who};
use app::presenting::settings::HOME;
use domain::edition::{Calendar, Contact, Digits, FrontLayout, MissingTranslation, Months, ShareChannel, SocialLink};
use domain::ids::{ContributorId, MediaId, SectionId, SeriesId, TagId, VersionId};
use domain::look::Look;
use domain::menu::{MenuPlace, MenuTarget};
use domain::redirect::OldAddress;
use domain::routes::encode_path;
use domain::taxonomy::{SectionLayout, SeriesLayout};
use domain::{EditionCode, Kind};
use newsroom::arranging::{self, Done, MenuAct, PinStep};
use newsroom::{Invalid, NewsroomError};
use serde::de::DeserializeOwned;

/// What the address of a settings' form keeps: the page itself holds it.
pub const WHOLE: &[&str] = &["*"];

pub(super) type Act = fn(&mut Visit) -> Result<String, NewsroomError>;

pub(super) const fn form(path: &'static str, act: Act) -> Form {
    Form { path, who: Who::Desk, act, page, at: "", keep: WHOLE }
}

/// Those of the settings.
pub const FORMS: &[Form] = &[
    form("/desk/settings/undo", undo),
    form("/desk/settings/site/identity", identity),
    form("/desk/settings/site/conventions", conventions),
    form("/desk/settings/site/links", links),
    form("/desk/settings/site/banner", banner),
    form("/desk/settings/site/nameplate", nameplate),
    form("/desk/settings/site/contact", contact),
    form("/desk/settings/colours/accent", accent),
    form("/desk/settings/sections/add", add_section),
    form("/desk/settings/sections/change", change_section),
    form("/desk/settings/sections/move", move_section),
    form("/desk/settings/sections/delete", delete_section),
    form("/desk/settings/sections/look", dress_section),
    form("/desk/settings/sections/pin", pin_in_section),
    form("/desk/settings/sections/unpin", unpin_in_section),
    form("/desk/settings/menus/act", menu),
    form("/desk/settings/series/add", add_series),
    form("/desk/settings/series/change", change_series),
    form("/desk/settings/series/delete", delete_series),
    form("/desk/settings/front/pin", pin),
    form("/desk/settings/front/unpin", unpin),
    form("/desk/settings/front/move", move_pin),
    form("/desk/settings/front/order", order_pins),
    form("/desk/settings/redirects/add", add_redirect),
    form("/desk/settings/redirects/remove", remove_redirect),
    form("/desk/settings/tags/add", add_tag),
    form("/desk/settings/tags/change", change_tag),
    form("/desk/settings/tags/merge", merge_tags),
    form("/desk/settings/authors/add", add_author),
    form("/desk/settings/authors/change", change_author),
    form("/desk/settings/authors/merge", merge_authors),
];

/// The page that a form stands on: it says so itself, but only pages of the settings are taken.
pub(super) fn page(visit: &Visit) -> String {
    let page = visit.field("page");
    let ours = page == HOME || page.strip_prefix(HOME).is_some_and(|rest| rest.starts_with('/'));
    if ours { page.to_owned() } else { HOME.to_owned() }
}

/// Back to the form's page, or to another one.
pub(super) fn led(page: &str, what: &str, done: &Done) -> String {
    let undo = if done.undo.is_empty() { String::new() } else { format!("&undo={}", done.undo) };
    format!("{}?done={what}{undo}", encode_path(page))
}

pub(super) fn back(visit: &Visit, what: &str, done: &Done) -> String {
    led(&page(visit), what, done)
}

/// Whoever may do nothing here learns that before anything else.
pub(super) fn arranges(visit: &Visit) -> Result<(), NewsroomError> {
    if arranging::enter(&visit.newsroom, &visit.ctx)? { Ok(()) } else { Err(NewsroomError::Forbidden) }
}

pub(super) fn id<T: std::str::FromStr>(visit: &Visit, field: &'static str) -> Result<T, NewsroomError> {
    visit.field(field).parse().map_err(|_| NewsroomError::NotFound)
}

/// An id that may be left out.
pub(super) fn chosen<T: std::str::FromStr>(visit: &Visit, field: &'static str) -> Result<Option<T>, NewsroomError> {
    match visit.field(field) {
        "" => Ok(None),
        text => match text.parse() {
            Ok(id) => Ok(Some(id)),
            Err(_) => Err(NewsroomError::Invalid { field, problem: Invalid::Form }),
        },
    }
}

/// A word of the data's own spelling.
fn word<T: DeserializeOwned>(visit: &Visit, field: &'static str) -> Result<T, NewsroomError> {
    serde_json::from_value(visit.field(field).into())
        .map_err(|_| NewsroomError::Invalid { field, problem: Invalid::Form })
}

fn picture(visit: &Visit, field: &'static str) -> Result<Option<MediaId>, NewsroomError> {
    if visit.values("without").contains(&field) { Ok(None) } else { chosen(visit, field) }
}

fn edition(visit: &Visit) -> Result<EditionCode, NewsroomError> {
    id(visit, "edition")
}

fn undo(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranging::undo(&visit.newsroom, &visit.ctx, visit.field("token"))?;
    // What was added is gone, and its page with it.
    let page = page(visit);
    let parts: Vec<&str> = page.split('/').collect();
    let home = match parts.as_slice() {
        ["", "desk", "settings", part @ ("sections" | "tags"), edition, _] => format!("{HOME}/{part}/{edition}"),
        ["", "desk", "settings", part @ ("series" | "authors" | "webhooks"), _] => format!("{HOME}/{part}"),
        _ => page.clone(),
    };
    Ok(led(&home, "undone", &Done::default()))
}

fn identity(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let copyright_since = match visit.field("since").trim() {
        "" => None,
        // The use-case says which years there are.
        year => Some(text::digits::parse_whole(year).and_then(|year| i32::try_from(year).ok()).unwrap_or_default()),
    };
    let input = arranging::Identity {
        name: visit.field("name").to_owned(),
        tagline: visit.field("tagline").to_owned(),
        copyright_holder: visit.field("holder").to_owned(),
        copyright_since,
    };
    let done = arranging::put_identity(&visit.newsroom, &visit.ctx, &edition(visit)?, &input)?;
    Ok(back(visit, "saved", &done))
}

fn conventions(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let edition = edition(visit)?;
    let input = arranging::Conventions {
        zone: visit.field("zone").to_owned(),
        calendar: visit.read("calendar", Calendar::parse)?,
        digits: visit.read("digits", Digits::parse)?,
        months: visit.read("months", Months::parse)?,
        missing: word::<MissingTranslation>(visit, "missing")?,
        front: word::<FrontLayout>(visit, "front")?,
        opinion: chosen(visit, "opinion")?,
    };
    let done = arranging::put_conventions(&visit.newsroom, &visit.ctx, &edition, &input)?;
    Ok(back(visit, "saved", &done))
}

fn links(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let edition = edition(visit)?;
    let marked = visit.values("share");
    let mut share: Vec<(u64, usize, ShareChannel)> = Vec::new();
    let orders = visit.values("order");
    for (number, name) in visit.values("channel").into_iter().enumerate() {
        if !marked.contains(&name) {
            continue;
        }
        let problem = |field| NewsroomError::Invalid { field, problem: Invalid::Form };
        let channel = serde_json::from_value(name.into()).map_err(|_| problem("share"))?;
        let order = text::digits::parse_whole(orders.get(number).copied().unwrap_or_default().trim());
        let order = order.ok_or(problem("order"))?;
        share.push((order, number, channel));
    }
    share.sort_by_key(|(order, number, _)| (*order, *number));
    let pairs = visit.values("label").into_iter().zip(visit.values("url"));
    let social = pairs.map(|(label, url)| SocialLink { label: label.to_owned(), url: url.to_owned() }).collect();
    let input = arranging::Links { share: share.into_iter().map(|(.., channel)| channel).collect(), social };
    let done = arranging::put_links(&visit.newsroom, &visit.ctx, &edition, &input)?;
    Ok(back(visit, "saved", &done))
}

fn banner(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let edition = edition(visit)?;
    let until = match visit.field("until") {
        "" => None,
        "keep" => {
            let all = newsroom::reading::editions(&visit.newsroom)?;
            let now = all.into_iter().find(|one| one.code == edition).and_then(|one| one.site.banner);
            now.and_then(|banner| banner.until)
        }
        _ => Some(until(visit, "until")?),
    };
    let input = arranging::BannerInput {
        text: visit.field("text").to_owned(),
        link: visit.field("link").to_owned(),
        picture: picture(visit, "picture")?,
        until,
    };
    let done = arranging::put_banner(&visit.newsroom, &visit.ctx, &edition, &input)?;
    Ok(back(visit, "saved", &done))
}

fn nameplate(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let (light, dark) = (picture(visit, "nameplate")?, picture(visit, "dark")?);
    let done = arranging::put_nameplate(&visit.newsroom, &visit.ctx, &edition(visit)?, light, dark)?;
    Ok(back(visit, "saved", &done))
}

fn contact(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let field = |name| visit.field(name).to_owned();
    let contact = Contact { mail: field("mail"), phone: field("phone"), address: field("address") };
    let done = arranging::put_contact(&visit.newsroom, &visit.ctx, &edition(visit)?, &contact)?;
    Ok(back(visit, "saved", &done))
}

fn accent(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let colour = |field: &'static str| match text::fold(visit.field(field).trim()).as_str() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| NewsroomError::Invalid { field, problem: Invalid::Code }),
    };
    let look = Look { light: colour("light")?, dark: colour("dark")? };
    let done = arranging::put_look(&visit.newsroom, &visit.ctx, &look)?;
    Ok(back(visit, "saved", &done))
}

/// So many days from now.
fn until(visit: &Visit, field: &'static str) -> Result<domain::Timestamp, NewsroomError> {
    let days = days(visit, field)?;
    Ok(visit.ctx.now.plus_secs(i64::from(days) * 86_400))
}

fn days(visit: &Visit, field: &'static str) -> Result<u32, NewsroomError> {
    let days = visit.field(field).parse().ok().filter(|days| arranging::PIN_DAYS.contains(days));
    days.ok_or(NewsroomError::Invalid { field, problem: Invalid::Form })
}

fn section_input(visit: &Visit) -> Result<arranging::SectionInput, NewsroomError> {
    Ok(arranging::SectionInput {
        name: visit.field("name").to_owned(),
        slug: visit.field("slug").to_owned(),
        parent: chosen(visit, "parent")?,
        counterpart: chosen(visit, "counterpart")?,
    })
}

fn add_section(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let edition = edition(visit)?;
    let (id, done) = arranging::add_section(&visit.newsroom, &visit.ctx, &edition, &section_input(visit)?)?;
    Ok(led(&format!("{HOME}/sections/{edition}/{id}"), "added", &done))
}

fn change_section(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let section = id(visit, "section")?;
    let done = arranging::change_section(&visit.newsroom, &visit.ctx, section, &section_input(visit)?)?;
    Ok(back(visit, "saved", &done))
}

fn move_section(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let up = visit.field("to") == "up";
    let done = arranging::move_section(&visit.newsroom, &visit.ctx, id(visit, "section")?, up)?;
    Ok(back(visit, "moved", &done))
}

fn delete_section(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let section: SectionId = id(visit, "section")?;
    let done = arranging::delete_section(&visit.newsroom, &visit.ctx, section, chosen(visit, "into")?)?;
    // Its own page is gone.
    let page = page(visit);
    let list = page.strip_suffix(&format!("/{section}")).unwrap_or(HOME);
    Ok(led(list, "removed", &done))
}

fn dress_section(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranging::enter(&visit.newsroom, &visit.ctx)?;
    let section = id(visit, "section")?;
    let look = arranging::SectionLook {
        description: visit.field("description").to_owned(),
        layout: word::<SectionLayout>(visit, "layout")?,
        picture: picture(visit, "picture")?,
        hidden: visit.field("hidden") == "1",
    };
    let done = arranging::dress_section(&visit.newsroom, &visit.ctx, section, &look)?;
    Ok(back(visit, "saved", &done))
}

fn pin_in_section(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranging::enter(&visit.newsroom, &visit.ctx)?;
    let (section, version): (SectionId, VersionId) = (id(visit, "section")?, id(visit, "version")?);
    let until = until(visit, "days")?;
    let done = arranging::pin_in_section(&visit.newsroom, &visit.ctx, section, version, until)?;
    Ok(back(visit, "saved", &done))
}

fn unpin_in_section(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranging::enter(&visit.newsroom, &visit.ctx)?;
    let (section, version) = (id(visit, "section")?, id(visit, "version")?);
    let done = arranging::unpin_in_section(&visit.newsroom, &visit.ctx, section, version)?;
    Ok(back(visit, "removed", &done))
}

fn menu(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let edition = edition(visit)?;
    let stands = match visit.field("place") {
        "header" => MenuPlace::Header,
        "footer" => MenuPlace::Footer,
        _ => return Err(NewsroomError::NotFound),
    };
    let parts = visit.field("item").split('-').filter(|part| !part.is_empty());
    let item: Vec<usize> =
        parts.map(|part| part.parse().map_err(|_| NewsroomError::NotFound)).collect::<Result<_, _>>()?;
    let label = visit.field("label").to_owned();
    let (act, what) = match visit.field("act") {
        "add" => (MenuAct::Add { below: item.clone(), label, target: target(visit)? }, "added"),
        "change" => (MenuAct::Change { label, target: target(visit)? }, "saved"),
        "up" => (MenuAct::Up, "moved"),
        "down" => (MenuAct::Down, "moved"),
        "in" => (MenuAct::In, "moved"),
        "out" => (MenuAct::Out, "moved"),
        "remove" => (MenuAct::Remove, "removed"),
        _ => return Err(NewsroomError::NotFound),
    };
    let seen = (item.as_slice(), visit.field("seen"));
    let done = arranging::act_on_menu(&visit.newsroom, &visit.ctx, &edition, stands, seen, &act)?;
    Ok(back(visit, what, &done))
}

/// Where an item leads, as the form calls it.
fn target(visit: &Visit) -> Result<MenuTarget, NewsroomError> {
    let problem = || NewsroomError::Invalid { field: "target", problem: Invalid::Form };
    let (what, which) = visit.field("target").split_once(':').unwrap_or((visit.field("target"), ""));
    Ok(match what {
        "heading" => MenuTarget::Heading,
        "home" => MenuTarget::Home,
        "articles" => MenuTarget::Articles,
        "sections" => MenuTarget::Sections,
        "media" => MenuTarget::Media,
        "publications" => MenuTarget::Publications,
        "editions" => MenuTarget::Editions,
        "contact" => MenuTarget::Contact,
        "url" => MenuTarget::Url { url: visit.field("url").to_owned() },
        "kind" => MenuTarget::OfKind { kind: Kind::parse(which).ok_or_else(problem)? },
        "section" => MenuTarget::Section { section: which.parse().map_err(|_| problem())? },
        "series" => MenuTarget::Series { series: which.parse().map_err(|_| problem())? },
        "tag" => MenuTarget::Tag { tag: which.parse().map_err(|_| problem())? },
        "story" => MenuTarget::Story { story: which.parse().map_err(|_| problem())? },
        "author" => MenuTarget::Contributor { contributor: which.parse().map_err(|_| problem())? },
        _ => return Err(problem()),
    })
}

/// What a form says by edition, in rows of which each names its own.
fn by_edition(visit: &Visit, first: &str, second: &str) -> Result<Vec<(EditionCode, String, String)>, NewsroomError> {
    let (firsts, seconds) = (visit.values(first), visit.values(second));
    let mut rows = Vec::new();
    for (number, code) in visit.values("edition").into_iter().enumerate() {
        let code = code.parse().map_err(|_| NewsroomError::NotFound)?;
        let of = |values: &[&str]| values.get(number).copied().unwrap_or_default().to_owned();
        rows.push((code, of(&firsts), of(&seconds)));
    }
    Ok(rows)
}

fn series_input(visit: &Visit) -> Result<arranging::SeriesInput, NewsroomError> {
    Ok(arranging::SeriesInput {
        slug: visit.field("slug").to_owned(),
        layout: word::<SeriesLayout>(visit, "layout")?,
        cover: picture(visit, "cover")?,
        names: by_edition(visit, "name", "description")?,
    })
}

fn add_series(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let (id, done) = arranging::add_series(&visit.newsroom, &visit.ctx, &series_input(visit)?)?;
    Ok(led(&format!("{HOME}/series/{id}"), "added", &done))
}

fn change_series(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let series: SeriesId = id(visit, "series")?;
    let done = arranging::change_series(&visit.newsroom, &visit.ctx, series, &series_input(visit)?)?;
    Ok(back(visit, "saved", &done))
}

fn delete_series(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let done = arranging::delete_series(&visit.newsroom, &visit.ctx, id(visit, "series")?)?;
    Ok(led(&format!("{HOME}/series"), "removed", &done))
}

fn pin(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranging::enter(&visit.newsroom, &visit.ctx)?;
    let version = id(visit, "version")?;
    let done = arranging::pin(&visit.newsroom, &visit.ctx, version, days(visit, "days")?)?;
    Ok(back(visit, "saved", &done))
}

fn unpin(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranging::enter(&visit.newsroom, &visit.ctx)?;
    let done = arranging::unpin(&visit.newsroom, &visit.ctx, id(visit, "version")?)?;
    Ok(back(visit, "removed", &done))
}

fn move_pin(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranging::enter(&visit.newsroom, &visit.ctx)?;
    let step = if visit.field("to") == "up" { PinStep::Up } else { PinStep::Down };
    let done = arranging::step_pin(&visit.newsroom, &visit.ctx, id(visit, "version")?, step)?;
    Ok(back(visit, "moved", &done))
}

fn order_pins(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranging::enter(&visit.newsroom, &visit.ctx)?;
    let edition = edition(visit)?;
    let order: Vec<VersionId> = visit.every("version", |id| id.parse().ok())?;
    let done = arranging::order_pins(&visit.newsroom, &visit.ctx, &edition, &order)?;
    Ok(back(visit, "moved", &done))
}

fn add_redirect(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let (from, to) = (visit.field("from"), visit.field("to"));
    let done = arranging::add_redirect(&visit.newsroom, &visit.ctx, &visit.origin, from, to)?;
    Ok(back(visit, "added", &done))
}

fn remove_redirect(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let field = |name| visit.field(name).to_owned();
    let from = OldAddress { host: field("host"), path: field("path"), query: field("query") };
    let done = arranging::remove_redirect(&visit.newsroom, &visit.ctx, &from)?;
    Ok(back(visit, "removed", &done))
}

fn tag_input(visit: &Visit) -> arranging::TagInput {
    let field = |name| visit.field(name).to_owned();
    arranging::TagInput { name: field("name"), slug: field("slug"), description: field("description") }
}

fn add_tag(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let edition = edition(visit)?;
    let (id, done) = arranging::add_tag(&visit.newsroom, &visit.ctx, &edition, &tag_input(visit))?;
    Ok(led(&format!("{HOME}/tags/{edition}/{id}"), "added", &done))
}

fn change_tag(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let done = arranging::change_tag(&visit.newsroom, &visit.ctx, id(visit, "tag")?, &tag_input(visit))?;
    Ok(back(visit, "saved", &done))
}

fn merge_tags(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let tag: TagId = id(visit, "tag")?;
    let done = arranging::merge_tags(&visit.newsroom, &visit.ctx, tag, chosen(visit, "into")?)?;
    let page = page(visit);
    let list = page.strip_suffix(&format!("/{tag}")).unwrap_or(HOME);
    Ok(led(list, "removed", &done))
}

fn author_input(visit: &Visit) -> Result<arranging::AuthorInput, NewsroomError> {
    Ok(arranging::AuthorInput {
        name: visit.field("name").to_owned(),
        slug: visit.field("slug").to_owned(),
        portrait: picture(visit, "portrait")?,
        texts: by_edition(visit, "own", "biography")?,
    })
}

fn add_author(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let (id, done) = arranging::add_author(&visit.newsroom, &visit.ctx, &author_input(visit)?)?;
    Ok(led(&format!("{HOME}/authors/{id}"), "added", &done))
}

fn change_author(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let author: ContributorId = id(visit, "author")?;
    let done = arranging::change_author(&visit.newsroom, &visit.ctx, author, &author_input(visit)?)?;
    Ok(back(visit, "saved", &done))
}

fn merge_authors(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let author: ContributorId = id(visit, "author")?;
    let into = chosen(visit, "into")?.ok_or(NewsroomError::Invalid { field: "into", problem: Invalid::Empty })?;
    let done = arranging::merge_authors(&visit.newsroom, &visit.ctx, author, into)?;
    // Their own page is gone.
    Ok(led(&format!("{HOME}/authors/{into}"), "merged", &done))
}
