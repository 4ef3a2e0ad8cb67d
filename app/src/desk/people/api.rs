//! The data of people's pages.

use crate::error::ApiError;
use domain::ids::UserId;
use domain::page::people::{PeoplePage, PersonPage};
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// Everybody.
#[server(name = LoadPeople, prefix = "/api", endpoint = "desk/people", input = GetUrl, output = Json)]
pub async fn people() -> Result<PeoplePage, ApiError> {
    crate::server::act(crate::presenting::people::people).await
}

/// Somebody.
#[server(name = LoadPerson, prefix = "/api", endpoint = "desk/person", input = GetUrl, output = Json)]
pub async fn person(person: UserId) -> Result<PersonPage, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::people::somebody(site, ctx, person)).await
}
