//! The board's data.

use crate::error::ApiError;
use domain::page::desk::Board;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// A page of the board, the first is 1; or, where words are sought, the stories that fit them.
#[server(name = LoadBoard, prefix = "/api", endpoint = "desk/board", input = GetUrl, output = Json)]
pub async fn board(page: Option<u32>, sought: Option<String>) -> Result<Board, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::board(site, ctx, page, sought.as_deref())).await
}
