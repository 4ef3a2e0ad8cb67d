//! What an edition writes: a table a topic. Expected values follow the requirements of the four languages that ship,
//! and `Intl` of CLDR 48 for the others.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[path = "../tables/reader.rs"]
mod table;

mod calendars;
mod collation;
mod dates;
mod numbers;

use std::sync::LazyLock;

use text::formatting::{FormatSettings, Formats};
use text::{Calendar, Digits, Months, TextError};

/// Formats by a short name: `fa` and the other editions as they ship, or `language calendar digits months zone`.
fn formats(spec: &str) -> Formats {
    let spec = match spec {
        "en" => "en gregorian latin gregorian UTC",
        "ar" => "ar gregorian latin gregorian UTC",
        "ar-arab" => "ar-EG gregorian arabic gregorian UTC",
        "ar-dual" => "ar gregorian latin dual UTC",
        "fa" => "fa jalali persian gregorian Asia/Tehran",
        "fa-utc" => "fa jalali persian gregorian UTC",
        "sq" => "sq gregorian latin gregorian Europe/Tirane",
        other => other,
    };
    let fields: Vec<&str> = spec.split(' ').collect();
    let (language, calendar, digits, months, zone) = match fields.as_slice() {
        [language] => (*language, "gregorian", "latin", "gregorian", "UTC"),
        [language, calendar, digits, months, zone] => (*language, *calendar, *digits, *months, *zone),
        _ => panic!("unknown formats `{spec}`"),
    };
    Formats::new(FormatSettings {
        language: language.to_owned(),
        calendar: Calendar::parse(calendar).unwrap(),
        digits: Digits::parse(digits).unwrap(),
        months: Months::parse(months).unwrap(),
        zone: zone.to_owned(),
    })
    .unwrap()
}

/// The shipped editions and others, loaded once for the properties.
static SEVERAL: LazyLock<Vec<Formats>> = LazyLock::new(|| {
    let specs =
        ["en", "ar", "ar-arab", "ar-dual", "fa", "sq", "ja", "hi", "en gregorian latin gregorian Pacific/Kiritimati"];
    specs.into_iter().map(formats).collect()
});

#[test]
fn wrong_settings_are_refused_at_once() {
    let settings = |language: &str, zone: &str| FormatSettings {
        language: language.to_owned(),
        calendar: Calendar::Gregorian,
        digits: Digits::Latin,
        months: Months::Gregorian,
        zone: zone.to_owned(),
    };
    let refusal = |language, zone| Formats::new(settings(language, zone)).unwrap_err();
    assert_eq!(refusal("not a tag", "UTC"), TextError::Language("not a tag".to_owned()));
    assert_eq!(refusal("", "UTC"), TextError::Language(String::new()));
    assert_eq!(refusal("en", "Asia/Nowhere"), TextError::Zone("Asia/Nowhere".to_owned()));
    assert!(Formats::new(settings("xx-Wxyz", "UTC")).is_ok(), "an unknown language is written as CLDR's root");
}

#[test]
fn formats_are_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Formats>();
}
