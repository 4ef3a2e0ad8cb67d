//! WordPress's dates: local ones, GMT ones, and what lies between them.

use domain::Timestamp;

/// `2010-07-25 19:40:01` as if it were UTC; `None` for `0000-00-00 00:00:00` and what is no date.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let (date, time) = text.trim().split_once([' ', 'T'])?;
    let mut date = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let mut time = time.trim_end_matches('Z').split(':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next().unwrap_or(Some(0))?);
    let plausible = (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second);
    plausible.then(|| Timestamp((((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000))
}

/// Days since 1970-01-01 in the Gregorian calendar: years begin in March, so that the leap day comes last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let since_march = (month + 9) % 12;
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * since_march + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The old site's distance from GMT over time, learned from items that have both dates (an export does not name its zone).
#[derive(Debug, Default)]
pub(super) struct Offsets {
    /// Local moment → offset in milliseconds.
    known: std::collections::BTreeMap<i64, i64>,
}

impl Offsets {
    /// Learns from an item's two dates; what is no time zone is ignored.
    pub(super) fn learn(&mut self, local: &str, gmt: &str) {
        const QUARTER: i64 = 15 * 60 * 1000;
        if let (Some(local), Some(gmt)) = (parse(local), parse(gmt)) {
            let offset = local.0 - gmt.0;
            if offset % QUARTER == 0 && offset.abs() <= 14 * 4 * QUARTER {
                self.known.insert(local.0, offset);
            }
        }
    }

    /// The moment of an item: its GMT date, else its local one less the offset of the nearest item in time.
    pub(super) fn moment(&self, local: &str, gmt: &str) -> Option<Timestamp> {
        parse(gmt).or_else(|| {
            let local = parse(local)?.0;
            let before = self.known.range(..=local).next_back();
            let after = self.known.range(local..).next();
            let nearest = match (before, after) {
                (Some(b), Some(a)) => Some(if local - b.0 <= a.0 - local { b.1 } else { a.1 }),
                (b, a) => b.or(a).map(|(_, offset)| offset),
            };
            Some(Timestamp(local - nearest.copied().unwrap_or(0)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_moments() {
        for (text, ms) in [
            ("1970-01-01 00:00:00", Some(0)),
            ("2000-02-29 12:00:01", Some(951_825_601_000)),
            ("2030-01-01 19:00:18", Some(1_893_524_418_000)),
            ("1969-12-31 23:59:59", Some(-1000)),
            ("0000-00-00 00:00:00", None),
            ("-0001-11-30 00:00:00", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(parse(text).map(|t| t.0), ms, "{text}");
        }
    }

    #[test]
    fn a_draft_without_gmt_takes_the_offset_of_its_season() {
        let mut offsets = Offsets::default();
        offsets.learn("2020-01-10 12:00:00", "2020-01-10 11:00:00");
        offsets.learn("2020-07-10 12:00:00", "2020-07-10 10:00:00");
        offsets.learn("2020-08-10 12:00:00", "1999-07-10 10:00:00");
        assert_eq!(offsets.moment("2020-07-20 12:00:00", "0000-00-00 00:00:00"), parse("2020-07-20 10:00:00"));
        assert_eq!(offsets.moment("2020-01-20 12:00:00", ""), parse("2020-01-20 11:00:00"));
        assert_eq!(offsets.moment("2020-01-20 12:00:00", "2020-01-20 02:00:00"), parse("2020-01-20 02:00:00"));
    }
}
