//! The desk: its documents, its data, its door.

use super::document::{provide, to_the_end};
use super::front_door::{chosen, cookie};
use super::{Site, functions, security};
use app::desk::{DeskApp, DeskLanguage};
use app::server::Visitor;
use app::shell::{DocumentFacts, document};
use axum::Form;
use axum::body::{Body, to_bytes};
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::Actor;
use domain::edition::{Direction, Edition};
use domain::routes::encode_path;
use leptos::prelude::provide_context;
use leptos_axum::render_app_async_with_context;
use newsroom::accounts::{self, SessionToken, SetUp, SignIn};
use newsroom::{Invalid, NewsroomError, RequestId, reading};
use serde::Deserialize;
use std::net::SocketAddr;

/// Largest document of the desk, in bytes.
const LARGEST: usize = 32 * 1_024 * 1_024;

/// A page of the desk. Never kept by anybody.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    let visitor = visitor(&site, &request, true);
    let headers = request.headers().clone();
    let Some(found) = interface(&site, &visitor, headers).await else {
        return security::refused(StatusCode::SERVICE_UNAVAILABLE);
    };
    if found.nobody_yet && request.uri().path() != "/desk/setup" {
        return no_store(Redirect::to("/desk/setup").into_response());
    }
    let edition = found.edition;
    let facts = DocumentFacts {
        lang: edition.language.clone(),
        dir: edition.direction.as_str().to_owned(),
        assets: site.desk_assets(&edition.language, edition.direction == Direction::Rtl),
        eager: true,
    };
    let language = DeskLanguage(edition.language);
    let context = move || {
        provide(&site, &visitor);
        provide_context(language.clone());
    };
    let render = render_app_async_with_context(context, move || document(facts.clone(), DeskApp));
    let rendered = to_the_end(async move {
        let (parts, body) = render(request).await.into_parts();
        (parts, to_bytes(body, LARGEST).await.unwrap_or_default())
    });
    let Ok((mut parts, body)) = rendered.await else {
        return security::refused(StatusCode::INTERNAL_SERVER_ERROR);
    };
    let policy = security::document_policy(&String::from_utf8_lossy(&body), true);
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        parts.headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    no_store(Response::from_parts(parts, Body::from(body)))
}

/// A server function of the desk.
pub async fn data(State(site): State<Site>, request: Request) -> Response {
    let visitor = visitor(&site, &request, false);
    let headers = request.headers().clone();
    let language = interface(&site, &visitor, headers).await.map(|found| DeskLanguage(found.edition.language));
    let context = move || {
        provide(&site, &visitor);
        if let Some(language) = &language {
            provide_context(language.clone());
        }
    };
    no_store(functions::call(context, request).await)
}

/// What the sign-in form sends; a field that is missing is an empty one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    login: String,
    password: String,
}

/// Signs somebody in and leads them to the board.
pub async fn sign_in(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    axum::Extension(request): axum::Extension<RequestId>,
    form: Result<Form<SignInForm>, FormRejection>,
) -> Response {
    let form = match filled_in(form) {
        Ok(form) => form,
        Err(status) => return security::refused(status),
    };
    let newsroom = site.newsroom().clone();
    let login = form.login.clone();
    let outcome = tokio::task::spawn_blocking(move || {
        let ctx = newsroom.context(Actor::Anonymous, request);
        let input = SignIn { login: form.login, password: form.password, address: network(peer) };
        accounts::sign_in(&newsroom, &ctx, &input)
    })
    .await;
    let back = |problem: &str| format!("/desk/sign-in?problem={problem}&login={}", query(&login));
    let_in(&site, request, outcome.unwrap_or(Err(NewsroomError::NotFound)), back)
}

/// What the set-up form sends; a field that is missing is an empty one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    token: String,
    name: String,
    login: String,
    password: String,
    language: String,
}

/// Makes the first admin and leads them to the board.
pub async fn set_up(
    State(site): State<Site>,
    axum::Extension(request): axum::Extension<RequestId>,
    form: Result<Form<SetUpForm>, FormRejection>,
) -> Response {
    let form = match filled_in(form) {
        Ok(form) => form,
        Err(status) => return security::refused(status),
    };
    let newsroom = site.newsroom().clone();
    let given = format!("token={}&name={}&login={}", query(&form.token), query(&form.name), query(&form.login));
    let outcome = tokio::task::spawn_blocking(move || {
        let ctx = newsroom.context(Actor::Anonymous, request);
        let refused = |_| NewsroomError::Invalid { field: "language", problem: Invalid::Form };
        let language = form.language.parse().map_err(refused)?;
        let input = SetUp { token: form.token, login: form.login, name: form.name, password: form.password, language };
        accounts::set_up(&newsroom, &ctx, &input)
    })
    .await;
    let back = |problem: &str| format!("/desk/setup?problem={problem}&{given}");
    let_in(&site, request, outcome.unwrap_or(Err(NewsroomError::NotFound)), back)
}

