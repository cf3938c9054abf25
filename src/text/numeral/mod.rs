//! Numerals as Chinese news writes them: 1,234.5, 15万, 230多万, 2亿多, 三万四千, 廿三, 百分之三十, 几十.
//!
//! Own code rather than the `chinese-number` crate, which reads neither mixed forms (15万, 3.5亿) nor 廿三 nor
//! the round-number words 多, 余, 几, 数.

mod characters;

use self::characters::{Sum, digit};
use super::Span;

/// How far a numeral may be trusted, by its own words (230多万 says at least 2,300,000).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// As written.
    Exact,
    /// 多, 余, 几, 数: at least so many.
    AtLeast,
    /// 3至5, 三四十: between the value and this.
    Upto(f64),
}

/// What a numeral is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Begins with a digit 0–9.
    Arabic,
    /// Written in characters; a bare 百, 千, 万, 亿 without a digit is [`Form::Bare`].
    Chinese,
    /// 百, 千, 万, 亿 alone: a number only after 近, 超, 上 and the like (百家争鸣 counts nothing).
    Bare,
    /// 百分之…: the value is in percent.
    Percent,
    /// 三分之二: the value is the quotient.
    Fraction,
}

/// One numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Where it stands in the text that was given.
    pub span: Span,
    /// Its value, 百, 千, 万, 亿 folded in.
    pub value: f64,
    /// How far the value may be trusted.
    pub bound: Bound,
    /// What it is made of.
    pub form: Form,
    /// Whether 万 or 亿 was folded in (such a numeral may stand before a noun without a classifier: 420万群众).
    pub folded: bool,
}

/// All numerals of `text`, left to right, in linear time.
///
/// ```
/// let found = tupu::text::numerals("吸引230多万人次，其中三十二家占百分之十五");
/// assert_eq!(found.iter().map(|n| n.value).collect::<Vec<_>>(), [2_300_000.0, 32.0, 15.0]);
/// ```
pub fn numerals(text: &str) -> Vec<Numeral> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let scan = Scan { chars: &chars, end: text.len() };
    let mut found: Vec<Numeral> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some((next, numeral)) = scan.numeral(at) else {
            at += 1;
            continue;
        };
        at = next;
        match found.last_mut() {
            Some(low) if Scan::is_range(low, &numeral, text) => join(low, &numeral),
            _ => found.push(numeral),
        }
    }
    found
}

/// 3至5万: the lower end shares the upper end's 万.
fn join(low: &mut Numeral, high: &Numeral) {
    if high.folded && !low.folded {
        let scale = if high.value >= 1e8 { 1e8 } else { 1e4 };
        if low.value * scale <= high.value {
            low.value *= scale;
        }
    }
    low.folded |= high.folded;
    low.bound = Bound::Upto(high.value);
    low.span = low.span.cover(high.span);
}

struct Scan<'a> {
    chars: &'a [(usize, char)],
    end: usize,
}

impl Scan<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|c| c.1)
    }

    fn offset(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.end, |c| c.0)
    }

    fn is_range(low: &Numeral, high: &Numeral, text: &str) -> bool {
        let between = text.get(low.span.end..high.span.begin).unwrap_or_default();
        let joined = matches!(between, "至" | "到" | "—" | "-" | "－" | "–" | "~" | "～" | "——");
        joined && low.bound == Bound::Exact && low.form == high.form && low.value < high.value
    }

    /// The numeral that begins at character `at`, and the character after it.
    fn numeral(&self, at: usize) -> Option<(usize, Numeral)> {
        let c = self.char(at)?;
        if c.is_ascii_digit() {
            return Some(self.arabic(at));
        }
        let (next, value, bound, form) = self.chinese(at)?;
        if self.char(next) == Some('分')
            && self.char(next + 1) == Some('之')
            && let Some((after, part)) = self.part(next + 2)
        {
            let (value, form) = if value.to_bits() == 100_f64.to_bits() {
                (part, Form::Percent)
            } else {
                (part / value.max(1.0), Form::Fraction)
            };
            return Some((after, self.made(at, after, value, Bound::Exact, form, false)));
        }
        let folded = self.chars[at..next].iter().any(|c| matches!(c.1, '万' | '亿'));
        Some((next, self.made(at, next, value, bound, form, folded)))
    }

    /// What follows 分之: 三十, 三十点五, 30.5.
    fn part(&self, at: usize) -> Option<(usize, f64)> {
        if self.char(at)?.is_ascii_digit() {
            let (next, numeral) = self.arabic(at);
            return Some((next, numeral.value));
        }
        let (mut next, mut value, _, _) = self.chinese(at)?;
        if self.char(next) == Some('点') && self.char(next + 1).and_then(digit).is_some() {
            next += 1;
            let mut scale = 0.1;
            while let Some(d) = self.char(next).and_then(digit) {
                value += f64::from(d) * scale;
                scale /= 10.0;
                next += 1;
            }
        }
        Some((next, value))
    }

    fn made(&self, from: usize, to: usize, value: f64, bound: Bound, form: Form, folded: bool) -> Numeral {
        Numeral { span: Span::new(self.offset(from), self.offset(to)), value, bound, form, folded }
    }

    /// 1,234.5, then 多 or 余, then 百 千 万 亿, then 多 or 余 again: 3000多万, 2亿多.
    fn arabic(&self, from: usize) -> (usize, Numeral) {
        let (mut at, digits, mut power) = self.digits(from);
        let mut bound = Bound::Exact;
        if self.is_round(at) {
            bound = Bound::AtLeast;
            at += 1;
        }
        let mut folded = false;
        while let Some(zeros) = self.char(at).and_then(zeros) {
            // 3千瓦 and 5百货 are no multiples; 3千万 and 3千多 are.
            let rest = self.char(at + 1);
            if zeros < 4
                && !matches!(rest, Some('多' | '余' | '万' | '亿' | '名' | '人' | '个' | '家' | '元'))
            {
                break;
            }
            folded |= zeros >= 4;
            power += zeros;
            at += 1;
        }
        if bound == Bound::Exact && self.is_round(at) {
            bound = Bound::AtLeast;
            at += 1;
        }
        // The decimal point is moved in the text, so that 38.62亿 is 3,862,000,000 to the last digit.
        let value = format!("{digits}e{power}").parse().unwrap_or(f64::MAX);
        (at, self.made(from, at, value, bound, Form::Arabic, folded))
    }

    /// The digits without point and separators, and the power of ten that the point stands for.
    fn digits(&self, from: usize) -> (usize, String, i32) {
        let (mut at, mut digits, mut power, mut point) = (from, String::new(), 0, false);
        while let Some(c) = self.char(at) {
            let next_digit = self.char(at + 1).is_some_and(|c| c.is_ascii_digit());
            match c {
                '0'..='9' => {
                    digits.push(c);
                    power -= i32::from(point);
                }
                '.' | '．' if !point && next_digit => point = true,
                ',' | '，' if !point && self.is_group(at) => {}
                _ => break,
            }
            at += 1;
        }
        (at, digits, power)
    }

    /// Whether the comma at `at` separates thousands: three digits follow, and no fourth; a full-width comma
    /// is punctuation even then unless one to three digits stand before it.
    fn is_group(&self, at: usize) -> bool {
        let digit = |k: usize| self.char(k).is_some_and(|c| c.is_ascii_digit());
        let narrow = self.char(at) == Some(',');
        narrow && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4)
    }

    /// 多 or 余 that rounds the numeral; not in 多年 without a numeral, which never gets here.
    fn is_round(&self, at: usize) -> bool {
        matches!(self.char(at), Some('多' | '余' | '几'))
    }

    /// A numeral in characters: its end, value, bound and form.
    fn chinese(&self, from: usize) -> Option<(usize, f64, Bound, Form)> {
        let mut sum = Sum::default();
        let mut at = from;
        while let Some(c) = self.char(at) {
            if !sum.take(c, at == from, self.char(at + 1)) {
                break;
            }
            at += 1;
        }
        (at > from).then(|| sum.finish()).flatten().map(|(value, bound, form)| (at, value, bound, form))
    }
}

