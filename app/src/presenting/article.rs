//! A story's page.

use super::body::Shown;
use super::frame::{edition_link, story_frame};
use super::head::Head;
use super::linked::{self, Story};
use super::{Voice, above, answered, body, corrections, credit, issue, onward};
use crate::server::Site;
use crate::texts::{self, Count, Msg, PlainMsg};
use domain::comment::Comment;
use domain::contributor::CreditRole;
use domain::document::Block;
use domain::edition::{Edition, ShareChannel};
use domain::ids::CommentId;
use domain::media::Media;
use domain::page::{Answer, ArticlePage, CommentView, EditionLink, Html, LinkView, PictureView};
use domain::routes::Place;
use domain::short_address::ShortCode;
use domain::{Document, Kind, Timestamp};
use newsroom::reading::{Article, IssuePage, Names, Setting};
use newsroom::{Context, NewsroomError, reading};
use std::collections::BTreeMap;

/// The story at a path of an edition.
pub(super) fn article(
    site: &Site,
    ctx: &Context,
    edition: &str,
    path: &str,
) -> Result<Answer<ArticlePage>, NewsroomError> {
    answered(site, reading::article(&site.newsroom, ctx, edition, path)?, |voice, setting, article| {
        Ok(page(voice, setting, article))
    })
}

pub(super) fn page(voice: &Voice<'_>, setting: &Setting, article: Article) -> ArticlePage {
    let Article {
        version,
        content,
        source,
        short,
        section,
        tags,
        counterparts,
        corrections: changes,
        comments,
        related,
        issue,
        neighbours,
        names,
    } = article;
    // Whose words the text is: another edition's where its source stands in for a translation.
    let (of, at_home) = (source.as_ref().unwrap_or(voice.edition), source.is_none());
    let translated: Vec<_> = counterparts
        .iter()
        .filter_map(|(code, counterpart)| Some((code.clone(), Place::Story(counterpart.version()?).href(code))))
        .collect();
    let siblings: Vec<EditionLink> = setting
        .editions
        .iter()
        .map(|edition: &Edition| edition_link(edition, voice.code(), &translated))
        .filter(|link| link.same)
        .collect();
    let lead = content.lead.as_ref().and_then(|lead| body::lead(&names, lead, of));
    let picture = lead.as_ref().and_then(|lead| lead.picture.as_ref());
    let image = picture.map(|picture| body::shared(picture).href).unwrap_or_default();
    let lead_media = content.lead.as_ref().and_then(|lead| names.media.get(&lead.media));
    let foreign =
        if at_home { (None, None) } else { (Some(of.language.clone()), Some(of.direction.as_str().to_owned())) };
    let day = version.published_at.filter(|_| version.kind != Kind::Page).map(|at| voice.day(at));
    let in_body = body::enlargeable(&names, &content.body);
    let (above, on_page) = match (&issue, &lead) {
        (Some(issue), _) => {
            let at = version.published_at.map_or(0, Timestamp::unix_ms);
            let told = (content.headline.as_str(), at, day.clone());
            (
                issue::of_story(voice, &names, &setting.editions, issue, told, lead.clone()),
                Shown { first: Some(1), still: None },
            )
        }
        (None, Some(figure)) if stands_above(version.kind, &content.body, lead_media, &names) => {
            let counter = figure.picture.as_ref().map(|_| body::counter(voice, 1, in_body + 1));
            let first = if counter.is_some() { 2 } else { 1 };
            let t = texts::of(voice.words.language());
            (above::lead(t, version.kind, figure.clone(), counter, foreign), Shown { first: Some(first), still: None })
        }
        _ => {
            let still = lead_media.filter(|_| version.kind == Kind::Video);
            (Html::default(), Shown { first: Some(1), still })
        }
    };
    let description = [&content.deck, &content.excerpt]
        .into_iter()
        .find(|text| !text.is_empty())
        .cloned()
        .unwrap_or_else(|| content.body.excerpt(160));
    let short = short.map(ShortCode::href).unwrap_or_default();
    // A text that stands in for a translation has its one address where it is at home.
    let home = Place::Story(&version.path).href(&of.code);
    let shown = comments.len() as u64;
    let section =
        section.map(|section| LinkView { href: Place::Section(&section.path).href(voice.code()), label: section.name });
    let tags: Vec<LinkView> = tags
        .iter()
        .map(|tag| LinkView { label: tag.name.clone(), href: Place::Tag(&tag.slug).href(voice.code()) })
        .collect();
    // A story without a picture has one drawn of its headline.
    let drawn = short.strip_prefix("/s/").zip(version.live).map(|(code, revision)| PictureView {
        src: format!("/share/{code}/{revision}.png"),
        srcset: String::new(),
        width: 1200,
        height: 630,
        alt: content.headline.clone(),
        class: String::new(),
    });
    let (published, modified) = linked::dates(voice, &version, &changes);
    let story = Story {
        version: &version,
        content: &content,
        description: &description,
        url: voice.site.absolute(&home),
        of,
        lead: lead.as_ref(),
        section: section.as_ref(),
        tags: &tags,
        corrections: &changes,
        translations: &translated,
        editions: &setting.editions,
        comments: shown,
        names: &names,
        published,
        modified,
    };
    let head = Head {
        title: &content.headline,
        description: &description,
        href: &home,
        editions: if at_home { &siblings } else { &[] },
        image: picture.or(drawn.as_ref()),
        short: &short,
        story: (version.kind != Kind::Page).then_some(&story),
        // Of a text that stands in for a translation its own page tells.
        linked: if at_home { linked::story(voice, &story, &home) } else { Vec::new() },
        noindex: !at_home,
        ..Head::default()
    };
    let meta = head.meta(voice);
    let credits_of = |roles: &[CreditRole]| {
        roles.iter().filter_map(|role| credit::line(voice, &names, &content.credits, *role)).collect()
    };
    ArticlePage {
        frame: story_frame(voice, setting, &counterparts),
        meta,
        version: version.id.to_string(),
        kind: version.kind,
        lang: of.language.clone(),
        dir: of.direction.as_str().to_owned(),
        // An issue is one of its series.
        section: issue.as_ref().and_then(|issue| series(voice, issue)).or(section),
        byline: credits_of(&[CreditRole::Author, CreditRole::Translator, CreditRole::Organisation, CreditRole::Source]),
        credits: credits_of(&[CreditRole::Photographer, CreditRole::Illustrator, CreditRole::Editor]),
        published: day,
        updated: version.updated_at.filter(|at| differs(version.published_at, *at)).map(|at| voice.minute(at)),
        reading_time: extent(voice, version.kind, &content.body, &of.language),
        body: body_of(voice, &names, &content.body, of, issue.is_some(), on_page),
        lead,
        above,
        tags,
        share: share(voice, &content.headline, &short, &image).into_iter().chain([keep(voice, &home)]).collect(),
        short: if short.is_empty() { short } else { voice.site.absolute(&short) },
        corrections: corrections::of_story(voice, changes, of),
        also: siblings.iter().filter(|link| !link.current).cloned().collect(),
        // Nobody is told that nothing was said.
        comment_count: if at_home && shown > 0 {
            voice.words.plural(Count::CommentCount, shown, &voice.number(shown))
        } else {
            String::new()
        },
        comments: threads(voice, &comments),
        onward: onward::of_story(voice, &names, version.kind, &related, &neighbours),
        headline: content.headline,
        deck: content.deck,
    }
}

