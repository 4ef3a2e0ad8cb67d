//! The sizes in which pictures stand on pages, and where each is.

use std::fmt;

/// The widths that are made, in pixels; a picture that is narrower ends with its own.
pub const WIDTHS: [u32; 8] = [160, 320, 480, 640, 960, 1280, 1600, 1920];
/// The widest of them.
pub const WIDEST: u32 = 1920;
/// The widest that has a lighter form: wider ones are asked for by few, and take long to make.
const WIDEST_LIGHTER: u32 = 1280;
/// About how wide the one is that stands for all where a browser knows no better.
const PLAIN: u32 = 960;
/// About how wide the one is that other services show.
const SHARED: u32 = 1280;

/// How a size is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// For every browser of today.
    WebP,
    /// For everything else that shows pictures.
    Jpeg,
    /// The lighter form of a WebP, made while nobody asks for anything. It has no address of its own: whoever says that
    /// they understand it gets it in the other's place.
    Avif,
}

impl Encoding {
    /// The ending of its names.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpeg",
            Self::Avif => "avif",
        }
    }

    /// As in `Content-Type`.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Avif => "image/avif",
        }
    }
}

/// A size of a picture; its text is the name of its file: `640.webp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Size {
    /// Pixels across.
    pub width: u32,
    /// How it is stored.
    pub encoding: Encoding,
}

impl Size {
    /// Reads a name; `None` for what is none, in any other spelling.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (width, ending) = name.split_once('.')?;
        let encoding = [Encoding::WebP, Encoding::Jpeg].into_iter().find(|known| known.ending() == ending)?;
        let size = Self { width: width.parse().ok()?, encoding };
        (size.width > 0 && size.to_string() == name).then_some(size)
    }

    /// Where it is, of the picture whose bytes have that hash.
    #[must_use]
    pub fn address(self, hash: &str) -> String {
        format!("/media/{hash}/{self}")
    }

    /// The one that stands for all, of a picture so wide.
    #[must_use]
    pub fn plain(width: u32) -> Self {
        Self { width: up_to(width, PLAIN), encoding: Encoding::Jpeg }
    }

    /// The one that other services show.
    #[must_use]
    pub fn shared(width: u32) -> Self {
        Self { width: up_to(width, SHARED), encoding: Encoding::Jpeg }
    }

    /// The largest, of an encoding.
    #[must_use]
    pub fn largest(width: u32, encoding: Encoding) -> Self {
        Self { width: width.min(WIDEST), encoding }
    }

    /// The same in its lighter form, if it has one.
    #[must_use]
    pub fn lighter(self) -> Option<Self> {
        let has_one = self.encoding == Encoding::WebP && self.width <= WIDEST_LIGHTER;
        has_one.then_some(Self { encoding: Encoding::Avif, ..self })
    }

    /// The lighter forms of a picture so wide, the widest first.
    #[must_use]
    pub fn lighter_of(width: u32) -> Vec<Self> {
        let made = Self::made_of(width);
        made.into_iter().rev().filter_map(Self::lighter).collect()
    }

    /// Whether a picture so wide has it.
    #[must_use]
    pub fn is_of(self, width: u32) -> bool {
        widths_of(width).any(|one| one == self.width)
    }

    /// Those that are made of a picture so wide before anybody asks.
    #[must_use]
    pub fn made_of(width: u32) -> Vec<Self> {
        let mut all: Vec<Self> = widths_of(width).map(|width| Self { width, encoding: Encoding::WebP }).collect();
        all.push(Self::plain(width));
        if Self::shared(width) != Self::plain(width) {
            all.push(Self::shared(width));
        }
        all
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.width, self.encoding.ending())
    }
}

/// The widths of a picture so wide, the narrowest first: nothing is enlarged, and two that hardly differ are one.
pub fn widths_of(width: u32) -> impl Iterator<Item = u32> + Clone {
    let widest = width.min(WIDEST);
    let narrower = WIDTHS.into_iter().filter(move |one| u64::from(*one) * 10 <= u64::from(widest) * 9);
    narrower.chain((widest > 0).then_some(widest))
}

/// The widest that is not much wider than wanted.
fn up_to(width: u32, wanted: u32) -> u32 {
    widths_of(width)
        .take_while(|one| u64::from(*one) * 10 <= u64::from(wanted) * 11)
        .last()
        .or(widths_of(width).next())
        .unwrap_or(wanted)
}

/// Every width of a picture in one encoding, as HTML's `srcset`.
#[must_use]
pub fn srcset(hash: &str, width: u32, encoding: Encoding) -> String {
    let all: Vec<String> =
        widths_of(width).map(|width| format!("{} {width}w", Size { width, encoding }.address(hash))).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lighter_form_stands_for_a_webp_that_is_not_wide_and_has_no_address() {
        let named: Vec<String> = Size::lighter_of(1500).iter().map(ToString::to_string).collect();
        assert_eq!(named, ["1280.avif", "960.avif", "640.avif", "480.avif", "320.avif", "160.avif"]);
        assert_eq!(Size { width: 640, encoding: Encoding::Jpeg }.lighter(), None);
        assert_eq!(Size { width: 1600, encoding: Encoding::WebP }.lighter(), None);
        assert_eq!(Size::parse("640.avif"), None);
    }

    #[test]
    fn a_picture_has_the_widths_below_its_own_and_its_own() {
        for (width, expected) in [
            (3000, &WIDTHS[..]),
            (1920, &WIDTHS[..]),
            (1000, &[160, 320, 480, 640, 1000]),
            (200, &[160, 200]),
            (170, &[170]),
            (1, &[1]),
            (0, &[]),
        ] {
            assert_eq!(widths_of(width).collect::<Vec<_>>(), expected, "{width}");
        }
    }

    #[test]
    fn a_name_has_one_spelling() {
        for name in ["640.webp", "1.jpeg"] {
            assert_eq!(Size::parse(name).map(|size| size.to_string()).as_deref(), Some(name));
        }
        for name in ["", "640", "0640.webp", "+640.webp", "640.WEBP", "640.jpg", "640.webp/", "0.webp", "original.jpeg"]
        {
            assert_eq!(Size::parse(name), None, "{name}");
        }
    }

    #[test]
    fn every_size_that_pages_name_is_one_of_the_pictures() {
        for width in [1, 100, 170, 500, 1000, 1279, 1500, 1920, 9000] {
            for size in Size::made_of(width) {
                assert!(size.is_of(width), "{width}: {size}");
            }
            assert!(Size::largest(width, Encoding::Jpeg).is_of(width));
        }
        assert_eq!(Size::plain(4000).to_string(), "960.jpeg");
        assert_eq!(Size::shared(4000).to_string(), "1280.jpeg");
        assert_eq!(srcset("ab", 200, Encoding::WebP), "/media/ab/160.webp 160w, /media/ab/200.webp 200w");
    }
}
