//! Moments and days as the demo writes them.

use domain::Timestamp;
use serde::{Deserialize, Deserializer, de};

/// An instant in RFC 3339, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment(pub Timestamp);

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let instant = text.parse::<jiff::Timestamp>().ok().filter(|_| text.ends_with('Z'));
        let instant = instant.ok_or_else(|| {
            de::Error::custom(format_args!("`{text}` is no instant in UTC, such as 2012-12-16T05:30:00Z"))
        })?;
        Ok(Self(Timestamp(instant.as_millisecond())))
    }
}

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day(jiff::civil::Date);

impl Day {
    /// Whether the day has begun, in UTC, at that moment.
    pub(super) fn has_begun_at(self, moment: Moment) -> bool {
        let instant = jiff::Timestamp::from_millisecond(moment.0.unix_ms());
        instant.is_ok_and(|instant| self.0 <= jiff::tz::Offset::UTC.to_datetime(instant).date())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let day = text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10);
        day.map(Self).ok_or_else(|| de::Error::custom(format_args!("`{text}` is no day, such as 2012-12-14")))
    }
}
