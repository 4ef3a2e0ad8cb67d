//! Taking back the last thing that somebody arranged, as long as nobody has changed it since.

use super::{authorise, feature, invalid};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::EditionCode;
use domain::ids::{ContributorId, MenuId, SectionId, SeriesId, TagId, UserId, VersionId, WebhookId};
use domain::redirect::OldAddress;
use domain::webhook::Webhook;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Reading, Writing};

/// What came of an act.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// By which it is undone; empty: it cannot be.
    pub undo: String,
}

/// Something that is arranged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Part {
    Edition(EditionCode),
    Menu(MenuId),
    Section(SectionId),
    SectionPage(SectionId),
    Series(SeriesId),
    Tag(TagId),
    Contributor(ContributorId),
    Redirect(OldAddress),
    Webhook(WebhookId),
    /// Until when a version stands first on the front page, and where.
    Pin(VersionId),
    /// Whom somebody was merged into, and their own segment.
    Merged(ContributorId),
    /// The accent colour.
    Look,
}

/// Who may take it back: whoever might do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Needs {
    Arrange,
    Feature(EditionCode),
}

#[derive(Serialize, Deserialize)]
struct Step {
    part: Part,
    before: Value,
    after: Value,
}

/// The last act of somebody.
#[derive(Serialize, Deserialize)]
struct LastAct {
    token: String,
    needs: Needs,
    steps: Vec<Step>,
}

/// What stood there before an act.
pub(super) struct Before(Vec<(Part, Value)>);

impl Before {
    /// Looks at what an act is going to change.
    pub(super) fn of(store: &Reading<'_>, parts: impl IntoIterator<Item = Part>) -> Result<Self, NewsroomError> {
        parts
            .into_iter()
            .map(|part| {
                let was = look(store, &part)?;
                Ok((part, was))
            })
            .collect::<Result<_, NewsroomError>>()
            .map(Self)
    }

    /// Ends an act: readers see it, it stands in the book, and whoever did it can undo it.
    pub(super) fn done(
        self,
        store: &Writing<'_>,
        ctx: &Context,
        needs: Needs,
        (act, subject): (&str, &str),
    ) -> Result<Done, NewsroomError> {
        store.shows_to_readers();
        self.kept(store, ctx, needs, (act, subject))
    }

    /// The same for what readers see nothing of.
    pub(super) fn kept(
        self,
        store: &Writing<'_>,
        ctx: &Context,
        needs: Needs,
        (act, subject): (&str, &str),
    ) -> Result<Done, NewsroomError> {
        audit::add(store, ctx, act, subject, &json!({}))?;
        let Some(user) = ctx.actor.user_id() else { return Ok(Done::default()) };
        let mut steps = Vec::new();
        for (part, before) in self.0 {
            let after = look(store, &part)?;
            if before != after {
                steps.push(Step { part, before, after });
            }
        }
        if steps.is_empty() {
            return Ok(Done::default());
        }
        let token = format!("{:016x}", u64::from_le_bytes(ctx.random_bytes()));
        store.setting_put(&key(user), &LastAct { token: token.clone(), needs, steps })?;
        Ok(Done { undo: token })
    }
}

/// Takes the last act of whoever asks back.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`] if it is not their last act; [`NewsroomError::Invalid`] with
/// [`Invalid::Changed`] if somebody changed the same thing since.
pub fn undo(newsroom: &Newsroom, ctx: &Context, token: &str) -> Result<(), NewsroomError> {
    crate::writing::enter(ctx)?;
    let user = ctx.actor.user_id().ok_or(NewsroomError::NotFound)?;
    newsroom.store().write(|store| {
        let last: Option<LastAct> = store.setting_get(&key(user))?;
        let last = last.filter(|last| last.token == token).ok_or(NewsroomError::NotFound)?;
        match &last.needs {
            Needs::Arrange => authorise(ctx)?,
            Needs::Feature(edition) => feature(ctx, edition)?,
        }
        for step in &last.steps {
            if look(store, &step.part)? != step.after {
                return invalid("undo", Invalid::Changed);
            }
        }
        // The last first: what was made last names what was made before it.
        for step in last.steps.iter().rev() {
            put_back(store, &step.part, &step.before)?;
        }
        store.setting_delete(&key(user))?;
        store.shows_to_readers();
        audit::add(
            store,
            ctx,
            "arranging.undo",
            "",
            &json!({ "parts": last.steps.iter().map(|step| &step.part).collect::<Vec<_>>() }),
        )
    })
}

