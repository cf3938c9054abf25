//! Positions held: `org:Membership` with the title verbatim, the role that it is, begin and end where the text gives
//! them, and the day on which the article says so.
//!
//! News shows a state on a day, not an interval, so that day is `tupu:observedOn`, not a beginning.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode};

use super::period;
use crate::extraction::FactRecord;
use crate::ontology::property;
use crate::ontology::vocab::{org, schema, skos};
use crate::rdf::ExportError;
use crate::rdf::entity::name;
use crate::rdf::scope::Scope;

pub(super) fn write(scope: &mut Scope<'_>, node: &NamedNode, fact: &FactRecord) -> Result<(), ExportError> {
    for iri in &fact.agents {
        let iri = scope.iri(iri)?;
        scope.out.add(node, org::MEMBER, iri);
    }
    if let Some(iri) = &fact.object {
        let iri = scope.iri(iri)?;
        scope.out.add(node, org::ORGANIZATION, iri);
    }
    if let Some(day) = scope.day() {
        scope.out.add(node, property::OBSERVED_ON, Literal::new_typed_literal(day, xsd::DATE));
    }
    if let Some(change) = fact.change {
        scope.out.add(node, property::CHANGE, change.iri());
    }
    if fact.former {
        scope.out.add(node, property::FORMER, Literal::from(true));
    }
    if let Some(title) = &fact.title {
        scope.out.zh(node, property::TITLE_TEXT, title);
    }
    if let Some(text) = &fact.role {
        let role = Scope::minted(scope.base.thing("role", text));
        scope.out.add(node, org::ROLE, role.clone());
        scope.out.a(&role, org::ROLE_CLASS);
        scope.out.a(&role, skos::CONCEPT);
        name(&mut scope.out, &role, text);
    }
    period(scope, node, fact.begin.as_ref(), schema::START_DATE, property::BEGIN_TEXT);
    period(scope, node, fact.end.as_ref(), schema::END_DATE, property::END_TEXT);
    Ok(())
}
