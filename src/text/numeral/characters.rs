//! Numerals in characters.

use super::{Bound, Form};

/// The value of a numeral in characters, read left to right.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says what was read; they are independent")]
pub(super) struct Sum {
    /// Finished 亿 and 万.
    total: f64,
    /// Below 万.
    section: f64,
    /// The digits since the last 十 百 千.
    digits: Vec<u32>,
    /// Zeros of the last power, for 三百五.
    upper: Option<f64>,
    bound: Option<Bound>,
    powers: bool,
    ended: bool,
    /// A digit, 十, 几 or 数 was read.
    counted: bool,
    /// 廿, 卅 were read.
    vague: bool,
}

impl Sum {
    /// Takes the next character in, or says that the numeral ended before it.
    pub fn take(&mut self, c: char, first: bool, next: Option<char>) -> bool {
        if self.ended {
            return false;
        }
        if let Some(d) = digit(c) {
            self.digits.push(d);
            self.counted = true;
            return true;
        }
        match c {
            '廿' | '卅' if first => {
                self.section = if c == '廿' { 20.0 } else { 30.0 };
                (self.powers, self.counted) = (true, true);
                true
            }
            // 两千万千瓦: after 万 the 千 begins the unit.
            '十' | '百' | '千' if self.powers && self.digits.is_empty() => false,
            '十' | '百' | '千' => self.power(
                if c == '十' {
                    10.0
                } else if c == '百' {
                    100.0
                } else {
                    1000.0
                },
                c,
            ),
            '万' | '亿' => {
                self.large(if c == '万' { 1e4 } else { 1e8 });
                true
            }
            // 几十, 数百, 十几: vague, at least one.
            '几' | '数' if first && next.is_some_and(|n| matches!(n, '十' | '百' | '千' | '万' | '亿')) =>
            {
                self.digits.push(1);
                (self.counted, self.vague) = (true, true);
                true
            }
            '多' | '余' | '几' if self.powers && !first && self.digits.is_empty() => {
                self.bound = Some(Bound::AtLeast);
                // 三百多万: the power may still follow.
                self.ended = !next.is_some_and(|n| matches!(n, '万' | '亿'));
                true
            }
            _ => false,
        }
    }

    fn power(&mut self, scale: f64, c: char) -> bool {
        self.counted |= c == '十';
        let (low, high) = self.pending();
        let low = low.unwrap_or(1.0);
        if let Some(high) = high {
            self.bound = Some(Bound::Upto(self.total + self.section + high * scale));
        }
        self.section += low * scale;
        self.upper = Some(scale);
        self.powers = true;
        self.digits.clear();
        true
    }

    fn large(&mut self, scale: f64) {
        let (low, high) = self.pending();
        let (low, high) = if self.digits.is_empty() { (None, None) } else { (low, high) };
        let section = self.section + low.unwrap_or(0.0);
        if let Some(Bound::Upto(upper)) = self.bound {
            self.bound = Some(Bound::Upto(upper * scale));
        }
        if let Some(high) = high {
            self.bound = Some(Bound::Upto((self.section + high) * scale));
        }
        if section == 0.0 && self.total > 0.0 {
            self.total *= scale;
        } else {
            self.total += if section == 0.0 { 1.0 } else { section } * scale;
        }
        self.section = 0.0;
        self.upper = Some(scale);
        self.powers = true;
        self.digits.clear();
    }

    /// The digits read since the last power: one (五), a guess between two (五六), or a row (二〇二二).
    fn pending(&self) -> (Option<f64>, Option<f64>) {
        match self.digits.as_slice() {
            [] => (None, None),
            [d] | [0, d] => (Some(f64::from(*d)), None),
            [a, b] if *a > 0 && *b == *a + 1 => (Some(f64::from(*a)), Some(f64::from(*b))),
            row => (Some(row.iter().fold(0.0, |sum, d| sum * 10.0 + f64::from(*d))), None),
        }
    }

    /// The value, if the characters were a numeral.
    pub fn finish(self) -> Option<(f64, Bound, Form)> {
        let (low, high) = self.pending();
        // 三百五 is 350, 三百零五 is 305.
        let short = self.digits.len() == 1 && self.upper.is_some_and(|u| u >= 100.0) && self.bound.is_none();
        let low = match (low, self.upper) {
            (Some(d), Some(upper)) if short => d * upper / 10.0,
            (low, _) => low.unwrap_or(0.0),
        };
        let value = self.total + self.section + low;
        let form = if self.counted { Form::Chinese } else { Form::Bare };
        let bound = match (self.bound, high) {
            (Some(bound), _) => bound,
            (None, Some(high)) => Bound::Upto(self.total + self.section + high),
            (None, None) if self.vague => Bound::AtLeast,
            (None, None) => Bound::Exact,
        };
        value.is_finite().then_some((value, bound, form))
    }
}

/// The value of one digit in characters.
pub(super) fn digit(c: char) -> Option<u32> {
    "零一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u32).or(match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => None,
    })
}
