//! Menus: the items of one, and a form for each.

use super::fields::{Choice, kinds};
use super::{Content, HOME, Page};
use crate::texts::{Msg, SettingsMsg};
use domain::document::Direction;
use domain::edition::Edition;
use domain::menu::{MenuItem, MenuPlace, MenuTarget};
use domain::routes::Place;
use leptos::prelude::*;
use newsroom::arranging::{self, Arrangement};
use newsroom::{NewsroomError, reading};

const PLACES: [(&str, MenuPlace, SettingsMsg); 2] =
    [("header", MenuPlace::Header, SettingsMsg::MenuHeader), ("footer", MenuPlace::Footer, SettingsMsg::MenuFooter)];
const ACT: &str = "/desk/settings/menus/act";

struct Menu<'a> {
    page: &'a Page<'a>,
    edition: &'a Edition,
    place: &'static str,
    targets: Vec<Choice>,
}

pub(super) fn menu(page: &Page<'_>, edition: &Edition, place: &str) -> Content {
    let t = page.t;
    let newsroom = &page.voice.site.newsroom;
    let (name, stands, title) = PLACES.into_iter().find(|(name, ..)| *name == place).ok_or(NewsroomError::NotFound)?;
    let all = arranging::arrangement(newsroom, page.ctx, &edition.code)?;
    let items = all.menus.iter().find(|menu| menu.place == stands).map(|menu| menu.items.clone()).unwrap_or_default();
    let menu = Menu { page, edition, place: name, targets: targets(page, &all) };
    let places = PLACES
        .map(|(name, _, title)| {
            let href = format!("{HOME}/menus/{}/{name}", edition.code);
            let here = (name == place).then_some("page");
            view! { <li><a href=href aria-current=here>{t.t(title)}</a></li> }
        })
        .collect_view();
    let empty = items.is_empty().then(|| view! { <p class="hint">{t.t(SettingsMsg::NothingYet)}</p> });
    let shown = reading::nothing(newsroom, page.ctx, edition.code.as_str())?;
    let preview = preview(if stands == MenuPlace::Header { &shown.menu } else { &shown.footer });
    let (lang, dir) = (edition.language.clone(), edition.direction.as_str());
    Ok((
        format!("{}: {}", t.t(SettingsMsg::Menus), t.t(title)),
        view! {
            {page.edition_links("menus", &edition.code, &format!("/{name}"))}
            <nav class="tabs" aria-label=t.t(SettingsMsg::Menus)><ul>{places}</ul></nav>
            {empty}
            {menu.branch(&items, &[])}
            <div class="sheets">
                {menu.add(&[], "", true)}
                <section class="sheet" id="preview">
                    <h2>{t.t(SettingsMsg::Preview)}</h2>
                    <p class="hint">{t.t(SettingsMsg::PreviewText)}</p>
                    <div lang=lang dir=dir>{preview}</div>
                    <p><a href=Place::Front.href(&edition.code)>{t.t(SettingsMsg::SeePage)}</a></p>
                </section>
            </div>
        }
        .into_any(),
    ))
}

/// What readers get of a menu: items that lead to nothing are left out.
fn preview(entries: &[reading::Entry]) -> AnyView {
    let rows = entries
        .iter()
        .map(|entry| {
            let below = (!entry.children.is_empty()).then(|| preview(&entry.children));
            view! { <li><bdi>{entry.label.clone()}</bdi> {below}</li> }
        })
        .collect_view();
    view! { <ul class="tree">{rows}</ul> }.into_any()
}

/// Where an item may lead, as forms call it.
fn targets(page: &Page<'_>, all: &Arrangement) -> Vec<Choice> {
    let words = page.voice.words;
    let t = page.t;
    let fixed = [
        ("home", Msg::Home),
        ("articles", Msg::Articles),
        ("sections", Msg::Sections),
        ("media", Msg::Media),
        ("publications", Msg::Publications),
        ("editions", Msg::Editions),
    ];
    let mut targets: Vec<Choice> = vec![
        ("url".to_owned(), t.t(SettingsMsg::TargetUrl).to_owned()),
        ("heading".to_owned(), t.t(SettingsMsg::TargetHeading).to_owned()),
    ];
    targets.extend(fixed.map(|(name, label)| (name.to_owned(), words.t(label).to_owned())));
    targets.extend(kinds().map(|(name, label)| (format!("kind:{name}"), words.t(label).to_owned())));
    let section = t.t(SettingsMsg::Sections);
    targets.extend(all.sections.iter().map(|it| (format!("section:{}", it.id), format!("{section}: {}", it.name))));
    let series = t.t(SettingsMsg::Series);
    targets.extend(
        all.series
            .iter()
            .filter_map(|it| Some((format!("series:{}", it.id), format!("{series}: {}", it.names.first()?.name)))),
    );
    targets
}

