//! The forms of webhooks.

use super::super::forms::{Form, Visit};
use super::forms::{arranges, back, chosen, form, id, led, page};
use app::presenting::settings::HOME;
use domain::ids::WebhookId;
use domain::webhook::WebhookEvent;
use newsroom::NewsroomError;
use newsroom::arranging;
use std::time::Duration;

/// How often, and after how long each time, somebody looks whether a trial has come back.
const TEST_LOOKS: u32 = 20;
const TEST_LOOK: Duration = Duration::from_millis(150);

/// Those of webhooks.
pub const FORMS: &[Form] = &[
    form("/desk/settings/webhooks/add", add_webhook),
    form("/desk/settings/webhooks/change", change_webhook),
    form("/desk/settings/webhooks/delete", delete_webhook),
    form("/desk/settings/webhooks/hide", hide_webhook_secret),
    form("/desk/settings/webhooks/renew", renew_webhook_secret),
    form("/desk/settings/webhooks/test", test_webhook),
];

fn webhook_input(visit: &Visit) -> Result<arranging::WebhookInput, NewsroomError> {
    Ok(arranging::WebhookInput {
        url: visit.field("url").to_owned(),
        events: visit.values("event").into_iter().filter_map(WebhookEvent::asked).collect(),
        edition: chosen(visit, "edition")?,
        active: visit.field("on") == "on",
    })
}

fn add_webhook(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    // Nobody sets one up to be told nothing.
    let input = arranging::WebhookInput { active: true, ..webhook_input(visit)? };
    let (id, done) = arranging::add_webhook(&visit.newsroom, &visit.ctx, &input)?;
    Ok(led(&format!("{HOME}/webhooks/{id}"), "added", &done))
}

fn change_webhook(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let webhook: WebhookId = id(visit, "webhook")?;
    let done = arranging::change_webhook(&visit.newsroom, &visit.ctx, webhook, &webhook_input(visit)?)?;
    Ok(back(visit, "kept", &done))
}

fn delete_webhook(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let done = arranging::delete_webhook(&visit.newsroom, &visit.ctx, id(visit, "webhook")?)?;
    Ok(led(&format!("{HOME}/webhooks"), "removed", &done))
}

fn hide_webhook_secret(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    arranging::hide_webhook_secret(&visit.newsroom, &visit.ctx, id(visit, "webhook")?)?;
    Ok(page(visit))
}

fn renew_webhook_secret(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    arranging::renew_webhook_secret(&visit.newsroom, &visit.ctx, id(visit, "webhook")?)?;
    Ok(page(visit))
}

/// Whoever tries it out waits a moment, so that the page says at once what came of it.
fn test_webhook(visit: &mut Visit) -> Result<String, NewsroomError> {
    arranges(visit)?;
    let sent = arranging::test_webhook(&visit.newsroom, &visit.ctx, id(visit, "webhook")?)?;
    for _ in 0..TEST_LOOKS {
        std::thread::sleep(TEST_LOOK);
        if arranging::was_tried(&visit.newsroom, &visit.ctx, sent)? {
            break;
        }
    }
    Ok(format!("{}#told", page(visit)))
}
