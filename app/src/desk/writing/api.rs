//! Opening, saving and publishing a version.

use crate::error::ApiError;
use domain::Kind;
use domain::ids::{RevisionId, VersionId};
use domain::page::desk::{LinkTarget, LookedAt, SaveDraft, Saved, Start, VersionAct, WritingPage, WrittenText};
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

/// Does something else with a version: hands it on, plans, takes it back. `None`: it is not this person's any more.
#[server(name = ActOnVersion, prefix = "/api", endpoint = "desk/act", input = Json, output = Json)]
pub async fn act(version: VersionId, act: VersionAct) -> Result<Option<Saved>, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::act(site, ctx, version, act)).await
}

/// Begins a story in an edition.
#[server(name = BeginStory, prefix = "/api", endpoint = "desk/begin", input = Json, output = Json)]
pub async fn begin(edition: String, kind: Kind, headline: String) -> Result<VersionId, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::begin(site, ctx, &edition, kind, &headline)).await
}

/// Begins a story's version in another edition.
#[server(name = BeginVersion, prefix = "/api", endpoint = "desk/begin-version", input = Json, output = Json)]
pub async fn begin_version(source: VersionId, edition: String, start: Start) -> Result<VersionId, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::begin_version(site, ctx, source, &edition, start))
        .await
}

/// Where a link in a text of the language may lead. Asked by the editor's own script (`frontend/editor/src/server.ts`).
#[server(name = FindLinks, prefix = "/api", endpoint = "desk/links", input = GetUrl, output = Json)]
pub async fn links(language: String, words: String) -> Result<Vec<LinkTarget>, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::links(site, ctx, &language, &words)).await
}

/// What to look at in the spelling of texts, and how long the whole is. Texts are too long for an address.
#[server(name = LintTexts, prefix = "/api", endpoint = "desk/lint", input = Json, output = Json)]
pub async fn lint(language: String, texts: Vec<WrittenText>, counted: u64) -> Result<LookedAt, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::lint(site, ctx, &language, &texts, counted)).await
}
