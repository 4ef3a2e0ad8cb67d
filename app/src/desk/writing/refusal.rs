//! Beside fields: why what they asked for was refused. The line at the top says it too, and may be out of sight.

use super::making::{Desk, Line};
use crate::desk::problem::sentence;
use crate::error::ApiError;
use leptos::prelude::*;

/// The sentence, as long as it is about what stands in the fields.
#[component]
pub(super) fn Refusal(
    desk: Desk,
    /// Whether the last thing asked for came from these fields.
    asked: RwSignal<bool>,
) -> impl IntoView {
    Effect::new(move |_| {
        // Done: what is refused next may come from elsewhere.
        if matches!(desk.line.get(), Line::Saved(_)) {
            asked.set(false);
        }
    });
    move || match desk.line.get() {
        Line::Failed(error @ ApiError::Invalid { .. }) if asked.get() => {
            Some(view! { <p class="problem">{sentence(desk.texts, &error)}</p> })
        }
        _ => None,
    }
}
