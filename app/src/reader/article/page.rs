use super::comments::Comments;
use super::parts::{AlsoIn, Body, Tags};
use super::share::Share;
use crate::components::{Credit, When};
use crate::reader::answer::{Wanted, answered, parameter};
use crate::reader::frame::ReaderFrame;
use crate::texts::{self, Msg, Texts};
use domain::Kind;
use domain::page::{ArticlePage, CreditLine, Moment, PageKind};
use leptos::prelude::*;

/// A headline with more characters stands in smaller letters.
const LONG: usize = 90;

/// `/{edition}/{path}`
#[component]
pub(crate) fn ArticleRoute() -> impl IntoView {
    let (edition, path) = (parameter("edition"), parameter("path"));
    answered(move || Wanted { edition: edition(), kind: PageKind::Story, key: path(), number: None })
}

#[component]
pub(crate) fn Article(
    /// What it shows.
    page: ArticlePage,
) -> impl IntoView {
    let ArticlePage {
        frame,
        meta,
        kind,
        lang,
        dir,
        section,
        headline,
        deck,
        byline,
        credits,
        published,
        updated,
        reading_time,
        above,
        body,
        tags,
        share,
        short,
        corrections,
        also,
        comment_count,
        comments,
        onward,
        ..
    } = page;
    let t = texts::of(&frame.edition.lang);
    let foreign = lang != frame.edition.lang;
    let (text_lang, text_dir) = (foreign.then_some(lang), (dir != frame.edition.dir).then_some(dir));
    let credits = credits.into_iter().map(|line| view! { <li><Credit line /></li> }).collect_view();
    let has_credits = !credits.is_empty();
    let has_comments = !comments.is_empty();
    let printed = short.clone();
    let head = if headline.chars().count() > LONG { "article-head long" } else { "article-head" };
    let above = view! { <div class="above" inner_html=above.0></div> };
    // A drawing and a news picture come first, then the words.
    let (before, after) =
        if matches!(kind, Kind::Cartoon | Kind::Newspic) { (Some(above), None) } else { (None, Some(above)) };
    view! {
        <ReaderFrame frame meta>
            <article class=format!("article kind-{}", kind.as_str())>
                {before}
                {foreign.then(|| view! { <p class="foreign">{t.t(Msg::InAnotherLanguage)}</p> })}
                <header class=head>
                    {section.map(|section| view! { <p class="kicker"><a href=section.href>{section.label}</a></p> })}
                    <h1 tabindex="-1" lang=text_lang.clone() dir=text_dir.clone()>{headline}</h1>
                    {(!deck.is_empty())
                        .then(|| view! { <p class="deck" lang=text_lang.clone() dir=text_dir.clone()>{deck}</p> })}
                    <Particulars t byline published updated reading_time comment_count=comment_count.clone() has_comments />
                </header>
                {after}
                <Body html=body lang=text_lang dir=text_dir />
                <div inner_html=corrections.0></div>
                <footer class="article-foot" data-address=printed>
                    {has_credits.then(|| view! { <ul class="credits">{credits}</ul> })}
                    <AlsoIn t editions=also />
                    <Tags t tags />
                    <Share t links=share copies=short />
                </footer>
            </article>
            <Comments t count=comment_count threads=comments />
            <div inner_html=onward.0></div>
        </ReaderFrame>
    }
}

/// Byline, dates, reading time, comments: what stands in one line under the headline. Pages have none of it.
#[component]
fn Particulars(
    t: Texts,
    byline: Vec<CreditLine>,
    published: Option<Moment>,
    updated: Option<Moment>,
    reading_time: String,
    comment_count: String,
    has_comments: bool,
) -> impl IntoView {
    let byline = byline.into_iter().map(|line| view! { <Credit line /> }).collect_view();
    let dated = published.is_some();
    let updated = updated.map(|at| {
        let (before, behind) = t.around(Msg::Updated, "date");
        view! {
            <span class="updated">
                <span>{before}</span>
                <When at />
                <span>{behind}</span>
            </span>
        }
    });
    let comments = (dated && !comment_count.is_empty()).then(|| {
        if has_comments {
            view! { <a class="comment-count" href="#comments">{comment_count}</a> }.into_any()
        } else {
            view! { <span class="comment-count">{comment_count}</span> }.into_any()
        }
    });
    let anything = dated || !byline.is_empty() || !reading_time.is_empty();
    anything.then(|| {
        view! {
            <p class="meta">
                {byline}
                {published.map(|at| view! { <When at /> })}
                {updated}
                {(!reading_time.is_empty()).then(|| view! { <span class="reading">{reading_time}</span> })}
                {comments}
                <a class="reading-open" href="#reading" rel="external" aria-label=t.t(Msg::Reading)></a>
            </p>
        }
    })
}
