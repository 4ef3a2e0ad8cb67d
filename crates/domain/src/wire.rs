//! How types of the `text` crate, which knows no serde, are written in JSON.

macro_rules! by_name {
    ($($module:ident: $type:ty { $($variant:ident = $name:literal),* })*) => {$(
        pub(crate) mod $module {
            use serde::Deserialize as _;

            pub(crate) fn serialize<S: serde::Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(match value { $(<$type>::$variant => $name),* })
            }

            pub(crate) fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                match String::deserialize(deserializer)?.as_str() {
                    $($name => Ok(<$type>::$variant),)*
                    other => Err(serde::de::Error::unknown_variant(other, &[$($name),*])),
                }
            }
        }
    )*};
}

by_name! {
    direction: text::Direction { Ltr = "ltr", Rtl = "rtl" }
    calendar: text::Calendar { Gregorian = "gregorian", Jalali = "jalali" }
    digits: text::Digits { Latin = "latin", Arabic = "arabic", Persian = "persian" }
    months: text::Months { Gregorian = "gregorian", Dual = "dual" }
}
