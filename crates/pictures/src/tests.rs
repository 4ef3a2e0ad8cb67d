//! Hostile and odd pictures, made here: none is kept as a file.

use super::*;
use domain::picture_size::{Encoding, Size};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage};

/// A picture whose left half is dark and whose right half is light.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([20, 30, 40]) } else { Rgb([230, 220, 210]) })
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut file, 90);
    encoder.write_image(image.as_raw(), image.width(), image.height(), ExtendedColorType::Rgb8).expect("a JPEG");
    file
}

fn png(image: &RgbImage, profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).expect("a profile");
    }
    encoder.write_image(image.as_raw(), image.width(), image.height(), ExtendedColorType::Rgb8).expect("a PNG");
    file
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut chunk = u32::try_from(content.len()).expect("short").to_be_bytes().to_vec();
    chunk.extend_from_slice(name);
    chunk.extend_from_slice(content);
    chunk.extend_from_slice(&[0; 4]);
    chunk
}

fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    file.extend(chunk(b"IHDR", &header));
    file.extend(chunk(b"IDAT", &[0x78; 20_000]));
    file
}

fn gif(frames: usize) -> Vec<u8> {
    let mut file = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    for _ in 0..frames {
        file.extend_from_slice(b"\x21\xf9\x04\0\x01\0\0\0");
        file.extend_from_slice(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    }
    file.push(0x3b);
    file
}

fn riff(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, content) in chunks {
        body.extend_from_slice(*name);
        body.extend_from_slice(&u32::try_from(content.len()).expect("short").to_le_bytes());
        body.extend_from_slice(content);
        body.extend(std::iter::repeat_n(0, content.len() % 2));
    }
    let mut file = b"RIFF".to_vec();
    file.extend_from_slice(&u32::try_from(body.len()).expect("short").to_le_bytes());
    file.extend(body);
    file
}

fn canvas(width: u32, height: u32) -> Vec<u8> {
    [&[0, 0, 0, 0][..], &(width - 1).to_le_bytes()[..3], &(height - 1).to_le_bytes()[..3]].concat()
}

/// An Exif block: how the picture lies, and where it was taken.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    // The GPS directory, behind this one.
    exif.extend_from_slice(&[0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    exif.extend_from_slice(&[0, 0, 0, 0]);
    exif.extend_from_slice(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0GPS:41.33N,19.81E");
    exif
}

fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let exif = exif(orientation);
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

fn both(bytes: &[u8], width: u32) -> Vec<Vec<u8>> {
    let decoded = Decoded::of(bytes).expect("decoded");
    let encodings = [Encoding::WebP, Encoding::Jpeg];
    encodings.into_iter().map(|encoding| decoded.encode(Size { width, encoding }).expect("encoded")).collect()
}

#[test]
fn a_flood_of_pixels_is_refused_by_its_header() {
    let mut sof = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08".to_vec();
    sof.extend_from_slice(&[0xfa, 0xfa, 0xfa, 0xfa, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xff, 0xd9]);
    let webp = riff(&[(b"VP8X", canvas(16_000, 16_000))]);
    let mut still = b"GIF89a".to_vec();
    still.extend_from_slice(&[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0x3b]);
    for (file, sides) in [
        (png_header(50_000, 50_000), (50_000, 50_000)),
        (png_header(12_001, 1), (12_001, 1)),
        (png_header(8_000, 8_000), (8_000, 8_000)),
        (sof, (64_250, 64_250)),
        (webp, (16_000, 16_000)),
        (still, (65_535, 65_535)),
    ] {
        assert_eq!(look(&file), Err(Refusal::Pixels(sides.0, sides.1)));
        assert_eq!(Decoded::of(&file), Err(Refusal::Pixels(sides.0, sides.1)));
    }
    assert!(look(&png_header(8_000, 5_000)).is_ok(), "as large as it may be");
}

#[test]
fn a_picture_that_moves_has_its_frames_counted_and_is_shown_by_its_first() {
    assert_eq!(look(&gif(10_000)), Err(Refusal::Frames(MOST_FRAMES)));
    assert_eq!(look(&gif(3)).map(|header| header.frames), Ok(3));
    let decoded = Decoded::of(&gif(3)).expect("decoded");
    assert_eq!((decoded.width(), decoded.height()), (1, 1));
    let mut moving = b"\x89PNG\r\n\x1a\n".to_vec();
    moving.extend(chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]));
    moving.extend(chunk(b"acTL", &[0, 0, 0x27, 0x10, 0, 0, 0, 0]));
    assert_eq!(look(&moving), Err(Refusal::Frames(MOST_FRAMES)));
    let frame = || (b"ANMF", [&[0; 6][..], &[0; 10]].concat());
    let mut chunks = vec![(b"VP8X", canvas(1, 1))];
    chunks.extend(std::iter::repeat_with(frame).take(10_000));
    assert_eq!(look(&riff(&chunks)), Err(Refusal::Frames(MOST_FRAMES)));
}

