//! What there is to set, with a sentence to each.

use super::{HOME, Page};
use crate::texts::{DeskMsg, SettingsMsg};
use leptos::prelude::*;

pub(super) fn index(page: &Page<'_>) -> AnyView {
    let t = page.t;
    let all = [
        ("site", SettingsMsg::Site, SettingsMsg::SiteText, false),
        ("colours", SettingsMsg::Colours, SettingsMsg::ColoursText, false),
        ("sections", SettingsMsg::Sections, SettingsMsg::SectionsText, true),
        ("menus", SettingsMsg::Menus, SettingsMsg::MenusText, false),
        ("series", SettingsMsg::Series, SettingsMsg::SeriesText, false),
        ("front", SettingsMsg::Front, SettingsMsg::FrontText, true),
        ("redirects", SettingsMsg::Redirects, SettingsMsg::RedirectsText, false),
        ("tags", SettingsMsg::Tags, SettingsMsg::TagsText, false),
        ("authors", SettingsMsg::Authors, SettingsMsg::AuthorsText, false),
        ("webhooks", SettingsMsg::Webhooks, SettingsMsg::WebhooksText, false),
    ];
    let entry = |href: String, title: &str, text: &str| {
        view! { <li><a href=href>{title.to_owned()}</a><p class="hint">{text.to_owned()}</p></li> }.into_any()
    };
    let mut entries: Vec<AnyView> = all
        .into_iter()
        .filter(|(.., for_publishers)| page.arranges || *for_publishers)
        .map(|(part, title, text, _)| entry(format!("{HOME}/{part}"), t.t(title), t.t(text)))
        .collect();
    if page.frame.manages {
        entries.push(entry("/desk/people".to_owned(), t.t(DeskMsg::People), t.t(SettingsMsg::PeopleText)));
    }
    view! { <ul class="contents">{entries}</ul> }.into_any()
}
