use proptest::prelude::*;
use text::Calendar::{Gregorian, Jalali};
use text::TextError;
use text::formatting::CalendarDate;

use crate::table;

fn numbers(date: &str) -> (i32, u8, u8) {
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts.as_slice() else { panic!("{date} is no date") };
    (year.parse().unwrap(), month.parse().unwrap(), day.parse().unwrap())
}

fn triple(date: CalendarDate) -> (i32, u8, u8) {
    (date.year(), date.month(), date.day())
}

#[test]
fn days_have_these_numbers_in_both_calendars() {
    for [gregorian, jalali] in table::rows(include_str!("../tables/jalali.tsv")) {
        let (year, month, day) = numbers(&gregorian);
        let one = CalendarDate::new(Gregorian, year, month, day).unwrap();
        assert_eq!(triple(one.to_calendar(Jalali)), numbers(&jalali), "{gregorian}");
        assert_eq!(one.to_calendar(Jalali).to_calendar(Gregorian), one);
    }
}

/// Jalali dates by the years in which the 33-year cycle breaks (Borkowski 1996), in integers: written for this test
/// and independent of ICU.
mod breaks {
    const BREAKS: [i64; 20] =
        [-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178];

    /// Days from 1 March 0000 (proleptic Gregorian) to a Gregorian day.
    pub fn gregorian_days(year: i64, month: i64, day: i64) -> i64 {
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day - 1
    }

    /// The day of March (Gregorian) on which a Jalali year begins, and the years since the last leap year.
    fn new_year(jalali: i64) -> (i64, i64) {
        let gregorian = jalali + 621;
        let mut leap_days = -14;
        let mut start = BREAKS[0];
        let mut length = 0;
        for &next in &BREAKS[1..] {
            length = next - start;
            if jalali < next {
                break;
            }
            leap_days += length / 33 * 8 + length % 33 / 4;
            start = next;
        }
        let mut year = jalali - start;
        leap_days += year / 33 * 8 + (year % 33 + 3) / 4;
        if length % 33 == 4 && length - year == 4 {
            leap_days += 1;
        }
        let march = 20 + leap_days - (gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150);
        if length - year < 6 {
            year = year - length + (length + 4) / 33 * 33;
        }
        (march, ((year + 1) % 33 - 1).rem_euclid(4))
    }

    pub fn first_day(jalali: i64) -> i64 {
        gregorian_days(jalali + 621, 3, new_year(jalali).0)
    }

    pub fn is_leap(jalali: i64) -> bool {
        new_year(jalali).1 == 0
    }
}

#[test]
fn three_centuries_agree_with_an_independent_algorithm() {
    let mut expected = (1179_i32, 1_u8, 1_u8);
    let mut days = 0;
    for year in 1800..=2099_i32 {
        for month in 1..=12_u8 {
            let length = CalendarDate::new(Gregorian, year, month, 1).unwrap().days_in_month();
            for day in 1..=length {
                if (year, month, day) < (1800, 3, 21) {
                    continue;
                }
                let date = CalendarDate::new(Gregorian, year, month, day).unwrap();
                let (jalali_year, jalali_month, jalali_day) = expected;
                assert_eq!(triple(date.to_calendar(Jalali)), expected, "{year}-{month}-{day}");
                if (jalali_month, jalali_day) == (1, 1) {
                    let number = breaks::gregorian_days(year.into(), month.into(), day.into());
                    assert_eq!(breaks::first_day(jalali_year.into()), number, "new year {jalali_year}");
                }
                let month_length = match jalali_month {
                    1..=6 => 31,
                    7..=11 => 30,
                    _ if breaks::is_leap(jalali_year.into()) => 30,
                    _ => 29,
                };
                expected = match (jalali_day < month_length, jalali_month < 12) {
                    (true, _) => (jalali_year, jalali_month, jalali_day + 1),
                    (false, true) => (jalali_year, jalali_month + 1, 1),
                    (false, false) => (jalali_year + 1, 1, 1),
                };
                days += 1;
            }
        }
    }
    assert_eq!(days, 109_494);
}

#[test]
fn typed_dates_are_read_in_any_digits() {
    let day = CalendarDate::parse("۱۴۰۳/۱۲/۳۰", Jalali).unwrap();
    assert_eq!(triple(day.to_calendar(Gregorian)), (2025, 3, 20));
    assert_eq!(triple(CalendarDate::parse(" ٢٠٢٥-٣-٢٠ ", Gregorian).unwrap()), (2025, 3, 20));
    assert_eq!(
        CalendarDate::parse("۱۴۰۴/۱۲/۳۰", Jalali),
        Err(TextError::NoSuchDay { year: 1404, month: 12, day: 30 }),
        "1404 is no leap year"
    );
    for wrong in ["", "1403", "1403/12", "1403/12/30/1", "a/b/c", "1403//30", "-1/2/3", "99999999/1/1"] {
        assert!(matches!(CalendarDate::parse(wrong, Jalali), Err(TextError::DateForm(_))), "{wrong}");
    }
}

#[test]
fn weekdays_and_lengths_belong_to_the_day() {
    let sunday = CalendarDate::new(Jalali, 1391, 9, 26).unwrap();
    assert_eq!(sunday.weekday(), 7);
    assert_eq!(sunday.days_in_month(), 30);
    assert_eq!(CalendarDate::new(Jalali, 1404, 12, 1).unwrap().days_in_month(), 29);
    assert_eq!(CalendarDate::new(Gregorian, 2024, 2, 1).unwrap().days_in_month(), 29);
}

proptest! {
    #[test]
    fn no_numbers_and_no_text_break_a_date(year: i32, month: u8, day: u8, typed in ".*|[0-9/۰-۹-]{0,12}") {
        for calendar in [Gregorian, Jalali] {
            if let Ok(date) = CalendarDate::new(calendar, year, month, day) {
                prop_assert_eq!(date.to_calendar(Jalali).to_calendar(Gregorian), date.to_calendar(Gregorian));
            }
            if let Ok(date) = CalendarDate::parse(&typed, calendar) {
                prop_assert!((1..=7).contains(&date.weekday()));
            }
        }
    }
}
