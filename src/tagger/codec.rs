//! Writes and reads the numbers and strings of a model file.

/// What is written.
#[derive(Debug, Default)]
pub(in crate::tagger) struct Writer(pub(super) Vec<u8>);

impl Writer {
    /// Seven bits a byte, the lowest first.
    pub(in crate::tagger) fn number(&mut self, mut value: u64) {
        while value > 0x7f {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    pub(in crate::tagger) fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(in crate::tagger) fn string(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }
}

/// What is still to be read. Every reader gives `None` where the bytes end too early.
#[derive(Clone, Debug)]
pub(in crate::tagger) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(in crate::tagger) fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (read, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(read)
    }

    pub(in crate::tagger) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    pub(in crate::tagger) fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    pub(in crate::tagger) fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A count of things of which each takes a byte at least: never more than there are bytes.
    pub(in crate::tagger) fn count(&mut self) -> Option<usize> {
        self.number().map(|n| n as usize).filter(|&n| n <= self.0.len())
    }

    pub(in crate::tagger) fn string(&mut self) -> Option<String> {
        let len = self.count()?;
        String::from_utf8(self.bytes(len)?.to_vec()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::default();
        let numbers = [0, 127, 128, 70_000, u64::MAX];
        numbers.iter().for_each(|&n| writer.number(n));
        writer.string("常州");
        let mut reader = Reader(&writer.0);
        assert_eq!(numbers.map(|_| reader.number().unwrap()), numbers);
        assert_eq!(reader.string().as_deref(), Some("常州"));
        assert_eq!(reader.number(), None);
    }
}
