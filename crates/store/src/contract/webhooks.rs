//! Other programs that are told what readers see.

use super::samples::{NOON, Sample, minutes, with};
use super::{Constructor, Outcome};
use crate::{StoreError, WebhookSecret};
use domain::Timestamp;
use domain::ids::{DeliveryId, WebhookId};
use domain::webhook::{Delivery, DeliveryProblem, DeliveryState, Message, Webhook, WebhookEvent};

fn webhook(s: &Sample<'_>, made_at: Timestamp) -> Webhook {
    Webhook {
        id: s.id(WebhookId::from_parts),
        url: "https://hook.example/a".into(),
        events: vec![WebhookEvent::Published, WebhookEvent::Withdrawn],
        edition: Some(s.en.clone()),
        active: true,
        made_at,
        removed_at: None,
    }
}

fn delivery(s: &Sample<'_>, webhook: WebhookId, at: Timestamp) -> Delivery {
    Delivery {
        id: s.id(DeliveryId::from_parts),
        webhook,
        message: Message { event: WebhookEvent::Test, at, version: None },
        state: DeliveryState::Waiting,
        attempts: 0,
        tried_at: None,
        next_at: Some(at),
        status: None,
        problem: None,
    }
}

fn put(s: &Sample<'_>, webhook: &Webhook) -> Result<(), StoreError> {
    s.store.write(|w| w.webhook_put(webhook))
}

pub fn a_webhook_comes_back_as_it_was_put_until_it_is_taken_away(new: Constructor) -> Outcome {
    with(new, |s| {
        let (late, early) = (webhook(s, minutes(2)), webhook(s, minutes(1)));
        for webhook in [&late, &early] {
            put(s, webhook)?;
        }
        assert_eq!(s.store.read(|r| r.webhook_list())?, [early.clone(), late.clone()]);
        let changed = Webhook { active: false, edition: None, events: vec![WebhookEvent::Changed], ..late };
        put(s, &changed)?;
        assert_eq!(s.store.read(|r| r.webhook_by_id(changed.id))?, Some(changed.clone()));
        let taken = Webhook { removed_at: Some(NOON), ..early };
        put(s, &taken)?;
        assert_eq!(s.store.read(|r| r.webhook_list())?, [changed]);
        assert_eq!(s.store.read(|r| r.webhook_by_id(taken.id))?, Some(taken));
        Ok(())
    })
}

pub fn a_secret_is_kept_apart_from_its_webhook(new: Constructor) -> Outcome {
    with(new, |s| {
        let webhook = webhook(s, NOON);
        let secret = WebhookSecret { secret: "one".into(), shown_until: minutes(60) };
        assert!(matches!(s.store.write(|w| w.webhook_secret_put(webhook.id, &secret)), Err(StoreError::Dangling)));
        put(s, &webhook)?;
        assert_eq!(s.store.read(|r| r.webhook_secret(webhook.id))?, None);
        s.store.write(|w| w.webhook_secret_put(webhook.id, &secret))?;
        put(s, &Webhook { active: false, ..webhook.clone() })?;
        assert_eq!(s.store.read(|r| r.webhook_secret(webhook.id))?, Some(secret));
        let other = WebhookSecret { secret: "two".into(), shown_until: NOON };
        s.store.write(|w| w.webhook_secret_put(webhook.id, &other))?;
        assert_eq!(s.store.read(|r| r.webhook_secret(webhook.id))?, Some(other));
        Ok(())
    })
}

pub fn what_was_told_is_listed_newest_first_with_what_came_of_it(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, other) = (webhook(s, NOON), webhook(s, NOON));
        put(s, &one)?;
        put(s, &other)?;
        let (first, second, elsewhere) =
            (delivery(s, one.id, minutes(1)), delivery(s, one.id, minutes(2)), delivery(s, other.id, minutes(3)));
        for delivery in [&first, &second, &elsewhere] {
            s.store.write(|w| w.delivery_put(delivery))?;
        }
        let tried = Delivery {
            attempts: 2,
            tried_at: Some(minutes(4)),
            next_at: Some(minutes(9)),
            status: Some(503),
            problem: Some(DeliveryProblem::Refused),
            ..first
        };
        s.store.write(|w| w.delivery_put(&tried))?;
        assert_eq!(s.store.read(|r| r.deliveries_of_webhook(one.id, 5))?, [second.clone(), tried.clone()]);
        assert_eq!(s.store.read(|r| r.deliveries_of_webhook(one.id, 1))?, [second]);
        assert_eq!(s.store.read(|r| r.delivery_by_id(tried.id))?, Some(tried));
        let nobody = delivery(s, s.id(WebhookId::from_parts), NOON);
        assert!(matches!(s.store.write(|w| w.delivery_put(&nobody)), Err(StoreError::Dangling)));
        Ok(())
    })
}

pub fn what_was_told_long_ago_is_forgotten_unless_it_is_still_tried(new: Constructor) -> Outcome {
    with(new, |s| {
        let (stays, gone) = (webhook(s, NOON), Webhook { removed_at: Some(minutes(1)), ..webhook(s, NOON) });
        put(s, &stays)?;
        put(s, &gone)?;
        let waiting = delivery(s, stays.id, minutes(1));
        let arrived = Delivery { state: DeliveryState::Arrived, ..delivery(s, stays.id, minutes(1)) };
        let newer = Delivery { state: DeliveryState::GivenUp, ..delivery(s, stays.id, minutes(3)) };
        let with_it = delivery(s, gone.id, minutes(3));
        for delivery in [&waiting, &arrived, &newer, &with_it] {
            s.store.write(|w| w.delivery_put(delivery))?;
        }
        s.store.write(|w| w.webhooks_sweep(minutes(2)))?;
        assert_eq!(s.store.read(|r| r.deliveries_of_webhook(stays.id, 5))?, [newer, waiting]);
        assert_eq!(s.store.read(|r| r.webhook_by_id(gone.id))?, None);
        assert_eq!(s.store.read(|r| r.delivery_by_id(with_it.id))?, None);
        Ok(())
    })
}
