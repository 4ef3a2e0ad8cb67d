//! What is to be looked at before publishing, in words and with the way to it.

use crate::presenting::Voice;
use crate::texts::DeskMsg;
use domain::page::desk::ConcernView;
use newsroom::writing::{Concern, Matter, Place};

pub(super) fn view(voice: &Voice<'_>, concern: &Concern) -> ConcernView {
    let number = |count: usize| voice.number(count as u64);
    let t = |message| voice.words.t(message).to_owned();
    let words = match &concern.matter {
        Matter::NoHeadline => t(DeskMsg::ConcernNoHeadline),
        Matter::LongHeadline(length) => voice.words.fill(DeskMsg::ConcernLongHeadline, &[("count", &number(*length))]),
        Matter::NoText => t(DeskMsg::ConcernNoText),
        Matter::NoSection => t(DeskMsg::ConcernNoSection),
        Matter::NoPicture => t(DeskMsg::ConcernNoPicture),
        Matter::NoAlt => t(DeskMsg::ConcernNoAlt),
        Matter::NoCaption => t(DeskMsg::ConcernNoCaption),
        Matter::DeadLink(href) => {
            let href = text::direction::isolate(href, Some(text::Direction::Ltr));
            voice.words.fill(DeskMsg::ConcernDeadLink, &[("address", &href)])
        }
        Matter::OtherLanguage => t(DeskMsg::ConcernOtherLanguage),
        Matter::HiddenControls => t(DeskMsg::ConcernHiddenControls),
        Matter::Spelling(count) => voice.words.fill(DeskMsg::ConcernSpelling, &[("count", &number(*count))]),
        Matter::OpenRemark(text) => {
            let text = text::direction::isolate(text, None);
            voice.words.fill(DeskMsg::ConcernOpenRemark, &[("text", &text)])
        }
        Matter::StalePlan => t(DeskMsg::ConcernStalePlan),
    };
    let (anchor, block) = match &concern.place {
        Place::Headline => ("headline", ""),
        Place::Block(id) => ("", id.as_str()),
        Place::Sections => ("p-sections", ""),
        Place::Lead => ("p-lead", ""),
        Place::Plans => ("plans", ""),
        Place::Remarks => ("remarks", ""),
    };
    ConcernView { words, anchor: anchor.to_owned(), block: block.to_owned(), blocks: concern.matter.blocks() }
}
