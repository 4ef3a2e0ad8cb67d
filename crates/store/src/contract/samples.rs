//! A small newsroom to try promises on. Ids and moments count up, so that each run is the same.

use super::Outcome;
use crate::{NewRevision, Publication, Store, StoreError};
use domain::contributor::{Contributor, Credit, CreditRole};
use domain::document::{BlockId, Direction};
use domain::edition::{Calendar, Digits, MissingTranslation, Months, SiteIdentity};
use domain::ids::{ContributorId, RevisionId, SectionId, SeriesId, StoryId, TagId, TopicId, UserId, VersionId};
use domain::story::{Commenting, Origin};
use domain::taxonomy::{Section, Series, SeriesLayout, Tag};
use domain::{Content, Document, Edition, EditionCode, Kind, Path, Role, Slug, State, Story, Timestamp, User, Version};
use std::cell::Cell;
use std::error::Error;

pub(super) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A moment in the summer of 2024.
pub(super) const NOON: Timestamp = Timestamp(1_720_000_000_000);

pub(super) struct Sample<'s> {
    pub(super) store: &'s Store,
    pub(super) en: EditionCode,
    pub(super) fa: EditionCode,
    next: Cell<u128>,
}

pub(super) fn edition(code: &str, position: u32) -> Result<Edition> {
    Ok(Edition {
        code: code.parse()?,
        language: code.into(),
        name: format!("Edition {code}"),
        direction: if code == "fa" { Direction::Rtl } else { Direction::Ltr },
        calendar: if code == "fa" { Calendar::Jalali } else { Calendar::Gregorian },
        digits: if code == "fa" { Digits::Persian } else { Digits::Latin },
        months: Months::Gregorian,
        zone: "Europe/Tirane".into(),
        missing: MissingTranslation::Link,
        position,
        site: SiteIdentity { name: format!("Site {code}"), ..SiteIdentity::default() },
    })
}

pub(super) fn content(headline: &str) -> Content {
    Content {
        headline: headline.into(),
        deck: format!("{headline}, in a sentence"),
        excerpt: String::new(),
        body: Document::empty(BlockId::derived(headline, 0, ""), Direction::Ltr),
        credits: Vec::new(),
        lead: None,
    }
}

impl<'s> Sample<'s> {
    /// An English and a Persian edition, and nothing else.
    pub(super) fn new(store: &'s Store) -> Result<Self> {
        let (en, fa) = (edition("en", 0)?, edition("fa", 1)?);
        store.write(|w| {
            w.edition_put(&en)?;
            w.edition_put(&fa)
        })?;
        Ok(Self { store, en: en.code, fa: fa.code, next: Cell::new(1) })
    }

    pub(super) fn id<T>(&self, make: impl Fn(i64, u128) -> T) -> T {
        self.next.set(self.next.get() + 1);
        make(i64::try_from(self.next.get()).unwrap_or(0), 7)
    }

    pub(super) fn version(&self, id: VersionId) -> Result<Version> {
        Ok(self.store.read(|r| r.version_by_id(id))?.ok_or("the version is gone")?)
    }

    pub(super) fn put(&self, version: &Version) -> std::result::Result<(), StoreError> {
        self.store.write(|w| w.version_put(version, version.path.as_str()))
    }

    pub(super) fn story(&self, kind: Kind) -> Result<Story> {
        let story = Story { id: self.id(StoryId::from_parts), kind, series: None, created_at: NOON };
        self.store.write(|w| w.story_put(&story))?;
        Ok(story)
    }

    /// A version that is not stored yet.
    pub(super) fn blank(&self, story: &Story, edition: &EditionCode, path: &str) -> Result<Version> {
        Ok(Version {
            id: self.id(VersionId::from_parts),
            story: story.id,
            kind: story.kind,
            edition: edition.clone(),
            path: Path::new(path)?,
            state: State::Draft,
            flag: None,
            published_at: None,
            updated_at: None,
            commenting: Commenting::Open,
            pinned_until: None,
            sections: Vec::new(),
            tags: Vec::new(),
            translated_from: None,
            live: None,
            working: self.id(RevisionId::from_parts),
        })
    }

    /// Stores a version with its first revision.
    pub(super) fn begin(&self, version: &Version, content: &Content) -> std::result::Result<(), StoreError> {
        self.store.write(|w| {
            w.version_put(version, version.path.as_str())?;
            let new = NewRevision {
                id: version.working,
                version: version.id,
                at: NOON,
                by: None,
                origin: Origin::Saved,
                content,
            };
            w.revision_add(&new).map(drop)
        })
    }