#[test]
fn a_header_that_lies_is_refused() {
    let vp8 = |width: u16, height: u16| {
        [b"\x30\x01\0\x9d\x01\x2a".as_slice(), &width.to_le_bytes(), &height.to_le_bytes(), &[0; 40]].concat()
    };
    for lying in [
        riff(&[(b"VP8X", canvas(16, 16)), (b"VP8 ", vp8(16_383, 16_383))]),
        riff(&[
            (b"VP8X", canvas(16, 16)),
            (b"ANMF", [&[0; 6], &[0xff, 0x3f, 0][..], &[0xff, 0x3f, 0], &[0; 12]].concat()),
        ]),
    ] {
        assert!(matches!(look(&lying), Err(Refusal::Damaged(_))));
    }
    assert_eq!(look(&riff(&[(b"VP8 ", vp8(16_383, 16_383))])), Err(Refusal::Pixels(16_383, 16_383)));
    // It says that it is small and holds nothing of the kind, or breaks off.
    let whole = jpeg(&halves(64, 64));
    for broken in [png_header(10, 10), riff(&[(b"VP8 ", vp8(0, 16))]), whole[..40].to_vec(), b"\xff\xd8\xff".to_vec()] {
        assert!(matches!(Decoded::of(&broken), Err(Refusal::Damaged(_))));
    }
    for brand in [b"avif", b"heic", b"mif1"] {
        let file = [b"\0\0\0\x1cftyp".as_slice(), brand, &[0; 200]].concat();
        assert_eq!(look(&file), Err(Refusal::Modern));
    }
}

#[test]
fn what_is_no_picture_is_told_by_its_content() {
    for (file, kind_of) in [
        (&b"%PDF-1.7"[..], Ok(Kind::Pdf)),
        (b"ID3\x04", Ok(Kind::Mp3)),
        (b"\xff\xfb\x90\x44", Ok(Kind::Mp3)),
        (b"\0\0\0\x18ftypmp42", Ok(Kind::Mp4)),
        (b"\0\0\0\x18ftypM4A ", Ok(Kind::M4a)),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm", Ok(Kind::WebM)),
        (b"WEBVTT\n\n00:00.000 --> 00:02.000\nRain.", Ok(Kind::WebVtt)),
        (b"WEBVTTS", Err(Refusal::Kind)),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska", Err(Refusal::Kind)),
        (b"\0\0\0\x18ftypqt  ", Err(Refusal::Kind)),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Err(Refusal::Kind)),
        (b"<?xml version=\"1.0\"?><svg/>", Err(Refusal::Kind)),
        (b"<html><script>alert(1)</script>", Err(Refusal::Kind)),
        (b"PK\x03\x04", Err(Refusal::Kind)),
        (b"MZ\x90\0", Err(Refusal::Kind)),
        (b"", Err(Refusal::Kind)),
    ] {
        assert_eq!(kind(file), kind_of, "{:?}", String::from_utf8_lossy(file));
    }
}

#[test]
fn a_name_has_to_agree_with_the_content() {
    for name in ["a.jpg", "A.JPEG", "old.png", "قطار.jpg", "a.html.jpg"] {
        assert_eq!(is_named_as(Kind::Jpeg, name), Ok(()), "{name}");
    }
    for name in
        ["a.html", "a.svg", "a.jar", "a", "", "a.jpg.php", "a.jpg.", "a.pdf", "cod\u{202e}gpj.exe", "a.jpg\0.exe"]
    {
        assert!(matches!(is_named_as(Kind::Jpeg, name), Err(Refusal::Name(_))), "{name:?}");
    }
    assert!(is_named_as(Kind::Pdf, "a.jpg").is_err());
}

