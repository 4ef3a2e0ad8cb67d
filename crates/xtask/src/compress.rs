//! The compressed companions of a file: `.br` and `.gz`.

use crate::error::{Error, Result};
use crate::project::{read, write};
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

/// Endings of files that compression makes smaller; fonts and pictures are compressed already.
const COMPRESSIBLE: [&str; 9] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Writes `FILE.br` (quality 11) and `FILE.gz` (9) where the kind is worth it and they are not there yet.
pub fn compress_beside(file: &Path) -> Result {
    if !file.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| COMPRESSIBLE.contains(&ending)) {
        return Ok(());
    }
    let (br, gz) = (with_ending(file, "br"), with_ending(file, "gz"));
    if newer(&br, file) && newer(&gz, file) {
        return Ok(());
    }
    let bytes = read(file)?;
    write(&br, &brotli(&bytes).map_err(Error::file(&br))?)?;
    write(&gz, &gzip(&bytes).map_err(Error::file(&gz))?)
}

/// `name.ext` and `br` → `name.ext.br`.
pub fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn newer(made: &Path, from: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|facts| facts.modified()).ok();
    time(made).is_some_and(|made| time(from).is_some_and(|from| made >= from))
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut out, &parameters)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
