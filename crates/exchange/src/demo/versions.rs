//! Stories in their editions: what is written, where it belongs, what readers answered.

use super::body::Body;
use super::files::{self, Files};
use super::library::Library;
use super::room::Room;
use super::schema::Numbering;
use super::stories::{Stories, Told};
use super::texts::Texts;
use super::{PINNED_SECS, SOURCE, fault, schema};
use crate::ExchangeError;
use domain::comment::Comment;
use domain::correction::Correction;
use domain::document::html::recognise;
use domain::document::{
    Audio, Block, BlockAttrs, BlockId, Embed, FileLink, Href, Inline, Lang, MediaRef, Spoken, Video,
};
use domain::ids::{CommentId, CorrectionId, MediaId, RevisionId, SeriesId, StoryId, VersionId};
use domain::media::{FocalPoint, Framing, MediaText};
use domain::routes::encode_path;
use domain::story::{Commenting, Issue, LeadPicture};
use domain::{Content, Document, Edition, EditionCode, State, Story};
use newsroom::Context;
use newsroom::founding::{FoundingStory, FoundingVersion};
use std::fmt::Display;

/// The folder of recordings and of what is read along with films.
const RECORDINGS: &str = "recordings";

/// Stories and what readers answered to them.
pub(super) struct Written {
    pub stories: Vec<FoundingStory>,
    pub comments: Vec<Comment>,
    pub corrections: Vec<Correction>,
}

/// Writes every story in its editions.
pub(super) fn write<'f>(
    files: &'f dyn Files,
    stories: &Stories,
    room: &Room<'_>,
    library: &mut Library<'f>,
    ctx: &Context,
) -> Result<Written, ExchangeError> {
    // Pictures that have texts of their own come before those that only stand in a text.
    let pictures = stories.iter().map(|story| picture(story, room, library)).collect::<Result<Vec<_>, _>>()?;
    let mut written = Written { stories: Vec::new(), comments: Vec::new(), corrections: Vec::new() };
    for (story, picture) in stories.iter().zip(pictures) {
        let mut writer = Writer { files, stories, room, library, ctx, story, picture };
        written.stories.push(writer.story()?);
        written.comments.extend(writer.comments()?);
        written.corrections.extend(writer.corrections()?);
    }
    Ok(written)
}

/// The picture above a story.
fn picture(story: &Told, room: &Room<'_>, library: &mut Library<'_>) -> Result<Option<MediaId>, ExchangeError> {
    let Some(picture) = &story.told.picture else { return Ok(None) };
    let focus = match picture.focus {
        None => FocalPoint::default(),
        Some(shares) => focal_point(shares)
            .ok_or_else(|| fault(&story.file, "picture.focus", "lies outside the picture: from 0 to 1"))?,
    };
    let framing = Framing { focus, whole: picture.whole };
    for (field, texts) in [("alt", &picture.alt), ("caption", &picture.caption), ("credit", &picture.credit)] {
        texts.known(&room.editions, &story.file, &format!("picture.{field}"))?;
    }
    let of = |code| {
        Ok(MediaText {
            edition: EditionCode::clone(code),
            alt: picture.alt.of(code, &story.file, "picture.alt")?.clone(),
            caption: picture.caption.of(code, &story.file, "picture.caption")?.clone(),
            credit: picture.credit.of(code, &story.file, "picture.credit")?.clone(),
        })
    };
    let texts = room.editions.iter().map(|edition| of(&edition.code)).collect::<Result<Vec<_>, ExchangeError>>()?;
    library.picture(&picture.file, texts, framing, (&story.file, "picture.file")).map(Some)
}

/// From shares of the width and the height.
fn focal_point(shares: [f64; 2]) -> Option<FocalPoint> {
    let [x, y] = shares.map(|share| (0_u16..=1_000).find(|part| (f64::from(*part) - share * 1_000.0).abs() <= 0.5));
    FocalPoint::new(x?, y?)
}

/// One story while it is written.
struct Writer<'w, 'f> {
    files: &'f dyn Files,
    stories: &'w Stories,
    room: &'w Room<'w>,
    library: &'w mut Library<'f>,
    ctx: &'w Context,
    story: &'w Told,
    picture: Option<MediaId>,
}

