//! From pixels to a file: nothing but the picture is in it.

use crate::{Decoded, Refusal};
use domain::picture_size::{Encoding, Size};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use rgb::FromSlice as _;

/// Of 100.
const WEBP_QUALITY: f32 = 78.0;
/// Of 100.
const JPEG_QUALITY: u8 = 80;
/// Of 6: how long the encoder looks for a smaller file.
const WEBP_EFFORT: i32 = 4;
/// Of 100.
const AVIF_QUALITY: f32 = 60.0;
/// Of 10: at 4 a file is a fiftieth smaller and takes a quarter longer.
const AVIF_SPEED: u8 = 6;

impl Decoded {
    /// One size of it.
    ///
    /// # Errors
    /// [`Refusal::Damaged`], [`Refusal::Memory`].
    pub fn encode(&self, size: Size) -> Result<Vec<u8>, Refusal> {
        let scaled = self.scaled(size.width)?;
        match size.encoding {
            Encoding::WebP => scaled.webp(),
            Encoding::Jpeg => scaled.on_white().jpeg(),
            Encoding::Avif => scaled.avif(),
        }
    }

    /// On one thread: it is made beside everything else.
    fn avif(&self) -> Result<Vec<u8>, Refusal> {
        let encoder = ravif::Encoder::new().with_quality(AVIF_QUALITY).with_speed(AVIF_SPEED).with_num_threads(Some(1));
        let (width, height) = (self.width as usize, self.height as usize);
        let made = if self.with_alpha {
            encoder.encode_rgba(ravif::Img::new(self.pixels.as_rgba(), width, height))
        } else {
            encoder.encode_rgb(ravif::Img::new(self.pixels.as_rgb(), width, height))
        };
        made.map(|made| made.avif_file).map_err(|error| Refusal::Damaged(error.to_string()))
    }

    fn webp(&self) -> Result<Vec<u8>, Refusal> {
        let encoder = if self.with_alpha {
            webp::Encoder::from_rgba(&self.pixels, self.width, self.height)
        } else {
            webp::Encoder::from_rgb(&self.pixels, self.width, self.height)
        };
        let mut config = webp::WebPConfig::new().map_err(|()| Refusal::Memory)?;
        config.quality = WEBP_QUALITY;
        config.method = WEBP_EFFORT;
        let file = encoder.encode_advanced(&config).map_err(|error| Refusal::Damaged(format!("{error:?}")))?;
        Ok(file.to_vec())
    }

    fn jpeg(&self) -> Result<Vec<u8>, Refusal> {
        let mut file = Vec::new();
        JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY)
            .write_image(&self.pixels, self.width, self.height, ExtendedColorType::Rgb8)
            .map_err(|error| Refusal::Damaged(error.to_string()))?;
        Ok(file)
    }

    /// JPEG knows nothing to see through.
    fn on_white(self) -> Self {
        if !self.with_alpha {
            return self;
        }
        let over = |part: u8, alpha: u8| {
            let (part, alpha) = (u32::from(part), u32::from(alpha));
            u8::try_from((part * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
        };
        let pixels = self.pixels.chunks_exact(4).flat_map(|pixel| match pixel {
            [r, g, b, a] => [over(*r, *a), over(*g, *a), over(*b, *a)],
            _ => [255; 3],
        });
        Self { pixels: pixels.collect(), with_alpha: false, ..self }
    }
}
