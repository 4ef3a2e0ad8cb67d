//! Opening, saving and publishing a version.

use crate::error::ApiError;
use domain::ids::{RevisionId, VersionId};
use domain::page::desk::{SaveDraft, Saved, WritingPage};
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// Opens a version.
#[server(name = OpenVersion, prefix = "/api", endpoint = "desk/open", input = GetUrl, output = Json)]
pub async fn open(version: VersionId) -> Result<WritingPage, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::writing(site, ctx, version)).await
}

/// Saves a writer's text as a revision.
#[server(name = SaveVersion, prefix = "/api", endpoint = "desk/save", input = Json, output = Json)]
pub async fn save(draft: SaveDraft) -> Result<Saved, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::save(site, ctx, draft)).await
}

/// Puts the working revision before readers.
#[server(name = PublishVersion, prefix = "/api", endpoint = "desk/publish", input = Json, output = Json)]
pub async fn publish(version: VersionId, working: RevisionId) -> Result<Saved, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::publish(site, ctx, version, working)).await
}
