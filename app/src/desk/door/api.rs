//! What the door's forms need to know.

use crate::error::ApiError;
use domain::page::desk::Door;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// The site's name and languages, and whether set-up is still open.
#[server(name = LoadDoor, prefix = "/api", endpoint = "desk/door", input = GetUrl, output = Json)]
pub async fn door() -> Result<Door, ApiError> {
    let language = use_context::<crate::desk::DeskLanguage>().map(|language| language.0).unwrap_or_default();
    crate::server::act(move |site, ctx| crate::presenting::desk::door(site, ctx, &language)).await
}
