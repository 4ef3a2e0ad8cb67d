//! Letters in the receiver's language, as plain text and as simple HTML. No name or address in them can add a line to
//! the letter's head.

use super::Voice;
use crate::server::Site;
use crate::texts::MailMsg;
use domain::Role;
use domain::edition::Direction;
use newsroom::mailing::{Matter, Posting};
use newsroom::{NewsroomError, reading};
use text::direction::{isolate, marked_title};

/// A letter, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Whom it is from, for people: the site.
    pub from: String,
    /// The receiver's name; may be empty.
    pub name: String,
    /// The receiver's address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as a document.
    pub html: String,
    /// BCP 47.
    pub language: String,
}

/// Words a posting.
///
/// # Errors
/// The store's.
pub fn letter(site: &Site, posting: &Posting) -> Result<Letter, NewsroomError> {
    let editions = reading::editions(&site.newsroom)?;
    let edition = editions
        .iter()
        .find(|edition| edition.code == posting.language)
        .or(editions.first())
        .ok_or(NewsroomError::NotFound)?;
    let voice = Voice::of(site, edition)?;
    let words = voice.words;
    let name = one_line(&posting.name);
    let site_name = one_line(&edition.site.name);
    let inside = isolate(&site_name, None);
    let with_site = |message: MailMsg| words.fill_letter(message, &[("site", &inside)]);
    let greeting = if name.is_empty() {
        words.letter(MailMsg::GreetingBare).to_owned()
    } else {
        words.fill_letter(MailMsg::Greeting, &[("name", &isolate(&name, None))])
    };
    let (subject, before, link, after) = match &posting.matter {
        Matter::Invite { link, by, role } => {
            let role = words.letter(role_name(*role));
            let first = match by.as_deref().map(one_line).filter(|by| !by.is_empty()) {
                Some(by) => words.fill_letter(
                    MailMsg::InviteBy,
                    &[("name", &isolate(&by, None)), ("site", &inside), ("role", role)],
                ),
                None => words.fill_letter(MailMsg::InviteText, &[("site", &inside), ("role", role)]),
            };
            (
                MailMsg::InviteSubject,
                vec![first, words.letter(MailMsg::InviteLink).to_owned()],
                Some(site.absolute(&format!("/desk/invite/{}", link.reveal()))),
                vec![words.letter(MailMsg::InviteLate).to_owned()],
            )
        }
        Matter::Reset { link, login } => {
            let login = isolate(&one_line(login), None);
            let first = words.fill_letter(MailMsg::ResetText, &[("login", &login), ("site", &inside)]);
            (
                MailMsg::ResetSubject,
                vec![first, words.letter(MailMsg::ResetLink).to_owned()],
                Some(site.absolute(&format!("/desk/reset/{}", link.reveal()))),
                vec![words.letter(MailMsg::ResetNotYou).to_owned()],
            )
        }
        Matter::PasswordChanged => told(MailMsg::PasswordSubject, with_site(MailMsg::PasswordText), &voice),
        Matter::EmailChanged { new } => {
            let new = isolate(&one_line(new), None);
            let text = words.fill_letter(MailMsg::EmailText, &[("site", &inside), ("email", &new)]);
            told(MailMsg::EmailSubject, text, &voice)
        }
        Matter::Notices(told) => {
            let lines = told.iter().map(|told| super::desk::notices::notice_line(words, told));
            let mut before: Vec<String> = lines.collect();
            before.push(words.letter(MailMsg::NoticesLink).to_owned());
            let after = vec![words.letter(MailMsg::NoticesLess).to_owned()];
            (MailMsg::NoticesSubject, before, Some(site.absolute("/desk/notices")), after)
        }
        Matter::TwoFactor { on: true } => {
            told(MailMsg::TwoFactorOnSubject, with_site(MailMsg::TwoFactorOnText), &voice)
        }
        Matter::TwoFactor { on: false } => {
            told(MailMsg::TwoFactorOffSubject, with_site(MailMsg::TwoFactorOffText), &voice)
        }
    };
    let mut paragraphs = vec![greeting];
    paragraphs.extend(before);
    let head: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let tail: Vec<&str> = after.iter().map(String::as_str).collect();
    Ok(Letter {
        subject: marked_title(&with_site(subject), edition.direction),
        text: plain(&head, link.as_deref(), &tail, &site_name),
        html: document(&head, link.as_deref(), &tail, &site_name, &edition.language, edition.direction),
        from: site_name,
        name,
        to: posting.to.clone(),
        language: edition.language.clone(),
    })
}

type Parts = (MailMsg, Vec<String>, Option<String>, Vec<String>);

fn told(subject: MailMsg, text: String, voice: &Voice<'_>) -> Parts {
    (subject, vec![text], None, vec![voice.words.letter(MailMsg::NotYou).to_owned()])
}

fn role_name(role: Role) -> MailMsg {
    match role {
        Role::Author => MailMsg::RoleAuthor,
        Role::Translator => MailMsg::RoleTranslator,
        Role::Editor => MailMsg::RoleEditor,
        Role::Publisher => MailMsg::RolePublisher,
        Role::Admin => MailMsg::RoleAdmin,
    }
}

/// A name as a letter's head can hold it: no control, no line end, no mark that turns the line, not too long.
fn one_line(name: &str) -> String {
    text::label::clean(&text::label::clean(name).chars().take(120).collect::<String>())
}

fn plain(head: &[&str], link: Option<&str>, tail: &[&str], site: &str) -> String {
    let mut parts: Vec<&str> = head.to_vec();
    parts.extend(link);
    parts.extend(tail);
    parts.push(site);
    parts.join("\n\n") + "\n"
}

fn document(head: &[&str], link: Option<&str>, tail: &[&str], site: &str, lang: &str, direction: Direction) -> String {
    let dir = direction.as_str();
    // Said outright: by its first letter a Persian sentence that begins with a Latin name would turn.
    let paragraph = |text: &&str| format!("<p dir=\"{dir}\">{}</p>\n", escape(text));
    let mut body: String = head.iter().map(paragraph).collect();
    if let Some(link) = link {
        let link = escape(link);
        body.push_str(&format!("<p dir=\"ltr\"><a href=\"{link}\">{link}</a></p>\n"));
    }
    body.extend(tail.iter().map(paragraph));
    body.push_str(&paragraph(&site));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body lang=\"{lang}\" dir=\"{dir}\">\n{}</body>\n</html>\n",
        escape(site),
        body,
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_name_stays_within_its_line() {
        for name in [
            "Ana\r\nBcc: eve@evil.example",
            "Ana\nBcc: eve@evil.example",
            "Ana\u{2028}Bcc: eve@evil.example",
            "Ana\u{85}\u{0}Bcc: eve@evil.example",
            "\u{202E}anA\u{2066}",
        ] {
            let name = one_line(name);
            assert!(
                name.chars().all(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{202e}')),
                "{name:?}"
            );
        }
        let html = document(
            &["<script>alert(1)</script>"],
            Some("https://a.example/?\"><b>"),
            &[],
            "A & B",
            "fa",
            Direction::Rtl,
        );
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
        assert!(html.contains("lang=\"fa\" dir=\"rtl\""), "{html}");
    }
}
