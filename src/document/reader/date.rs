//! Dates as newspapers and site generators write them, to RFC 3339.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, fmt::rfc2822};

/// The date in `text`: RFC 3339 with its zone where a zone is stated (`2022-01-11T09:13:28+08:00`), else the
/// plain date (`2022-01-11`), since a time without a zone names no instant. An error says what is wrong.
///
/// ```
/// use tupu::document::reader::parse_date;
/// assert_eq!(parse_date("2022-01-11 09:13:28 +0800").unwrap(), "2022-01-11T09:13:28+08:00");
/// assert_eq!(parse_date("2022年1月11日 09:13").unwrap(), "2022-01-11");
/// assert!(parse_date("2022-02-30").is_err());
/// ```
pub fn parse_date(text: &str) -> Result<String, String> {
    let text = text.trim();
    let reject = || format!("`{text}` is no date");
    if let Some(found) = unix_time(text) {
        return Ok(found);
    }
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return rfc2822(text).ok_or_else(reject);
    }
    let mut rest = Scanner(text);
    let (year, month, day) = rest.date().ok_or_else(reject)?;
    let date = Date::new(year, month, day).map_err(|_| format!("`{text}` is a day that does not exist"))?;
    if !(1000..=2999).contains(&year) {
        return Err(format!("`{text}` lies outside the years 1000 to 2999"));
    }
    let Some((hour, minute, second)) = rest.time() else {
        return Ok(date.to_string());
    };
    if Time::new(hour, minute, second, 0).is_err() {
        return Err(format!("`{text}` holds a time that does not exist"));
    }
    Ok(match rest.zone() {
        Some(zone) => format!("{date}T{hour:02}:{minute:02}:{second:02}{zone}"),
        None => date.to_string(),
    })
}

/// The first date within a short line such as 2022-01-11 09:13 来源：…
pub fn find_date(line: &str) -> Option<String> {
    let mut previous = ' ';
    for (at, c) in line.char_indices() {
        if c.is_ascii_digit() && !previous.is_ascii_digit() {
            let rest = line.get(at..)?;
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 4
                && let Ok(date) = parse_date(rest)
            {
                return Some(date);
            }
        }
        previous = c;
    }
    None
}

/// Seconds (10 digits) or milliseconds (13 digits) since 1970.
fn unix_time(text: &str) -> Option<String> {
    let number: i64 = text.parse().ok()?;
    let timestamp = match text.len() {
        10 => Timestamp::from_second(number).ok()?,
        13 => Timestamp::from_second(number / 1000).ok()?,
        _ => return None,
    };
    Some(timestamp.to_string())
}

fn rfc2822(text: &str) -> Option<String> {
    let parser = rfc2822::DateTimeParser::new();
    let zoned = parser.parse_zoned_datetime(text).ok()?;
    Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// What is still unread.
struct Scanner<'a>(&'a str);

impl Scanner<'_> {
    fn date(&mut self) -> Option<(i16, i8, i8)> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 8 {
            let number: i32 = self.number(8)?;
            let part = |n: i32| i8::try_from(n).ok();
            return Some((
                i16::try_from(number / 10_000).ok()?,
                part(number / 100 % 100)?,
                part(number % 100)?,
            ));
        }
        if digits != 4 {
            return None;
        }
        let year = self.number(4)?;
        self.skip(&["-", "/", ".", "年"])?;
        let month = self.number(2)?;
        self.skip(&["-", "/", ".", "月"])?;
        let day = self.number(2)?;
        let _ = self.skip(&["日"]);
        Some((year, month, day))
    }

    fn time(&mut self) -> Option<(i8, i8, i8)> {
        self.0 = self.0.trim_start_matches([' ', 'T', 't', '\u{3000}']);
        let hour = self.number(2)?;
        self.skip(&[":", "：", "时"])?;
        let minute = self.number(2)?;
        let _ = self.skip(&["分"]);
        let mut second = 0;
        if self.skip(&[":", "："]).is_some() {
            second = self.number(2)?;
            if self.skip(&[".", ","]).is_some() {
                self.0 = self.0.trim_start_matches(|c: char| c.is_ascii_digit());
            }
        }
        Some((hour, minute, second))
    }

    /// `Z`, `UTC`, `+08:00`, `+0800`, `+08`.
    fn zone(&mut self) -> Option<String> {
        self.0 = self.0.trim_start();
        if self.skip(&["Z", "z", "UTC", "GMT"]).is_some() {
            return Some("Z".to_owned());
        }
        let sign = if self.skip(&["+"]).is_some() {
            '+'
        } else {
            self.skip(&["-"])?;
            '-'
        };
        let hour: i8 = self.number(2)?;
        let _ = self.skip(&[":"]);
        let minute: i8 = self.number(2).unwrap_or(0);
        (hour <= 14 && minute < 60).then(|| format!("{sign}{hour:02}:{minute:02}"))
    }

    /// A number of at most `most` ASCII digits.
    fn number<N: std::str::FromStr>(&mut self, most: usize) -> Option<N> {
        let digits = self.0.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.parse().ok()
    }

    fn skip(&mut self, marks: &[&str]) -> Option<()> {
        self.0 = marks.iter().find_map(|mark| self.0.strip_prefix(mark))?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_habits() {
        for (text, want) in [
            ("2022-01-11 09:13:28 +0800", "2022-01-11T09:13:28+08:00"),
            ("2022-01-11T23:59:59.123Z", "2022-01-11T23:59:59Z"),
            ("2022-1-1 9:05 +08", "2022-01-01T09:05:00+08:00"),
            ("2022-01-11", "2022-01-11"),
            ("2022/1/11", "2022-01-11"),
            ("2022.01.11", "2022-01-11"),
            ("20220111", "2022-01-11"),
            ("2022年1月11日 9时13分", "2022-01-11"),
            ("2022-01-11 09:13:28", "2022-01-11"),
            ("1641863608", "2022-01-11T01:13:28Z"),
            ("1641863608123", "2022-01-11T01:13:28Z"),
            ("Tue, 11 Jan 2022 09:13:28 +0800", "2022-01-11T09:13:28+08:00"),
        ] {
            assert_eq!(parse_date(text).as_deref(), Ok(want), "{text}");
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "2022-02-30",
            "2022-13-01",
            "昨天",
            "99999999-01-01",
            "99999999",
            "",
            "2022-01-11 25:00",
            "1月11日",
            "~",
        ] {
            assert!(parse_date(text).is_err(), "{text}");
        }
        assert!(parse_date("2022-02-30 09:00:00 +0800").unwrap_err().contains("does not exist"));
    }

    #[test]
    fn a_date_is_found_within_a_line() {
        assert_eq!(find_date("发布时间：2023-05-06 08:00 来源：宜宾日报").as_deref(), Some("2023-05-06"));
        assert_eq!(find_date("编号 12345-67 共 2023 册"), None);
    }
}
