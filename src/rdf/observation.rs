//! Numbers: `schema:Observation` with what was measured, the number as stated, and the words that state it.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode};

use super::ExportError;
use super::entity::name;
use super::quads::{currency, date, number};
use super::scope::Scope;
use crate::extraction::ObservationRecord;
use crate::ontology::property;
use crate::ontology::vocab::schema;
use crate::text::Dates;

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
        unit => {
            if let Some(code) = currency(unit) {
                out.string(node, schema::CURRENCY, code);
            }
        }
    }
}

/// When, since when and among whom.
fn time(scope: &mut Scope<'_>, node: &NamedNode, observation: &ObservationRecord) {
    let out = &mut scope.out;
    if let Some(period) = &observation.period {
        out.zh(node, property::PERIOD_TEXT, period);
    }
    if let Some(dates) = observation.period_dates {
        out.add(node, schema::OBSERVATION_DATE, date(dates));
    }
    let days = [
        (observation.period_dates, property::PERIOD_BEGIN, property::PERIOD_END),
        (observation.base_dates, property::BASE_PERIOD_BEGIN, property::BASE_PERIOD_END),
    ];
    for (dates, begin, end) in days {
        let sides = [(begin, dates.and_then(Dates::begin)), (end, dates.and_then(Dates::end))];
        for (property, day) in sides {
            if let Some(day) = day {
                out.add(node, property, Literal::new_typed_literal(day.to_string(), xsd::DATE));
            }
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
