//! An edition: its name, its conventions, its links, its banner.

use super::fields::Choice;
use super::{Content, HOME, Page};
use crate::texts::{Msg, SettingsMsg};
use domain::edition::{Calendar, Digits, Edition, FrontLayout, MissingTranslation, Months, ShareChannel};
use leptos::prelude::*;
use newsroom::arranging;

/// Rows for new links.
const NEW_LINKS: usize = 2;

/// Channels, as forms call them, in the order in which they are offered.
const CHANNELS: [(ShareChannel, &str, Msg); 7] = [
    (ShareChannel::Facebook, "facebook", Msg::ShareFacebook),
    (ShareChannel::X, "x", Msg::ShareX),
    (ShareChannel::Pinterest, "pinterest", Msg::SharePinterest),
    (ShareChannel::Whatsapp, "whatsapp", Msg::ShareWhatsapp),
    (ShareChannel::Telegram, "telegram", Msg::ShareTelegram),
    (ShareChannel::Skype, "skype", Msg::ShareSkype),
    (ShareChannel::Email, "email", Msg::ShareEmail),
];

pub(super) fn site(page: &Page<'_>, edition: &Edition) -> Content {
    let t = page.t;
    let code = edition.code.as_str();
    let hidden = [("edition", code)];
    let site = &edition.site;
    let sections = arranging::arrangement(&page.voice.site.newsroom, page.ctx, &edition.code)?.sections;

    let sheet = page.sheet("identity");
    let since = site.copyright_since.map(|year| year.to_string()).unwrap_or_default();
    let identity = sheet.form(
        t.t(SettingsMsg::Identity),
        "/desk/settings/site/identity",
        &hidden,
        vec![
            sheet.text("name", SettingsMsg::SiteName, &site.name),
            sheet.text("tagline", SettingsMsg::Tagline, &site.tagline),
            sheet.text_hint("holder", SettingsMsg::CopyrightHolder, &site.copyright_holder, SettingsMsg::CopyrightHint),
            sheet.latin("since", SettingsMsg::CopyrightSince, &since, None),
        ],
        SettingsMsg::Save,
    );

    let sheet = page.sheet("conventions");
    let now = page.ctx.now.unix_ms();
    let example = page.voice.site.newsroom.formats(edition).map(|formats| formats.date_time(now)).unwrap_or_default();
    let example = view! {
        <p class="hint">{t.t(SettingsMsg::DateExample)} " " <bdi lang=edition.language.clone()>{example}</bdi></p>
    };
    let option = |value: &str, words: SettingsMsg| -> Choice { (value.to_owned(), t.t(words).to_owned()) };
    let mut opinion: Vec<Choice> = vec![option("", SettingsMsg::NoSection)];
    opinion.extend(sections.iter().map(|section| (section.id.to_string(), section.name.clone())));
    let conventions = sheet.form(
        t.t(SettingsMsg::Conventions),
        "/desk/settings/site/conventions",
        &hidden,
        vec![
            sheet.latin("zone", SettingsMsg::Zone, &edition.zone, Some(SettingsMsg::ZoneHint)),
            sheet.choose(
                "calendar",
                SettingsMsg::Calendar,
                vec![
                    option(Calendar::Gregorian.as_str(), SettingsMsg::CalendarGregorian),
                    option(Calendar::Jalali.as_str(), SettingsMsg::CalendarJalali),
                ],
                edition.calendar.as_str(),
            ),
            sheet.choose(
                "digits",
                SettingsMsg::Digits,
                [Digits::Latin, Digits::Arabic, Digits::Persian]
                    .map(|digits| (digits.as_str().to_owned(), digits.write("0123456789")))
                    .to_vec(),
                edition.digits.as_str(),
            ),
            sheet.choose(
                "months",
                SettingsMsg::Months,
                vec![
                    option(Months::Gregorian.as_str(), SettingsMsg::MonthsGregorian),
                    option(Months::Dual.as_str(), SettingsMsg::MonthsDual),
                ],
                edition.months.as_str(),
            ),
            example.into_any(),
            sheet.choose(
                "missing",
                SettingsMsg::Missing,
                vec![
                    option("hide", SettingsMsg::MissingHide),
                    option("link", SettingsMsg::MissingLink),
                    option("source", SettingsMsg::MissingSource),
                ],
                match edition.missing {
                    MissingTranslation::Hide => "hide",
                    MissingTranslation::Link => "link",
                    MissingTranslation::Source => "source",
                },
            ),
            sheet.choose(
                "front",
                SettingsMsg::FrontLayout,
                vec![option("tiers", SettingsMsg::FrontTiers), option("stream", SettingsMsg::FrontStream)],
                if site.front == FrontLayout::Tiers { "tiers" } else { "stream" },
            ),
            sheet.choose(
                "opinion",
                SettingsMsg::Opinion,
                opinion,
                &site.opinion.map(|id| id.to_string()).unwrap_or_default(),
            ),
        ],
        SettingsMsg::Save,
    );
    Ok((
        t.t(SettingsMsg::Site).to_owned(),
        view! {
            {page.edition_links("site", &edition.code, "")}
            <p class="hint"><a href=format!("{HOME}/front/{code}")>{t.t(SettingsMsg::Front)}</a></p>
            <div class="sheets">{identity} {nameplate(page, edition)} {conventions} {links(page, edition)} {contact(page, edition)} {banner(page, edition)}</div>
        }
        .into_any(),
    ))
}

