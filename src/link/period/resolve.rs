//! Which days the words of a period mean.

use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::{Span as Length, ToSpan};
use regex::{Captures, Regex};

use crate::text::{Dates, Form, numerals};

/// 十三五, with what follows.
static PLAN: LazyLock<Regex> =
    LazyLock::new(|| pattern("^十([一二三四五六])?五(期间|时期|以来|末|初|收官之年|开局之年)?$"));
/// 2016—2020年.
static YEARS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^((?:19|20)\d{2})年?[—\-－~～至到]((?:19|20)\d{2})(?:年度?)?$"));
/// A year with what follows.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("^((?:19|20)\\d{2}年?|[今去明前本上]年)度?(.*)$"));
/// Days.
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:(\d{1,2})月)?(\d{1,2})[日号]?(?:(?:[—\-－~～至到])(?:(\d{1,2})月)?(\d{1,2}))?[日号](.*)$")
});
/// Months.
static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^前?(\d{1,2})(?:月份?)?(?:[—\-－~～至到](\d{1,2}))?个?月(?:份|底|末|初|[上中下]旬)?(以来)?$")
});
/// A number of years, months, weeks or days, and on which side of the article's day they lie.
static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(近|过去|最近|未来|今后|这|前|此后)?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})[多余]?个?(年|月|周|天|季度)\
         (以来|来|间|内|里|之内|前|后|中|期间|时间)?$",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of periods are well formed")
}

/// The days that `text` means in an article of the day `today`, or `None` where the words do not tell
/// (近年来, 当年) or need a day that is not known. 今年1—6月 → 2021-01-01/2021-06-30.
pub fn dates(text: &str, today: Option<Date>) -> Option<Dates> {
    let text: String = text.chars().filter(|c| !matches!(c, '“' | '”' | ' ')).collect();
    let text = in_digits(&text);
    let text = text.trim_start_matches("截至").trim_start_matches("截止");
    if let Some(found) = PLAN.captures(text) {
        return plan(&found, today);
    }
    if let Some(found) = YEARS.captures(text) {
        return Dates::years(found[1].parse().ok()?, found[2].parse().ok()?);
    }
    if let Some(found) = word(text, today) {
        return Some(found);
    }
    if let Some(found) = LENGTH.captures(text).and_then(|found| length(&found, today?)) {
        return Some(found);
    }
    if let Some((year, rest)) = YEAR.captures(text).and_then(|found| {
        let year = year(found.get(1)?.as_str(), today)?;
        Some((year, found.get(2)?.as_str().to_owned()))
    }) {
        return within(&rest, year, today);
    }
    let today = today?;
    if let Some(found) = day_of_month(text, today) {
        return Some(found);
    }
    // 下半年 in a January is last year's.
    let this = within(text, today.year(), Some(today)).filter(|_| !text.is_empty())?;
    let ahead = this.begin().is_some_and(|begin| begin > today);
    if ahead { within(text, today.year() - 1, Some(today)) } else { Some(this) }
}

/// 前七个月 as 前7个月: months and days of the month in digits.
fn in_digits(text: &str) -> String {
    let months = numerals(text).into_iter().find(|n| {
        let rest = text.get(n.span.end..).unwrap_or_default();
        n.form == Form::Chinese && n.value < 32.0 && rest.trim_start_matches('个').starts_with(['月', '日'])
    });
    let Some(numeral) = months else { return text.to_owned() };
    let (before, rest) = text.split_at_checked(numeral.span.begin).unwrap_or((text, ""));
    format!("{before}{}{}", numeral.value, rest.get(numeral.span.len()..).unwrap_or_default())
}

/// 十五 is the tenth plan, 2001 to 2005; each lasts five years.
fn plan(found: &Captures<'_>, today: Option<Date>) -> Option<Dates> {
    let nth = found.get(1).map_or(0, |digit| "一二三四五六".find(digit.as_str()).map_or(0, |at| at / 3 + 1));
    let first = 2001 + 5 * i16::try_from(nth).ok()?;
    match found.get(2).map_or("", |m| m.as_str()) {
        "末" | "收官之年" => Dates::years(first + 4, first + 4),
        "初" | "开局之年" => Dates::years(first, first),
        "以来" => since(Dates::years(first, first + 4)?, today),
        _ => Dates::years(first, first + 4),
    }
}

/// From the begin of a period to the article's day.
fn since(period: Dates, today: Option<Date>) -> Option<Dates> {
    Dates::new(period.begin(), today)
}

