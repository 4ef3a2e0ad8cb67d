//! Captions as WebVTT has them (W3C, WebVTT 4): whether every cue of a file can be shown.

use crate::Refusal;

/// Most bytes of a captions file: a day of talk.
pub const MOST_BYTES_OF_CAPTIONS: u64 = 2_000_000;

/// Looks at a captions file as a whole.
///
/// # Errors
/// [`Refusal::Captions`] with the number of the first line that is wrong, from 1.
pub fn look_at_captions(bytes: &[u8]) -> Result<(), Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        Refusal::Captions(number(before.iter().filter(|byte| **byte == b'\n').count()))
    })?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let mut at = lines.iter().position(|line| line.is_empty()).unwrap_or(lines.len());
    let mut cues = 0;
    while at < lines.len() {
        let length = lines.iter().skip(at).take_while(|line| !line.is_empty()).count();
        let block = lines.get(at..at + length).unwrap_or_default();
        if let Some(first) = block.first().filter(|first| !is_aside(first)) {
            // A cue may have a name before its times.
            let named = usize::from(!first.contains("-->"));
            if !block.get(named).is_some_and(|line| are_times(line)) {
                return Err(Refusal::Captions(number(at + if length > named { named } else { 0 })));
            }
            cues += 1;
        }
        at += length + 1;
    }
    if cues == 0 { Err(Refusal::Captions(1)) } else { Ok(()) }
}

/// Whether a block is no cue: a remark, a style, a region.
fn is_aside(first: &str) -> bool {
    ["NOTE", "STYLE", "REGION"]
        .iter()
        .any(|name| first.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])))
}

fn are_times(line: &str) -> bool {
    let Some((from, rest)) = line.split_once("-->") else { return false };
    let to = rest.split_whitespace().next().unwrap_or_default();
    matches!((moment(from.trim()), moment(to)), (Some(from), Some(to)) if from < to)
}

/// Milliseconds of `01:02.500` or `1:01:02.500`.
fn moment(written: &str) -> Option<u64> {
    let (clock, thousandths) = written.split_once('.')?;
    let parts: Vec<&str> = clock.split(':').collect();
    let whole = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let fits = digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if fits { part.parse::<u64>().ok() } else { None }
    };
    let (hours, minutes, seconds) = match parts.as_slice() {
        [minutes, seconds] => (0, whole(minutes, 2..=2)?, whole(seconds, 2..=2)?),
        [hours, minutes, seconds] => (whole(hours, 2..=6)?, whole(minutes, 2..=2)?, whole(seconds, 2..=2)?),
        _ => return None,
    };
    let thousandths = whole(thousandths, 3..=3)?;
    (minutes < 60 && seconds < 60).then_some(((hours * 60 + minutes) * 60 + seconds) * 1_000 + thousandths)
}

fn number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_whose_cues_can_be_shown_are_taken() {
        for text in [
            "WEBVTT\n\n00:01.000 --> 00:04.000\nThe ferry leaves.",
            "\u{feff}WEBVTT harbour\r\n\r\nNOTE who speaks\r\n\r\n1\r\n00:00:01.000 --> 00:00:04.000 align:start\r\nسلام\r\n",
            "WEBVTT\nKind: captions\n\nSTYLE\n::cue { color: white }\n\n100:00:00.000 --> 100:00:01.000\na\n\n\n",
        ] {
            assert_eq!(look_at_captions(text.as_bytes()), Ok(()), "{text:?}");
        }
    }

    #[test]
    fn the_first_line_that_is_wrong_is_named() {
        for (text, line) in [
            ("WEBVTT", 1),
            ("WEBVTT\n\nNOTE nothing", 1),
            ("WEBVTT\n\n00:00:01,000 --> 00:00:04,000\nas SubRip has it", 3),
            ("WEBVTT\n\n00:04.000 --> 00:01.000\nback in time", 3),
            ("WEBVTT\n\n00:61.000 --> 01:62.000\nno such second", 3),
            ("WEBVTT\n\n1\n00:01.000 -> 00:04.000\nhalf an arrow", 4),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nwithout its times", 6),
        ] {
            assert_eq!(look_at_captions(text.as_bytes()), Err(Refusal::Captions(line)), "{text:?}");
        }
        assert_eq!(look_at_captions(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xe9t\xe9"), Err(Refusal::Captions(4)));
    }
}
