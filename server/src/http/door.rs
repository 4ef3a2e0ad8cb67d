//! Forms at the desk's door: set-up, sign-in and its second step, sign-out, joining, new passwords.

use super::forms::{Cookie, Form, Visit, Who};
use newsroom::NewsroomError;
use newsroom::accounts::{self, Entering, LinkToken, SetUp, SignIn};

const fn form(
    path: &'static str,
    act: fn(&mut Visit) -> Result<String, NewsroomError>,
    page: fn(&Visit) -> String,
    keep: &'static [&'static str],
) -> Form {
    Form { path, who: Who::Everyone, act, page, at: "", keep }
}

/// Those at the door.
pub const FORMS: &[Form] = &[
    form("/desk/sign-in", sign_in, |_| "/desk/sign-in".to_owned(), &["login"]),
    form("/desk/sign-in/code", second_step, |_| "/desk/sign-in/code".to_owned(), &[]),
    form("/desk/sign-out", sign_out, |_| "/desk/sign-in".to_owned(), &[]),
    form("/desk/setup", set_up, |_| "/desk/setup".to_owned(), &["token", "name", "email", "login"]),
    form("/desk/invite", join, |visit| behind("invite", visit), &["name", "login"]),
    form("/desk/invite/again", ask_again, |visit| behind("invite", visit), &[]),
    form("/desk/reset", ask_for_reset, |_| "/desk/reset".to_owned(), &["email"]),
    form("/desk/reset/set", reset, |visit| behind("reset", visit), &[]),
];

/// The page behind the link from which a form came; what is no link's token leads to none.
fn behind(what: &str, visit: &Visit) -> String {
    let token = LinkToken::parse(visit.field("token"));
    format!("/desk/{what}/{}", token.map_or_else(|| "none".to_owned(), |token| token.reveal()))
}

fn token(visit: &Visit) -> Result<LinkToken, NewsroomError> {
    LinkToken::parse(visit.field("token")).ok_or(NewsroomError::LinkEnded)
}

fn sign_in(visit: &mut Visit) -> Result<String, NewsroomError> {
    let input = SignIn {
        login: visit.field("login").to_owned(),
        password: visit.field("password").to_owned(),
        caller: visit.caller.clone(),
    };
    Ok(match accounts::sign_in(&visit.newsroom, &visit.ctx, &input)? {
        Entering::In(entry) => visit.let_in(&entry),
        Entering::SecondStep(step) => {
            visit.keep(Cookie::Step, step.reveal());
            "/desk/sign-in/code".to_owned()
        }
    })
}

fn second_step(visit: &mut Visit) -> Result<String, NewsroomError> {
    let step = visit.step.as_ref().ok_or(NewsroomError::LinkEnded)?;
    let entry = accounts::second_step(&visit.newsroom, &visit.ctx, step, visit.field("code"), &visit.caller)?;
    Ok(visit.let_in(&entry))
}

fn sign_out(visit: &mut Visit) -> Result<String, NewsroomError> {
    if let Some(token) = &visit.caller.previous {
        // On behalf of whoever it was, for the book; one that has ended is ended all the same.
        let ctx = accounts::resume_account(&visit.newsroom, visit.ctx.clone(), token)?;
        accounts::sign_out(&visit.newsroom, &ctx, token)?;
    }
    visit.keep(Cookie::Session, String::new());
    Ok("/desk/sign-in".to_owned())
}

fn set_up(visit: &mut Visit) -> Result<String, NewsroomError> {
    let text = |name| visit.field(name).to_owned();
    let input = SetUp {
        token: text("token"),
        login: text("login"),
        name: text("name"),
        email: text("email"),
        password: text("password"),
        language: visit.language()?,
        caller: visit.caller.clone(),
    };
    let entry = accounts::set_up(&visit.newsroom, &visit.ctx, &input)?;
    Ok(visit.let_in(&entry))
}

fn join(visit: &mut Visit) -> Result<String, NewsroomError> {
    let given = (visit.field("login"), visit.field("name"), visit.field("password"));
    accounts::accept_invite(&visit.newsroom, &visit.ctx, &token(visit)?, given, &visit.caller)?;
    Ok("/desk/sign-in?done=joined".to_owned())
}

fn ask_again(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::ask_for_new_invite(&visit.newsroom, &visit.ctx, &token(visit)?, &visit.caller)?;
    Ok(format!("{}?done=sent", behind("invite", visit)))
}

fn ask_for_reset(visit: &mut Visit) -> Result<String, NewsroomError> {
    accounts::ask_for_reset(&visit.newsroom, &visit.ctx, visit.field("email"), &visit.caller)?;
    Ok("/desk/reset?done=reset".to_owned())
}

fn reset(visit: &mut Visit) -> Result<String, NewsroomError> {
    let password = visit.field("password");
    accounts::reset_password(&visit.newsroom, &visit.ctx, &token(visit)?, password, &visit.caller)?;
    visit.keep(Cookie::Session, String::new());
    Ok("/desk/sign-in?done=password".to_owned())
}
