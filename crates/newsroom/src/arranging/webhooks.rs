//! Webhooks: which other programs are told what readers see.

use super::undo::{Before, Done, Needs, Part};
use super::{authorise, edition_of, invalid};
use crate::webhooks::{enqueue, hex};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::EditionCode;
use domain::ids::{DeliveryId, WebhookId};
use domain::webhook::{Delivery, Message, Webhook, WebhookEvent};
use serde_json::json;
use store::{WebhookSecret, Writing};
use url::{Host, Url};

/// Longest address, in characters.
const LONGEST: usize = 1_000;
/// A few: each is told in the transaction that changes what readers see.
pub const MOST_WEBHOOKS: usize = 20;
/// How long a new secret is shown, if nobody says earlier that they have it.
const SHOWN_SECS: i64 = 60 * 60;
/// How many tellings are looked at.
const LISTED: u32 = 20;

/// What a webhook is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WebhookInput {
    /// Where it listens, as it was typed.
    pub url: String,
    /// What it is told of.
    pub events: Vec<WebhookEvent>,
    /// Of which edition; `None`: of all.
    pub edition: Option<EditionCode>,
    /// Whether it is told at the moment.
    pub active: bool,
}

/// A webhook as those see it who may arrange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookShown {
    /// It.
    pub webhook: Webhook,
    /// Its secret, as long as it is shown.
    pub secret: Option<String>,
    /// What it was told, the newest first.
    pub deliveries: Vec<Delivery>,
}

/// All webhooks with the last thing that each was told.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn webhooks(newsroom: &Newsroom, ctx: &Context) -> Result<Vec<(Webhook, Option<Delivery>)>, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().read(|store| {
        let mut all = Vec::new();
        for webhook in store.webhook_list()? {
            let last = store.deliveries_of_webhook(webhook.id, 1)?.into_iter().next();
            all.push((webhook, last));
        }
        Ok(all)
    })
}

/// One webhook.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn webhook(newsroom: &Newsroom, ctx: &Context, id: WebhookId) -> Result<WebhookShown, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().read(|store| {
        let webhook = there(store, id)?;
        let secret = store.webhook_secret(id)?.filter(|secret| ctx.now < secret.shown_until);
        let deliveries = store.deliveries_of_webhook(id, LISTED)?;
        Ok(WebhookShown { webhook, secret: secret.map(|secret| secret.secret), deliveries })
    })
}

/// Sets a webhook up, with a secret of its own.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`] for an address that cannot be used, without anything to tell,
/// and where there are too many; [`NewsroomError::NotFound`] without such an edition.
pub fn add_webhook(
    newsroom: &Newsroom,
    ctx: &Context,
    input: &WebhookInput,
) -> Result<(WebhookId, Done), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        if store.webhook_list()?.len() >= MOST_WEBHOOKS {
            return invalid("url", Invalid::Long);
        }
        let id = WebhookId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let before = Before::of(store, [Part::Webhook(id)])?;
        put(
            store,
            input,
            newsroom.reaches_near(),
            &Webhook {
                id,
                url: String::new(),
                events: Vec::new(),
                edition: None,
                active: true,
                made_at: ctx.now,
                removed_at: None,
            },
        )?;
        give_secret(store, ctx, id)?;
        Ok((id, before.kept(store, ctx, Needs::Arrange, ("webhook.add", &id.to_string()))?))
    })
}

/// Changes a webhook; its secret stays.
///
/// # Errors
/// As for [`add_webhook`].
pub fn change_webhook(
    newsroom: &Newsroom,
    ctx: &Context,
    id: WebhookId,
    input: &WebhookInput,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let was = there(store, id)?;
        let before = Before::of(store, [Part::Webhook(id)])?;
        put(store, input, newsroom.reaches_near(), &was)?;
        before.kept(store, ctx, Needs::Arrange, ("webhook.change", &id.to_string()))
    })
}

/// Takes a webhook away: it is told nothing more, not even what waits.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn delete_webhook(newsroom: &Newsroom, ctx: &Context, id: WebhookId) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let was = there(store, id)?;
        let before = Before::of(store, [Part::Webhook(id)])?;
        store.webhook_put(&Webhook { removed_at: Some(ctx.now), ..was })?;
        before.kept(store, ctx, Needs::Arrange, ("webhook.delete", &id.to_string()))
    })
}

/// Gives a webhook another secret; the one before is good for nothing from now on. This cannot be undone.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn renew_webhook_secret(newsroom: &Newsroom, ctx: &Context, id: WebhookId) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        there(store, id)?;
        give_secret(store, ctx, id)?;
        audit::add(store, ctx, "webhook.renew_secret", &id.to_string(), &json!({}))
    })
}