impl Menu<'_> {
    fn branch(&self, items: &[MenuItem], above: &[usize]) -> Option<AnyView> {
        if items.is_empty() {
            return None;
        }
        let rows: Vec<AnyView> = items
            .iter()
            .enumerate()
            .map(|(number, item)| {
                let place: Vec<usize> = above.iter().copied().chain([number]).collect();
                self.item(item, &place)
            })
            .collect();
        Some(view! { <ul class="tree">{rows}</ul> }.into_any())
    }

    fn item(&self, item: &MenuItem, place: &[usize]) -> AnyView {
        let t = self.page.t;
        let at = written(place);
        let named = |words: SettingsMsg| Some(t.fill(words, &[("name", &item.label)]));
        let act = |act: &'static str, sign: &str, words: SettingsMsg| {
            let hidden = [
                ("edition", self.edition.code.as_str()),
                ("place", self.place),
                ("item", at.as_str()),
                ("seen", item.label.as_str()),
                ("act", act),
            ];
            self.page.button(ACT, &hidden, sign, named(words))
        };
        let level = place.len();
        let sheet = self.page.sheet(&format!("item-{at}"));
        let (target, url) = self.target(&item.target);
        let mut options = self.targets.clone();
        if options.iter().all(|(value, _)| *value != target) {
            options.push((target.clone(), t.t(SettingsMsg::TargetAsIs).to_owned()));
        }
        let change = sheet.bare(
            ACT,
            &[
                ("edition", self.edition.code.as_str()),
                ("place", self.place),
                ("item", &at),
                ("seen", &item.label),
                ("act", "change"),
            ],
            vec![
                sheet.text("label", SettingsMsg::Label, &item.label),
                sheet.choose("target", SettingsMsg::Target, options, &target),
                sheet.latin("url", SettingsMsg::TargetAddress, &url, Some(SettingsMsg::AddressHint)),
            ],
            SettingsMsg::Save,
        );
        let open = sheet.is_refused();
        let id = format!("item-{at}");
        let below = (level < 3).then(|| self.add(place, &item.label, false));
        let to_the_right = self.page.voice.edition.direction == Direction::Ltr;
        let (onward, back) = if to_the_right { ("⇥", "⇤") } else { ("⇤", "⇥") };
        let aside = (level > 1).then(|| act("out", back, SettingsMsg::MoveOut));
        let inward = (level < 3 && place.last() != Some(&0)).then(|| act("in", onward, SettingsMsg::MoveIn));
        view! {
            <li id=id>
                <div class="row">
                    <div class="who"><bdi>{item.label.clone()}</bdi></div>
                    <div class="acts">
                        {act("up", "↑", SettingsMsg::MoveUp)} {act("down", "↓", SettingsMsg::MoveDown)} {inward} {aside}
                        {act("remove", t.t(SettingsMsg::Remove), SettingsMsg::RemoveNamed)}
                    </div>
                </div>
                <div class="sheet more">
                    <details open=open>
                        <summary>{t.fill(SettingsMsg::ChangeNamed, &[("name", &item.label)])}</summary>
                        {change}
                    </details>
                    {below}
                </div>
                {self.branch(&item.children, place)}
            </li>
        }
        .into_any()
    }

    /// The form that adds an item to the menu, or below another one.
    fn add(&self, place: &[usize], seen: &str, whole: bool) -> AnyView {
        let t = self.page.t;
        let at = written(place);
        let sheet = self.page.sheet(&if whole { "add".to_owned() } else { format!("below-{at}") });
        let hidden = [
            ("edition", self.edition.code.as_str()),
            ("place", self.place),
            ("item", at.as_str()),
            ("seen", seen),
            ("act", "add"),
        ];
        let fields = vec![
            sheet.text("label", SettingsMsg::Label, ""),
            sheet.choose("target", SettingsMsg::Target, self.targets.clone(), "url"),
            sheet.latin("url", SettingsMsg::TargetAddress, "", Some(SettingsMsg::AddressHint)),
        ];
        if whole {
            return sheet.form(t.t(SettingsMsg::ItemAdd), ACT, &hidden, fields, SettingsMsg::Add);
        }
        let open = sheet.is_refused();
        let words = t.fill(SettingsMsg::AddBelow, &[("name", seen)]);
        let form = sheet.bare(ACT, &hidden, fields, SettingsMsg::Add);
        view! { <details open=open><summary>{words}</summary>{form}</details> }.into_any()
    }

    /// How a form calls a target, and the address of one that is typed.
    fn target(&self, target: &MenuTarget) -> (String, String) {
        let name = match target {
            MenuTarget::Heading => "heading".to_owned(),
            MenuTarget::Home => "home".to_owned(),
            MenuTarget::Articles => "articles".to_owned(),
            MenuTarget::Sections => "sections".to_owned(),
            MenuTarget::Media => "media".to_owned(),
            MenuTarget::OfKind { kind } => format!("kind:{}", kind.as_str()),
            MenuTarget::Publications => "publications".to_owned(),
            MenuTarget::Series { series } => format!("series:{series}"),
            MenuTarget::Section { section } => format!("section:{section}"),
            MenuTarget::Tag { tag } => format!("tag:{tag}"),
            MenuTarget::Story { story } => format!("story:{story}"),
            MenuTarget::Contributor { contributor } => format!("author:{contributor}"),
            MenuTarget::Contact => "contact".to_owned(),
            MenuTarget::Editions => "editions".to_owned(),
            MenuTarget::Url { url } => return ("url".to_owned(), url.clone()),
        };
        (name, String::new())
    }
}

/// `0-2-1`.
fn written(place: &[usize]) -> String {
    place.iter().map(usize::to_string).collect::<Vec<_>>().join("-")
}
