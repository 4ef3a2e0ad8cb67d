//! The reader's data: one server function for every page, because each more would cost the bundle 25 kB.

#![expect(missing_docs, reason = "the macro makes a public struct of the arguments")]

use crate::error::ApiError;
use crate::wire::PageJson;
use domain::page::{Answer, PageKind, ReaderPage};
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Post};

/// The page of an edition that an address asks for; the first page of a listing is 1.
#[server(name = LoadPage, prefix = "/api", endpoint = "reader/page", input = GetUrl, output = Post<PageJson>)]
pub async fn page(
    edition: String,
    kind: PageKind,
    key: String,
    number: Option<u32>,
) -> Result<Answer<ReaderPage>, ApiError> {
    crate::server::answer(move |site, ctx| crate::presenting::page(site, ctx, &edition, kind, &key, number)).await
}
