//! What somebody is told, in sentences.

use crate::catalogue::Catalogue;
use crate::presenting::Voice;
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::assignment::{MailRhythm, NoticeKind};
use domain::page::desk::{NoticeView, NoticesPage};
use domain::page::people::Choice;
use newsroom::noticing::{self, Told};
use newsroom::{Context, NewsroomError};

/// The actor's notices.
pub fn notices(site: &Site, ctx: &Context) -> Result<NoticesPage, NewsroomError> {
    let (user, interface) = super::person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let told = noticing::notices(&site.newsroom, ctx)?;
    let view = |told: &Told| NoticeView {
        line: notice_line(voice.words, told),
        when: voice.formats.relative(told.notice.at.unix_ms(), ctx.now.unix_ms()),
        version: told.notice.version,
        new: !told.notice.read,
    };
    Ok(NoticesPage {
        frame: super::desk_frame(&voice, ctx, &user)?,
        last: told.first().map(|told| told.notice.id).unwrap_or_default(),
        notices: told.iter().map(view).collect(),
    })
}

/// A notice as a sentence.
pub(in crate::presenting) fn notice_line(words: &Catalogue, told: &Told) -> String {
    let message = match told.notice.kind {
        NoticeKind::Assigned => DeskMsg::NoticeAssigned,
        NoticeKind::SentBack => DeskMsg::NoticeSentBack,
        NoticeKind::Remark => DeskMsg::NoticeRemark,
        NoticeKind::Answer => DeskMsg::NoticeAnswer,
        NoticeKind::Published => DeskMsg::NoticePublished,
        NoticeKind::Unpublished => DeskMsg::NoticeUnpublished,
        NoticeKind::Withdrawn => DeskMsg::NoticeWithdrawn,
        NoticeKind::Corrected => DeskMsg::NoticeCorrected,
        NoticeKind::HandedOn => DeskMsg::NoticeHandedOn,
        NoticeKind::PlanDone => DeskMsg::NoticePlanDone,
        NoticeKind::PlanFailed => DeskMsg::NoticePlanFailed,
    };
    let or = |text: &str, otherwise| {
        let clean = text::label::clean(text);
        let text = if clean.is_empty() { words.t(otherwise).to_owned() } else { clean };
        text::direction::isolate(&text, None)
    };
    let (name, headline) = (or(&told.by, DeskMsg::NoticeSomebody), or(&told.headline, DeskMsg::Untitled));
    words.fill(message, &[("name", &name), ("headline", &headline)])
}

/// How often the actor gets them by mail.
pub(in crate::presenting) fn rhythms(voice: &Voice<'_>, ctx: &Context) -> Result<Vec<Choice>, NewsroomError> {
    let chosen = noticing::rhythm(&voice.site.newsroom, ctx)?;
    let name = |rhythm| match rhythm {
        MailRhythm::Off => DeskMsg::RhythmOff,
        MailRhythm::Daily => DeskMsg::RhythmDaily,
        MailRhythm::AtOnce => DeskMsg::RhythmAtOnce,
    };
    let choice = |rhythm: MailRhythm| Choice {
        value: rhythm.as_str().to_owned(),
        label: voice.words.t(name(rhythm)).to_owned(),
        lang: voice.edition.language.clone(),
        chosen: rhythm == chosen,
    };
    Ok(MailRhythm::ALL.map(choice).to_vec())
}
