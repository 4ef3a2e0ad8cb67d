//! Forms of one's own account.

use super::forms::{Form, Visit, Who, done};
use newsroom::NewsroomError;
use newsroom::accounts::{self, second_factor};

const PAGE: &str = "/desk/account";

const fn form(
    path: &'static str,
    act: fn(&mut Visit) -> Result<String, NewsroomError>,
    at: &'static str,
    keep: &'static [&'static str],
) -> Form {
    Form { path, who: Who::Account, act, page: |_| PAGE.to_owned(), at, keep }
}

/// Those of the account.
pub const FORMS: &[Form] = &[
    form("/desk/account/profile", profile, "profile", &["name"]),
    form("/desk/account/email", email, "email", &["email"]),
    form("/desk/account/password", password, "password", &[]),
    Form { page: |visit| page_to_confirm(visit), ..form("/desk/account/confirm", confirm, "confirm", &[]) },
    form("/desk/account/end-session", end_session, "sessions", &[]),
    form("/desk/account/end-others", end_others, "sessions", &[]),
    form("/desk/account/two-factor/begin", begin, "two-factor", &[]),
    form("/desk/account/two-factor/codes", begin_codes, "two-factor", &[]),
    form("/desk/account/two-factor/cancel", cancel, "two-factor", &[]),
    form("/desk/account/two-factor/on", turn_on, "two-factor", &[]),
    form("/desk/account/two-factor/off", turn_off, "two-factor", &[]),
];

/// The page on which somebody proves who they are: one of those that ask for it, and no other.
fn page_to_confirm(visit: &Visit) -> String {
    let back = visit.field("back");
    let person = back.strip_prefix("/desk/people/").is_some_and(|id| id.parse::<domain::ids::UserId>().is_ok());
    if person || back == "/desk/people" { back.to_owned() } else { PAGE.to_owned() }
}

fn profile(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::change_profile(&visit.newsroom, &visit.ctx, visit.field("name"), &visit.language()?)?;
    Ok(done(PAGE, "saved", "profile"))
}

fn email(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::change_email(&visit.newsroom, &visit.ctx, visit.field("email"))?;
    Ok(done(PAGE, "saved", "email"))
}

fn password(visit: &mut Visit) -> Result<String, NewsroomError> {
    let (current, new) = (visit.field("current"), visit.field("password"));
    let session = accounts::change_password(&visit.newsroom, &visit.ctx, current, new)?;
    visit.go_on(&session);
    Ok(done(PAGE, "password_own", "password"))
}

fn confirm(visit: &mut Visit) -> Result<String, NewsroomError> {
    let session = accounts::confirm(&visit.newsroom, &visit.ctx, visit.field("password"), visit.field("code"))?;
    visit.go_on(&session);
    Ok(done(&page_to_confirm(visit), "confirmed", "page"))
}

fn end_session(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::end_session(&visit.newsroom, &visit.ctx, visit.field("session"))?;
    Ok(done(PAGE, "ended", "sessions"))
}

fn end_others(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::end_other_sessions(&visit.newsroom, &visit.ctx)?;
    Ok(done(PAGE, "ended", "sessions"))
}

fn begin(visit: &mut Visit) -> Result<String, NewsroomError> {
    second_factor::begin(&visit.newsroom, &visit.ctx)?;
    Ok(format!("{PAGE}#two-factor"))
}

fn begin_codes(visit: &mut Visit) -> Result<String, NewsroomError> {
    second_factor::begin_codes(&visit.newsroom, &visit.ctx)?;
    Ok(format!("{PAGE}#two-factor"))
}

fn cancel(visit: &mut Visit) -> Result<String, NewsroomError> {
    second_factor::cancel(&visit.newsroom, &visit.ctx)?;
    Ok(format!("{PAGE}#two-factor"))
}

fn turn_on(visit: &mut Visit) -> Result<String, NewsroomError> {
    let session = second_factor::turn_on(&visit.newsroom, &visit.ctx, visit.field("code"))?;
    visit.go_on(&session);
    Ok(done(PAGE, "two_factor", "two-factor"))
}

fn turn_off(visit: &mut Visit) -> Result<String, NewsroomError> {
    let session = second_factor::turn_off(&visit.newsroom, &visit.ctx)?;
    visit.go_on(&session);
    Ok(done(PAGE, "two_factor_off", "two-factor"))
}
