//! Figures for `make bench`: sizes a second, memory at the largest picture that is taken, how soon a hostile one is refused,
//! and what 10,000 pictures would take, from a sample.
//!
//! `cargo run --release -p pictures --example picture_speed -- demo/pictures`
#![expect(clippy::print_stdout, reason = "an example speaks on standard output")]

use domain::picture_size::Size;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use pictures::{Decoded, look};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, slice};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Pictures that an old site may have.
const MANY: f64 = 10_000.0;

fn main() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--one", file] => one(Path::new(file)),
        ["--refuse", file] => refuse(Path::new(file)),
        [folder] => all(Path::new(folder)),
        _ => Err("a folder of pictures is missing".into()),
    }
}

fn all(folder: &Path) -> Outcome {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| fs::read(path).is_ok_and(|bytes| look(&bytes).is_ok()));
    let scratch = env::temp_dir().join(format!("nashr-picture-speed-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let result = (|| {
        println!("one processor, one picture after another:");
        sample(&format!("{} pictures of the demo newsroom", files.len()), &files, Size::made_of)?;
        sample("their lighter forms", &files, Size::lighter_of)?;
        let photo = scratch.join("photo.jpg");
        fs::write(&photo, painted(4_000, 3_000)?)?;
        sample("a photo of 12 MP, as phones take them", slice::from_ref(&photo), Size::made_of)?;
        sample("its lighter forms", &[photo], Size::lighter_of)?;
        println!("memory, in a process of its own:");
        let largest = scratch.join("largest.jpg");
        fs::write(&largest, painted(8_000, 5_000)?)?;
        println!("  the largest picture that is taken, 8000 × 5000: {}", again("--one", &largest)?);
        println!("a hostile picture, in a process of its own:");
        for (name, bytes) in hostile() {
            let file = scratch.join("hostile");
            fs::write(&file, bytes)?;
            println!("  {name}: {}", again("--refuse", &file)?);
        }
        Ok(())
    })();
    fs::remove_dir_all(&scratch)?;
    result
}

fn sample(name: &str, files: &[PathBuf], sizes_of: fn(u32) -> Vec<Size>) -> Outcome {
    let (mut sizes, mut bytes, begun) = (0_usize, 0_usize, Instant::now());
    for file in files {
        let file = fs::read(file)?;
        let decoded = Decoded::of(&file)?;
        for size in sizes_of(look(&file)?.width) {
            bytes += decoded.encode(size)?.len();
            sizes += 1;
        }
    }
    let (took, pictures) = (begun.elapsed().as_secs_f64(), files.len() as f64);
    println!(
        "  {name}: {:.1} sizes a second, {:.2} s and {:.0} kB a picture; so 10,000 of them: {:.1} h, {:.1} GB",
        sizes as f64 / took,
        took / pictures,
        bytes as f64 / pictures / 1e3,
        took / pictures * MANY / 3_600.0,
        bytes as f64 / pictures * MANY / 1e9,
    );
    Ok(())
}

/// A picture with as much in it as a photo: waves and grain.
fn painted(width: u32, height: u32) -> Outcome<Vec<u8>> {
    let mut grain = 1_u32;
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height {
        for x in 0..width {
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = (grain >> 27) as f32;
            let wave = ((x as f32 / 90.0).sin() + (y as f32 / 70.0).cos() + (x as f32 * y as f32 / 2e5).sin()) * 35.0;
            for tint in [128.0, 118.0, 104.0] {
                pixels.push((tint + wave + noise).clamp(0.0, 255.0) as u8);
            }
        }
    }
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 85).write_image(&pixels, width, height, ExtendedColorType::Rgb8)?;
    Ok(file)
}

fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([50_000_u32.to_be_bytes(), 50_000_u32.to_be_bytes()].concat());
    png.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    png.resize(20_000, 0);
    let mut jpeg = b"\xff\xd8\xff\xc0\0\x11\x08\xfa\xfa\xfa\xfa\x03\x01\x11\0\x02\x11\0\x03\x11\0".to_vec();
    jpeg.resize(20_000, 0);
    let mut gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    for _ in 0..10_000 {
        gif.extend_from_slice(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    }
    let mut webp =
        b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x0f\0\0VP8 \x0a\0\0\0\x30\x01\0\x9d\x01\x2a".to_vec();
    webp.extend_from_slice(&[0xff, 0x3f, 0xff, 0x3f]);
    vec![
        ("a PNG of 50,000 × 50,000 in 20 kB", png),
        ("a JPEG of 64,250 × 64,250", jpeg),
        ("a GIF of 10,000 frames", gif),
        ("a WebP whose canvas lies", webp),
    ]
}

fn again(what: &str, file: &Path) -> Outcome<String> {
    let output = Command::new(env::current_exe()?).arg(what).arg(file).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// The most memory that this process had, in kilobytes; 0 where the system does not say.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

fn one(file: &Path) -> Outcome {
    let before = peak();
    let bytes = fs::read(file)?;
    let begun = Instant::now();
    let decoded = Decoded::of(&bytes)?;
    let took = begun.elapsed();
    for size in Size::made_of(look(&bytes)?.width) {
        decoded.encode(size)?;
    }
    println!(
        "at most {} MB, decoded in {:.1} s, all in {:.1} s",
        (peak() - before) / 1_000,
        secs(took),
        secs(begun.elapsed())
    );
    Ok(())
}

fn refuse(file: &Path) -> Outcome {
    let before = peak();
    let begun = Instant::now();
    let bytes = fs::read(file)?;
    match Decoded::of(&bytes) {
        Ok(_) => println!("IT IS TAKEN"),
        Err(refusal) => println!(
            "{refusal}; refused in {:.2} ms (goal 100), {} kB more memory (goal 64,000)",
            secs(begun.elapsed()) * 1e3,
            peak() - before
        ),
    }
    Ok(())
}

fn secs(time: Duration) -> f64 {
    time.as_secs_f64()
}
