use crate::components::When;
use crate::texts::{Msg, Texts};
use domain::page::CommentView;
use leptos::prelude::*;

/// Deeper answers are not indented further, but say to whom they answer.
const INDENTED: usize = 4;

/// The threads under a story.
#[component]
pub(super) fn Comments(
    /// The interface's texts.
    t: Texts,
    /// How many, in words.
    count: String,
    /// The threads.
    threads: Vec<CommentView>,
) -> impl IntoView {
    (!threads.is_empty()).then(|| {
        view! {
            <section class="comments" id="comments" aria-labelledby="comments-heading">
                <h2 id="comments-heading">{t.t(Msg::Comments)} <span class="count">{count}</span></h2>
                {thread(t, threads, 1, None)}
            </section>
        }
    })
}

fn thread(t: Texts, comments: Vec<CommentView>, level: usize, answered: Option<&str>) -> AnyView {
    let comments = comments
        .into_iter()
        .map(|comment| {
            let CommentView { anchor, author, author_href, staff, at, paragraphs, replies } = comment;
            let below = (!replies.is_empty()).then(|| thread(t, replies, level + 1, Some(&author)));
            let name = match author_href {
                Some(href) => {
                    view! { <a href=href rel="external ugc nofollow noopener"><bdi>{author}</bdi></a> }.into_any()
                }
                None => view! { <bdi>{author}</bdi> }.into_any(),
            };
            let answers = answered.filter(|_| level > INDENTED).map(|author| {
                let (before, behind) = t.around(Msg::InReplyTo, "name");
                view! {
                    <p class="answers">
                        <span>{before}</span>
                        <bdi>{author.to_owned()}</bdi>
                        <span>{behind}</span>
                    </p>
                }
            });
            let address = format!("#{anchor}");
            view! {
                <li>
                    <article class="comment" id=anchor>
                        <header class="meta">
                            <span class="comment-author">{name}</span>
                            {staff.then(|| view! { <span class="staff">{t.t(Msg::Staff)}</span> })}
                            <a href=address><When at /></a>
                        </header>
                        {answers}
                        {paragraphs.into_iter().map(paragraph).collect_view()}
                    </article>
                    {below}
                </li>
            }
        })
        .collect_view();
    let class = if level <= INDENTED { "thread" } else { "thread flat" };
    view! { <ol class=class>{comments}</ol> }.into_any()
}

/// Its language is unknown, so each paragraph runs as its own letters do.
fn paragraph(lines: Vec<String>) -> impl IntoView {
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| view! { {(at > 0).then(|| view! { <br /> })} <span>{line}</span> })
        .collect_view();
    view! { <p dir="auto">{lines}</p> }
}
