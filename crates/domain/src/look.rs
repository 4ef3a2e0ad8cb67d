//! How the site looks to its readers, as far as a newsroom chooses: the accent colour, checked against the page.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A colour in sRGB, eight bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The text is no colour: `#8f2318`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no colour")]
pub struct NotAColour(pub String);

impl Colour {
    /// How much it stands out from another, from 1 to 21 (WCAG 2.2, contrast ratio).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl std::str::FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let wrong = || NotAColour(text.chars().take(20).collect());
        let digits = text.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| wrong())?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Least contrast of text with what is behind it (WCAG 2.2, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// One of the two looks of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The name by which forms and styles know it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What an accent stands on: the page, and the tint of some of its parts; as `--paper` and `--wash` of the style sheets.
    #[must_use]
    pub fn grounds(self) -> [Colour; 2] {
        match self {
            Self::Light => [Colour([0xfc, 0xfb, 0xf8]), Colour([0xf3, 0xef, 0xe6])],
            Self::Dark => [Colour([0x15, 0x14, 0x0f]), Colour([0x24, 0x22, 0x1c])],
        }
    }

    /// The accent where nobody chose one; as `--accent` of the style sheets.
    #[must_use]
    pub fn accent(self) -> Colour {
        match self {
            Self::Light => Colour([0x8f, 0x23, 0x18]),
            Self::Dark => Colour([0xe0, 0xa5, 0x93]),
        }
    }

    /// How much a colour stands out where it stands out least.
    #[must_use]
    pub fn contrast(self, colour: Colour) -> f64 {
        self.grounds().into_iter().map(|ground| colour.contrast(ground)).fold(f64::INFINITY, f64::min)
    }
}

/// What a newsroom chose of its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// The accent on light pages; `None`: the program's own.
    pub light: Option<Colour>,
    /// The accent on dark pages; `None`: the program's own.
    pub dark: Option<Colour>,
}

impl Look {
    /// What was chosen for a scheme.
    #[must_use]
    pub fn chosen(&self, scheme: Scheme) -> Option<Colour> {
        match scheme {
            Scheme::Light => self.light,
            Scheme::Dark => self.dark,
        }
    }

    /// The style sheet that says it, after the others; empty where nothing was chosen. Both schemes are said, each as often
    /// as the tokens say them, because a later rule of the same weight wins.
    #[must_use]
    pub fn sheet(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        let [light, dark] = Scheme::ALL.map(|scheme| self.chosen(scheme).unwrap_or(scheme.accent()));
        format!(
            ":root{{--accent:{light}}}@media (prefers-color-scheme:dark){{:root:where(:not([data-theme=\"light\"])){{--accent:{dark}}}}}:root:where([data-theme=\"dark\"]){{--accent:{dark}}}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().expect(text)
    }

    #[test]
    fn a_colour_is_six_digits_and_written_back() {
        for (text, written) in [("#8f2318", "#8f2318"), (" 8F2318 ", "#8f2318"), ("#FFFFFF", "#ffffff")] {
            assert_eq!(colour(text).to_string(), written);
        }
        for text in ["", "#fff", "red", "#12345g", "#8f2318;}", "#1234567", "url(x)"] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }

    #[test]
    fn contrast_is_as_the_guidelines_reckon_it() {
        for (one, two, contrast) in
            [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)]
        {
            let found = colour(one).contrast(colour(two));
            assert!((found - contrast).abs() < 0.01, "{one} {two}: {found}");
            assert!((found - colour(two).contrast(colour(one))).abs() < f64::EPSILON);
        }
        for scheme in Scheme::ALL {
            assert!(scheme.contrast(scheme.accent()) >= LEAST_CONTRAST, "{scheme:?}");
        }
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheets() {
        let tokens = include_str!("../../../style/tokens.css");
        for scheme in Scheme::ALL {
            let [paper, wash] = scheme.grounds();
            for (name, colour) in [("paper", paper), ("wash", wash), ("accent", scheme.accent())] {
                assert!(tokens.contains(&format!("--{name}: {colour};")), "{name} {colour}");
            }
        }
    }

    #[test]
    fn a_look_says_both_schemes_or_nothing() {
        assert_eq!(Look::default().sheet(), "");
        let sheet = Look { light: Some(colour("#004080")), dark: None }.sheet();
        assert!(sheet.starts_with(":root{--accent:#004080}"), "{sheet}");
        assert_eq!(sheet.matches("--accent:#e0a593").count(), 2, "{sheet}");
    }
}
