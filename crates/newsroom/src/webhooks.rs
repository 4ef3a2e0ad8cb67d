//! Telling other programs what readers see: put into the queue in the transaction that changes it, posted by the server.
//!
//! What is told is written down as it stood then. The receiver knows by a signature that it comes from here, and by an
//! id that it has it already: a program that is killed between posting and writing it down posts again.

use crate::{Context, Newsroom, NewsroomError, audit};
use domain::correction::Correction;
use domain::ids::{DeliveryId, VersionId, WebhookId};
use domain::routes::Place;
use domain::webhook::{Delivery, DeliveryProblem, DeliveryState, Message, Named, Said, Told, Webhook, WebhookEvent};
use domain::{State, Version};
use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::Sha256;
use std::fmt::Write as _;
use store::{JobId, NewJob, Reading, Writing};

/// The kind of these jobs.
const KIND: &str = "webhook";
/// A poster that died gives its message up after so long.
const LEASE_SECS: i64 = 60;
/// How long to wait after each failure; after the last one a message is given up.
const WAITS_SECS: [i64; 5] = [60, 5 * 60, 30 * 60, 2 * 60 * 60, 12 * 60 * 60];
/// How long what was told can be looked at, and what was taken away can be put back.
const KEPT_SECS: i64 = 30 * 24 * 60 * 60;

#[derive(Serialize, Deserialize)]
struct Payload {
    delivery: DeliveryId,
}

/// Tells whoever asked for it what has happened to a version, as it stands now in the transaction.
pub(crate) fn tell(
    store: &Writing<'_>,
    ctx: &Context,
    version: VersionId,
    event: WebhookEvent,
) -> Result<(), NewsroomError> {
    tell_with(store, ctx, version, event, None)
}

/// The same of a version whose place among others was changed, if readers see it.
pub(crate) fn tell_of_place(store: &Writing<'_>, ctx: &Context, version: &Version) -> Result<(), NewsroomError> {
    if version.state == State::Published { tell(store, ctx, version.id, WebhookEvent::Changed) } else { Ok(()) }
}

/// The same of what readers are told about a change.
pub(crate) fn tell_of_correction(
    store: &Writing<'_>,
    ctx: &Context,
    correction: &Correction,
) -> Result<(), NewsroomError> {
    let said = Said { kind: correction.kind, text: correction.text.clone() };
    tell_with(store, ctx, correction.version, WebhookEvent::Changed, Some(said))
}

fn tell_with(
    store: &Writing<'_>,
    ctx: &Context,
    version: VersionId,
    event: WebhookEvent,
    correction: Option<Said>,
) -> Result<(), NewsroomError> {
    let webhooks = store.webhook_list()?;
    if webhooks.is_empty() {
        return Ok(());
    }
    let version = store.version_by_id(version)?.ok_or(NewsroomError::NotFound)?;
    let wanting: Vec<&Webhook> = webhooks.iter().filter(|webhook| webhook.wants(event, &version.edition)).collect();
    if wanting.is_empty() {
        return Ok(());
    }
    let message = Message { event, at: ctx.now, version: Some(told(store, &version, correction)?) };
    wanting.into_iter().try_for_each(|webhook| enqueue(store, ctx, webhook.id, message.clone()).map(|_| ()))
}

fn told(store: &Reading<'_>, version: &Version, correction: Option<Said>) -> Result<Told, NewsroomError> {
    let shown = store.revision_by_id(version.live.unwrap_or(version.working))?.ok_or(NewsroomError::NotFound)?.content;
    let edition = store.edition_by_code(&version.edition)?.ok_or(NewsroomError::NotFound)?;
    let section = match version.sections.first() {
        Some(section) => store.section_by_id(*section)?,
        None => None,
    };
    let mut tags = Vec::new();
    for tag in &version.tags {
        if let Some(tag) = store.tag_by_id(*tag)? {
            tags.push(Named { path: Place::Tag(&tag.slug).href(&edition.code), name: tag.name });
        }
    }
    let short = store.short_code_of_version(version.id)?;
    Ok(Told {
        story: version.story,
        version: version.id,
        language: edition.language,
        kind: version.kind,
        state: version.state.as_str().to_owned(),
        path: Place::Story(&version.path).href(&edition.code),
        short_path: short.map(|code| code.href()).unwrap_or_default(),
        headline: shown.headline,
        deck: shown.deck,
        section: section
            .map(|section| Named { path: Place::Section(&section.path).href(&edition.code), name: section.name }),
        tags,
        published_at: version.published_at,
        updated_at: version.updated_at,
        correction,
        note: match &version.state {
            State::Withdrawn { note } if !note.is_empty() => Some(note.clone()),
            _ => None,
        },
        edition: edition.code,
    })
}

/// Puts a message into the queue.
pub(crate) fn enqueue(
    store: &Writing<'_>,
    ctx: &Context,
    webhook: WebhookId,
    message: Message,
) -> Result<DeliveryId, NewsroomError> {
    let id = DeliveryId::from_parts(ctx.now.unix_ms(), ctx.entropy());
    store.delivery_put(&Delivery {
        id,
        webhook,
        message,
        state: DeliveryState::Waiting,
        attempts: 0,
        tried_at: None,
        next_at: Some(ctx.now),
        status: None,
        problem: None,
    })?;
    let payload = json!(Payload { delivery: id });
    store.job_enqueue(&NewJob { kind: KIND, payload: &payload, due: ctx.now, once: None })?;
    Ok(id)
}

