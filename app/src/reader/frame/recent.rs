use crate::components::When;
use crate::texts::{Msg, Texts};
use domain::page::RecentStory;
use leptos::prelude::*;

/// The newest stories.
#[component]
pub(super) fn Recent(t: Texts, stories: Vec<RecentStory>) -> impl IntoView {
    let stories = stories
        .into_iter()
        .map(|story| {
            view! {
                <li>
                    <h3><a href=story.link.href>{story.link.label}</a></h3>
                    <p class="meta"><When at=story.published /></p>
                </li>
            }
        })
        .collect_view();
    view! {
        <aside class="recent" aria-labelledby="recent-stories">
            <h2 id="recent-stories">{t.t(Msg::RecentStories)}</h2>
            <ol>{stories}</ol>
        </aside>
    }
}