#[test]
fn a_picture_that_is_something_else_too_is_a_picture_alone_afterwards() {
    let script = b"<script>alert(document.domain)</script>";
    let image = halves(40, 30);
    let plain = jpeg(&image);
    let length = u16::try_from(script.len() + 2).expect("short").to_be_bytes();
    let commented = [&plain[..2], &[0xff, 0xfe], &length, script, &plain[2..]].concat();
    let trailing = [&plain[..], script].concat();
    let zip = [&png(&image, None)[..], b"PK\x03\x04 a zip PK\x05\x06"].concat();
    let gifar = [&gif(1)[..], b"PK\x03\x04META-INF/MANIFEST.MF"].concat();
    for file in [commented, trailing, zip, gifar] {
        for made in both(&file, 40) {
            assert!(!holds(&made, b"script") && !holds(&made, b"PK\x03\x04"));
            assert!(look(&made).is_ok());
        }
    }
}

#[test]
fn a_picture_stands_upright_and_forgets_where_it_was_taken() {
    // Left half dark; each turn puts the dark side elsewhere.
    let plain = jpeg(&halves(64, 32));
    for (orientation, sides, dark) in [
        (1, (64, 32), (4, 16)),
        (2, (64, 32), (60, 16)),
        (3, (64, 32), (60, 16)),
        (6, (32, 64), (16, 4)),
        (8, (32, 64), (16, 60)),
    ] {
        let file = with_exif(&plain, orientation);
        assert!(holds(&file, b"GPS:41.33N"));
        let header = look(&file).expect("a header");
        assert_eq!((header.width, header.height), sides, "{orientation}");
        let decoded = Decoded::of(&file).expect("decoded");
        assert_eq!((decoded.width(), decoded.height()), sides, "{orientation}");
        let at = (dark.1 * sides.0 + dark.0) as usize * 3;
        assert!(decoded.pixels[at] < 60, "{orientation}: {}", decoded.pixels[at]);
        for made in both(&file, sides.0) {
            assert!(!holds(&made, b"Exif") && !holds(&made, b"GPS") && !holds(&made, b"EXIF"));
        }
    }
}

#[test]
fn colours_of_another_profile_become_the_webs() {
    let image = RgbImage::from_pixel(8, 8, Rgb([180, 90, 60]));
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("a profile");
    let turned = Decoded::of(&png(&image, Some(profile.clone()))).expect("decoded");
    // By the matrices of the two standards.
    for (got, expected) in turned.pixels.iter().zip([193_i32, 83, 51]) {
        assert!((i32::from(*got) - expected).abs() <= 2, "{:?}", &turned.pixels[..3]);
    }
    let as_it_is = Decoded::of(&png(&image, Some(b"no profile at all".to_vec()))).expect("decoded");
    assert_eq!(as_it_is.pixels[..3], [180, 90, 60]);
    for made in both(&png(&image, Some(profile)), 8) {
        assert!(!holds(&made, b"ICCP") && !holds(&made, b"ICC_PROFILE"));
    }
}

#[test]
fn what_can_be_seen_through_stays_so_in_webp_and_is_white_in_jpeg() {
    let image = image::RgbaImage::from_pixel(20, 20, image::Rgba([255, 0, 0, 0]));
    let mut file = Vec::new();
    PngEncoder::new(&mut file).write_image(image.as_raw(), 20, 20, ExtendedColorType::Rgba8).expect("a PNG");
    let [webp, jpeg] = both(&file, 20).try_into().expect("two");
    let webp = image::load_from_memory(&webp).expect("a WebP").into_rgba8();
    assert_eq!(webp.get_pixel(10, 10).0[3], 0);
    let jpeg = image::load_from_memory(&jpeg).expect("a JPEG").into_rgb8();
    assert!(jpeg.get_pixel(10, 10).0.iter().all(|part| *part > 250));
}

