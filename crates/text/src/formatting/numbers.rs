use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::preferences::NumberingSystem;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::Locale;
use icu_locale_core::extensions::unicode::Value;

use super::{Formats, locale_data_error};
use crate::language::primary_subtag;
use crate::{Digits, Direction, TextError, direction};

const NO_BREAK_SPACE: char = '\u{A0}';

/// Grouping, separators, digits.
#[derive(Debug)]
pub(super) struct NumberSigns {
    decimal: DecimalFormatter,
}

impl NumberSigns {
    pub(super) fn load(locale: &Locale, digits: Digits) -> Result<Self, TextError> {
        let mut preferences = DecimalFormatterPreferences::from(locale);
        preferences.numbering_system =
            Value::try_from_str(digits.numbering_system()).ok().and_then(|value| NumberingSystem::try_from(value).ok());
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(GroupingStrategy::Auto);
        DecimalFormatter::try_new(preferences, options)
            .map(|decimal| Self { decimal })
            .map_err(|e| locale_data_error(locale, &e))
    }
}

impl Formats {
    /// A number with at most three decimals, grouped: `1,234,567.5`, «۱٬۲۳۴٬۵۶۷٫۵». A dash for what is no number.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        self.rounded(value, 3)
    }

    /// A whole number, grouped.
    #[must_use]
    pub fn count(&self, value: u64) -> String {
        self.signs.decimal.format(&Decimal::from(value)).to_string()
    }

    /// A share of one in whole per cent: 0.12 is `12%`, «۱۲٪».
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        let number = self.rounded(share * 100.0, 0);
        // The signs and invisible marks of CLDR's numbering systems.
        match self.settings.digits {
            Digits::Arabic => format!("{number}٪\u{61C}"),
            Digits::Persian => format!("{number}٪"),
            Digits::Latin if self.is_right_to_left() => format!("{number}\u{200E}%\u{200E}"),
            Digits::Latin => format!("{number}%"),
        }
    }

    /// A file's size in decimal units: `340 kB`, `1.2 MB`, «۱٫۲ مگابایت».
    #[must_use]
    pub fn file_size(&self, bytes: u64) -> String {
        let [byte, kilo, mega, giga] = match primary_subtag(&self.settings.language) {
            "ar" => ["بايت", "كيلوبايت", "ميغابايت", "غيغابايت"],
            "fa" => ["بایت", "کیلوبایت", "مگابایت", "گیگابایت"],
            _ => ["B", "kB", "MB", "GB"],
        };
        let (divisor, unit) = match bytes {
            0..1_000 => (1, byte),
            1_000..999_500 => (1_000, kilo),
            999_500..999_500_000 => (1_000_000, mega),
            _ => (1_000_000_000, giga),
        };
        // Rounded half up, without floating point; with a decimal below ten units.
        let (whole, rest) = (bytes / divisor, bytes % divisor);
        let tenths = whole.saturating_mul(10) + (rest * 10 + divisor / 2) / divisor;
        let number = if tenths < 100 && divisor > 1 {
            let mut value = Decimal::from(tenths);
            value.multiply_pow10(-1);
            value.absolute.trim_end();
            self.signs.decimal.format(&value).to_string()
        } else {
            self.count(whole + rest * 2 / divisor)
        };
        format!("{number}{NO_BREAK_SPACE}{unit}")
    }

    fn rounded(&self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let Ok(mut decimal) = format!("{value:.decimals$}").parse::<Decimal>() else {
            return "–".to_owned();
        };
        decimal.absolute.trim_end();
        if decimal.absolute.is_zero() {
            decimal = Decimal::from(0_u8);
        }
        self.signs.decimal.format(&decimal).to_string()
    }

    /// By the script that the language names its months in.
    fn is_right_to_left(&self) -> bool {
        direction::majority(self.gregorian.month_alone(1)) == Some(Direction::Rtl)
    }
}
