//! [`Dates`]: days of the calendar that a text speaks of, written as ISO 8601 does.

use jiff::civil::{Date, date};

/// From one day to another, both included; one end may be open.
///
/// Written as the shortest form of ISO 8601 that says it: `2020`, `2020-03`, `2020-03-05`, else an interval
/// `2021-01-01/2021-06-30`, with `..` for an open end (ISO 8601-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Dates {
    begin: Option<Date>,
    end: Option<Date>,
}

impl Dates {
    /// From `begin` to `end`; `None` where both are open or the end is before the begin.
    pub fn new(begin: Option<Date>, end: Option<Date>) -> Option<Self> {
        let ordered = match (begin, end) {
            (Some(begin), Some(end)) => begin <= end,
            (begin, end) => begin.or(end).is_some(),
        };
        ordered.then_some(Self { begin, end })
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Self { begin: Some(day), end: Some(day) }
    }

    /// One month, 1 to 12.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Self::new(Some(first), Some(first.last_of_month()))
    }

    /// The months from `first` to `last` of a year.
    pub fn months(year: i16, first: i8, last: i8) -> Option<Self> {
        let end = Date::new(year, last, 1).ok()?.last_of_month();
        Self::new(Date::new(year, first, 1).ok(), Some(end))
    }

    /// The years from `first` to `last`.
    pub fn years(first: i16, last: i16) -> Option<Self> {
        Self::new(Date::new(first, 1, 1).ok(), Date::new(last, 12, 31).ok())
    }

    /// The first day, where the begin is not open.
    pub fn begin(self) -> Option<Date> {
        self.begin
    }

    /// The last day, where the end is not open.
    pub fn end(self) -> Option<Date> {
        self.end
    }

    /// From the first day of both to the last.
    pub fn cover(self, other: Self) -> Option<Self> {
        Self::new(self.begin, other.end)
    }

    /// What `text` says, in any of the forms that are written.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((begin, end)) = text.split_once('/') {
            let side = |part: &str| match part {
                ".." => Some(None),
                _ => part.parse::<Date>().ok().map(Some),
            };
            return Self::new(side(begin)?, side(end)?);
        }
        let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').collect();
        match parts.as_slice() {
            [year] if digits(year, 4) => Self::years(year.parse().ok()?, year.parse().ok()?),
            [year, month] if digits(year, 4) && digits(month, 2) => {
                Self::month(year.parse().ok()?, month.parse().ok()?)
            }
            _ if text.len() == 10 => text.parse().ok().map(Self::day),
            _ => None,
        }
    }
}

impl std::fmt::Display for Dates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let (Some(begin), Some(end)) = (self.begin, self.end) {
            let year = begin.year();
            if begin == end {
                return write!(f, "{begin}");
            }
            if begin == date(year, 1, 1) && end == date(year, 12, 31) {
                return write!(f, "{year:04}");
            }
            if begin.day() == 1 && end == begin.last_of_month() {
                return write!(f, "{year:04}-{:02}", begin.month());
            }
        }
        let side = |day: Option<Date>| day.map_or("..".to_owned(), |day| day.to_string());
        write!(f, "{}/{}", side(self.begin), side(self.end))
    }
}

impl From<Dates> for String {
    fn from(dates: Dates) -> Self {
        dates.to_string()
    }
}

impl TryFrom<String> for Dates {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no date or interval of ISO 8601"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_form_is_written_and_read_back() {
        let cases = [
            (Dates::years(2020, 2020), "2020"),
            (Dates::month(2020, 2), "2020-02"),
            (Some(Dates::day(date(2020, 3, 5))), "2020-03-05"),
            (Dates::months(2021, 1, 6), "2021-01-01/2021-06-30"),
            (Dates::years(2016, 2020), "2016-01-01/2020-12-31"),
            (Dates::new(None, Some(date(2021, 10, 31))), "../2021-10-31"),
        ];
        for (dates, text) in cases {
            assert_eq!(dates.unwrap().to_string(), text);
            assert_eq!(Dates::parse(text), dates);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["", "2020-13", "2020-02-30", "20", "../..", "2021-06-30/2021-01-01", "五年来", "2020/2021"]
        {
            assert_eq!(Dates::parse(text), None, "{text}");
        }
    }
}
