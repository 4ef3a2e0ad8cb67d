//! The desk's plain forms: one table of them, and how each is answered.
//!
//! A form leads back to a page and says in the address what came of it: `?problem=` or `?done=`, `at` which form, and what
//! was filled in, but never a password. What a form does is one use-case.

use super::front_door::cookie;
use super::{Site, account, board, desk, door, people, security, settings};
use axum::Form as Fields;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, Extension, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{MethodRouter, post};
use domain::routes::encode_path;
use domain::{Actor, EditionCode};
use newsroom::accounts::{self, Caller, DeviceToken, Entry, SessionToken};
use newsroom::{Context, Invalid, Newsroom, NewsroomError, RequestId};
use std::net::{IpAddr, SocketAddr};

/// Who a form is for; what they may is the use-case's to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Whoever stands at the door.
    Everyone,
    /// Who is signed in, also before they have the second factor that their role needs.
    Account,
    /// Who is signed in.
    Desk,
}

/// A form.
pub struct Form {
    /// Where it is sent.
    pub path: &'static str,
    /// Who may send it at all.
    pub who: Who,
    /// What it does; answers where to lead.
    pub act: fn(&mut Visit) -> Result<String, NewsroomError>,
    /// The page to which a refused form leads back.
    pub page: fn(&Visit) -> String,
    /// The part of that page.
    pub at: &'static str,
    /// What is filled in again.
    pub keep: &'static [&'static str],
}

/// Every form, by part of the desk.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = &'static Form> {
    short().chain(super::library::FORMS)
}

/// Those whose fields are short.
pub fn short() -> impl Iterator<Item = &'static Form> {
    let of_settings = settings::FORMS.iter().chain(settings::WEBHOOKS);
    door::FORMS.iter().chain(account::FORMS).chain(people::FORMS).chain(of_settings).chain(board::FORMS)
}

/// The handler of a form; a page stands at the same address where there is one.
pub fn handler(form: &'static Form) -> MethodRouter<Site> {
    post(
        move |State(site): State<Site>,
              ConnectInfo(peer): ConnectInfo<SocketAddr>,
              Extension(request): Extension<RequestId>,
              headers: HeaderMap,
              fields: Result<Fields<Vec<(String, String)>>, FormRejection>| async move {
            match fields {
                Ok(Fields(fields)) => answer(form, site, request, peer, &headers, fields).await,
                // The status, without the words of who read it.
                Err(rejection) => security::refused(rejection.status()),
            }
        },
    )
    .get(desk::page)
}

/// One sending of a form.
pub struct Visit {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// On whose behalf.
    pub ctx: Context,
    /// From where.
    pub caller: Caller,
    /// What the browser holds of a sign-in that waits for its code.
    pub step: Option<accounts::StepToken>,
    /// Where the site stands: `https://news.example`.
    pub origin: String,
    fields: Vec<(String, String)>,
    cookies: Vec<(Cookie, String)>,
}

/// What a browser keeps for the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The session.
    Session,
    /// By which the browser is known.
    Device,
    /// Between password and code.
    Step,
}

impl Cookie {
    /// `__Host-` binds a cookie to this host and to TLS; browsers refuse it without.
    pub fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-nashr",
            (Self::Session, false) => "nashr",
            (Self::Device, true) => "__Host-nashr-device",
            (Self::Device, false) => "nashr-device",
            (Self::Step, true) => "__Host-nashr-step",
            (Self::Step, false) => "nashr-step",
        }
    }

    /// The browser forgets after so long; the server may end it earlier.
    fn max_age(self) -> u32 {
        const DAY: u32 = 24 * 60 * 60;
        match self {
            Self::Session => 14 * DAY,
            Self::Device => 180 * DAY,
            Self::Step => 10 * 60,
        }
    }

    fn header(self, value: &str, secure: bool) -> Option<HeaderValue> {
        let age = if value.is_empty() { 0 } else { self.max_age() };
        let flag = if secure { "; Secure" } else { "" };
        let name = self.name(secure);
        HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{flag}")).ok()
    }
}

