//! Who else has the version open.

use super::api::present;
use super::making::Desk;
use crate::texts::DeskMsg;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::js_sys;
use std::time::Duration;

/// How often this window says that it is open.
const EVERY: Duration = Duration::from_secs(12);

/// What this tab keeps its number under.
const NUMBER: &str = "nashr-window";

/// This tab's number: the same after it is loaded again, or nobody could tell it from a second one.
fn number() -> u64 {
    let kept = window().session_storage().ok().flatten();
    if let Some(number) = kept.as_ref().and_then(|kept| kept.get_item(NUMBER).ok().flatten()?.parse().ok()) {
        return number;
    }
    let number = (js_sys::Math::random() * 1e15) as u64;
    if let Some(kept) = kept {
        let _ = kept.set_item(NUMBER, &number.to_string());
    }
    number
}

/// Names them in a line.
#[component]
pub(super) fn Beside(desk: Desk) -> impl IntoView {
    let others = RwSignal::new(String::new());
    Effect::new(move |_| {
        let window_number = number();
        let version = desk.page.with_value(|page| page.version);
        let ask = move || {
            spawn_local(async move {
                // Whoever is not told knows no less than before.
                if let Ok(names) = present(version, window_number).await {
                    others.try_set(names);
                }
            });
        };
        ask();
        if let Ok(turns) = set_interval_with_handle(ask, EVERY) {
            on_cleanup(move || turns.clear());
        }
    });
    view! {
        <span class="beside" role="status">
            {move || {
                let names = others.get();
                (!names.is_empty()).then(|| desk.texts.fill(DeskMsg::AlsoHere, &[("names", &names)]))
            }}
        </span>
    }
}
