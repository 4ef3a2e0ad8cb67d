//! Suggestions, as a server function. The browser asks its address by itself, because only so can a question that was
//! overtaken be called off.

use crate::error::ApiError;
use crate::wire::PageJson;
use domain::page::Suggestions;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Post};

/// Where suggestions are asked for.
pub(super) const ADDRESS: &str = "/api/reader/suggest";

/// What may be meant by what was typed so far, in an edition.
#[server(name = Suggest, prefix = "/api", endpoint = "reader/suggest", input = GetUrl, output = Post<PageJson>)]
pub async fn suggest(edition: String, typed: String) -> Result<Suggestions, ApiError> {
    crate::server::present(move |site, ctx| crate::presenting::suggestions(site, ctx, &edition, &typed)).await
}
