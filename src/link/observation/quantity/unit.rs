//! The unit of each numeral; those of a list share that of the last.

use crate::link::observation::units::{Unit, UnitKind, unit_at};
use crate::text::{Form, Numeral};

/// A unit with its kind, its width in the text and what it multiplies by.
pub(super) type Found = (&'static str, UnitKind, usize, f64);

/// The unit of each numeral; in 20.9、36.2和54个百分点 the first numbers share that of the last.
pub(super) fn units(sentence: &str, numerals: &[Numeral]) -> Vec<Option<Found>> {
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
