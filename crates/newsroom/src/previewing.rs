//! Showing a working text to somebody who has no account: by an address that nobody can guess and that ends.
//!
//! The address is signed, not stored: it names the version and when it ends, and shows the text as it stands when it is
//! opened. The key lies in the store; with another key every address is none.

use crate::picturing::{self, Delivery};
use crate::reading::{Article, Setting, gathered, setting};
use crate::writing::authorised;
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::document::MediaNamed;
use domain::ids::VersionId;
use domain::{Actor, Content, Timestamp, Version};
use hmac::{Hmac, Mac as _};
use serde_json::json;
use sha2::Sha256;
use std::fmt::Write as _;
use store::Reading;

/// For so many days an address is good.
pub const DAYS: i64 = 7;
/// Where the key lies.
const KEY: &str = "preview_key";
/// Keeps signatures of previews apart from others with that key.
const PURPOSE: &[u8] = b"preview\0";

/// An address that shows a working text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The last part of the address.
    pub token: String,
    /// When it ends.
    pub ends: Timestamp,
}

/// Makes an address that shows a version's working text to whoever has it.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit it.
pub fn show(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<Preview, NewsroomError> {
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, false)?;
        let key = match store.setting_get::<String>(KEY)? {
            Some(key) => key,
            None => {
                let key = hex(&ctx.random_bytes::<32>());
                store.setting_put(KEY, &key)?;
                key
            }
        };
        let ends = ctx.now.plus_secs(DAYS * 24 * 60 * 60);
        audit::add(store, ctx, "version.preview", &version.id.to_string(), &json!({ "ends": ends }))?;
        let named = format!("{}.{:x}", version.id, ends.unix_ms());
        let signature = hex(&mac(&key, &named)?.finalize().into_bytes());
        Ok(Preview { token: format!("{named}.{signature}"), ends })
    })
}

/// The working text that an address shows, in the frame of its edition.
///
/// # Errors
/// [`NewsroomError::NotFound`] for an address that this newsroom did not make; [`NewsroomError::LinkEnded`] once its
/// time is over.
pub fn shown(newsroom: &Newsroom, ctx: &Context, token: &str) -> Result<(Setting, Article), NewsroomError> {
    newsroom.store().read(|store| {
        let (mut version, content) = opened(store, ctx, token)?;
        let (setting, _) = setting(store, ctx, version.edition.as_str())?;
        // As it will stand there, whatever it is now.
        version.published_at = version.published_at.or(Some(ctx.now));
        let article = gathered(store, ctx, &setting, version, content)?;
        Ok((setting, article))
    })
}

/// A size of a picture (or a file, by its id) that the shown text uses, for whoever has the address; `None`: it uses no such
/// one.
///
/// # Errors
/// As for [`shown`].
pub fn media(
    newsroom: &Newsroom,
    ctx: &Context,
    token: &str,
    which: &str,
    name: &str,
) -> Result<Option<Delivery>, NewsroomError> {
    let used = newsroom.store().read(|store| {
        let (_, content) = opened(store, ctx, token)?;
        let MediaNamed { ids, mut hashes } = named(&content);
        for id in &ids {
            hashes.extend(store.media_by_id(*id)?.and_then(|media| media.hash));
        }
        Ok::<_, NewsroomError>(match which.parse() {
            Ok(id) => ids.contains(&id),
            Err(_) => hashes.contains(which),
        })
    })?;
    if !used {
        return Ok(None);
    }
    let program = ctx.clone().acting_as(Actor::System);
    match which.parse() {
        Ok(id) => picturing::at_id(newsroom, &program, id, name),
        // The bytes that were sent in may hold what a made size does not: where a picture was taken.
        Err(_) if name.starts_with("original.") => Ok(None),
        Err(_) => picturing::at_address(newsroom, &program, which, name),
    }
}

/// The media that a text names, with the picture that stands for it.
pub fn named(content: &Content) -> MediaNamed {
    let mut named = content.body.media_named();
    named.ids.extend(content.lead.as_ref().map(|lead| lead.media));
    named
}

fn opened(store: &Reading<'_>, ctx: &Context, token: &str) -> Result<(Version, Content), NewsroomError> {
    let (version, ends) = read(store, token)?;
    if ends <= ctx.now {
        return Err(NewsroomError::LinkEnded);
    }
    let version = store.version_by_id(version)?.ok_or(NewsroomError::NotFound)?;
    let working = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?;
    Ok((version, working.content))
}

/// The signature is looked at before anything else is, and in constant time.
fn read(store: &Reading<'_>, token: &str) -> Result<(VersionId, Timestamp), NewsroomError> {
    let forged = || NewsroomError::NotFound;
    let (named, signature) = token.rsplit_once('.').ok_or_else(forged)?;
    let key = store.setting_get::<String>(KEY)?.ok_or_else(forged)?;
    let signature = unhex(signature).ok_or_else(forged)?;
    mac(&key, named)?.verify_slice(&signature).map_err(|_| forged())?;
    let (version, ends) = named.split_once('.').ok_or_else(forged)?;
    let ends = i64::from_str_radix(ends, 16).map_err(|_| forged())?;
    Ok((version.parse().map_err(|_| forged())?, Timestamp(ends)))
}

fn mac(key: &str, named: &str) -> Result<Hmac<Sha256>, NewsroomError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_err(|_| NewsroomError::NotFound)?;
    mac.update(PURPOSE);
    mac.update(named.as_bytes());
    Ok(mac)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut all, byte| {
        // Writing into a string does not fail.
        let _ = write!(all, "{byte:02x}");
        all
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) || text.len() > 128 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}
