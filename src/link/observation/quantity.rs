//! Quantities: a numeral with its unit and the words that bound it (近200个, 2亿多元, 90%以上).

use super::units::{Unit, UnitKind, unit_at};
use crate::text::{Bound, Form, Numeral, Span, numerals};

/// One quantity of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// With the bounding words (近200个), relative to the sentence.
    pub span: Span,
    /// The numeral alone: it must lie in no name and no date.
    pub core: Span,
    /// The exact number.
    pub value: Option<f64>,
    /// At least.
    pub min: Option<f64>,
    /// At most.
    pub max: Option<f64>,
    /// As written; empty where none is.
    pub unit: &'static str,
    /// What the unit measures.
    pub kind: UnitKind,
    /// A number below ten written in characters: it states something only after a verb (通报六起).
    pub small: bool,
    /// Whether a demonstrative stands before it (这六起): said before, not stated.
    pub given: bool,
}

/// Words before a numeral that bound it from below, longest first.
const OVER: &[&str] = &[
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
const UNDER: &[&str] = &[
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
/// Demonstratives.
const GIVEN: &[&str] = &["这", "上述", "该", "那", "前", "每", "另外", "第", "哪", "某", "后"];

/// Words of time that end like one of [`GIVEN`].
const SINCE: &[&str] = &[
    "此前", "目前", "之前", "以前", "日前", "年前", "此后", "之后", "今后", "以后", "会前", "会后", "当前",
    "眼前",
];

/// The quantities of `sentence`, in order.
pub(super) fn quantities(sentence: &str) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let numerals = numerals(sentence);
    let units = units(sentence, &numerals);
    for (numeral, unit) in numerals.iter().zip(units) {
        let Some(quantity) = unit.and_then(|unit| quantity(sentence, numeral, unit)) else { continue };
        match found.last_mut() {
            Some(low) if is_range(sentence, low, &quantity) => widen(low, &quantity),
            _ => found.push(quantity),
        }
    }
    found
}

/// Whether two quantities are the ends of one: 5%-5.5%, 30万元至50万元.
fn is_range(sentence: &str, low: &Quantity, high: &Quantity) -> bool {
    let between = sentence.get(low.span.end..high.span.begin).unwrap_or_default();
    let before = sentence.get(..low.span.begin).unwrap_or_default();
    matches!(between, "-" | "—" | "－" | "~" | "～" | "至" | "到")
        && low.unit == high.unit
        && low.value < high.value
        && !before.ends_with(['从', '由'])
}

fn widen(low: &mut Quantity, high: &Quantity) {
    low.span = low.span.cover(high.span);
    low.core = low.core.cover(high.core);
    (low.min, low.max, low.value) = (low.value, high.value, None);
}

/// A unit with its kind, its width in the text and what it multiplies by.
type Found = (&'static str, UnitKind, usize, f64);

/// The unit of each numeral; in 20.9、36.2和54个百分点 the first numbers share that of the last.
fn units(sentence: &str, numerals: &[Numeral]) -> Vec<Option<Found>> {
    let mut found = vec![None; numerals.len()];
    let mut following: Option<(usize, Found)> = None;
    for (index, numeral) in numerals.iter().enumerate().rev() {
        let after = sentence.get(numeral.span.end..).unwrap_or_default();
        let blank = after.len() - after.trim_start_matches(' ').len();
        let own = unit(numeral, after.get(blank..).unwrap_or_default());
        let own = own.map(|(name, kind, width, scale)| {
            (name, kind, if width == 0 { 0 } else { width + blank }, scale)
        });
        let shared = following.and_then(|(begin, unit)| {
            let between = sentence.get(numeral.span.end..begin)?;
            let plain = matches!(unit.1, UnitKind::Percent | UnitKind::Currency | UnitKind::Measure);
            (plain && numeral.form == Form::Arabic && matches!(between, "、" | "和" | "与" | "及"))
                .then_some((unit.0, unit.1, 0, unit.3))
        });
        let folded = own.is_some_and(|unit| unit.0.is_empty());
        found[index] = if folded { shared.or(own) } else { own.or(shared) };
        following = found[index].map(|unit| (numeral.span.begin, unit));
    }
    found
}

fn quantity(sentence: &str, numeral: &Numeral, unit: Found) -> Option<Quantity> {
    let (before, rest) = sentence.split_at_checked(numeral.span.begin)?;
    let after = rest.get(numeral.span.len()..)?;
    if is_part_of_code(before, after) {
        return None;
    }
    let (unit, kind, width, scale) = unit;
    let end = numeral.span.end + width;
    let tail = sentence.get(end..)?;
    if !states(numeral, unit, kind, before, tail) {
        return None;
    }
    let made = Quantity {
        span: Span::new(numeral.span.begin, end),
        core: numeral.span,
        value: None,
        min: None,
        max: None,
        unit,
        kind,
        small: numeral.form == Form::Chinese
            && numeral.value < 10.0
            && numeral.bound == Bound::Exact
            && kind.counts(),
        given: GIVEN.iter().any(|w| before.ends_with(w)) && !SINCE.iter().any(|w| before.ends_with(w)),
    };
    bounded(made, numeral, before, tail, scale)
}

/// COVID-19, G225, 2+N, 19:30, 第16, 86比79, 1.: digits that are no number of anything.
fn is_part_of_code(before: &str, after: &str) -> bool {
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

/// The unit after a numeral: its name, kind, width in bytes, and what it multiplies the number by.
fn unit(numeral: &Numeral, after: &str) -> Option<Found> {
    if numeral.form == Form::Percent {
        return Some(("%", UnitKind::Percent, 0, 1.0));
    }
    match unit_at(after) {
        // 两成 is 20%.
        Some(Unit { name: "成", .. }) => (numeral.form == Form::Chinese && numeral.value < 10.0)
            .then_some(("%", UnitKind::Percent, "成".len(), 10.0)),
        Some(unit) => Some((unit.name, unit.kind, unit.name.len(), 1.0)),
        None if numeral.folded && numeral.form != Form::Bare => Some(("", UnitKind::Bare, 0, 1.0)),
        None => None,
    }
}

/// Whether numeral and unit can state something at all.
fn states(numeral: &Numeral, unit: &str, kind: UnitKind, before: &str, tail: &str) -> bool {
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

/// Applies 近, 超, 以上 and what the numeral itself says, and widens the span over them.
fn bounded(mut made: Quantity, numeral: &Numeral, before: &str, tail: &str, scale: f64) -> Option<Quantity> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// `value/min/max unit` of every quantity.
    fn read(text: &str) -> Vec<String> {
        quantities(text)
            .iter()
            .map(|q| {
                let number = [("", q.value), ("≥", q.min), ("≤", q.max)];
                let number: String =
                    number.iter().filter_map(|(m, v)| v.map(|v| format!("{m}{v}"))).collect();
                format!("{number}{}", q.unit)
            })
            .collect()
    }

    #[test]
    fn numbers_with_units() {
        let cases: &[(&str, &[&str])] = &[
            ("办班60多期，产值达3.2亿元", &["≥60期", "320000000元"]),
            ("近200个村、超18万人次", &["≤200个", "≥180000人次"]),
            ("增速90%以上，提高4.9个百分点", &["≥90%", "4.9个百分点"]),
            ("百分之三十的农户，近两成", &["30%", "≤20%"]),
            ("产茶1.35万吨，装机两千万千瓦", &["13500吨", "20000000千瓦"]),
            ("帮扶420万困难群众", &["4200000"]),
            ("不得低于10万元、不得超过3次，不低于5%、低于6%", &["≥100000元", "≤3次", "≥5%", "≤6%"]),
            ("近百个单位、上千名游客", &["≤100个", "≥1000名"]),
            ("3至5个试点", &["≥3≤5个"]),
            ("投资2000万人民币", &["20000000人民币"]),
        ];
        for (text, wanted) in cases {
            assert_eq!(&read(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "第十六届",
            "2020年3月",
            "G225国道",
            "2+N",
            "19:30",
            "86比79",
            "COVID-19",
            "一家人一次",
            "百家争鸣",
            "三分之二",
            "万元生产总值",
            "2小时11分03秒",
            "十大",
            "周三",
            "二期工程",
            "红十字事业",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
