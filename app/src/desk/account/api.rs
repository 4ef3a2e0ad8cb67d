//! The account's data.

use crate::error::ApiError;
use domain::page::people::AccountPage;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// The account of whoever is signed in.
#[server(name = LoadAccount, prefix = "/api", endpoint = "desk/account", input = GetUrl, output = Json)]
pub async fn account() -> Result<AccountPage, ApiError> {
    crate::server::act_on_account(crate::presenting::people::account).await
}
