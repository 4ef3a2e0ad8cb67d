//! Forms by which people are managed.

use super::forms::{Form, Visit, Who, done};
use domain::ids::{InviteId, UserId};
use domain::{EditionCode, Role, TwoFactorRule};
use newsroom::NewsroomError;
use newsroom::accounts::{self, NewInvite, PersonChange};

const PAGE: &str = "/desk/people";

const fn form(
    path: &'static str,
    act: fn(&mut Visit) -> Result<String, NewsroomError>,
    page: fn(&Visit) -> String,
    at: &'static str,
    keep: &'static [&'static str],
) -> Form {
    Form { path, who: Who::Desk, act, page, at, keep }
}

const fn of_all(
    path: &'static str,
    act: fn(&mut Visit) -> Result<String, NewsroomError>,
    at: &'static str,
    keep: &'static [&'static str],
) -> Form {
    form(path, act, |_| PAGE.to_owned(), at, keep)
}

/// Those of people.
pub const FORMS: &[Form] = &[
    of_all("/desk/people/invite", invite, "invite", &["email", "role"]),
    of_all("/desk/people/invite-again", invite_again, "invites", &[]),
    of_all("/desk/people/revoke", revoke, "invites", &[]),
    of_all("/desk/people/rule", rule, "rule", &[]),
    form("/desk/people/change", change, page, "role", &[]),
    form("/desk/people/disable", disable, page, "access", &[]),
    form("/desk/people/enable", enable, page, "access", &[]),
    form("/desk/people/send-reset", send_reset, page, "access", &[]),
    form("/desk/people/end-sessions", end_sessions, page, "access", &[]),
    form("/desk/people/remove-two-factor", remove_two_factor, page, "access", &[]),
];

fn who(visit: &Visit) -> Result<UserId, NewsroomError> {
    visit.field("person").parse().map_err(|_| NewsroomError::NotFound)
}

fn which(visit: &Visit) -> Result<InviteId, NewsroomError> {
    visit.field("invite").parse().map_err(|_| NewsroomError::NotFound)
}

fn page(visit: &Visit) -> String {
    who(visit).map_or_else(|_| PAGE.to_owned(), |id| format!("{PAGE}/{id}"))
}

fn editions(visit: &Visit) -> Result<Vec<EditionCode>, NewsroomError> {
    visit.every("editions", |code| code.parse().ok())
}

fn invite(visit: &mut Visit) -> Result<String, NewsroomError> {
    let new = NewInvite {
        email: visit.field("email").to_owned(),
        role: visit.read("role", Role::parse)?,
        editions: editions(visit)?,
        sections: visit.every("sections", |id| id.parse().ok())?,
        language: visit.language()?,
    };
    accounts::invite(&visit.newsroom, &visit.ctx, &new)?;
    Ok(done(PAGE, "sent", "invites"))
}

fn invite_again(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::send_invite_again(&visit.newsroom, &visit.ctx, which(visit)?)?;
    Ok(done(PAGE, "sent", "invites"))
}

fn revoke(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::revoke_invite(&visit.newsroom, &visit.ctx, which(visit)?)?;
    Ok(done(PAGE, "saved", "page"))
}

fn rule(visit: &mut Visit) -> Result<String, NewsroomError> {
    let days = visit.read("days", |days| text::digits::parse_whole(days).and_then(|days| u32::try_from(days).ok()))?;
    let rule = TwoFactorRule { roles: visit.every("roles", Role::parse)?, days };
    accounts::set_two_factor_rule(&visit.newsroom, &visit.ctx, &rule)?;
    Ok(done(PAGE, "saved", "rule"))
}

fn change(visit: &mut Visit) -> Result<String, NewsroomError> {
    let change = PersonChange {
        role: visit.read("role", Role::parse)?,
        editions: editions(visit)?,
        sections: visit.every("sections", |id| id.parse().ok())?,
    };
    accounts::change_person(&visit.newsroom, &visit.ctx, who(visit)?, &change)?;
    Ok(done(&page(visit), "saved", "role"))
}

fn disable(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::set_disabled(&visit.newsroom, &visit.ctx, who(visit)?, true)?;
    Ok(done(&page(visit), "saved", "access"))
}

fn enable(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::set_disabled(&visit.newsroom, &visit.ctx, who(visit)?, false)?;
    Ok(done(&page(visit), "saved", "access"))
}

fn send_reset(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::send_reset(&visit.newsroom, &visit.ctx, who(visit)?)?;
    Ok(done(&page(visit), "sent", "access"))
}

fn end_sessions(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::end_sessions_of(&visit.newsroom, &visit.ctx, who(visit)?)?;
    Ok(done(&page(visit), "ended", "access"))
}

fn remove_two_factor(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::remove_second_factor(&visit.newsroom, &visit.ctx, who(visit)?)?;
    Ok(done(&page(visit), "saved", "access"))
}
