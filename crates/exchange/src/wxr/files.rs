//! The attachments' files in a copy of the uploads folder.

use super::library::Attachment;
use percent_encoding::percent_decode_str;
use std::path::{Component, Path, PathBuf};

/// A copy of `wp-content/uploads`.
#[derive(Debug)]
pub(super) struct Uploads {
    root: PathBuf,
}

impl Uploads {
    /// Opens the folder.
    ///
    /// # Errors
    /// If it is not there.
    pub(super) fn open(folder: &Path) -> std::io::Result<Self> {
        let root = folder.canonicalize()?;
        if root.is_dir() { Ok(Self { root }) } else { Err(std::io::Error::from(std::io::ErrorKind::NotADirectory)) }
    }

    /// The attachment's file: where WordPress says, else where its address says. Never outside the folder.
    pub(super) fn file_of(&self, attachment: &Attachment) -> Option<PathBuf> {
        let address = attachment.url.split(['?', '#']).next().unwrap_or_default();
        let path = address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        let path = percent_decode_str(path).decode_utf8_lossy();
        [attachment.file.as_str(), path.as_ref()].into_iter().find_map(|below| self.below(below))
    }

    fn below(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path);
        let plain = !path.as_os_str().is_empty() && path.components().all(|part| matches!(part, Component::Normal(_)));
        if !plain {
            return None;
        }
        // A link in the folder may lead out of it; what it leads to is what counts.
        let file = self.root.join(path).canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_outside_the_folder_is_found() {
        let outside = tempfile::tempdir().expect("a folder");
        let uploads = outside.path().join("uploads");
        std::fs::create_dir_all(uploads.join("2020/01")).expect("folders");
        std::fs::write(outside.path().join("secret.jpg"), "x").expect("a file");
        std::fs::write(uploads.join("2020/01/شب.jpg"), "x").expect("a file");
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path().join("secret.jpg"), uploads.join("link.jpg")).expect("a link");
        let uploads = Uploads::open(&uploads).expect("the folder");
        for path in ["../secret.jpg", "/etc/passwd", "2020/../../secret.jpg", "link.jpg", "2020", "", ".", "a\0b"] {
            assert_eq!(uploads.below(path), None, "{path:?}");
        }
        assert!(uploads.below("2020/01/شب.jpg").is_some());
        let item = super::super::model::Item {
            attachment_url: "https://old.example/2020/01/%D8%B4%D8%A8.jpg?w=3".into(),
            ..Default::default()
        };
        assert!(uploads.file_of(&Attachment::of(&item)).is_some());
    }
}