impl Writer<'_, '_> {
    fn story(&mut self) -> Result<FoundingStory, ExchangeError> {
        let Told { key, told, .. } = self.story;
        let series = self.series()?;
        let story = Story { id: StoryId::derived(SOURCE, key), kind: told.kind, series, created_at: told.published.0 };
        // The order of the editions, not of their codes.
        let editions = self.room.editions.iter();
        let versions = editions.filter_map(|edition| Some((edition, told.versions.get(&edition.code)?)));
        let versions = versions.map(|(edition, version)| self.version(edition, version)).collect::<Result<_, _>>()?;
        let known = |key: &String| self.stories.find(key).filter(|other| other.key != *self.story.key);
        let related = told.related.iter().map(|key| {
            let other =
                known(key).ok_or_else(|| self.fault("related", format_args!("there is no other story `{key}`")))?;
            Ok(StoryId::derived(SOURCE, &other.key))
        });
        let related = related.collect::<Result<_, ExchangeError>>()?;
        let issue = told.issue.as_ref().map(|issue| Issue { number: issue.number, pages: issue.pages });
        Ok(FoundingStory { story, versions, related, issue })
    }

    fn series(&self) -> Result<Option<SeriesId>, ExchangeError> {
        let Some(issue) = &self.story.told.issue else { return Ok(None) };
        let series = self.room.series(&issue.series);
        let unknown = || self.fault("issue.series", format_args!("there is no series `{}`", issue.series));
        let (series, numbering) = series.ok_or_else(unknown)?;
        if issue.number.is_some() != (numbering == Numbering::Number) {
            return Err(self.fault("issue.number", "issues have one if their series is numbered, and only then"));
        }
        if !issue.date.has_begun_at(self.story.told.published) {
            return Err(self.fault("issue.date", "lies after `published`"));
        }
        issue.files.known(&self.room.editions, &self.story.file, "issue.files")?;
        Ok(Some(series))
    }

    fn version(&mut self, edition: &Edition, version: &schema::Version) -> Result<FoundingVersion, ExchangeError> {
        let Told { key, told, paths, .. } = self.story;
        let code = &edition.code;
        let id = format!("{key}/{code}");
        let field = |name: &str| format!("versions.{code}.{name}");
        let path = paths.get(code).ok_or_else(|| self.fault(field("slug"), "no address"))?.clone();
        if version.headline.is_empty() {
            return Err(self.fault(field("headline"), "is empty"));
        }
        let mut credits = Vec::new();
        for (from, list) in [("credits".to_owned(), &told.credits), (field("credits"), &version.credits)] {
            for credit in list {
                credits.push(self.room.credit(credit, code).map_err(|problem| self.fault(&from, problem))?);
            }
        }
        let named = |field: &'static str, key: &String| self.fault(field, format_args!("there is no `{key}`"));
        let sections = told.sections.iter();
        let sections = sections.map(|key| self.room.section(key, code).ok_or_else(|| named("sections", key)));
        let sections = sections.collect::<Result<_, _>>()?;
        let tags = told.tags.iter().map(|key| self.room.tag(key, code).ok_or_else(|| named("tags", key)));
        let tags = tags.collect::<Result<_, _>>()?;
        let published = version.published.unwrap_or(told.published).0;
        Ok(FoundingVersion {
            id: VersionId::derived(SOURCE, &id),
            revision: RevisionId::derived(SOURCE, &id),
            edition: code.clone(),
            path,
            state: State::Published,
            written_at: published,
            published_at: Some(published),
            commenting: if told.comments_open { Commenting::Open } else { Commenting::Closed },
            pinned_until: told.pinned.then(|| self.ctx.now.plus_secs(PINNED_SECS)),
            sections,
            tags,
            translated_from: Some(&told.source).filter(|source| *source != code).cloned(),
            content: Content {
                headline: version.headline.clone(),
                deck: version.deck.clone(),
                excerpt: String::new(),
                body: self.body(edition, &id)?,
                credits,
                lead: self.lead(&version.headline)?,
            },
        })
    }

