//! The library's pages: whole documents within the desk's frame, written by the server alone, with plain forms; a small
//! script (`frontend/library`) adds dragging, pasting, progress and the live view of how a picture is cut.

mod medium;
mod picked;
mod shelf;

pub use medium::medium_page;
pub use picked::{Picked, picked, picked_list};
pub use shelf::shelf_page;

use crate::shell::DocumentAssets;
use crate::texts::LibraryMsg;
use domain::ids::{FolderId, MediaId};
use domain::library::{MediaKind, MediaWanted, words_of};

/// What stands in the address of a page of the library.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    fields: Vec<(String, String)>,
}

impl Asked {
    /// From a query.
    #[must_use]
    pub fn of(query: &str) -> Self {
        Self { fields: form_urlencoded::parse(query.as_bytes()).into_owned().collect() }
    }

    fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    fn page(&self) -> u32 {
        self.field("page").parse().unwrap_or(1).clamp(1, 100_000)
    }

    fn media(&self) -> Option<MediaId> {
        self.field("media").parse().ok()
    }

    fn folder(&self) -> Option<FolderId> {
        self.field("folder").parse().ok()
    }

    fn kind(&self) -> Option<MediaKind> {
        MediaKind::parse(self.field("kind"))
    }

    /// What is looked for.
    fn wanted(&self) -> MediaWanted {
        let words = words_of(self.field("q")).into_iter().take(12).collect();
        MediaWanted { kind: self.kind(), folder: self.folder(), words }
    }

    /// The same search on another page.
    fn other_page(&self, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for name in ["q", "kind", "folder"] {
            let value = self.field(name);
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.append_pair("page", &page.to_string());
        format!("/desk/library?{}", query.finish())
    }

    /// What was done, in words.
    fn done(&self) -> Option<LibraryMsg> {
        Some(match self.field("done") {
            "added" => LibraryMsg::DoneAdded,
            "already" => LibraryMsg::DoneAlready,
            "replaced" => LibraryMsg::DoneReplaced,
            "captions" => LibraryMsg::DoneCaptions,
            "moved" => LibraryMsg::DoneMoved,
            "removed" => LibraryMsg::DoneRemoved,
            "restored" => LibraryMsg::DoneRestored,
            "" => return None,
            _ => LibraryMsg::DoneSaved,
        })
    }

    /// What was refused, in words.
    fn problem(&self) -> Option<LibraryMsg> {
        let problem = self.field("problem");
        (!problem.is_empty()).then(|| refusal(problem))
    }
}

/// Why a file or a form was refused, in words.
#[must_use]
pub fn refusal(code: &str) -> LibraryMsg {
    match code {
        "kind" => LibraryMsg::RefusedKind,
        "modern" => LibraryMsg::RefusedModern,
        "name" => LibraryMsg::RefusedName,
        "bytes" => LibraryMsg::RefusedBytes,
        "pixels" => LibraryMsg::RefusedPixels,
        "frames" => LibraryMsg::RefusedFrames,
        "damaged" => LibraryMsg::RefusedDamaged,
        "captions" => LibraryMsg::RefusedCaptions,
        "memory" => LibraryMsg::RefusedMemory,
        "time" => LibraryMsg::RefusedTime,
        "empty" => LibraryMsg::RefusedEmpty,
        "full" => LibraryMsg::RefusedFull,
        "cut" => LibraryMsg::RefusedCut,
        "busy" => LibraryMsg::RefusedBusy,
        "unreadable" => LibraryMsg::RefusedUnreadable,
        "form" => LibraryMsg::RefusedForm,
        "forbidden" => LibraryMsg::RefusedForbidden,
        "session" => LibraryMsg::RefusedSession,
        "required" => LibraryMsg::RefusedRequired,
        "taken" => LibraryMsg::RefusedTaken,
        "long" => LibraryMsg::RefusedLong,
        "code" => LibraryMsg::RefusedDate,
        _ => LibraryMsg::RefusedFailed,
    }
}

/// What a page of the library loads.
pub type Assets = DocumentAssets;

/// A kind's name for many.
fn kind_name(kind: MediaKind) -> LibraryMsg {
    match kind {
        MediaKind::Picture => LibraryMsg::Pictures,
        MediaKind::Video => LibraryMsg::Videos,
        MediaKind::Audio => LibraryMsg::Audios,
        MediaKind::Document => LibraryMsg::Documents,
        MediaKind::Captions => LibraryMsg::CaptionsFiles,
    }
}
