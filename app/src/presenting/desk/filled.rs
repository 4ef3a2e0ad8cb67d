//! What somebody filled in of a version's particulars.

use super::moment;
use crate::presenting::Voice;
use domain::contributor::CreditRole;
use domain::page::desk::TypedMoment;
use domain::story::{Commenting, Issue, LeadPicture};
use domain::{Kind, Timestamp};
use newsroom::writing::{Credited, NamedCredit, Particulars};
use newsroom::{Invalid, NewsroomError};

/// A form's fields; what the form did not ask for stays as it stands.
pub(super) struct Filled(Vec<(String, String)>);

impl Filled {
    /// From the form's fields as a browser sends them.
    pub(super) fn of(form: &str) -> Self {
        Self(form_urlencoded::parse(form.as_bytes()).into_owned().collect())
    }

    /// What the form was made from.
    pub(super) fn seen(&self) -> &str {
        self.field("seen").unwrap_or_default()
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn every<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn has(&self, group: &str) -> bool {
        self.every("has").any(|one| one == group)
    }

    /// What is to stand.
    ///
    /// # Errors
    /// [`NewsroomError::Invalid`] for what cannot be read.
    pub(super) fn read(&self, own: &Voice<'_>, stands: &Particulars) -> Result<Particulars, NewsroomError> {
        let mut wanted = stands.clone();
        if let Some(kind) = self.field("kind") {
            wanted.kind = Kind::parse(kind).ok_or(invalid("kind"))?;
        }
        if let Some(series) = self.field("series") {
            wanted.series = some(series).map(|id| id.parse().map_err(|_| invalid("series"))).transpose()?;
        }
        if let (Some(number), Some(pages)) = (self.field("number"), self.field("pages")) {
            wanted.issue = Issue { number: count("number", number)?, pages: count("pages", pages)? };
        }
        if self.has("sections") {
            let ids = self.every("section").filter_map(some).map(|id| id.parse().map_err(|_| invalid("sections")));
            wanted.sections = ids.collect::<Result<_, _>>()?;
        }
        if self.has("tags") {
            // A comma between names is typed on any keyboard.
            let names = self.every("tag").flat_map(|names| names.split([',', '،', ';', '؛']));
            wanted.tags = names.filter_map(some).map(str::to_owned).collect();
        }
        if self.has("credits") {
            let rows = self.every("credit-role").zip(self.every("credit-who"));
            let rows = rows.zip(self.every("credit-name")).zip(self.every("credit-link"));
            let credits = rows.map(|(((role, who), name), link)| {
                let who = match who {
                    "" => Credited::Name,
                    "new" => Credited::New,
                    id => Credited::Known(id.parse().map_err(|_| invalid("credits"))?),
                };
                let role = CreditRole::parse(role).ok_or(invalid("credits"))?;
                Ok(NamedCredit { role, who, name: name.to_owned(), link: link.to_owned() })
            });
            wanted.credits = credits.collect::<Result<_, NewsroomError>>()?;
        }
        if let Some(excerpt) = self.field("excerpt") {
            wanted.excerpt = excerpt.to_owned();
        }
        if self.has("lead") {
            let text = |name| self.field(name).and_then(some).map(str::to_owned);
            let media =
                self.field("lead").and_then(some).map(|id| id.parse().map_err(|_| invalid("lead"))).transpose()?;
            wanted.lead = media.map(|media| LeadPicture { media, alt: text("alt"), caption: text("caption") });
        }
        if self.has("comments") {
            wanted.commenting = if self.field("comments").is_some() { Commenting::Open } else { Commenting::Closed };
        }
        if let Some(day) = self.field("pin-day") {
            let time = self.field("pin-time").and_then(some);
            wanted.pinned_until = match (some(day), time) {
                (None, None) => None,
                (day, time) => {
                    let typed = TypedMoment {
                        day: day.unwrap_or_default().to_owned(),
                        // The day's end, where no time is named.
                        time: time.unwrap_or("23:59").to_owned(),
                    };
                    Some(self.pin(own, stands.pinned_until, &typed)?)
                }
            };
        }
        Ok(wanted)
    }

    /// The same minute again is the same moment: a pin keeps the seconds that it has.
    fn pin(&self, own: &Voice<'_>, stands: Option<Timestamp>, typed: &TypedMoment) -> Result<Timestamp, NewsroomError> {
        match stands {
            Some(at) if moment::typed_moment(own, at) == *typed => Ok(at),
            _ => moment::at(own, typed),
        }
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn count(field: &'static str, typed: &str) -> Result<Option<u32>, NewsroomError> {
    let Some(typed) = some(typed) else { return Ok(None) };
    let digits = text::fold(typed).into_string();
    digits.parse().map(Some).map_err(|_| invalid(field))
}

fn invalid(field: &'static str) -> NewsroomError {
    NewsroomError::Invalid { field, problem: Invalid::Form }
}
