//! Why a file is not taken.

/// Why a file is not taken: a code with its parameters; the words here are those of the command line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Its content is of no type that is taken, whatever its name says.
    #[error("its content is neither a picture (JPEG, PNG, GIF, WebP) nor PDF, MP3, MP4, WebM or WebVTT")]
    Kind,
    /// A picture of a format that many browsers do not show.
    #[error("it is a picture in HEIC or AVIF; save it as JPEG first")]
    Modern,
    /// Its name has an ending that does not go with what it is.
    #[error("its name ends in `{0}`, which does not go with its content")]
    Name(String),
    /// Too many bytes.
    #[error("it has {0} bytes, more than are taken")]
    Bytes(u64),
    /// Too many pixels.
    #[error("it has {0} × {1} pixels, more than can be shown")]
    Pixels(u32, u32),
    /// Too many frames.
    #[error("it moves through more than {0} frames")]
    Frames(u32),
    /// What its header says is not what is in it, or it breaks off.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// Captions of which that line is wrong, from 1.
    #[error("line {0} is not as WebVTT has it")]
    Captions(u32),
    /// Decoding it takes more memory than a picture may.
    #[error("it takes too much memory")]
    Memory,
    /// Decoding it takes longer than a picture may.
    #[error("it takes too long")]
    Time,
}

impl Refusal {
    /// Its name, a key of catalogues.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Modern => "modern",
            Self::Name(_) => "name",
            Self::Bytes(_) => "bytes",
            Self::Pixels(..) => "pixels",
            Self::Frames(_) => "frames",
            Self::Damaged(_) => "damaged",
            Self::Captions(_) => "captions",
            Self::Memory => "memory",
            Self::Time => "time",
        }
    }
}