    /// The story's picture, else the issue's cover, which shows its title.
    fn lead(&mut self, headline: &str) -> Result<Option<LeadPicture>, ExchangeError> {
        if let Some(media) = self.picture {
            return Ok(Some(LeadPicture { media, alt: None, caption: None }));
        }
        let Some(issue) = &self.story.told.issue else { return Ok(None) };
        // An issue without a picture has a cover in letters.
        let Some(cover) = &issue.cover else { return Ok(None) };
        let media = self.library.file("pictures", cover, (&self.story.file, "issue.cover"))?;
        Ok(Some(LeadPicture { media, alt: Some(headline.to_owned()), caption: Some(String::new()) }))
    }

    /// The film, the text, the recording, the issue's file.
    fn body(&mut self, edition: &Edition, seed: &str) -> Result<Document, ExchangeError> {
        let file = format!("{}/{seed}.html", schema::STORIES);
        let html = files::text(self.files, &file)?;
        let background = |key: &str| self.room.background(key);
        let body = Body { file: &file, html: &html, edition, seed, background: &background };
        let mut blocks: Vec<Block> = self.film(edition, seed)?.into_iter().collect();
        blocks.extend(self.embed(edition, seed)?);
        blocks.extend(body.read(self.library, |key| self.stories.address(key, &edition.code))?);
        blocks.extend(self.sound(edition, seed)?);
        blocks.extend(self.leaflet(edition, seed)?);
        Document::new(blocks).map_err(|error| fault(&file, "body", error))
    }

    fn film(&mut self, edition: &Edition, seed: &str) -> Result<Option<Block>, ExchangeError> {
        let Some(film) = &self.story.told.film else { return Ok(None) };
        if film.seconds == 0 {
            return Err(self.fault("film.seconds", "a film takes time"));
        }
        let file = &self.story.file;
        let media = self.library.file("pictures", &film.file, (file, "film.file"))?;
        let poster = self.library.file("pictures", &film.poster, (file, "film.poster"))?;
        Ok(Some(Block::Video(Video {
            attrs: BlockAttrs::new(BlockId::derived(seed, 0, "film"), edition.direction),
            media: MediaRef { media: Some(media), src: None },
            poster: Href::parse(&format!("/files/{poster}/{}", encode_path(&film.poster))),
            spoken: Spoken {
                captions: self.captions(film.captions.as_ref(), &edition.code)?,
                transcript: film
                    .transcript
                    .as_ref()
                    .and_then(|told| told.get(&edition.code))
                    .cloned()
                    .unwrap_or_default(),
                seconds: Some(film.seconds),
            },
            caption: Vec::new(),
        })))
    }

    /// The address of a track in this edition's language.
    fn captions(&mut self, files: Option<&Texts>, code: &EditionCode) -> Result<Option<Href>, ExchangeError> {
        let Some(name) = files.and_then(|files| files.get(code)) else { return Ok(None) };
        let media = self.library.file(RECORDINGS, name, (&self.story.file, "film.captions"))?;
        Ok(Href::parse(&format!("/files/{media}/{}", encode_path(name))))
    }

    fn embed(&self, edition: &Edition, seed: &str) -> Result<Option<Block>, ExchangeError> {
        let Some(embed) = &self.story.told.embed else { return Ok(None) };
        let found = recognise(&embed.url);
        let found = found.ok_or_else(|| self.fault("embed.url", "is no page of a known service"))?;
        Ok(Some(Block::Embed(Embed {
            attrs: BlockAttrs::new(BlockId::derived(seed, 0, "embed"), edition.direction),
            url: found.url,
            provider: found.provider.to_owned(),
            title: embed.title.of(&edition.code, &self.story.file, "embed.title")?.clone(),
            caption: Vec::new(),
        })))
    }

    fn sound(&mut self, edition: &Edition, seed: &str) -> Result<Option<Block>, ExchangeError> {
        let Some(sound) = &self.story.told.sound else { return Ok(None) };
        let file = &self.story.file;
        let media = self.library.file(RECORDINGS, &sound.file, (file, "sound.file"))?;
        let text = |texts: &Texts, field| texts.of(&edition.code, file, field).cloned();
        Ok(Some(Block::Audio(Audio {
            attrs: BlockAttrs::new(BlockId::derived(seed, 0, "sound"), edition.direction),
            media: MediaRef { media: Some(media), src: None },
            spoken: Spoken {
                captions: None,
                transcript: text(&sound.transcript, "sound.transcript")?,
                seconds: Some(sound.seconds),
            },
            caption: vec![Inline::text(text(&sound.caption, "sound.caption")?)],
        })))
    }

