//! From a file to pixels, within limits.

use crate::header::Header;
use crate::{Kind, LONGEST, LONGEST_SIDE, MOST_MEMORY, Refusal, colour, look};
use domain::picture_size::WIDEST;
use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use std::io::{self, BufRead, Cursor, Read, Seek, SeekFrom};
use std::time::Instant;

/// A picture's pixels: upright, in sRGB, no wider than the widest size, and nothing else of what was in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) pixels: Vec<u8>,
    pub(crate) with_alpha: bool,
}

impl Decoded {
    /// Decodes a picture; of one that moves, its first frame.
    ///
    /// # Errors
    /// Any [`Refusal`].
    pub fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        let header = look(bytes)?;
        let ends = Instant::now() + LONGEST;
        let (whole, profile) = pixels(bytes, &header, ends)?;
        let stored_widest = if header.width == header.stored.0 {
            WIDEST
        } else {
            // It lies on its side: what becomes its width is its height now.
            u32::try_from(u64::from(WIDEST) * u64::from(header.stored.0) / u64::from(header.width.max(1)))
                .unwrap_or(WIDEST)
        };
        let mut small = whole.scaled(stored_widest.max(1))?;
        drop(whole);
        if let Some(profile) = profile {
            colour::into_srgb(&profile, &mut small.pixels, small.with_alpha, small.width);
        }
        late(ends)?;
        small.turned(&header)
    }

    /// Pixels across.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Pixels down.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The same no wider than that.
    ///
    /// # Errors
    /// [`Refusal::Damaged`].
    pub fn scaled(&self, width: u32) -> Result<Self, Refusal> {
        if width >= self.width {
            return Ok(self.clone());
        }
        let exact = u64::from(self.height) * u64::from(width);
        let height = u32::try_from((exact + u64::from(self.width) / 2) / u64::from(self.width)).unwrap_or(1).max(1);
        let kind = if self.with_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
        let failed = |what: &dyn std::fmt::Display| Refusal::Damaged(what.to_string());
        let source = fast_image_resize::images::ImageRef::new(self.width, self.height, &self.pixels, kind)
            .map_err(|error| failed(&error))?;
        let mut target = Image::new(width, height, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&source, &mut target, &options).map_err(|error| failed(&error))?;
        Ok(Self { width, height, pixels: target.into_vec(), with_alpha: self.with_alpha })
    }

    fn turned(self, header: &Header) -> Result<Self, Refusal> {
        let broken = || Refusal::Damaged("its pixels do not fill it".into());
        let mut image = if self.with_alpha {
            image::RgbaImage::from_raw(self.width, self.height, self.pixels).map(DynamicImage::ImageRgba8)
        } else {
            image::RgbImage::from_raw(self.width, self.height, self.pixels).map(DynamicImage::ImageRgb8)
        }
        .ok_or_else(broken)?;
        image.apply_orientation(header.orientation);
        Ok(Self {
            width: image.width(),
            height: image.height(),
            with_alpha: self.with_alpha,
            pixels: image.into_bytes(),
        })
    }
}

/// All of a picture's pixels as they are stored, and its colour profile.
fn pixels(bytes: &[u8], header: &Header, ends: Instant) -> Result<(Decoded, Option<Vec<u8>>), Refusal> {
    let format = match header.kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Gif => ImageFormat::Gif,
        Kind::WebP => ImageFormat::WebP,
        _ => return Err(Refusal::Kind),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Timed { inner: Cursor::new(bytes), ends }, format);
    reader.limits(limits);
    let refused = |error: image::ImageError| refusal(&error, ends);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    if decoder.dimensions() != header.stored {
        return Err(Refusal::Damaged("it is not as large as its header says".into()));
    }
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(Refusal::Memory);
    }
    let profile = decoder.icc_profile().unwrap_or_default();
    let image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    late(ends)?;
    let (width, height) = header.stored;
    // What is opaque throughout needs no fourth channel.
    let see_through = image.color().has_alpha()
        && match &image {
            DynamicImage::ImageRgba8(image) => image.pixels().any(|pixel| pixel.0[3] != 255),
            _ => true,
        };
    let pixels = if see_through { image.into_rgba8().into_raw() } else { image.into_rgb8().into_raw() };
    Ok((Decoded { width, height, pixels, with_alpha: see_through }, profile))
}

fn late(ends: Instant) -> Result<(), Refusal> {
    if Instant::now() > ends { Err(Refusal::Time) } else { Ok(()) }
}

fn refusal(error: &image::ImageError, ends: Instant) -> Refusal {
    match error {
        image::ImageError::Limits(_) => Refusal::Memory,
        _ if Instant::now() > ends => Refusal::Time,
        _ => Refusal::Damaged(error.to_string().chars().take(120).collect()),
    }
}

/// Bytes that run out when the time has: a decoder that goes on asking ends there.
struct Timed<'b> {
    inner: Cursor<&'b [u8]>,
    ends: Instant,
}

impl Timed<'_> {
    fn check(&self) -> io::Result<()> {
        if Instant::now() > self.ends { Err(io::Error::from(io::ErrorKind::TimedOut)) } else { Ok(()) }
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.check()?;
        self.inner.read(buffer)
    }
}

impl BufRead for Timed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.check()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
    }
}

impl Seek for Timed<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
