//! Opening, saving and publishing a version.

use crate::error::ApiError;
use domain::Kind;
use domain::ids::{RevisionId, VersionId};
use domain::page::Html;
use domain::page::desk::{
    ConcernView, Described, HistoryPage, LinkTarget, LintText, LookedAt, MergeAnswer, MergeDraft, MonthGrid, NameView,
    PreviewLink, SaveDraft, Saved, Start, VersionAct, WritingPage,
};
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

/// Brings a text together with what others have saved since it was opened.
#[server(name = MergeVersion, prefix = "/api", endpoint = "desk/merge", input = Json, output = Json)]
pub async fn merge(merging: MergeDraft) -> Result<MergeAnswer, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::merge(site, ctx, merging)).await
}

/// What a text that is only on this device has that the saved one has not.
#[server(name = CompareVersion, prefix = "/api", endpoint = "desk/compare", input = Json, output = Json)]
pub async fn compare(draft: SaveDraft) -> Result<Html, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::compare(site, ctx, draft)).await
}

/// Says that this window has a version open; who else has, in a line.
#[server(name = PresentAtVersion, prefix = "/api", endpoint = "desk/present", input = Json, output = Json)]
pub async fn present(version: VersionId, window: u64) -> Result<String, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::present(site, ctx, version, window)).await
}

/// What was written before.
#[server(name = VersionHistory, prefix = "/api", endpoint = "desk/history", input = GetUrl, output = Json)]
pub async fn history(
    version: VersionId,
    shown: Option<RevisionId>,
    since: Option<RevisionId>,
) -> Result<HistoryPage, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::history(site, ctx, version, shown, since)).await
}

/// Changes what a version has beside its text; `form` holds its fields as a browser sends them.
#[server(name = DescribeVersion, prefix = "/api", endpoint = "desk/describe", input = Json, output = Json)]
pub async fn describe(version: VersionId, working: RevisionId, form: String) -> Result<Described, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::describe(site, ctx, version, working, &form)).await
}

/// What is to be looked at before publishing.
#[server(name = VersionConcerns, prefix = "/api", endpoint = "desk/concerns", input = GetUrl, output = Json)]
pub async fn concerns(version: VersionId) -> Result<Vec<ConcernView>, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::concerns(site, ctx, version)).await
}

/// What may be said about the last change, a draft for each kind of correction.
#[server(name = CorrectionDrafts, prefix = "/api", endpoint = "desk/correction", input = GetUrl, output = Json)]
pub async fn correction(version: VersionId) -> Result<Vec<(String, String)>, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::drafts(site, ctx, version)).await
}

/// Makes an address that shows the working text to whoever has it.
#[server(name = PreviewVersion, prefix = "/api", endpoint = "desk/preview", input = Json, output = Json)]
pub async fn preview(version: VersionId) -> Result<PreviewLink, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::preview(site, ctx, version)).await
}

/// Names of tags or people that fit what is typed; asked by `frontend/particulars`.
#[server(name = FittingNames, prefix = "/api", endpoint = "desk/names", input = GetUrl, output = Json)]
pub async fn names(version: VersionId, what: String, typed: String) -> Result<Vec<NameView>, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::names(site, ctx, version, &what, &typed)).await
}

/// A month of an edition's calendar; asked by `frontend/particulars`.
#[server(name = CalendarMonth, prefix = "/api", endpoint = "desk/month", input = GetUrl, output = Json)]
pub async fn month(edition: String, day: String) -> Result<MonthGrid, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::month(site, ctx, &edition, &day)).await
}

/// Where a link in a text of the language may lead. Asked by the editor's own script (`frontend/editor/src/server.ts`).
#[server(name = FindLinks, prefix = "/api", endpoint = "desk/links", input = GetUrl, output = Json)]
pub async fn links(language: String, words: String) -> Result<Vec<LinkTarget>, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::links(site, ctx, &language, &words)).await
}

/// What to look at in the spelling of texts, and how long the whole is. Texts are too long for an address.
#[server(name = LintTexts, prefix = "/api", endpoint = "desk/lint", input = Json, output = Json)]
pub async fn lint(language: String, texts: Vec<LintText>, counted: u64) -> Result<LookedAt, ApiError> {
    crate::server::act(move |site, ctx| crate::presenting::desk::lint(site, ctx, &language, &texts, counted)).await
}
