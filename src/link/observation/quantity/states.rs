//! Whether a numeral with its unit can state anything: not in G225, 三分之二, 二期工程.

use super::bounds::{OVER, UNDER};
use crate::link::observation::units::{UnitKind, unit_at};
use crate::text::{Bound, Form, Numeral};

/// COVID-19, G225, 2+N, 19:30, 第16, 86比79, 1.: digits that are no number of anything.
pub(super) fn is_part_of_code(before: &str, after: &str) -> bool {
    let previous = before.chars().next_back();
    let next = after.chars().next();
    let joined = |c: Option<char>| {
        c.is_some_and(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, '_' | '+' | '/' | ':' | '：' | '#' | '№' | '·' | '*' | '×' | '∶' | '＋')
        })
    };
    let digit_after =
        |mark: char| after.strip_prefix(mark).is_some_and(|s| s.starts_with(|c: char| c.is_ascii_digit()));
    let before_mark = |mark: char| {
        before.strip_suffix(mark).is_some_and(|s| s.ends_with(|c: char| c.is_ascii_alphanumeric()))
    };
    joined(previous)
        || previous == Some('第')
        || (joined(next) && unit_at(after).is_none())
        || ['-', '比', '.'].into_iter().any(|m| digit_after(m) || before_mark(m))
}

/// Whether numeral and unit can state something at all.
pub(super) fn states(numeral: &Numeral, unit: &str, kind: UnitKind, before: &str, tail: &str) -> bool {
    let ends = |words: &[&str]| words.iter().any(|w| before.ends_with(w));
    let characters = numeral.form != Form::Arabic;
    let value = numeral.value;
    let one = characters && (value - 1.0).abs() < f64::EPSILON && numeral.bound == Bound::Exact;
    let rare = unit_at(unit).is_some_and(|u| u.arabic) && characters && value < 10.0;
    let date = matches!(unit, "年") && !characters && (1000.0..2200.0).contains(&value) && !numeral.folded;
    let composite = kind == UnitKind::Time && tail.starts_with(|c: char| c.is_ascii_digit());
    let rest_of_time = matches!(unit, "秒" | "分钟" | "分") && ends(&["分", "小时", "时", "点"]);
    // 稳定在百万吨以上.
    let above = ends(&["在", "到", "为", "达"]) && tail.starts_with("以上");
    let bare = numeral.form == Form::Bare && !ends(OVER) && !ends(UNDER) && !ends(&["约"]) && !above;
    // 十一次全会: an ordinal.
    let session = unit == "次"
        && characters
        && ["全会", "全体", "会议", "代表大会", "党代会"].iter().any(|w| tail.starts_with(w));
    // 三分之二, 第三, 周三, 十之八九.
    let ordinal = ends(&["之", "周", "星期", "初", "农历", "届", "大写"]) && characters;
    // 红十字: no number.
    let cross = unit == "字" && before.ends_with('红');
    let fraction = numeral.form == Form::Fraction;
    // 北纬42度, 25米手枪: where, and which.
    let angle = unit == "度" && ends(&["北纬", "南纬", "东经", "西经"]);
    // 300兆瓦级: which, not how many.
    let class = matches!(kind, UnitKind::Measure | UnitKind::Bare) && tail.starts_with('级');
    // 103线326公里处, 38万公里之外: where, not how far.
    let spot = kind == UnitKind::Measure
        && ["附近", "处", "之外", "以外", "外", "开外", "远处"].iter().any(|w| tail.starts_with(w));
    // 三期工程, 十部门: the classifier and the noun are one.
    let phase = unit == "期" && value < 10.0 && (tail.starts_with(['工', '项', '建', '、', '规']));
    let impossible = kind == UnitKind::Attribute
        || (one && unit != "番")
        || rare
        || date
        || composite
        || rest_of_time
        || bare
        || ordinal
        || fraction
        || phase
        || spot
        || class
        || session
        || cross
        || angle;
    !impossible && (kind != UnitKind::Score || ends(&["得", "分", "为", "达", "获"]))
}
