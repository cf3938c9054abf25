//! [`Quads`]: collects the quads of one graph, with the shorthands that every shape needs.

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};

use crate::text::Dates;

/// The quads of one graph.
#[derive(Debug)]
pub(super) struct Quads {
    graph: GraphName,
    quads: Vec<Quad>,
}

impl Quads {
    pub(super) fn new(graph: NamedNode) -> Self {
        Self { graph: graph.into(), quads: Vec::new() }
    }

    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        self.quads.push(Quad::new(subject.clone(), predicate, object, self.graph.clone()));
    }

    pub(super) fn a(&mut self, subject: &NamedNode, class: NamedNodeRef<'_>) {
        self.add(subject, rdf::TYPE, class);
    }

    /// A text in Chinese.
    pub(super) fn zh(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: &str) {
        self.add(subject, predicate, zh(text));
    }

    /// A string in no language.
    pub(super) fn string(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: &str) {
        self.add(subject, predicate, Literal::new_simple_literal(text));
    }

    pub(super) fn count(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, number: usize) {
        self.add(subject, predicate, Literal::new_typed_literal(number.to_string(), xsd::INTEGER));
    }

    /// The quads, sorted, each once.
    pub(super) fn finish(mut self) -> Vec<Quad> {
        self.quads.sort_by_cached_key(ToString::to_string);
        self.quads.dedup();
        self.quads
    }
}

/// A text in Chinese.
pub(super) fn zh(text: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(text, "zh")
}

/// A confidence, 0 to 1, as the shortest decimal that reads back as the same number.
pub(super) fn confidence(value: f32) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::DECIMAL)
}

/// A number as the article states it: whole ones as `xsd:integer`, others as `xsd:decimal`.
///
/// Rust prints the shortest digits that read back as the same number, never with an exponent.
pub(super) fn number(value: f64) -> Literal {
    let whole = value.fract() == 0.0 && value.abs() < 9e15;
    Literal::new_typed_literal(value.to_string(), if whole { xsd::INTEGER } else { xsd::DECIMAL })
}

/// Days as the narrowest type that says them: a day, a month, a year; a stretch as an ISO 8601 interval.
pub(super) fn date(dates: Dates) -> Literal {
    let text = dates.to_string();
    match (text.contains('/'), text.len()) {
        (false, 4) => Literal::new_typed_literal(text, xsd::G_YEAR),
        (false, 7) => Literal::new_typed_literal(text, xsd::G_YEAR_MONTH),
        (false, _) => Literal::new_typed_literal(text, xsd::DATE),
        (true, _) => Literal::new_simple_literal(text),
    }
}

/// The ISO 4217 code of a currency as the news writes it.
pub(super) fn currency(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "元" | "人民币" | "块钱" => "CNY",
        "美元" => "USD",
        "欧元" => "EUR",
        "英镑" => "GBP",
        "日元" => "JPY",
        "港元" | "港币" => "HKD",
        "卢布" => "RUB",
        "韩元" => "KRW",
        "澳元" => "AUD",
        "加元" => "CAD",
        "瑞士法郎" => "CHF",
        "新台币" => "TWD",
        "澳门元" => "MOP",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_narrowest_type() {
        let typed = |text| date(Dates::parse(text).unwrap()).datatype().into_owned();
        assert_eq!(typed("2020"), xsd::G_YEAR);
        assert_eq!(typed("2020-03"), xsd::G_YEAR_MONTH);
        assert_eq!(typed("2020-03-05"), xsd::DATE);
        assert_eq!(typed("2020-01-01/2020-06-30"), xsd::STRING);
    }

    #[test]
    fn numbers_keep_their_value() {
        for (value, text) in [(503.0, "503"), (15.2, "15.2"), (0.001, "0.001"), (-4.9, "-4.9")] {
            assert_eq!(number(value).value(), text);
            assert_eq!(number(value).value().parse(), Ok(value));
        }
        assert_eq!(number(503.0).datatype(), xsd::INTEGER);
        assert_eq!(number(15.2).datatype(), xsd::DECIMAL);
        assert_eq!(confidence(0.9).value(), "0.9");
    }
}