/// An update is worth a line from an hour on.
fn differs(published: Option<Timestamp>, updated: Timestamp) -> bool {
    published.is_some_and(|published| updated >= published.plus_secs(60 * 60))
}

/// How much there is of it: time to read, pictures to see, minutes to watch.
fn extent(voice: &Voice<'_>, kind: Kind, body: &Document, language: &str) -> String {
    match kind {
        Kind::Article => {
            let words = text::reading::word_count(&body.plain_text());
            let minutes = u64::from(text::reading::minutes(words, language)).max(1);
            voice.words.plural(Count::ReadingMinutes, minutes, &voice.number(minutes))
        }
        Kind::Gallery => {
            let pictures = body.pictures().count() as u64;
            voice.words.plural(Count::PictureCount, pictures, &voice.number(pictures))
        }
        Kind::Video => reading::seconds(body).map(|seconds| voice.length(seconds)).unwrap_or_default(),
        Kind::Page | Kind::Cartoon | Kind::Newspic | Kind::Issue => String::new(),
    }
}

/// Not where it would be seen twice: before a film it is the still, in a gallery one of the pictures.
fn stands_above(kind: Kind, body: &Document, lead: Option<&Media>, names: &Names) -> bool {
    match kind {
        Kind::Video => !reading::begins_with_a_film(body),
        Kind::Gallery => {
            let hash = lead.and_then(|lead| lead.hash.as_ref());
            let mut shown = body.media().filter_map(|id| names.media.get(&id)?.hash.as_ref());
            hash.is_none() || !shown.any(|one| Some(one) == hash)
        }
        _ => true,
    }
}

