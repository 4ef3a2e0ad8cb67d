//! PHP's serialised values, as far as an export's meta fields need them: arrays, strings, numbers, booleans.
//!
//! Lengths count bytes. Objects (`O:`, `C:`) and references are refused, depth and size are bounded; what cannot be read
//! is `None`, and the caller keeps the raw text.

const MAX_DEPTH: usize = 32;
const MAX_BYTES: usize = 4 << 20;
const MAX_ENTRIES: usize = 100_000;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    /// Entries in order; keys are numbers or texts.
    Array(Vec<(Value, Value)>),
}

impl Value {
    /// The value as an id: a number, or a text that is one.
    pub(super) fn id(&self) -> Option<u64> {
        match self {
            Self::Int(number) => u64::try_from(*number).ok(),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// Its elements, if it is an array.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        let entries: &[(Self, Self)] = if let Self::Array(entries) = self { entries } else { &[] };
        entries.iter().map(|(_, value)| value)
    }
}

/// Reads one whole value.
pub(super) fn read(text: &str) -> Option<Value> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut reader = Reader { rest: text.as_bytes(), entries: 0 };
    let value = reader.value(0)?;
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a [u8],
    entries: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > MAX_DEPTH {
            return None;
        }
        let (kind, rest) = self.rest.split_first()?;
        self.rest = rest;
        if *kind == b'N' {
            self.expect(b";")?;
            return Some(Value::Null);
        }
        self.expect(b":")?;
        match kind {
            b'b' => match self.until(b';')? {
                "0" => Some(Value::Bool(false)),
                "1" => Some(Value::Bool(true)),
                _ => None,
            },
            b'i' => self.until(b';')?.parse().ok().map(Value::Int),
            b'd' => self.until(b';')?.parse().ok().map(Value::Float),
            b's' => {
                let length: usize = self.until(b':')?.parse().ok()?;
                self.expect(b"\"")?;
                let bytes = self.rest.get(..length)?;
                self.rest = self.rest.get(length..)?;
                self.expect(b"\";")?;
                Some(Value::Text(std::str::from_utf8(bytes).ok()?.to_owned()))
            }
            b'a' => {
                let count: usize = self.until(b':')?.parse().ok()?;
                self.expect(b"{")?;
                let mut entries = Vec::new();
                for _ in 0..count {
                    self.entries += 1;
                    if self.entries > MAX_ENTRIES {
                        return None;
                    }
                    let key = self.value(depth + 1)?;
                    if !matches!(key, Value::Int(_) | Value::Text(_)) {
                        return None;
                    }
                    entries.push((key, self.value(depth + 1)?));
                }
                self.expect(b"}")?;
                Some(Value::Array(entries))
            }
            _ => None,
        }
    }

    fn expect(&mut self, bytes: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(bytes)?;
        Some(())
    }

    fn until(&mut self, end: u8) -> Option<&'a str> {
        let at = self.rest.iter().position(|b| *b == end)?;
        let (text, rest) = (self.rest.get(..at)?, self.rest.get(at + 1..)?);
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_count_bytes() {
        let value = read(r#"a:2:{s:2:"fa";s:8:"سلام";i:0;b:1;}"#).expect("a value");
        let Value::Array(entries) = value else { panic!("no array") };
        assert_eq!(entries[0].1, Value::Text("سلام".into()));
        assert_eq!(entries[1], (Value::Int(0), Value::Bool(true)));
    }

    #[test]
    fn objects_wrong_lengths_and_bombs_are_refused() {
        let deep = format!("{}{}", "a:1:{i:0;".repeat(100), "}".repeat(100));
        for text in [
            r#"O:8:"stdClass":0:{}"#,
            r#"C:3:"Foo":0:{}"#,
            r#"s:9:"short";"#,
            "a:999999999:{}",
            "i:1;i:2;",
            "R:1;",
            "",
            deep.as_str(),
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,200}", shaped in "([abisdNOC]:[0-9]{0,3}[:;{}\"]{0,3}){0,8}") {
            read(&text);
            read(&shaped);
        }
    }
}
