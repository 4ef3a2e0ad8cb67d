use icu_locale_core::Locale;

use crate::Calendar;
use crate::language::primary_subtag;

/// How the parts of a date follow each other, in one language and calendar.
#[derive(Debug)]
pub(super) struct Patterns {
    pub(super) long: Pattern,
    pub(super) full: Pattern,
    pub(super) date_time: Pattern,
    pub(super) month_year: Pattern,
}

impl Patterns {
    /// Newspaper usage where it differs from CLDR, or `None`. CLDR's full Persian date puts the year first and cannot
    /// be read; its `en` is the American order, which `en-US` still gets; and a 24-hour clock is used throughout.
    pub(super) fn of_newspapers(locale: &Locale, calendar: Calendar) -> Option<Self> {
        let tag = locale.to_string();
        let (full, date_time) = match (primary_subtag(&tag), calendar) {
            ("en", _) if tag.starts_with("en-US") => return None,
            ("en", _) => ("EEEE, d MMMM y", "d MMMM y 'at' HH:mm"),
            ("ar", _) => ("EEEE، d MMMM y", "d MMMM y، HH:mm"),
            ("fa", _) => ("EEEE d MMMM y", "d MMMM y 'ساعت' H:mm"),
            ("sq", _) => ("EEEE, d MMMM y", "d MMMM y, 'ora' HH:mm"),
            _ => return None,
        };
        Some(Self {
            long: Pattern::parse("d MMMM y"),
            full: Pattern::parse(full),
            date_time: Pattern::parse(date_time),
            month_year: Pattern::parse("LLLL y"),
        })
    }
}

/// A CLDR date pattern (UTS #35), reduced to the fields that a date with words can have.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Part>);

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Literal(String),
    Field { field: Field, padded: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Year,
    MonthNumber,
    /// The name beside a day («16 dhjetor», Slavic genitive).
    MonthOfDay,
    /// The name alone.
    MonthAlone,
    Day,
    Weekday,
    Hour,
    Minute,
}

impl Pattern {
    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }

    /// Reads a pattern. A field that is not known (an era, a day period) is left out together with the blank before it.
    pub(super) fn parse(pattern: &str) -> Self {
        let mut parts = Parts::default();
        let mut chars = pattern.chars().peekable();
        while let Some(c) = chars.next() {
            if c == '\'' {
                if chars.next_if_eq(&'\'').is_some() {
                    parts.literal.push('\'');
                    continue;
                }
                while let Some(quoted) = chars.next() {
                    if quoted != '\'' {
                        parts.literal.push(quoted);
                    } else if chars.next_if_eq(&'\'').is_some() {
                        parts.literal.push('\'');
                    } else {
                        break;
                    }
                }
            } else if c.is_ascii_alphabetic() {
                let mut width = 1;
                while chars.next_if_eq(&c).is_some() {
                    width += 1;
                }
                parts.field(c, width);
            } else {
                parts.literal.push(c);
            }
        }
        parts.end_literal();
        Self(parts.done)
    }
}

#[derive(Default)]
struct Parts {
    done: Vec<Part>,
    literal: String,
}

impl Parts {
    fn field(&mut self, symbol: char, width: usize) {
        let field = match (symbol, width) {
            ('y' | 'u' | 'r', _) => Field::Year,
            ('M' | 'L', 1 | 2) => Field::MonthNumber,
            ('M', _) => Field::MonthOfDay,
            ('L', _) => Field::MonthAlone,
            ('d', _) => Field::Day,
            ('E' | 'c' | 'e', _) => Field::Weekday,
            ('H' | 'k', _) => Field::Hour,
            ('m', _) => Field::Minute,
            _ => {
                self.literal.truncate(self.literal.trim_end().len());
                return;
            }
        };
        self.end_literal();
        self.done.push(Part::Field { field, padded: width == 2 });
    }

    fn end_literal(&mut self) {
        let mut literal = std::mem::take(&mut self.literal);
        if self.done.is_empty() {
            // What followed an era that stood first (Turkish, Hebrew).
            literal = literal.trim_start().to_owned();
        }
        if !literal.is_empty() {
            self.done.push(Part::Literal(literal));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_text_and_unknown_fields_are_told_apart() {
        let pattern = Pattern::parse("d 'de' MMMM y G 'o''clock'");
        let field = |field| Part::Field { field, padded: false };
        let literal = |text: &str| Part::Literal(text.to_owned());
        assert_eq!(
            pattern.parts(),
            [
                field(Field::Day),
                literal(" de "),
                field(Field::MonthOfDay),
                literal(" "),
                field(Field::Year),
                literal(" o'clock"),
            ]
        );
    }
}