/// The text; an issue's files stand among its particulars.
fn body_of(voice: &Voice<'_>, names: &Names, body: &Document, of: &Edition, is_issue: bool, shown: Shown<'_>) -> Html {
    if !is_issue {
        return body::body(voice, names, body, of, shown);
    }
    let is_there = |block: &Block| !matches!(block, Block::File(file) if file.media.media.is_some());
    let blocks = body.blocks().iter().filter(|block| is_there(block)).cloned().collect();
    Document::new(blocks).map(|rest| body::body(voice, names, &rest, of, shown)).unwrap_or_default()
}

fn series(voice: &Voice<'_>, issue: &IssuePage) -> Option<LinkView> {
    let name = issue.series.names.iter().find(|name| name.edition == *voice.code())?;
    Some(LinkView { label: name.name.clone(), href: Place::Series(&issue.series.slug).href(voice.code()) })
}

/// Plain links to the services' own pages: nothing of theirs is loaded here. `href` and `image` are this site's.
pub(super) fn share(voice: &Voice<'_>, headline: &str, href: &str, image: &str) -> Vec<LinkView> {
    let url = encode(&voice.site.absolute(href));
    let title = encode(headline);
    voice
        .edition
        .site
        .share
        .iter()
        .map(|channel| {
            let (label, href) = match channel {
                ShareChannel::Facebook => {
                    (Msg::ShareFacebook, format!("https://www.facebook.com/sharer/sharer.php?u={url}"))
                }
                ShareChannel::X => (Msg::ShareX, format!("https://x.com/intent/post?url={url}&text={title}")),
                ShareChannel::Pinterest => {
                    let media = if image.is_empty() {
                        String::new()
                    } else {
                        format!("&media={}", encode(&voice.site.absolute(image)))
                    };
                    (
                        Msg::SharePinterest,
                        format!("https://www.pinterest.com/pin/create/button/?url={url}&description={title}{media}"),
                    )
                }
                ShareChannel::Whatsapp => (Msg::ShareWhatsapp, format!("https://wa.me/?text={title}%20{url}")),
                ShareChannel::Telegram => {
                    (Msg::ShareTelegram, format!("https://t.me/share/url?url={url}&text={title}"))
                }
                ShareChannel::Skype => (Msg::ShareSkype, format!("https://web.skype.com/share?url={url}&text={title}")),
                ShareChannel::Email => (Msg::ShareEmail, format!("mailto:?subject={title}&body={url}")),
            };
            LinkView { label: voice.words.t(label).to_owned(), href }
        })
        .collect()
}

/// The story as one file, to pass on where there is no line.
fn keep(voice: &Voice<'_>, href: &str) -> LinkView {
    LinkView { label: voice.words.t(PlainMsg::KeepStory).to_owned(), href: format!("/keep{href}") }
}

/// For a value within a query: slashes too.
fn encode(text: &str) -> String {
    domain::routes::encode_path(text).replace('/', "%2F")
}

/// The threads, oldest first. One whose parent is not shown stands by itself.
fn threads(voice: &Voice<'_>, comments: &[Comment]) -> Vec<CommentView> {
    let shown: BTreeMap<CommentId, ()> = comments.iter().map(|comment| (comment.id, ())).collect();
    let mut replies: BTreeMap<Option<CommentId>, Vec<&Comment>> = BTreeMap::new();
    for comment in comments {
        replies.entry(comment.parent.filter(|parent| shown.contains_key(parent))).or_default().push(comment);
    }
    branch(voice, &mut replies, None)
}

/// Takes each comment out of the map, so that a circle in the data ends.
fn branch(
    voice: &Voice<'_>,
    replies: &mut BTreeMap<Option<CommentId>, Vec<&Comment>>,
    parent: Option<CommentId>,
) -> Vec<CommentView> {
    let here = replies.remove(&parent).unwrap_or_default();
    here.into_iter()
        .map(|comment| CommentView {
            anchor: format!("comment-{}", comment.id),
            author: text::label::clean(&comment.author_name),
            author_href: comment.author_link.clone(),
            staff: comment.staff.is_some(),
            at: voice.minute(comment.at),
            paragraphs: paragraphs(&comment.body),
            replies: branch(voice, replies, Some(comment.id)),
        })
        .collect()
}

fn paragraphs(body: &str) -> Vec<Vec<String>> {
    body.split("\n\n")
        .map(|paragraph| {
            paragraph.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>()
        })
        .filter(|lines| !lines.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs_and_line_breaks_stay() {
        assert_eq!(paragraphs("a\nb\n\n\nc\n"), vec![vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]]);
        assert!(paragraphs(" \n\n ").is_empty());
    }

    #[test]
    fn an_update_within_the_hour_is_no_update() {
        assert!(!differs(Some(Timestamp(0)), Timestamp(0).plus_secs(60)));
        assert!(differs(Some(Timestamp(0)), Timestamp(0).plus_secs(7_200)));
        assert!(!differs(None, Timestamp(0)));
    }
}
