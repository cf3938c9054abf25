//! Bytes to text: byte order mark, UTF-8, a declared charset, else a guess among the legacy encodings.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how it was encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// Name of the encoding after the WHATWG standard (`UTF-8`, `gb18030`).
    pub encoding: &'static str,
    /// How many places could not be decoded and became U+FFFD (several in a row are one place).
    pub replaced: usize,
}

/// So much of the input is looked at to guess its encoding: the guesser reads 5 MB/s.
const GUESS_LIMIT: usize = 64 * 1024;

/// Decodes `bytes`; `declared` is the charset that the document names itself, if it does.
///
/// An error says what the bytes are instead of text.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, String> {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return checked(encoding, bytes.get(bom..).unwrap_or_default());
    }
    if let Some(kind) = known_binary(bytes) {
        return Err(format!("not text but {kind}"));
    }
    refuse_binary(bytes)?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name(), replaced: 0 });
    }
    if mostly_utf8(bytes) {
        return checked(UTF_8, bytes);
    }
    if let Some(encoding) = declared.and_then(|label| Encoding::for_label(label.as_bytes())) {
        let encoding = if encoding == GBK { GB18030 } else { encoding };
        if let Ok(decoded) = checked(encoding, bytes) {
            return Ok(decoded);
        }
    }
    checked(guess(bytes), bytes)
}

/// The warning about a text that could not be decoded everywhere.
pub(super) fn damage(decoded: &Decoded) -> String {
    format!("{} characters could not be read as {}", decoded.replaced, decoded.encoding)
}

/// Whether the encoding is one that a person need not be told about.
pub(super) fn is_usual(encoding: &str) -> bool {
    [UTF_8, GB18030, UTF_16LE, UTF_16BE].iter().any(|usual| usual.name() == encoding)
}

fn checked(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, String> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let (mut chars, mut replaced, mut control) = (0_usize, 0_usize, 0_usize);
    let mut previous = ' ';
    for c in text.chars() {
        chars += 1;
        replaced += usize::from(c == char::REPLACEMENT_CHARACTER && c != previous);
        previous = c;
        control += usize::from(c.is_control() && !c.is_whitespace());
    }
    // A short text may be cut in its last character; more than that is damage.
    if replaced > 3 && replaced * 100 > chars {
        return Err(format!(
            "not text: {replaced} places in {chars} characters cannot be read as {}",
            encoding.name()
        ));
    }
    if control * 20 > chars {
        return Err(format!("not text: {control} of {chars} characters are control characters"));
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name(), replaced })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let head = bytes.get(..GUESS_LIMIT).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, head.len() == bytes.len());
    let guessed = detector.guess(None, Utf8Detection::Deny);
    if guessed == GBK { GB18030 } else { guessed }
}

/// Damaged UTF-8 stays UTF-8: far more multi-byte characters are right than wrong. In GB18030 read as
/// UTF-8 nearly all are wrong.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= 4 * wrong
}

/// NUL and other control bytes: a few are an accident, one in twenty means a binary file (random bytes
/// have one in nine).
fn refuse_binary(bytes: &[u8]) -> Result<(), String> {
    let is_control = |b: &u8| matches!(b, 0..=8 | 14..=31 | 127);
    let control = bytes.iter().filter(|b| is_control(b)).count();
    if control * 20 > bytes.len() {
        return Err(format!("not text: {control} of {} bytes are control characters", bytes.len()));
    }
    Ok(())
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"\x1f\x8b", "gzip data"),
        (b"PK\x03\x04", "a ZIP archive or Office document"),
        (b"%PDF-", "a PDF document"),
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"7z\xbc\xaf", "a 7z archive"),
        (b"\xfd7zXZ", "xz data"),
        (b"(\xb5/\xfd", "zstd data"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "泰州市图书馆新馆昨日开门迎客，馆藏图书八十万册，市民凭身份证即可借阅。";

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text, decoded.encoding)
    }

    fn utf16(mark: [u8; 2], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter().chain(LINE.encode_utf16().flat_map(unit)).collect()
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let bom: Vec<u8> = [b"\xef\xbb\xbf", LINE.as_bytes()].concat();
        let gb = GB18030.encode(LINE).0;
        assert_eq!(read(LINE.as_bytes()), (LINE.to_owned(), "UTF-8"));
        assert_eq!(read(&bom), (LINE.to_owned(), "UTF-8"));
        assert_eq!(read(&utf16([0xff, 0xfe], u16::to_le_bytes)), (LINE.to_owned(), "UTF-16LE"));
        assert_eq!(read(&utf16([0xfe, 0xff], u16::to_be_bytes)), (LINE.to_owned(), "UTF-16BE"));
        assert_eq!(read(&gb), (LINE.to_owned(), "gb18030"));
    }

    #[test]
    fn a_declared_charset_counts_unless_the_bytes_are_utf8() {
        let big5 = encoding_rs::BIG5.encode("臺北市立圖書館").0;
        assert_eq!(decode(&big5, Some("big5")).unwrap().text, "臺北市立圖書館");
        assert_eq!(decode(LINE.as_bytes(), Some("gb2312")).unwrap().text, LINE);
    }

    #[test]
    fn damaged_utf8_is_kept_and_counted() {
        let mut bytes = LINE.as_bytes().to_vec();
        bytes.insert(9, 0xff);
        bytes.pop();
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.encoding, decoded.replaced), ("UTF-8", 2));
        assert!(decoded.text.starts_with("泰州市\u{fffd}图书馆"));
    }

    #[test]
    fn binaries_are_named() {
        assert_eq!(decode(b"\x1f\x8b\x08rest", None).unwrap_err(), "not text but gzip data");
        assert!(decode(&[0; 4096], None).unwrap_err().contains("4096 of 4096 bytes"));
        // Every byte as often as any other, as in compressed data.
        let noise: Vec<u8> = (0..64_u32 * 256).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert!(decode(&noise, None).unwrap_err().starts_with("not text"));
    }
}
