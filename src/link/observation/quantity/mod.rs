//! Quantities: a numeral with its unit and the words that bound it (近200个, 2亿多元, 90%以上).

mod bounds;
mod states;
#[cfg(test)]
mod tests;
mod unit;

use crate::link::observation::units::UnitKind;
use crate::text::{Bound, Form, Numeral, Span, numerals};
use bounds::bounded;
use states::{is_part_of_code, states};
use unit::{Found, units};

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
