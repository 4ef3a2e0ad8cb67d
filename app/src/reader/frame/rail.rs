use super::footer::social_links;
use crate::components::When;
use crate::texts::{Msg, Texts};
use domain::page::{LinkView, RankedStory, RecentStory};
use leptos::prelude::*;

/// What is read most, the newest stories, other services.
#[component]
pub(super) fn Rail(
    t: Texts,
    edition: String,
    most_read: Vec<RankedStory>,
    recent: Vec<RecentStory>,
    social: Vec<LinkView>,
) -> impl IntoView {
    let stories = recent
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
    let most_read = (!most_read.is_empty()).then(|| view! { <MostRead t edition stories=most_read /> });
    let social = (!social.is_empty()).then(|| {
        view! {
            <div class="rail-social">
                <h2>{t.t(Msg::Social)}</h2>
                <ul>{social_links(social)}</ul>
            </div>
        }
    });
    view! {
        <aside class="recent" aria-labelledby="recent-stories">
            {most_read}
            <h2 id="recent-stories">{t.t(Msg::RecentStories)}</h2>
            <ol>{stories}</ol>
            {social}
        </aside>
    }
}

/// The first of what is read most.
#[component]
fn MostRead(t: Texts, edition: String, stories: Vec<RankedStory>) -> impl IntoView {
    let stories = stories
        .into_iter()
        .map(|RankedStory { number, link }| {
            view! {
                <li>
                    <span class="number" aria-hidden="true">{number}</span>
                    <h3><a href=link.href>{link.label}</a></h3>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="most-read">
            <h2><a href=format!("/{edition}/most-read")>{t.t(Msg::MostRead)}</a></h2>
            <ol>{stories}</ol>
        </div>
    }
}
