//! By SMTP where that is configured; else, for development, into files.

use crate::config::MailConfig;
use app::presenting::letter::Letter;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use newsroom::accounts::mail_address;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a mail server may take for a step.
const PATIENCE: Duration = Duration::from_secs(30);

/// Mail is not configured as it has to be.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The server's address.
    #[error(
        "the mail server's address cannot be used ({0}): it is smtps://user:password@host or smtp://host:587?tls=required"
    )]
    Server(lettre::transport::smtp::Error),
    /// The sender's address.
    #[error("`{0}` is no address that letters can come from; say one with `from` under [mail] or --mail-from")]
    From(String),
}

/// A letter that did not leave.
#[derive(Debug)]
pub struct Failed {
    /// Why, for the log.
    pub why: String,
    /// Trying again helps nothing.
    pub hopeless: bool,
}

/// How letters leave.
pub struct Mailer {
    way: Way,
    from: Address,
}

enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Folder(PathBuf),
}

impl Mailer {
    /// As it is configured; without a mail server into the folder `mail` of the data folder.
    ///
    /// # Errors
    /// [`MailError`].
    pub fn new(config: &MailConfig, data: &Path, origin: &str) -> Result<Self, MailError> {
        let from = match &config.from {
            Some(from) => mail_address(from).map_err(|_| MailError::From(from.clone()))?,
            None => default_sender(origin, config.smtp.is_some())?,
        };
        let from = from.parse().map_err(|_| MailError::From(from.clone()))?;
        let way = match &config.smtp {
            Some(server) => {
                let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).map_err(MailError::Server)?;
                Way::Smtp(Box::new(builder.timeout(Some(PATIENCE)).build()))
            }
            None => Way::Folder(data.join("mail")),
        };
        Ok(Self { way, from })
    }

    /// Where letters go, for the log.
    pub fn describe(&self) -> String {
        match &self.way {
            Way::Smtp(_) => format!("letters go out by SMTP, from {}", self.from),
            Way::Folder(folder) => {
                format!("no mail server is configured: letters are written into {}", folder.display())
            }
        }
    }

    /// Sends a letter; the number stays the same however often it is tried.
    ///
    /// # Errors
    /// [`Failed`].
    pub async fn send(&self, letter: &Letter, number: i64) -> Result<(), Failed> {
        let message = self.message(letter, number).map_err(|why| Failed { why, hopeless: true })?;
        match &self.way {
            Way::Smtp(transport) => transport.send(message).await.map(|_| ()).map_err(|error| Failed {
                hopeless: error.status().is_some_and(|code| (550..=553).contains(&u16::from(code))),
                why: error.to_string(),
            }),
            Way::Folder(folder) => write(folder, number, &message.formatted())
                .map_err(|error| Failed { why: error.to_string(), hopeless: false }),
        }
    }

    fn message(&self, letter: &Letter, number: i64) -> Result<Message, String> {
        let to: Address = letter.to.parse().map_err(|error| format!("the receiver's address: {error}"))?;
        let name = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        // The same for each try, so that a letter that came twice is seen to be one.
        let digest = Sha256::digest(format!("{number} {} {}", letter.to, letter.subject));
        let id: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let mut message = Message::builder()
            .from(Mailbox::new(name(&letter.from), self.from.clone()))
            .to(Mailbox::new(name(&letter.name), to))
            .subject(letter.subject.clone())
            .message_id(Some(format!("<{number}.{id}@{}>", self.from.domain())))
            .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))
            .map_err(|error| error.to_string())?;
        for (header, value) in [("Auto-Submitted", "auto-generated"), ("Content-Language", letter.language.as_str())] {
            let header = HeaderName::new_from_ascii_str(header);
            message.headers_mut().insert_raw(HeaderValue::new(header, value.to_owned()));
        }
        Ok(message)
    }
}

/// `nashr@` and the site's host, where that is a name.
fn default_sender(origin: &str, needed: bool) -> Result<String, MailError> {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    match mail_address(&format!("nashr@{host}")) {
        Ok(address) if host.parse::<std::net::IpAddr>().is_err() => Ok(address),
        _ if needed => Err(MailError::From(format!("nashr@{host}"))),
        _ => Ok("nashr@localhost.example".to_owned()),
    }
}

/// Whole or not at all, and once however often it is tried.
fn write(folder: &Path, number: i64, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let (file, draft) = (folder.join(format!("{number:06}.eml")), folder.join(format!("{number:06}.draft")));
    std::fs::write(&draft, bytes)?;
    std::fs::rename(draft, file)
}
