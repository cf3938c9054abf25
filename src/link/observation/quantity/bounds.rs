//! 近, 超, 以上: words that bound a number.

use super::Quantity;
use crate::link::observation::units::UnitKind;
use crate::text::{Bound, Form, Numeral};

/// Words before a numeral that bound it from below, longest first.
pub(super) const OVER: &[&str] = &[
    "不得低于",
    "不得少于",
    "不低于",
    "不少于",
    "不下",
    "高于",
    "大于",
    "多于",
    "超过了",
    "突破了",
    "超过",
    "突破",
    "超出",
    "至少",
    "跨过",
    "越过",
    "站上",
    "冲破",
    "超",
    "逾",
    "破",
    "上",
    "过",
    "满",
    "成",
];

/// Words before a numeral that bound it from above.
pub(super) const UNDER: &[&str] = &[
    "不得超过",
    "不得高于",
    "不得多于",
    "不超过",
    "不高于",
    "低于",
    "小于",
    "少于",
    "不足",
    "不到",
    "不满",
    "将近",
    "接近",
    "至多",
    "最多",
    "近",
];

/// Words before a numeral that blur it.
const ABOUT: &[&str] = &["大约", "大概", "约为", "约", "左右"];

/// Applies 近, 超, 以上 and what the numeral itself says, and widens the span over them.
pub(super) fn bounded(
    mut made: Quantity,
    numeral: &Numeral,
    before: &str,
    tail: &str,
    scale: f64,
) -> Option<Quantity> {
    let prefix = |words: &[&'static str]| words.iter().copied().find(|w| before.ends_with(w));
    let suffix = |words: &[&'static str]| words.iter().copied().find(|w| tail.starts_with(w));
    let (mut over, mut under) = (numeral.bound == Bound::AtLeast, false);
    // 上 and 过, 满, 成 bound only round numbers (上百家, 过万人); elsewhere they end another word (以上, 通过).
    let round = numeral.form == Form::Bare;
    // The longer word counts: 不低于 is no 低于.
    let least = prefix(OVER).filter(|w| round || !matches!(*w, "上" | "过" | "满" | "成" | "破"));
    let most = prefix(UNDER).filter(|under| least.is_none_or(|over| over.len() < under.len()));
    if let Some(word) = most {
        under = true;
        made.span.begin -= word.len();
    } else if let Some(word) = least {
        over = true;
        made.span.begin -= word.len();
    } else if let Some(word) = prefix(ABOUT) {
        made.span.begin -= word.len();
    }
    if let Some(word) = suffix(&["及以上", "以上", "之多", "多", "余"]) {
        over = true;
        made.span.end += word.len();
    } else if let Some(word) = suffix(&["及以下", "以下", "以内", "之内"]) {
        under = true;
        made.span.end += word.len();
    } else if let Some(word) = suffix(&["左右", "上下"]) {
        made.span.end += word.len();
    }
    // 零下37.3℃.
    let below = before.strip_suffix("零下").is_some();
    if below {
        made.span.begin -= "零下".len();
    }
    let value = numeral.value * scale * if below { -1.0 } else { 1.0 };
    if !value.is_finite() {
        return None;
    }
    // 796元/月.
    let per = ["/月", "/年", "/吨", "/亩", "/人", "/天"].into_iter().find(|per| tail.starts_with(per));
    let yearly = tail.starts_with("/年") && made.kind == UnitKind::Measure;
    if let Some(per) = per.filter(|_| made.kind == UnitKind::Currency || yearly) {
        made.span.end += per.len();
    }
    match numeral.bound {
        Bound::Upto(high) => (made.min, made.max) = (Some(value), Some(high * scale)),
        _ if under => made.max = Some(value),
        _ if over => made.min = Some(value),
        _ => made.value = Some(value),
    }
    Some(made)
}
