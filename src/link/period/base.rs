//! What a change is measured from: 同比, 环比, 比上年, 较五年前.

use jiff::civil::Date;
use jiff::{Span as Length, ToSpan};

use super::{dates, times};
use crate::text::Dates;

/// The days that the base `text` means, for a number of the days `period` in an article of the day `today`.
/// 同比 is the same days a year before, 环比 as many before them; else the date in the words counts, 上年 from `period`.
pub fn base(text: &str, period: Option<Dates>, today: Option<Date>) -> Option<Dates> {
    if text.contains("环比") {
        return before(period?);
    }
    if ["同比", "同期"].iter().any(|word| text.contains(word)) {
        return shifted(period?, 1.year());
    }
    if ["上年", "上一年", "前一年"].iter().any(|word| text.contains(word)) {
        let year = period.and_then(Dates::begin).or(today)?.year() - 1;
        let (end, begin) = (text.contains("上年末") || text.contains("上年底"), text.contains("上年初"));
        let month = if end { 12 } else { 1 };
        return if end || begin { Dates::month(year, month) } else { Dates::years(year, year) };
    }
    if text.contains("上月") || text.contains("上个月") {
        let first = period.and_then(Dates::begin).or(today)?.checked_sub(1.month()).ok()?;
        return Dates::month(first.year(), first.month());
    }
    if text.contains("年初") && !text.contains("年年初") {
        let year = period.and_then(Dates::end).or(today)?.year();
        return Dates::month(year, 1);
    }
    let time = times(text).into_iter().next()?;
    let said = text.get(time.begin..time.end)?;
    // 2020年…比五年前: five years before 2020.
    let from = period.and_then(Dates::end).filter(|_| said.ends_with('前')).or(today);
    dates(said, from)
}

/// The same days, so much earlier; a month stays a whole one.
fn shifted(period: Dates, by: Length) -> Option<Dates> {
    let back = |day: Date| {
        let moved = day.checked_sub(by).ok()?;
        Some(if day == day.last_of_month() { moved.last_of_month() } else { moved })
    };
    Dates::new(period.begin().and_then(back), period.end().and_then(back))
}

/// The days before a period, as many months as it has; `None` where it is not made of whole months.
fn before(period: Dates) -> Option<Dates> {
    let (begin, end) = (period.begin()?, period.end()?);
    if begin.day() != 1 || end != end.last_of_month() {
        return None;
    }
    let months =
        i32::from(end.year() - begin.year()) * 12 + i32::from(end.month()) - i32::from(begin.month()) + 1;
    shifted(period, months.months())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_base_is_told_by_words_and_period() {
        let cases = [
            ("同比", "2021-01-01/2021-06-30", "2020-01-01/2020-06-30"),
            ("比去年同期", "2021-02", "2020-02"),
            ("环比", "2021-03", "2021-02"),
            ("环比", "2021-04-01/2021-06-30", "2021-01-01/2021-03-31"),
            ("比上年", "2020", "2019"),
            ("较上年末", "2020-03", "2019-12"),
            ("比五年前", "2020", "2015"),
            ("较2015年", "2020", "2015"),
            ("比年初", "2021-06", "2021-01"),
        ];
        for (text, period, wanted) in cases {
            let found = base(text, Dates::parse(period), Some(date(2022, 1, 11)));
            assert_eq!(found.map(|d| d.to_string()).as_deref(), Some(wanted), "{text} of {period}");
        }
    }

    #[test]
    fn without_a_period_only_named_days_are_a_base() {
        let today = Some(date(2022, 1, 11));
        assert_eq!(base("同比", None, today), None);
        assert_eq!(base("环比", Dates::parse("2021-03-05"), today), None);
        assert_eq!(base("较五年前", None, today).map(|d| d.to_string()).as_deref(), Some("2017"));
        assert_eq!(base("比去年", None, today).map(|d| d.to_string()).as_deref(), Some("2021"));
        assert_eq!(base("比全国平均水平", None, today), None);
    }
}
