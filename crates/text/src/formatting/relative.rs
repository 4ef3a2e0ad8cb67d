use super::Formats;
use crate::PluralCategory::{self, Few, Many, One, Two};
use crate::language::primary_subtag;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const WEEK: u64 = 7 * DAY;

impl Formats {
    /// How long before or after `now` something is: «۵ دقیقه پیش», `in 2 hours`; from a week on the long date. A
    /// language without such texts here (CLDR has them, ICU's stable interface not yet) gets date and time.
    #[must_use]
    pub fn relative(&self, then: i64, now: i64) -> String {
        let Some(texts) = texts(primary_subtag(&self.settings.language)) else {
            return self.date_time(then);
        };
        let seconds = now.abs_diff(then) / 1000;
        let (count, unit) = match seconds {
            0..MINUTE => return texts.now.to_owned(),
            MINUTE..HOUR => (seconds / MINUTE, Unit::Minute),
            HOUR..DAY => (seconds / HOUR, Unit::Hour),
            DAY..WEEK => (seconds / DAY, Unit::Day),
            _ => return self.long_date(then),
        };
        let side = if then <= now { &texts.past } else { &texts.future };
        let category = self.plurals.cardinal(count);
        side.of(unit, category).replace("{0}", &self.count(count))
    }
}

#[derive(Debug, Clone, Copy)]
enum Unit {
    Minute,
    Hour,
    Day,
}

/// The relative times of a language; the wording is CLDR's.
struct Texts {
    now: &'static str,
    past: Side,
    future: Side,
}

struct Side {
    minute: Forms,
    hour: Forms,
    day: Forms,
}

impl Side {
    fn of(&self, unit: Unit, category: PluralCategory) -> &'static str {
        let forms = match unit {
            Unit::Minute => &self.minute,
            Unit::Hour => &self.hour,
            Unit::Day => &self.day,
        };
        forms.special.iter().find(|(own, _)| *own == category).map_or(forms.other, |(_, text)| text)
    }
}

/// The text of the category `other`, and of those that differ from it.
struct Forms {
    other: &'static str,
    special: &'static [(PluralCategory, &'static str)],
}

const fn forms(other: &'static str, special: &'static [(PluralCategory, &'static str)]) -> Forms {
    Forms { other, special }
}

fn texts(language: &str) -> Option<&'static Texts> {
    match language {
        "en" => Some(&ENGLISH),
        "ar" => Some(&ARABIC),
        "fa" => Some(&PERSIAN),
        "sq" => Some(&ALBANIAN),
        _ => None,
    }
}

static ENGLISH: Texts = Texts {
    now: "just now",
    past: Side {
        minute: forms("{0} minutes ago", &[(One, "{0} minute ago")]),
        hour: forms("{0} hours ago", &[(One, "{0} hour ago")]),
        day: forms("{0} days ago", &[(One, "{0} day ago")]),
    },
    future: Side {
        minute: forms("in {0} minutes", &[(One, "in {0} minute")]),
        hour: forms("in {0} hours", &[(One, "in {0} hour")]),
        day: forms("in {0} days", &[(One, "in {0} day")]),
    },
};

static ARABIC: Texts = Texts {
    now: "الآن",
    past: Side {
        minute: forms("قبل {0} دقيقة", &[(One, "قبل دقيقة واحدة"), (Two, "قبل دقيقتين"), (Few, "قبل {0} دقائق")]),
        hour: forms("قبل {0} ساعة", &[(One, "قبل ساعة واحدة"), (Two, "قبل ساعتين"), (Few, "قبل {0} ساعات")]),
        day: forms(
            "قبل {0} يوم",
            &[(One, "قبل يوم واحد"), (Two, "قبل يومين"), (Few, "قبل {0} أيام"), (Many, "قبل {0} يومًا")],
        ),
    },
    future: Side {
        minute: forms("خلال {0} دقيقة", &[(One, "خلال دقيقة واحدة"), (Two, "خلال دقيقتين"), (Few, "خلال {0} دقائق")]),
        hour: forms("خلال {0} ساعة", &[(One, "خلال ساعة واحدة"), (Two, "خلال ساعتين"), (Few, "خلال {0} ساعات")]),
        day: forms(
            "خلال {0} يوم",
            &[(One, "خلال يوم واحد"), (Two, "خلال يومين"), (Few, "خلال {0} أيام"), (Many, "خلال {0} يومًا")],
        ),
    },
};

static PERSIAN: Texts = Texts {
    now: "همین حالا",
    past: Side {
        minute: forms("{0} دقیقه پیش", &[]),
        hour: forms("{0} ساعت پیش", &[]),
        day: forms("{0} روز پیش", &[]),
    },
    future: Side {
        minute: forms("{0} دقیقه بعد", &[]),
        hour: forms("{0} ساعت بعد", &[]),
        day: forms("{0} روز بعد", &[]),
    },
};

static ALBANIAN: Texts = Texts {
    now: "tani",
    past: Side {
        minute: forms("{0} minuta më parë", &[(One, "{0} minutë më parë")]),
        hour: forms("{0} orë më parë", &[]),
        day: forms("{0} ditë më parë", &[]),
    },
    future: Side {
        minute: forms("pas {0} minutash", &[(One, "pas {0} minute")]),
        hour: forms("pas {0} orësh", &[(One, "pas {0} ore")]),
        day: forms("pas {0} ditësh", &[(One, "pas {0} dite")]),
    },
};
