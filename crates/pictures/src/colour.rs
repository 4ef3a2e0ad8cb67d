//! Colours as the web has them.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Turns 8-bit pixels of a profile into sRGB where they stand. A profile that cannot be read, or is of no RGB, is passed
/// over: its picture is looked at as it is.
pub(crate) fn into_srgb(profile: &[u8], pixels: &mut [u8], with_alpha: bool, width: u32) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = if with_alpha { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
        return;
    };
    let row = width as usize * if with_alpha { 4 } else { 3 };
    let mut turned = vec![0; row];
    for pixels in pixels.chunks_exact_mut(row.max(1)) {
        if transform.transform(pixels, &mut turned).is_err() {
            return;
        }
        pixels.copy_from_slice(&turned);
    }
}
