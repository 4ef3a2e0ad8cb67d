//! Other programs that are told what readers see, and what they were told.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::{DeliveryId, WebhookId};
use domain::webhook::{Delivery, DeliveryState, Webhook};
use rusqlite::{Row, params};

/// By which a webhook's deliveries are signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookSecret {
    /// As its receiver knows it.
    pub secret: String,
    /// Until then it is shown at the desk.
    pub shown_until: Timestamp,
}

fn read_webhook(row: &Row<'_>) -> rusqlite::Result<Webhook> {
    let mut c = Columns::of(row);
    Ok(Webhook {
        id: c.text()?,
        url: c.plain()?,
        events: c.json()?,
        edition: c.text_or_none()?,
        active: c.plain()?,
        made_at: c.moment()?,
        removed_at: c.moment_or_none()?,
    })
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, webhook, message, state, attempts, tried_at, next_at, status, problem FROM delivery ",
            $rest
        )
    };
}

fn read_delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    let mut c = Columns::of(row);
    Ok(Delivery {
        id: c.text()?,
        webhook: c.text()?,
        message: c.json()?,
        state: c.name()?,
        attempts: c.plain()?,
        tried_at: c.moment_or_none()?,
        next_at: c.moment_or_none()?,
        status: c.plain()?,
        problem: c.name_or_none()?,
    })
}

impl Reading<'_> {
    /// Those that were not taken away, the oldest first.
    pub fn webhook_list(&self) -> Result<Vec<Webhook>, StoreError> {
        self.all(
            "SELECT id, url, events, edition, active, made_at, removed_at FROM webhook WHERE removed_at IS NULL
             ORDER BY made_at, id LIMIT 100",
            [],
            read_webhook,
        )
    }

    /// One of them, also one that was taken away not long ago.
    pub fn webhook_by_id(&self, id: WebhookId) -> Result<Option<Webhook>, StoreError> {
        self.one(
            "SELECT id, url, events, edition, active, made_at, removed_at FROM webhook WHERE id = ?1",
            [Text(id)],
            read_webhook,
        )
    }

    /// By which its deliveries are signed.
    pub fn webhook_secret(&self, id: WebhookId) -> Result<Option<WebhookSecret>, StoreError> {
        self.one("SELECT secret, shown_until FROM webhook_secret WHERE webhook = ?1", [Text(id)], |row| {
            let mut c = Columns::of(row);
            Ok(WebhookSecret { secret: c.plain()?, shown_until: c.moment()? })
        })
    }

    /// One telling.
    pub fn delivery_by_id(&self, id: DeliveryId) -> Result<Option<Delivery>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read_delivery)
    }

    /// The last ones to a receiver, the newest first.
    pub fn deliveries_of_webhook(&self, id: WebhookId, limit: u32) -> Result<Vec<Delivery>, StoreError> {
        self.all(select!("WHERE webhook = ?1 ORDER BY id DESC LIMIT ?2"), params![Text(id), limit], read_delivery)
    }
}

impl Writing<'_> {
    /// Adds a webhook or changes it; its secret stays.
    pub fn webhook_put(&self, webhook: &Webhook) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO webhook (id, url, events, edition, active, made_at, removed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET url = excluded.url, events = excluded.events, edition = excluded.edition,
                 active = excluded.active, made_at = excluded.made_at, removed_at = excluded.removed_at",
            params![
                Text(webhook.id),
                webhook.url,
                Json(&webhook.events),
                webhook.edition.as_ref().map(|edition| edition.as_str()),
                webhook.active,
                webhook.made_at.unix_ms(),
                webhook.removed_at.map(Timestamp::unix_ms),
            ],
        )?;
        Ok(())
    }

    /// Gives a webhook that secret, in place of the one it had.
    pub fn webhook_secret_put(&self, id: WebhookId, secret: &WebhookSecret) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO webhook_secret (webhook, secret, shown_until) VALUES (?1, ?2, ?3)
             ON CONFLICT (webhook) DO UPDATE SET secret = excluded.secret, shown_until = excluded.shown_until",
            params![Text(id), secret.secret, secret.shown_until.unix_ms()],
        )?;
        Ok(())
    }

    /// Adds a telling, or says what came of it.
    pub fn delivery_put(&self, delivery: &Delivery) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO delivery (id, webhook, event, message, at, state, attempts, tried_at, next_at, status, problem)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (id) DO UPDATE SET state = excluded.state, attempts = excluded.attempts, tried_at = excluded.tried_at,
                 next_at = excluded.next_at, status = excluded.status, problem = excluded.problem",
            params![
                Text(delivery.id),
                Text(delivery.webhook),
                delivery.message.event.as_str(),
                Json(&delivery.message),
                delivery.message.at.unix_ms(),
                Name(delivery.state),
                delivery.attempts,
                delivery.tried_at.map(Timestamp::unix_ms),
                delivery.next_at.map(Timestamp::unix_ms),
                delivery.status,
                delivery.problem.map(Name),
            ],
        )?;
        Ok(())
    }

    /// Forgets what was told before that moment and is not tried any more, and webhooks that were taken away before it.
    pub fn webhooks_sweep(&self, before: Timestamp) -> Result<(), StoreError> {
        let waiting = Name(DeliveryState::Waiting);
        self.change("DELETE FROM delivery WHERE at < ?1 AND state <> ?2", params![before.unix_ms(), waiting])?;
        self.change("DELETE FROM webhook WHERE removed_at IS NOT NULL AND removed_at < ?1", [before.unix_ms()])?;
        Ok(())
    }
}
