//! The desk's settings: their pages, and (`forms`) the forms in them.
//!
//! A form that is refused is answered with its page, as it was sent: what it holds may be long, and does not belong into
//! an address.

mod forms;
mod webhooks;

pub use forms::{FORMS, WHOLE};
pub use webhooks::FORMS as WEBHOOKS;

use super::desk::{Interface, interface, no_store, visitor, whole};
use super::forms::Visit;
use super::{Site, security};
use app::presenting::settings::{Asked, HOME, Refused, settings};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::edition::Direction;
use forms::page;
use newsroom::accounts;
use newsroom::{Context, NewsroomError, RequestId};

/// A page of the settings.
pub async fn show(State(site): State<Site>, request: Request) -> Response {
    let visitor = visitor(&site, &request, true);
    let path = request.uri().path();
    let asked = Asked {
        path: decoded(path.strip_prefix(HOME).unwrap_or_default()),
        query: form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()).into_owned().collect(),
        ..Asked::default()
    };
    let Some(found) = interface(&site, &visitor, request.headers().clone(), None).await else {
        return security::refused(StatusCode::SERVICE_UNAVAILABLE);
    };
    if found.nobody_yet {
        return no_store(Redirect::to("/desk/setup").into_response());
    }
    let newsroom = site.newsroom().clone();
    let session = visitor.session.clone();
    let id = visitor.request;
    let made = tokio::task::spawn_blocking(move || {
        let ctx = newsroom.context(domain::Actor::Anonymous, id);
        let ctx = match &session {
            Some(token) => accounts::resume(&newsroom, ctx, token)?,
            None => return Err(NewsroomError::SignInNeeded),
        };
        page_of(&site, &ctx, &found, asked)
    })
    .await;
    match made {
        Ok(made) => answer(made, StatusCode::OK, id),
        Err(_) => security::refused(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// Whether a form is refused for what it holds.
pub fn refuses(error: &NewsroomError) -> bool {
    matches!(error, NewsroomError::Invalid { .. } | NewsroomError::State(_))
}

/// The page of a form that was refused, as it was sent.
pub fn again(site: &Site, visit: &Visit, error: &NewsroomError) -> Response {
    let (field, problem) = match error {
        NewsroomError::Invalid { field, problem } => (*field, problem.as_str()),
        _ => ("", "state"),
    };
    let refused = Refused { problem, field, typed: visit.all().to_vec() };
    let page = page(visit);
    let asked = Asked {
        path: page.strip_prefix(HOME).unwrap_or_default().trim_matches('/').to_owned(),
        refused: Some(refused),
        ..Asked::default()
    };
    let editions = newsroom::reading::editions(&visit.newsroom);
    let language = if let domain::Actor::User(user) = &visit.ctx.actor { Some(user.language.clone()) } else { None };
    let made = editions.and_then(|editions| {
        let own = editions.iter().find(|edition| Some(&edition.code) == language.as_ref());
        let edition = own.or(editions.first()).cloned().ok_or(NewsroomError::NotFound)?;
        page_of(site, &visit.ctx, &Interface { edition, nobody_yet: false }, asked)
    });
    answer(made, StatusCode::UNPROCESSABLE_ENTITY, visit.ctx.request)
}

fn page_of(site: &Site, ctx: &Context, found: &Interface, asked: Asked) -> Result<String, NewsroomError> {
    let assets = site.desk_assets(&found.edition.language, found.edition.direction == Direction::Rtl);
    settings(&site.app, ctx, &Asked { assets, ..asked })
}

fn answer(made: Result<String, NewsroomError>, status: StatusCode, request: RequestId) -> Response {
    no_store(match made {
        Ok(html) => whole(html, status),
        Err(NewsroomError::SignInNeeded) => Redirect::to("/desk/sign-in").into_response(),
        Err(NewsroomError::TwoFactorNeeded) => Redirect::to("/desk/account?problem=two_factor&at=page").into_response(),
        Err(NewsroomError::Forbidden) => security::refused(StatusCode::FORBIDDEN),
        Err(NewsroomError::NotFound) => security::refused(StatusCode::NOT_FOUND),
        Err(error) => {
            tracing::error!(%request, %error, "a page of the settings cannot be shown");
            security::refused(StatusCode::SERVICE_UNAVAILABLE)
        }
    })
}

fn decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path.trim_matches('/')).decode_utf8_lossy().into_owned()
}
