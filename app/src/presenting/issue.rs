//! An issue's page: its cover, what there is to know of it, its files.

use super::exhibit::{CoverView, drawn};
use super::{Voice, body, shelves, written};
use crate::texts::{Count, Msg, Texts};
use domain::edition::Edition;
use domain::page::{FigureView, Html, Moment};
use leptos::prelude::*;
use newsroom::reading::{IssuePage, Names};

/// What stands beside an issue's text.
pub(crate) struct IssueView {
    pub cover: CoverView,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// When it came out.
    pub published: Option<Moment>,
    /// In the page's edition, else in the one that it was made in.
    pub file: Option<FileView>,
    /// In other languages.
    pub others: Vec<FileView>,
}

/// A file to read or to have.
pub(crate) struct FileView {
    pub href: String,
    /// The language's own name.
    pub name: String,
    /// BCP 47.
    pub lang: String,
    pub dir: &'static str,
    /// `354 kB`.
    pub size: String,
    /// Whether a browser shows it.
    pub pdf: bool,
}

/// The cover and the particulars of a story's issue.
pub(super) fn of_story(
    voice: &Voice<'_>,
    names: &Names,
    editions: &[Edition],
    page: &IssuePage,
    (title, published_ms, published): (&str, i64, Option<Moment>),
    figure: Option<FigureView>,
) -> Html {
    let words = voice.words;
    let mut files: Vec<FileView> = page
        .files
        .iter()
        .filter_map(|file| {
            let media = names.media.get(&file.media)?;
            let edition = editions.iter().find(|edition| edition.language == file.language);
            Some(FileView {
                href: body::media_href(media)?,
                name: edition.map_or_else(|| file.language.clone(), |edition| edition.name.clone()),
                lang: file.language.clone(),
                dir: edition.map_or("auto", |edition| edition.direction.as_str()),
                size: voice.formats.file_size(media.bytes),
                pdf: media.mime == "application/pdf",
            })
        })
        .collect();
    let mut facts = Vec::new();
    if let Some(number) = page.issue.number {
        facts.push((words.t(Msg::IssueNumber).to_owned(), voice.number(u64::from(number))));
    }
    let languages: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    if !languages.is_empty() {
        let name = if languages.len() == 1 { Msg::IssueLanguage } else { Msg::IssueLanguages };
        facts.push((words.t(name).to_owned(), languages.join(words.t(Msg::Joint))));
    }
    if let Some(pages) = page.issue.pages.map(u64::from) {
        let pages = words.plural(Count::PageCount, pages, &voice.number(pages));
        facts.push((words.t(Msg::IssueLength).to_owned(), pages));
    }
    let picture = figure.and_then(|figure| figure.picture);
    let cover = shelves::cover_of(voice, &page.series, page.issue.number, title, published_ms, picture);
    let file = if files.is_empty() { None } else { Some(files.remove(0)) };
    panel(crate::texts::of(voice.words.language()), IssueView { cover, facts, published, file, others: files })
}

/// The view of it.
pub(crate) fn panel(t: Texts, issue: IssueView) -> Html {
    let IssueView { cover, facts, published, file, others } = issue;
    let facts =
        facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view();
    let published = published.map(|at| {
        view! {
            <div>
                <dt>{t.t(Msg::IssueDate)}</dt>
                <dd><time datetime=at.iso>{at.text}</time></dd>
            </div>
        }
    });
    let none = file.is_none().then(|| view! { <p class="issue-none">{t.t(Msg::IssueNoFile)}</p> });
    let file = file.map(|file| {
        let FileView { href, lang, size, pdf, .. } = file;
        let download = t.fill(Msg::IssueDownload, &[("size", &size)]);
        view! {
            <p class="issue-actions">
                {pdf.then(|| {
                    view! {
                        <a class="action first" rel="external" r#type="application/pdf" hreflang=lang.clone() href=href.clone()>
                            {t.t(Msg::IssueRead)}
                        </a>
                    }
                })}
                <a class="action" rel="external" download="" hreflang=lang href=href>{download}</a>
            </p>
        }
    });
    let has_others = !others.is_empty();
    let others = others
        .into_iter()
        .map(|file| {
            let FileView { href, name, lang, dir, size, .. } = file;
            let language = lang.clone();
            view! {
                <li>
                    <a rel="external" hreflang=language href=href><bdi lang=lang dir=dir>{name}</bdi></a>
                    <span>{size}</span>
                </li>
            }
        })
        .collect_view();
    // What is set in letters says again what stands beside it; a picture has its own words.
    let hidden = cover.picture.is_none().then_some("true");
    written(view! {
        <div class="issue-cover" aria-hidden=hidden>{drawn(cover)}</div>
        <div class="issue-facts">
            <dl>{facts} {published}</dl>
            {file}
            {none}
            {has_others.then(|| {
                view! {
                    <h2>{t.t(Msg::IssueOtherLanguages)}</h2>
                    <ul class="issue-others">{others}</ul>
                }
            })}
        </div>
    })
}