fn key(user: UserId) -> String {
    format!("undo.{user}")
}

fn look(store: &Reading<'_>, part: &Part) -> Result<Value, NewsroomError> {
    Ok(match part {
        Part::Edition(code) => written(&store.edition_by_code(code)?),
        Part::Menu(id) => written(&store.menu_by_id(*id)?),
        Part::Section(id) => written(&store.section_by_id(*id)?),
        Part::SectionPage(id) => written(&store.section_page(*id)?),
        Part::Series(id) => written(&store.series_by_id(*id)?),
        Part::Tag(id) => written(&store.tag_by_id(*id)?),
        Part::Contributor(id) => written(&store.contributor_by_id(*id)?),
        Part::Redirect(from) => written(&store.redirect_find(from)?),
        Part::Webhook(id) => written(&store.webhook_by_id(*id)?),
        Part::Pin(id) => {
            let until = store.version_by_id(*id)?.and_then(|version| version.pinned_until);
            written(&(until, store.front_place(*id)?))
        }
        Part::Merged(id) => written(&store.contributor_merged(*id)?),
        Part::Look => written(&super::look::read(store)?),
    })
}

fn written<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// `None` where there was nothing.
fn read<T: DeserializeOwned>(value: &Value) -> Result<Option<T>, NewsroomError> {
    serde_json::from_value(value.clone()).map_err(|_| NewsroomError::NotFound)
}

fn put_back(store: &Writing<'_>, part: &Part, before: &Value) -> Result<(), NewsroomError> {
    match part {
        Part::Edition(_) => read(before)?.map_or(Ok(()), |edition| store.edition_put(&edition))?,
        Part::Menu(id) => read(before)?.map_or_else(|| store.menu_delete(*id), |menu| store.menu_put(&menu))?,
        Part::Section(id) => {
            let put = read(before)?.map_or_else(|| store.section_delete(*id), |section| store.section_put(&section));
            super::or_used(put)?;
        }
        // A section that was not there takes its page with it.
        Part::SectionPage(id) => read(before)?.map_or(Ok(()), |page| store.section_page_put(*id, &page))?,
        Part::Series(id) => {
            super::or_used(read(before)?.map_or_else(|| store.series_delete(*id), |series| store.series_put(&series)))?;
        }
        Part::Tag(id) => {
            super::or_used(read(before)?.map_or_else(|| store.tag_delete(*id), |tag| store.tag_put(&tag)))?;
        }
        Part::Contributor(id) => {
            read(before)?.map_or_else(|| store.contributor_delete(*id), |it| store.contributor_put(&it))?;
        }
        Part::Redirect(from) => read(before)?.map_or_else(
            || store.redirect_delete(from),
            |target| store.redirect_put(&domain::redirect::Redirect { from: from.clone(), target }),
        )?,
        Part::Webhook(id) => {
            // One that was not there is taken away, as at the desk: what it was told names it.
            let there = store.webhook_by_id(*id)?.ok_or(NewsroomError::NotFound)?;
            let taken = Webhook { removed_at: Some(there.made_at), ..there };
            store.webhook_put(&read(before)?.unwrap_or(taken))?;
        }
        Part::Pin(id) => {
            if let Some(mut version) = store.version_by_id(*id)? {
                let (until, place) = read(before)?.unwrap_or_default();
                version.pinned_until = until;
                store.version_put(&version, &text::slug::slug_key(version.path.as_str()))?;
                store.front_place_put(*id, place)?;
            }
        }
        Part::Merged(id) => {
            if let Some((Some(slug), into)) = read::<(Option<domain::Slug>, Option<ContributorId>)>(before)? {
                store.contributor_merge(*id, &slug, into)?;
            }
        }
        Part::Look => match read::<domain::look::Look>(before)?.filter(|look| *look != domain::look::Look::default()) {
            Some(look) => store.setting_put(super::look::KEY, &look)?,
            None => store.setting_delete(super::look::KEY)?,
        },
    }
    Ok(())
}
