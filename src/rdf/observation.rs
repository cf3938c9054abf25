//! Numbers: `schema:Observation` with what was measured, the number as stated, and the words that state it.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode};

use super::ExportError;
use super::entity::name;
use super::quads::number;
use super::scope::Scope;
use super::vocab::{CURRENCY, OBSERVATION_DATE};
use crate::extraction::ObservationRecord;
use crate::ontology::property;
use crate::ontology::vocab::schema;

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for (index, observation) in scope.extraction.observations.iter().enumerate() {
        let node = scope.part(&format!("obs-{}", index + 1));
        subject(scope, &node, observation)?;
        amount(scope, &node, observation);
        time(scope, &node, observation);
        grounds(scope, &node, observation);
    }
    Ok(())
}

/// What is measured, and of whom.
fn subject(
    scope: &mut Scope<'_>,
    node: &NamedNode,
    observation: &ObservationRecord,
) -> Result<(), ExportError> {
    scope.out.a(node, schema::OBSERVATION);
    scope.out.add(node, property::STAT_KIND, observation.kind.iri());
    let measure = Scope::minted(scope.base.thing("measure", &observation.measure));
    scope.out.add(node, schema::VARIABLE_MEASURED, measure.clone());
    scope.out.a(&measure, schema::STATISTICAL_VARIABLE);
    name(&mut scope.out, &measure, &observation.measure);
    if let Some(subject) = &observation.subject {
        let subject = scope.iri(subject)?;
        scope.out.add(node, schema::OBSERVATION_ABOUT, subject);
    }
    for item in &observation.enumerates {
        let item = scope.iri(item)?;
        scope.out.add(node, property::ENUMERATES, item);
    }
    if let Some(complete) = observation.enumeration_complete {
        scope.out.add(node, property::ENUMERATION_COMPLETE, Literal::from(complete));
    }
    Ok(())
}

/// The number with its bounds and unit.
fn amount(scope: &mut Scope<'_>, node: &NamedNode, observation: &ObservationRecord) {
    let out = &mut scope.out;
    let bounds = [
        (schema::VALUE, observation.value),
        (schema::MIN_VALUE, observation.min),
        (schema::MAX_VALUE, observation.max),
    ];
    for (predicate, value) in bounds {
        if let Some(value) = value {
            out.add(node, predicate, number(value));
        }
    }
    out.zh(node, schema::UNIT_TEXT, &observation.unit);
    match observation.unit.as_str() {
        // UN/CEFACT Recommendation 20: per cent. A percentage point (个百分点) is none.
        "%" => out.string(node, schema::UNIT_CODE, "P1"),
        "元" => out.string(node, CURRENCY, "CNY"),
        _ => {}
    }
}

/// When, since when and among whom.
fn time(scope: &mut Scope<'_>, node: &NamedNode, observation: &ObservationRecord) {
    let out = &mut scope.out;
    if let Some(period) = &observation.period {
        out.zh(node, property::PERIOD_TEXT, period);
        if let Some(date) = date(period) {
            out.add(node, OBSERVATION_DATE, date);
        }
    }
    if let Some(base) = &observation.base_period {
        out.zh(node, property::BASE_PERIOD, base);
    }
    if let Some(rank_scope) = &observation.rank_scope {
        out.zh(node, property::RANK_SCOPE, rank_scope);
    }
}

/// The words, the sentence, the rule.
fn grounds(scope: &mut Scope<'_>, node: &NamedNode, observation: &ObservationRecord) {
    scope.evidence(node, observation.evidence);
    scope.out.zh(node, property::VALUE_TEXT, &observation.text);
    scope.out.count(node, property::TRIGGER_BEGIN, observation.span.start);
    scope.out.count(node, property::TRIGGER_END, observation.span.end);
    scope.out.string(node, property::RULE, &observation.rule);
}

/// 2020年 as a year, 2020年3月 as a month; what needs the article's date (五年来) is not resolved here.
fn date(period: &str) -> Option<Literal> {
    let (year, rest) = period.split_once('年')?;
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if rest.is_empty() || rest == "度" {
        return Some(Literal::new_typed_literal(year, xsd::G_YEAR));
    }
    let month: u8 = rest.strip_suffix('月').or_else(|| rest.strip_suffix("月份"))?.parse().ok()?;
    (1..=12)
        .contains(&month)
        .then(|| Literal::new_typed_literal(format!("{year}-{month:02}"), xsd::G_YEAR_MONTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_calendar_periods_become_dates() {
        let text = |period| date(period).map(|d| d.value().to_owned());
        assert_eq!(text("2020年").as_deref(), Some("2020"));
        assert_eq!(text("2020年3月").as_deref(), Some("2020-03"));
        assert_eq!(text("2020年13月"), None);
        assert_eq!(text("2020年以来"), None);
        assert_eq!(text("五年来"), None);
    }
}
