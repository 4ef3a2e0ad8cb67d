//! The order of a language's alphabet (server only), for lists and A to Z indexes.

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use crate::TextError;

/// Makes sort keys in the alphabetical order of one language (Unicode CLDR): in Albanian dh follows d, in Persian پ
/// follows ب and و comes before ه, in Arabic the hamza's seat tells only otherwise equal words apart.
#[derive(Debug)]
pub struct SortKeys {
    collator: CollatorBorrowed<'static>,
}

impl SortKeys {
    /// Loads the order of a language (BCP 47); one that CLDR does not know has the order of its root.
    ///
    /// # Errors
    /// The tag is not well-formed, or its data are missing.
    pub fn new(language: &str) -> Result<Self, TextError> {
        let locale = Locale::try_from_str(language).map_err(|_| TextError::Language(language.to_owned()))?;
        CollatorBorrowed::try_new(CollatorPreferences::from(&locale), CollatorOptions::default())
            .map(|collator| Self { collator })
            .map_err(|e| TextError::LocaleData { language: language.to_owned(), reason: e.to_string() })
    }

    /// Bytes that compare as the texts do. They may be stored, and must be made anew when the data of ICU change.
    #[must_use]
    pub fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len());
        let Ok(()) = self.collator.write_sort_key_to(text, &mut key);
        key
    }
}
