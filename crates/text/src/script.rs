use unicode_normalization::char::is_combining_mark;

/// A letter of the Arabic script (any language's), marks and signs excluded.
pub(crate) fn is_arabic_letter(c: char) -> bool {
    // The letters of Arabic and Persian, without asking any table.
    if matches!(u32::from(c), 0x0620..=0x064A | 0x0671..=0x06D3) {
        return true;
    }
    let in_script = matches!(u32::from(c),
        0x0600..=0x06FF | 0x0750..=0x077F | 0x0870..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC);
    in_script && c.is_alphabetic() && !is_combining_mark(c)
}

/// A letter of the Latin script.
pub(crate) fn is_latin_letter(c: char) -> bool {
    let in_script = matches!(u32::from(c),
        0x0041..=0x024F | 0x0250..=0x02AF | 0x1D00..=0x1DBF | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA722..=0xA7FF);
    in_script && c.is_alphabetic()
}

/// Signs that vocalise or decorate a word of the Arabic script without changing which word it is: harakat, Quranic
/// annotation, superscript alef, combining hamza and madda, tatweel.
pub(crate) fn is_arabic_decoration(c: char) -> bool {
    matches!(u32::from(c),
        0x0640 | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E4 | 0x06E7..=0x06E8 | 0x06EA..=0x06ED)
}

/// Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9): the controls that need a partner.
pub(crate) fn is_paired_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// LRM, RLM and ALM: invisible strong characters.
pub(crate) fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}')
}

pub(crate) const ZWNJ: char = '\u{200C}';
pub(crate) const ZWJ: char = '\u{200D}';

/// The combining diacritics of Latin, Greek and Cyrillic (block U+0300).
pub(crate) fn is_general_diacritic(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// A character that normalization leaves alone, whatever stands beside it, apart from the Arabic letters that fold into
/// another: ASCII, letters, vowel signs and digits of Arabic and Persian, ZWNJ. The combining hamzas are none.
pub(crate) fn is_plain(c: char) -> bool {
    c.is_ascii()
        || c == ZWNJ
        || matches!(u32::from(c), 0x0620..=0x0652 | 0x0656..=0x0674 | 0x0679..=0x06D3 | 0x06F0..=0x06F9)
}

/// A letter of a script that is written without blanks between words: Han, kana, Thai, Lao, Burmese, Khmer.
pub(crate) fn is_unspaced_letter(c: char) -> bool {
    let in_script = matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3005..=0x3007 | 0x3041..=0x30FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x2_0000..=0x3_FFFF);
    in_script && c.is_alphanumeric()
}
