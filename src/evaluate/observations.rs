//! Observations, one to one: value and unit equal, and the measures share their head noun.

use serde_json::{Number, Value};

use super::compare::Comparison;
use super::fold::{fold, is_blank};
use super::score::Tally;
use super::{GoldObservation, PredictedObservation};

pub(super) fn score(comparison: &Comparison<'_>, tally: &mut Tally) {
    let mut left: Vec<&GoldObservation> = comparison.gold.article.observations.iter().collect();
    for found in &comparison.found.observations {
        if let Some(index) = left.iter().position(|wanted| is_same(found, wanted)) {
            tally.observations.hit += usize::from(!left.remove(index).optional);
            continue;
        }
        tally.observations.wrong += 1;
        let (measure, unit) = (shown(found.measure.as_ref()), shown(found.unit.as_ref()));
        let values: Vec<String> = numbers(found).map(Number::to_string).collect();
        let message = format!("wrong observation {measure} [{}] {unit}", values.join(", "));
        tally.errors.push(comparison.error(&message));
    }
    for wanted in left.into_iter().filter(|wanted| !wanted.optional) {
        tally.observations.missed += 1;
        let GoldObservation { measure, value, unit, evidence, .. } = wanted;
        let message = format!("missed observation {measure} {value} {unit}: {evidence}");
        tally.errors.push(comparison.error(&message));
    }
}

fn shown(text: Option<&String>) -> &str {
    text.map_or("None", String::as_str)
}

/// The numbers given, whichever of value, least and most they are.
fn numbers(found: &PredictedObservation) -> impl Iterator<Item = &Number> {
    [&found.value, &found.min, &found.max].into_iter().filter_map(|value| match value {
        Value::Number(number) => Some(number),
        _ => None,
    })
}

fn is_same(found: &PredictedObservation, wanted: &GoldObservation) -> bool {
    let want = magnitude(&wanted.value);
    let mut values = numbers(found).map(magnitude);
    let unit = |text: &str| fold(text).trim_matches(is_blank).to_owned();
    values.any(|value| (value - want).abs() <= 1e-6 * want.max(1.0))
        && unit(found.unit.as_deref().unwrap_or_default()) == unit(&wanted.unit)
        && share_head(found.measure.as_deref().unwrap_or_default(), &wanted.measure)
}

/// Falls are written with or without a minus sign.
fn magnitude(number: &Number) -> f64 {
    number.as_f64().map_or(f64::NAN, f64::abs)
}

/// Whether one contains the last two characters of the other: 科普活动 and 各类活动.
fn share_head(found: &str, wanted: &str) -> bool {
    let (found, wanted) = (fold(found), fold(wanted));
    let head = |text: &str| -> String {
        let skip = text.chars().count().saturating_sub(2);
        text.chars().skip(skip).collect()
    };
    found.contains(&head(&wanted)) || (!found.is_empty() && wanted.contains(&head(&found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_share_their_head() {
        assert!(share_head("科普活动", "各类活动"));
        assert!(share_head("活动场次", "活动"));
        assert!(!share_head("", "活动"));
        assert!(!share_head("企业", "活动"));
    }

    #[test]
    fn a_bound_may_be_the_value_and_a_fall_have_no_sign() {
        let wanted: GoldObservation = serde_json::from_str(
            r#"{"measure": "降雨量", "value": -15.2, "unit": "％", "evidence": "减少15.2%"}"#,
        )
        .unwrap();
        let found = |json: &str| is_same(&serde_json::from_str(json).unwrap(), &wanted);
        assert!(found(r#"{"measure": "雨量", "value": null, "min": 15.2, "unit": " %"}"#));
        assert!(!found(r#"{"measure": "雨量", "value": 15.3, "unit": "%"}"#));
        assert!(!found(r#"{"measure": "雨量", "value": "15.2", "unit": "%"}"#));
    }
}
