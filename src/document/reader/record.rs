//! One JSON record to one article.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::draft::{Draft, RawLine, Reading, split_lines};
use super::fields::FieldMap;
use super::front_matter::Loose;
use super::html::{fragment_lines, looks_like_html};
use super::{ReadError, ReadOptions};
use crate::document::Source;

/// Parses one object. `line` is where it stands in the file.
pub(super) fn read_record(
    path: &str,
    key_path: &str,
    line: usize,
    json: &str,
    options: &ReadOptions,
) -> Result<Reading, ReadError> {
    let mut deserializer = serde_json::Deserializer::from_str(json.trim_start_matches('\u{feff}'));
    let value = ValueSeed(&options.fields).deserialize(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    let value = value.map_err(|error| json_error(path, line, &error))?;
    article(value, &Place { path, key_path, number: line, line: Some(line) }, options)
}

/// Parses a file that is one value: an array of objects, or one object over many lines.
pub(super) fn read_records(
    path: &str,
    key_path: &str,
    json: &str,
    options: &ReadOptions,
) -> Vec<Result<Reading, ReadError>> {
    let json = json.trim_start_matches('\u{feff}').trim_start();
    if !json.starts_with('[') {
        return vec![read_record(path, key_path, 1, json, options)];
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let values = deserializer.deserialize_seq(ArrayVisitor(&options.fields));
    match values.and_then(|values| deserializer.end().map(|()| values)) {
        Err(error) => vec![Err(json_error(path, 1, &error))],
        Ok(values) => {
            let place = |at| Place { path, key_path, number: at + 1, line: None };
            values.into_iter().enumerate().map(|(at, value)| article(value, &place(at), options)).collect()
        }
    }
}

fn json_error(path: &str, line: usize, error: &serde_json::Error) -> ReadError {
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default();
    let column = Some(error.column()).filter(|&column| column > 0);
    ReadError {
        column,
        ..ReadError::new(path, format!("not JSON: {reason}")).at(line + error.line().saturating_sub(1))
    }
}

/// Where a record stands.
struct Place<'a> {
    path: &'a str,
    key_path: &'a str,
    /// Its line, or its place in the array.
    number: usize,
    line: Option<usize>,
}

impl Place<'_> {
    fn error(&self, reason: impl Into<String>) -> ReadError {
        match self.line {
            Some(line) => ReadError::new(self.path, reason).at(line),
            None => ReadError::new(self.path, format!("record {}: {}", self.number, reason.into())),
        }
    }
}

fn article(value: Value, place: &Place<'_>, options: &ReadOptions) -> Result<Reading, ReadError> {
    let (mut fields, others) = match value {
        Value::Object(fields, others) => (fields, others),
        Value::Other(kind) => return Err(place.error(format!("not an object but {kind}"))),
    };
    let mut take = |name: &str| fields.remove(name).unwrap_or_default();
    let lines = match [take("text"), take("content")].into_iter().find(|value| *value != Loose::Absent) {
        None => return Err(without_text(place, &others)),
        Some(Loose::Text(text)) => body_lines(&text),
        Some(Loose::List(texts)) => texts.iter().flat_map(|text| body_lines(text)).collect(),
        Some(other) => return Err(place.error(format!("the text is {}", other.kind()))),
    };
    let id = take("id").text().filter(|id| !id.is_empty());
    let date = take("date");
    let mut warnings = Vec::new();
    if matches!(date, Loose::List(_) | Loose::Map) {
        warnings.push(format!("date is {}, not a text", date.kind()));
    }
    let draft = Draft {
        title: take("title").text().map(|title| split_lines(&title).collect::<Vec<_>>().join(" ")),
        date: date.text(),
        newspaper: take("source").text(),
        category: take("category").texts().into_iter().next(),
        tags: take("tags").texts(),
        url: take("url").text(),
        locality: take("locality").text(),
        lines,
        warnings,
    };
    let number = place.number.to_string();
    let source = Source {
        path: format!("{}#{number}", place.path),
        key_path: format!("{}#{}", place.key_path, id.as_deref().unwrap_or(&number)),
    };
    let mut reading = draft.finish(source, options).map_err(|error| place.error(error.reason))?;
    for warning in &mut reading.warnings {
        *warning = place.error(std::mem::take(&mut warning.reason));
    }
    Ok(reading)
}

fn without_text(place: &Place<'_>, others: &[String]) -> ReadError {
    let error = place.error("no field `text` or `content`");
    match others.first() {
        Some(_) => error.hint(format!("name it with --field text=NAME, of {}", others.join(", "))),
        None => error,
    }
}

fn body_lines(text: &str) -> Vec<RawLine> {
    if looks_like_html(text) { fragment_lines(text) } else { vec![text.to_owned().into()] }
}

/// Any JSON value; of an object only the fields that are read, and the first few names of the others.
enum Value {
    Object(BTreeMap<&'static str, Loose>, Vec<String>),
    Other(&'static str),
}

struct ValueSeed<'a>(&'a FieldMap);

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(ValueVisitor(self.0))
    }
}

struct ValueVisitor<'a>(&'a FieldMap);

impl<'de> Visitor<'de> for ValueVisitor<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let (mut fields, mut others) = (BTreeMap::new(), Vec::new());
        while let Some(name) = entries.next_key::<String>()? {
            if let Some(field) = self.0.field(&name) {
                fields.insert(field, entries.next_value::<Loose>()?);
            } else {
                entries.next_value::<IgnoredAny>()?;
                if others.len() < 8 {
                    others.push(name);
                }
            }
        }
        Ok(Value::Object(fields, others))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an array"))
    }

    fn visit_str<E>(self, _: &str) -> Result<Value, E> {
        Ok(Value::Other("a string"))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Other("a truth value"))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Other("a number"))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Other("a number"))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Other("a number"))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Other("null"))
    }
}

struct ArrayVisitor<'a>(&'a FieldMap);

impl<'de> Visitor<'de> for ArrayVisitor<'_> {
    type Value = Vec<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<Value>, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(ValueSeed(self.0))? {
            values.push(value);
        }
        Ok(values)
    }
}
