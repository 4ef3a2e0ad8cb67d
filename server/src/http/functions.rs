//! Calls of the application's server functions.

use super::security;
use axum::extract::Request;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::handle_server_fns_with_context;

/// Says the path of a function that failed; the status says enough.
const ERROR_HEADER: HeaderName = HeaderName::from_static("serverfnerror");

/// Calls a server function as our own pages do: never as a form, which would be answered by leading its sender to
/// whatever page they name as theirs, with the error in its address.
pub async fn call(context: impl Fn() + Clone + Send + 'static, mut request: Request) -> Response {
    let path = request.uri().path();
    if !server_fn_paths().any(|(known, method)| known == path && method == *request.method()) {
        return security::refused(StatusCode::NOT_FOUND);
    }
    request.headers_mut().remove(header::REFERER);
    request.headers_mut().remove(header::ACCEPT);
    let mut response = handle_server_fns_with_context(context, request).await.into_response();
    response.headers_mut().remove(ERROR_HEADER);
    response
}
