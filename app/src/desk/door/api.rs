//! What the door's forms need to know.

use crate::error::ApiError;
use domain::page::desk::Door;
use domain::page::people::LinkPage;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// The site's name and languages, and whether set-up is still open.
#[server(name = LoadDoor, prefix = "/api", endpoint = "desk/door", input = GetUrl, output = Json)]
pub async fn door() -> Result<Door, ApiError> {
    let language = crate::presenting::desk::asked_language();
    crate::server::present(move |site, _| crate::presenting::desk::door(site, &language)).await
}

/// What stands behind a mailed link: of an invitation, or for a new password.
#[server(name = LoadLink, prefix = "/api", endpoint = "desk/link", input = GetUrl, output = Json)]
pub async fn link(invites: bool, token: String) -> Result<LinkPage, ApiError> {
    let language = crate::presenting::desk::asked_language();
    crate::server::present(move |site, ctx| crate::presenting::people::link(site, ctx, &language, invites, &token))
        .await
}
