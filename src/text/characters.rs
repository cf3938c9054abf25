//! [`Characters`]: a quick answer to whether one text can hold all characters of another.

/// The set of a text's characters, coarsely: one bit for each of 64 classes of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Characters(u64);

impl Characters {
    /// Those of `text`.
    pub fn of(text: &str) -> Self {
        Self(text.chars().fold(0, |set, c| set | 1 << (c as u32 % 64)))
    }

    /// Whether all of `others` may be among these; where not, they certainly are not.
    ///
    /// ```
    /// use tupu::text::Characters;
    /// assert!(Characters::of("海智工作基地").hold(Characters::of("海智基地")));
    /// assert!(!Characters::of("海智工作基地").hold(Characters::of("银龄课堂")));
    /// ```
    pub fn hold(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }
}