/// Ends the session and leads to the door.
pub async fn sign_out(
    State(site): State<Site>,
    axum::Extension(request): axum::Extension<RequestId>,
    headers: HeaderMap,
) -> Response {
    if let Some(token) = cookie(&headers, cookie_name(&site)).and_then(SessionToken::parse) {
        let newsroom = site.newsroom().clone();
        let ended = tokio::task::spawn_blocking(move || {
            let ctx = newsroom.context(Actor::Anonymous, request);
            let ctx = accounts::resume(&newsroom, ctx, &token)?;
            accounts::sign_out(&newsroom, &ctx, &token)
        })
        .await;
        if let Ok(Err(error)) = ended {
            tracing::error!(%request, %error, "a session could not be ended");
            return security::refused(StatusCode::SERVICE_UNAVAILABLE);
        }
    }
    with_cookie(&site, "", 0, Redirect::to("/desk/sign-in").into_response())
}

/// What a form held; for one that is no form the status, without the words of who read it.
fn filled_in<T>(form: Result<Form<T>, FormRejection>) -> Result<T, StatusCode> {
    form.map(|Form(form)| form).map_err(|rejection| rejection.status())
}

fn let_in(
    site: &Site,
    request: RequestId,
    outcome: Result<SessionToken, NewsroomError>,
    back: impl Fn(&str) -> String,
) -> Response {
    let problem = match outcome {
        // The browser forgets after two weeks; the server may end it earlier.
        Ok(token) => {
            return with_cookie(site, &token.reveal(), 14 * 24 * 60 * 60, Redirect::to("/desk").into_response());
        }
        Err(NewsroomError::Invalid { problem, .. }) => problem.as_str(),
        Err(NewsroomError::TooMany { .. }) => "too_many",
        Err(NewsroomError::SetUpClosed) => "token",
        Err(error) => {
            tracing::error!(%request, %error, "nobody can be let in");
            return security::refused(StatusCode::SERVICE_UNAVAILABLE);
        }
    };
    no_store(Redirect::to(&back(problem)).into_response())
}

fn query(text: &str) -> String {
    encode_path(text).replace('/', "%2F")
}

/// Guessers change addresses within their network: the network counts.
fn network(peer: SocketAddr) -> String {
    match peer.ip() {
        std::net::IpAddr::V4(ip) => ip.to_string(),
        std::net::IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// `__Host-` binds a cookie to this host and to TLS; browsers refuse it without.
fn cookie_name(site: &Site) -> &'static str {
    if site.is_secure() { "__Host-nashr" } else { "nashr" }
}

fn with_cookie(site: &Site, value: &str, max_age: u32, mut response: Response) -> Response {
    let secure = if site.is_secure() { "; Secure" } else { "" };
    let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}", cookie_name(site));
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    no_store(response)
}

fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The session that a request's cookie names.
pub fn session(site: &Site, headers: &HeaderMap) -> Option<SessionToken> {
    cookie(headers, cookie_name(site)).and_then(SessionToken::parse)
}

fn visitor(site: &Site, request: &Request, rendering: bool) -> Visitor {
    Visitor {
        session: session(site, request.headers()),
        request: request.extensions().get().copied().unwrap_or_else(super::request_id::new),
        rendering,
    }
}

struct Interface {
    /// The edition whose language the desk speaks.
    edition: Edition,
    /// Set-up is still open.
    nobody_yet: bool,
}

/// The desk's language: the person's own, else what the browser asks for.
async fn interface(site: &Site, visitor: &Visitor, headers: HeaderMap) -> Option<Interface> {
    let newsroom = site.newsroom().clone();
    let (session, request) = (visitor.session.clone(), visitor.request);
    let found = tokio::task::spawn_blocking(move || {
        let ctx = newsroom.context(Actor::Anonymous, request);
        let ctx = match &session {
            Some(token) => accounts::resume(&newsroom, ctx, token)?,
            None => ctx,
        };
        let editions = reading::editions(&newsroom)?;
        let own = match &ctx.actor {
            Actor::User(user) => editions.iter().find(|edition| edition.code == user.language),
            Actor::Anonymous | Actor::System => None,
        };
        let edition = own.or_else(|| chosen(&headers, &editions)).cloned().ok_or(NewsroomError::NotFound)?;
        Ok::<_, NewsroomError>(Interface { edition, nobody_yet: accounts::set_up_is_open(&newsroom)? })
    })
    .await;
    match found {
        Ok(Ok(interface)) => Some(interface),
        Ok(Err(error)) => {
            tracing::error!(%request, %error, "the desk cannot be shown");
            None
        }
        Err(_) => None,
    }
}