/// A message that is to be posted now.
#[derive(Debug)]
pub struct Parcel {
    job: JobId,
    attempts: u32,
    delivery: Delivery,
    secret: String,
    /// Where to.
    pub url: String,
}

impl Parcel {
    /// The same however often it is tried.
    pub fn id(&self) -> DeliveryId {
        self.delivery.id
    }

    /// What it says.
    pub fn message(&self) -> &Message {
        &self.delivery.message
    }

    /// How often it was tried, this time included.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Signs what is posted: HMAC-SHA256 with the receiver's secret, in hexadecimal, of the moment (seconds since 1970), a
    /// full stop and the body. Signed together, so that nobody can send an old body as a new one.
    ///
    /// # Errors
    /// None that can happen: every secret is a key.
    pub fn signature(&self, unix_secs: i64, body: &str) -> Result<String, NewsroomError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).map_err(|_| NewsroomError::NotFound)?;
        mac.update(format!("{unix_secs}.{body}").as_bytes());
        Ok(hex(&mac.finalize().into_bytes()))
    }
}

/// Takes the message that has waited longest, if one is due. One whose receiver is gone or switched off is given up.
///
/// # Errors
/// The store's.
pub fn take(newsroom: &Newsroom, ctx: &Context) -> Result<Option<Parcel>, NewsroomError> {
    // Looked up without the writer: mostly nothing is due.
    if !newsroom.store().read(|store| store.job_is_due(KIND, ctx.now))? {
        return Ok(None);
    }
    newsroom.store().write(|store| {
        while let Some(job) = store.job_take(KIND, ctx.now, ctx.now.plus_secs(LEASE_SECS))? {
            let delivery = match serde_json::from_value::<Payload>(job.payload.clone()) {
                Ok(payload) => store.delivery_by_id(payload.delivery)?,
                Err(_) => None,
            };
            let Some(delivery) = delivery.filter(|delivery| delivery.state == DeliveryState::Waiting) else {
                store.job_done(job.id)?;
                continue;
            };
            let is_test = delivery.message.event == WebhookEvent::Test;
            let webhook = store.webhook_by_id(delivery.webhook)?;
            let webhook = webhook.filter(|webhook| webhook.removed_at.is_none() && (webhook.active || is_test));
            let secret = store.webhook_secret(delivery.webhook)?;
            let (Some(webhook), Some(secret)) = (webhook, secret) else {
                store.job_done(job.id)?;
                store.delivery_put(&Delivery { state: DeliveryState::GivenUp, next_at: None, ..delivery })?;
                continue;
            };
            return Ok(Some(Parcel {
                job: job.id,
                attempts: job.attempts,
                delivery,
                secret: secret.secret,
                url: webhook.url,
            }));
        }
        Ok(None)
    })
}

/// What came of posting: what the receiver answered, and why that is not enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// By HTTP's numbers; `None`: nothing.
    pub status: Option<u16>,
    /// `None`: it has arrived.
    pub problem: Option<DeliveryProblem>,
}

/// Writes down what came of posting; what did not arrive is tried again later, a trial is not.
///
/// # Errors
/// The store's.
pub fn settle(newsroom: &Newsroom, ctx: &Context, parcel: &Parcel, outcome: Outcome) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        let mut delivery = Delivery {
            attempts: parcel.attempts,
            tried_at: Some(ctx.now),
            next_at: None,
            status: outcome.status,
            problem: outcome.problem,
            ..parcel.delivery.clone()
        };
        let is_test = delivery.message.event == WebhookEvent::Test;
        let wait = wait_secs(parcel.attempts).filter(|_| !is_test);
        match (outcome.problem, wait) {
            (None, _) => {
                delivery.state = DeliveryState::Arrived;
                store.job_done(parcel.job)?;
            }
            (Some(problem), Some(wait)) => {
                let next = ctx.now.plus_secs(wait);
                delivery.next_at = Some(next);
                store.job_retry(parcel.job, next, &format!("{problem:?}"))?;
            }
            (Some(problem), None) => {
                delivery.state = DeliveryState::GivenUp;
                store.job_done(parcel.job)?;
                if !is_test {
                    let detail = json!({ "delivery": delivery.id, "attempts": parcel.attempts, "problem": problem });
                    audit::add(store, ctx, "webhook.give_up", &delivery.webhook.to_string(), &detail)?;
                }
            }
        }
        store.delivery_put(&delivery)?;
        Ok(())
    })
}

/// How long to wait after so many failures; `None`: it is given up.
fn wait_secs(attempts: u32) -> Option<i64> {
    let before = usize::try_from(attempts).ok()?.saturating_sub(1);
    WAITS_SECS.get(before).copied()
}

/// Forgets what was told long ago, and what was taken away long ago.
///
/// # Errors
/// The store's.
pub fn sweep(newsroom: &Newsroom, ctx: &Context) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| Ok(store.webhooks_sweep(ctx.now.plus_secs(-KEPT_SECS))?))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut all, byte| {
        // Writing into a string does not fail.
        let _ = write!(all, "{byte:02x}");
        all
    })
}

#[cfg(test)]
mod tests {
    use super::wait_secs;

    #[test]
    fn a_message_is_tried_six_times_in_fifteen_hours() {
        let waits = [1, 2, 3, 4, 5, 6, 7, u32::MAX].map(wait_secs);
        assert_eq!(waits, [Some(60), Some(300), Some(1_800), Some(7_200), Some(43_200), None, None, None]);
    }
}
