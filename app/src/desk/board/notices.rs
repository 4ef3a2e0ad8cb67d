//! What somebody is told, as a page.

use super::api::notices;
use crate::desk::form::Act;
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::Problem;
use crate::texts::DeskMsg;
use domain::page::desk::NoticesPage as Data;
use leptos::prelude::*;

/// The notices.
#[component]
pub(in crate::desk) fn NoticesPage() -> impl IntoView {
    let data = Resource::new(|| (), |()| notices());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Found page /> }.into_any(),
                    Err(error) => view! { <Problem error texts=crate::desk::interface() /> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Found(page: Data) -> impl IntoView {
    let t = words(&page.frame);
    let title = crate::desk::title(t.t(DeskMsg::Notices), &page.frame.site_name);
    let Data { frame, notices, last } = page;
    let none = notices.is_empty();
    let unread = notices.iter().any(|notice| notice.new);
    let rows = notices
        .into_iter()
        .map(|notice| {
            view! {
                <li>
                    <span class="who">
                        <a href=format!("/desk/write/{}", notice.version)>{notice.line}</a>
                        {notice.new.then(|| view! { <span class="tag">{t.t(DeskMsg::NoticeNew)}</span> })}
                        <small>{notice.when}</small>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        {title}
        <Surroundings frame here="/desk/notices">
            <div class="bar">
                <h1>{t.t(DeskMsg::Notices)}</h1>
                <span class="gap"></span>
                {unread.then(|| view! { <Act action="/desk/notices/read" fields=vec![("last", last.to_string())] words=t.t(DeskMsg::NoticesMark) /> })}
            </div>
            {none.then(|| view! { <p>{t.t(DeskMsg::NoticesNone)}</p> })}
            <ul class="rows">{rows}</ul>
            <p class="hint"><a href="/desk/account#notices" rel="external">{t.t(DeskMsg::NoticesMail)}</a></p>
        </Surroundings>
    }
}
