//! The desk: its documents and its data.

use super::document::{provide, to_the_end};
use super::forms::Cookie;
use super::front_door::{chosen, cookie};
use super::{Site, functions, security};
use app::desk::{DeskApp, DeskLanguage};
use app::server::Visitor;
use app::shell::{DocumentAssets, DocumentFacts, document};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use domain::Actor;
use domain::edition::{Direction, Edition};
use leptos::prelude::provide_context;
use leptos_axum::render_app_async_with_context;
use newsroom::accounts::{self, LinkToken, SessionToken};
use newsroom::{NewsroomError, reading};

/// Largest document of the desk, in bytes.
const LARGEST: usize = 32 * 1_024 * 1_024;

/// A page of the desk. Never kept by anybody.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    let visitor = visitor(&site, &request, true);
    let headers = request.headers().clone();
    let holds_token = ["/desk/invite/", "/desk/reset/"].iter().any(|page| request.uri().path().starts_with(page));
    let invitation = request.uri().path().strip_prefix("/desk/invite/").and_then(LinkToken::parse);
    let Some(found) = interface(&site, &visitor, headers, invitation).await else {
        return security::refused(StatusCode::SERVICE_UNAVAILABLE);
    };
    if found.nobody_yet && request.uri().path() != "/desk/setup" {
        return no_store(Redirect::to("/desk/setup").into_response());
    }
    let edition = found.edition;
    let mut assets = site.desk_assets(&edition.language, edition.direction == Direction::Rtl);
    if app::desk::is_forms(request.uri().path()) {
        assets = DocumentAssets { css: assets.css, font: assets.font, ..DocumentAssets::default() };
    }
    let facts = DocumentFacts {
        lang: edition.language.clone(),
        dir: edition.direction.as_str().to_owned(),
        assets,
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
    if holds_token {
        // No other site gets to know the address. With `no-referrer` browsers would hide from us, too, where a form
        // comes from.
        parts.headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    }
    no_store(Response::from_parts(parts, Body::from(body)))
}

/// A server function of the desk.
pub async fn data(State(site): State<Site>, request: Request) -> Response {
    let visitor = visitor(&site, &request, false);
    let headers = request.headers().clone();
    let language = interface(&site, &visitor, headers, None).await.map(|found| DeskLanguage(found.edition.language));
    let context = move || {
        provide(&site, &visitor);
        if let Some(language) = &language {
            provide_context(language.clone());
        }
    };
    no_store(functions::call(context, request).await)
}

/// A document that was written without the desk's bundle. No script stands in it, so the policy lets none run, whatever its
/// texts hold.
pub fn whole(html: String, status: StatusCode) -> Response {
    let mut response = (status, Html(html)).into_response();
    if let Ok(policy) = HeaderValue::from_str(&security::document_policy("", true)) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    no_store(response)
}

/// Kept by nobody.
pub fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The session that a request's cookie names.
pub fn session(site: &Site, headers: &HeaderMap) -> Option<SessionToken> {
    cookie(headers, Cookie::Session.name(site.is_secure())).and_then(SessionToken::parse)
}

/// Who asks, by their cookie.
pub fn visitor(site: &Site, request: &Request, rendering: bool) -> Visitor {
    Visitor {
        session: session(site, request.headers()),
        request: request.extensions().get().copied().unwrap_or_else(super::request_id::new),
        rendering,
    }
}

/// What a page of the desk begins with.
pub struct Interface {
    /// The edition whose language the desk speaks.
    pub edition: Edition,
    /// Set-up is still open.
    pub nobody_yet: bool,
}

/// The desk's language: the person's own, that of their invitation, else what the browser asks for.
pub async fn interface(
    site: &Site,
    visitor: &Visitor,
    headers: HeaderMap,
    invitation: Option<LinkToken>,
) -> Option<Interface> {
    let newsroom = site.newsroom().clone();
    let (session, request) = (visitor.session.clone(), visitor.request);
    let found = tokio::task::spawn_blocking(move || {
        let ctx = newsroom.context(Actor::Anonymous, request);
        let ctx = match &session {
            Some(token) => accounts::resume_account(&newsroom, ctx, token)?,
            None => ctx,
        };
        let editions = reading::editions(&newsroom)?;
        let invited = invitation.and_then(|token| accounts::invitation(&newsroom, &ctx, &token).ok());
        let language = match (&ctx.actor, &invited) {
            (_, Some(found)) => Some(&found.invite.language),
            (Actor::User(user), None) => Some(&user.language),
            (Actor::Anonymous | Actor::System, None) => None,
        };
        let own = language.and_then(|language| editions.iter().find(|edition| edition.code == *language));
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
