use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory as IcuCategory, PluralRules as IcuRules};

use super::{locale_data_error, parse_locale};
use crate::{PluralCategory, TextError};

/// The plural rules of a language (Unicode CLDR).
#[derive(Debug)]
pub struct PluralRules {
    cardinal: IcuRules,
    ordinal: IcuRules,
}

impl PluralRules {
    /// The rules of a language (BCP 47); one that CLDR does not know has `other` alone.
    ///
    /// # Errors
    /// The tag is not well-formed, or its data are missing.
    pub fn new(language: &str) -> Result<Self, TextError> {
        Self::load(&parse_locale(language)?)
    }

    pub(super) fn load(locale: &Locale) -> Result<Self, TextError> {
        let fail = |e| locale_data_error(locale, &e);
        Ok(Self {
            cardinal: IcuRules::try_new_cardinal(locale.into()).map_err(fail)?,
            ordinal: IcuRules::try_new_ordinal(locale.into()).map_err(fail)?,
        })
    }

    /// The category of so many things.
    #[must_use]
    pub fn cardinal(&self, count: u64) -> PluralCategory {
        category(self.cardinal.category_for(count))
    }

    /// The category of a number with decimals, as it reads (`0.5`); what is no number is `other`.
    #[must_use]
    pub fn cardinal_of(&self, value: f64) -> PluralCategory {
        match value.abs().to_string().parse::<Decimal>() {
            Ok(number) => category(self.cardinal.category_for(&number)),
            Err(_) => PluralCategory::Other,
        }
    }

    /// The category of the so-manyth thing.
    #[must_use]
    pub fn ordinal(&self, rank: u64) -> PluralCategory {
        category(self.ordinal.category_for(rank))
    }
}

fn category(found: IcuCategory) -> PluralCategory {
    match found {
        IcuCategory::Zero => PluralCategory::Zero,
        IcuCategory::One => PluralCategory::One,
        IcuCategory::Two => PluralCategory::Two,
        IcuCategory::Few => PluralCategory::Few,
        IcuCategory::Many => PluralCategory::Many,
        IcuCategory::Other => PluralCategory::Other,
    }
}