    /// A stored draft of a new story.
    pub(super) fn draft(&self, kind: Kind, edition: &EditionCode, path: &str) -> Result<Version> {
        let version = self.blank(&self.story(kind)?, edition, path)?;
        self.begin(&version, &content(path))?;
        Ok(version)
    }

    pub(super) fn publish(&self, version: &Version, at: Timestamp) -> Result<Version> {
        let working = self.version(version.id)?.working;
        self.publish_revision(version.id, working, at, "")?;
        self.version(version.id)
    }

    pub(super) fn publish_revision(
        &self,
        version: VersionId,
        revision: RevisionId,
        at: Timestamp,
        teaser: &str,
    ) -> std::result::Result<(), StoreError> {
        self.store.write(|w| {
            w.version_publish(&Publication { version, revision, at, published_at: at, updated_at: None, teaser })
        })
    }

    /// A published version of a new story.
    pub(super) fn published(&self, kind: Kind, edition: &EditionCode, path: &str, at: Timestamp) -> Result<Version> {
        self.publish(&self.draft(kind, edition, path)?, at)
    }

    /// Adds a revision; answers its id and number.
    pub(super) fn save(
        &self,
        version: &Version,
        origin: Origin,
        by: Option<UserId>,
        at: Timestamp,
        content: &Content,
    ) -> Result<(RevisionId, u32)> {
        let id = self.id(RevisionId::from_parts);
        let new = NewRevision { id, version: version.id, at, by, origin, content };
        Ok((id, self.store.write(|w| w.revision_add(&new))?))
    }

    pub(super) fn user(&self, login: &str) -> Result<User> {
        let user = User {
            id: self.id(UserId::from_parts),
            login: login.into(),
            email: String::new(),
            name: login.to_uppercase(),
            role: Role::Editor,
            editions: vec![self.en.clone()],
            sections: vec![self.id(SectionId::from_parts)],
            language: self.en.clone(),
            disabled: false,
        };
        self.store.write(|w| w.user_put(&user, crate::UserKeys { login, email: "" }))?;
        Ok(user)
    }

    pub(super) fn section(&self, edition: &EditionCode, path: &str, parent: Option<&Section>) -> Result<Section> {
        let section = Section {
            id: self.id(SectionId::from_parts),
            edition: edition.clone(),
            topic: self.id(TopicId::from_parts),
            parent: parent.map(|parent| parent.id),
            slug: Slug::new(path.rsplit('/').next().unwrap_or(path))?,
            path: path.into(),
            name: path.to_uppercase(),
            description: "What it is about".into(),
            position: 3,
        };
        self.store.write(|w| w.section_put(&section))?;
        Ok(section)
    }

    pub(super) fn tag(&self, edition: &EditionCode, slug: &str) -> Result<Tag> {
        let tag = Tag {
            id: self.id(TagId::from_parts),
            edition: edition.clone(),
            topic: self.id(TopicId::from_parts),
            slug: Slug::new(slug)?,
            name: slug.to_uppercase(),
            description: String::new(),
        };
        self.store.write(|w| w.tag_put(&tag))?;
        Ok(tag)
    }

    pub(super) fn contributor(&self, slug: &str) -> Result<Contributor> {
        let contributor = Contributor {
            id: self.id(ContributorId::from_parts),
            slug: Slug::new(slug)?,
            name: slug.into(),
            portrait: None,
            texts: Vec::new(),
        };
        self.store.write(|w| w.contributor_put(&contributor))?;
        Ok(contributor)
    }

    pub(super) fn series(&self, slug: &str) -> Result<Series> {
        let series = Series {
            id: self.id(SeriesId::from_parts),
            slug: Slug::new(slug)?,
            layout: SeriesLayout::Shelf,
            names: Vec::new(),
            cover: None,
        };
        self.store.write(|w| w.series_put(&series))?;
        Ok(series)
    }
}

pub(super) fn credit(contributor: ContributorId) -> Credit {
    Credit { role: CreditRole::Author, contributor: Some(contributor), name: String::new(), link: None }
}

pub(super) fn minutes(count: i64) -> Timestamp {
    NOON.plus_secs(60 * count)
}

/// A promise's body, with a fresh store's sample.
pub(super) fn with(new: super::Constructor, check: impl FnOnce(&Sample<'_>) -> Outcome) -> Outcome {
    let (store, guard) = new();
    let outcome = check(&Sample::new(&store)?);
    drop(store);
    drop(guard);
    outcome
}