fn links(page: &Page<'_>, edition: &Edition) -> AnyView {
    let t = page.t;
    let sheet = page.sheet("links");
    let mut fields = vec![view! { <p class="label">{t.t(SettingsMsg::ShareChannels)}</p> }.into_any()];
    let mut ordered: Vec<_> = CHANNELS.to_vec();
    let place = |channel: &ShareChannel| edition.site.share.iter().position(|own| own == channel);
    ordered.sort_by_key(|(channel, ..)| place(channel).unwrap_or(usize::MAX));
    for (number, (channel, name, label)) in ordered.into_iter().enumerate() {
        let words = t.t(label);
        let order = format!("{} ({words})", t.t(SettingsMsg::Order));
        fields.push(
            view! {
                <div class="pair">
                    {sheet.mark("share", name, words, place(&channel).is_some())}
                    <input r#type="hidden" name="channel" value=name />
                    <input class="short" name="order" inputmode="numeric" dir="ltr" value=sheet.order(number) aria-label=order />
                </div>
            }
            .into_any(),
        );
    }
    fields.push(view! { <p class="label">{t.t(SettingsMsg::Social)}</p> }.into_any());
    fields.push(view! { <p class="hint">{t.t(SettingsMsg::SocialHint)}</p> }.into_any());
    let social = &edition.site.social;
    for number in 0..social.len() + NEW_LINKS {
        let (label, url) = social.get(number).map_or(("", ""), |link| (link.label.as_str(), link.url.as_str()));
        let count = page.voice.number(number as u64 + 1);
        fields.push(sheet.input(
            "label",
            number,
            &t.fill(SettingsMsg::LinkName, &[("number", &count)]),
            label,
            "auto",
            None,
        ));
        fields.push(sheet.input(
            "url",
            number,
            &t.fill(SettingsMsg::LinkAddress, &[("number", &count)]),
            url,
            "ltr",
            None,
        ));
    }
    let hidden = [("edition", edition.code.as_str())];
    sheet.form(t.t(SettingsMsg::Links), "/desk/settings/site/links", &hidden, fields, SettingsMsg::Save)
}

fn nameplate(page: &Page<'_>, edition: &Edition) -> AnyView {
    let t = page.t;
    let sheet = page.sheet("nameplate");
    let fields = vec![
        view! { <p class="hint">{t.t(SettingsMsg::NameplateHint)}</p> }.into_any(),
        sheet.picture("nameplate", SettingsMsg::Picture, edition.site.nameplate),
        sheet.picture("dark", SettingsMsg::NameplateDark, edition.site.nameplate_dark),
    ];
    let hidden = [("edition", edition.code.as_str())];
    sheet.form(t.t(SettingsMsg::Nameplate), "/desk/settings/site/nameplate", &hidden, fields, SettingsMsg::Save)
}

fn contact(page: &Page<'_>, edition: &Edition) -> AnyView {
    let t = page.t;
    let sheet = page.sheet("contact");
    let contact = &edition.site.contact;
    let fields = vec![
        view! { <p class="hint">{t.t(SettingsMsg::ContactHint)}</p> }.into_any(),
        sheet.latin("mail", SettingsMsg::ContactMail, &contact.mail, None),
        sheet.latin("phone", SettingsMsg::ContactPhone, &contact.phone, None),
        sheet.area("address", 0, t.t(SettingsMsg::ContactAddress), &contact.address),
    ];
    let hidden = [("edition", edition.code.as_str())];
    sheet.form(t.t(SettingsMsg::Contact), "/desk/settings/site/contact", &hidden, fields, SettingsMsg::Save)
}

fn banner(page: &Page<'_>, edition: &Edition) -> AnyView {
    let t = page.t;
    let sheet = page.sheet("banner");
    let banner = edition.site.banner.as_ref();
    let until = banner.and_then(|banner| banner.until);
    let mut options: Vec<Choice> = vec![(String::new(), t.t(SettingsMsg::UntilTakenDown).to_owned())];
    let mut chosen = String::new();
    if let Some(until) = until {
        chosen = "keep".to_owned();
        let when = page.voice.minute(until).text;
        options.push(("keep".to_owned(), t.fill(SettingsMsg::UntilMoment, &[("time", &when)])));
    }
    options.extend(days(page));
    let text = banner.map_or("", |banner| banner.text.as_str());
    let link = banner.and_then(|banner| banner.link.as_deref()).unwrap_or_default();
    let fields = vec![
        view! { <p class="hint">{t.t(SettingsMsg::BannerText)}</p> }.into_any(),
        sheet.area("text", 0, t.t(SettingsMsg::BannerWords), text),
        sheet.latin("link", SettingsMsg::BannerLink, link, Some(SettingsMsg::AddressHint)),
        sheet.picture("picture", SettingsMsg::Picture, banner.and_then(|banner| banner.picture)),
        sheet.choose("until", SettingsMsg::Until, options, &chosen),
    ];
    let hidden = [("edition", edition.code.as_str())];
    sheet.form(t.t(SettingsMsg::Banner), "/desk/settings/site/banner", &hidden, fields, SettingsMsg::Save)
}

/// For how long something may stand.
pub(super) fn days(page: &Page<'_>) -> Vec<Choice> {
    let words = |days: &u32| {
        let number = page.voice.number(u64::from(*days));
        page.voice.words.plural(crate::texts::SettingsCount::Days, u64::from(*days), &number)
    };
    arranging::PIN_DAYS.iter().map(|days| (days.to_string(), words(days))).collect()
}