    /// An issue's file in this edition, else in the one that it was written in.
    fn leaflet(&mut self, edition: &Edition, seed: &str) -> Result<Option<Block>, ExchangeError> {
        let told = &self.story.told;
        let Some(issue) = &told.issue else { return Ok(None) };
        let found = [&edition.code, &told.source]
            .into_iter()
            .find_map(|code| Some((code, issue.files.get(code)?, self.room.edition(code)?, told.versions.get(code)?)));
        let Some((code, name, of, version)) = found else { return Ok(None) };
        let whence = (self.story.file.as_str(), "issue.files");
        let media = self.library.file("files", name, whence)?;
        let bytes = self.library.bytes(media).map(|bytes| bytes.count()).transpose();
        let bytes = bytes.map_err(|error| self.fault("issue.files", error))?;
        let attrs = BlockAttrs {
            lang: Lang::parse(&of.language).filter(|_| *code != edition.code),
            ..BlockAttrs::new(BlockId::derived(seed, 0, "file"), of.direction)
        };
        let media = MediaRef { media: Some(media), src: None };
        Ok(Some(Block::File(FileLink { attrs, media, name: version.headline.clone(), bytes })))
    }

    fn comments(&self) -> Result<Vec<Comment>, ExchangeError> {
        let Told { key, told, .. } = self.story;
        let mut all: Vec<(&str, Comment)> = Vec::new();
        for comment in &told.comments {
            let field = |name: &str| format!("comments.{}.{name}", comment.id);
            let version = VersionId::derived(SOURCE, &format!("{key}/{}", comment.edition));
            if !told.versions.contains_key(&comment.edition) {
                return Err(self.fault(field("edition"), "the story is not in this edition"));
            }
            if all.iter().any(|(id, _)| *id == comment.id) {
                return Err(self.fault(field("id"), "is there twice"));
            }
            let parent = match &comment.parent {
                None => None,
                Some(id) => {
                    let above = all.iter().find(|(known, above)| known == id && above.version == version);
                    let missing =
                        || self.fault(field("parent"), format_args!("no `{id}` of this edition stands before"));
                    Some(above.ok_or_else(missing)?.1.id)
                }
            };
            let it = Comment {
                id: CommentId::derived(SOURCE, &format!("{key}/{}", comment.id)),
                version,
                parent,
                author_name: comment.name.clone(),
                author_link: None,
                // Whoever seeds at the desk answers; the command line is nobody.
                staff: self.ctx.actor.user_id().filter(|_| comment.staff),
                body: comment.text.clone(),
                at: comment.at.0,
                state: comment.state,
            };
            all.push((&comment.id, it));
        }
        Ok(all.into_iter().map(|(_, comment)| comment).collect())
    }

    /// In every edition that a text is written for.
    fn corrections(&self) -> Result<Vec<Correction>, ExchangeError> {
        let Told { key, told, .. } = self.story;
        let mut all = Vec::new();
        for correction in &told.corrections {
            let field = |name: &str| format!("corrections.{}.{name}", correction.id);
            correction.text.known(&self.room.editions, &self.story.file, &field("text"))?;
            if correction.at.0 < told.published.0 {
                return Err(self.fault(field("at"), "lies before `published`"));
            }
            for Edition { code, .. } in &self.room.editions {
                let Some(text) = correction.text.get(code) else { continue };
                if !told.versions.contains_key(code) {
                    return Err(self.fault(field("text"), format_args!("the story is not in the edition `{code}`")));
                }
                let id = CorrectionId::derived(SOURCE, &format!("{key}/{code}/{}", correction.id));
                if all.iter().any(|known: &Correction| known.id == id) {
                    return Err(self.fault(field("id"), "is there twice"));
                }
                all.push(Correction {
                    id,
                    version: VersionId::derived(SOURCE, &format!("{key}/{code}")),
                    edition: code.clone(),
                    kind: correction.kind,
                    text: text.clone(),
                    at: correction.at.0,
                });
            }
        }
        Ok(all)
    }

    fn fault(&self, field: impl Display, problem: impl Display) -> ExchangeError {
        fault(&self.story.file, field, problem)
    }
}
