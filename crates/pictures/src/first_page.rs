//! A PDF's first page as a picture.
//!
//! The file is somebody's: whoever calls this does so in a process of its own, with limits of memory and time, because a
//! page may be made to take any amount of both.

use crate::Refusal;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _};

/// Pixels across; the widest that a page shows a cover in, on a fine screen.
const WIDTH: f32 = 1280.0;
/// Highest page that is drawn, in its widths.
const HIGHEST: f32 = 4.0;
/// Lowest.
const LOWEST: f32 = 0.2;

/// Draws it: PNG.
///
/// # Errors
/// [`Refusal::Kind`] for what is no PDF or cannot be opened without a password, [`Refusal::Damaged`] for one without a first
/// page that could be drawn.
pub fn first_page(pdf: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let pdf = Pdf::new(pdf).map_err(|_| Refusal::Kind)?;
    let damaged = |what: &str| Refusal::Damaged(what.to_owned());
    let page = pdf.pages().first().ok_or_else(|| damaged("it has no page"))?;
    let (width, height) = page.render_dimensions();
    if !(width >= 1.0 && (LOWEST..=HIGHEST).contains(&(height / width))) {
        return Err(damaged("its first page has no shape to be drawn in"));
    }
    let scale = WIDTH / width;
    let sheet = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &sheet);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let rgb: Vec<u8> =
        drawn.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
    let mut file = Vec::new();
    PngEncoder::new(&mut file)
        .write_image(&rgb, width, height, ExtendedColorType::Rgb8)
        .map_err(|error| damaged(&error.to_string()))?;
    // As every other picture is looked at.
    crate::look(&file)?;
    Ok(file)
}
