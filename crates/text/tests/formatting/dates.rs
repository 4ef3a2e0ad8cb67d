use proptest::prelude::*;
use text::Calendar;
use text::formatting::CalendarDate;

use crate::{SEVERAL, formats, table};

/// Unix milliseconds of an ISO instant.
fn instant(iso: &str) -> i64 {
    iso.parse::<jiff::Timestamp>().unwrap_or_else(|e| panic!("{iso}: {e}")).as_millisecond()
}

#[test]
fn dates_are_written_as_each_edition_does() {
    for [spec, form, moment, expected] in table::rows(include_str!("../tables/dates.tsv")) {
        let formats = formats(&spec);
        let unix_ms = instant(&moment);
        let date = formats.date(unix_ms, formats.settings().calendar);
        let written = match form.as_str() {
            "long" => formats.long_date(unix_ms),
            "gregorian" => formats.long_date_in(Calendar::Gregorian, unix_ms),
            "full" => formats.full_date(unix_ms),
            "time" => formats.date_time(unix_ms),
            "month" => formats.month_year(date.year(), date.month()),
            "year" => formats.year(date.year()),
            "iso" => formats.iso(unix_ms),
            other => panic!("unknown form `{other}`"),
        };
        assert_eq!(written, expected, "{spec} {form} {moment}");
    }
}

#[test]
fn relative_times_agree_with_the_number() {
    let now = instant("2025-06-01T12:00:00Z");
    for [spec, seconds, expected] in table::rows(include_str!("../tables/relative_times.tsv")) {
        let then = now + seconds.parse::<i64>().unwrap() * 1000;
        assert_eq!(formats(&spec).relative(then, now), expected, "{spec} {seconds}");
    }
}

#[test]
fn a_gregorian_month_of_a_persian_edition_has_its_persian_name() {
    let fa = formats("fa");
    assert_eq!(fa.month_year_in(Calendar::Gregorian, 2012, 12), "دسامبر ۲۰۱۲");
    assert_eq!(fa.month_name(Calendar::Jalali, 9), "آذر");
    assert_eq!(fa.month_name(Calendar::Jalali, 13), "");
}

#[test]
fn spans_begin_at_local_midnight_and_meet() {
    let fa = formats("fa");
    assert_eq!(
        fa.jalali_month_bounds(1391, 9),
        Some((instant("2012-11-20T20:30:00Z"), instant("2012-12-20T20:30:00Z")))
    );
    assert_eq!(fa.jalali_month_bounds(1391, 12).unwrap().1, fa.jalali_month_bounds(1392, 1).unwrap().0);
    assert_eq!(fa.year_bounds(Calendar::Jalali, 1391).unwrap().0, fa.jalali_month_bounds(1391, 1).unwrap().0);
    assert_eq!(fa.year_bounds(Calendar::Jalali, 1391).unwrap().1, fa.jalali_month_bounds(1391, 12).unwrap().1);
    let sq = formats("sq");
    assert_eq!(
        sq.gregorian_month_bounds(2012, 12),
        Some((instant("2012-11-30T23:00:00Z"), instant("2012-12-31T23:00:00Z")))
    );
    for (year, month) in [(2012, 0), (2012, 13), (0, 1), (10_000, 1), (i32::MAX, 12), (i32::MIN, 1)] {
        assert_eq!(sq.gregorian_month_bounds(year, month), None, "{year}/{month}");
        assert_eq!(sq.jalali_month_bounds(year, month), None, "{year}/{month}");
    }
}

#[test]
fn a_day_begins_when_the_clocks_say_so() {
    // Iran's clocks skipped the hour after midnight on 22 March 2021.
    let fa = formats("fa");
    let day = CalendarDate::new(Calendar::Jalali, 1400, 1, 2).unwrap();
    assert_eq!(fa.instant(day, 0, 0), Ok(instant("2021-03-21T20:30:00Z")));
    assert_eq!(fa.date_time(instant("2021-03-21T20:30:00Z")), "۲ فروردین ۱۴۰۰ ساعت ۱:۰۰");
    assert!(fa.instant(day, 24, 0).is_err());
    assert!(fa.instant(day, 12, 60).is_err());
}

proptest! {
    #[test]
    fn any_instant_can_be_written(unix_ms: i64, now: i64) {
        for formats in SEVERAL.iter() {
            let written = [
                formats.long_date(unix_ms), formats.full_date(unix_ms), formats.date_time(unix_ms),
                formats.long_date_in(Calendar::Jalali, unix_ms), formats.relative(unix_ms, now),
            ];
            prop_assert!(written.iter().all(|text| !text.is_empty()));
            prop_assert!(formats.iso(unix_ms).is_ascii());
        }
    }

    #[test]
    fn a_local_time_is_found_again(unix_minutes in 0_i64..4_000_000_000 / 60) {
        let utc = formats("fa-utc");
        let unix_ms = unix_minutes * 60_000;
        let day = utc.date(unix_ms, Calendar::Jalali);
        let minute_of_day = unix_minutes.rem_euclid(24 * 60);
        let (hour, minute) = (u8::try_from(minute_of_day / 60).unwrap(), u8::try_from(minute_of_day % 60).unwrap());
        prop_assert_eq!(utc.instant(day, hour, minute), Ok(unix_ms));
    }
}