fn year(text: &str, today: Option<Date>) -> Option<i16> {
    let this = today.map(Date::year);
    match text {
        "今年" | "本年" => this,
        "去年" | "上年" => this.map(|year| year - 1),
        "前年" => this.map(|year| year - 2),
        "明年" => this.map(|year| year + 1),
        _ => text.trim_end_matches('年').parse().ok(),
    }
}

/// What stands behind a year: 上半年, 3月5日, 底, 以来.
fn within(rest: &str, year: i16, today: Option<Date>) -> Option<Dates> {
    let of = |first, last| Dates::months(year, first, last);
    match rest {
        "" | "全年" => return Dates::years(year, year),
        "以来" => return since(Dates::years(year, year)?, today),
        "底" | "末" | "年底" | "年末" => return of(12, 12),
        "初" | "年初" => return of(1, 1),
        "上半年" => return of(1, 6),
        "下半年" => return of(7, 12),
        _ => {}
    }
    if let Some(quarter) = rest.strip_suffix("季度") {
        let until = quarter.strip_prefix('前');
        let digit = until.unwrap_or(quarter).trim_start_matches('第');
        let nth = "一二三四".find(digit).filter(|_| digit.chars().count() == 1)?;
        let last = i8::try_from(nth / 3 + 1).ok()? * 3;
        return of(if until.is_some() { 1 } else { last - 2 }, last);
    }
    if let Some(found) = DAYS.captures(rest) {
        return days(&found, year, None);
    }
    months(rest, year, today)
}

/// 1—6月, 前8个月, 3月份, 10月底, 3月以来.
fn months(rest: &str, year: i16, today: Option<Date>) -> Option<Dates> {
    let found = MONTHS.captures(rest)?;
    let first: i8 = found[1].parse().ok()?;
    let last: Option<i8> = found.get(2).and_then(|m| m.as_str().parse().ok());
    let period = match (rest.starts_with('前'), last) {
        (true, _) => Dates::months(year, 1, first),
        (false, None) if rest.contains('个') => return None,
        (false, last) => Dates::months(year, first, last.unwrap_or(first)),
    }?;
    if found.get(3).is_some() { since(period, today) } else { Some(period) }
}

/// 3月5日, 3月5日至8日; `month` is that of a day without one.
fn days(found: &Captures<'_>, year: i16, month: Option<i8>) -> Option<Dates> {
    let number = |index: usize| found.get(index).and_then(|m| m.as_str().parse::<i8>().ok());
    let month = number(1).or(month)?;
    let begin = Date::new(year, month, number(2)?).ok()?;
    let Some(last) = number(4) else { return Some(Dates::day(begin)) };
    Dates::new(Some(begin), Date::new(year, number(3).unwrap_or(month), last).ok())
}

/// 11日 in an article of the 5th is last month's; 3月5日 in one of February last year's.
fn day_of_month(text: &str, today: Date) -> Option<Dates> {
    let found = DAYS.captures(text)?;
    if found.get(1).is_some() {
        let this = days(&found, today.year(), None)?;
        // Up to a month ahead it is announced.
        let ahead = this.begin()? > today.checked_add(31.days()).ok()?;
        return if ahead { days(&found, today.year() - 1, None) } else { Some(this) };
    }
    let day: i8 = found[2].parse().ok()?;
    let month = if day <= today.day() { today } else { today.checked_sub(1.month()).ok()? };
    days(&found, month.year(), Some(month.month()))
}

/// Words that name a day or month by its distance: 昨天, 上月.
fn word(text: &str, today: Option<Date>) -> Option<Dates> {
    let today = today?;
    let day = |length: Length| today.checked_add(length).ok().map(Dates::day);
    let month = |length: Length| {
        let first = today.checked_add(length).ok()?;
        Dates::month(first.year(), first.month())
    };
    let parts = ["上午", "下午", "晚上", "凌晨", "早上", "中午", "晚", "夜", "晨", "早"];
    let text = parts.iter().find_map(|part| text.strip_suffix(part)).unwrap_or(text);
    match text {
        "今" | "今天" | "今日" | "目前" | "迄今" | "至今" => day(0.days()),
        "昨" | "昨天" | "昨日" => day(-1.days()),
        "前天" => day(-2.days()),
        "明天" | "明日" => day(1.day()),
        "本月" | "当月" | "这个月" => month(0.months()),
        "上月" | "上个月" => month(-1.months()),
        "本季度" | "上季度" => {
            let shift = if text == "上季度" { -3 } else { 0 };
            let first = today.checked_add(shift.months()).ok()?;
            let quarter = (first.month() - 1) / 3 * 3;
            Dates::months(first.year(), quarter + 1, quarter + 3)
        }
        _ => None,
    }
}

