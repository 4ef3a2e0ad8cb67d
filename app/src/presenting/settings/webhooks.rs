//! Other programs that are told what readers see.

use super::fields::{Choice, Sheet};
use super::{Content, HOME, Page};
use crate::texts::SettingsMsg;
use domain::ids::WebhookId;
use domain::webhook::{Delivery, DeliveryProblem, DeliveryState, Webhook, WebhookEvent};
use leptos::prelude::*;
use newsroom::{NewsroomError, arranging};

pub(super) fn all(page: &Page<'_>) -> Content {
    let t = page.t;
    let all = arranging::webhooks(&page.voice.site.newsroom, page.ctx)?;
    let is_full = all.len() >= arranging::MOST_WEBHOOKS;
    let empty = all.is_empty().then(|| view! { <p class="hint">{t.t(SettingsMsg::NothingYet)}</p> });
    let rows = all
        .iter()
        .map(|(webhook, last)| {
            let href = format!("{HOME}/webhooks/{}", webhook.id);
            let mut facts = vec![edition_name(page, webhook)];
            if !webhook.active {
                facts.push(t.t(SettingsMsg::WebhookOff).to_owned());
            }
            facts.extend(last.as_ref().map(|last| came(page, last)));
            view! {
                <li>
                    <div class="who">
                        <a href=href><bdi dir="ltr">{webhook.url.clone()}</bdi></a>
                        <small>{facts.join(" · ")}</small>
                    </div>
                </li>
            }
        })
        .collect_view();
    let sheet = page.sheet("add");
    let add = if is_full {
        view! { <p class="hint">{t.t(SettingsMsg::WebhookMost)}</p> }.into_any()
    } else {
        let fields = fields(page, &sheet, None);
        sheet.form(t.t(SettingsMsg::WebhookAdd), "/desk/settings/webhooks/add", &[], fields, SettingsMsg::Add)
    };
    Ok((
        t.t(SettingsMsg::Webhooks).to_owned(),
        view! {
            <p class="hint">{t.t(SettingsMsg::WebhooksHint)}</p>
            {empty}
            <ul class="rows">{rows}</ul>
            <div class="sheets">{add}</div>
        }
        .into_any(),
    ))
}

pub(super) fn one(page: &Page<'_>, id: &str) -> Content {
    let t = page.t;
    let id: WebhookId = id.parse().map_err(|_| NewsroomError::NotFound)?;
    let shown = arranging::webhook(&page.voice.site.newsroom, page.ctx, id)?;
    let own = id.to_string();
    let hidden = [("webhook", own.as_str())];
    let sheet = page.sheet("webhook");
    let mut fields = fields(page, &sheet, Some(&shown.webhook));
    fields.push(sheet.mark("on", "on", t.t(SettingsMsg::WebhookOn), shown.webhook.active));
    let change = sheet.form(
        t.t(SettingsMsg::WebhookChange),
        "/desk/settings/webhooks/change",
        &hidden,
        fields,
        SettingsMsg::Save,
    );
    let remove = page.sheet("remove").form(
        t.t(SettingsMsg::WebhookRemove),
        "/desk/settings/webhooks/delete",
        &hidden,
        vec![view! { <p class="hint">{t.t(SettingsMsg::WebhookRemoveText)}</p> }.into_any()],
        SettingsMsg::Remove,
    );
    Ok((
        t.t(SettingsMsg::Webhook).to_owned(),
        view! {
            <p class="crumb"><a href=format!("{HOME}/webhooks")>{t.t(SettingsMsg::Webhooks)}</a></p>
            <div class="sheets">
                {secret(page, &own, shown.secret)} {change} {told(page, &own, &shown.deliveries)} {remove}
            </div>
        }
        .into_any(),
    ))
}

fn fields(page: &Page<'_>, sheet: &Sheet<'_>, webhook: Option<&Webhook>) -> Vec<AnyView> {
    let t = page.t;
    let mut editions: Vec<Choice> = vec![(String::new(), t.t(SettingsMsg::WebhookEditionAll).to_owned())];
    editions.extend(page.editions.iter().map(|edition| (edition.code.to_string(), edition.name.clone())));
    let only = webhook.and_then(|webhook| webhook.edition.as_ref()).map(ToString::to_string).unwrap_or_default();
    let events = WebhookEvent::ASKED
        .into_iter()
        .map(|event| {
            let stored = webhook.is_none_or(|webhook| webhook.events.contains(&event));
            let words = match event {
                WebhookEvent::Published => SettingsMsg::WebhookWhenPublished,
                WebhookEvent::Changed => SettingsMsg::WebhookWhenChanged,
                _ => SettingsMsg::WebhookWhenWithdrawn,
            };
            sheet.mark("event", event.as_str(), t.t(words), stored)
        })
        .collect_view();
    let url = webhook.map_or("", |webhook| webhook.url.as_str());
    vec![
        sheet.latin("url", SettingsMsg::WebhookUrl, url, Some(SettingsMsg::WebhookUrlHint)),
        view! { <fieldset class="boxes"><legend>{t.t(SettingsMsg::WebhookEvents)}</legend>{events}</fieldset> }
            .into_any(),
        sheet.choose("edition", SettingsMsg::WebhookEdition, editions, &only),
    ]
}