/// How many zeros a power after Arabic digits adds.
fn zeros(c: char) -> Option<i32> {
    match c {
        '百' => Some(2),
        '千' => Some(3),
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (f64, Bound, Form) {
        let found = numerals(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        (found[0].value, found[0].bound, found[0].form)
    }

    #[test]
    fn values() {
        let cases = [
            ("503", 503.0),
            ("1,234,567.8", 1_234_567.8),
            ("15万", 150_000.0),
            ("3.5亿", 350_000_000.0),
            ("38.62亿", 3_862_000_000.0),
            ("1.2万亿", 1.2e12),
            ("3千万", 30_000_000.0),
            ("一百二十三", 123.0),
            ("三万四千", 34_000.0),
            ("三万四", 34_000.0),
            ("三百五", 350.0),
            ("三百零五", 305.0),
            ("两千零一十", 2010.0),
            ("两千万", 20_000_000.0),
            ("七万", 70_000.0),
            ("十六", 16.0),
            ("廿三", 23.0),
            ("二〇二二", 2022.0),
            ("一万亿", 1e12),
            ("三亿五千万", 350_000_000.0),
            ("百分之三十", 30.0),
            ("百分之九十九点五", 99.5),
            ("三分之二", 2.0 / 3.0),
        ];
        for (text, value) in cases {
            let got = one(text).0;
            assert!((got - value).abs() <= 1e-9 * value, "{text}: {got}");
        }
    }

    #[test]
    fn bounds() {
        let cases = [
            ("1000多", 1000.0, Bound::AtLeast),
            ("2亿多", 2e8, Bound::AtLeast),
            ("3000多万", 3e7, Bound::AtLeast),
            ("90余万", 9e5, Bound::AtLeast),
            ("三十多", 30.0, Bound::AtLeast),
            ("三百多万", 3e6, Bound::AtLeast),
            ("几十", 10.0, Bound::AtLeast),
            ("数百万", 1e6, Bound::AtLeast),
            ("十几", 10.0, Bound::AtLeast),
            ("3至5", 3.0, Bound::Upto(5.0)),
            ("3—5万", 3e4, Bound::Upto(5e4)),
            ("三四十", 30.0, Bound::Upto(40.0)),
            ("七八", 7.0, Bound::Upto(8.0)),
        ];
        for (text, value, bound) in cases {
            let got = one(text);
            assert!((got.0 - value).abs() < 1e-6 && got.1 == bound, "{text}: {got:?}");
        }
    }

    #[test]
    fn forms_and_spans() {
        assert_eq!(one("百").2, Form::Bare);
        assert_eq!(one("万").2, Form::Bare);
        assert_eq!(one("三百").2, Form::Chinese);
        assert_eq!(one("百分之五").2, Form::Percent);
        let found = numerals("共230多万人，3千瓦");
        assert_eq!((found[0].span, found[0].folded), (Span::new(3, 12), true));
        assert!((found[1].value - 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_panics_and_long_rows_stay_linear() {
        assert!(numerals("").is_empty());
        let _ = numerals("零点万亿亿亿分之分之几数多余廿卅十百千1,2,3,,..9.9.9");
        let row = "亿".repeat(2000) + &"9".repeat(5000) + &"三".repeat(5000);
        assert!(numerals(&row).iter().all(|n| n.value.is_finite() || n.bound == Bound::Exact));
    }
}