/// 五年来, 未来三年, 五年前.
fn length(found: &Captures<'_>, today: Date) -> Option<Dates> {
    let side = found.get(1).map_or("", |m| m.as_str());
    let after = found.get(4).map_or("", |m| m.as_str());
    let value = numerals(&found[2]).first()?.value;
    let count = if value.fract() == 0.0 && value < 1000.0 { value as i32 } else { return None };
    let (length, unit) = match &found[3] {
        "年" => (count.years(), 'y'),
        "月" => (count.months(), 'm'),
        "季度" => ((3 * count).months(), 'm'),
        "周" => (count.weeks(), 'd'),
        _ => (count.days(), 'd'),
    };
    let earlier = today.checked_sub(length).ok();
    let later = today.checked_add(length).ok();
    match (side, after) {
        ("", "前") => whole(earlier?, unit),
        ("", "后") => whole(later?, unit),
        ("未来" | "今后", _) | ("", "内" | "之内") => Dates::new(Some(today), later),
        ("近" | "过去" | "最近", _) | ("" | "这", "来" | "以来" | "间") => {
            Dates::new(earlier, Some(today))
        }
        _ => None,
    }
}

/// The year, month or day around a day.
fn whole(day: Date, unit: char) -> Option<Dates> {
    match unit {
        'y' => Dates::years(day.year(), day.year()),
        'm' => Dates::month(day.year(), day.month()),
        _ => Some(Dates::day(day)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// In an article of 11 January 2022.
    fn read(text: &str) -> String {
        dates(text, Some(date(2022, 1, 11))).map(|d| d.to_string()).unwrap_or_default()
    }

    #[test]
    fn periods_become_days() {
        let cases = [
            ("2020年", "2020"),
            ("2021年度", "2021"),
            ("2020年3月", "2020-03"),
            ("2021年3月5日", "2021-03-05"),
            ("2021年全年", "2021"),
            ("2021年上半年", "2021-01-01/2021-06-30"),
            ("2021年前三季度", "2021-01-01/2021-09-30"),
            ("2016—2020年", "2016-01-01/2020-12-31"),
            ("2017年以来", "2017-01-01/2022-01-11"),
            ("2021年底", "2021-12"),
            ("去年", "2021"),
            ("去年1—6月", "2021-01-01/2021-06-30"),
            ("去年前8个月", "2021-01-01/2021-08-31"),
            ("今年以来", "2022-01-01/2022-01-11"),
            ("前年", "2020"),
            ("明年", "2023"),
            ("五年来", "2017-01-11/2022-01-11"),
            ("近三年", "2019-01-11/2022-01-11"),
            ("未来五年", "2022-01-11/2027-01-11"),
            ("五年前", "2017"),
            ("两个月来", "2021-11-11/2022-01-11"),
            ("上半年", "2022-01-01/2022-06-30"),
            ("下半年", "2021-07-01/2021-12-31"),
            ("第三季度", "2021-07-01/2021-09-30"),
            ("1—11月", "2022-01-01/2022-11-30"),
            ("11月", "2021-11"),
            ("11月份", "2021-11"),
            ("10月底", "2021-10"),
            ("9日", "2022-01-09"),
            ("28日", "2021-12-28"),
            ("11月3日", "2021-11-03"),
            ("12月1日至3日", "2021-12-01/2021-12-03"),
            ("昨天", "2022-01-10"),
            ("上月", "2021-12"),
            ("昨晚", "2022-01-10"),
            ("昨天下午", "2022-01-10"),
            ("去年前七个月", "2021-01-01/2021-07-31"),
            ("十月", "2021-10"),
            ("“十三五”期间", "2016-01-01/2020-12-31"),
            ("“十三五”末", "2020"),
            ("“十四五”以来", "2021-01-01/2022-01-11"),
            ("“十五”期间", "2001-01-01/2005-12-31"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_the_words_do_not_tell_stays_open() {
        for text in
            ["近年来", "当年", "连续三年", "2021年13月", "2021年2月30日", "同期", "", "前", "每年", "几年来"]
        {
            assert_eq!(read(text), "", "{text}");
        }
        assert_eq!(dates("去年", None), None);
        assert_eq!(dates("2020年", None).map(|d| d.to_string()).as_deref(), Some("2020"));
    }
}
