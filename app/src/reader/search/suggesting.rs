//! Asking for suggestions: not at every key, one question at a time, and never an older answer over a newer one.

use crate::{SERVER, wire};
use domain::page::Suggestions;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::web_sys::{AbortController, js_sys::encode_uri_component};
use send_wrapper::SendWrapper;
use std::time::Duration;

/// How long somebody pauses before a question is asked.
const PAUSE: Duration = Duration::from_millis(120);

/// What is under way.
#[derive(Default)]
struct Question {
    timer: Option<TimeoutHandle>,
    request: Option<AbortController>,
}

/// Suggestions for one field.
#[derive(Clone, Copy)]
pub(super) struct Suggesting {
    /// What came last.
    pub(super) found: RwSignal<Suggestions>,
    /// `None` on the server: what the browser gives belongs to one thread.
    question: StoredValue<Option<SendWrapper<Question>>>,
}

impl Suggesting {
    pub(super) fn new() -> Self {
        Self {
            found: RwSignal::new(Suggestions::default()),
            question: StoredValue::new((!SERVER).then(|| SendWrapper::new(Question::default()))),
        }
    }

    /// Asks soon, unless more is typed before.
    pub(super) fn ask(self, edition: String, typed: String) {
        self.call_off();
        if typed.trim().is_empty() {
            self.found.set(Suggestions::default());
            return;
        }
        let timer = set_timeout_with_handle(move || self.ask_now(&edition, &typed), PAUSE).ok();
        self.with_question(|question| question.timer = timer);
    }

    /// Forgets what was asked and what came.
    pub(super) fn end(self) {
        self.call_off();
        self.found.try_set(Suggestions::default());
    }

    /// Asks no more about what was typed.
    pub(super) fn call_off(self) {
        self.with_question(|question| {
            if let Some(timer) = question.timer.take() {
                timer.clear();
            }
            if let Some(request) = question.request.take() {
                request.abort();
            }
        });
    }

    fn with_question(self, change: impl FnOnce(&mut Question)) {
        self.question.try_update_value(|question| question.as_deref_mut().map(change));
    }

    fn ask_now(self, edition: &str, typed: &str) {
        let Ok(abort) = AbortController::new() else { return };
        let signal = abort.signal();
        self.with_question(|question| question.request = Some(abort));
        let address = format!(
            "{}?edition={}&typed={}",
            super::api::ADDRESS,
            encode_uri_component(edition),
            encode_uri_component(typed)
        );
        leptos::task::spawn_local(async move {
            let request = gloo_net::http::Request::get(&address).abort_signal(Some(&signal)).send();
            // A question that failed or was called off leaves the list as it is: typing goes on.
            let Ok(answer) = request.await else { return };
            let Ok(text) = answer.text().await else { return };
            if !signal.aborted() && answer.ok() {
                self.found.try_set(wire::read(&text).unwrap_or_default());
            }
        });
    }
}
