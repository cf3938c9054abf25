//! Sums and shares of facts: `schema:MonetaryAmount` and `schema:QuantitativeValue`.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::extraction::{FactRecord, Offsets};
use crate::link::fact::Amount;
use crate::ontology::property;
use crate::ontology::vocab::schema;
use crate::rdf::quads::{currency, number};
use crate::rdf::scope::Scope;

pub(super) fn write(scope: &mut Scope<'_>, node: &NamedNode, index: usize, fact: &FactRecord) {
    let parts = [
        (&fact.amount, property::AMOUNT, schema::MONETARY_AMOUNT, "amount"),
        (&fact.share, property::SHARE, schema::QUANTITATIVE_VALUE, "share"),
    ];
    for (amount, property, class, prefix) in parts {
        if let Some(amount) = amount {
            let part = scope.part(&format!("{prefix}-{}", index + 1));
            scope.out.add(node, property, part.clone());
            one(scope, &part, amount, class);
        }
    }
}

fn one(scope: &mut Scope<'_>, node: &NamedNode, amount: &Amount<Offsets>, class: NamedNodeRef<'static>) {
    let out = &mut scope.out;
    out.a(node, class);
    let bounds =
        [(schema::VALUE, amount.value), (schema::MIN_VALUE, amount.min), (schema::MAX_VALUE, amount.max)];
    for (predicate, value) in bounds {
        if let Some(value) = value {
            out.add(node, predicate, number(value));
        }
    }
    out.zh(node, schema::UNIT_TEXT, &amount.unit);
    if let Some(code) = currency(&amount.unit) {
        out.string(node, schema::CURRENCY, code);
    }
    if amount.unit == "%" {
        out.string(node, schema::UNIT_CODE, "P1");
    }
    out.zh(node, property::VALUE_TEXT, &amount.text);
    out.count(node, property::TRIGGER_BEGIN, amount.span.start);
    out.count(node, property::TRIGGER_END, amount.span.end);
}
