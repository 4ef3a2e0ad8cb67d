//! Pictures and files.

use crate::EditionCode;
use crate::ids::MediaId;
use serde::{Deserialize, Serialize};

/// A picture or a file. Its bytes are kept by their hash; several media may share them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// Its id.
    pub id: MediaId,
    /// SHA-256 of the bytes in hexadecimal; `None`: the file is missing and a placeholder stands for it.
    pub hash: Option<String>,
    /// Its name, for people.
    pub file_name: String,
    /// What it is, found out from its content (or from its name while the file is missing).
    pub mime: String,
    /// Pixels; `None` for what is no picture.
    pub width: Option<u32>,
    /// Pixels; `None` for what is no picture.
    pub height: Option<u32>,
    /// Size of the file.
    pub bytes: u64,
    /// Where it was on the old site.
    pub source_url: Option<String>,
    /// What it shows and who made it, per edition.
    pub texts: Vec<MediaText>,
    /// What of it has to be seen where there is less room than it needs.
    #[serde(default, skip_serializing_if = "Framing::is_plain")]
    pub framing: Framing,
}

/// What of a picture has to be seen where a layout cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Framing {
    /// Around where it is cut.
    pub focus: FocalPoint,
    /// It is shown whole, whatever the layout: a chart, a cartoon.
    pub whole: bool,
}

impl Framing {
    fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The classes by which a page shows it so; empty for a picture that is cut around its middle.
    pub fn class(self) -> String {
        if self.whole {
            return "whole".to_owned();
        }
        let of = |along: u16, names: [&'static str; 5]| names[usize::from((along.min(999)) / 200)];
        let across = of(self.focus.x, ["focus-left", "focus-leftish", "", "focus-rightish", "focus-right"]);
        let down = of(self.focus.y, ["focus-top", "focus-topish", "", "focus-bottomish", "focus-bottom"]);
        [across, down].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A point of a picture, in thousandths of its width from its left side and of its height from its top. Pictures are not
/// mirrored where texts run from right to left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FocalPoint {
    x: u16,
    y: u16,
}

impl FocalPoint {
    /// From thousandths of width and height; `None` outside the picture.
    pub fn new(x: u16, y: u16) -> Option<Self> {
        (x <= 1_000 && y <= 1_000).then_some(Self { x, y })
    }

    /// Thousandths of the width, from the left.
    pub fn x(self) -> u16 {
        self.x
    }

    /// Thousandths of the height, from the top.
    pub fn y(self) -> u16 {
        self.y
    }
}

impl Default for FocalPoint {
    /// The middle.
    fn default() -> Self {
        Self { x: 500, y: 500 }
    }
}

impl<'de> Deserialize<'de> for FocalPoint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Parts {
            x: u16,
            y: u16,
        }
        let Parts { x, y } = Parts::deserialize(deserializer)?;
        Self::new(x, y).ok_or_else(|| serde::de::Error::custom("a focal point outside its picture"))
    }
}

/// What a picture shows and who made it, in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaText {
    /// The edition.
    pub edition: EditionCode,
    /// Alternative text.
    pub alt: String,
    /// Caption, plain text.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

impl Media {
    /// Its texts in an edition, else in any.
    pub fn text_in(&self, edition: &EditionCode) -> Option<&MediaText> {
        self.texts.iter().find(|t| &t.edition == edition).or(self.texts.first())
    }

    /// Whether it is a picture.
    pub fn is_picture(&self) -> bool {
        self.mime.starts_with("image/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focal_point_is_within_its_picture() {
        assert_eq!(FocalPoint::new(1_001, 0), None);
        assert!(serde_json::from_str::<FocalPoint>(r#"{"x":0,"y":1001}"#).is_err());
        assert_eq!(serde_json::from_str::<FocalPoint>(r#"{"x":1,"y":2}"#).ok(), FocalPoint::new(1, 2));
    }

    #[test]
    fn a_picture_is_cut_around_what_matters() {
        for (x, y, class) in [
            (500, 500, ""),
            (0, 500, "focus-left"),
            (1_000, 1_000, "focus-right focus-bottom"),
            (620, 250, "focus-rightish focus-topish"),
            (450, 0, "focus-top"),
        ] {
            let focus = FocalPoint::new(x, y).expect("a point");
            assert_eq!(Framing { focus, whole: false }.class(), class);
            assert_eq!(Framing { focus, whole: true }.class(), "whole");
        }
    }
}