impl Visit {
    /// What a field holds; one that is missing is an empty one.
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether a field was sent at all.
    pub fn holds(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// All that was sent.
    pub fn all(&self) -> &[(String, String)] {
        &self.fields
    }

    /// What every field of a name holds, in the order in which they stand.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    /// What a field holds that may be there more than once.
    pub fn every<T>(&self, name: &'static str, read: fn(&str) -> Option<T>) -> Result<Vec<T>, NewsroomError> {
        let values = self.fields.iter().filter(|(key, _)| key == name);
        values.map(|(_, value)| read(value).ok_or(wrong(name))).collect()
    }

    /// What a field holds, as something else than text.
    pub fn read<T>(&self, name: &'static str, read: fn(&str) -> Option<T>) -> Result<T, NewsroomError> {
        read(self.field(name)).ok_or(wrong(name))
    }

    /// The edition that a field names.
    pub fn language(&self) -> Result<EditionCode, NewsroomError> {
        self.read("language", |code| code.parse().ok())
    }

    /// Lets the browser keep something, or forget it where it is empty.
    pub fn keep(&mut self, cookie: Cookie, value: String) {
        self.cookies.push((cookie, value));
    }

    /// Lets somebody in.
    pub fn let_in(&mut self, entry: &Entry) -> String {
        self.keep(Cookie::Session, entry.session.reveal());
        self.keep(Cookie::Device, entry.device.reveal());
        self.keep(Cookie::Step, String::new());
        "/desk".to_owned()
    }

    /// Gives the browser the session's new token.
    pub fn go_on(&mut self, session: &SessionToken) {
        self.keep(Cookie::Session, session.reveal());
    }
}

fn wrong(field: &'static str) -> NewsroomError {
    NewsroomError::Invalid { field, problem: Invalid::Form }
}

/// `/desk/account?done=saved&at=email#email`.
pub fn done(page: &str, what: &str, at: &str) -> String {
    let anchor = if at == "page" { String::new() } else { format!("#{at}") };
    format!("{page}?done={what}&at={at}{anchor}")
}

async fn answer(
    form: &'static Form,
    site: Site,
    request: RequestId,
    peer: SocketAddr,
    headers: &HeaderMap,
    fields: Vec<(String, String)>,
) -> Response {
    let secure = site.is_secure();
    let held = |which: Cookie| cookie(headers, which.name(secure));
    let session = held(Cookie::Session).and_then(SessionToken::parse);
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let caller = Caller {
        address: network(peer, headers),
        agent: agent.to_owned(),
        device: held(Cookie::Device).and_then(DeviceToken::parse),
        previous: session.clone(),
    };
    let step = held(Cookie::Step).and_then(accounts::StepToken::parse);
    let newsroom = site.newsroom().clone();
    let origin = site.app.origin.to_string();
    let done = tokio::task::spawn_blocking(move || {
        let ctx = newsroom.context(Actor::Anonymous, request);
        let ctx = match (form.who, &session) {
            (Who::Everyone, _) => Ok(ctx),
            (_, None) => Err(NewsroomError::SignInNeeded),
            (Who::Account, Some(token)) => accounts::resume_account(&newsroom, ctx, token),
            (Who::Desk, Some(token)) => accounts::resume(&newsroom, ctx, token),
        };
        let ctx = match ctx {
            Ok(ctx) if form.who != Who::Everyone && ctx.actor == Actor::Anonymous => Err(NewsroomError::SignInNeeded),
            other => other,
        };
        let ctx = match ctx {
            Ok(ctx) => ctx,
            Err(error) => return (Err(error), None),
        };
        let mut visit = Visit { newsroom, ctx, caller, step, origin, fields, cookies: Vec::new() };
        ((form.act)(&mut visit), Some(visit))
    })
    .await;
    let Ok((outcome, visit)) = done else { return security::refused(StatusCode::INTERNAL_SERVER_ERROR) };
    let to = match outcome {
        Ok(to) => to,
        Err(error) if form.keep == settings::WHOLE && settings::refuses(&error) => {
            let Some(visit) = visit else { return security::refused(StatusCode::INTERNAL_SERVER_ERROR) };
            let again = tokio::task::spawn_blocking(move || settings::again(&site, &visit, &error)).await;
            return again.unwrap_or_else(|_| security::refused(StatusCode::INTERNAL_SERVER_ERROR));
        }
        Err(error) => match (back(form, visit.as_ref(), &error), error) {
            (Some(to), _) => to,
            (None, NewsroomError::Forbidden) => return security::refused(StatusCode::FORBIDDEN),
            (None, NewsroomError::NotFound) => return security::refused(StatusCode::NOT_FOUND),
            (None, error) => {
                tracing::error!(%request, %error, path = form.path, "a form cannot be answered");
                return security::refused(StatusCode::SERVICE_UNAVAILABLE);
            }
        },
    };
    let mut response = desk::no_store(Redirect::to(&to).into_response());
    for (cookie, value) in visit.map(|visit| visit.cookies).unwrap_or_default() {
        if let Some(value) = cookie.header(&value, secure) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// Where a refused form leads.
fn back(form: &Form, visit: Option<&Visit>, error: &NewsroomError) -> Option<String> {
    let problem = match error {
        NewsroomError::SignInNeeded => return Some("/desk/sign-in".to_owned()),
        NewsroomError::TwoFactorNeeded => return Some("/desk/account?problem=two_factor&at=page".to_owned()),
        NewsroomError::ConfirmNeeded => {
            return visit.map(|visit| format!("{}?problem=confirm&at=confirm#confirm", (form.page)(visit)));
        }
        NewsroomError::Invalid { field: "current", problem: Invalid::Credentials } => "current",
        NewsroomError::Invalid { field: "day", .. } => "day",
        NewsroomError::Invalid { problem, .. } => problem.as_str(),
        NewsroomError::TooMany { .. } => "too_many",
        NewsroomError::SetUpClosed => "token",
        NewsroomError::LinkEnded if form.path == "/desk/sign-in/code" => {
            return Some("/desk/sign-in?problem=session".to_owned());
        }
        NewsroomError::LinkEnded => "link",
        _ => return None,
    };
    let visit = visit?;
    let mut to = with(&(form.page)(visit), "problem", problem);
    for field in form.keep {
        for (_, value) in visit.fields.iter().filter(|(name, _)| name == field) {
            to = with(&to, field, value);
        }
    }
    if !form.at.is_empty() {
        to.push_str(&format!("&at={0}#{0}", form.at));
    }
    Some(to)
}

/// The address with one thing more in its query.
pub fn with(page: &str, name: &str, value: &str) -> String {
    let mark = if page.contains('?') { '&' } else { '?' };
    format!("{page}{mark}{name}={}", query(value))
}

fn query(text: &str) -> String {
    encode_path(text).replace('/', "%2F")
}

/// The address that a request comes from, as far as guessers are counted by it: they change addresses within their
/// network, so of IPv6 the network counts. A proxy on this machine names its client last of those that are forwarded;
/// what stands before that, the client may have written itself.
fn network(peer: SocketAddr, headers: &HeaderMap) -> String {
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let client = forwarded.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse::<IpAddr>().ok());
    let peer = peer.ip().to_canonical();
    let ip = if peer.is_loopback() { client.map_or(peer, |client| client.to_canonical()) } else { peer };
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_named_by_the_proxy_on_this_machine_alone() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("203.0.113.9, 198.51.100.7"));
        let from =
            |ip: &str, headers: &HeaderMap| network(SocketAddr::new(ip.parse().expect("an address"), 1), headers);
        assert_eq!(
            from("127.0.0.1", &headers),
            "198.51.100.7",
            "what the client itself wrote before it does not count"
        );
        assert_eq!(from("::ffff:127.0.0.1", &headers), "198.51.100.7");
        assert_eq!(from("192.0.2.4", &headers), "192.0.2.4");
        assert_eq!(from("127.0.0.1", &HeaderMap::new()), "127.0.0.1");
        assert_eq!(from("2001:db8:1:2:3:4:5:6", &headers), "2001:db8:1:2::/64");
    }

    #[test]
    fn a_cookie_is_closed_to_scripts_and_other_sites() {
        let header = Cookie::Session.header("x", true).expect("a header");
        assert_eq!(header, "__Host-nashr=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600; Secure");
    }
}
