//! The numbers that articles state, as a table: some 120 bytes a row.

use std::collections::BTreeSet;
use std::path::Path;

use oxigraph::model::NamedNodeRef;
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::atlas::{Atlas, Reader, text};
use super::evidence::article;
use crate::ontology::vocab::schema;
use crate::ontology::{StatKind, property};

/// A number.
#[derive(Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the number of its node")]
pub(super) struct Number {
    /// The place of the entity it is about.
    pub(super) subject: Option<u32>,
    /// A place in the list of measures.
    pub(super) measure: u32,
    pub(super) kind: Option<StatKind>,
    pub(super) value: Option<f64>,
    pub(super) least: Option<f64>,
    pub(super) most: Option<f64>,
    pub(super) unit: Box<str>,
    pub(super) period: Option<Box<str>>,
    /// The days of the period, where they are known.
    pub(super) date: Option<Box<str>>,
    /// As written.
    pub(super) text: Box<str>,
    pub(super) article: u32,
    /// The N of `#obs-N`.
    pub(super) number: u32,
}

/// All numbers, the newest article first.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) rows: Vec<Number>,
    /// By name.
    pub(super) measures: Vec<Box<str>>,
}

impl Numbers {
    /// Reads the store in `folder`, of which `atlas` was made.
    pub(super) fn read(folder: &Path, atlas: &Atlas) -> Result<Self, String> {
        let reader = Reader::open(folder)?;
        let mut rows: FxHashMap<String, (Number, String)> = FxHashMap::default();
        reader.column(schema::VARIABLE_MEASURED, |iri, measure| {
            let known = iri.rsplit_once("#obs-").and_then(|(article, number)| {
                Some((atlas.article(Atlas::id(&atlas.base, "article", article))?, number.parse().ok()?))
            });
            if let Some((article, number)) = known {
                rows.insert(
                    iri.to_owned(),
                    (Number { article, number, ..Number::default() }, measure_name(&reader, text(measure))),
                );
            }
        })?;
        let mut each = |predicate: NamedNodeRef<'_>, set: &dyn Fn(&mut Number, &str)| {
            reader.column(predicate, |iri, value| {
                if let Some((row, _)) = rows.get_mut(iri) {
                    set(row, text(value));
                }
            })
        };
        each(schema::OBSERVATION_ABOUT, &|row, iri| {
            row.subject = atlas.entity(Atlas::id(&atlas.base, "id", iri));
        })?;
        each(schema::VALUE, &|row, value| row.value = value.parse().ok())?;
        each(schema::MIN_VALUE, &|row, value| row.least = value.parse().ok())?;
        each(schema::MAX_VALUE, &|row, value| row.most = value.parse().ok())?;
        each(schema::UNIT_TEXT, &|row, unit| row.unit = unit.into())?;
        each(property::PERIOD_TEXT, &|row, period| row.period = Some(period.into()))?;
        each(schema::OBSERVATION_DATE, &|row, date| row.date = Some(date.into()))?;
        each(property::VALUE_TEXT, &|row, text| row.text = text.into())?;
        each(property::STAT_KIND, &|row, iri| {
            row.kind = StatKind::ALL.iter().copied().find(|kind| kind.iri().as_str() == iri);
        })?;
        let mut rows: Vec<(Number, String)> = rows.into_values().collect();
        rows.sort_unstable_by_key(|(row, _)| {
            (std::cmp::Reverse(atlas.articles[row.article as usize].day), row.article, row.number)
        });
        let names: BTreeSet<&str> = rows.iter().map(|(_, measure)| measure.as_str()).collect();
        let measures: Vec<Box<str>> = names.into_iter().map(Box::from).collect();
        let place =
            |name: &str| measures.binary_search_by(|known| (**known).cmp(name)).unwrap_or_default() as u32;
        let rows = rows.into_iter().map(|(row, name)| Number { measure: place(&name), ..row }).collect();
        Ok(Self { rows, measures })
    }

    /// The name of what a row measures.
    pub(super) fn measure(&self, row: &Number) -> &str {
        self.measures.get(row.measure as usize).map_or("", |name| name)
    }
}

/// `measure/%E9%87…` → 金牌
fn measure_name(reader: &Reader, iri: &str) -> String {
    let local =
        iri.strip_prefix(reader.base.as_str()).and_then(|rest| rest.strip_prefix("measure/")).unwrap_or(iri);
    percent_encoding::percent_decode_str(local).decode_utf8_lossy().into_owned()
}

/// A row for the page.
pub(super) fn value(numbers: &Numbers, atlas: &Atlas, row: &Number) -> Value {
    let subject = row.subject.map(|at| {
        let entity = &atlas.entities[at as usize];
        json!({ "id": entity.id, "name": entity.name, "type": entity.kind })
    });
    json!({
        "subject": subject, "measure": numbers.measure(row), "kind": row.kind, "value": row.value, "least": row.least,
        "most": row.most, "unit": row.unit, "period": row.period, "date": row.date, "text": row.text, "article": article(atlas, row.article),
        "iri": super::evidence::part(atlas, row.article, "obs", row.number),
    })
}
