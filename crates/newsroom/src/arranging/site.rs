//! How an edition presents itself: its name, its conventions, its links, what it tells all readers.

use super::undo::{Before, Done, Needs, Part};
use super::{authorise, edition_of, invalid, name, paragraph, picture};
use crate::writing::line;
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::document::Href;
use domain::edition::{
    Banner, Calendar, Contact, Digits, Edition, FrontLayout, MissingTranslation, Months, ShareChannel, SocialLink,
};
use domain::ids::{MediaId, SectionId};
use domain::{EditionCode, Timestamp};
use store::Writing;

/// What an edition is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The nameplate.
    pub name: String,
    /// The line under it; may be empty.
    pub tagline: String,
    /// Who holds the rights; empty: whoever the nameplate names.
    pub copyright_holder: String,
    /// First year of the notice (Gregorian).
    pub copyright_since: Option<i32>,
}

/// How an edition writes dates and numbers, and what stands where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conventions {
    /// IANA time zone.
    pub zone: String,
    /// Of the dates that readers see.
    pub calendar: Calendar,
    /// Of generated numbers.
    pub digits: Digits,
    /// Names of Gregorian months.
    pub months: Months,
    /// What stands where a translation is missing.
    pub missing: MissingTranslation,
    /// How the front page is laid out.
    pub front: FrontLayout,
    /// The section of opinion.
    pub opinion: Option<SectionId>,
}

/// Where an edition leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// Channels of the share row, in order.
    pub share: Vec<ShareChannel>,
    /// Its places on other services; those without name and address are left out.
    pub social: Vec<SocialLink>,
}

/// What all readers of an edition are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BannerInput {
    /// What it says; empty: nothing stands there.
    pub text: String,
    /// Where it leads; may be empty.
    pub link: String,
    /// A picture beside the text.
    pub picture: Option<MediaId>,
    /// Until when it stands; `None`: until it is taken down.
    pub until: Option<Timestamp>,
}

/// Changes what an edition is called.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`].
pub fn put_identity(
    newsroom: &Newsroom,
    ctx: &Context,
    code: &EditionCode,
    input: &Identity,
) -> Result<Done, NewsroomError> {
    change(newsroom, ctx, code, "edition.identity", |_, edition| {
        edition.site.name = name("name", &input.name)?;
        edition.site.tagline = text::label::clean(&line("tagline", &input.tagline, 200)?);
        edition.site.copyright_holder = text::label::clean(&line("holder", &input.copyright_holder, 120)?);
        if input.copyright_since.is_some_and(|year| !(1700..=2200).contains(&year)) {
            return invalid("since", Invalid::Form);
        }
        edition.site.copyright_since = input.copyright_since;
        Ok(())
    })
}

/// Changes how an edition writes dates and numbers, and what stands where.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`], with [`Invalid::Zone`] for a
/// time zone that there is not.
pub fn put_conventions(
    newsroom: &Newsroom,
    ctx: &Context,
    code: &EditionCode,
    input: &Conventions,
) -> Result<Done, NewsroomError> {
    change(newsroom, ctx, code, "edition.conventions", |store, edition| {
        let Conventions { zone, calendar, digits, months, missing, front, opinion } = input.clone();
        if let Some(section) = opinion
            && store.section_by_id(section)?.is_none_or(|section| section.edition != *code)
        {
            return invalid("opinion", Invalid::Form);
        }
        let zone = zone.trim().to_owned();
        *edition = Edition { zone, calendar, digits, months, missing, ..edition.clone() };
        edition.site.front = front;
        edition.site.opinion = opinion;
        newsroom.formats(edition).map_or_else(|_| invalid("zone", Invalid::Zone), |_| Ok(()))
    })
}

