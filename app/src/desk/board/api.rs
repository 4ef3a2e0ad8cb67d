//! The board's data.

use crate::error::ApiError;
use domain::page::desk::{Board, NoticesPage};
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// A page of the board, the first is 1; or, where words are sought, the stories that fit them. View and filters come as
/// the address has them.
#[server(name = LoadBoard, prefix = "/api", endpoint = "desk/board", input = GetUrl, output = Json)]
pub async fn board(page: Option<u32>, sought: Option<String>, asked: Option<String>) -> Result<Board, ApiError> {
    crate::server::act(move |site, ctx| {
        crate::presenting::desk::board(site, ctx, page, sought.as_deref(), asked.as_deref().unwrap_or_default())
    })
    .await
}

/// What the person was told.
#[server(name = LoadNotices, prefix = "/api", endpoint = "desk/notices", input = GetUrl, output = Json)]
pub async fn notices() -> Result<NoticesPage, ApiError> {
    crate::server::act(crate::presenting::desk::notices).await
}
