//! What messengers show of a story that has no picture: its headline and the nameplate, set in the site's own fonts.
//!
//! Shaping, order and line breaks are cosmic-text's. A mark before a headline that begins the other way round gives its
//! lines the edition's direction (MR-5, MR-67).

use cosmic_text::{
    Align, Attrs, Buffer, Color, Ellipsize, EllipsizeHeightLimit, Family, FontSystem, Metrics, Shaping, SwashCache,
    Weight, fontdb,
};
use std::sync::{Mutex, OnceLock, PoisonError};
use text::Direction;

/// Pixels, as Open Graph wants them.
pub const WIDTH: u32 = 1200;
/// Pixels.
pub const HEIGHT: u32 = 630;

const MARGIN: f32 = 84.0;
/// Sizes of a headline, in pixels: the first in which it fits.
const SIZES: [f32; 5] = [88.0, 76.0, 64.0, 54.0, 46.0];
/// What a headline may take, from the top margin on.
const ROOM: f32 = 336.0;
const NAMEPLATE: f32 = 40.0;
/// As `--paper`, `--ink` and `--accent` of `style/tokens.css` by light.
const PAPER: [u8; 3] = [0xfc, 0xfb, 0xf8];
const INK: Color = Color::rgb(0x19, 0x18, 0x15);
const RULE: [u8; 3] = [0x8f, 0x23, 0x18];

const LATIN: &[u8] = include_bytes!("../fonts/source-serif-4.ttf");
const ARABIC: &[u8] = include_bytes!("../fonts/noto-naskh-arabic.ttf");
/// The weight of both files.
const WEIGHT: Weight = Weight(600);

/// What stands in a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The story's headline.
    pub headline: String,
    /// The site's name.
    pub nameplate: String,
    /// The edition's direction.
    pub direction: Direction,
}

/// The picture cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("a share picture: {0}")]
pub struct NotDrawn(#[from] png::EncodingError);

/// Fonts and drawn glyphs. One picture at a time is enough: each is drawn once a revision.
static DESK: OnceLock<Mutex<(FontSystem, SwashCache)>> = OnceLock::new();

fn with_desk<T>(work: impl FnOnce(&mut FontSystem, &mut SwashCache) -> T) -> T {
    let desk = DESK.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for font in [LATIN, ARABIC] {
            fonts.load_font_data(font.to_vec());
        }
        Mutex::new((FontSystem::new_with_locale_and_db("en".to_owned(), fonts), SwashCache::new()))
    });
    let mut held = desk.lock().unwrap_or_else(PoisonError::into_inner);
    let (fonts, glyphs) = &mut *held;
    work(fonts, glyphs)
}

/// A text set in lines of the picture's width; what does not fit ends with an ellipsis.
fn set(fonts: &mut FontSystem, words: &str, direction: Direction, size: f32, room: f32) -> Buffer {
    let family = if direction == Direction::Rtl { "Noto Naskh Arabic" } else { "Source Serif 4" };
    // Arabic script is taller.
    let leading = if direction == Direction::Rtl { 1.5 } else { 1.2 };
    let line = (size * leading).round();
    let mut buffer = Buffer::new(fonts, Metrics::new(size, line));
    buffer.set_size(Some(WIDTH as f32 - 2.0 * MARGIN), Some(room));
    // Counted, because a limit of height lets the line in that crosses it.
    buffer.set_ellipsize(Ellipsize::End(EllipsizeHeightLimit::Lines((room / line) as usize)));
    let attrs = Attrs::new().family(Family::Name(family)).weight(WEIGHT);
    let side = if direction == Direction::Rtl { Align::Right } else { Align::Left };
    let marked = text::direction::marked_title(&one_line(words), direction);
    buffer.set_text(&marked, &attrs, Shaping::Advanced, Some(side));
    buffer.shape_until_scroll(fonts, false);
    buffer
}

