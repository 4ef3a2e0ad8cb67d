//! Which handler answers which address.

use super::{
    Site, assets, desk, document, forms, front_door, health, keep, library, lite, machines, media, preview, request_id,
    security, settings, share, short_address, texts, theme, worker,
};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;

/// Largest body of a server function: a document of 5 MB and what surrounds it (forms are far smaller).
const LARGEST_BODY: usize = 6 * 1_024 * 1_024;
/// Largest form of the desk.
const LARGEST_FORM: usize = 64 * 1_024;

/// The whole site.
pub fn router(site: Site) -> Router {
    let door = forms::short()
        .fold(Router::new(), |router, form| router.route(form.path, forms::handler(form)))
        .layer(DefaultBodyLimit::max(LARGEST_FORM));
    let door = library::form_routes(door);
    let door = library::routes().into_iter().fold(door, |router, (path, handler)| router.route(path, handler));
    Router::new()
        .route("/", get(front_door::choose))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/pkg/{*file}", get(assets::package))
        .route("/sw.js", get(worker::script))
        .route("/lite/{*page}", get(lite::page))
        .route("/keep/{*page}", get(keep::story))
        .route("/theme/{file}", get(theme::style))
        .route("/texts/{file}", get(texts::catalogue))
        .route("/media/{hash}/{variant}", get(media::picture))
        .route("/files/{id}/{name}", get(media::file))
        .route("/share/{code}/{file}", get(share::picture))
        .route("/s/{code}", get(short_address::lead))
        .route("/api/reader/{*function}", get(document::data))
        .route("/api/desk/{*function}", get(desk::data).post(desk::data))
        .route("/desk/preview/{token}", get(preview::page))
        .route("/desk/preview/{token}/{which}/{name}", get(preview::file))
        .route("/desk", get(desk::page))
        .route("/desk/settings", get(settings::show))
        .route("/desk/settings/{*page}", get(settings::show))
        .route("/desk/{*page}", get(desk::page))
        .merge(door)
        .fallback(elsewhere)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(security::same_origin_only(&site.app.origin))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(site.clone(), security::headers))
        .layer(from_fn(request_id::name))
        .with_state(site)
}

/// Icons and other files at the root, and the reader's pages.
async fn elsewhere(State(site): State<Site>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return security::refused(StatusCode::METHOD_NOT_ALLOWED);
    }
    match assets::find(&site, request.uri().path(), request.headers()) {
        Some(file) => file,
        None if machines::may_be(request.uri().path()) => {
            let (parts, body) = request.into_parts();
            match machines::answer(&site, &parts.uri, &parts.headers).await {
                Some(answer) => answer,
                None => document::page(State(site), Request::from_parts(parts, body)).await,
            }
        }
        None => document::page(State(site), request).await,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the layer gives it so")]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let what = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or(panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    tracing::error!(panic = what, "a handler panicked");
    security::refused(StatusCode::INTERNAL_SERVER_ERROR)
}