/// The secret as long as it is shown; else, how to get another one.
fn secret(page: &Page<'_>, own: &str, secret: Option<String>) -> AnyView {
    let t = page.t;
    let content = match secret {
        Some(secret) => view! {
            <p class="hint" id="secret-hint">{t.t(SettingsMsg::WebhookSecretText)}</p>
            <label for="secret-value">{t.t(SettingsMsg::WebhookSecret)}</label>
            <input id="secret-value" value=secret readonly=true dir="ltr" autocomplete="off" aria-describedby="secret-hint" />
            {page.button("/desk/settings/webhooks/hide", &[("webhook", own)], t.t(SettingsMsg::WebhookSecretKept), None)}
        }
        .into_any(),
        None => view! {
            <p class="hint">{t.t(SettingsMsg::WebhookSecretHidden)}</p>
            {page.button("/desk/settings/webhooks/renew", &[("webhook", own)], t.t(SettingsMsg::WebhookSecretRenew), None)}
        }
        .into_any(),
    };
    view! {
        <section class="sheet" id="secret">
            <h2>{t.t(SettingsMsg::WebhookSecret)}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// What it was told, and a way to try it out.
fn told(page: &Page<'_>, own: &str, deliveries: &[Delivery]) -> AnyView {
    let t = page.t;
    let empty = deliveries.is_empty().then(|| view! { <p role="status">{t.t(SettingsMsg::NothingYet)}</p> });
    let rows = deliveries
        .iter()
        .map(|delivery| {
            let what = match delivery.message.event {
                WebhookEvent::Published => SettingsMsg::WebhookPublished,
                WebhookEvent::Changed => SettingsMsg::WebhookChanged,
                WebhookEvent::Withdrawn => SettingsMsg::WebhookWithdrawn,
                WebhookEvent::Test => SettingsMsg::WebhookTested,
            };
            let headline = delivery.message.version.as_ref().map(|version| {
                view! { ": " <bdi lang=version.language.clone()>{version.headline.clone()}</bdi> }
            });
            let at = delivery.message.at.unix_ms();
            view! {
                <li>
                    <div class="who">
                        <span>{t.t(what)} {headline}</span>
                        <small>
                            <time datetime=page.voice.formats.iso(at)>{page.voice.formats.date_time(at)}</time>
                            " · " {came(page, delivery)}
                        </small>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sheet wide" id="told">
            <h2>{t.t(SettingsMsg::WebhookDeliveries)}</h2>
            <p class="hint">{t.t(SettingsMsg::WebhookTestText)}</p>
            {page.button("/desk/settings/webhooks/test", &[("webhook", own)], t.t(SettingsMsg::WebhookTest), None)}
            {empty}
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn edition_name(page: &Page<'_>, webhook: &Webhook) -> String {
    let of = |code| page.editions.iter().find(|edition| edition.code == code).map(|edition| edition.name.clone());
    let all = || page.t.t(SettingsMsg::WebhookEditionAll).to_owned();
    webhook.edition.clone().map_or_else(all, |code| of(code).unwrap_or_default())
}

/// What came of a telling, in words.
fn came(page: &Page<'_>, delivery: &Delivery) -> String {
    let t = page.t;
    let status = delivery.status.map(|status| status.to_string()).unwrap_or_default();
    let fill = |message| t.fill(message, &[("status", &status)]);
    let problem = delivery.problem.map(|problem| match problem {
        DeliveryProblem::Address => t.t(SettingsMsg::WebhookProblemAddress).to_owned(),
        DeliveryProblem::Host => t.t(SettingsMsg::WebhookProblemHost).to_owned(),
        DeliveryProblem::Private => t.t(SettingsMsg::WebhookProblemPrivate).to_owned(),
        DeliveryProblem::Connection => t.t(SettingsMsg::WebhookProblemConnection).to_owned(),
        DeliveryProblem::Tls => t.t(SettingsMsg::WebhookProblemTls).to_owned(),
        DeliveryProblem::Slow => t.t(SettingsMsg::WebhookProblemSlow).to_owned(),
        DeliveryProblem::Redirect => fill(SettingsMsg::WebhookProblemRedirect),
        DeliveryProblem::Refused => fill(SettingsMsg::WebhookProblemRefused),
        DeliveryProblem::Answer => t.t(SettingsMsg::WebhookProblemAnswer).to_owned(),
    });
    match (delivery.state, problem) {
        (DeliveryState::Arrived, _) => fill(SettingsMsg::WebhookArrived),
        (DeliveryState::Waiting, None) => t.t(SettingsMsg::WebhookWaiting).to_owned(),
        (DeliveryState::Waiting, Some(problem)) => {
            let next = delivery.next_at.map(|next| page.voice.formats.date_time(next.unix_ms())).unwrap_or_default();
            format!("{problem} {}", t.fill(SettingsMsg::WebhookNext, &[("time", &next)]))
        }
        (DeliveryState::GivenUp, None) => t.t(SettingsMsg::WebhookDropped).to_owned(),
        (DeliveryState::GivenUp, Some(problem)) if delivery.message.event == WebhookEvent::Test => problem,
        (DeliveryState::GivenUp, Some(problem)) => format!("{problem} {}", t.t(SettingsMsg::WebhookNoMore)),
    }
}