/// Changes where an edition leads to.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] for an address that a browser
/// could run, and for a name without one.
pub fn put_links(newsroom: &Newsroom, ctx: &Context, code: &EditionCode, input: &Links) -> Result<Done, NewsroomError> {
    change(newsroom, ctx, code, "edition.links", |_, edition| {
        let mut social = Vec::new();
        for link in &input.social {
            if link.label.trim().is_empty() && link.url.trim().is_empty() {
                continue;
            }
            let href = Href::parse(&link.url).filter(|href| href.as_str().starts_with("http"));
            let Some(href) = href else { return invalid("url", Invalid::Form) };
            social.push(SocialLink { label: name("label", &link.label)?, url: href.as_str().to_owned() });
        }
        let mut share: Vec<ShareChannel> = Vec::new();
        for channel in &input.share {
            if !share.contains(channel) {
                share.push(*channel);
            }
        }
        edition.site.social = social;
        edition.site.share = share;
        Ok(())
    })
}

/// Tells all readers of an edition something, or takes it down.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`].
pub fn put_banner(
    newsroom: &Newsroom,
    ctx: &Context,
    code: &EditionCode,
    input: &BannerInput,
) -> Result<Done, NewsroomError> {
    change(newsroom, ctx, code, "edition.banner", |store, edition| {
        let text = paragraph("text", &input.text)?.replace('\n', " ");
        if text.is_empty() {
            edition.site.banner = None;
            return Ok(());
        }
        if text.chars().count() > 300 {
            return invalid("text", Invalid::Long);
        }
        let link = match input.link.trim() {
            "" => None,
            typed => {
                let href = Href::parse(typed).filter(|href| !href.as_str().starts_with(['#', '?']));
                let Some(href) = href else { return invalid("link", Invalid::Form) };
                Some(href.as_str().to_owned())
            }
        };
        if input.until.is_some_and(|until| until <= ctx.now) {
            return invalid("until", Invalid::Past);
        }
        let picture = picture(store, input.picture)?;
        edition.site.banner = Some(Banner { text, link, picture, until: input.until });
        Ok(())
    })
}

/// Lets a picture stand in place of an edition's name, or the name again.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] for what is no picture, and for a
/// dark one alone.
pub fn put_nameplate(
    newsroom: &Newsroom,
    ctx: &Context,
    code: &EditionCode,
    light: Option<MediaId>,
    dark: Option<MediaId>,
) -> Result<Done, NewsroomError> {
    change(newsroom, ctx, code, "edition.nameplate", |store, edition| {
        if light.is_none() && dark.is_some() {
            return invalid("nameplate", Invalid::Required);
        }
        edition.site.nameplate = picture(store, light)?;
        edition.site.nameplate_dark = picture(store, dark)?;
        Ok(())
    })
}

/// Says how readers reach the newsroom.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`].
pub fn put_contact(
    newsroom: &Newsroom,
    ctx: &Context,
    code: &EditionCode,
    contact: &Contact,
) -> Result<Done, NewsroomError> {
    change(newsroom, ctx, code, "edition.contact", |_, edition| {
        let mail = match contact.mail.trim() {
            "" => String::new(),
            typed => crate::accounts::mail_address(typed)
                .map_err(|_| NewsroomError::Invalid { field: "mail", problem: Invalid::Form })?,
        };
        let phone = text::label::clean(&line("phone", &contact.phone, 60)?);
        let address = paragraph("address", &contact.address)?;
        let contact = Contact { mail, phone, address };
        if !contact.phone.is_empty() && contact.dialled().is_empty() {
            return invalid("phone", Invalid::Form);
        }
        if contact.address.chars().count() > 400 {
            return invalid("address", Invalid::Long);
        }
        edition.site.contact = contact;
        Ok(())
    })
}

fn change(
    newsroom: &Newsroom,
    ctx: &Context,
    code: &EditionCode,
    act: &str,
    with: impl FnOnce(&Writing<'_>, &mut Edition) -> Result<(), NewsroomError>,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let mut edition = edition_of(store, code)?;
        let before = Before::of(store, [Part::Edition(code.clone())])?;
        with(store, &mut edition)?;
        store.edition_put(&edition)?;
        before.done(store, ctx, Needs::Arrange, (act, code.as_str()))
    })
}