fn one_line(words: &str) -> String {
    words
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The headline in the largest size in which it fits, else cut in the smallest.
fn headline(fonts: &mut FontSystem, words: &Words) -> Buffer {
    let fits = |buffer: &Buffer| {
        let lines: f32 = buffer.layout_runs().map(|run| run.line_height).sum();
        let width = buffer.layout_runs().map(|run| run.line_w).fold(0.0, f32::max);
        lines <= ROOM && width <= WIDTH as f32 - 2.0 * MARGIN
    };
    let last = SIZES[SIZES.len() - 1];
    let whole = SIZES.into_iter().find(|size| {
        // In as many lines as it takes.
        let set = set(fonts, &words.headline, words.direction, *size, f32::MAX);
        fits(&set)
    });
    set(fonts, &words.headline, words.direction, whole.unwrap_or(last), ROOM)
}

/// Draws the picture: PNG.
///
/// # Errors
/// [`NotDrawn`].
pub fn draw(words: &Words) -> Result<Vec<u8>, NotDrawn> {
    let mut canvas = Canvas::new();
    with_desk(|fonts, glyphs| {
        let mut lines = headline(fonts, words);
        canvas.text(&mut lines, fonts, glyphs, MARGIN);
        let top = HEIGHT as f32 - MARGIN - NAMEPLATE * 1.5;
        canvas.rule(top as u32 - 24);
        let mut name = set(fonts, &words.nameplate, words.direction, NAMEPLATE, NAMEPLATE * 1.5);
        canvas.text(&mut name, fonts, glyphs, top);
    });
    canvas.png()
}

/// Pixels, RGB.
struct Canvas(Vec<u8>);

impl Canvas {
    fn new() -> Self {
        Self(PAPER.repeat((WIDTH * HEIGHT) as usize))
    }

    /// Lays a colour over a pixel; outside there is nothing.
    fn dot(&mut self, x: i32, y: i32, colour: Color) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        if x >= WIDTH || y >= HEIGHT {
            return;
        }
        let at = ((y * WIDTH + x) * 3) as usize;
        let over = u32::from(colour.a());
        for (below, above) in self.0[at..at + 3].iter_mut().zip([colour.r(), colour.g(), colour.b()]) {
            let mixed = (u32::from(*below) * (255 - over) + u32::from(above) * over) / 255;
            *below = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }

    fn text(&mut self, buffer: &mut Buffer, fonts: &mut FontSystem, glyphs: &mut SwashCache, top: f32) {
        buffer.draw(fonts, glyphs, INK, |x, y, width, height, colour| {
            for (dx, dy) in (0..width).flat_map(|dx| (0..height).map(move |dy| (dx, dy))) {
                self.dot(x + MARGIN as i32 + dx as i32, y + top as i32 + dy as i32, colour);
            }
        });
    }

    fn rule(&mut self, y: u32) {
        let [r, g, b] = RULE;
        for (x, dy) in (MARGIN as u32..WIDTH - MARGIN as u32).flat_map(|x| (0..4).map(move |dy| (x, dy))) {
            self.dot(x as i32, (y + dy) as i32, Color::rgb(r, g, b));
        }
    }

    fn png(self) -> Result<Vec<u8>, NotDrawn> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(&self.0)?;
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The glyphs of a text's first line from left to right: what they stand for, and which they are.
    fn run(words: &str, direction: Direction) -> (bool, Vec<(String, u16)>) {
        with_desk(|fonts, _| {
            let buffer = set(fonts, words, direction, 64.0, 400.0);
            let marked = text::direction::marked_title(words, direction);
            let run = buffer.layout_runs().next().expect("a line");
            let mut glyphs: Vec<_> = run.glyphs.iter().filter(|glyph| glyph.w > 0.0).collect();
            glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
            (run.rtl, glyphs.iter().map(|glyph| (marked[glyph.start..glyph.end].to_owned(), glyph.glyph_id)).collect())
        })
    }

    fn letters(run: &[(String, u16)]) -> String {
        run.iter().map(|(letter, _)| letter.as_str()).collect()
    }

    #[test]
    fn right_to_left_lines_are_ordered_as_they_are_read() {
        let (rtl, glyphs) = run("گزارش ۱۴۰۳: CSS", Direction::Rtl);
        assert!(rtl);
        assert_eq!(letters(&glyphs), "CSS :۱۴۰۳ شرازگ", "from left to right");
        let (rtl, glyphs) = run("CSS: مغامرة", Direction::Rtl);
        assert!(rtl, "the mark keeps the line's direction");
        assert_eq!(letters(&glyphs), "ةرماغم :CSS");
        let (rtl, glyphs) = run("رود and more", Direction::Ltr);
        assert!(!rtl);
        assert_eq!(letters(&glyphs), "دور and more");
    }

    #[test]
    fn letters_are_joined_and_none_is_a_box() {
        let (_, whole) = run("گزارش", Direction::Rtl);
        assert!(whole.iter().all(|(_, glyph)| *glyph != 0), "{whole:?}");
        let (_, alone) = run("ز", Direction::Rtl);
        let joined = whole.iter().find(|(letter, _)| letter == "ز").expect("it");
        assert_ne!(joined.1, alone[0].1, "a letter that joins has another form than one alone");
        for words in
            ["The night train returns", "Kthimi i trenit të natës: çfarë ndodhi", "قطار شب «بازگشت» ۱۳۹۱", "١٢٣ مدينة"]
        {
            for direction in [Direction::Ltr, Direction::Rtl] {
                let (_, glyphs) = run(words, direction);
                assert!(glyphs.iter().all(|(_, glyph)| *glyph != 0), "{words}: {glyphs:?}");
            }
        }
    }

    #[test]
    #[ignore = "for the eye: writes pictures to the folder that SHARE_PICTURES names"]
    fn pictures_to_look_at() {
        let folder = std::env::var("SHARE_PICTURES").expect("a folder");
        let long =
            "کتابخانه‌ای که ابزار امانت می‌دهد: از دریل تا نردبان (و CSS)، در ۱۴۰۳ سه هزار نفر عضو شدند ".repeat(3);
        let cases = [
            ("en", "The night train returns", "The Harbour Record", Direction::Ltr),
            ("fa", "قطار شب «بازگشت»: ۱۳۹۱ و Rail Europe", "روزنامهٔ بندر", Direction::Rtl),
            ("fa-long", long.as_str(), "روزنامهٔ بندر", Direction::Rtl),
            ("ar", "CSS: مغامرة في المدينة القديمة", "سجل الميناء", Direction::Rtl),
        ];
        for (name, headline, nameplate, direction) in cases {
            let words = Words { headline: headline.to_owned(), nameplate: nameplate.to_owned(), direction };
            std::fs::write(format!("{folder}/{name}.png"), draw(&words).expect("drawn")).expect("written");
        }
    }

    #[test]
    fn an_endless_headline_is_cut_within_the_picture() {
        for headline in ["word ".repeat(80), "w".repeat(300), "کتابخانه ".repeat(60), String::new()] {
            let direction = if headline.starts_with('ک') { Direction::Rtl } else { Direction::Ltr };
            let words = Words { headline: headline.clone(), nameplate: "The Harbour Record".into(), direction };
            let height: f32 =
                with_desk(|fonts, _| super::headline(fonts, &words).layout_runs().map(|run| run.line_height).sum());
            assert!(height <= ROOM, "{height} for {headline}");
            let picture = draw(&words).expect("drawn");
            let decoder = png::Decoder::new(std::io::Cursor::new(picture));
            let reader = decoder.read_info().expect("a PNG");
            assert_eq!((reader.info().width, reader.info().height), (WIDTH, HEIGHT));
        }
    }
}
