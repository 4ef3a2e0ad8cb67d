//! Accounts in the desk's language: one's own, everybody's, and what stands behind a mailed link.

use super::Voice;
use super::desk::{desk_frame, door, person};
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::edition::Edition;
use domain::ids::{SectionId, UserId};
use domain::page::Html;
use domain::page::people::{
    AccountPage, Choice, FactorView, InviteRow, LinkPage, PeoplePage, PersonPage, PersonRow, Places, SessionView,
    TrialView,
};
use domain::routes::encode_path;
use domain::{EditionCode, User};
use newsroom::accounts::second_factor::{self, Standing, base32};
use newsroom::accounts::{self, LinkToken, Person};
use newsroom::{Context, NewsroomError, reading};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// The actor's own account.
pub fn account(site: &Site, ctx: &Context) -> Result<AccountPage, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let standing = second_factor::standing(&site.newsroom, ctx)?;
    let sessions = accounts::own_sessions(&site.newsroom, ctx)?.into_iter().map(|session| SessionView {
        line: voice.words.fill(
            DeskMsg::SessionLine,
            &[
                ("created", &voice.formats.date_time(session.created.unix_ms())),
                ("seen", &voice.formats.relative(session.last_seen.unix_ms(), ctx.now.unix_ms())),
            ],
        ),
        handle: session.handle,
        device: session.device,
        here: session.here,
    });
    Ok(AccountPage {
        frame: desk_frame(&voice, ctx, &user)?,
        factor: factor(&voice, &user, standing),
        sessions: sessions.collect(),
        languages: languages(site, &user.language)?,
        confirmed: accounts::is_confirmed(ctx),
        rhythms: super::desk::notices::rhythms(&voice, ctx)?,
        name: user.name,
        login: user.login,
        email: user.email,
    })
}

fn factor(voice: &Voice<'_>, user: &User, standing: Standing) -> FactorView {
    let line = match standing.since {
        Some(since) => {
            let date = voice.formats.long_date(since.unix_ms());
            let left = voice.number(standing.codes_left);
            let on = voice.words.fill(DeskMsg::TwoFactorOn, &[("date", &date)]);
            format!("{on} {}", voice.words.fill(DeskMsg::TwoFactorCodesLeft, &[("number", &left)]))
        }
        None => voice.words.t(DeskMsg::TwoFactorOff).to_owned(),
    };
    let trial = standing.trial.map(|trial| {
        let secret = trial.secret.as_deref().map(base32).unwrap_or_default();
        TrialView {
            qr: if secret.is_empty() { Html::default() } else { qr(&address(voice, user, &secret)) },
            secret: grouped(&secret),
            codes: trial.codes,
        }
    });
    FactorView { on: standing.since.is_some(), line, required: standing.required, trial }
}

/// What such apps read from the QR code.
fn address(voice: &Voice<'_>, user: &User, secret: &str) -> String {
    let encode = |text: &str| encode_path(text).replace('/', "%2F");
    let (site, login) = (encode(&voice.edition.site.name), encode(&user.login));
    format!("otpauth://totp/{site}:{login}?secret={secret}&issuer={site}&algorithm=SHA1&digits=6&period=30")
}