/// Shows a webhook's secret no more: somebody has it.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn hide_webhook_secret(newsroom: &Newsroom, ctx: &Context, id: WebhookId) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        there(store, id)?;
        let secret = store.webhook_secret(id)?.ok_or(NewsroomError::NotFound)?;
        store.webhook_secret_put(id, &WebhookSecret { shown_until: ctx.now, ..secret })?;
        audit::add(store, ctx, "webhook.hide_secret", &id.to_string(), &json!({}))
    })
}

/// Sends a webhook a message that says nothing, also while it is off.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn test_webhook(newsroom: &Newsroom, ctx: &Context, id: WebhookId) -> Result<DeliveryId, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        there(store, id)?;
        let message = Message { event: WebhookEvent::Test, at: ctx.now, version: None };
        let delivery = enqueue(store, ctx, id, message)?;
        audit::add(store, ctx, "webhook.test", &id.to_string(), &json!({}))?;
        Ok(delivery)
    })
}

/// Whether a message was tried at least once.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn was_tried(newsroom: &Newsroom, ctx: &Context, delivery: DeliveryId) -> Result<bool, NewsroomError> {
    authorise(ctx)?;
    let found = newsroom.store().read(|store| store.delivery_by_id(delivery))?;
    Ok(found.is_none_or(|delivery| delivery.attempts > 0))
}

fn there(store: &store::Reading<'_>, id: WebhookId) -> Result<Webhook, NewsroomError> {
    store.webhook_by_id(id)?.filter(|webhook| webhook.removed_at.is_none()).ok_or(NewsroomError::NotFound)
}

fn put(store: &Writing<'_>, input: &WebhookInput, near: bool, was: &Webhook) -> Result<(), NewsroomError> {
    let url = address(&input.url, near)?;
    if input.events.is_empty() {
        return invalid("event", Invalid::Empty);
    }
    let mut events = input.events.clone();
    events.sort_unstable();
    events.dedup();
    if let Some(edition) = &input.edition {
        edition_of(store, edition)?;
    }
    Ok(store.webhook_put(&Webhook { url, events, edition: input.edition.clone(), active: input.active, ..*was })?)
}

/// An address in its one form. Where a name leads is looked at when something is posted.
fn address(typed: &str, near: bool) -> Result<String, NewsroomError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return invalid("url", Invalid::Empty);
    }
    if typed.chars().count() > LONGEST {
        return invalid("url", Invalid::Long);
    }
    let Ok(mut url) = Url::parse(typed) else { return invalid("url", Invalid::Form) };
    let own = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return invalid("url", Invalid::Form),
    };
    let safe = match url.scheme() {
        "https" => !own || near,
        "http" => own && near,
        _ => false,
    };
    if !safe || !url.username().is_empty() || url.password().is_some() {
        return invalid("url", Invalid::Form);
    }
    url.set_fragment(None);
    Ok(url.into())
}

fn give_secret(store: &Writing<'_>, ctx: &Context, id: WebhookId) -> Result<(), NewsroomError> {
    let secret = hex(&ctx.random_bytes::<32>());
    Ok(store.webhook_secret_put(id, &WebhookSecret { secret, shown_until: ctx.now.plus_secs(SHOWN_SECS) })?)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn only_safe_addresses_of_others_are_taken() {
        for (typed, kept) in [
            (" https://Hook.Example/a?b=c#d ", "https://hook.example/a?b=c"),
            ("https://hook.example", "https://hook.example/"),
            ("https://خبر.example/س", "https://xn--ngblk.example/%D8%B3"),
        ] {
            assert_eq!(address(typed, false).expect("taken"), kept);
        }
        for typed in [
            "",
            "hook.example",
            "ftp://hook.example",
            "http://hook.example",
            "https://",
            "javascript:alert(1)",
            "https://user:word@hook.example",
            "https://user@hook.example",
            "https://localhost/",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://[::1]/",
            "http://127.0.0.1:4100/",
            "file:///etc/passwd",
        ] {
            assert!(address(typed, false).is_err(), "{typed}");
        }
        assert!(address(&format!("https://hook.example/{}", "a".repeat(1_000)), false).is_err());
    }

    #[test]
    fn this_machine_is_taken_where_that_is_meant() {
        for typed in ["http://127.0.0.1:4100/", "http://localhost:4100/", "https://[::1]/"] {
            assert!(address(typed, true).is_ok(), "{typed}");
        }
        for typed in ["http://hook.example/", "http://10.0.0.1/"] {
            assert!(address(typed, true).is_err(), "{typed}");
        }
    }
}