#[test]
fn a_lighter_form_is_an_avif_of_the_same_sides_and_lets_through_what_the_picture_does() {
    let mut image = halves(300, 150);
    let plain = Decoded::of(&png(&image, None)).expect("decoded");
    let size = Size { width: 200, encoding: Encoding::Avif };
    let file = plain.encode(size).expect("encoded");
    assert_eq!(&file[4..12], b"ftypavif");
    // ISO 23008-12: the item's sides, 12 bytes after the property's name.
    let sides = |file: &[u8]| {
        let at = file.windows(4).position(|four| four == b"ispe").expect("sides");
        [8, 12].map(|from| u32::from_be_bytes(file[at + from..at + from + 4].try_into().expect("four")))
    };
    assert_eq!(sides(&file), [200, 100]);
    assert!(!holds(&file, b"auxC"));
    image = halves(300, 150);
    let mut see_through = image::DynamicImage::ImageRgb8(image).into_rgba8();
    see_through.pixels_mut().for_each(|pixel| pixel.0[3] = 100);
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(see_through.as_raw(), 300, 150, ExtendedColorType::Rgba8).expect("a PNG");
    let file = Decoded::of(&bytes).expect("decoded").encode(size).expect("encoded");
    assert!(holds(&file, b"auxC"), "its second picture is what may be seen through");
}

#[test]
fn a_size_keeps_the_shape_and_enlarges_nothing() {
    let decoded = Decoded::of(&png(&halves(3_000, 1_500), None)).expect("decoded");
    assert_eq!((decoded.width(), decoded.height()), (1_920, 960));
    for (width, sides) in [(480, (480, 240)), (1, (1, 1)), (1_920, (1_920, 960)), (5_000, (1_920, 960))] {
        let file = decoded.encode(Size { width, encoding: Encoding::WebP }).expect("encoded");
        let header = look(&file).expect("a header");
        assert_eq!((header.width, header.height), sides);
    }
    let lying = with_exif(&jpeg(&halves(300, 3_000)), 6);
    let decoded = Decoded::of(&lying).expect("decoded");
    assert_eq!((decoded.width(), decoded.height()), (1_920, 192), "it is as wide as it is high in the file");
}

#[test]
fn no_more_than_two_are_decoded_at_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NOW: AtomicUsize = AtomicUsize::new(0);
    static MOST: AtomicUsize = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                in_turn(|| {
                    MOST.fetch_max(NOW.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::sleep(std::time::Duration::from_millis(5));
                    NOW.fetch_sub(1, Ordering::SeqCst);
                });
            });
        }
        scope.spawn(|| std::panic::catch_unwind(|| in_turn(|| std::panic::panic_any("a turn is given back"))));
    });
    assert!(MOST.load(Ordering::SeqCst) <= AT_ONCE);
    in_turn(|| ());
}

/// A PDF of one page: a red sheet, half as wide as it is high.
fn pdf(body: &str) -> Vec<u8> {
    let content = "1 0 0 rg 0 0 200 400 re f";
    let mut file = b"%PDF-1.4\n".to_vec();
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[3 0 R]/Count 1{body}>>"),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 400]/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend_from_slice(format!("{} 0 obj{object}endobj\n", number + 1).as_bytes());
    }
    let table = file.len();
    file.extend_from_slice(b"xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        file.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    file.extend_from_slice(format!("trailer<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF").as_bytes());
    file
}

#[test]
fn the_first_page_of_a_pdf_is_a_picture_and_of_what_is_none_there_is_none() {
    let page = first_page(pdf("")).expect("drawn");
    let picture = image::load_from_memory(&page).expect("a PNG").into_rgb8();
    assert_eq!(picture.dimensions(), (1_280, 2_560));
    assert_eq!(picture.get_pixel(640, 1_000).0, [255, 0, 0]);
    for file in [Vec::new(), b"%PDF-1.7\n".to_vec(), b"%PDF-1.7\n%%EOF".to_vec(), png(&halves(9, 9), None)] {
        assert!(first_page(file.clone()).is_err(), "{file:?}");
    }
    let flat = String::from_utf8(pdf("")).expect("letters").replace("[0 0 200 400]", "[0 0 2000 1]  ");
    assert!(matches!(first_page(flat.into_bytes()), Err(Refusal::Damaged(_))));
}

#[test]
fn a_pdf_with_a_byte_changed_is_drawn_or_refused() {
    let whole = pdf("");
    for place in (0..whole.len()).step_by(23) {
        let mut file = whole.clone();
        file[place] = file[place].wrapping_add(17);
        // What panics here would end a process of its own, and nothing else.
        let _ = first_page(file);
    }
}