/// Groups of four, for typing.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// A QR code as SVG, dark on light in any scheme, with the quiet zone of four modules that readers need. Empty for what
/// is too long for one.
fn qr(text: &str) -> Html {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return Html::default() };
    let width = code.width();
    let mut path = String::new();
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", place % width + 4, place / width + 4);
        }
    }
    let size = width + 8;
    Html(format!(
        "<svg viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\">\
         <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

fn languages(site: &Site, chosen: &EditionCode) -> Result<Vec<Choice>, NewsroomError> {
    let editions = reading::editions(&site.newsroom)?;
    Ok(editions.iter().map(|edition| edition_choice(edition, edition.code == *chosen)).collect())
}

fn edition_choice(edition: &Edition, chosen: bool) -> Choice {
    Choice { value: edition.code.to_string(), label: edition.name.clone(), lang: edition.language.clone(), chosen }
}

fn places(
    site: &Site,
    ctx: &Context,
    editions: &[EditionCode],
    sections: &[SectionId],
) -> Result<Places, NewsroomError> {
    let all = reading::editions(&site.newsroom)?;
    let mut listed = Vec::new();
    for edition in &all {
        for section in accounts::sections_of(&site.newsroom, ctx, &edition.code)? {
            listed.push(Choice {
                value: section.id.to_string(),
                chosen: sections.contains(&section.id),
                label: section.name,
                lang: edition.language.clone(),
            });
        }
    }
    let editions = all.iter().map(|edition| edition_choice(edition, editions.contains(&edition.code))).collect();
    Ok(Places { editions, sections: listed })
}

fn row(voice: &Voice<'_>, ctx: &Context, person: Person) -> PersonRow {
    let line = match person.last_seen {
        Some(seen) => {
            let time = voice.formats.relative(seen.unix_ms(), ctx.now.unix_ms());
            voice.words.fill(DeskMsg::SeenLast, &[("time", &time)])
        }
        None => voice.words.t(DeskMsg::SeenNever).to_owned(),
    };
    PersonRow {
        you: ctx.actor.user_id() == Some(person.user.id),
        id: person.user.id,
        name: person.user.name,
        login: person.user.login,
        email: person.user.email,
        role: person.user.role,
        line,
        disabled: person.user.disabled,
        two_factor: person.two_factor,
    }
}

/// Everybody, for whoever manages people.
pub fn people(site: &Site, ctx: &Context) -> Result<PeoplePage, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let found = accounts::people(&site.newsroom, ctx)?;
    let invites = found.invites.into_iter().map(|invite| InviteRow {
        id: invite.id,
        email: invite.email,
        role: invite.role,
        time: voice.formats.relative(invite.at.unix_ms(), ctx.now.unix_ms()),
        over: invite.expires <= ctx.now,
    });
    Ok(PeoplePage {
        frame: desk_frame(&voice, ctx, &user)?,
        confirmed: accounts::is_confirmed(ctx),
        with_code: has_factor(site, ctx)?,
        invites: invites.collect(),
        people: found.people.into_iter().map(|person| row(&voice, ctx, person)).collect(),
        places: places(site, ctx, &[], &[])?,
        languages: languages(site, &user.language)?,
        rule: found.rule.roles,
        days: found.rule.days,
    })
}

/// Somebody, to be changed.
pub fn somebody(site: &Site, ctx: &Context, id: UserId) -> Result<PersonPage, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let found = accounts::person(&site.newsroom, ctx, id)?;
    Ok(PersonPage {
        frame: desk_frame(&voice, ctx, &user)?,
        confirmed: accounts::is_confirmed(ctx),
        with_code: has_factor(site, ctx)?,
        places: places(site, ctx, &found.user.editions, &found.user.sections)?,
        person: row(&voice, ctx, found),
    })
}

fn has_factor(site: &Site, ctx: &Context) -> Result<bool, NewsroomError> {
    Ok(second_factor::standing(&site.newsroom, ctx)?.since.is_some())
}

/// What stands behind a mailed link: an invitation in its own language, or a new password.
pub fn link(site: &Site, ctx: &Context, language: &str, invites: bool, token: &str) -> Result<LinkPage, NewsroomError> {
    let ended = |door| LinkPage { door, open: false, login: String::new(), email: String::new() };
    let Some(token) = LinkToken::parse(token) else { return Ok(ended(door(site, language)?)) };
    if !invites {
        let owner = accounts::reset_link_owner(&site.newsroom, ctx, &token)?;
        let (open, login) = (owner.is_some(), owner.map(|user| user.login).unwrap_or_default());
        return Ok(LinkPage { open, login, ..ended(door(site, language)?) });
    }
    match accounts::invitation(&site.newsroom, ctx, &token) {
        Ok(found) => Ok(LinkPage { open: found.open, email: found.invite.email, ..ended(door(site, language)?) }),
        Err(NewsroomError::LinkEnded) => Ok(ended(door(site, language)?)),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_is_one_path_on_a_light_ground() {
        let svg = qr("otpauth://totp/Harbour:ana?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").0;
        assert!(svg.starts_with("<svg viewBox=\"0 0 "), "{svg}");
        assert!(svg.contains("M4 4h1v1h-1z"), "the corner of a finder pattern behind four light modules");
        assert_eq!(qr(&"x".repeat(5_000)), Html::default());
    }

    #[test]
    fn a_secret_is_read_in_groups() {
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
        assert_eq!(grouped(""), "");
    }
}
